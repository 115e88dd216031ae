"""A meeting room to test in: a small archive, the app on it, and what a person would see on the screen."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from hands import caught_up
from movable_clock import MovableClock
from screens import paint
from textual.events import Key
from textual.pilot import Pilot

from sessions.acts.opening import Archive, SeriesFile, open_series
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere, create_series
from sessions.leefgebieden import Leefgebied
from sessions.series import SeriesKind
from tafel.app import TafelApp
from tafel.desk import Desk
from tafel.screens.meeting import MeetingScreen

PEOPLE = """
Karin de Wit; Woonstichting Zeewijk; wonen; karin@example.nl; 06-00000001
Youssef Amrani; Leerwerkloket; onderwijs; youssef@example.nl; 06-00000002
Marieke van der Heijden-Oosterbroek; Gemeente Den Helder; financien; marieke@example.nl; 06-00000003
"""


def furnish(folder: Path, clock: MovableClock | None = None) -> Archive:
    """Make an archive with one veldtafel of three partners, two jongeren, and a meeting planned today."""
    archive = Archive(folder, clock=clock or MovableClock())
    with create_series(archive, SeriesKind.VELDTAFEL, "Kop van Noord-Holland", place="Den Helder") as file:
        add_people(file, read_people(PEOPLE))
        brings = [Leefgebied.WONEN, Leefgebied.ONDERWIJS]
        add_jongere(file, code="J-07", roepnaam="Mila", birth_month="2009-04", contact="Els Bakker", brings=brings)
        add_jongere(file, code="J-08", roepnaam="Sem", birth_month="2009-02", brings=[Leefgebied.WERK])
        plan_meeting(file, day=dt.date(2026, 11, 26), start="13:30", chair="Anna Smit", agenda=[1, 2])
    return archive


class Room:
    """The app with a meeting on the table, driven by keys."""

    def __init__(self, app: TafelApp, pilot: Pilot[None], desk: Desk) -> None:
        self.app = app
        self.pilot = pilot
        self.desk = desk
        self.keys = 0

    @property
    def file(self) -> SeriesFile:
        """The open file of the meeting."""
        return self.desk.file

    @property
    def meeting(self) -> MeetingScreen:
        """The meeting screen."""
        found = next(screen for screen in self.app.screen_stack if isinstance(screen, MeetingScreen))
        assert isinstance(found, MeetingScreen)
        return found

    @property
    def step(self) -> str:
        """The kind of the step that is on the table."""
        return str(self.desk.step.kind)

    async def press(self, *keys: str) -> None:
        """Press keys one by one, waiting after each until the app is idle."""
        for key in keys:
            self.keys += 1
            await self.pilot.press(key)
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type text into what has the focus: all key events at once, and then one wait."""
        await self.burst(*text)

    async def burst(self, *keys: str) -> None:
        """Press keys faster than the app can follow, as on a busy laptop, and wait until it has caught up."""
        self.keys += len(keys)
        for key in keys:
            self.app.post_message(Key(key, key if len(key) == 1 else None))
        await caught_up(self.app)
        await self.pilot.pause()

    async def enter(self, text: str) -> None:
        """Type a line and press Enter."""
        await self.type(text)
        await self.press("enter")

    async def go_to(self, kind: str, block: int = 0) -> None:
        """Go to the step of this kind, in the n-th block that has one."""
        steps = [step for step in self.desk.steps if step.kind == kind]
        await self.meeting._go_to(steps[block].id)
        await self.pilot.pause()

    def seen(self) -> str:
        """Return the text on the screen that is in front, as a person sees it."""
        return seen_on(self.app)


@asynccontextmanager
async def meeting_room(
    folder: Path, size: tuple[int, int] = (120, 40), clock: MovableClock | None = None
) -> AsyncIterator[Room]:
    """Open the app on a furnished archive with the planned meeting on the table."""
    clock = clock or MovableClock()
    archive = Archive(folder, clock=clock)
    if not archive.slugs():
        furnish(folder, clock)
    app = TafelApp(folder, clock=clock, strict=True)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        with open_series(archive, archive.slugs()[0]) as file:
            desk = Desk(file, file.sessions.all()[-1].number)
            app.remove_class("veiled")
            await app.push_screen(MeetingScreen(desk))
            await pilot.pause()
            yield Room(app, pilot, desk)


def seen_on(app: TafelApp) -> str:
    """Return the text on the screen that is in front."""
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in paint(app))


async def see(app: TafelApp, pilot: Pilot[None], text: str) -> str:
    """Wait until `text` is on the screen and return all of it; fails with the screen when it does not come."""
    for _ in range(100):
        if text in seen_on(app):
            return seen_on(app)
        await pilot.pause(0.02)
    raise AssertionError(f"{text!r} is not on the screen:\n{seen_on(app)}")
