"""A field of one line that takes nothing a terminal would obey."""

from textual.events import Paste
from textual.widgets import Input

from sessions.text import clean_line


class CleanInput(Input):
    """An Input in which pasted lines become one clean line: Textual's own keeps the first and drops the rest."""

    def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(clean_line(event.text), *self.selection)
