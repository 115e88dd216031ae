"""The least that a Textual app with a form can be: a header, an input and a footer."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, Header, Input


class MinimalApp(App[None]):
    """Paints once and waits."""

    BINDINGS: ClassVar[list[BindingType]] = [("f1", "help", "hulp")]

    def compose(self) -> ComposeResult:
        """Lay out the three widgets."""
        yield Header()
        yield Input(placeholder="typ hier")
        yield Footer()


if __name__ == "__main__":
    MinimalApp().run()
