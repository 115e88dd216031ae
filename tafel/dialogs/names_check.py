"""Looking at the names before documents leave: what they would have shown, and what stands there instead."""

from collections.abc import Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Label, OptionList

from exports.blocks import Document
from tafel.commands import Command, bindings
from tafel.dialogs.base import GO_BACK, Dialog
from tafel.outgoing.leaving import NameToCheck, names_to_check
from tafel.widgets.named_rows import NamedRows, below, private

GO_OUT = Command("answer", "klopt, maak het", "De namen kloppen: maak de documenten", ("enter",), first=True)

EXPLANATION = "Deze namen staan in de teksten. Rechts wat er in het document komt."
AT_TABLE = "In de teksten staan namen van anderen. In het document staat daar: een andere jongere, of iemand anders."
NOTHING = "Er stond geen naam die vervangen moest worden."
UNSURE = "Deze woorden lijken op een naam en blijven staan. Klopt dat niet? Stop met Esc en pas de tekst aan."
_READERS = 3
"""So many readers are named behind a name; more are counted."""


async def check_names(screen: Screen[Any], documents: Sequence[Document], *, at_table: bool = False) -> bool:
    """Ask whether the names in these documents are right; True where that is so, or where there are none.

    At the table, where a jongere reads along, no name of another is shown: only that there are some.
    """
    names = names_to_check(documents)
    if not names:
        return True
    answer = await screen.app.push_screen_wait(NamesCheckDialog(names, at_table=at_table))
    return answer is True


class NamesCheckDialog(Dialog[bool]):
    """Shows the names; the answer is whether the documents may be made."""

    DEFAULT_CSS = """
    NamesCheckDialog > #frame { width: 84; height: 100%; }
    NamesCheckDialog NamedRows { height: 1fr; border: none; padding: 0; background: $surface; }
    NamesCheckDialog #explanation { width: 100%; color: $muted; margin-bottom: 1; }
    NamesCheckDialog #veil-hint { color: $muted; }
    NamesCheckDialog.-low > #frame { border: none; padding: 0 1; }
    NamesCheckDialog.-low #title { margin-bottom: 0; }
    NamesCheckDialog.-low #explanation { margin-bottom: 0; }
    """
    OFFERS = (GO_OUT, GO_BACK)
    BINDINGS = bindings(GO_OUT)
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (22, "-high")]

    def __init__(self, names: Sequence[NameToCheck], *, at_table: bool) -> None:
        super().__init__("Kloppen de namen?", names=False)
        self._replaced = [one for one in names if one.becomes]
        self._unsure = [one for one in names if not one.becomes]
        self._at_table = at_table

    def compose_middle(self) -> ComposeResult:
        """What this is, and the names."""
        yield Label(self._explanation(), id="explanation", markup=False)
        yield Label("Namen verborgen: F8 toont ze.", id="veil-hint")
        yield NamedRows(narrows=False)

    def on_mount(self) -> None:
        """Paint the names. The keys work wherever the focus is."""
        self._paint()
        self.set_focus(self.query_one(NamedRows))
        self.veil_changed()

    def veil_changed(self) -> None:
        """Say why nothing is there while names are hidden."""
        self.query_one("#veil-hint").display = self.app.has_class("veiled")

    def on_resize(self, event: Resize) -> None:
        """Lay out the names for the new width."""
        self.call_after_refresh(self._paint)

    def _explanation(self) -> str:
        if not self._replaced:
            return NOTHING
        return AT_TABLE if self._at_table else EXPLANATION

    def _paint(self) -> None:
        rows = self.query_one(NamedRows)
        width = rows.room
        lines: list[tuple[str | None, Content]] = []
        if not self._at_table:
            lines += [(f"replaced/{place}", _row(one, width)) for place, one in enumerate(self._replaced)]
        if self._unsure:
            lines.append((None, Content("\n").join([Content(""), *Content(UNSURE).wrap(width)])))
            lines += [(f"unsure/{place}", _row(one, width)) for place, one in enumerate(self._unsure)]
        rows.show_rows(lines)

    def action_answer(self) -> None:
        """The names are right."""
        self.dismiss(True)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        """A click on a name looks at it, and says nothing yet."""
        event.stop()


def _row(one: NameToCheck, width: int) -> Content:
    words = Content.from_markup("[b]$name[/b]", name=one.name)
    if one.becomes:
        words += Content.from_markup("  →  [b]$becomes[/b]", becomes=one.becomes)
    readers = ", ".join(one.readers[:_READERS])
    more = len(one.readers) - _READERS
    detail = f"{readers} en nog {more}" if more > 0 else readers
    return private(below([words + Content.from_markup("   [$muted]$detail[/]", detail=detail)], width, indent=1))
