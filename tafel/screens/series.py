"""One series, to prepare in: its meetings, the jongeren, and the partners with their people."""

from collections.abc import Awaitable, Sequence

from textual import on
from textual.widgets import OptionList

from sessions.acts.meeting import reopen_meeting
from sessions.acts.opening import SeriesFile
from sessions.days.dates import long_date
from sessions.meetings import SessionStatus
from sessions.series import SeriesKind
from tafel.commands import Command, bindings
from tafel.dialogs.confirm import ConfirmDialog
from tafel.dialogs.reopening import ask_reopen
from tafel.dialogs.table_import import IMPORT_TABLE, import_table
from tafel.dialogs.tip_import import IMPORT, import_tips
from tafel.handing.giving import HAND_OVER, TAKE_BACK, ask_take_back, hand_over
from tafel.screens import planning, preparing
from tafel.screens.board import BoardScreen
from tafel.screens.page import READING_ONLY, REDO, UNDO, PageScreen
from tafel.screens.playing import play_meeting, show_minutes
from tafel.screens.sending import SEND, send
from tafel.screens.series_rows import series_rows
from tafel.screens.traject import TrajectScreen
from tafel.screens.with_file import SORT_OUT, TAKE_OVER
from tafel.widgets.lists import Row

OPEN = Command(
    "open",
    "openen",
    "Open de regel die oplicht: begin de bijeenkomst of ga verder, lees een oud verslag, bekijk een jongere",
    ("enter",),
    words="starten",
)
PLAN = Command(
    "plan",
    "bijeenkomst plannen",
    "Plan een bijeenkomst: wanneer, waar, wie en welke jongeren",
    ("b",),
    words="nieuwe afspraak datum agenda",
)
JONGERE = Command("jongere", "jongere erbij", "Voeg een jongere toe", ("j",), words="toevoegen nieuwe")
PEOPLE = Command(
    "people",
    "partners erbij",
    "Voeg partners en contactpersonen toe, één of veel tegelijk",
    ("p",),
    words="toevoegen plakken",
)
PARTICIPANTS = Command(
    "participants",
    "mensen erbij",
    "Voeg toe wie meedoen, met hun rol: één of veel tegelijk",
    ("p",),
    words="toevoegen plakken ouders partners",
)
CHANGE = Command(
    "change", "wijzigen", "Wijzig wat op de regel staat die oplicht: een planning, een jongere, een partner", ("w",)
)
SERIES = Command(
    "change_series",
    "reeks wijzigen",
    "Wijzig naam, regio, plaats, ritme, afkorting of escalatieroute van deze reeks",
    ("s",),
    words="instellingen",
)
CALL_OFF = Command("call_off", "afzeggen", "Zeg de bijeenkomst die oplicht af", ("x",))
AGENDA = Command("agenda", "agenda", "Maak de agenda van de bijeenkomst die oplicht, om vooraf te sturen", ("g",))
REOPEN = Command("reopen", "heropenen", "Heropen de afgesloten bijeenkomst die oplicht, om iets te verbeteren", ("h",))
TIPS = Command(
    "tips", "tips", "Bekijk alle tips op het bord, sorteer ze of schrijf ze als bestand", ("t",), words="bord"
)
ACTIONS = Command("actions", "acties", "Volg de acties van deze reeks op", ("a",), words="opvolgen taken te laat lijst")
COPIES = Command("copies", "reservekopieën", "Bekijk een reservekopie van deze reeks, of zet er een terug", ("r",))
LEAVE = Command("leave", "terug", "Terug naar waar u was", ("escape",), stays=True, words="overzicht sluiten")

WORDS_OF_COP = ("reeks", "tip", "bruikbaar", "toptip", "doelgroep", "versie", "privé")
PURPOSE_OF_COP = (
    "Hier bereidt u voor: eerst wie meedoen, met hun rol, dan een bijeenkomst met de stappen die u kiest. Enter op een "
    "bijeenkomst begint haar; op een afgesloten bijeenkomst ziet u het verslag. Enter op Tips opent het bord."
)
"""What F1 tells of a community of practice, in the place of jongeren and their codes."""


