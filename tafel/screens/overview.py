"""The overview: what is on today, every series with how it stands, and the actions that need attention.

Imports here stay light: the libraries of the archive load after the first paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.events import Resize, ScreenResume
from textual.widgets import OptionList

from sessions.clock import local_day
from sessions.errors import Refusal
from tafel.commands import Command, bindings
from tafel.outgoing.printing import sweep_prints
from tafel.placing import tell_place
from tafel.screens.base import TafelScreen
from tafel.whereabouts import Kept
from tafel.widgets.named_rows import NamedRows
from tafel.widgets.notice import Notice

if TYPE_CHECKING:
    from sessions.acts.opening import DamagedFile
    from sessions.acts.search import Entry
    from sessions.acts.survey import Survey

OPEN = Command(
    "open",
    "openen",
    "Open de regel die oplicht: begin de bijeenkomst, of bekijk de reeks",
    ("enter",),
    words="beginnen starten",
)
NEW = Command(
    "new_series",
    "nieuwe reeks",
    "Maak een nieuwe veldtafel, een duaal overleg of een CoP",
    ("n",),
    words="toevoegen maken veldtafel cop duaal",
)
ACTIONS = Command(
    "actions",
    "acties",
    "Volg de acties van alle reeksen op: wat is te laat, wie moet nog bevestigen",
    ("a",),
    words="opvolgen taken te laat lijst",
)
SEND = Command(
    "send",
    "versturen",
    "Maak wat u verstuurt van de reeks die oplicht: een pakket, een verslag, een actielijst of een kalender",
    ("e",),
    words="mailen exporteren pakket verslag actielijst kalender excel word",
)
RECEIVE = Command(
    "receive",
    "ontvangen",
    "Neem een reeks over die een collega u gaf of teruggeeft, uit een bestand",
    ("t",),
    words="terugkrijgen overnemen overdracht bestand collega",
)
REPORT = Command(
    "report",
    "rapport",
    "Aantallen over een kwartaal of een andere periode, van alle reeksen",
    ("r",),
    words="cijfers kwartaal verantwoording statistiek",
)
SETTINGS = Command(
    "settings",
    "instellingen",
    "Versleuteling, en wanneer namen verborgen worden en het archief op slot gaat",
    ("i",),
    words="wachtwoord versleutelen slot minuten opties voorkeuren",
)
SEARCH = Command("search", "zoeken", "Zoek een jongere, iemand of een actie in alle reeksen", ("slash",))


class OverviewScreen(TafelScreen):
    """Where the app begins. One list: Enter on its first line goes on with what is on today.

    Its stylesheet is named by the app, because a default screen brings none of its own.
    """

    AUTO_FOCUS = "NamedRows"
    OFFERS = (OPEN, NEW, ACTIONS, REPORT, SEND, RECEIVE, SETTINGS, SEARCH)
    BINDINGS = bindings(*OFFERS)
    WORDS = ("reeks", "jongere", "partner", "actie", "te laat", "privé")
    PURPOSE = (
        "Hier begint u. Bovenaan staat wat er vandaag is; Enter begint die bijeenkomst of gaat ermee verder. "
        "Daaronder staan uw reeksen: open er een om een bijeenkomst voor te bereiden. Namen en teksten zijn hier "
        "verborgen, want anderen kunnen meekijken."
    )

    def __init__(self) -> None:
        super().__init__()
        self._survey: Survey | None = None

    def compose_middle(self) -> ComposeResult:
        """An empty list: it fills after the first paint."""
        yield NamedRows(narrows=False)

    def on_mount(self) -> None:
        """What is told here names no jongere, so it is seen while names are veiled."""
        self.query_one(Notice).remove_class("private")

    @on(ScreenResume)
    def _come_back(self) -> None:
        """Read the archive anew, at the start and whenever another screen was closed."""
        self._show_top()
        self.call_after_refresh(self.read_soon)

    def read_soon(self) -> None:
        """Read the archive anew, after the passphrase where that is needed."""
        self.converse(self._read())

    async def _read(self) -> None:
        from sessions.acts.survey import survey
        from tafel.locking.entrance import let_in

        told = await let_in(self)
        if told is None:
            return
        if told:
            self.tell(told)
        try:
            self._survey = survey(self.tafel.archive)
        except Refusal as refusal:
            self.tell(str(refusal), trouble=True)
        self._show_top()
        self._paint()
        sweep_prints()
        if not self.tafel.demo:
            tell_place(self.app, self.tafel.folder, Kept.ARCHIVE)

    def on_resize(self, event: Resize) -> None:
        """Lay out the list for the new width."""
        self._show_top()
        self.call_after_refresh(self._paint)

    def _show_top(self) -> None:
        from sessions.days.dates import SHORT_WEEKDAYS, day_and_month

        today = local_day(self.tafel.clock())
        day = f"{SHORT_WEEKDAYS[today.weekday()]} {day_and_month(today)} {today.year}"
        self.show_where("tafel", " · ".join(part for part in (self._openness, day) if part))

    @property
    def _openness(self) -> str:
        """Whether who finds this laptop can read what is kept here."""
        if self._survey is None or self.tafel.demo:
            return ""
        plain = [not line.sealed for line in self._survey.series if not line.damaged]
        if all(plain):
            return "niet versleuteld" if plain or not self.tafel.archive.keys.exists else ""
        return "deels niet versleuteld" if any(plain) else ""

    def _paint(self) -> None:
        if self._survey is not None:
            from tafel.screens.overview_rows import overview_rows

            rows = self.query_one(NamedRows)
            rows.show_rows(overview_rows(self._survey, local_day(self.tafel.clock()), rows.room))

    # What a user does

    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Open what is lit: begin or go on with a meeting, look into a series, or make the first one."""
        self.tell("")
        kind, *where = (self.query_one(NamedRows).lit or "").split("/")
        match kind, where:
            case "new", _:
                self.action_new_series()
            case "meeting", [slug, number]:
                self.converse(self._play(slug, int(number)))
            case "next", [slug, number]:
                self.converse(self._look_into(slug, f"meeting/{number}"))
            case "checkin" | "expired", [slug, number]:
                self.converse(self._look_into(slug, jongere=int(number)))
            case (("series" | "action"), [slug, *_]):
                self.converse(self._look_into(slug))

    def action_new_series(self) -> None:
        """Make a new series, and open it to prepare in."""
        self.converse(self._make_series())

    def action_actions(self) -> None:
        """Follow the actions of all series up, beginning at the one that is lit."""
        from tafel.screens.actions import ActionsScreen

        match (self.query_one(NamedRows).lit or "").split("/"):
            case ["action", slug, number]:
                self.app.push_screen(ActionsScreen(lit=(slug, int(number))))
            case _:
                self.app.push_screen(ActionsScreen())

    def action_send(self) -> None:
        """Make what is sent, of the series that is lit; where none is, it is asked which."""
        self.converse(self._send())

    async def _send(self) -> None:
        from sessions.acts.opening import open_series
        from tafel.screens.sending import send

        kind, *where = (self.query_one(NamedRows).lit or "").split("/")
        slug = where[0] if where else await self._which_series()
        if slug is None:
            return
        meeting = int(where[1]) if kind == "meeting" else None
        with open_series(self.tafel.archive, slug) as file:
            await send(self, file, meeting)

    async def _which_series(self) -> str | None:
        """Ask which series is meant; None where there is none, or the user went back."""
        from tafel.dialogs.choice import Choice, ChoiceDialog

        if self._survey is None:
            await self._read()
        series = [line for line in self._survey.series if not line.damaged] if self._survey else []
        if len(series) < 2:
            return series[0].slug if series else None
        choices = [Choice(line.slug, line.title) for line in series]
        return await self.app.push_screen_wait(ChoiceDialog("Van welke reeks?", choices, names=False))

    def action_receive(self) -> None:
        """Take over a series that a colleague gave, or gives back."""
        self.converse(self._receive())

    async def _receive(self) -> None:
        from tafel.handing.receiving import receive_series
        from tafel.handing.words import received_words

        received = await receive_series(self, self.tafel.archive)
        if received:
            await self._read()
            self.tell(received_words(received, names=not self.tafel.has_class("veiled")))

    def action_report(self) -> None:
        """Show the figures of a period."""
        self.converse(self._show_report())

    async def _show_report(self) -> None:
        from tafel.screens.report import ReportScreen

        await self.app.push_screen_wait(ReportScreen())

    def action_settings(self) -> None:
        """Show and change how tafel is set up."""
        from tafel.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen())

    def action_search(self) -> None:
        """Look for something in every series."""
        self.converse(self._search())

    async def _search(self) -> None:
        """Show what is chosen in its series; who comes back from there finds the search as it was."""
        from tafel.screens.search import SearchScreen

        search = SearchScreen()
        await self.app.push_screen_wait(search)
        while search.chosen is not None:
            await self._look_into(*_where(search.chosen))
            search = SearchScreen(search.words)
            await self.app.push_screen_wait(search)

    def go_on_with(self, slug: str, number: int) -> None:
        """Go on with a meeting that was open when the app was locked."""
        self.converse(self._play(slug, number))

    def forget(self) -> None:
        """Let go of what was read: the archive is locked."""
        self._survey = None
        self.query_one(NamedRows).show_rows([])

    async def _play(self, slug: str, number: int) -> None:
        from sessions.acts.opening import open_series
        from tafel.screens.playing import play_meeting

        with open_series(self.tafel.archive, slug) as file:
            await play_meeting(self, file, number)
        if self.tafel.settings.now.lock_on_leaving:
            self.tafel.guard.lock("U verliet de bijeenkomst. Alles is bewaard.")

    async def _look_into(self, slug: str, lit: str = "", *, jongere: int = 0) -> None:
        """Show a series with a row of it lit, or the page of the jongere with this number."""
        from sessions.acts.opening import DamagedFile, open_series
        from tafel.screens.series import SeriesScreen
        from tafel.screens.traject import TrajectScreen

        try:
            with open_series(self.tafel.archive, slug) as file:
                page = TrajectScreen(file, jongere) if jongere else SeriesScreen(file, lit)
                await self.app.push_screen_wait(page)
        except DamagedFile as damaged:
            await self._offer_copies(slug, damaged)

    async def _offer_copies(self, slug: str, damaged: DamagedFile) -> None:
        from tafel.screens.reserve_copies import DamageScreen

        screen = DamageScreen(self.tafel.archive, slug, damaged)
        await self.app.push_screen_wait(screen)
        if screen.told:
            self.tell(screen.told)

    async def _make_series(self) -> None:
        from tafel.dialogs.choice import ChoiceDialog
        from tafel.dialogs.series import KINDS, SeriesDialog
        from tafel.forms.form import fill_in

        kind = await self.app.push_screen_wait(ChoiceDialog("Wat voor reeks wordt het?", KINDS, names=False))
        if kind is None:
            return
        slug = await fill_in(self.app, SeriesDialog(self.tafel.archive, kind))
        if slug:
            await self._look_into(slug)


def _where(entry: Entry) -> tuple[str, str]:
    """Return the series in which something was found, and the row to light there: an action's is its jongere's."""
    spot = entry.spots[0]
    if entry.kind == "person":
        return spot.slug, f"person/{spot.number}"
    return spot.slug, f"jongere/{entry.traject}" if entry.traject else ""
