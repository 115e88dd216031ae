"""What every dialog has: a title, its own middle, a notice, the keys, and Esc that goes back one layer."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from tafel.commands import Command, bindings
from tafel.seam import Guarded
from tafel.widgets.key_bar import KeyBar, ShowsKeys
from tafel.widgets.notice import Notice

Answer = TypeVar("Answer")

GO_BACK = Command("go_back", "terug", "Terug zonder te kiezen", ("escape",), stays=True, words="sluiten annuleren")


class Dialog(Guarded, ShowsKeys, ModalScreen[Answer | None]):
    """A modal question; None is the answer of who goes back.

    What it shows is blanked by the privacy key, unless `names` says that it cannot name a person.
    """

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog > #frame {
        width: 72; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $border; padding: 1 2;
    }
    Dialog #title { text-style: bold; color: $primary; width: 100%; margin-bottom: 1; }
    """
    OFFERS: ClassVar[tuple[Command, ...]] = (GO_BACK,)
    BINDINGS = bindings(GO_BACK)

    def __init__(self, title: str, *, names: bool = True) -> None:
        super().__init__()
        self._title = title
        self._privacy = "private" if names else ""

    def compose(self) -> ComposeResult:
        """Lay out the frame around `compose_middle`."""
        with Vertical(id="frame"):
            yield Label(self._title, id="title", classes=self._privacy, markup=False)
            yield from self.compose_middle()
            yield Notice(names=bool(self._privacy))
        yield KeyBar()

    def compose_middle(self) -> ComposeResult:
        """Yield what stands between the title and the notice."""
        yield from ()

    def tell(self, message: str, *, trouble: bool = False) -> None:
        """Show a message in this dialog."""
        self.query_one(Notice).tell(message, trouble=trouble)

    def veil_changed(self) -> None:
        """The privacy key was pressed: paint anew what says so."""

    def action_go_back(self) -> None:
        """Give no answer."""
        self.dismiss(None)

    def may_leave(self) -> bool:
        """Whether stopping now loses nothing that was typed; where it would, that is told."""
        return True
