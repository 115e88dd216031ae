"""The field in which one types what to look for."""

from textual import on
from textual.widgets import Input

from tafel.widgets.clean_input import CleanInput


class SearchField(CleanInput):
    """What one types to look for is seen while it is typed, also where names are veiled; the privacy key blanks it."""

    DEFAULT_CSS = """
    SearchField, SearchField:focus { border: none; height: 1; padding: 0 1; background: $panel; }
    """

    def veil(self) -> None:
        """Blank what was typed, until something else is."""
        self.add_class("private")

    @on(Input.Changed)
    def _typed(self) -> None:
        self.remove_class("private")
