"""One tip with all that is known of it: its first wording, remarks, what it took in, and what was done with it."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sessions.days.dates import day_and_month
from sessions.tips.tip import Tip, Use
from tafel.commands import Command, bindings
from tafel.dialogs.base import GO_BACK, Dialog
from tafel.tips.paint import source_words, tip_facts

SOURCE = Command("source", "bron", "Toon van wie de tip komt, of verberg dat weer", ("s",))


class TipDialog(Dialog[None]):
    """Shows a tip; `taken_in` are the numbers of those it took in. From whom it came is there with `source` only."""

    DEFAULT_CSS = """
    TipDialog VerticalScroll { height: auto; max-height: 1fr; }
    TipDialog Static { width: 100%; height: auto; }
    TipDialog.-low > #frame { border: none; padding: 0 1; }
    """
    OFFERS = (SOURCE, GO_BACK)
    BINDINGS = bindings(SOURCE)
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (20, "-high")]

    def __init__(self, tip: Tip, taken_in: Sequence[int] = (), *, source: bool = False) -> None:
        super().__init__(tip.label, names=False)
        self._tip = tip
        self._taken_in = tuple(taken_in)
        self._source = source

    def compose_middle(self) -> ComposeResult:
        """The tip, and apart from it what was done by whom: that may name somebody."""
        with VerticalScroll():
            yield Static(id="known", markup=False)
            if self._tip.uses:
                yield Static(Content("\n").join(map(_use, self._tip.uses)), id="uses", classes="private")

    def on_mount(self) -> None:
        """Paint it, ready to scroll."""
        self._paint()
        self.set_focus(self.query_one(VerticalScroll))

    def action_source(self) -> None:
        """Show or hide from whom the tip came."""
        self._source = not self._source
        self._paint()

    def _paint(self) -> None:
        self.query_one("#known", Static).update(Content("\n\n").join(self._parts()))

    def _parts(self) -> Iterator[Content]:
        tip = self._tip
        yield Content.from_markup("[b]$text[/b]", text=tip.text)
        yield Content(tip_facts(tip))
        if self._source:
            yield Content(source_words(tip.sources))
        if tip.first_text:
            yield Content.from_markup("[$muted]Eerst stond er:[/] $text", text=tip.first_text)
        if self._taken_in:
            numbers = ", ".join(f"T{number}" for number in self._taken_in)
            yield Content.from_markup("[$muted]Samengevoegd met:[/] $numbers", numbers=numbers)
        if tip.uses:
            yield Content.from_markup("[$muted]Wat ermee gedaan is:[/]")


def _use(use: Use) -> Content:
    by = f" ({use.by})" if use.by else ""
    return Content(f"• {use.what}{by}, {day_and_month(use.when)} {use.when.year}")
