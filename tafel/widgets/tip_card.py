"""One tip, the largest thing on the screen: everybody in the room reads along."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static


class TipCard(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Shows a text in the middle of its place; a long one scrolls with the arrows up and down."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "scroll_up"),
        ("down", "scroll_down"),
        ("pageup", "page_up"),
        ("pagedown", "page_down"),
    ]
    DEFAULT_CSS = """
    TipCard { height: 1fr; align: center middle; scrollbar-gutter: stable; }
    TipCard > Static { width: 100%; max-width: 84; height: auto; padding: 0 2; }
    """

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(markup=False)

    def put(self, content: Content) -> None:
        """Show this text from its beginning."""
        self.query_one(Static).update(content)
        self.scroll_home(animate=False)
