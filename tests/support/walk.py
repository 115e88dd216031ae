"""A walk through every screen of the app on the archive of the demo: for what must hold on all of them.

`OPENERS` says how to come on each kind of screen. A screen that is new and not in it is found by
`screens_of_the_app`, and fails the tests until it is.
"""

import importlib
import pkgutil
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from movable_clock import MovableClock
from rich.segment import Segment
from screens import paint, type_in
from textual.color import Color
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Label, OptionList, TextArea

import tafel
from sessions.acts.opening import SeriesFile, open_series
from sessions.meetings import SessionStatus, StepKind
from sessions.series import SeriesKind
from tafel.app import TafelApp
from tafel.commands import offers
from tafel.desk import Desk
from tafel.screens.meeting import MeetingScreen
from tafel.theme import DARK, LIGHT

KOP = "veldtafel-kop-van-noord-holland"
COP = "cop-samen-aan-tafel"
DUAAL = "duaal-west-friesland"


@dataclass(frozen=True)
class Way:
    """A way to walk: on a screen of this size, in this theme.

    On a `deep` walk every command is tried, and what it brings is looked at too.
    """

    name: str
    size: tuple[int, int]
    theme: str
    deep: bool

    def __str__(self) -> str:
        return self.name


WAYS = (
    Way("wide and light", (140, 48), LIGHT.name, deep=True),
    Way("narrow and dark", (64, 60), DARK.name, deep=False),
)
"""With a rail and the minutes, and with rows on several lines.

Only the steps and the screens of a meeting are walked both ways: they stand on the beamer. Which colours a text may
have is tested for both themes in test_theme.
"""
BOTH_WAYS = re.compile(r"step .+|MeetingScreen|WisselScreen|BoardScreen|OverviewScreen|TrajectScreen")


def walks() -> list[tuple[str, Way]]:
    """Return every screen and step to visit, with each way in which it is walked."""
    names = [*to_visit(), *sorted(name for name in OPENERS if name.startswith("step"))]
    return [(name, way) for name in names for way in (WAYS if BOTH_WAYS.fullmatch(name) else WAYS[:1])]


def screens_of_the_app() -> set[type[Screen[Any]]]:
    """Return every class of screen and dialog in the app."""
    for module in pkgutil.walk_packages(tafel.__path__, "tafel."):
        if module.name != "tafel.__main__":
            importlib.import_module(module.name)
    return set(_below(Screen))


def _below(kind: type[Screen[Any]]) -> Iterator[type[Screen[Any]]]:
    for found in kind.__subclasses__():
        if found.__module__.startswith("tafel."):
            yield found
        yield from _below(found)


def to_visit() -> list[str]:
    """Return the names of the screens that are shown as they are: those that are only built upon are left out."""
    return sorted(
        kind.__name__ for kind in screens_of_the_app() if kind.__name__ in OPENERS or not kind.__subclasses__()
    )


# What is seen

_CUT = re.compile(r"\w+(?=[│╭╰])|(?<=[│╮╯])\w+")


@dataclass(frozen=True)
class Ink:
    """A piece of text as it is painted: its words, the colour of its letters and of what is behind them."""

    text: str
    colour: Color
    behind: Color


@dataclass
class Look:
    """What was painted at one place: open and veiled, line by line; and the inks of what is in front."""

    where: str
    screen: str
    open: list[str]
    veiled: list[str]
    inks: list[Ink]
    words: list[str] = field(default_factory=list)
    """What a widget may say by itself: what stands in an empty field, in a tooltip, and the commands that work here."""


def painted(screen: Screen[Any]) -> list[Strip]:
    """Return the lines that are sent to the terminal for this screen, which is in front."""
    return [strip if isinstance(strip, Strip) else Strip(strip) for strip in paint(screen.app)]


def lines(strips: Sequence[Strip]) -> list[str]:
    """Return lines as text; a word behind a dialog that its border cuts in two is no word."""
    return [_CUT.sub(" ", "".join(segment.text for segment in strip)).rstrip() for strip in strips]


