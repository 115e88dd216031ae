"""Text of which the lines that wrap hang below its beginning, so that the eye finds where the next row starts."""

import re

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions

_BEGINNING = re.compile(r"\s*(?:\d+\s+|[•·✓✗–→←▸▾]\s+)?")
"""What stands before the text of a line: blanks, and a number or a mark with its blanks."""


class Hung(Content):
    """A Content of which every line that is too long goes on at `hang` columns; None: below where its text begins.

    On a narrow screen it hangs at half the width at most. `hang` may not stand inside a wide character.
    """

    def __init__(self, content: Content, hang: int | None = None) -> None:
        super().__init__(content.plain, list(content.spans))
        self._hang = hang
        self._laid: tuple[int, Content] = (0, content)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the height in lines at a width."""
        return self._at(width).get_height(rules, width)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Return the lines at a width."""
        return self._at(width).render_strips(width, height, style, options)

    def _at(self, width: int) -> Content:
        if self._laid[0] != width:
            lines = [part for line in self.split("\n", allow_blank=True) for part in self._wrapped(line, width)]
            self._laid = (width, Content("\n").join(lines))
        return self._laid[1]

    def _wrapped(self, line: Content, width: int) -> list[Content]:
        """Return a line in as many parts as it takes."""
        beginning = _BEGINNING.match(line.plain)
        hang = self._hang if self._hang is not None else beginning.end() if beginning else 0
        hang = min(hang, width // 2)
        if line.cell_length <= width or width < 1:
            return [line]
        first, *rest = line[hang:].wrap(max(1, width - hang))
        return [line[:hang] + first, *(Content(" " * hang) + part for part in rest)]
