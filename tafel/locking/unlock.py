"""Vergrendeld: the passphrase is asked, and until it fits nothing of the archive is on the screen or in memory."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.widgets import Input, Label

from sessions.acts.encrypting import Keyring
from sessions.errors import Refusal
from tafel.commands import Command, bindings
from tafel.screens.base import TafelScreen
from tafel.widgets.notice import Notice

UNLOCK = Command("unlock", "openen", "Open met de wachtwoordzin die u typte", ("enter",))
WORKING = "Bezig met openen; dat duurt een paar tellen."


class UnlockScreen(TafelScreen):
    """Asks for the passphrase until it fits; `why` says why it is asked, where that is not plain."""

    SEALED = True
    OFFERS = (UNLOCK,)
    BINDINGS = bindings(UNLOCK)
    DEFAULT_CSS = """
    UnlockScreen #lock { height: 1fr; align: center middle; }
    UnlockScreen #lock Label { width: 100%; text-align: center; }
    UnlockScreen #word { text-style: bold; color: $primary; margin-bottom: 1; }
    UnlockScreen #why { color: $muted; margin-bottom: 1; }
    UnlockScreen Input { width: 48; max-width: 100%; }
    """

    def __init__(self, keys: Keyring, why: str = "") -> None:
        super().__init__()
        self._keys = keys
        self._why = why

    def compose_middle(self) -> ComposeResult:
        """The word, why, and the field."""
        with Vertical(id="lock"):
            yield Label("Vergrendeld", id="word")
            yield Label(self._why or "De reeksen in dit archief zijn versleuteld.", id="why", markup=False)
            with Center():
                yield Input(password=True, placeholder="Wachtwoordzin")

    def on_mount(self) -> None:
        """Ready to type. What is told here names nobody."""
        self.query_one(Notice).remove_class("private")
        self.show_where("tafel", "")
        self.set_focus(self.query_one(Input))

    @on(Input.Submitted)
    def action_unlock(self) -> None:
        """Try what was typed, while the screen goes on."""
        field = self.query_one(Input)
        if not field.disabled and field.value:
            self.converse(self._try(field.value))

    async def _try(self, words: str) -> None:
        field = self.query_one(Input)
        field.disabled = True
        self.tell(WORKING)
        try:
            await asyncio.to_thread(self._keys.unlock, words)
        except Refusal as refusal:
            self.tell(str(refusal), trouble=True)
            field.disabled = False
            field.clear()
            self.set_focus(field)
        else:
            field.clear()
            self.dismiss()
