"""Pauze: the clock of the meeting stands still, and the screen shows the time and nothing of anybody."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Digits, Label

from tafel.commands import Command, bindings
from tafel.desk import Desk
from tafel.screens.base import TafelScreen
from tafel.widgets.notice import Notice

GO_ON = Command("go_on", "verder", "Verder met de bijeenkomst, waar u was", ("f9", "ctrl+k", "enter", "escape"))


class PauseScreen(TafelScreen):
    """Stands before a meeting, and before whatever was open in it, until a key goes on; then the clock runs again."""

    SEALED = True
    OFFERS = (GO_ON,)
    BINDINGS = bindings(GO_ON)
    DEFAULT_CSS = """
    PauseScreen #pause { height: 1fr; align: center middle; }
    PauseScreen #pause Label { width: 100%; text-align: center; }
    PauseScreen #word { text-style: bold; color: $primary; }
    PauseScreen Digits { width: 100%; text-align: center; color: $primary; margin: 1 0; }
    PauseScreen #how { color: $muted; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose_middle(self) -> ComposeResult:
        """The word, the time, and which key goes on."""
        with Vertical(id="pause"):
            yield Label("Pauze", id="word")
            yield Digits("")
            yield Label("F9 of Enter: verder", id="how")

    def on_mount(self) -> None:
        """Stop the clock, and keep the time of day right. What is told here names nobody."""
        self.query_one(Notice).remove_class("private")
        self._desk.pause()
        self.show_where("", "")
        self._show_time()
        self.set_interval(5, self._show_time)

    def _show_time(self) -> None:
        self.query_one(Digits).update(f"{self.tafel.clock().astimezone():%H:%M}")

    def action_go_on(self) -> None:
        """Let the clock run again, and go back to where the user was."""
        self._desk.resume()
        self.dismiss()
