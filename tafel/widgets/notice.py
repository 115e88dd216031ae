"""One calm line under what you do: what just happened, or what could not happen and what to do next."""

from textual.content import Content
from textual.widgets import Static

from tafel.plain import plain
from tafel.widgets.painting import paint


class Notice(Static):
    """The line that tells. It always has its place, so that telling moves nothing.

    The privacy key blanks it, unless `names` says that nobody is named in it.
    """

    DEFAULT_CSS = """
    Notice { height: auto; min-height: 1; max-height: 4; color: $success; padding: 0 1; }
    Notice.-trouble { color: $error; text-style: bold; }
    """

    def __init__(self, *, names: bool = True) -> None:
        super().__init__(classes="private" if names else "")

    def tell(self, message: str, *, trouble: bool = False) -> None:
        """Show a message, or nothing when it is empty; `trouble` is for what could not be done.

        It may hold the name of a folder, which nobody cleaned.
        """
        paint(self, Content(plain(message)))
        self.set_class(trouble, "-trouble")
