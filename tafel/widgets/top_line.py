"""The first line of a screen: where you are, and at the right the time. In the demo it says that nothing is kept."""

from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from tafel.seam import Guarded
from tafel.widgets.painting import paint

DEMO = "DEMO, niets wordt bewaard"
TITLE_ROOM = 14
"""Columns that a title needs to say something; with less the demo's words go to a line of their own."""


class TopLine(Guarded, Static):
    """Shortens the title where the line is too narrow, never the time."""

    DEFAULT_CSS = """
    TopLine { dock: top; height: auto; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._said = ("", "", False)

    def say(self, title: str, right: str, *, demo: bool) -> None:
        """Paint title and time, with the demo's words in between when this is the demo."""
        self._said = (title, right, demo)
        width = self.size.width or self.screen.size.width - 2
        mark = Content.from_markup("   [b $demo]$demo[/]", demo=DEMO) if demo else Content("")
        room = width - mark.cell_length - len(right) - 3
        below = room < TITLE_ROOM and demo
        if below:
            room = width - len(right) - 3
        line = Content(title).truncate(max(1, room), ellipsis=True).stylize("bold")
        if not below:
            line += mark
        line += Content(" " * max(1, width - line.cell_length - len(right)) + right) if right else Content("")
        paint(self, Content("\n").join([line, Content.from_markup("[b $demo]$demo[/]", demo=DEMO)]) if below else line)

    def on_resize(self, _: Resize) -> None:
        """Lay the line out for the new width."""
        title, right, demo = self._said
        self.say(title, right, demo=demo)
