"""The page of one jongere, outside a meeting: who it is, who reads what, the question, the actions, the meetings."""

from collections.abc import Awaitable

from textual import on
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import OptionList

from sessions.acts.opening import SeriesFile
from sessions.acts.sharing import who_had
from sessions.acts.undo import redo_act, undo_act
from sessions.place import Place
from tafel.commands import Command, bindings
from tafel.dialogs.sent import SentDialog
from tafel.dialogs.sharing import share
from tafel.screens import preparing
from tafel.screens.playing import show_minutes
from tafel.screens.traject_rows import traject_rows
from tafel.screens.with_file import SORT_OUT, TAKE_OVER, FileScreen
from tafel.unveiling import unveiled
from tafel.widgets.named_rows import NamedRows
from tafel.widgets.notice import Notice
from tafel.widgets.why_reading import WhyReading

OPEN = Command("open", "openen", "Wijzig wat op de regel staat, kies wie wat leest, of lees het verslag", ("enter",))
CHANGE = Command("change", "wijzigen", "Wijzig de gegevens van deze jongere", ("w",))
SHARE = Command(
    "share", "delen", "Leg vast welke partner wat van deze jongere leest", ("d",), words="toestemming partners"
)
SENT = Command(
    "sent", "kreeg wat", "Welke documenten over deze jongere zijn gemaakt, voor wie en op welke grond", ("k",)
)
UNDO = Command("undo", "ongedaan", "Maak de laatste wijziging ongedaan", ("ctrl+z",), shown=False)
REDO = Command("redo", "opnieuw", "Voer opnieuw uit wat ongedaan is gemaakt", ("ctrl+y",), shown=False)
LEAVE = Command("leave", "terug", "Terug naar de reeks", ("escape",), stays=True, words="sluiten")

CHANGES = {"change", "share", "undo", "redo"}
"""The actions that a window that may only read does not offer."""


class TrajectScreen(FileScreen):
    """Shows the jongere with this number; what names him or her starts veiled. Who opened the file closes it."""

    CSS_PATH = "traject.tcss"
    AUTO_FOCUS = "NamedRows"
    OFFERS = (OPEN, CHANGE, SHARE, SENT, TAKE_OVER, SORT_OUT, UNDO, REDO, LEAVE)
    BINDINGS = bindings(*OFFERS)
    WORDS = ("jongere", "roepnaam", "code", "traject", "leefgebied", "privé")
    PURPOSE = (
        "Hier staat wat er over deze jongere bekend is: gegevens, toestemming, wie wat leest, wie al wat kreeg, de "
        "vraag, de open acties en de bijeenkomsten. Enter op een regel wijzigt die regel."
    )

    def __init__(self, file: SeriesFile, traject: int) -> None:
        super().__init__(file)
        self._traject = traject

    def compose_middle(self) -> ComposeResult:
        """Why nothing can be changed, where that is so, and the list."""
        yield WhyReading()
        yield NamedRows()

    def on_mount(self) -> None:
        """Paint the page. What is told here names no jongere."""
        self.query_one(Notice).remove_class("private")
        self.show_traject()

    def on_resize(self, event: Resize) -> None:
        """Lay out the page for the new width."""
        self.call_after_refresh(self.show_traject)

    def on_screen_resume(self) -> None:
        """Paint what changed while another screen was in front."""
        self.show_traject()

    async def show_file(self) -> None:
        """Paint the page as it was read again."""
        self.show_traject()

    def show_traject(self) -> None:
        """Paint everything as it stands now; who was taken out again, by undo or elsewhere, has no page."""
        traject = self._file.trajects.find(self._traject)
        if traject is None:
            self.dismiss()
            return
        self.show_where(f"{traject.code}   {self._file.series.title}", self.standing or str(traject.stage))
        self.query_one(WhyReading).say(self._file.read_only, self.what_then)
        rows = self.query_one(NamedRows)
        rows.show_rows(traject_rows(self._file, traject, rows.room))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no changes where the file may only be read."""
        if action in CHANGES and self._file.read_only:
            return False
        return super().check_action(action, parameters)

    # What a user does

    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Change what is lit, or show the minutes of the meeting that is lit."""
        self.tell("")
        kind, which, *_ = [*(self.query_one(NamedRows).lit or "").split("/"), ""]
        if kind == "meeting":
            show_minutes(self, self._file, int(which))
        elif kind == "said":
            self.tell("Wat de jongere zegt, en de acties, legt u vast aan tafel.")
        elif kind == "sent":
            self.action_sent()
        elif self._file.read_only:
            self.tell("In dit venster kunt u alleen lezen; wijzigen kan hier nu niet.")
        elif kind == "sharing":
            self.action_share()
        else:
            self.converse(self._show_prepared(preparing.change_jongere(self, self._file, self._traject, which)))

    def action_change(self) -> None:
        """Change what is known of this jongere."""
        self.converse(self._show_prepared(preparing.change_jongere(self, self._file, self._traject)))

    async def _show_prepared(self, talk: Awaitable[preparing.Prepared | None]) -> None:
        prepared = await talk
        if prepared:
            self.show_traject()
            self.tell(prepared.told, trouble=prepared.trouble)

    def action_share(self) -> None:
        """Agree which partner reads what."""
        self.converse(self._share())

    async def _share(self) -> None:
        with unveiled(self.app):
            await share(self, self._file, self._traject)

    def action_sent(self) -> None:
        """Show what was made about this jongere, and for whom."""
        sent = who_had(self._file, traject=self._traject)
        self.app.push_screen(SentDialog(self._file, "Wie kreeg wat over deze jongere?", sent, about=self._traject))

    def action_undo(self) -> None:
        """Undo the last change that was made outside a meeting."""
        self._turn(undo_act(self._file, Place(session=0)).told)

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self._turn(redo_act(self._file, Place(session=0)).told)

    def _turn(self, told: str) -> None:
        self.show_traject()
        self.tell(told)

    def action_leave(self) -> None:
        """Back to the series."""
        self.dismiss()
