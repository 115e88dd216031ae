"""One tip, the largest thing on the screen: everybody in the room reads along."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tafel.widgets.painting import lines_at


class TipCard(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Shows a text in the middle of its place; a long one scrolls with the arrows up and down."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "scroll_up"),
        ("down", "scroll_down"),
        ("pageup", "page_up"),
        ("pagedown", "page_down"),
    ]
    DEFAULT_CSS = """
    TipCard { height: 1fr; align: center top; scrollbar-gutter: stable; }
    TipCard > Static {
        width: 100%; max-width: 84; height: auto; min-height: 100%; padding: 0 2; content-align: left middle;
    }
    """

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(markup=False)

    def put(self, content: Content) -> None:
        """Show this text from its beginning."""
        static = self.query_one(Static)
        before, width, room = static.content, static.content_size.width, self.size.height
        fits = (
            width > 0
            and isinstance(before, Content)
            and max(lines_at(text, width) for text in (before, content)) <= room
        )
        # A text that fits takes all of the place, so that another one changes nothing around it.
        static.update(content, layout=not fits)
        self.scroll_home(animate=False)
