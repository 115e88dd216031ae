"""A jongere stops: says exactly what will be erased and what stays, and asks once."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label

from tafel.commands import Command, bindings
from tafel.dialogs.base import GO_BACK, Dialog

ERASE = Command("answer(True)", "ja, wissen", "Ja: wis wat in dit blok getypt is", ("j",))
NOT_NOW = Command("answer(False)", "nee", "Nee, laat alles zoals het is", ("n",))

ERASED = (
    "alles wat in dit blok getypt is: de vraag en de cijfers, de notities, de acties en de eigen verklaring",
    "hetzelfde in de reservekopieën van vandaag",
)
STAYS = ("alleen dat dit gesprek gestopt is", "wat er vóór vandaag al stond, zoals het toen was")


class StopDialog(Dialog[bool]):
    """Ask whether the talk stops. Enter does nothing here: what is erased does not come back."""

    DEFAULT_CSS = "StopDialog Label { width: 100%; }"
    OFFERS = (ERASE, NOT_NOW, GO_BACK)
    BINDINGS = bindings(ERASE, NOT_NOW)

    def __init__(self) -> None:
        super().__init__("Stoppen met dit gesprek?", names=False)

    def compose_middle(self) -> ComposeResult:
        """What goes, what stays, and that it is for good."""
        yield Label(_list("Gewist wordt", ERASED))
        yield Label(_list("Blijven staan", STAYS))
        yield Label("Dit kan niet ongedaan gemaakt worden.", id="for-good", markup=False)

    def action_answer(self, answer: bool) -> None:
        """Give the answer."""
        self.dismiss(answer)


def _list(title: str, lines: tuple[str, ...]) -> Content:
    points = [Content.from_markup("  – $line", line=line) for line in lines]
    return Content("\n").join([Content.from_markup("[b]$title[/b]", title=title), *points])
