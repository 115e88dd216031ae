"""Focus: the question that a community of practice is about, large; typing sets a new one, and the notes are below."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label

from sessions.acts.focus import choose_focus
from sessions.acts.question import keep_notes
from sessions.days.dates import short_date
from tafel.commands import Command, bindings
from tafel.steps.base import TYPE
from tafel.steps.line_task import Ask, LineTask
from tafel.steps.writing import WritingStep
from tafel.widgets.notes_area import NotesArea

TO_NOTES = Command(
    "to_list", "naar de notities", "Naar de notities; Esc gaat terug naar de regel", ("ctrl+e",), first=True
)
NOT_YET = "Nog geen focus. Waar lopen we tegenaan, en wat kunnen we veranderen?"


class FocusStep(WritingStep):
    """What it is about. Enter keeps a new question and an empty line goes on; the earlier questions stay."""

    OPEN_LINE = True
    OFFERS = (TO_NOTES, TYPE)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = """
    FocusStep #focus { width: 100%; padding: 1 2; color: $primary; text-style: bold; }
    FocusStep #earlier { width: 100%; padding: 0 2; color: $muted; }
    FocusStep NotesArea { height: 1fr; min-height: 3; }
    """

    def compose_work(self) -> ComposeResult:
        """The question, the earlier ones, and a field for the rest."""
        yield Label("", id="focus", classes="private", markup=False)
        yield Label("", id="earlier", classes="private", markup=False)
        yield self.notes("notes", "Wat kwam er verder op tafel? Zonder namen.")

    def stands(self, field: str) -> str:
        """Return the notes."""
        return self.step.notes

    def write(self, field: str, text: str, visit: str) -> None:
        """Keep the notes."""
        keep_notes(self.file, self.place, visit=visit, notes=text)

    def show(self) -> None:
        """Paint the question and its history; the notes only where an undo changed them."""
        series = self.desk.record.series
        self.query_one("#focus", Label).update(Content(series.focus or NOT_YET))
        earlier = self.query_one("#earlier", Label)
        earlier.display = len(series.focuses) > 1
        today = self.desk.record.today
        lines = [f"{one.question} (sinds {short_date(one.since, today=today)})" for one in series.focuses[-2::-1]]
        earlier.update(Content("Eerder: " + "\n        ".join(lines)))
        super().show()

    def prompt(self) -> LineTask:
        """Ask for the question; an empty line goes on."""
        chosen = bool(self.desk.record.series.focus)
        return Ask(
            "Een andere focus? Leeg: zo laten" if chosen else "Waar gaat het om? Typ het als vraag", self._choose
        )

    def _choose(self, text: str) -> None:
        if not text:
            self.post_message(self.Next())
            return
        choose_focus(self.file, text, self.place)
        self.kept("De focus staat vast. Enter in een lege regel gaat verder.")

    def move(self, offset: int) -> None:
        """Down from the line are the notes."""
        if offset > 0:
            self.focus_work()

    def focus_work(self) -> None:
        """Give the focus to the notes."""
        self.screen.set_focus(self.query_one(NotesArea))

    def settle_focus(self) -> None:
        """Whoever is typing notes goes on with that, also when they were just kept."""
        if not isinstance(self.screen.focused, NotesArea):
            super().settle_focus()

    def go_back(self) -> bool:
        """Esc goes from the notes back to the line."""
        if not isinstance(self.screen.focused, NotesArea):
            return False
        self.screen.set_focus(self.line)
        return True