def inks(screen: Screen[Any]) -> list[Ink]:
    """Return the inks of what is in front: what shines through behind a dialog is not meant to be read."""
    regions: list[Region] | None = None
    if isinstance(screen, ModalScreen) and screen.styles.background.a < 1:
        regions = [screen.query_one(name).region for name in ("#frame", "KeyBar")]
    found = []
    for y, strip in enumerate(painted(screen)):
        x = 0
        for segment in strip:
            if segment.text.strip() and (regions is None or any(region.contains(x, y) for region in regions)):
                found.append(_ink(segment))
            x += segment.cell_length
    return found


def _ink(segment: Segment) -> Ink:
    style = segment.style
    assert style is not None
    assert style.color is not None, f"{segment.text!r} has no colour"
    assert style.bgcolor is not None, f"{segment.text!r} has no background"
    assert not style.dim, f"{segment.text!r} is dimmed by the terminal: nobody knows how much"
    colours = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    return Ink(segment.text, *(reversed(colours) if style.reverse else colours))


def own_words(screen: Screen[Any]) -> Iterator[str]:
    """Yield what widgets say by themselves, and what the commands that work here are called."""
    for widget in screen.walk_children(Widget):
        yield str(widget.tooltip or "")
        yield str(widget.border_title or "")
        yield str(widget.border_subtitle or "")
        if isinstance(widget, Input | TextArea):
            yield str(widget.placeholder)
        assert not getattr(widget, "validators", None), "a validator of Textual speaks English"
    for offer in offers(screen):
        yield offer.command.label
        yield offer.command.tip


# Walking


@dataclass
class Visit:
    """The app on the demo, with what was seen so far."""

    app: TafelApp
    pilot: Pilot[None]
    way: Way
    looks: list[Look] = field(default_factory=list)
    _files: dict[str, SeriesFile] = field(default_factory=dict)

    def file(self, slug: str = KOP) -> SeriesFile:
        """A series of the demo, open to write."""
        if slug not in self._files:
            self._files[slug] = open_series(self.app.archive, slug)
        return self._files[slug]

    def close(self) -> None:
        """Close what was opened."""
        for file in self._files.values():
            file.close()

    def desk(self) -> Desk:
        """The meeting of the demo that is half way."""
        return Desk(self.file(), self.running)

    def desk_with(self, kind: StepKind) -> Desk:
        """The meeting that is half way, or else one of the demo that has a step of this kind and is not closed."""
        desk = self.desk()
        if any(step.kind == kind for step in desk.steps):
            return desk
        for slug in self.app.archive.slugs():
            for session in self.file(slug).sessions.all():
                if session.status != SessionStatus.CLOSED and any(step.kind == kind for step in session.steps):
                    return Desk(self.file(slug), session.number)
        raise AssertionError(f"no meeting of the demo has a step {kind} that can be looked at")

    @property
    def running(self) -> int:
        """The number of that meeting."""
        return next(session.number for session in self.file().sessions.all() if session.status == SessionStatus.RUNNING)

    @property
    def closed(self) -> int:
        """The number of the last meeting that was closed."""
        return [session.number for session in self.file().sessions.all() if session.status == SessionStatus.CLOSED][-1]

    async def settle(self) -> None:
        """Wait until all is painted."""
        await self.pilot.pause()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys one by one."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text, all keys at once."""
        await type_in(self.pilot, text)
        await self.app.turns.wait(self.app)

    async def show(self, screen: Screen[Any], where: str = "") -> None:
        """Put a screen in front, look at it, and take it away again."""
        await self.app.push_screen(screen)
        await self.look(where)
        await self.back_to(self.app.screen_stack[-2])

    async def look(self, where: str = "") -> None:
        """Keep what is seen now, open and veiled."""
        await self.settle()
        if self.app.has_class("veiled"):
            await self._veil_or_not()
        screen = self.app.screen
        opened, shown, words = lines(painted(screen)), inks(screen), list(own_words(screen))
        await self._veil_or_not()
        veiled = lines(painted(screen))
        await self._veil_or_not()
        name = type(screen).__name__
        self.looks.append(Look(where or name, name, opened, veiled, shown, words))

    async def _veil_or_not(self) -> None:
        self.app.action_veil()
        await self.pilot.pause()

    async def back_to(self, screen: Screen[Any]) -> None:
        """Take away what stands in front of a screen."""
        while self.app.screen is not screen and screen in self.app.screen_stack:
            self.app.screen.dismiss(None)
            await self.settle()

    async def try_commands(self, where: str, *, of_screen: bool = True) -> None:
        """On a deep walk, run every command that works here, and look at each dialog or screen that it brings.

        With `of_screen` False only those of the step or widget in it: the others were tried elsewhere.
        """
        if not self.way.deep:
            return
        base = self.app.screen
        seen: set[str] = set()
        skipped = AWAY | (set() if of_screen else {command.action for command in getattr(base, "OFFERS", ())})
        for offer in list(offers(base)):
            command = offer.command
            if (
                {command.action, command.action.partition("(")[0]} & skipped
                or not offer.node.is_attached
                or base is not self.app.screen
            ):
                continue
            if not offer.node.check_action(command.action.partition("(")[0], ()):
                continue
            await self.app.run_action(command.action, offer.node)
            await self.settle()
            front = self.app.screen
            title = "".join(str(label.content) for label in front.query("#title").results(Label))
            if front is not base and not _has_its_own_walk(front) and f"{type(front).__name__} {title}" not in seen:
                seen.add(f"{type(front).__name__} {title}")
                await self.look(f"{where}: {command.label}")
            await self.back_to(base)


