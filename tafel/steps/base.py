"""What every step widget has: it paints what stands on the desk, and takes what is typed in the quick line."""

from dataclasses import dataclass
from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from sessions.meetings import Step
from sessions.store.history import Place
from sessions.store.series_file import SeriesFile
from sessions.trajects import Traject
from tafel.commands import Command
from tafel.desk import Desk
from tafel.seam import Guarded


@dataclass(frozen=True)
class Prompt:
    """What the quick line asks for: words in the empty line, and a text to start from."""

    words: str
    value: str = ""


class StepView(Guarded, Vertical):
    """The part of the meeting screen that belongs to one kind of step.

    `OPEN_LINE` steps are typed in; in the others one key is a command, and the quick line opens on request.
    `BARE` steps have the screen to themselves: nothing else is shown.
    """

    OPEN_LINE: ClassVar[bool] = False
    BARE: ClassVar[bool] = False
    OFFERS: ClassVar[tuple[Command, ...]] = ()

    DEFAULT_CSS = """
    StepView { height: 1fr; padding: 0 1; }
    """

    @dataclass
    class Acted(Message):
        """An act is on disk: everything is painted anew, the line is emptied, and this is told."""

        told: str = ""

    @dataclass
    class LineWanted(Message):
        """The step wants a line typed now; it comes back through `submit`."""

        prompt: Prompt

    @dataclass
    class GoTo(Message):
        """The step sends the user to another step, to mend something there."""

        step: str

    class EchoWanted(Message):
        """How the line is understood has changed without a key in it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._step_id = desk.step.id

    @property
    def step(self) -> Step:
        """The step this widget was made for, also while the meeting is already going to another."""
        return self.desk.record.session.step(self._step_id)

    @property
    def place(self) -> Place:
        """Where the acts of this step happen."""
        return Place(session=self.desk.session, step=self._step_id, traject=self.step.traject)

    @property
    def jongere(self) -> Traject | None:
        """The jongere in whose block this step stands."""
        return self.desk.record.traject(self.step.traject)

    @property
    def file(self) -> SeriesFile:
        """The open file, for acts."""
        return self.desk.file

    def on_mount(self) -> None:
        """Paint at once."""
        self.show()

    def show(self) -> None:
        """Paint what stands now; called after every act."""

    def prompt(self) -> Prompt | None:
        """Return what the quick line asks for in this step now; None where there is nothing to type."""
        return None

    def submit(self, text: str) -> None:
        """Take a line that was typed; `text` is cleaned and may be empty."""

    def echo(self, text: str) -> Content:
        """Return how a line is understood while it is typed."""
        return Content("")

    def take_over(self) -> None:
        """Take over what is proposed for the line (Tab)."""

    def move(self, offset: int) -> None:
        """Go to the next (1) or the previous (-1) thing in this step (arrows in the line)."""

    def line_closed(self) -> None:
        """The quick line was closed without Enter: forget what it was opened for."""

    def focus_work(self) -> None:
        """Give the focus to what the keys of this step work on; steps with an open line leave it to the line."""

    def leave(self) -> None:
        """Put on disk what is not there yet, before another step comes or the meeting is left."""

    def acted(self, told: str = "") -> None:
        """Say that an act is on disk."""
        self.post_message(self.Acted(told))
