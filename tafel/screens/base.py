"""What every screen of ours has: a top line, a line that tells, the keys below, and the guard around it all."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.screen import Screen

from sessions.errors import FileTrouble
from tafel.seam import Guarded
from tafel.widgets.key_bar import KeyBar, ShowsKeys
from tafel.widgets.notice import Notice
from tafel.widgets.top_line import TopLine


class TafelScreen(Guarded, ShowsKeys, Screen[None]):
    """A screen with a top line, its own middle, a notice and the key bar.

    On a `SEALED` screen only its own keys work, and stopping. One that `PAUSES` is a meeting, of which the clock can be
    stopped.
    """

    SEALED: ClassVar[bool] = False
    PAUSES: ClassVar[bool] = False

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
        self.query_one(TopLine).say(title, right, demo=self.tafel.demo)

    def tell(self, message: str, *, trouble: bool = False) -> None:
        """Show a message in the notice of this screen."""
        self.query_one(Notice).tell(message, trouble=trouble)

    def file_trouble(self, refusal: FileTrouble) -> None:
        """Something else changed the file, or took it away; a screen that has the file open offers the ways on."""
        self.tell(str(refusal), trouble=True)

    def veil_changed(self) -> None:
        """The privacy key was pressed: paint anew what says so."""

    def pause(self) -> None:
        """Stop the clock and hide the meeting; for a screen that pauses."""

    def may_leave(self) -> bool:
        """Put on disk what is not there yet; False when typed text would be lost, which is then told."""
        return True
