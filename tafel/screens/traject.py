"""The page of one jongere, outside a meeting: who it is, who reads what, the question, the actions, the meetings."""

from collections.abc import Sequence
from itertools import chain

from textual import on
from textual.content import Content
from textual.widgets import OptionList

from sessions.acts.gather_followed import actions_of
from sessions.acts.opening import SeriesFile
from sessions.acts.retention import is_past_hard_stop
from sessions.acts.sharing import who_had
from sessions.consents import ConsentSubject
from sessions.errors import Refusal
from sessions.meetings import SessionStatus
from sessions.place import Place
from tafel.commands import Command, bindings
from tafel.dialogs.action import ActionDialog
from tafel.dialogs.sent import SentDialog
from tafel.dialogs.sharing import share
from tafel.screens import ending_talks, preparing, traject_talks
from tafel.screens.base import TafelScreen
from tafel.screens.ending_talks import CHECK_IN, END, REOPEN
from tafel.screens.grounds_talk import GROUND, ground
from tafel.screens.page import READING_ONLY, REDO, UNDO, PageScreen
from tafel.screens.plan_out import PLAN, make_plan
from tafel.screens.playing import show_minutes
from tafel.screens.preparation import PREPARE, prepare
from tafel.screens.traject_course_rows import on_agenda
from tafel.screens.traject_rows import goes_on_words, traject_parts
from tafel.screens.traject_talks import MERGE, MOVE
from tafel.screens.wiping_talk import WIPE, wipe
from tafel.screens.with_file import SORT_OUT, TAKE_OVER
from tafel.unveiling import unveiled
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import NamedRows

OPEN = Command("open", "openen", "Wijzig wat op de regel staat, kies wie wat leest, of lees het verslag", ("enter",))
CHANGE = Command("change", "wijzigen", "Wijzig de gegevens van deze jongere", ("w",))
SHARE = Command(
    "share", "delen", "Leg vast welke partner wat van deze jongere leest", ("d",), words="toestemming partners"
)
SENT = Command(
    "sent", "kreeg wat", "Welke documenten over deze jongere zijn gemaakt, voor wie en op welke grond", ("k",)
)
NEXT_PART = Command("walk(1)", "volgend deel", "Naar het volgende deel van deze bladzijde", ("tab",), first=True)
LAST_PART = Command(
    "walk(-1)", "vorig deel", "Naar het vorige deel van deze bladzijde", ("shift+tab",), shown=False, first=True
)
LEAVE = Command("leave", "terug", "Terug naar de reeks", ("escape",), stays=True, words="sluiten")


