"""Trying the privacy key before it is needed: an example goes and comes back, and then the meeting can begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label

from tafel.commands import Command, bindings
from tafel.dialogs.base import Dialog
from tafel.forms.form import fill_in

if TYPE_CHECKING:
    from tafel.app import TafelApp

BEGIN = Command("begin", "beginnen", "Klaar: verder", ("enter",))
SKIP = Command("go_back", "overslaan", "Verder zonder te proberen", ("escape",), stays=True)

EXAMPLE = "Jamie, 17 jaar: “Ik wil een eigen kamer.”"

TO_HIDE = "Komt er iemand binnen die niet mag meelezen? Druk F8 (of Ctrl+L). Probeer het nu."
TO_SHOW = "Zo staat er niets meer. De toets werkt overal en altijd. Druk nog een keer F8 (of Ctrl+L)."
DONE = "Goed zo. Alles staat er weer, en wat u typte blijft ook staan. Enter: verder."


class TryVeilDialog(Dialog[bool]):
    """Lets the user press the privacy key twice; the answer is True when that was done, None when it was skipped."""

    OFFERS = (BEGIN, SKIP)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = """
    TryVeilDialog { background: $background; }
    TryVeilDialog Label { width: 100%; }
    TryVeilDialog #example { text-style: bold; margin: 1 0; }
    """

    def __init__(self) -> None:
        super().__init__("Probeer de privétoets", names=False)
        self._presses = 0

    def compose_middle(self) -> ComposeResult:
        """What to do, and an example that goes and comes back."""
        yield Label(TO_HIDE, id="what", markup=False)
        yield Label(EXAMPLE, id="example", classes="private", markup=False)

    def veil_changed(self) -> None:
        """The key was pressed: say what it did, and what to try next."""
        self._presses += 1
        veiled = self.tafel.has_class("veiled")
        self.query_one("#what", Label).update(Content(TO_SHOW if veiled else DONE))
        self.tell("")
        self.refresh_bindings()

    @property
    def _tried(self) -> bool:
        return self._presses >= 2 and not self.tafel.has_class("veiled")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to begin when the example stands there again."""
        return self._tried if action == "begin" else super().check_action(action, parameters)

    def action_begin(self) -> None:
        """Go on: it was tried."""
        self.dismiss(True)


async def try_veil(app: TafelApp) -> None:
    """Offer to try the privacy key, and remember when that was done; after it names are veiled as before."""
    if await fill_in(app, TryVeilDialog()):
        app.settings.change(veil_tried=True)
