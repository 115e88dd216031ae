"""Asking for one line of text, such as a reason or a date."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Label

from sessions.errors import Refusal
from sessions.text import clean_line
from tafel.commands import Command
from tafel.dialogs.base import GO_BACK, Answer, Dialog
from tafel.nudging import nudge
from tafel.widgets.clean_input import CleanInput

KEEP = Command("keep", "vastleggen", "Leg vast wat er staat", ("enter",))


class LineDialog(Dialog[Answer]):
    """Ask for one line. `read` turns it into the answer; its Refusal is shown and the text stays.

    `echo` may show beneath the line, while typing, how it is understood. `value` is replaced by what is typed; where it
    is `begun` it is the beginning of that. With `names` False what is typed is seen also while the app is veiled, until
    the privacy key is pressed in it.
    """

    DEFAULT_CSS = """
    LineDialog #echo { width: 100%; height: auto; min-height: 1; color: $muted; margin-top: 1; }
    """
    OFFERS = (KEEP, GO_BACK)

    def __init__(
        self,
        title: str,
        read: Callable[[str], Answer],
        *,
        hint: str = "",
        value: str = "",
        begun: bool = False,
        echo: Callable[[str], Content] | None = None,
        names: bool = True,
    ) -> None:
        super().__init__(title, names=names)
        self._read = read
        self._hint = hint
        self._value = value
        self._begun = begun
        self._echo = echo

    def compose_middle(self) -> ComposeResult:
        """The field, and how it is understood."""
        yield CleanInput(
            value=self._value, placeholder=self._hint, select_on_focus=not self._begun, classes=self._privacy
        )
        if self._echo:
            yield Label("", id="echo", classes=self._privacy, markup=False)

    def on_mount(self) -> None:
        """Ready to type."""
        self.set_focus(self.query_one(Input))

    def veil_changed(self) -> None:
        """Who presses the privacy key here wants what was typed hidden too."""
        if not self._privacy:
            self.query("Input, #echo").set_class(self.app.has_class("veiled"), "private")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.tell(nudge(self, event.value))
        if self._echo:
            self.query_one("#echo", Label).update(self._echo(clean_line(event.value)))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        try:
            answer = self._read(clean_line(event.value))
        except Refusal as refusal:
            self.tell(str(refusal), trouble=True)
        else:
            self.dismiss(answer)
