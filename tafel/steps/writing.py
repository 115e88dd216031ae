"""Fields for several lines, kept while typing: a second after the last key, and when the field is left."""

from abc import abstractmethod
from itertools import count

from textual import on
from textual.content import Content
from textual.events import DescendantBlur, Paste
from textual.timer import Timer
from textual.widgets import TextArea

from sessions.text import clean_prose
from tafel.desk import Desk
from tafel.steps.base import StepView

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


class WritingStep(StepView):
    """A step with fields of text. One visit to a field is one step of undo, however often it was kept."""

    DEFAULT_CSS = """
    WritingStep NotesArea { border: round $border-blurred; background: $background; }
    WritingStep NotesArea:focus { border: round $border; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._timer: Timer | None = None
        self._on_disk: dict[str, str] = {}

    @abstractmethod
    def stands(self, field: str) -> str:
        """Return the text that this field has on disk."""

    @abstractmethod
    def write(self, field: str, text: str, visit: str) -> None:
        """Put the text of this field on disk."""

    def area(self, field: str, words: str) -> NotesArea:
        """Return a new field with what stands in it; `words` are shown while it is empty."""
        closed = self.desk.is_closed
        text = self._on_disk[field] = self.stands(field)
        return NotesArea(text, words, field=field, writable=not (self.file.read_only or closed))

    def show(self) -> None:
        """Paint what stands on disk where an undo changed it; what is being typed is never touched."""
        for area in self.query(NotesArea):
            kept = self.stands(area.field)
            if kept != self._on_disk[area.field] and area.kept_text == self._on_disk[area.field]:
                area.load_text(kept)
            self._on_disk[area.field] = kept

    @property
    def unsaved(self) -> bool:
        """Whether notes, or a line, were typed that are not on disk."""
        return self.has_text or any(area.kept_text != self._on_disk[area.field] for area in self.query(NotesArea))

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
            self.write(area.field, area.text, area.visit)
            self._on_disk[area.field] = area.kept_text
        if changed:
            self.acted()
