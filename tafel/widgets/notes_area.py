"""Fields for several lines, kept while typing: a second after the last key, and when the field is left."""

from abc import abstractmethod
from itertools import count

from textual import on
from textual.content import Content
from textual.dom import DOMNode
from textual.events import DescendantBlur, Paste
from textual.timer import Timer
from textual.widgets import TextArea

from sessions.text import clean_prose
from tafel.nudging import nudge
from tafel.seam import Guarded

_VISITS = count(1)


class NotesArea(Guarded, TextArea):
    """A field for several lines; Esc goes back to what it stands in, Tab to the next one.

    `on_disk` is what is kept, `nudged` what is pointed out in its border.
    """

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
        self.on_disk = text
        self.nudged = ""

    def on_focus(self) -> None:
        """Coming here starts a visit: all that is typed in it is one step of undo."""
        self.visit = f"bezoek {next(_VISITS)}"

    @property
    def kept_text(self) -> str:
        """The text as it would be kept."""
        return clean_prose(self.text)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not on disk."""
        return not self.read_only and self.kept_text != self.on_disk

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


class KeepsNotes(Guarded, DOMNode):
    """Mixed into what holds such fields: one visit to a field is one step of undo, however often it was kept."""

    _timer: Timer | None = None

    @abstractmethod
    def stands(self, field: str) -> str:
        """Return the text that this field has on disk."""

    @abstractmethod
    def write(self, field: str, text: str, visit: str) -> None:
        """Put the text of this field on disk."""

    def kept_notes(self) -> None:
        """Something was put on disk."""

    def area(self, field: str, words: str, *, writable: bool) -> NotesArea:
        """Return a new field with what stands in it; `words` are shown while it is empty."""
        return NotesArea(self.stands(field), words, field=field, writable=writable)

    def show_notes(self) -> None:
        """Paint what stands on disk where an undo changed it; what is being typed is never touched."""
        for area in self.query(NotesArea):
            kept = self.stands(area.field)
            if kept != area.on_disk and area.kept_text == area.on_disk:
                area.load_text(kept)
            area.on_disk = kept

    @property
    def has_unsaved_notes(self) -> bool:
        """Whether notes were typed that are not on disk."""
        return any(area.unsaved for area in self.query(NotesArea))

    def forget_notes(self) -> None:
        """Empty the fields without keeping them."""
        for area in self.query(NotesArea):
            area.load_text("")
            area.on_disk = ""

    def keep_notes(self) -> None:
        """Put on disk what differs from it."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        changed = [area for area in self.query(NotesArea) if area.unsaved]
        for area in changed:
            self.write(area.field, area.text, area.visit)
            area.on_disk = area.kept_text
        if changed:
            self.kept_notes()

    @on(TextArea.Changed)
    def _notes_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        area = event.text_area
        if isinstance(area, NotesArea) and area.nudged != (line := nudge(self, area.text)):
            area.nudged = line
            area.border_subtitle = Content(line)
            self.nudged(line)
        self.keep_soon()

    def nudged(self, line: str) -> None:
        """Something is pointed out in a field, in its border, or no more: tell it too where fields have no border."""

    def keep_soon(self) -> None:
        """Keep what was typed one second after the last key."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(1.0, self._keep_notes_later)

    def _keep_notes_later(self) -> None:
        self.call_later(self.keep_notes)

    @on(DescendantBlur)
    def _left_notes(self) -> None:
        """Keep what was typed when the field is left."""
        self.keep_notes()