ASKS_ANYTHING = {"ChoiceDialog", "ConfirmDialog", "LineDialog"}
"""Dialogs that are used for many questions, each of which is looked at where it comes up."""


def _has_its_own_walk(screen: Screen[Any]) -> bool:
    return type(screen).__name__ in OPENERS.keys() - ASKS_ANYTHING


AWAY = {"quit", "leave", "go_back", "step", "veil", "other_theme", "print", "help", "palette", "try_veil", "pause"}
"""Commands that go away from where one is, that open another program, or that have a visit of their own."""


@asynccontextmanager
async def visiting(folder: Path, settings: Path, way: Way) -> AsyncIterator[Visit]:
    """Open the app on a copy of the demo."""
    app = TafelApp(folder, clock=MovableClock(), demo=True, strict=True, settings=settings)
    app.theme = way.theme
    async with app.run_test(size=way.size) as pilot:
        visit = Visit(app, pilot, way)
        await visit.settle()
        try:
            yield visit
        finally:
            visit.close()


Opener = Callable[[Visit], Awaitable[None]]
OPENERS: dict[str, Opener] = {}
"""Per name of a screen how to come there and look at it, in every way in which it says something else."""


def opens(name: str) -> Callable[[Opener], Opener]:
    """Say that this is how to come on the screen with this name."""

    def keep(opener: Opener) -> Opener:
        OPENERS[name] = opener
        return opener

    return keep


@opens("OverviewScreen")
async def _overview(visit: Visit) -> None:
    await visit.look()
    await visit.press("down", "slash")
    await visit.look("OverviewScreen with / pressed")


@opens("UnlockScreen")
async def _unlock(visit: Visit) -> None:
    from tafel.locking.unlock import UnlockScreen

    await visit.show(UnlockScreen(visit.app.archive.keys, "Er is 30 minuten niets getypt. Alles is bewaard."))


@opens("FirstKeyScreen")
async def _first_key(visit: Visit) -> None:
    from tafel.locking.first_key import FirstKeyScreen

    await visit.show(FirstKeyScreen(visit.app.archive.keys))


@opens("SettingsScreen")
async def _settings(visit: Visit) -> None:
    from tafel.screens.settings import SettingsScreen

    await visit.show(SettingsScreen())


@opens("WordsDialog")
async def _words(visit: Visit) -> None:
    from tafel.locking.passphrase import WordsDialog

    await visit.show(WordsDialog("De wachtwoordzin van dit bestand"))


@opens("PassphraseDialog")
async def _passphrase(visit: Visit) -> None:
    from tafel.locking.passphrase import PassphraseDialog

    await visit.show(PassphraseDialog())


@opens("SearchScreen")
async def _search(visit: Visit) -> None:
    from tafel.screens.search import SearchScreen

    for words in ("mi", "j", "kar", "xyz"):
        await visit.show(SearchScreen(words), f"SearchScreen {words}")


