"""Wie kreeg wat: the documents that were made, for whom, which version, when and on which ground."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import Label

from sessions.acts.opening import SeriesFile
from sessions.days.dates import short_date
from sessions.sent import Sent
from tafel.commands import Command, bindings
from tafel.dialogs.base import GO_BACK, Dialog
from tafel.dialogs.recalling import recall
from tafel.outgoing.leaving import reader_of
from tafel.widgets.named_rows import NamedRows, below, private
from tafel.widgets.notice import Notice

NOTICE = Command(
    "recall",
    "bericht maken",
    "Maak voor wie stukken had een bericht, met de vraag om ze te verwijderen",
    ("b",),
    words="intrekken wissen terugvragen",
)
NOBODY = "Er is nog geen document gemaakt."


class SentDialog(Dialog[None]):
    """Lists what was made, the newest first. `about` is the one jongere that may be told of, None for all of them."""

    DEFAULT_CSS = """
    SentDialog > #frame { width: 90; height: 100%; }
    SentDialog NamedRows { height: 1fr; border: none; padding: 0; background: $surface; }
    SentDialog #explanation { width: 100%; color: $muted; margin-bottom: 1; }
    SentDialog.-low > #frame { border: none; padding: 0 1; }
    SentDialog.-low #title, SentDialog.-low #explanation { margin-bottom: 0; }
    """
    OFFERS = (NOTICE, GO_BACK)
    BINDINGS = bindings(NOTICE)
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (22, "-high")]

    def __init__(
        self, file: SeriesFile, title: str, sent: Sequence[Sent], *, about: int | None = None, explanation: str = ""
    ) -> None:
        super().__init__(title, names=False)
        self._file = file
        self._sent = tuple(reversed(sent))
        self._about = about
        self._explanation = explanation if sent else NOBODY

    def compose_middle(self) -> ComposeResult:
        """What to do with it, and the documents."""
        if self._explanation:
            yield Label(self._explanation, id="explanation", markup=False)
        yield NamedRows(narrows=False)

    def on_mount(self) -> None:
        """Paint the list, ready to scroll. What is told here names nobody."""
        self.query_one(Notice).remove_class("private")
        self._paint()
        self.set_focus(self.query_one(NamedRows))

    def on_resize(self, event: Resize) -> None:
        """Lay out the list for the new width."""
        self.call_after_refresh(self._paint)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A notice is about one jongere; none leaves from a copy."""
        if action == NOTICE.action:
            return self._about is not None and bool(self._sent) and not self._file.is_copy
        return super().check_action(action, parameters)

    def action_recall(self) -> None:
        """Make a notice for each who had something."""
        if self._about is not None:
            self.converse(recall(self, self._file, self._about, self._sent))

    def _paint(self) -> None:
        rows = self.query_one(NamedRows)
        rows.show_rows([(f"sent/{sent.number}", self._row(sent, rows.room)) for sent in self._sent])

    def _row(self, sent: Sent, width: int) -> Content:
        made = sent.made.astimezone()
        meeting = self._file.sessions.find(sent.session)
        day = f"bijeenkomst van {short_date(meeting.date, self._file.today())}" if meeting else ""
        version = f"versie {sent.version}" if sent.version else "concept" if meeting else ""
        facts = (day, sent.document, version, sent.form, self._codes(sent))
        who = Content.from_markup(
            "$day $time  [b]$reader[/b]",
            day=short_date(made.date(), self._file.today()),
            time=f"{made:%H:%M}",
            reader=reader_of(sent),
        )
        # Of the ground only, because it tells what was agreed; at the table it may be another's.
        ground = private(sent.ground) if self._about is None else Content("")
        return below([who, Content(" · ".join(filter(None, facts))), ground], width, indent=1)

    def _codes(self, sent: Sent) -> str:
        """Return the codes of the jongeren in a document, of no other than the one that may be told of."""
        if self._about is not None:
            return ""
        found = (self._file.trajects.find(number) for number in sent.trajects)
        return ", ".join(traject.code for traject in found if traject)