class TrajectScreen(PageScreen):
    """Shows the jongere with this number; what names him or her starts veiled. Who opened the file closes it."""

    CSS_PATH = "traject.tcss"
    OFFERS = (
        OPEN,
        CHANGE,
        NEXT_PART,
        LAST_PART,
        SHARE,
        PLAN,
        SENT,
        PREPARE,
        END,
        REOPEN,
        CHECK_IN,
        MERGE,
        MOVE,
        GROUND,
        WIPE,
        TAKE_OVER,
        SORT_OUT,
        UNDO,
        REDO,
        LEAVE,
    )
    BINDINGS = bindings(*OFFERS)
    LEAVES = frozenset({PLAN.action})
    CHANGES = PageScreen.CHANGES | {
        "change",
        "share",
        "merge",
        "move",
        "prepare",
        "end",
        "reopen",
        "check_in",
        "ground",
        "wipe",
    }
    WORDS = ("jongere", "roepnaam", "code", "traject", "leefgebied", "privé")
    PURPOSE = (
        "Hier staat wat er over deze jongere bekend is: gegevens, toestemming, wie wat leest, wie al wat kreeg, de "
        "vraag, de open acties en de bijeenkomsten. Enter op een regel wijzigt die regel."
    )

    def __init__(self, file: SeriesFile, traject: int) -> None:
        super().__init__(file)
        self._traject = traject
        self.here = Place(session=0, traject=traject)
        self._parts: list[list[str]] = []

    def rows(self, width: int) -> Sequence[Row] | None:
        """Return all that is known of this jongere; None for who was taken out again, by undo or elsewhere."""
        traject = self._file.trajects.find(self._traject)
        if traject is None:
            return None
        parts = traject_parts(self._file, traject, width)
        self._parts = [[row_id for row_id, _ in part if row_id] for part in parts]
        apart: list[Row] = [(None, Content(""))]
        return list(chain.from_iterable([*part, *apart] for part in parts))[:-1]

    def show_top(self) -> None:
        """Say whose page this is, by code, and how far he or she is."""
        traject = self._file.trajects.get(self._traject)
        stage = goes_on_words(self._file, traject) or str(traject.stage)
        self.show_where(f"{traject.code}   {self._file.series.title}", self.standing or stage)

    # What a user does

    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Change what is lit, or show the minutes of the meeting that is lit."""
        self.tell("")
        kind, which, *_ = [*self.lit.split("/"), ""]
        if kind == "meeting":
            self._read_minutes(int(which))
        elif kind == "action":
            self._show_action(int(which))
        elif kind == "said":
            self.tell("Wat de jongere zegt, legt u vast aan tafel.")
        elif kind == "ended":
            self.tell("Hoe het eindigde, staat vast. Klopt het niet: open het traject weer (o) en rond het opnieuw af.")
        elif kind == "sent":
            self.action_sent()
        elif self._why_not:
            self.tell(self._why_not)
        elif kind == "consent":
            asked = traject_talks.ask_consent(self, self._file, self._traject, ConsentSubject[which])
            self.converse(self.show_prepared(asked))
        elif kind == "sharing":
            self.action_share()
        elif kind == "checkin":
            self.converse(self.show_prepared(ending_talks.check_in(self, self._file, self._traject, which)))
        else:
            self.converse(self.show_prepared(preparing.change_jongere(self, self._file, self._traject, which)))

    @property
    def _why_not(self) -> str:
        """Why nothing can be changed here, or ""."""
        if self._file.read_only:
            return READING_ONLY
        if self._goes_on:
            return f"Dit traject is {self._goes_on}; wijzig het daar."
        if self._past_hard_stop:
            return "De bewaartermijn is voorbij: dit traject is alleen nog te bekijken of te wissen (x)."
        return ""

    @property
    def _goes_on(self) -> str:
        """Where this jongere goes on when he or she was merged or moved, else empty."""
        traject = self._file.trajects.find(self._traject)
        return goes_on_words(self._file, traject) if traject else ""

    def _read_minutes(self, number: int) -> None:
        """Show what was written down at a meeting about this jongere, and of nobody else."""
        session = self._file.sessions.get(number)
        if session.status == SessionStatus.PLANNED:
            self.tell("Deze bijeenkomst is nog niet geweest; er is nog geen verslag.")
            return
        about = on_agenda(self._file, session, self._file.trajects.get(self._traject))
        show_minutes(self, self._file, number, about=about)

    def _show_action(self, number: int) -> None:
        """Show one action with all that happened to it."""
        line = next((line for line in actions_of(self._file) if line.action.number == number), None)
        if line is not None:
            meetings = {session.number: session.date for session in self._file.sessions.all()}
            self.app.push_screen(ActionDialog(line, meetings))

    def action_walk(self, way: int) -> None:
        """Light the first row of the next or the previous part of the page."""
        parts = [part for part in self._parts if part]
        here = next((place for place, part in enumerate(parts) if self.lit in part), 0)
        rows = self.query_one(NamedRows)
        if parts:
            rows.highlighted = rows.get_option_index(parts[(here + way) % len(parts)][0])
            rows.scroll_to_highlight(top=True)
            # One line more, for the heading.
            rows.scroll_relative(y=-1, animate=False)

    def action_merge(self) -> None:
        """Merge with another traject that was made of the same jongere by mistake."""
        self.converse(self.show_prepared(traject_talks.merge(self, self._file, self._traject)))

    def action_move(self) -> None:
        """Move to another series."""
        self.converse(self.show_prepared(traject_talks.move(self, self._file, self._traject)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits how far this jongere is."""
        if action in self.CHANGES - {"wipe"} and (self._goes_on or self._past_hard_stop):
            return False
        if not ending_talks.offered(action, self._file.trajects.find(self._traject)):
            return False
        return super().check_action(action, parameters)

    def action_ground(self) -> None:
        """Note the legal basis of what was agreed."""
        self.converse(self.show_prepared(ground(self, self._file, self._traject)))

    @property
    def _past_hard_stop(self) -> bool:
        """Whether this traject can only be viewed or erased any more."""
        traject = self._file.trajects.find(self._traject)
        return traject is not None and is_past_hard_stop(self._file, traject)

    def action_wipe(self) -> None:
        """Erase everything about this jongere."""
        self.converse(self._wipe())

    async def _wipe(self) -> None:
        try:
            done = await wipe(self, self._file, self._traject)
        except Refusal as refusal:
            self.tell(str(refusal), trouble=True)
            return
        if done:
            await self.dismiss()
            if isinstance(self.app.screen, TafelScreen):
                self.app.screen.tell(done)

    def action_prepare(self) -> None:
        """Prepare the question with the jongere."""
        self.converse(self.show_prepared(prepare(self, self._file, self._traject)))

    def action_end(self) -> None:
        """Have the closing talk, or keep why it stopped."""
        self.converse(self.show_prepared(ending_talks.end_traject(self, self._file, self._traject)))

    def action_reopen(self) -> None:
        """Open the traject again."""
        self.converse(self.show_prepared(ending_talks.reopen(self, self._file, self._traject)))

    def action_check_in(self) -> None:
        """Note the first moment of aftercare that is open."""
        self.converse(self.show_prepared(ending_talks.check_in(self, self._file, self._traject)))

    def action_change(self) -> None:
        """Change what is known of this jongere."""
        self.converse(self.show_prepared(preparing.change_jongere(self, self._file, self._traject)))

    def action_share(self) -> None:
        """Agree which partner reads what."""
        self.converse(self._share())

    async def _share(self) -> None:
        with unveiled(self.app):
            await share(self, self._file, self._traject)

    def action_plan(self) -> None:
        """Make the trajectplan."""
        self.converse(self.show_prepared(make_plan(self, self._file, self._traject)))

    def action_sent(self) -> None:
        """Show what was made about this jongere, and for whom."""
        sent = who_had(self._file, traject=self._traject)
        self.app.push_screen(SentDialog(self._file, "Wie kreeg wat over deze jongere?", sent, about=self._traject))
