"""What every screen of ours has: a top line, a line that tells, the keys below, and the guard around it all."""

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tafel.seam import Guarded
from tafel.widgets.key_bar import KeyBar
from tafel.widgets.notice import Notice


class TopLine(Static):
    """The first line of a screen: where you are. In the demo it says that nothing is kept."""

    DEFAULT_CSS = """
    TopLine { dock: top; height: auto; padding: 0 1; background: $panel; color: $foreground; }
    """


class TafelScreen(Guarded, Screen[None]):
    """A screen with a top line, its own middle, a notice and the key bar."""

    def compose(self) -> ComposeResult:
        """Lay out the frame around `compose_middle`."""
        yield TopLine()
        yield from self.compose_middle()
        yield Notice()
        yield KeyBar()

    def compose_middle(self) -> ComposeResult:
        """Yield what stands between the top line and the notice."""
        yield from ()

    def show_where(self, title: str, right: str = "") -> None:
        """Say in the top line where the user is; the demo says so on every screen."""
        line = Content.from_markup("[b]$title[/b]", title=title)
        if self.tafel.demo:
            line += Content.from_markup("   [b $demo]DEMO, niets wordt bewaard[/]")
        if right:
            room = max(1, self.size.width - 2 - line.cell_length - len(right))
            line += Content(" " * room + right)
        self.query_one(TopLine).update(line)

    def tell(self, message: str, *, trouble: bool = False) -> None:
        """Show a message in the notice of this screen."""
        self.query_one(Notice).tell(message, trouble=trouble)
