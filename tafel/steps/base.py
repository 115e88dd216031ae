"""What every step widget has: it paints what stands on the desk, and takes what is typed in its quick line."""

from collections.abc import Collection
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
from tafel.nudging import nudge
from tafel.seam import Guarded
from tafel.steps.line_task import LineTask
from tafel.widgets.quick_line import QuickLine

TYPE = Command(
    "open_line", "actie", "Leg een actie vast, waar u ook bent", ("ctrl+o", "f2"), words="afspraak taak noteren"
)
LIST = Command(
    "to_list", "naar de lijst", "Naar de lijst, om iets te wijzigen of weg te halen", ("ctrl+e",), first=True
)

TEXT_IN_LINE = "Er staat nog tekst in de regel. Enter legt vast; Ctrl+U wist haar."


class StepView(Guarded, Vertical):
    """The part of the meeting screen that belongs to one kind of step.

    `OPEN_LINE` steps are typed in; in the others one key is a command, and the quick line opens on request.
    `BARE` steps have the screen to themselves: nothing else is shown.
    """

    OPEN_LINE: ClassVar[bool] = False
    BARE: ClassVar[bool] = False
    OFFERS: ClassVar[tuple[Command, ...]] = (TYPE,)
    BINDINGS = bindings(TYPE)

    DEFAULT_CSS = """
    StepView { height: 1fr; }
    StepView > #work { height: 1fr; padding: 0 1; }
    StepView > #line-box { height: auto; display: none; border-left: thick $primary; }
    StepView QuickLine { height: auto; min-height: 1; max-height: 5; padding: 0 1; background: $panel; }
    StepView #echo { height: auto; min-height: 1; padding: 0 1; }
    """

    @dataclass
    class Acted(Message):
        """An act is on disk: everything is painted anew and this is told; the line is emptied when it was kept."""

        told: str = ""
        line_kept: bool = False

    @dataclass
    class Told(Message):
        """Something to tell without an act."""

        told: str
        trouble: bool = False

    @dataclass
    class GoTo(Message):
        """The step sends the user to another step, to mend something there: an action, when it is given."""

        step: str
        action: int | None = None

    class Next(Message):
        """The step is done: on to the next."""

    class Left(Message):
        """Esc with nothing open any more: one layer back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._step_id = desk.step.id
        self.line_task: LineTask | None = None
        self._opened = False
        self._echo_lines = 0

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
        self.close_line()

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
    def roepnaam(self) -> str:
        """What the jongere of this block wants to be called; empty outside a block."""
        return self.jongere.roepnaam if self.jongere else ""

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

    def prompt(self) -> LineTask | None:
        """Return what an open line asks for now; None where there is nothing to type."""
        return None

    def spare_task(self) -> LineTask | None:
        """Return what F2 opens the line for: an action, wherever the meeting is."""
        from tafel.steps.action_line import ActionLine

        return ActionLine(self, "Wie doet wat, vóór wanneer?")

    def light(self, action: int) -> None:
        """Bring this action into view: somebody came here to mend it."""

    def took_back(self, changed: Collection[tuple[str, int]]) -> None:
        """Bring into view what an undo or redo changed: documents by table and number; it is painted after this."""

    def move(self, offset: int) -> None:
        """Go to the next (1) or the previous (-1) thing in this step (arrows in the line)."""

    def focus_work(self) -> None:
        """Give the focus to what the keys of this step work on; with the line open that has it."""

    def leave(self) -> None:
        """Put on disk what is not there yet, before another step comes or the meeting is left."""

    def forget(self) -> None:
        """Let go of what was typed and is not on disk: it may not be kept any more, for the jongere stopped."""
        self.line.clear()

    # What a step may say

    def acted(self, told: str = "") -> None:
        """Say that an act is on disk; text in the line that has nothing to do with it stays."""
        self.post_message(self.Acted(told))

    def kept(self, told: str = "") -> None:
        """Say that what stood in the line is on disk."""
        self.post_message(self.Acted(told, line_kept=True))

    def want_line(self, task: LineTask) -> None:
        """Open the line for a task, unless other text still stands in it."""
        if self.has_text:
            self.post_message(self.Told(TEXT_IN_LINE, trouble=True))
            return
        self._open(task)
        self.screen.set_focus(self.line)

    def show_echo(self) -> None:
        """Paint again how the line is understood."""
        if self.line_task is not None:
            echo, nudged = self.line_task.echo(self.line.text), nudge(self, self.line.text)
            if nudged:
                echo = Content("\n").join(part for part in (echo, Content.styled(nudged, "$warning")) if part.plain)
            self._paint_echo(echo)
            self.line.show_proposal(self.line_task.proposes(self.line.text))

    def _paint_echo(self, echo: Content) -> None:
        """Paint the echo; the screen is laid out again only when it takes more or fewer lines."""
        static = self.query_one("#echo", Static)
        lines = len(echo.wrap(max(1, static.content_size.width)))
        static.update(echo, layout=lines != self._echo_lines)
        self._echo_lines = lines

    # The line

    @property
    def line(self) -> QuickLine:
        """The quick line of this step."""
        return self.query_one(QuickLine)

    @property
    def has_text(self) -> bool:
        """Whether something was typed in the line that is not on disk."""
        return self.line_task is not None and clean_line(self.line.text) not in {"", clean_line(self.line_task.value)}

    def repaint(self, *, line_kept: bool) -> None:
        """After an act: paint what stands, and make the line ready for the next; typed text stays."""
        self.show()
        if line_kept or not (self.has_text or self._opened):
            self.close_line()
        self.settle_focus()

    @property
    def unsaved(self) -> bool:
        """Whether anything was typed in this step that is not on disk."""
        return self.has_text

    def take_text(self, text: str) -> None:
        """Put a line that was typed elsewhere in the line of this step, opening it for what F2 is for here."""
        if self.line_task is None and (task := self.spare_task()) is not None:
            self.want_line(task)
        if self.line_task is not None:
            self.line.ask(self.line_task.words, text, lines=self.line_task.TAKES_LINES)
            self.show_echo()

    def close_line(self) -> None:
        """Go back to what the line of this step is for by itself."""
        self._open(None)

    def settle_focus(self) -> None:
        """Give the focus to the line when it is open, else to the work."""
        # `Widget.focus` waits its turn; what is typed in the meantime would go nowhere.
        if self.line_task is not None:
            self.screen.set_focus(self.line)
        else:
            self.focus_work()

    def _open(self, task: LineTask | None) -> None:
        """Open the line for a task; None: for what the step asks by itself, or not at all."""
        self._opened = task is not None
        self.line_task = task or (self.prompt() if self.OPEN_LINE else None)
        self.query_one("#line-box").display = self.line_task is not None
        if self.line_task is not None:
            self.line.ask(
                self.line_task.words,
                self.line_task.value,
                replaces=self.line_task.replaces,
                lines=self.line_task.TAKES_LINES,
            )
            self.line.set_class(self.line_task.NAMES, "private")
            self.query_one("#echo").set_class(self.line_task.NAMES, "private")
        else:
            self.line.ask("")
        self.show_echo()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An action can be typed wherever the line is not open for one already, and where something can be written."""
        if action == "open_line" and self.is_mounted:
            closed = self.desk.is_closed
            return not (self.BARE or self._opened or closed or self.desk.file.read_only) and self._takes_more
        if action == "to_list" and self.is_mounted:
            return self.line.has_focus
        return super().check_action(action, parameters)

    @property
    def _takes_more(self) -> bool:
        from tafel.steps.action_line import ActionLine

        return not isinstance(self.line_task, ActionLine)

    def action_open_line(self) -> None:
        """Open the line for what F2 is for here."""
        task = self.spare_task()
        if task is not None:
            self.want_line(task)

    def action_to_list(self) -> None:
        """Give the focus to the list."""
        self.focus_work()

    @on(QuickLine.Submitted)
    def _submitted(self, event: QuickLine.Submitted) -> None:
        if self.line_task is not None:
            self.line_task.keep(clean_line(event.text))

    @on(QuickLine.Typed)
    def _typed(self) -> None:
        self.show_echo()

    @on(QuickLine.TakeOver)
    def _take_over(self) -> None:
        if self.line_task is not None and self.line_task.proposes(self.line.text):
            self.line_task.take_over(self.line.text)
            self.show_echo()

    @on(QuickLine.Moved)
    def _moved(self, event: QuickLine.Moved) -> None:
        if self.has_text:
            self.post_message(self.Told(TEXT_IN_LINE, trouble=True))
        elif self._opened:
            self.close_line()
            self.settle_focus()
        else:
            self.move(event.offset)
            self.close_line()

    @on(QuickLine.Left)
    def _escaped(self) -> None:
        """Esc goes one layer back: a line that was opened closes, and typed text is never thrown away unasked."""
        if self.has_text:
            self.post_message(self.Told(TEXT_IN_LINE, trouble=True))
        elif self._opened:
            self.close_line()
            self.settle_focus()
        else:
            self.post_message(self.Left())

    def go_back(self) -> bool:
        """Take Esc outside the line: from a list back to the open line. Returns whether there was a layer to leave."""
        if self.line_task is None or self.line.has_focus:
            return False
        self.settle_focus()
        return True
