"""A field of one line that takes nothing a terminal would obey."""

from textual.events import Paste
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from sessions.text import clean_line
from tafel.seam import Guarded


class CleanInput(Guarded, Input):
    """An Input in which pasted lines become one clean line: Textual's own keeps the first and drops the rest."""

    # As wide as the text in it. Textual's own has the whole screen laid out for every letter, and nothing moves by it.
    virtual_size = Reactive(Size(0, 0))

    def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(clean_line(event.text), *self.selection)
