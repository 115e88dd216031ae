"""A list that can be painted anew without losing the place of the cursor."""

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sessions.text import begins_words, words_in
from tafel.commands import Command, bindings
from tafel.widgets.filter_line import FilterLine

Row = tuple[str | None, Content]
"""The id of a row (None: a heading, that cannot be chosen) and what stands in it."""

FILTER = Command("narrow_down", "zoeken", "Toon alleen de regels waarin deze woorden staan", ("slash",))
WHOLE = Command("show_all", "hele lijst", "Weer alle regels tonen", ("escape",))
MANY = 7
"""From this many rows there is something to look for."""


class Rows(OptionList):
    """An OptionList of rows with stable ids; `show_rows` keeps the cursor on the row where it was.

    `/` narrows it to the rows with the words that are typed, unless `narrows` is False; `narrowed_to` holds those
    words.
    """

    OFFERS: ClassVar[tuple[Command, ...]] = (FILTER, WHOLE)
    BINDINGS = bindings(*OFFERS)

    def __init__(self, *, narrows: bool = True) -> None:
        super().__init__(markup=False, classes="private")
        self._narrows = narrows
        self.narrowed_to = ""
        self._all: tuple[Row, ...] = ()

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

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Keep the row under the cursor in view; at the first one also the headings above it."""
        if self.highlighted is not None and all(option.disabled for option in self.options[: self.highlighted]):
            self.scroll_home(animate=False)
        super().scroll_to_highlight(top)

    def show_rows(self, rows: Sequence[Row], *, lit: str | None = None) -> None:
        """Paint these rows (id None: a heading that cannot be chosen); the cursor goes to `lit`, else stays put."""
        self._all = tuple(rows)
        self._show_narrowed(lit)

    def narrow(self, typed: str) -> None:
        """Keep only the rows in which every typed word begins a word; nothing typed brings all of them back."""
        self.narrowed_to = typed
        self._show_narrowed(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to look for in a short list."""
        if action == "narrow_down":
            return self._narrows and sum(row_id is not None for row_id, _ in self._all) >= MANY
        if action == "show_all":
            return bool(self.narrowed_to)
        return super().check_action(action, parameters)

    def action_show_all(self) -> None:
        """Show every row again."""
        self.narrow("")
        self._around.query(FilterLine).remove()
        self.screen.set_focus(self)
        self.screen.refresh_bindings()

    async def action_narrow_down(self) -> None:
        """Ask which words to look for."""
        around = self._around
        found = around.query(FilterLine)
        line = found.first() if found else FilterLine(self)
        if not found:
            await around.mount(line, after=self)
        self.screen.set_focus(line)

    @property
    def _around(self) -> Widget:
        assert isinstance(self.parent, Widget)
        return self.parent

    def _show_narrowed(self, lit: str | None) -> None:
        rows = _narrowed(self._all, self.narrowed_to) if self.narrowed_to else self._all
        wanted, before = lit or self.lit, self.highlighted
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(_options(rows))
        ids = [row_id for row_id, _ in rows]
        if wanted is not None and wanted in ids:
            self.highlighted = ids.index(wanted)
        elif any(ids):
            near = min(before or 0, len(ids) - 1)
            following = [*range(near, len(ids)), *range(near - 1, -1, -1)]
            self.highlighted = next(index for index in following if ids[index] is not None)


def _options(rows: Sequence[tuple[str | None, Content]]) -> list[Option]:
    return [Option(content, id=row_id, disabled=row_id is None) for row_id, content in rows]


def _narrowed(rows: Sequence[Row], typed: str) -> list[Row]:
    """Return the rows with these words, under their headings; one line says so when there are none."""
    kept: list[Row] = []
    heading: Row | None = None
    for row in rows:
        row_id, content = row
        if row_id is None:
            heading = row if content.plain.strip() else heading
        elif begins_words(typed, words_in(content.plain)):
            kept += [heading, row] if heading else [row]
            heading = None
    return kept or [(None, Content("Geen regel met deze woorden. Haal letters weg; Esc toont alles."))]