@opens("ActionsScreen")
async def _actions(visit: Visit) -> None:
    from tafel.screens.actions import ActionsScreen

    await visit.app.push_screen(ActionsScreen())
    await visit.look("ActionsScreen")
    await visit.press("space", "down", "space", "slash", "k", "a")
    await visit.look("ActionsScreen narrowed, with marks")
    await visit.press("escape", "m", "m")
    visit.app.remove_class("veiled")
    for digit in ("1", "3"):
        await visit.press("f", digit)
        await visit.look(f"ActionsScreen asks for a value of filter {digit}")
        await visit.press("1")
        await visit.look(f"ActionsScreen with filter {digit}")
    await visit.press("f", "0", "home", "down")
    await visit.try_commands("ActionsScreen")
    await visit.back_to(visit.app.screen_stack[0])
    await visit.show(ActionsScreen(visit.file(COP)), "ActionsScreen of one series")


@opens("ActionDialog")
async def _action(visit: Visit) -> None:
    from sessions.acts.gather_followed import actions_of
    from tafel.dialogs.action import ActionDialog

    line = max(actions_of(visit.file()), key=lambda line: len(line.action.history))
    days = {session.number: session.date for session in visit.file().sessions.all()}
    await visit.show(ActionDialog(line, days))


@opens("ReportScreen")
async def _report(visit: Visit) -> None:
    from tafel.screens.report import ReportScreen

    await visit.app.push_screen(ReportScreen())
    await visit.look("ReportScreen")
    await visit.press("k", "g", "3")
    await visit.look("ReportScreen split, with small counts")
    await visit.try_commands("ReportScreen")


@opens("SeriesScreen")
async def _series(visit: Visit) -> None:
    from tafel.screens.series import SeriesScreen

    for slug in visit.app.archive.slugs():
        await visit.app.push_screen(SeriesScreen(visit.file(slug)))
        await visit.look(f"SeriesScreen {slug}")
        if slug == KOP:
            await visit.try_commands("SeriesScreen")
            await visit.press("end")
            await visit.look("SeriesScreen, its end")
            await visit.press("slash", "m", "i")
            await visit.look("SeriesScreen narrowed")
        await visit.back_to(visit.app.screen_stack[0])


@opens("MeetingScreen")
async def _meeting(visit: Visit) -> None:
    meeting = MeetingScreen(visit.desk())
    await visit.app.push_screen(meeting)
    await visit.look("MeetingScreen")
    await visit.try_commands("MeetingScreen")
    person = visit.file().people.get(1).name.split()[0]
    await visit.type(f"{person} belt vrijdag terug")
    await visit.look("MeetingScreen with a line that was typed")
    await visit.press("ctrl+u")
    for ask in ("belt terug @wijkagent vr", "belt terug"):
        await visit.type(ask)
        await visit.press("enter")
        await visit.settle()
        await visit.look(f"MeetingScreen asks after {ask}")
        await visit.back_to(meeting)
        await visit.press("ctrl+u")


def _step(kind: StepKind) -> Opener:
    async def open_step(visit: Visit) -> None:
        desk = visit.desk_with(kind)
        meeting = MeetingScreen(desk)
        await visit.app.push_screen(meeting)
        await visit.settle()
        current = desk.step.traject
        found = [step for step in desk.steps if step.kind == kind]
        found.sort(key=lambda step: step.traject != current)
        for step in found[:2]:
            await meeting._go_to(step.id)
            await visit.look(f"{kind}, {step.id}")
        await meeting._go_to(found[0].id)
        await visit.settle()
        await visit.try_commands(str(kind), of_screen=False)

    return open_step


for _kind in StepKind:
    OPENERS[f"step {_kind}"] = _step(_kind)


@opens("TrajectScreen")
async def _traject(visit: Visit) -> None:
    from tafel.screens.traject import TrajectScreen

    ended_and_scored = visit.file().trajects.where(lambda traject: traject.code in {"J-01", "J-07"})
    for traject in ended_and_scored:
        await visit.show(TrajectScreen(visit.file(), traject.number), f"TrajectScreen {traject.code}")
    await visit.app.push_screen(TrajectScreen(visit.file(), 1))
    await visit.settle()
    await visit.try_commands("TrajectScreen")


