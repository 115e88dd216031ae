"""A document to scroll through, of which only the lines in view are painted.

A Static lays out all of its lines twice at every change: 90 ms for minutes with 200 actions, here under 2.
"""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from textual.content import Content, Span
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


class PaperRoll(ScrollView):
    """Shows a Content whose lines are laid out for its width already, such as `paper` makes."""

    DEFAULT_CSS = "PaperRoll { overflow-x: hidden; scrollbar-gutter: stable; }"

    def __init__(self, *, id: str | None = None, classes: str = "private") -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id, classes=classes)
        self._lines: list[str] = []
        self._starts: list[int] = []
        self._spans: list[Span] = []
        self._span_starts: list[int] = []
        self._span_ends: list[int] = []
        self._painted: dict[int, Strip] = {}

    @property
    def room(self) -> int:
        """The width in columns that a line has."""
        return self.scrollable_content_region.width or max(20, self.app.size.width - 4)

    def roll(self, document: Content) -> None:
        """Show this text; its spans may not overlap. The place where the user was reading stays."""
        self._lines = document.plain.split("\n")
        self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))
        self._spans = sorted(document.spans, key=lambda span: span.start)
        self._span_starts = [span.start for span in self._spans]
        self._span_ends = [span.end for span in self._spans]
        self._painted.clear()
        self.virtual_size = Size(self.room, len(self._lines))
        self.refresh()

    def notify_style_update(self) -> None:
        """Colours changed: paint every line anew."""
        self._painted.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Return one line of what is in view."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if number >= len(self._lines):
            return Strip.blank(width, self.visual_style.rich_style)
        if number not in self._painted:
            (strip,) = Visual.to_strips(self, self._line(number), width, 1, self.visual_style, pad=True)
            self._painted[number] = strip
        return self._painted[number]

    def _line(self, number: int) -> Content:
        """Return a line with the part of each span that is in it."""
        text, start = self._lines[number], self._starts[number]
        first = bisect_right(self._span_ends, start)
        last = bisect_left(self._span_starts, start + len(text))
        spans = (
            Span(max(0, begin - start), min(len(text), end - start), style)
            for begin, end, style in self._spans[first:last]
        )
        return Content(text, list(spans))
