"""Painting a text again at little cost: most keys change a few words, and none of the lines around them."""

from textual.content import Content
from textual.widgets import Static


def paint(static: Static, content: Content) -> None:
    """Put a text in a widget that is as wide as its place; nothing is painted when the same stands there already.

    The screen is laid out again only when it takes more or fewer lines than before: that costs more than all else.
    """
    before, width = static.content, static.content_size.width
    is_new = not isinstance(before, Content) or not content.is_same(before)
    if not isinstance(before, Content) or not width:
        if is_new:
            static.update(content)
        return
    lines = lines_at(content, width)
    if is_new:
        static.update(content, layout=lines != lines_at(before, width) or not _has_room(static, lines))
    elif not _has_room(static, lines):
        static.refresh(layout=True)


def _has_room(static: Static, lines: int) -> bool:
    """Whether all lines are seen in a widget that is as high as its text.

    They may not be: a layout that is asked for while the screen is being laid out gets lost.
    """
    height = static.styles.height
    return height is None or not height.is_auto or static.content_size.height >= lines


def lines_at(content: Content, width: int) -> int:
    """Return how many lines a text takes at a width in columns."""
    return len(content.wrap(width))
