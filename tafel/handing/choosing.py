"""Choosing, where a series went on here and at a colleague's: document by document, or a kind at once."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList, Static

from sessions.acts.receiving import Incoming
from sessions.handing.differences import CHOSEN, Difference, Key, Side
from sessions.handing.uniting import Choices
from tafel.commands import Command, bindings
from tafel.dialogs.confirm import ConfirmDialog
from tafel.handing.differing import field_differences
from tafel.handing.words import apart_words, called, differs
from tafel.screens.base import TafelScreen
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import NamedRows, below, beside, only_veiled, private
from tafel.widgets.notice import Notice

HERE = Command("choose('hier')", "hier", "Op deze regel geldt wat hier staat; op een kop voor alles eronder", ("h",))
FILE = Command("choose('bestand')", "bestand", "Op deze regel geldt wat in het bestand staat", ("b",))
SWAP = Command("swap", "wisselen", "De andere versie van de regel die oplicht", ("enter",))
TAKE_IN = Command("take_in", "overnemen", "Neem over wat u koos, na een vraag", ("ctrl+s", "f4"), stays=True)
LEAVE = Command(
    "leave", "nu niet", "Er verandert niets; u kunt het bestand later weer ontvangen", ("escape",), stays=True
)

BROAD = 76
"""From this many columns a document is one line."""
CHOICE = 9
"""Columns for what was chosen."""
KINDS = {
    "series": "De reeks zelf",
    "sessions": "Bijeenkomsten",
    "trajects": "Jongeren",
    "actions": "Acties",
    "signals": "Signalen",
    "partners": "Partners",
    "people": "Personen",
    "tips": "Tips",
    "sorters": "Sorteerders",
}
SAFE = "Van uw versie en van het bestand wordt eerst een reservekopie bewaard; wat u niet kiest, staat daar nog."


class ChoosingScreen(TafelScreen):
    """Everything that differs, with what stands; `choices` is what was chosen, None when nothing is to happen."""

    AUTO_FOCUS = "NamedRows"
    OFFERS = (HERE, FILE, SWAP, TAKE_IN, LEAVE)
    BINDINGS = bindings(*OFFERS)
    PURPOSE = (
        "Hier en bij uw collega is in dezelfde reeks verder gewerkt. Wat maar op één plek is gewijzigd, staat al goed. "
        "Kies bij de rest wat geldt: h wat hier staat, b wat in het bestand staat. Op een kop kiest u voor alles "
        "eronder. Onderaan ziet u wat er verschilt; F8 toont de namen."
    )
    DEFAULT_CSS = """
    ChoosingScreen #story { height: auto; max-height: 4; padding: 0 1; margin-top: 1; }
    ChoosingScreen NamedRows { height: 1fr; padding: 0 1; margin-top: 1; }
    ChoosingScreen #about { height: auto; max-height: 7; padding: 0 1; margin-top: 1; }
    ChoosingScreen.-low #story, ChoosingScreen.-low NamedRows, ChoosingScreen.-low #about { margin-top: 0; }
    ChoosingScreen.-low #story { max-height: 2; }
    ChoosingScreen.-low #about { max-height: 4; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]

    def __init__(self, incoming: Incoming) -> None:
        super().__init__()
        self.choices: Choices | None = None
        self._incoming = incoming
        self._chosen: dict[Key, Side | None] = {one.key: one.proposal for one in incoming.differences}
        self._by_row = {f"{one.table}/{row}": one for row, one in enumerate(incoming.differences)}

    def compose_middle(self) -> ComposeResult:
        """What happened, what differs, and more of the row that is lit."""
        yield Static("", id="story", markup=False)
        yield NamedRows()
        yield Static("", id="about", classes="private", markup=False)

    def on_mount(self) -> None:
        """Paint it, and begin at the first thing to choose; what is told here names no jongere."""
        self.query_one(Notice).remove_class("private")
        self.show_choices(self._first_undecided() or "")

    def on_resize(self, event: Resize) -> None:
        """Lay everything out for the new width."""
        self.call_after_refresh(self.show_choices)

    def veil_changed(self) -> None:
        """Leave out who had it, or say it again."""
        self.show_choices()

    def show_choices(self, lit: str = "") -> None:
        """Paint everything as it was chosen so far."""
        self.show_where(self._incoming.label.title, "twee versies")
        undecided = sum(side is None for side in self._chosen.values())
        left = f"Nog {undecided} te kiezen." if undecided else "Alles is gekozen: Ctrl+S neemt het over."
        happened = Content(apart_words(self._incoming, names=not self.tafel.has_class("veiled")))
        self.query_one("#story", Static).update(Content.from_markup("[b]$left[/b] ", left=left) + happened)
        rows = self.query_one(NamedRows)
        rows.show_rows(list(self._rows(rows.room)), lit=lit or None)
        self._show_lit()

    def _rows(self, width: int) -> Iterator[Row]:
        for table in CHOSEN:
            rows = [(row, one) for row, one in self._by_row.items() if one.table == table]
            if rows:
                count = Content.from_markup("  [$muted]$count[/]", count=str(len(rows)))
                hint = only_veiled("   (namen verborgen: F8 toont ze)")
                yield f"kind/{table}", Content.from_markup("[b $primary]$kind[/]", kind=KINDS[table]) + count + hint
                yield from ((row, self._row(one, width)) for row, one in rows)

    def _row(self, one: Difference, width: int) -> Content:
        chosen = self._chosen[one.key]
        side = Content.from_markup("$side" if chosen else "[b $warning]kies[/]", side=str(chosen or ""))
        public, hidden = called(one)
        name = Content.from_markup("[b]$public[/b] ", public=public) + private(hidden)
        how = Content.from_markup("[$muted]$how[/]", how=differs(one))
        if width >= BROAD:
            return beside((side, CHOICE), (name, width - 2 - CHOICE - 32 - 2 * 2), (how, 32), indent=2)
        return below([side + Content("  ") + name, how], width)

    @property
    def _lit(self) -> list[Difference]:
        """The difference under the cursor; of a heading all below it."""
        lit = self.query_one(NamedRows).lit or ""
        kind, _, table = lit.partition("/")
        if kind == "kind":
            return [one for one in self._by_row.values() if one.table == table]
        return [self._by_row[lit]] if lit in self._by_row else []

    @on(OptionList.OptionHighlighted)
    def _show_lit(self) -> None:
        lit = self._lit
        about = _about(lit[0]) if len(lit) == 1 else Content("h of b kiest voor alles onder deze kop.")
        self.query_one("#about", Static).update(about)

    # What a user does

    def action_choose(self, side: str) -> None:
        """Let the one or the other stand, for the row that is lit or all below a heading."""
        self.tell("")
        for one in self._lit:
            self._chosen[one.key] = Side(side)
        self.show_choices()

    @on(OptionList.OptionSelected)
    def action_swap(self) -> None:
        """Let the other one stand, of the row that is lit."""
        self.tell("")
        for one in self._lit[:1] if len(self._lit) == 1 else ():
            here = self._chosen[one.key] == Side.HERE
            self._chosen[one.key] = Side.FILE if here else Side.HERE
        self.show_choices()

    def action_take_in(self) -> None:
        """Take over what was chosen; where something is left to choose, go there."""
        undecided = self._first_undecided()
        if undecided is not None:
            self.show_choices(undecided)
            self.tell("Kies hier eerst wat geldt: h voor hier, b voor het bestand.", trouble=True)
        else:
            self.converse(self._take_in())

    async def _take_in(self) -> None:
        sides = list(self._chosen.values())
        counts = f"{sides.count(Side.HERE)} keer geldt wat hier staat, {sides.count(Side.FILE)} keer het bestand."
        if await self.app.push_screen_wait(ConfirmDialog("Zo overnemen?", f"{counts} {SAFE}", names=False)):
            self.choices = {key: side for key, side in self._chosen.items() if side is not None}
            self.dismiss()

    def _first_undecided(self) -> str | None:
        return next((row for row, one in self._by_row.items() if self._chosen[one.key] is None), None)

    def action_leave(self) -> None:
        """Back; nothing changes."""
        self.dismiss()


def _about(one: Difference) -> Content:
    """Return what differs in a document, a line per field."""
    lines = []
    if one.stopped:
        stopped = (
            f"Let op: een jongere stopte, en nam terug wat er gezegd is. Dat weet alleen deze versie: {one.stopped}."
        )
        lines.append(Content.from_markup("[b $warning]$stopped[/]", stopped=stopped))
    if one.withdrew:
        took = "Let op: in een van beide is iets ingetrokken (toestemming of delen). Dat blijft zo, wat u ook kiest."
        lines.append(Content.from_markup("[b $warning]$took[/]", took=took))
    if one.here is not None and one.there is not None:
        for field in field_differences(one.here, one.there):
            label = Content.from_markup("[$muted]$label:[/] ", label=field.label)
            words = Content.from_markup("hier [b]$here[/b], bestand [b]$there[/b]", here=field.here, there=field.there)
            lines.append(label + words)
        lines = lines or [Content("Waar de bijeenkomst is, of een verslag van een eerdere versie.")]
    else:
        public, hidden = called(one)
        lines.append(Content(f"{differs(one)}: {public} {hidden}".strip()))
    return Content("\n").join(lines)
