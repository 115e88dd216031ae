"""A list of tips that stays fluid with hundreds of them: a row is made once, and narrowing picks from what was made."""

from collections.abc import Callable, Iterable

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sessions.tips.tip import Tip
from tafel.widgets.hung import Hung

HANG = 2
MOST_LINES = 4
"""So many lines of a tip stand in a list; Enter shows it whole."""


class TipRow(Hung):
    """A row of which the first lines are shown, with `…` where it goes on.

    It keeps what was painted: narrowing shows other rows of those that were made, and Textual's own cache is emptied.
    """

    def __init__(self, content: Content) -> None:
        super().__init__(content, HANG)
        self._painted: dict[tuple[int, int | None, Style], list[Strip]] = {}

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the height in lines at a width, without laying it out once more."""
        return self._at(width).plain.count("\n") + 1

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Return the lines at a width."""
        key = (width, height, style)
        if key not in self._painted:
            self._painted[key] = super().render_strips(width, height, style, options)
        return self._painted[key]

    def _at(self, width: int) -> Content:
        if self._laid[0] != width:
            lines = super()._at(width).split("\n")
            if len(lines) > MOST_LINES:
                last = lines[MOST_LINES - 1].rstrip().truncate(max(1, width - 1), ellipsis=False)
                lines = [*lines[: MOST_LINES - 1], last + Content("…")]
            self._laid = (width, Content("\n").join(lines))
        return self._laid[1]


class TipColumn(OptionList):
    """Shows tips by rows that `row` makes; the cursor stays on its tip, or on its place when that went away."""

    DEFAULT_CSS = "TipColumn { height: 1fr; scrollbar-gutter: stable; }"

    def __init__(self, row: Callable[[Tip], Content], *, id: str) -> None:  # noqa: A002 - Textual's own word
        super().__init__(markup=False, id=id)
        self._row = row
        self._made: dict[int, tuple[Tip, Option]] = {}

    @property
    def lit(self) -> int | None:
        """The number of the tip under the cursor."""
        option = self.highlighted_option
        return int(option.id.removeprefix("tip-")) if option and option.id else None

    def show_tips(self, tips: Iterable[Tip], *, lit: int | None = None) -> None:
        """Show these tips, with the cursor on `lit` when it is one of them."""
        options = [self._option(tip) for tip in tips]
        wanted, before = f"tip-{lit or self.lit}", self.highlighted or 0
        ids = [option.id for option in options]
        if options != list(self.options):
            with self.prevent(OptionList.OptionHighlighted):
                # Textual's set_options leaves the old lines standing when there are none in their place.
                self.set_options(options) if options else self.clear_options()
        if options:
            self.highlighted = ids.index(wanted) if wanted in ids else min(before, len(options) - 1)

    def forget_rows(self) -> None:
        """Make every row anew: they say something else from now on."""
        self._made.clear()

    def _option(self, tip: Tip) -> Option:
        known = self._made.get(tip.number)
        if known is None or known[0] is not tip:
            row: Content = TipRow(self._row(tip))
            known = (tip, Option(row, id=f"tip-{tip.number}"))
            self._made[tip.number] = known
        return known[1]