@opens("MinutesScreen")
async def _minutes(visit: Visit) -> None:
    from tafel.screens.minutes import MinutesScreen

    await visit.show(MinutesScreen(visit.desk(), at_table=True), "MinutesScreen at the table")
    await visit.app.push_screen(MinutesScreen(Desk(visit.file(), visit.closed), at_table=False))
    await visit.look("MinutesScreen of a closed meeting")
    await visit.try_commands("MinutesScreen")


@opens("PauseScreen")
async def _pause(visit: Visit) -> None:
    from tafel.screens.pause import PauseScreen

    await visit.app.push_screen(MeetingScreen(visit.desk()))
    await visit.settle()
    await visit.show(PauseScreen(visit.desk()))


@opens("HelpScreen")
async def _help(visit: Visit) -> None:
    from tafel.screens.help import HelpScreen

    await visit.show(HelpScreen.of(visit.app.screen), "HelpScreen of the overview")
    await visit.app.push_screen(MeetingScreen(visit.desk()))
    await visit.settle()
    await visit.show(HelpScreen.of(visit.app.screen), "HelpScreen of a meeting")


@opens("PaletteDialog")
async def _palette(visit: Visit) -> None:
    from tafel.dialogs.palette import PaletteDialog

    await visit.app.push_screen(MeetingScreen(visit.desk()))
    await visit.settle()
    PaletteDialog.open_on(visit.app.screen)
    await visit.look()
    await visit.type("xyz")
    await visit.look("PaletteDialog that finds nothing")


@opens("TryVeilDialog")
async def _try_veil(visit: Visit) -> None:
    from tafel.dialogs.try_veil import TryVeilDialog

    await visit.show(TryVeilDialog())


@opens("ChoiceDialog")
async def _choice(visit: Visit) -> None:
    from tafel.dialogs.choice import Choice, ChoiceDialog

    people = [Choice(person.number, person.name, person.phone) for person in visit.file().people.all()]
    await visit.show(ChoiceDialog("Wie?", people))


@opens("ConfirmDialog")
async def _confirm(visit: Visit) -> None:
    from tafel.dialogs.confirm import ConfirmDialog

    mila = visit.file().trajects.get(1)
    await visit.show(ConfirmDialog(f"Klopt dit, {mila.roepnaam}?", mila.question))


@opens("LineDialog")
async def _line(visit: Visit) -> None:
    from tafel.dialogs.line import LineDialog

    mila = visit.file().trajects.get(1)
    await visit.show(LineDialog(f"Wat zegt {mila.roepnaam}?", str, hint="in eigen woorden", value=mila.question))


@opens("JongereDialog")
async def _jongere(visit: Visit) -> None:
    from tafel.dialogs.jongere import JongereDialog

    await visit.show(JongereDialog(visit.file()), "JongereDialog, new")
    await visit.show(JongereDialog(visit.file(), 1))


@opens("PersonDialog")
async def _person(visit: Visit) -> None:
    from tafel.dialogs.person import PersonDialog

    await visit.show(PersonDialog(visit.app.archive, visit.file()), "PersonDialog, new")
    await visit.show(PersonDialog(visit.app.archive, visit.file(), 1))


@opens("PartnerDialog")
async def _partner(visit: Visit) -> None:
    from tafel.dialogs.partner import PartnerDialog

    await visit.show(PartnerDialog(visit.app.archive, visit.file()), "PartnerDialog, new")
    await visit.show(PartnerDialog(visit.app.archive, visit.file(), 1))


@opens("SeriesDialog")
async def _series_form(visit: Visit) -> None:
    from tafel.dialogs.series import SeriesDialog

    for kind in SeriesKind:
        await visit.show(SeriesDialog(visit.app.archive, kind), f"SeriesDialog {kind}")
    await visit.show(SeriesDialog(visit.app.archive, SeriesKind.VELDTAFEL, visit.file()))


@opens("PeopleDialog")
async def _people(visit: Visit) -> None:
    from tafel.dialogs.people import PeopleDialog

    await visit.app.push_screen(PeopleDialog(visit.file()))
    await visit.look("PeopleDialog, empty")
    await visit.type(visit.file().people.get(1).name + "; Woonstichting")
    await visit.look()


