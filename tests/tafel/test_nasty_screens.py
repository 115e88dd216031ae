"""Text that is meant to break something, on the screens: all of it is shown as text, and nothing a terminal obeys."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hostile_archive import LINES, spoil
from movable_clock import MovableClock
from nasty_strings import NASTY, obeyed
from rich.cells import cell_len
from screens import paint
from textual.events import Paste
from walk import OPENERS, Visit, Way, visiting

from sessions.meetings import StepKind
from sessions.text import clean_line, clean_prose
from tafel.dialogs.jongere import JongereDialog
from tafel.dialogs.people import PeopleDialog
from tafel.screens.meeting import MeetingScreen
from tafel.screens.search import SearchScreen
from tafel.steps.notes import NotesStep
from tafel.theme import LIGHT

WIDTH = 100
WAY = Way("hostile", (WIDTH, 30), LIGHT.name, deep=False)


@dataclass
class Reading(Visit):
    """A visit that reads the lines which go to the terminal, and keeps what may not be in them."""

    wrong: list[str] = field(default_factory=list)
    read: set[str] = field(default_factory=set)

    async def look(self, where: str = "") -> None:
        """Read the screen in front, with names shown."""
        self.app.remove_class("veiled")
        await self.pilot.pause()
        for strip in paint(self.app):
            text = "".join(segment.text for segment in strip)
            if obeyed(text, but="") or cell_len(text) != WIDTH or any(segment.control for segment in strip):
                self.wrong.append(f"{where or type(self.app.screen).__name__}: {text!r}")
            self.read.add(text)


SHOWN = (
    "OverviewScreen",
    "ActionDialog",
    "SeriesScreen",
    "TrajectScreen",
    "MeetingScreen",
    "step terugblik",
    "step acties",
    "MinutesScreen",
    "NamesCheckDialog",
    "ConfirmDialog",
    "TablePreview",
    "BoardScreen",
    "TopicScreen",
)
"""Where most of what was typed is read: lists, tables, dialogs, a board, minutes, a preview of what is brought in."""
ENOUGH = 100
"""So many strings of the corpus are read on them whole."""


@pytest.fixture
async def reading(demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Reading]:
    """The app on an archive of nasty text; any error in it fails the test."""
    monkeypatch.setattr("walk.Visit", Reading)
    spoil(demo_folder, MovableClock())
    async with visiting(demo_folder, tmp_path / "instellingen", WAY) as visit:
        assert isinstance(visit, Reading)
        yield visit


async def test_every_list_table_and_dialog_shows_it_as_text(reading: Reading) -> None:
    first = reading.app.screen
    for name in SHOWN:
        await OPENERS[name](reading)
        await reading.back_to(first)
    assert not reading.wrong
    screen = "\n".join(reading.read)
    shown = {text for text in LINES if len(text) > 3 and clean_line(text) in screen}
    assert len(shown) > ENOUGH
    assert {"[/]", "[$bestaat-niet]kleur[/]", "[@click=app.quit]sluit tafel[/]"} & shown


async def test_every_field_takes_it_typed_and_pasted_and_keeps_it_clean(reading: Reading) -> None:
    desk = reading.desk()
    meeting = MeetingScreen(desk)
    await reading.app.push_screen(meeting)
    await reading.settle()
    bunches = ["".join(NASTY[start : start + 12])[:400] for start in range(0, len(NASTY), 12)]
    for bunch in bunches[::3]:
        reading.app.post_message(Paste(bunch))
        await reading.look("a pasted line")
        await reading.press("ctrl+u")
    notes = "\n".join(NASTY)
    step = next(step for step in desk.steps if step.kind == StepKind.NOTES)
    await meeting._go_to(step.id)
    await reading.settle()
    reading.app.post_message(Paste(notes))
    await reading.look("pasted notes")
    reading.app.screen.query_one(NotesStep).keep_notes()
    assert clean_prose(notes) in desk.file.sessions.get(desk.session).step(step.id).notes
    form = JongereDialog(desk.file)
    for screen in (form, SearchScreen(), PeopleDialog(desk.file)):
        await reading.app.push_screen(screen)
        await reading.settle()
        for bunch, place in zip(bunches, screen.query("Input, TextArea"), strict=False):
            screen.set_focus(place)
            reading.app.post_message(Paste(bunch))
            await reading.look()
    assert all(clean_line(text) == text for text in form.values.values())
    assert not reading.wrong
