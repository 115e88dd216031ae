"""A jongere stops: says exactly what will be erased and what stays, and asks once."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label

from tafel.commands import Command, bindings
from tafel.dialogs.base import GO_BACK, Dialog

ERASE = Command("answer(True)", "ja, wissen", "Ja: wis wat in dit blok getypt is", ("j",))
NOT_NOW = Command("answer(False)", "nee", "Nee, laat alles zoals het is", ("n",))

EXPLANATION = (
    (
        "Gewist",
        "alles wat in dit blok getypt is: vraag, cijfers, notities, acties, verklaring. Ook in de reservekopieën.",
    ),
    ("Blijft", "alleen dat dit gesprek gestopt is, en wat er vóór dit gesprek al stond."),
)
"""What goes and what stays, each with its word in front."""


class StopDialog(Dialog[bool]):
    """Ask whether the talk stops. Enter does nothing here: what is erased does not come back."""

    DEFAULT_CSS = """
    StopDialog Label { width: 100%; }
    StopDialog #for-good { color: $warning; text-style: bold; }
    """
    OFFERS = (ERASE, NOT_NOW, GO_BACK)
    BINDINGS = bindings(ERASE, NOT_NOW)

    def __init__(self) -> None:
        super().__init__("Stoppen met dit gesprek?", names=False)

    def compose_middle(self) -> ComposeResult:
        """What goes, what stays, and that it is for good."""
        for word, told in EXPLANATION:
            yield Label(Content.from_markup("[b]$word:[/b] $told", word=word, told=told))
        yield Label("Dit kan niet ongedaan gemaakt worden.", id="for-good", markup=False)

    def action_answer(self, answer: bool) -> None:
        """Give the answer."""
        self.dismiss(answer)
