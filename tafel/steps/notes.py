"""Notes as a summary, kept while typing; and a private note, which says that the jongere can ask to see it."""

from itertools import count

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantBlur, Paste
from textual.timer import Timer
from textual.widgets import Label, TextArea

from sessions.acts.question import keep_notes
from sessions.meetings import SessionStatus
from sessions.text import clean_prose
from tafel.commands import Command, bindings
from tafel.desk import Desk
from tafel.steps.base import TYPE, StepView

PRIVATE = Command(
    "private_note", "privénotitie", "Een notitie voor uzelf erbij, of weer weg", ("ctrl+r", "f4"), first=True
)

_VISITS = count(1)


class NotesArea(TextArea):
    """A field for several lines; Esc goes back to the step, Tab to the next field."""

    def __init__(self, text: str, words: str, *, field: str, writable: bool) -> None:
        super().__init__(
            text,
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            tab_behavior="focus",
            placeholder=Content(words),
            classes="private",
            id=field.replace("_", "-"),
            read_only=not writable,
        )
        self.field = field
        self.visit = ""

    def on_focus(self) -> None:
        """Coming here starts a visit: all that is typed in it is one step of undo."""
        self.visit = f"bezoek {next(_VISITS)}"

    @property
    def kept_text(self) -> str:
        """The text as it would be kept."""
        return clean_prose(self.text)

    async def _on_paste(self, event: Paste) -> None:
        """Pasted text comes without anything that a terminal would obey."""
        event.stop()
        event.prevent_default()
        self.replace(clean_prose(event.text), *self.selection)

    def action_redo(self) -> None:
        """Redo in the text; when nothing was undone in it, the act undone last is meant."""
        if self.history.redo_stack:
            super().action_redo()
        else:
            self.screen.call_later(self.screen.run_action, "redo")

    def action_undo(self) -> None:
        """Undo in the text; when there is nothing to undo in it, the last act is meant."""
        if self.history.undo_stack:
            super().action_undo()
        else:
            self.screen.call_later(self.screen.run_action, "undo")


class NotesStep(StepView):
    """The summary of what was said, for everyone; and on request a private note."""

    OFFERS = (PRIVATE, TYPE)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = """
    NotesStep NotesArea { height: 2fr; border: round $border-blurred; background: $background; }
    NotesStep NotesArea:focus { border: round $border; }
    NotesStep #private-part { height: 1fr; display: none; }
    NotesStep.-private #private-part { display: block; }
    NotesStep #warning { color: $warning; width: 100%; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._timer: Timer | None = None
        self._on_disk = {"notes": self.step.notes, "private_notes": self.step.private_notes}

    def compose_work(self) -> ComposeResult:
        """Two fields; the second opens when it holds something or is asked for."""
        step = self.step
        closed = self.desk.record.session.status == SessionStatus.CLOSED
        writable = not (self.file.read_only or closed)
        yield NotesArea(
            step.notes, "Vat samen wat er gezegd wordt. Niet wie wat zei.", field="notes", writable=writable
        )
        with Vertical(id="private-part"):
            yield Label(self._warning(), id="warning", classes="private", markup=False)
            yield NotesArea(
                step.private_notes,
                "Alleen voor de voorzitter en de vaste contactpersoon.",
                field="private_notes",
                writable=writable,
            )

    def _warning(self) -> str:
        jongere = self.jongere
        who = jongere.roepnaam if jongere else "Iedereen over wie u iets opschrijft"
        return f"Privénotitie. {who} kan vragen om dit te lezen."

    def on_mount(self) -> None:
        """Open the private field when something stands in it."""
        self.set_class(bool(self.step.private_notes), "-private")

    def show(self) -> None:
        """Paint what stands on disk where an undo changed it; what is being typed is never touched."""
        for area in self.query(NotesArea):
            kept = str(getattr(self.step, area.field))
            if kept != self._on_disk[area.field] and area.kept_text == self._on_disk[area.field]:
                area.load_text(kept)
            self._on_disk[area.field] = kept

    @property
    def unsaved(self) -> bool:
        """Whether notes, or a line, were typed that are not on disk."""
        return self.has_text or any(area.kept_text != self._on_disk[area.field] for area in self.query(NotesArea))

    def focus_work(self) -> None:
        """Typing is the work here."""
        if not isinstance(self.screen.focused, NotesArea):
            self.screen.set_focus(self.query_one("#notes", NotesArea))

    def action_private_note(self) -> None:
        """Open the private field and go there; from there back to the notes."""
        private, notes = self.query_one("#private-notes", NotesArea), self.query_one("#notes", NotesArea)
        if private.has_focus:
            notes.focus()
            self.set_class(bool(private.text.strip()), "-private")
        else:
            self.add_class("-private")
            private.focus()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        """Keep what was typed one second after the last key."""
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(1.0, self._keep_later)

    def _keep_later(self) -> None:
        self.call_later(self._keep)

    @on(DescendantBlur)
    def leave(self) -> None:
        """Keep what was typed when the field is left."""
        self._keep()

    def forget(self) -> None:
        """Empty the fields without keeping them."""
        super().forget()
        for area in self.query(NotesArea):
            area.load_text("")
            self._on_disk[area.field] = ""

    def _keep(self) -> None:
        """Put on disk what differs from it."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        changed = [
            area for area in self.query(NotesArea) if not area.read_only and area.kept_text != self._on_disk[area.field]
        ]
        for area in changed:
            keep_notes(self.file, self.place, visit=area.visit, **{area.field: area.text})
            self._on_disk[area.field] = area.kept_text
        if changed:
            self.acted()
