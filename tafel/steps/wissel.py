"""Wissel: between two jongeren the screen shows the time, and nothing else."""

from textual.app import ComposeResult
from textual.widgets import Digits, Label

from tafel.steps.base import StepView


class WisselStep(StepView):
    """The time, large."""

    BARE = True
    DEFAULT_CSS = """
    WisselStep > #work { align: center middle; }
    WisselStep Digits { width: auto; color: $primary; }
    WisselStep Label { color: $muted; margin-top: 1; }
    """

    def compose_work(self) -> ComposeResult:
        """The clock, and how to go on."""
        yield Digits("")
        yield Label("Ctrl+N: de volgende jongere", markup=False)

    def on_mount(self) -> None:
        """Keep the time right."""
        self.set_interval(5, self.show)

    def show(self) -> None:
        """Paint the time."""
        self.query_one(Digits).update(f"{self.file.now().astimezone():%H:%M}")
