"""The line below a list in which `/` takes the words to narrow it to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from sessions.text import clean_line
from tafel.commands import Command, bindings
from tafel.widgets.search_field import SearchField

if TYPE_CHECKING:
    from tafel.widgets.lists import Rows

BACK = Command("go_back", "hele lijst", "Weer alle regels tonen", ("escape",), first=True)
TO_LIST = Command("to_list", "naar de lijst", "Kies een regel uit wat er gevonden is", ("enter", "down"), first=True)


class FilterLine(SearchField):
    """Stands below a list while `/` is at work on it: every word typed begins a word of the rows that stay."""

    OFFERS = (TO_LIST, BACK)
    BINDINGS = bindings(*OFFERS)

    def __init__(self, rows: Rows) -> None:
        super().__init__(rows.narrowed_to, placeholder="typ een woord; Enter: naar de lijst", select_on_focus=False)
        self._rows = rows

    @on(Input.Changed)
    def _narrow(self) -> None:
        self._rows.narrow(clean_line(self.value))

    def action_to_list(self) -> None:
        """Go to the rows that were found; with nothing typed the line closes."""
        if clean_line(self.value):
            self.screen.set_focus(self._rows)
        else:
            self._rows.action_show_all()

    def action_go_back(self) -> None:
        """Show every row again."""
        self._rows.action_show_all()
