"""A list that can be painted anew without losing the place of the cursor."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Rows(OptionList):
    """An OptionList of rows with stable ids; `show_rows` keeps the cursor on the row where it was."""

    def __init__(self) -> None:
        super().__init__(markup=False, classes="private")

    @property
    def lit(self) -> str | None:
        """The id of the row under the cursor, or None."""
        if self.highlighted is None or self.highlighted >= self.option_count:
            return None
        return self.get_option_at_index(self.highlighted).id

    def go(self, offset: int) -> None:
        """Light the next (1) or previous (-1) row that can be chosen; at either end the cursor stays."""
        here = self.highlighted if self.highlighted is not None else -offset
        rows = range(here + offset, self.option_count) if offset > 0 else range(here + offset, -1, -1)
        there = next((row for row in rows if not self.get_option_at_index(row).disabled), None)
        if there is not None:
            self.highlighted = there

    def show_rows(self, rows: Sequence[tuple[str | None, Content]], *, lit: str | None = None) -> None:
        """Paint these rows (id None: a heading that cannot be chosen); the cursor goes to `lit`, else stays put."""
        wanted, before = lit or self.lit, self.highlighted
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options([Option(content, id=row_id, disabled=row_id is None) for row_id, content in rows])
        ids = [row_id for row_id, _ in rows]
        if wanted is not None and wanted in ids:
            self.highlighted = ids.index(wanted)
        elif any(ids):
            near = min(before or 0, len(ids) - 1)
            following = [*range(near, len(ids)), *range(near - 1, -1, -1)]
            self.highlighted = next(index for index in following if ids[index] is not None)
