"""Rows of which only what names a person is blanked by the privacy key, and the rest stays to be read."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.segment import Segment
from rich.style import Style as SegmentStyle
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from tafel.widgets.lists import Rows

_MARK = "veil"
_BLANKED = Style.from_meta({_MARK: True})
_SHOWN = Style.from_meta({_MARK: False})

COLUMN_GAP = 2


def private(text: str | Content) -> Content:
    """Mark text in a row that names a person or tells about one: it is not there while the app is veiled."""
    return Content.styled(text, _BLANKED) if isinstance(text, str) else text.stylize(_BLANKED)


def only_veiled(text: str | Content) -> Content:
    """Mark text in a row that is there only while the app is veiled, such as how to lift the veil."""
    return Content.styled(text, _SHOWN) if isinstance(text, str) else text.stylize(_SHOWN)


def beside(*cells: tuple[Content, int], indent: int = 0) -> Content:
    """Return cells beside each other, each wrapped within its width in terminal columns, as many lines as it takes."""
    wrapped = [cell.wrap(max(width, 1)) or [Content("")] for cell, width in cells]
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=Content("")):
        padded = [part.pad_right(width - part.cell_length) for part, (_, width) in zip(parts, cells, strict=True)]
        lines.append(Content(" " * indent) + Content(" " * COLUMN_GAP).join(padded).rstrip())
    return Content("\n").join(lines)


def below(lines: Sequence[Content], width: int, *, indent: int = 2) -> Content:
    """Return lines below each other, wrapped within `width` columns; all but the first are indented once more."""
    first, *rest = lines
    blocks = [beside((first, width - indent), indent=indent)]
    blocks += [beside((line, width - 2 * indent), indent=2 * indent) for line in rest if line.plain]
    return Content("\n").join(blocks)


class NamedRows(Rows):
    """An OptionList of rows in which `private` text is blanked while the app is veiled; the cursor stays."""

    DEFAULT_CSS = "NamedRows { scrollbar-gutter: stable; }"

    def __init__(self, *, narrows: bool = True) -> None:
        super().__init__(narrows=narrows)
        self.remove_class("private")

    @property
    def room(self) -> int:
        """The width in columns that a row has."""
        return max(20, self.scrollable_content_region.width or self.app.size.width - 2)

    def render_line(self, y: int) -> Strip:
        """Return one line, with what may not be seen now replaced by blanks."""
        strip = super().render_line(y)
        veiled = self.app.has_class("veiled")
        segments = [_blank(segment) if _is_blanked(segment, veiled) else segment for segment in strip]
        return Strip(segments, strip.cell_length)


def _is_blanked(segment: Segment, veiled: bool) -> bool:
    mark = segment.style.meta.get(_MARK) if segment.style else None
    return mark is not None and mark is veiled


def _blank(segment: Segment) -> Segment:
    background = SegmentStyle(bgcolor=segment.style.bgcolor if segment.style else None)
    return Segment(" " * segment.cell_length, background)
