"""Choosing a passphrase: typed twice, because nobody sees what is typed and nobody can give it back."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Label

from sessions.acts.encrypting import check_passphrase
from sessions.errors import Refusal
from tafel.commands import Command
from tafel.dialogs.base import GO_BACK, Dialog

KEEP = Command("keep", "vastleggen", "Neem deze wachtwoordzin", ("enter",))
KEEP_IT = (
    "Neem vier gewone woorden die niet bij elkaar horen. Schrijf ze op en bewaar dat papier veilig: zonder deze zin "
    "kan niemand de reeksen nog openen."
)
TWICE = "De tweede keer stond er iets anders. Typ beide nog een keer; er is niets gewijzigd."


class PassphraseDialog(Dialog[str]):
    """Asks for a new passphrase; the answer is one that is not easily guessed. `hint` says what it is for."""

    DEFAULT_CSS = """
    PassphraseDialog Label.hint { color: $muted; width: 100%; margin-bottom: 1; }
    """
    OFFERS = (KEEP, GO_BACK)

    def __init__(self, title: str = "Kies een wachtwoordzin", hint: str = KEEP_IT) -> None:
        super().__init__(title, names=False)
        self._hint = hint

    def compose_middle(self) -> ComposeResult:
        """What a good one is, and the two fields."""
        yield Label(self._hint, classes="hint", markup=False)
        yield Input(password=True, placeholder="Wachtwoordzin", id="once")
        yield Input(password=True, placeholder="Nog een keer", id="twice")

    def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one("#once", Input))

    @on(Input.Submitted, "#once")
    def _next(self, event: Input.Submitted) -> None:
        try:
            check_passphrase(event.value)
        except Refusal as refusal:
            self.tell(str(refusal), trouble=True)
        else:
            self.tell("")
            self.set_focus(self.query_one("#twice", Input))

    @on(Input.Submitted, "#twice")
    def action_keep(self) -> None:
        """Answer with the passphrase, if both are the same."""
        once, twice = (self.query_one(name, Input) for name in ("#once", "#twice"))
        if once.value == twice.value:
            self.dismiss(once.value)
            return
        once.clear()
        twice.clear()
        self.set_focus(once)
        self.tell(TWICE, trouble=True)


class WordsDialog(Dialog[str]):
    """Asks for the passphrase of something that somebody else encrypted."""

    OFFERS = (KEEP, GO_BACK)

    def __init__(self, title: str) -> None:
        super().__init__(title, names=False)

    def compose_middle(self) -> ComposeResult:
        """The field."""
        yield Input(password=True, placeholder="Wachtwoordzin")

    def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one(Input))

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Answer with what was typed."""
        if words := self.query_one(Input).value:
            self.dismiss(words)
