"""Painting a text again at little cost: most keys change a few words, and none of the lines around them."""

from textual.content import Content
from textual.widgets import Static


def paint(static: Static, content: Content) -> None:
    """Put a text in a widget that is as wide as its place; nothing is painted when the same stands there already.

    The screen is laid out again only when it takes more or fewer lines than before: that costs more than all else.
    """
    before, width = static.content, static.content_size.width
    if not isinstance(before, Content):
        static.update(content)
    elif not content.is_same(before):
        static.update(content, layout=not width or lines_at(content, width) != lines_at(before, width))


def lines_at(content: Content, width: int) -> int:
    """Return how many lines a text takes at a width in columns."""
    return len(content.wrap(width))
