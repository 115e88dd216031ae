"""A screen where somebody must choose: how things stand, the ways on, and what happens on each."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList, Static

from tafel.commands import Command, bindings
from tafel.screens.base import TafelScreen
from tafel.widgets.named_rows import NamedRows
from tafel.widgets.notice import Notice
from tafel.widgets.paper_roll import PaperRoll

PICK = Command("pick", "kiezen", "Kies de regel die oplicht; eronder staat wat er dan gebeurt", ("enter",))
READ_ON = Command("read(1)", "verder lezen", "De tekst een scherm omlaag", ("pagedown",), shown=False, first=True)
READ_BACK = Command("read(-1)", "terug lezen", "De tekst een scherm omhoog", ("pageup",), shown=False, first=True)
NOT_NOW = Command("leave", "terug", "Terug; er verandert niets", ("escape",), stays=True)
DIGITS = tuple(
    Command(f"light({digit})", str(digit), f"Ga naar regel {digit}", (str(digit),), shown=False)
    for digit in range(1, 6)
)


@dataclass(frozen=True)
class Way:
    """One way on: its name in code, what it is called, and what happens on it."""

    name: str
    label: str
    happens: str


class CrossroadsScreen(TafelScreen):
    """Says how things stand and offers ways on. `told` is what to say where the user goes on from here.

    Nothing on it names anybody; a subclass leaves out who saved what while names are veiled.
    """

    AUTO_FOCUS = "NamedRows"
    OFFERS = (PICK, READ_ON, READ_BACK, NOT_NOW)
    BINDINGS = bindings(*OFFERS, *DIGITS)
    DEFAULT_CSS = """
    CrossroadsScreen PaperRoll { height: 1fr; padding: 0 1; margin-top: 1; }
    CrossroadsScreen NamedRows { height: auto; margin-top: 1; }
    CrossroadsScreen #happens { height: auto; max-height: 5; padding: 0 4; color: $muted; }
    CrossroadsScreen.-low PaperRoll, CrossroadsScreen.-low NamedRows { margin-top: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]

    def __init__(self) -> None:
        super().__init__()
        self.told = ""

    def compose_middle(self) -> ComposeResult:
        """The text to scroll through, the ways, and what happens on the one that is lit."""
        yield PaperRoll(classes="")
        yield NamedRows(narrows=False)
        yield Static("", id="happens", markup=False)

    @abstractmethod
    def story(self, width: int) -> Content:
        """Return how things stand, laid out for this width."""

    @abstractmethod
    def ways(self) -> Sequence[Way]:
        """Return the ways on, the safest first."""

    @abstractmethod
    async def go(self, way: str) -> None:
        """Go this way."""

    def on_mount(self) -> None:
        """Paint it; what is told here names nobody."""
        self.query_one(Notice).remove_class("private")
        self.show_all()

    def on_screen_resume(self) -> None:
        """Paint it anew: it may have changed while something was looked at."""
        self.call_later(self.show_all)

    def on_resize(self, event: Resize) -> None:
        """Lay everything out for the new width."""
        self.call_after_refresh(self.show_all)

    def veil_changed(self) -> None:
        """Leave out who saved what, or say it again."""
        self.show_all()

    def show_all(self) -> None:
        """Paint how things stand, and the ways."""
        roll = self.query_one(PaperRoll)
        roll.roll(self.story(roll.room))
        ways = enumerate(self.ways(), 1)
        self.query_one(NamedRows).show_rows([(way.name, _line(number, way)) for number, way in ways])
        self._show_what_happens()

    @on(OptionList.OptionHighlighted)
    def _show_what_happens(self) -> None:
        lit = self.query_one(NamedRows).lit
        happens = next((way.happens for way in self.ways() if way.name == lit), "")
        self.query_one("#happens", Static).update(Content(happens))

    @on(OptionList.OptionSelected)
    def action_pick(self) -> None:
        """Go the way that is lit."""
        lit = self.query_one(NamedRows).lit
        if lit is not None:
            self.converse(self.go(lit))

    def action_light(self, number: int) -> None:
        """Light a way, to read what happens on it."""
        if number <= len(self.ways()):
            self.query_one(NamedRows).highlighted = number - 1

    def action_read(self, pages: int) -> None:
        """Scroll the text."""
        roll = self.query_one(PaperRoll)
        (roll.scroll_page_down if pages > 0 else roll.scroll_page_up)(animate=False)

    def action_leave(self) -> None:
        """Choose nothing now."""
        self.dismiss()


def _line(number: int, way: Way) -> Content:
    return Content.from_markup(" [b $primary]$number[/]  $label", number=str(number), label=way.label)