class SeriesScreen(PageScreen):
    """Shows an open series; `lit` is the id of the row to begin at. Who opened the file closes it."""

    CSS_PATH = "series.tcss"
    OFFERS = (
        OPEN,
        PLAN,
        CHANGE,
        CALL_OFF,
        AGENDA,
        SEND,
        REOPEN,
        JONGERE,
        PEOPLE,
        PARTICIPANTS,
        SERIES,
        TIPS,
        ACTIONS,
        IMPORT,
        IMPORT_TABLE,
        COPIES,
        HAND_OVER,
        TAKE_BACK,
        TAKE_OVER,
        SORT_OUT,
        UNDO,
        REDO,
        LEAVE,
    )
    BINDINGS = bindings(*OFFERS)
    CHANGES = PageScreen.CHANGES | {
        "plan",
        "change",
        "call_off",
        "jongere",
        "people",
        "participants",
        "change_series",
        "reopen",
        "hand_over",
        "import_tips",
        "import_table",
    }
    LEAVES = frozenset({AGENDA.action, SEND.action})
    WORDS: tuple[str, ...] = (
        "reeks",
        "partner",
        "jongere",
        "roepnaam",
        "code",
        "traject",
        "leefgebied",
        "versie",
        "privé",
    )
    PURPOSE = (
        "Hier bereidt u voor: eerst de partners en hun contactpersonen, dan de jongeren, dan een bijeenkomst met de "
        "jongeren in de volgorde van de tafel. Enter op een bijeenkomst begint haar; op een afgesloten bijeenkomst "
        "ziet u het verslag."
    )

    def __init__(self, file: SeriesFile, lit: str = "") -> None:
        super().__init__(file)
        self._lit = lit
        if self._is_cop:
            self.WORDS, self.PURPOSE = WORDS_OF_COP, PURPOSE_OF_COP

    def on_mount(self) -> None:
        """Begin at the row that was asked for."""
        if self._lit:
            self.show_page(self._lit)

    def rows(self, width: int) -> Sequence[Row]:
        """Return the meetings, the jongeren or the tips, and the people."""
        return series_rows(self._file, width)

    def show_top(self) -> None:
        """Say which series this is."""
        self.show_where(self._file.series.title, self.standing or self._file.series.place)

    @property
    def _lit_row(self) -> tuple[str, int]:
        """What the row is about that is lit (`meeting`, `jongere`, `partner`, `person`), and its number."""
        kind, _, number = self.lit.partition("/")
        return kind, int(number or 0)

    @property
    def _meeting(self) -> int | None:
        """The number of the meeting that is lit, or None."""
        kind, number = self._lit_row
        return number if kind == "meeting" else None

    def _status(self, number: int | None) -> SessionStatus | None:
        return self._file.sessions.get(number).status if number is not None else None

    @property
    def _is_cop(self) -> bool:
        """Whether this is a community of practice: people take part with a role, and none of them is a traject."""
        return self._file.series.kind == SeriesKind.COP

    def _is_closed(self, number: int | None) -> bool:
        return self._status(number) == SessionStatus.CLOSED

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no changes where the file may only be read, and heropenen only on what is closed."""
        if action in self.CHANGES and self._file.read_only:
            return False
        if action == "take_back":
            return self.is_lent
        if action in {"tips", "import_tips", "participants"}:
            return self._is_cop
        if action in {"jongere", "people", "import_table"}:
            return not self._is_cop
        if action == "reopen":
            return self._is_closed(self._meeting)
        if action == "change" and self._lit_row[0] in {"jongere", "partner", "person"}:
            return True
        if action in {"change", "call_off"}:
            return self._status(self._meeting) == SessionStatus.PLANNED
        if action == "agenda" and self._status(self._meeting) not in {SessionStatus.PLANNED, SessionStatus.RUNNING}:
            return False
        return super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted)
    def _lit_another(self) -> None:
        self.refresh_bindings()

    # What a user does

    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Open what is lit: play a meeting or show its minutes, look at a jongere, change a partner or person."""
        self.tell("")
        kind, number = self._lit_row
        if kind == "jongere":
            self.app.push_screen(TrajectScreen(self._file, number))
        elif kind == "tips":
            self.action_tips()
        elif kind != "meeting":
            self._change_lit()
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

    def action_tips(self) -> None:
        """Show all tips on the board."""
        self.app.push_screen(BoardScreen(self._file))

    def action_actions(self) -> None:
        """Follow the actions of this series up."""
        from tafel.screens.actions import ActionsScreen

        self.app.push_screen(ActionsScreen(self._file))

    def action_import_tips(self) -> None:
        """Bring in tips from a file, such as those of talks between two meetings."""
        self.converse(self._import_tips())

    def action_import_table(self) -> None:
        """Bring in trajecten, partners or acties from a file, such as a coordinator keeps in Excel."""
        self.converse(self._import_table())

    async def _import_table(self) -> None:
        if told := await import_table(self, self._file):
            self.show_page()
            self.tell(told)

    async def _import_tips(self) -> None:
        if told := await import_tips(self, self._file):
            self.show_page()
            self.tell(told)

    def action_plan(self) -> None:
        """Plan a meeting."""
        self.converse(self._tell_outcome(planning.plan(self.app, self._file)))

    def action_change(self) -> None:
        """Change what is lit: the plan of a meeting, or who somebody is."""
        if self._meeting is not None:
            self.converse(self._tell_outcome(planning.change(self.app, self._file, self._meeting)))
        else:
            self._change_lit()

    def _change_lit(self) -> None:
        if self._file.read_only:
            self.tell(READING_ONLY)
            return
        match self._lit_row:
            case "jongere", number:
                self.converse(self.show_prepared(preparing.change_jongere(self, self._file, number)))
            case "partner", number:
                self.converse(self.show_prepared(preparing.change_partner(self, self._file, number)))
            case "person", number:
                self.converse(self.show_prepared(preparing.change_person(self, self._file, number)))

    def action_change_series(self) -> None:
        """Change what the series is called and how it works."""
        self.converse(self.show_prepared(preparing.change_series(self, self._file)))

    def action_call_off(self) -> None:
        """Call the lit meeting off, after asking."""
        if self._meeting is not None:
            self.converse(self._tell_outcome(planning.call_meeting_off(self.app, self._file, self._meeting)))

    def action_agenda(self) -> None:
        """Make the agenda of the lit meeting."""
        if self._meeting is not None:
            self.converse(self._tell_outcome(planning.hand_out_agenda(self.app, self._file, self._meeting)))

    async def _tell_outcome(self, talk: Awaitable[planning.Outcome | None]) -> None:
        outcome = await talk
        if outcome:
            self.show_page(f"meeting/{outcome.meeting}" if outcome.meeting else "")
            self.tell(outcome.told)

    def action_send(self) -> None:
        """Make what is sent, of the meeting that is lit or the last one."""
        self.converse(send(self, self._file, self._meeting))

    def action_jongere(self) -> None:
        """Add a jongere."""
        self.converse(self.show_prepared(preparing.add_jongere(self, self._file)))

    def action_people(self) -> None:
        """Add partners and their contact persons."""
        self.converse(self.show_prepared(preparing.add_somebody(self, self._file)))

    def action_participants(self) -> None:
        """Add people who take part, and the organisations they come from."""
        self.action_people()

    def action_reopen(self) -> None:
        """Open a closed meeting again, after asking."""
        number = self._meeting
        if number is not None:
            self.converse(self._reopen(number))

    async def _reopen(self, number: int) -> None:
        if await ask_reopen(self, self._file, number):
            reopen_meeting(self._file, number)
            self.show_page(f"meeting/{number}")
            self.tell("Heropend. Enter gaat verder met de bijeenkomst.")

    def action_hand_over(self) -> None:
        """Give the series to a colleague."""
        self.converse(self._move(hand_over(self, self._file)))

    def action_take_back(self) -> None:
        """Go on here after all with a series that is lent out."""
        self.converse(self._move(ask_take_back(self, self._file)))

    async def _move(self, talk: Awaitable[str]) -> None:
        told = await talk
        self.show_page()
        self.tell(told)

    def action_copies(self) -> None:
        """Show the reserve copies, to look at one or to put one back."""
        self.converse(self._copies())

    async def _copies(self) -> None:
        from tafel.screens.reserve_copies import BackupsScreen

        screen = BackupsScreen(self.tafel.archive, self._file)
        await self.app.push_screen_wait(screen)
        if screen.told:
            self.tell(screen.told)
