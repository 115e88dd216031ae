"""Notes as a summary, kept while typing; and a private note, which says that the jongere can ask to see it."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from sessions.acts.question import keep_notes
from tafel.commands import Command, bindings
from tafel.steps.base import TYPE
from tafel.steps.writing import WritingStep
from tafel.widgets.notes_area import NotesArea

PRIVATE = Command(
    "private_note", "privénotitie", "Een notitie voor uzelf erbij, of weer weg", ("ctrl+r", "f4"), first=True
)
NOT_SHARED = "Alleen voor de professionals: dit komt niet in het verslag voor anderen."


class NotesStep(WritingStep):
    """The summary of what was said, for everyone; and on request a private note.

    In a step that is not shared all of it is for the professionals only, and there is nothing more private.
    """

    OFFERS = (PRIVATE, TYPE)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = """
    NotesStep NotesArea { height: 2fr; }
    NotesStep #private-part { height: 1fr; }
    NotesStep #warning, NotesStep #not-shared { color: $warning; width: 100%; }
    """

    def compose_work(self) -> ComposeResult:
        """Two fields; the second opens when it holds something or is asked for."""
        if not self.step.shared:
            yield Label(NOT_SHARED, id="not-shared", markup=False)
        yield self.notes("notes", "Vat samen wat er gezegd wordt. Niet wie wat zei.")
        with Vertical(id="private-part"):
            yield Label(self._warning(), id="warning", classes="private", markup=False)
            yield self.notes("private_notes", "Alleen voor de voorzitter en de vaste contactpersoon.")

    def _warning(self) -> str:
        jongere = self.jongere
        who = jongere.roepnaam if jongere else "Iedereen over wie u iets opschrijft"
        return f"Privénotitie. {who} kan vragen om dit te lezen."

    def on_mount(self) -> None:
        """Open the private field when something stands in it."""
        self._show_private(bool(self.step.private_notes))

    def stands(self, field: str) -> str:
        """Return the notes or the private notes."""
        return str(getattr(self.step, field))

    def write(self, field: str, text: str, visit: str) -> None:
        """Keep the notes or the private notes."""
        keep_notes(self.file, self.place, visit=visit, **{field: text})

    def focus_work(self) -> None:
        """Typing is the work here."""
        if not isinstance(self.screen.focused, NotesArea):
            self.screen.set_focus(self.query_one("#notes", NotesArea))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is shared there is no private field beside it."""
        if action == "private_note" and self.is_mounted and not self.step.shared:
            return False
        return super().check_action(action, parameters)

    def action_private_note(self) -> None:
        """Open the private field and go there; from there back to the notes."""
        private, notes = self.query_one("#private-notes", NotesArea), self.query_one("#notes", NotesArea)
        if private.has_focus:
            self.screen.set_focus(notes)
            self._show_private(bool(private.text.strip()))
        else:
            self._show_private(True)
            # At once: what is typed next may not end up in the notes that everyone reads.
            self.screen.set_focus(private)

    def _show_private(self, shown: bool) -> None:
        self.query_one("#private-part").display = shown
