"""A step with fields for several lines, kept while typing."""

from tafel.steps.base import StepView
from tafel.widgets.notes_area import KeepsNotes, NotesArea


class WritingStep(KeepsNotes, StepView):
    """A step with fields of text. One visit to a field is one step of undo, however often it was kept."""

    DEFAULT_CSS = """
    WritingStep NotesArea { border: round $border-blurred; background: $background; border-subtitle-color: $warning; }
    WritingStep NotesArea:focus { border: round $border; }
    """

    def notes(self, field: str, words: str) -> NotesArea:
        """Return a new field with what stands in it, to write in where this meeting may be written in."""
        return self.area(field, words, writable=not (self.file.read_only or self.desk.is_closed))

    def show(self) -> None:
        """Paint what stands on disk; what is being typed is never touched."""
        self.show_notes()

    @property
    def unsaved(self) -> bool:
        """Whether notes, or a line, were typed that are not on disk."""
        return self.has_text or self.has_unsaved_notes

    def leave(self) -> None:
        """Keep what was typed when the step is left."""
        self.keep_notes()

    def forget(self) -> None:
        """Empty the fields without keeping them."""
        super().forget()
        self.forget_notes()

    def kept_notes(self) -> None:
        """Say that notes are on disk."""
        self.acted()