@opens("MeetingPlanDialog")
async def _plan(visit: Visit) -> None:
    from tafel.dialogs.meeting_plan import MeetingPlanDialog

    await visit.app.push_screen(MeetingPlanDialog(visit.file()))
    await visit.look("MeetingPlanDialog, first page")
    for page in (2, 3, 4):
        await visit.press("ctrl+n")
        await visit.look(f"MeetingPlanDialog, page {page}")


@opens("EndingScreen")
async def _ending(visit: Visit) -> None:
    from tafel.screens.ending import EndingScreen

    table = visit.file()
    finn = next(one for one in table.trajects.all() if one.ended is None and len(one.asked) > 1)
    await visit.app.push_screen(EndingScreen(table, finn.number))
    await visit.look("EndingScreen, how it ended")
    await visit.press("1")
    await visit.look("EndingScreen, a result")
    await visit.press(*("1" for _ in finn.asked), "8", "2")
    await visit.look("EndingScreen, a name")
    await visit.press("enter", "enter", "enter", "1")
    await visit.look("EndingScreen, all that was told")


@opens("PreparationScreen")
async def _preparation(visit: Visit) -> None:
    from tafel.screens.preparation import PreparationScreen

    await visit.app.push_screen(PreparationScreen(visit.file(DUAAL), 1))
    await visit.look()
    await visit.press("down", "down")
    await visit.try_commands("PreparationScreen")


@opens("FinishDialog")
async def _finish(visit: Visit) -> None:
    from sessions.acts.preparing_question import preparation_of
    from tafel.screens.preparation import FinishDialog

    await visit.show(FinishDialog(preparation_of(visit.file(DUAAL), 1)))


@opens("TopicScreen")
async def _topic(visit: Visit) -> None:
    from tafel.screens.topic import TopicScreen

    await visit.show(TopicScreen(visit.file(DUAAL), 1, 1))


@opens("StopDialog")
async def _stop(visit: Visit) -> None:
    from tafel.dialogs.stopping import StopDialog

    await visit.show(StopDialog())


@opens("WipeDialog")
async def _wipe(visit: Visit) -> None:
    from sessions.acts.erasing import what_goes
    from tafel.dialogs.wiping import WipeDialog

    goes = what_goes(visit.app.archive, visit.file(), visit.file().trajects.all()[-1].number)
    await visit.show(WipeDialog(goes, visit.file().today()))


@opens("SureDialog")
async def _sure(visit: Visit) -> None:
    from tafel.dialogs.wiping import SureDialog

    await visit.show(SureDialog("J-07"))


@opens("SharingDialog")
async def _sharing(visit: Visit) -> None:
    from tafel.dialogs.sharing import SharingDialog

    await visit.app.push_screen(SharingDialog(visit.file(), 1, None))
    await visit.look()
    await visit.try_commands("SharingDialog")


@opens("AlsoDialog")
async def _also(visit: Visit) -> None:
    from sessions.leefgebieden import Leefgebied
    from tafel.dialogs.sharing import AlsoDialog

    await visit.show(AlsoDialog("Zeewijk", tuple(Leefgebied), (Leefgebied.PSYCHISCH,)))


@opens("SentDialog")
async def _sent(visit: Visit) -> None:
    from exports.audiences import Audience
    from exports.minutes import minutes_for
    from sessions.acts.gather import record_of
    from tafel.dialogs.sent import SentDialog
    from tafel.outgoing.leaving import note_sent

    for audience in (Audience.PARTNERS, Audience.JONGERE, Audience.INTERN):
        note_sent(visit.file(), minutes_for(record_of(visit.file(), visit.closed), audience), "html")
    await visit.show(SentDialog(visit.file(), "Wie kreeg wat", visit.file().sent.all(), explanation="Alles."))
    await visit.show(SentDialog(visit.file(), "Wie kreeg wat", ()), "SentDialog, empty")


@opens("SendDialog")
async def _send(visit: Visit) -> None:
    from tafel.dialogs.sending import SendDialog

    for slug, meeting in ((KOP, visit.closed), (COP, None)):
        dialog = SendDialog(visit.file(slug), Path("/map"), meeting)
        await visit.app.push_screen(dialog)
        await visit.look(f"SendDialog {slug}")
        dialog.row("what").propose("actielijst")
        dialog.set_focus(dialog.row("reader").input)
        await visit.type(visit.file(slug).people.get(1).name.split()[0])
        await visit.look(f"SendDialog {slug}, a list for somebody")
        await visit.back_to(visit.app.screen_stack[0])


