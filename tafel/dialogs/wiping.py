"""Erasing a jongere: shows what goes, what stays and who had documents, and asks twice."""

import datetime as dt

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label

from sessions.acts.erasing import Goes
from tafel.commands import Command, bindings
from tafel.dialogs.base import GO_BACK, Dialog
from tafel.wiping import FOR_GOOD, OUTSIDE, goes_lines

WIPE = Command("answer(True)", "ja, wissen", "Ja: wis alles over deze jongere", ("j",))
NOT_NOW = Command("answer(False)", "nee", "Nee, laat alles zoals het is", ("n",))
OBJECT = Command(
    "object",
    "telregel wel/niet",
    "De jongere wil ook niet als telregel meetellen, of toch wel",
    ("t",),
    words="bezwaar",
)


class WipeDialog(Dialog[bool]):
    """Tell what erasing does; the answer says whether a row to count may stay, None is who goes back.

    Enter does nothing: what is erased does not come back.
    """

    DEFAULT_CSS = """
    WipeDialog Label { width: 100%; }
    WipeDialog #for-good { color: $warning; text-style: bold; }
    """
    OFFERS = (WIPE, NOT_NOW, OBJECT, GO_BACK)
    BINDINGS = bindings(WIPE, NOT_NOW, OBJECT)

    def __init__(self, goes: Goes, today: dt.date) -> None:
        super().__init__(f"{goes.traject.code} wissen?", names=False)
        self._goes = goes
        self._today = today
        self._counted = True

    def compose_middle(self) -> ComposeResult:
        """What goes and stays, who had documents, and that it is for good."""
        yield Label(self._lines(), id="goes", markup=False)
        yield Label(OUTSIDE, markup=False)
        yield Label(FOR_GOOD, id="for-good", markup=False)

    def _lines(self) -> Content:
        lines = goes_lines(self._goes, self._today, counted=self._counted)
        told = [Content.from_markup("[b]$word:[/b] $words", word=word, words=words) for word, words in lines]
        return Content("\n").join(told)

    def action_object(self) -> None:
        """Leave no row to count, or one after all."""
        self._counted = not self._counted
        self.query_one("#goes", Label).update(self._lines())

    def action_answer(self, answer: bool) -> None:
        """Give the answer."""
        self.dismiss(self._counted if answer else None)


class SureDialog(Dialog[bool]):
    """Ask once more; Enter does nothing."""

    DEFAULT_CSS = "SureDialog Label { width: 100%; }"
    OFFERS = (WIPE, NOT_NOW, GO_BACK)
    BINDINGS = bindings(WIPE, NOT_NOW)

    def __init__(self, code: str) -> None:
        super().__init__(f"{code} nu echt wissen?", names=False)

    def compose_middle(self) -> ComposeResult:
        """That there is no way back."""
        yield Label(
            f"{FOR_GOOD} Moeten lezers eerst bericht krijgen? Ga dan terug en maak dat bij ‘kreeg wat’ (k).",
            markup=False,
        )

    def action_answer(self, answer: bool) -> None:
        """Give the answer."""
        self.dismiss(answer)
