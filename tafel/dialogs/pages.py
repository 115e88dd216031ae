"""The pages of a form that does not fit on one: their names on top, and the one that is in front lit."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from tafel.seam import Guarded


class PageTab(Guarded, Static):
    """The name of one page; a click brings it to the front."""

    class Chosen(Message):
        """The page with this place, from 0, was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: int) -> None:
        super().__init__("", markup=False)
        self._place = place

    def on_click(self, event: Click) -> None:
        """Choose this page."""
        event.stop()
        self.post_message(self.Chosen(self._place))


class PageLine(Horizontal):
    """The names of all pages in one line."""

    DEFAULT_CSS = """
    PageLine { height: 1; margin-bottom: 1; }
    PageLine PageTab { width: auto; margin-right: 2; color: $secondary; }
    PageLine PageTab.-front { color: $primary; text-style: bold underline; }
    """

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def compose(self) -> ComposeResult:
        """A tab for each page."""
        for place in range(self._count):
            yield PageTab(place)

    def show(self, names: Sequence[str], front: int) -> None:
        """Name the pages, with the one in front lit."""
        for place, (tab, name) in enumerate(zip(self.query(PageTab), names, strict=True)):
            tab.update(Content(name))
            tab.set_class(place == front, "-front")