@opens("NamesCheckDialog")
async def _names(visit: Visit) -> None:
    from tafel.dialogs.names_check import NamesCheckDialog
    from tafel.outgoing.leaving import NameToCheck

    readers = ("Gemeente Den Helder", "Leerwerkloket")
    names = [NameToCheck(traject.roepnaam, traject.code, readers) for traject in visit.file().trajects.all()]
    names.append(NameToCheck(visit.file().people.get(1).name, "", readers))
    for at_table in (False, True):
        await visit.show(NamesCheckDialog(names, at_table=at_table), f"NamesCheckDialog at_table={at_table}")


@opens("CopyScreen")
async def _copy(visit: Visit) -> None:
    from tafel.screens.series_copy import CopyScreen

    await visit.show(CopyScreen(visit.app.archive.read(KOP), "van 22 november om 14:05"))


@opens("BackupsScreen")
async def _backups(visit: Visit) -> None:
    from tafel.screens.reserve_copies import BackupsScreen

    visit.file().back_up("gemaakt")
    await visit.app.push_screen(BackupsScreen(visit.app.archive, visit.file()))
    await visit.look()
    await visit.try_commands("BackupsScreen")


@opens("DamageScreen")
async def _damage(visit: Visit) -> None:
    visit.file().back_up("gemaakt")
    visit.file().path.write_bytes(b"{")
    visit.close()
    visit._files.clear()
    overview = visit.app.screen
    rows = overview.query_one(OptionList)
    rows.highlighted = rows.get_option_index(f"series/{KOP}")
    await visit.press("enter")
    await visit.settle()
    await visit.look()
    await visit.try_commands("DamageScreen")


@opens("ConflictScreen")
async def _conflict(visit: Visit) -> None:
    await _changed_outside(visit, gone=False)


@opens("GoneScreen")
async def _gone(visit: Visit) -> None:
    await _changed_outside(visit, gone=True)


async def _changed_outside(visit: Visit, *, gone: bool) -> None:
    """Change the file, or take it away, while a chair is typing; and look at what is asked then."""
    await visit.app.push_screen(MeetingScreen(visit.desk()))
    await visit.settle()
    path = visit.file().path
    if gone:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes().replace(b"Den Helder", b"Den Burg"))
    await visit.type("bellen @karin vr")
    await visit.press("enter")
    await visit.settle()
    await visit.look()
    await visit.try_commands("ConflictScreen")


@opens("BoardScreen")
async def _board(visit: Visit) -> None:
    from tafel.screens.board import BoardScreen

    await visit.app.push_screen(BoardScreen(visit.file(COP)))
    await visit.look()
    await visit.press("l", "s")
    await visit.look("BoardScreen, list with sources")
    await visit.press("b")
    await visit.look("BoardScreen, large")
    await visit.try_commands("BoardScreen")


@opens("TipDialog")
async def _tip(visit: Visit) -> None:
    from sessions.acts.tips import collect_tips, note_use
    from sessions.tips.importing import NewTip, TipsRead
    from tafel.dialogs.tip import TipDialog

    (tip,) = collect_tips(visit.file(COP), TipsRead((NewTip("Zeg het op tijd"),)))
    tip = note_use(visit.file(COP), tip.number, "staat in de folder", visit.file(COP).people.get(1).name)
    await visit.show(TipDialog(tip, (2, 3), source=True))


@opens("WhichTipDialog")
async def _which_tip(visit: Visit) -> None:
    from tafel.dialogs.which_tip import WhichTipDialog

    file = visit.desk_with(StepKind.SORT).file
    await visit.app.push_screen(WhichTipDialog("Dubbel met welke tip?", file.tips.get(1), file))
    await visit.look("WhichTipDialog, what is proposed")
    await visit.type("gesprek")
    await visit.look()
    await visit.type("xyz")
    await visit.look("WhichTipDialog that finds nothing")


