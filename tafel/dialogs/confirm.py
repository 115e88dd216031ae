"""Asking yes or no about something that is not lightly undone."""

from textual.app import ComposeResult
from textual.widgets import Label

from tafel.commands import Command, bindings
from tafel.dialogs.base import GO_BACK, Dialog

YES = Command("answer(True)", "ja", "Ja, doe het", ("j", "enter"))
NO = Command("answer(False)", "nee", "Nee, laat het zoals het is", ("n",))


class ConfirmDialog(Dialog[bool]):
    """Ask one question; `explanation` says what happens on yes."""

    DEFAULT_CSS = "ConfirmDialog Label { width: 100%; }"
    OFFERS = (YES, NO, GO_BACK)
    BINDINGS = bindings(YES, NO)

    def __init__(self, title: str, explanation: str, *, names: bool = True) -> None:
        super().__init__(title, names=names)
        self._explanation = explanation

    def compose_middle(self) -> ComposeResult:
        """The explanation."""
        yield Label(self._explanation, classes=self._privacy, markup=False)

    def action_answer(self, answer: bool) -> None:
        """Give the answer."""
        self.dismiss(answer)
