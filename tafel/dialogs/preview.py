"""Looking at what a file or paste holds before it is kept: the first of it, or all that is wrong in it."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from textual.app import ComposeResult
from textual.content import Content

from tafel.commands import Command, bindings
from tafel.dialogs.base import GO_BACK, Dialog
from tafel.widgets.hung import Hung
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import NamedRows

KEEP_ALL = Command("keep_all", "alle vastleggen", "Leg alles vast wat hier staat", ("enter",), first=True)

MOST = 100
"""So many things, or problems, are shown; of the others how many there are."""

Thing = TypeVar("Thing")


class Preview(Dialog[bool]):
    """Shows what was read; the answer is whether to keep it. What may not be kept has only the way back."""

    DEFAULT_CSS = """
    Preview > #frame { width: 84; height: 100%; }
    Preview NamedRows { height: 1fr; border: none; padding: 0; background: $surface; }
    Preview.-low > #frame { border: none; padding: 0 1; }
    Preview.-low #title { margin-bottom: 0; }
    """
    OFFERS = (KEEP_ALL, GO_BACK)
    BINDINGS = bindings(KEEP_ALL)
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (22, "-high")]

    def __init__(self, title: str, *, may_keep: bool) -> None:
        super().__init__(title, names=False)
        self._may_keep = may_keep

    def compose_middle(self) -> ComposeResult:
        """What was read."""
        yield NamedRows(narrows=False)

    def on_mount(self) -> None:
        """Paint it, to be scrolled through."""
        rows = self.query_one(NamedRows)
        rows.show_rows(list(self.rows()))
        self.set_focus(rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has a problem in it is not kept."""
        if action == "keep_all":
            return self._may_keep
        return super().check_action(action, parameters)

    def action_keep_all(self) -> None:
        """Keep all of it."""
        self.dismiss(True)

    @abstractmethod
    def rows(self) -> Iterator[Row]:
        """Yield what is to be seen, row by row."""


def some(name: str, things: Sequence[Thing], line: Callable[[Thing], Content]) -> Iterator[Row]:
    """Yield a row for each of the first of these, and how many more there are."""
    for place, thing in enumerate(things[:MOST]):
        yield f"{name}-{place}", Hung(line(thing))
    if len(things) > MOST:
        yield None, Content.from_markup("[$muted]en nog $more[/]", more=f"{len(things) - MOST}")
