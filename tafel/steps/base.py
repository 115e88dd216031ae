"""What every step widget has: it paints what stands on the desk, and takes what is typed in its quick line."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from sessions.acts.opening import SeriesFile
from sessions.meetings import Step
from sessions.place import Place
from sessions.text import clean_line
from sessions.trajects import Traject
from tafel.commands import Command, bindings
from tafel.desk import Desk
from tafel.seam import Guarded
from tafel.widgets.quick_line import QuickLine

TYPE = Command("open_line", "typen", "Open de regel om te typen", ("ctrl+o", "f2"))


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
    BINDINGS = bindings(TYPE)

    DEFAULT_CSS = """
    StepView { height: 1fr; }
    StepView > #work { height: 1fr; padding: 0 1; }
    StepView > #line-box { height: auto; display: none; border-left: thick $primary; }
    StepView QuickLine { height: auto; min-height: 1; max-height: 5; padding: 0 1; background: $panel; }
    StepView QuickLine .text-area--placeholder { color: $muted; }
    StepView #echo { height: auto; min-height: 1; padding: 0 1; }
    """

    @dataclass
    class Acted(Message):
        """An act is on disk: everything is painted anew, the line is emptied, and this is told."""

        told: str = ""

    @dataclass
    class Told(Message):
        """Something to tell without an act."""

        told: str
        trouble: bool = False

    @dataclass
    class GoTo(Message):
        """The step sends the user to another step, to mend something there."""

        step: str

    class Next(Message):
        """The step is done: on to the next."""

    class Left(Message):
        """Esc with nothing open any more: one layer back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._step_id = desk.step.id
        self._asked = Prompt("")

    def compose(self) -> ComposeResult:
        """The work of the step, and its line below."""
        with Vertical(id="work"):
            yield from self.compose_work()
        with Vertical(id="line-box"):
            yield QuickLine()
            yield Static("", id="echo", classes="private")

    def on_mount(self) -> None:
        """Paint at once; comes after the `on_mount` of the step itself."""
        self.show()
        self._ask()

    # Where it is

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

    # What a step fills in

    def compose_work(self) -> ComposeResult:
        """Yield the widgets of this step."""
        yield from ()

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
        """Give the focus to what the keys of this step work on; with the line open that has it."""

    def leave(self) -> None:
        """Put on disk what is not there yet, before another step comes or the meeting is left."""

    # What a step may say

    def acted(self, told: str = "") -> None:
        """Say that an act is on disk."""
        self.post_message(self.Acted(told))

    def want_line(self, prompt: Prompt) -> None:
        """Open the line for something that comes back through `submit`."""
        self._ask(prompt)
        self.screen.set_focus(self.line)

    def show_echo(self) -> None:
        """Paint again how the line is understood."""
        if self.line_open:
            self.query_one("#echo", Static).update(self.echo(self.line.text))

    # The line

    @property
    def line(self) -> QuickLine:
        """The quick line of this step."""
        return self.query_one(QuickLine)

    @property
    def line_open(self) -> bool:
        """Whether the line is there to type in."""
        return self.query_one("#line-box").display

    @property
    def has_text(self) -> bool:
        """Whether something was typed in the line that is not on disk."""
        return self.line_open and clean_line(self.line.text) not in {"", clean_line(self._asked.value)}

    def repaint(self) -> None:
        """After an act: paint what stands, and make the line ready for the next."""
        self.show()
        self._ask()
        self.settle_focus()

    def settle_focus(self) -> None:
        """Give the focus to the line when it is open, else to the work."""
        # `Widget.focus` waits its turn; what is typed in the meantime would go nowhere.
        if self.line_open:
            self.screen.set_focus(self.line)
        else:
            self.focus_work()

    def _ask(self, prompt: Prompt | None = None) -> None:
        """Open the line with what it asks for, or close it."""
        asked = prompt or (self.prompt() if self.OPEN_LINE else None)
        self._asked = asked or Prompt("")
        self.query_one("#line-box").display = asked is not None
        self.line.ask(self._asked.words, self._asked.value)
        self.show_echo()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Typing is offered only where a closed line can be opened."""
        if action == "open_line" and self.is_mounted:
            return not self.line_open and self.prompt() is not None
        return super().check_action(action, parameters)

    def action_open_line(self) -> None:
        """Open the line in a step of one-key commands."""
        prompt = self.prompt()
        if prompt is not None:
            self.want_line(prompt)

    @on(QuickLine.Submitted)
    def _submitted(self, event: QuickLine.Submitted) -> None:
        self.submit(clean_line(event.text))

    @on(QuickLine.Typed)
    def _typed(self) -> None:
        self.show_echo()

    @on(QuickLine.TakeOver)
    def _take_over(self) -> None:
        self.take_over()
        self.show_echo()

    @on(QuickLine.Moved)
    def _moved(self, event: QuickLine.Moved) -> None:
        if self.has_text:
            self.post_message(self.Told("Er staat nog tekst in de regel. Enter legt vast.", trouble=True))
        else:
            self.move(event.offset)
            self._ask()

    @on(QuickLine.Left)
    def _escaped(self) -> None:
        """Esc goes one layer back: a line that was opened closes, and typed text is never thrown away unasked."""
        if self.has_text:
            self.post_message(self.Told("Er staat nog tekst in de regel. Enter legt vast, Ctrl+U wist.", trouble=True))
        elif self._asked != (self.prompt() if self.OPEN_LINE else Prompt("")):
            self.line_closed()
            self._ask()
            self.settle_focus()
        else:
            self.post_message(self.Left())
