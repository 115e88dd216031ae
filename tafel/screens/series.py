"""One series, to prepare in: its meetings, the jongeren, and the partners with their people."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Label, OptionList

from sessions.acts.meeting import reopen_meeting
from sessions.acts.opening import SeriesFile
from sessions.acts.undo import redo_act, undo_act
from sessions.dates import long_date
from sessions.errors import Refusal
from sessions.meetings import SessionStatus
from sessions.place import Place
from tafel.commands import Command, bindings
from tafel.dialogs.confirm import ConfirmDialog
from tafel.dialogs.form import fill_in
from tafel.dialogs.jongere import JongereDialog
from tafel.dialogs.meeting_plan import MeetingPlanDialog
from tafel.dialogs.people import PeopleDialog
from tafel.screens.base import TafelScreen
from tafel.screens.playing import play_meeting, show_minutes
from tafel.screens.series_rows import series_rows
from tafel.widgets.named_rows import NamedRows
from tafel.widgets.notice import Notice

OPEN = Command("open", "openen", "Begin de bijeenkomst die oplicht of ga verder; van een oude: het verslag", ("enter",))
PLAN = Command("plan", "bijeenkomst plannen", "Plan een bijeenkomst: wanneer, waar, wie en welke jongeren", ("b",))
JONGERE = Command("jongere", "jongere erbij", "Voeg een jongere toe", ("j",))
PEOPLE = Command(
    "people", "partners erbij", "Voeg partners en contactpersonen toe, of vul ze aan, door regels te plakken", ("p",)
)
REOPEN = Command("reopen", "heropenen", "Heropen de afgesloten bijeenkomst die oplicht, om iets te verbeteren", ("h",))
UNDO = Command("undo", "ongedaan", "Maak de laatste wijziging ongedaan", ("ctrl+z",), shown=False)
REDO = Command("redo", "opnieuw", "Voer opnieuw uit wat ongedaan is gemaakt", ("ctrl+y",), shown=False)
LEAVE = Command("leave", "overzicht", "Terug naar het overzicht", ("escape",))

CHANGES = {"plan", "jongere", "people", "reopen", "undo", "redo"}
"""The actions that a window that may only read does not offer."""
FOLLOW_SECONDS = 5
"""How often a window that may only read looks whether the file changed."""


class SeriesScreen(TafelScreen):
    """Shows an open series; `lit` is the id of the row to begin at. Who opened the file closes it."""

    CSS_PATH = "series.tcss"
    AUTO_FOCUS = "NamedRows"
    OFFERS = (OPEN, PLAN, JONGERE, PEOPLE, REOPEN, UNDO, REDO, LEAVE)
    BINDINGS = bindings(*OFFERS)
    PURPOSE = (
        "Hier bereidt u voor: eerst de partners en hun contactpersonen, dan de jongeren, dan een bijeenkomst met de "
        "jongeren in de volgorde van de tafel. Enter op een bijeenkomst begint haar; op een afgesloten bijeenkomst "
        "ziet u het verslag."
    )

    def __init__(self, file: SeriesFile, lit: str = "") -> None:
        super().__init__()
        self._file = file
        self._lit = lit

    def compose_middle(self) -> ComposeResult:
        """Why nothing can be changed, where that is so, and the list."""
        with Vertical(id="read-only"):
            yield Label("U kunt deze reeks nu alleen lezen.")
            yield Label("", id="why", classes="private", markup=False)
        yield NamedRows()

    def on_mount(self) -> None:
        """Paint the series, and follow the file when another window has it. What is told here names no jongere."""
        self.query_one(Notice).remove_class("private")
        self.show_series(self._lit)
        if self._file.read_only:
            self.set_interval(FOLLOW_SECONDS, self._follow)

    def on_resize(self, event: Resize) -> None:
        """Lay out the list for the new width."""
        self.call_after_refresh(self.show_series)

    def on_screen_resume(self) -> None:
        """Paint what changed while another screen was in front."""
        self.show_series()

    def _follow(self) -> None:
        try:
            if self._file.reload():
                self.show_series()
        except Refusal as refusal:
            self.tell(str(refusal), trouble=True)

    def show_series(self, lit: str = "") -> None:
        """Paint everything as it stands now."""
        series = self._file.series
        self.show_where(series.title, "alleen lezen" if self._file.read_only else series.place)
        self.query_one("#read-only").display = bool(self._file.read_only)
        self.query_one("#why", Label).update(Content(self._file.read_only))
        rows = self.query_one(NamedRows)
        rows.show_rows(series_rows(self._file, rows.room), lit=lit or None)
        self.refresh_bindings()

    @property
    def _meeting(self) -> int | None:
        """The number of the meeting that is lit, or None."""
        kind, _, number = (self.query_one(NamedRows).lit or "").partition("/")
        return int(number) if kind == "meeting" else None

    def _is_closed(self, number: int | None) -> bool:
        return number is not None and self._file.sessions.get(number).status == SessionStatus.CLOSED

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no changes where the file may only be read, and heropenen only on what is closed."""
        if action in CHANGES and self._file.read_only:
            return False
        if action == "reopen":
            return self._is_closed(self._meeting)
        return super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted)
    def _lit_another(self) -> None:
        self.refresh_bindings()

    # What a user does

    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Begin or go on with a meeting, or show the minutes of a closed one."""
        number = self._meeting
        if number is None:
            self.tell(
                "Kies een bijeenkomst en druk Enter. Over een jongere praat u aan tafel: plan een bijeenkomst met b."
            )
        elif self._is_closed(number):
            show_minutes(self, self._file, number)
        else:
            self.converse(self._play(number))

    async def _play(self, number: int) -> None:
        session, today = self._file.sessions.get(number), self._file.today()
        if session.status == SessionStatus.PLANNED and session.date != today and not self._file.read_only:
            question = ConfirmDialog(
                "Nu beginnen?",
                f"Deze bijeenkomst is gepland op {long_date(session.date, today)}. Als u begint, gaat de tijd lopen.",
                names=False,
            )
            if not await self.app.push_screen_wait(question):
                return
        await play_meeting(self, self._file, number)

    def action_plan(self) -> None:
        """Plan a meeting."""
        self.converse(self._plan())

    async def _plan(self) -> None:
        session = await fill_in(self.app, MeetingPlanDialog(self._file))
        if session:
            self.show_series(f"meeting/{session.number}")
            self.tell(f"Gepland op {long_date(session.date, self._file.today())}. Enter begint de bijeenkomst.")

    def action_jongere(self) -> None:
        """Add a jongere."""
        self.converse(self._add_jongere())

    async def _add_jongere(self) -> None:
        traject = await fill_in(self.app, JongereDialog(self._file))
        if traject:
            self.show_series(f"jongere/{traject.number}")
            self.tell(f"{traject.code} is toegevoegd. j voor nog een jongere, b om een bijeenkomst te plannen.")

    def action_people(self) -> None:
        """Add partners and their contact persons."""
        self.converse(self._add_people())

    async def _add_people(self) -> None:
        people = await fill_in(self.app, PeopleDialog(self._file))
        if people:
            self.show_series(f"person/{people[0].number}")
            self.tell(f"{len(people)} {'persoon is' if len(people) == 1 else 'personen zijn'} toegevoegd of aangevuld.")

    def action_reopen(self) -> None:
        """Open a closed meeting again, after asking."""
        number = self._meeting
        if number is not None:
            self.converse(self._reopen(number))

    async def _reopen(self, number: int) -> None:
        session = self._file.sessions.get(number)
        question = ConfirmDialog(
            f"De bijeenkomst van {long_date(session.date, self._file.today())} heropenen?",
            f"Versie {session.version} van het verslag blijft bewaard. Als u opnieuw afsluit, ontstaat versie "
            f"{session.version + 1}.",
            names=False,
        )
        if await self.app.push_screen_wait(question):
            reopen_meeting(self._file, number)
            self.show_series(f"meeting/{number}")
            self.tell("Heropend. Enter gaat verder met de bijeenkomst.")

    def action_undo(self) -> None:
        """Undo the last change that was made here."""
        self._turn(undo_act(self._file, Place(session=0)).told)

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self._turn(redo_act(self._file, Place(session=0)).told)

    def _turn(self, told: str) -> None:
        self.show_series()
        self.tell(told)

    def action_leave(self) -> None:
        """Back to the overview."""
        self.dismiss()
