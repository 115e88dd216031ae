"""Looking at many tips before they are kept: how many, the first of them, what is there twice, and what is wrong."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from textual.app import ComposeResult
from textual.content import Content

from sessions.acts.opening import SeriesFile
from sessions.tips.doubles import already_there
from sessions.tips.importing import NewTip, TipsRead
from sessions.tips.tip import Tip
from tafel.commands import Command, bindings
from tafel.dialogs.base import GO_BACK, Dialog
from tafel.tips.sentences import origin_words
from tafel.widgets.hung import Hung
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import NamedRows

KEEP_ALL = Command("keep_all", "alle vastleggen", "Leg al deze tips vast", ("enter",), first=True)

MOST = 100
"""So many tips, or problems, are shown; of the others how many there are."""

Thing = TypeVar("Thing")


class TipsPreview(Dialog[bool]):
    """Shows what was read; the answer is whether to keep it. With a problem in it there is only the way back."""

    DEFAULT_CSS = """
    TipsPreview > #frame { width: 84; height: 100%; }
    TipsPreview NamedRows { height: 1fr; border: none; padding: 0; background: $surface; }
    TipsPreview.-low > #frame { border: none; padding: 0 1; }
    TipsPreview.-low #title { margin-bottom: 0; }
    """
    OFFERS = (KEEP_ALL, GO_BACK)
    BINDINGS = bindings(KEEP_ALL)
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (22, "-high")]

    def __init__(self, read: TipsRead, file: SeriesFile) -> None:
        super().__init__(_title(read), names=False)
        self._read = read
        self._there = already_there((tip.text for tip in read.tips), file.tips.all())

    def compose_middle(self) -> ComposeResult:
        """What was read."""
        yield NamedRows(narrows=False)

    def on_mount(self) -> None:
        """Paint it, to be scrolled through."""
        rows = self.query_one(NamedRows)
        rows.show_rows(list(self._rows()))
        self.set_focus(rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has a problem in it is not kept."""
        if action == "keep_all":
            return bool(self._read.tips) and not self._read.problems
        return super().check_action(action, parameters)

    def action_keep_all(self) -> None:
        """Keep all of them."""
        self.dismiss(True)

    def _rows(self) -> Iterator[Row]:
        problems = self._read.problems
        if problems:
            yield from _some("problem", problems, lambda problem: Content.from_markup("[$error]$it[/]", it=problem))
            return
        if not self._read.tips:
            yield None, Content("Er staat geen tip in.")
        if self._read.doubles:
            yield None, Content.from_markup("[$warning]Twee keer hetzelfde; dat mag, samenvoegen kan later:[/]")
            yield from _some("double", self._read.doubles, lambda text: Content(f"• {text}"))
        if self._there:
            yield None, Content.from_markup("[$warning]Deze staan er al, met dezelfde tekst:[/]")
            yield from _some("there", self._there, _there_line)
        if self._read.doubles or self._there:
            yield None, Content("")
            yield None, Content("Alle tips:")
        common = set(map(_more, self._read.tips))
        if len(common) == 1 and (all_are := common.pop()):
            yield None, Content.from_markup("Allemaal: [b $secondary]$more[/]", more=all_are)
            yield from _some("tip", self._read.tips, lambda tip: Content(f"• {tip.text}"))
        else:
            yield from _some("tip", self._read.tips, _tip_line)


def _title(read: TipsRead) -> str:
    if read.problems:
        wrong = "1 regel klopt" if len(read.problems) == 1 else f"{len(read.problems)} regels kloppen"
        return f"{wrong} niet. Er is niets ingelezen. Verbeter het en probeer het opnieuw."
    return "1 tip vastleggen?" if len(read.tips) == 1 else f"{len(read.tips)} tips vastleggen?"


def _some(name: str, things: Sequence[Thing], line: Callable[[Thing], Content]) -> Iterator[Row]:
    """Yield a row for each of the first of these, and how many more there are."""
    for place, thing in enumerate(things[:MOST]):
        yield f"{name}-{place}", Hung(line(thing))
    if len(things) > MOST:
        yield None, Content.from_markup("[$muted]en nog $more[/]", more=f"{len(things) - MOST}")


def _there_line(tip: Tip) -> Content:
    return Content(f"• {tip.label}  {tip.text}")


def _tip_line(tip: NewTip) -> Content:
    return Content.from_markup("• $text  [$secondary]$more[/]", text=tip.text, more=_more(tip))


def _more(tip: NewTip) -> str:
    """Return what more is known of a tip than its text."""
    said = (
        origin_words(tip.sources, tip.public),
        tip.moment or "",
        "bruikbaar" if tip.usable else "",
        "toptip" if tip.rank is not None else "",
    )
    return " · ".join(filter(None, said))
