"""The board: all tips of a community of practice in their columns, as one list, or one at a time for the whole room."""

from collections.abc import Iterator
from enum import StrEnum
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, Label, OptionList

from sessions.acts.gather_tips import gather_tips
from sessions.acts.opening import SeriesFile
from sessions.acts.sorting import mark_tip, place_tip
from sessions.acts.undo import Told, redo_act, undo_act
from sessions.meetings import SessionStatus
from sessions.place import Place
from sessions.roles import Role
from sessions.text import clean_line
from sessions.tips.filtering import TipFilter
from sessions.tips.sorting import taken_in
from sessions.tips.tip import Moment, Public, Remark, Tip
from tafel.commands import Command, bindings
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.tip import TipDialog
from tafel.screens import tip_product
from tafel.screens.with_file import SORT_OUT, TAKE_OVER, FileScreen
from tafel.tips.paint import COLUMN_TITLES, SHORT_TITLES, large_tip, marked_tip, tip_facts, tips_count
from tafel.widgets.notice import Notice
from tafel.widgets.painting import paint
from tafel.widgets.search_field import SearchField
from tafel.widgets.tip_card import TipCard
from tafel.widgets.tip_column import TipColumn
from tafel.widgets.why_reading import WhyReading

PILES: tuple[Moment | None, ...] = (None, *Moment)
"""The columns from left to right; None holds what is not sorted yet."""
MOVES = tuple(
    Command(f"put({place})", SHORT_TITLES[pile], f"Zet de tip die oplicht onder: {COLUMN_TITLES[pile]}", (str(place),))
    for place, pile in ((1, Moment.BEFORE), (2, Moment.DURING), (3, Moment.AFTER), (0, None))
)
MARK = Command("mark", "✓ bruikbaar", "Merk de tip die oplicht als bruikbaar, of haal dat weg", ("space",))
WHOLE = Command("whole", "hele tip", "Toon de tip die oplicht, met alles wat erover bekend is", ("enter",))
LEFT = Command("aside(-1)", "naar links", "Naar de kolom links, of de vorige tip", ("left",), shown=False, first=True)
RIGHT = Command(
    "aside(1)", "naar rechts", "Naar de kolom rechts, of de volgende tip", ("right",), shown=False, first=True
)
COLUMNS = Command("columns", "kolommen", "De tips in hun kolommen", ("k",))
LIST = Command("list", "lijst", "Alle tips onder elkaar", ("l",))
LARGE = Command("large", "groot", "Eén tip tegelijk, groot voor de hele zaal", ("b",), words="beamer")
FILTER = Command("narrow", "filter", "Toon alleen bepaalde tips: bron, doelgroep, bruikbaar, toptip", ("f",))
SEARCH = Command("search", "zoeken", "Toon alleen de tips met deze woorden, of met dit nummer", ("slash",))
SOURCE = Command("source", "bron", "Toon van wie de tips komen, of verberg dat weer", ("s",))
WRITE = Command(
    "write", "als bestand", "Schrijf de tips als bestand", ("w",), words="opslaan bewaren exporteren product csv word"
)
PRINT = Command(
    "print", "afdrukken", "Druk tips, kaartjes of een formulier af, in de browser", ("o",), words="printen papier"
)
UNDO = Command("undo", "ongedaan", "Maak de laatste wijziging ongedaan", ("ctrl+z",), shown=False)
REDO = Command("redo", "opnieuw", "Voer opnieuw uit wat ongedaan is gemaakt", ("ctrl+y",), shown=False)
LEAVE = Command("leave", "terug", "Terug naar waar u was; een filter gaat eerst weg", ("escape",), words="sluiten")
DONE = Command("to_tips", "naar de tips", "Kies uit de tips die gevonden zijn", ("enter", "down"), first=True)

WIDE = 100
"""From this many columns all piles stand beside each other; below it one at a time."""
EMPTY = "Er zijn nog geen tips. Verzamel ze in een bijeenkomst, bij de stap Tips verzamelen."
NONE_LEFT = "Geen tip past bij dit filter. Esc toont ze weer allemaal."


class View(StrEnum):
    """How the tips are shown."""

    COLUMNS = "columns"
    LIST = "list"
    LARGE = "large"