@opens("TipProductDialog")
async def _product(visit: Visit) -> None:
    from tafel.dialogs.tip_product import TipProductDialog

    await visit.show(TipProductDialog())


@opens("TablePreview")
async def _table_preview(visit: Visit) -> None:
    from sessions.acts.importing import ImportKind, import_reader
    from tafel.dialogs.table_preview import TablePreview

    file = visit.file()
    contact = file.people.get(1).name
    tables = {
        ImportKind.TRAJECTS: "code;start;einde;coach\nJ-91;1-2-2026;;\nJ-92;1-2-2026;3-9-2026;nee\nJ-93;1-2-26;;ja\n",
        ImportKind.PARTNERS: f"naam;leefgebieden;contactpersoon\nHet Baken;wonen;{contact}\n",
        ImportKind.ACTIONS: f"wat;afgesproken;status\nBelt {contact};1-2-2026;bezig\n",
    }
    for kind, table in tables.items():
        read = import_reader(file, kind)(table.encode(), lambda _: None)
        await visit.show(TablePreview(read), f"TablePreview of {kind}")
    wrong = import_reader(file, ImportKind.ACTIONS)(f"wat;afgesproken\nBelt;{contact}\n".encode(), lambda _: None)
    await visit.show(TablePreview(wrong), "TablePreview of a table that is wrong")


@opens("ReadingDialog")
async def _reading(visit: Visit) -> None:
    from sessions.acts.importing import AnyImport
    from sessions.errors import InvalidInput
    from sessions.importing.findings import Watch
    from tafel.dialogs.reading import ReadingDialog

    def read(watch: Watch) -> AnyImport:
        watch(0.4)
        raise InvalidInput("Regel 3: deze regel is niet te lezen. Er is niets ingelezen.")

    await visit.app.push_screen(ReadingDialog(read))
    await visit.look("ReadingDialog that could not go on")


@opens("TipsPreview")
async def _preview(visit: Visit) -> None:
    from sessions.tips.importing import read_tip_file, read_tip_lines
    from tafel.dialogs.tips_preview import TipsPreview

    cop = visit.file(COP)
    text = "Bel eerst\nVraag door\nBel eerst\nKijk mij aan en niet de klok."
    pasted = read_tip_lines(text, cop.tips.get(1).sources)
    await visit.show(TipsPreview(pasted, cop), "TipsPreview of a paste")
    mixed = read_tip_file(b"tekst;bron;toptip\nBel eerst;ouder;ja\nVraag door;;\n")
    await visit.show(TipsPreview(mixed, cop), "TipsPreview of a table")
    await visit.show(TipsPreview(read_tip_file(b"tekst;bron\n;buurman\n"), cop), "TipsPreview of a table that is wrong")


@opens("HandOverForm")
async def _hand_over(visit: Visit) -> None:
    from tafel.handing.giving import HandOverForm

    await visit.show(HandOverForm(visit.file()))


@opens("ChoosingScreen")
async def _choosing(visit: Visit) -> None:
    """The series was lent out and taken back, and both went on: in every kind something differs."""
    from sessions.acts.handing import lend_series, take_back
    from sessions.acts.opening import open_archive
    from sessions.acts.receiving import look_at, receive
    from tafel.handing.choosing import ChoosingScreen

    outside = visit.app.archive.folder.parent
    here, there = visit.file(), open_archive(outside / "collega", visit.app.clock)
    lend_series(here, outside / "heen.tafel", "Bo Jansen", "Anna Smit")
    receive(there, look_at(there, outside / "heen.tafel"))
    take_back(here)
    with open_series(there, KOP) as file:
        for other, words in ((here, "anders"), (file, "weer anders")):
            with other.change("gewijzigd"):
                other.actions.save(other.actions.get(1).changed(what=words))
                other.people.save(other.people.get(1).changed(name=f"Karin {words}"))
        with file.change("gewijzigd"):
            file.trajects.save(file.trajects.get(1).changed(roepnaam="Mila de Eerste"))
        lend_series(file, outside / "terug.tafel", "Anna Smit", "Bo Jansen")
    await visit.app.push_screen(ChoosingScreen(look_at(visit.app.archive, outside / "terug.tafel")))
    await visit.look()
    await visit.try_commands("ChoosingScreen")
