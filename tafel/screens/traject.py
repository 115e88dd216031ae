"""The page of one jongere, outside a meeting: who it is, who reads what, the question, the actions, the meetings."""

from collections.abc import Sequence

from textual import on
from textual.widgets import OptionList

from sessions.acts.opening import SeriesFile
from sessions.acts.sharing import who_had
from sessions.place import Place
from tafel.commands import Command, bindings
from tafel.dialogs.sent import SentDialog
from tafel.dialogs.sharing import share
from tafel.screens import ending_talks, preparing
from tafel.screens.ending_talks import CHECK_IN, END, REOPEN
from tafel.screens.page import READING_ONLY, REDO, UNDO, PageScreen
from tafel.screens.plan_out import PLAN, make_plan
from tafel.screens.playing import show_minutes
from tafel.screens.traject_rows import traject_rows
from tafel.screens.with_file import SORT_OUT, TAKE_OVER
from tafel.unveiling import unveiled
from tafel.widgets.lists import Row

OPEN = Command("open", "openen", "Wijzig wat op de regel staat, kies wie wat leest, of lees het verslag", ("enter",))
CHANGE = Command("change", "wijzigen", "Wijzig de gegevens van deze jongere", ("w",))
SHARE = Command(
    "share", "delen", "Leg vast welke partner wat van deze jongere leest", ("d",), words="toestemming partners"
)
SENT = Command(
    "sent", "kreeg wat", "Welke documenten over deze jongere zijn gemaakt, voor wie en op welke grond", ("k",)
)
LEAVE = Command("leave", "terug", "Terug naar de reeks", ("escape",), stays=True, words="sluiten")


class TrajectScreen(PageScreen):
    """Shows the jongere with this number; what names him or her starts veiled. Who opened the file closes it."""

    CSS_PATH = "traject.tcss"
    OFFERS = (OPEN, CHANGE, SHARE, PLAN, SENT, END, REOPEN, CHECK_IN, TAKE_OVER, SORT_OUT, UNDO, REDO, LEAVE)
    BINDINGS = bindings(*OFFERS)
    CHANGES = PageScreen.CHANGES | {"change", "share", "end", "reopen", "check_in"}
    WORDS = ("jongere", "roepnaam", "code", "traject", "leefgebied", "privé")
    PURPOSE = (
        "Hier staat wat er over deze jongere bekend is: gegevens, toestemming, wie wat leest, wie al wat kreeg, de "
        "vraag, de open acties en de bijeenkomsten. Enter op een regel wijzigt die regel."
    )

    def __init__(self, file: SeriesFile, traject: int) -> None:
        super().__init__(file)
        self._traject = traject
        self.here = Place(session=0, traject=traject)

    def rows(self, width: int) -> Sequence[Row] | None:
        """Return all that is known of this jongere; None for who was taken out again, by undo or elsewhere."""
        traject = self._file.trajects.find(self._traject)
        return None if traject is None else traject_rows(self._file, traject, width)

    def show_top(self) -> None:
        """Say whose page this is, by code."""
        traject = self._file.trajects.get(self._traject)
        self.show_where(f"{traject.code}   {self._file.series.title}", self.standing or str(traject.stage))

    # What a user does

    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Change what is lit, or show the minutes of the meeting that is lit."""
        self.tell("")
        kind, which, *_ = [*self.lit.split("/"), ""]
        if kind == "meeting":
            show_minutes(self, self._file, int(which))
        elif kind == "said":
            self.tell("Wat de jongere zegt, en de acties, legt u vast aan tafel.")
        elif kind == "ended":
            self.tell("Hoe het eindigde, staat vast. Klopt het niet: open het traject weer (o) en rond het opnieuw af.")
        elif kind == "sent":
            self.action_sent()
        elif self._file.read_only:
            self.tell(READING_ONLY)
        elif kind == "sharing":
            self.action_share()
        elif kind == "checkin":
            self.converse(self.show_prepared(ending_talks.check_in(self, self._file, self._traject, which)))
        else:
            self.converse(self.show_prepared(preparing.change_jongere(self, self._file, self._traject, which)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits how far this jongere is."""
        if not ending_talks.offered(action, self._file.trajects.find(self._traject)):
            return False
        return super().check_action(action, parameters)

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