class BoardScreen(FileScreen):
    """Shows the tips of an open series; `place` is where its acts happen, None outside a meeting."""

    CSS_PATH = "board.tcss"
    AUTO_FOCUS = None
    LEAVES = frozenset({WRITE.action, PRINT.action})
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]
    OFFERS = (
        *MOVES,
        MARK,
        WHOLE,
        COLUMNS,
        LIST,
        LARGE,
        FILTER,
        SEARCH,
        SOURCE,
        WRITE,
        PRINT,
        LEFT,
        RIGHT,
        TAKE_OVER,
        SORT_OUT,
        UNDO,
        REDO,
        LEAVE,
        DONE,
    )
    BINDINGS = bindings(*OFFERS)
    WORDS = ("tip", "toptip", "bruikbaar", "doelgroep", "bron")
    PURPOSE = (
        "Dit is het bord: alle tips onder voor, tijdens en na het gesprek. 1, 2 en 3 zetten de tip die oplicht in een "
        "andere kolom, spatie merkt hem als bruikbaar (✓); ★ is een toptip. Van wie een tip komt staat er niet bij, "
        "tot u daarom vraagt: met weinig mensen in de zaal is een rol al een persoon. w schrijft de tips als bestand, "
        "zonder namen."
    )

    def __init__(self, file: SeriesFile, place: Place | None = None) -> None:
        super().__init__(file)
        self._place = place
        self._view = View.COLUMNS
        self._filter = TipFilter()
        self._source = False
        self._pile: Moment | None = None
        self._large: int | None = None

    def compose_middle(self) -> ComposeResult:
        """Where the user is, the columns, the list, the large tip, and the field to look for words."""
        yield WhyReading()
        yield Label("", id="piles", markup=False)
        with Horizontal(id="columns"):
            for number in range(len(PILES)):
                with Vertical(classes="pile", id=f"pile-{number}"):
                    yield Label("", classes="title", markup=False)
                    yield TipColumn(self._row, id=f"column-{number}")
        yield TipColumn(self._full_row, id="list")
        yield TipCard(id="large")
        yield SearchField(id="search", placeholder="woord uit een tip, of een nummer; Enter: naar de tips")

    def on_mount(self) -> None:
        """Begin in the first column with tips; what is told here names nobody."""
        self.query_one(Notice).remove_class("private")
        self.query_one(SearchField).display = False
        self._say_why()
        piles = self._piles()
        self._pile = next((pile for pile in PILES if piles[pile]), None)
        self._turn(View.COLUMNS)

    def on_resize(self, _: Resize) -> None:
        """Lay out the board for the new width."""
        self.call_after_refresh(self.show_board)

    async def show_file(self) -> None:
        """Paint the tips as they were read again."""
        self._say_why()
        self.show_board()

    def _say_why(self) -> None:
        self.query_one(WhyReading).say(self.why_reading, self.what_then)

    # What is shown

    def _piles(self) -> dict[Moment | None, list[Tip]]:
        """Return the tips that are seen, by their column."""
        piles: dict[Moment | None, list[Tip]] = {pile: [] for pile in PILES}
        for tip in self._filter.of(self._file.tips.all()):
            piles[tip.moment].append(tip)
        return piles

    def show_board(self, lit: int | None = None) -> None:
        """Paint what is seen; the cursor goes to the tip `lit`, else stays."""
        piles = self._piles()
        seen = [tip for pile in PILES for tip in piles[pile]]
        self._show_top(piles)
        match self._view:
            case View.COLUMNS:
                for number, pile in enumerate(PILES):
                    self._column(number).show_tips(piles[pile], lit=lit)
                    self._pile_box(number).set_class(pile == self._pile, "-here")
                    paint(self._pile_box(number).query_one(".title", Label), _title(pile, len(piles[pile])))
            case View.LIST:
                self.query_one("#list", TipColumn).show_tips(sorted(seen, key=lambda tip: tip.number), lit=lit)
            case View.LARGE:
                self._show_large(lit)
        self.refresh_bindings()

    def _show_top(self, piles: dict[Moment | None, list[Tip]]) -> None:
        """Say how many tips there are, which are seen, and on a narrow screen how the columns stand."""
        total = sum(tip.merged_into is None for tip in self._file.tips.all())
        seen = sum(map(len, piles.values()))
        words = tips_count(total) if self._filter.is_open else f"{seen} van {tips_count(total)}"
        self.show_where(f"{self._file.series.title} · bord", self.standing or words)
        parts = [
            Content.from_markup("[b $primary]$words[/]", words=f"filter: {words}") for words in self._filter_words()
        ]
        if self._is_narrow and self._view == View.COLUMNS:
            parts = [Content("  ").join(_short(pile, len(piles[pile]), pile == self._pile) for pile in PILES), *parts]
        if not seen:
            parts.append(Content(NONE_LEFT if total else EMPTY))
        line = self.query_one("#piles", Label)
        line.display = bool(parts)
        paint(line, Content("\n").join(parts))

    def _filter_words(self) -> Iterator[str]:
        """Yield on one line what the tips are narrowed down to; words that are looked for stand in their own field."""
        wanted = self._filter
        words = [
            "bruikbaar" if wanted.usable else "",
            "toptips" if wanted.top else "",
            f"voor {wanted.public}" if wanted.public else "",
            f"bron {wanted.source}" if wanted.source else "",
            wanted.remark or "",
        ]
        if any(words):
            yield ", ".join(filter(None, words))

    def _row(self, tip: Tip) -> Content:
        row = marked_tip(tip)
        return row + Content.from_markup("\n[$muted]$source[/]", source=self._source_of(tip)) if self._source else row

    def _full_row(self, tip: Tip) -> Content:
        facts = Content.from_markup("\n    [$muted]$facts[/]", facts=tip_facts(tip, source=self._source))
        return marked_tip(tip) + facts

    @staticmethod
    def _source_of(tip: Tip) -> str:
        return ", ".join(tip.sources) or "bron niet genoteerd"

    def _show_large(self, lit: int | None) -> None:
        numbers = self._in_view()
        if lit in numbers or self._large not in numbers:
            self._large = lit if lit in numbers else next(iter(numbers), None)
        tip = self._file.tips.find(self._large) if self._large is not None else None
        if tip is None:
            self.query_one(TipCard).put(Content(""))
            return
        place = f"{numbers.index(tip.number) + 1} van {len(numbers)}"
        self.query_one(TipCard).put(large_tip(tip, f"{tip_facts(tip, source=self._source)}   ({place})"))

    def _in_view(self) -> list[int]:
        """Return the numbers of the tips that are seen, in the order in which they come by."""
        return [tip.number for pile in self._piles().values() for tip in pile]

    def _column(self, number: int) -> TipColumn:
        return self.query_one(f"#column-{number}", TipColumn)

    def _pile_box(self, number: int) -> Vertical:
        return self.query_one(f"#pile-{number}", Vertical)

    @property
    def _is_narrow(self) -> bool:
        return self.size.width < WIDE

    @property
    def _is_typing(self) -> bool:
        return isinstance(self.focused, SearchField)

    @property
    def lit(self) -> int | None:
        """The number of the tip that keys are about."""
        if self._view == View.LARGE:
            return self._large
        name = "list" if self._view == View.LIST else f"column-{PILES.index(self._pile)}"
        # The keys are painted before the columns stand.
        return next((column.lit for column in self.query(f"#{name}").results(TipColumn)), None)

    # Going around

    def action_columns(self) -> None:
        """Show the tips in their columns."""
        self._turn(View.COLUMNS, self.lit)

    def action_list(self) -> None:
        """Show the tips below each other."""
        self._turn(View.LIST, self.lit)

    def action_large(self) -> None:
        """Show one tip at a time."""
        self._turn(View.LARGE, self.lit)

    def _turn(self, view: View, lit: int | None = None) -> None:
        """Show the tips in another way; the tip that was lit stays lit."""
        self._view = view
        for kind in View:
            self.set_class(kind == view, f"-as-{kind}")
        tip = self._file.tips.find(lit) if lit is not None else None
        if tip is not None:
            self._pile = tip.moment
        self.show_board(lit)
        self._focus_tips()

    def _focus_tips(self) -> None:
        where = {View.LARGE: "#large", View.LIST: "#list"}.get(self._view, f"#column-{PILES.index(self._pile)}")
        self.set_focus(self.query_one(where))

    def action_aside(self, offset: int) -> None:
        """Go a column aside; in the large view to the next or the previous tip."""
        if self._view == View.LARGE:
            numbers = self._in_view()
            there = numbers.index(self._large) + offset if self._large in numbers else 0
            if 0 <= there < len(numbers):
                self.show_board(numbers[there])
            return
        there = PILES.index(self._pile) + offset
        if self._view == View.COLUMNS and 0 <= there < len(PILES):
            self._pile = PILES[there]
            self.show_board()
            self._focus_tips()

    @on(OptionList.OptionHighlighted)
    def _lit_another(self) -> None:
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """A click in a column goes there."""
        if isinstance(self.focused, TipColumn) and self.focused.id != "list":
            pile = PILES[int(str(self.focused.id).removeprefix("column-"))]
            if pile != self._pile:
                self._pile = pile
                self.show_board()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done to a tip needs one that is lit; nothing is changed where the file may only be read."""
        name = action.partition("(")[0]
        if name == "to_tips":
            return self._is_typing
        if name in {"aside", "whole", "put", "mark"} and self._is_typing:
            return False
        if name in set(View):
            return name != self._view
        if name in {"put", "mark"}:
            return self.lit is not None and not self._file.read_only and not self._is_closed
        if name in {"undo", "redo"}:
            return not self._file.read_only
        if name == "whole":
            return self.lit is not None
        return super().check_action(action, parameters)

    @property
    def _is_closed(self) -> bool:
        """Whether the board was opened from a meeting that is closed."""
        session = self._file.sessions.find(self._place.session) if self._place else None
        return session is not None and session.status == SessionStatus.CLOSED

    # Narrowing down

    def action_narrow(self) -> None:
        """Ask what to show."""
        self.converse(self._narrow())

    async def _narrow(self) -> None:
        now = self._filter
        choices = [
            Choice(now.changed(usable=not now.usable), "bruikbaar", _on_now(now.usable)),
            Choice(now.changed(top=not now.top), "toptips", _on_now(now.top)),
            *(Choice(now.turned(public), f"voor {public}", _on_now(now.public == public)) for public in Public),
            *(Choice(now.turned(role), f"bron {role}", _on_now(now.source == role)) for role in Role),
            *(Choice(now.turned(remark), remark, _on_now(now.remark == remark)) for remark in Remark),
        ]
        everything = Choice(TipFilter(), "alle tips")
        wanted = await self.app.push_screen_wait(
            ChoiceDialog("Welke tips wilt u zien?", choices, zero=everything, names=False)
        )
        if wanted is not None:
            self._see(wanted)

    def _see(self, wanted: TipFilter) -> None:
        """Show what fits this filter; an empty column gives its place to the first that has something."""
        self._filter = wanted
        piles = self._piles()
        if not piles[self._pile]:
            self._pile = next((pile for pile in PILES if piles[pile]), self._pile)
        self.show_board()

    def action_search(self) -> None:
        """Ask which words to look for."""
        field = self.query_one(SearchField)
        field.display = True
        self.set_focus(field)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        typed = clean_line(event.value)
        if typed != self._filter.typed:
            self._see(self._filter.changed(typed=typed))

    def action_to_tips(self) -> None:
        """Go to what was found; an empty field goes away."""
        if not self._filter.typed:
            self.query_one(SearchField).display = False
        self._focus_tips()

    def action_leave(self) -> None:
        """Show every tip again, and then go back to where the user was."""
        field = self.query_one(SearchField)
        if self._filter.is_open and not field.display:
            self.dismiss()
            return
        with self.prevent(Input.Changed):
            field.value = ""
        field.display = False
        self._see(TipFilter())
        self._focus_tips()

    # One tip

    def action_put(self, place: int) -> None:
        """Put the lit tip in another column; whether it is bruikbaar stays as it is, but not on the pile."""
        number = self.lit
        if number is not None:
            tip = place_tip(self._file, self._place, number, PILES[place], usable=self._file.tips.get(number).usable)
            self._acted(f"{tip.label}: {COLUMN_TITLES[tip.moment]}.")

    def action_mark(self) -> None:
        """Mark the lit tip as bruikbaar, or take that away."""
        number = self.lit
        if number is not None:
            usable = not self._file.tips.get(number).usable
            tip = mark_tip(self._file, self._place, number, usable=usable)
            self._acted(f"{tip.label} is {'bruikbaar' if usable else 'niet bruikbaar'}.")

    def _acted(self, told: str) -> None:
        self.show_board()
        self.tell(told)

    @on(OptionList.OptionSelected)
    def action_whole(self) -> None:
        """Show the lit tip with all that is known of it."""
        number = self.lit
        if number is not None:
            inside = taken_in(self._file.tips.all(), number)
            self.app.push_screen(TipDialog(self._file.tips.get(number), inside, source=self._source))

    def action_source(self) -> None:
        """Show or hide from whom the tips came."""
        self._source = not self._source
        for column in self.query(TipColumn):
            column.forget_rows()
        self.show_board()

    def action_undo(self) -> None:
        """Undo the last act, and light the tip it was about."""
        self._back_and_forth(undo_act(self._file, self._here))

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self._back_and_forth(redo_act(self._file, self._here))

    @property
    def _here(self) -> Place:
        return self._place or Place(session=0)

    def _back_and_forth(self, turned: Told) -> None:
        number = next((number for table, number in turned.changed if table == "tips"), None)
        tip = self._file.tips.find(number) if number is not None else None
        if tip is not None:
            self._pile = tip.moment
        self.show_board(number)
        self._focus_tips()
        self.tell(turned.told)

    # The product

    def action_write(self) -> None:
        """Write the tips as a file."""
        self.converse(tip_product.write(self, partial(gather_tips, self._file)))

    def action_print(self) -> None:
        """Open the tips in the browser."""
        self.converse(tip_product.print_tips(self, partial(gather_tips, self._file)))


def _on_now(is_on: bool) -> str:
    return "aan" if is_on else ""


def _title(pile: Moment | None, count: int) -> Content:
    key = PILES.index(pile)
    return Content.from_markup("[b $primary]$title[/]  $count", title=f"{key}  {COLUMN_TITLES[pile]}", count=str(count))


def _short(pile: Moment | None, count: int, here: bool) -> Content:
    style = "[b $primary]▸$title $count[/]" if here else "[$muted] $title $count[/]"
    return Content.from_markup(style, title=SHORT_TITLES[pile], count=str(count))
