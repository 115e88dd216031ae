"""A meeting at work: the rail, the step, the quick line, and the minutes as they grow."""

from collections.abc import Callable
from contextlib import suppress

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key, Resize
from textual.widgets import Label

from sessions.acts.meeting import close_meeting
from sessions.acts.opening import SeriesFile
from sessions.acts.stopping import Stopped, stop_turn
from sessions.acts.undo import Told, redo_act, undo_act
from sessions.errors import Refusal
from sessions.meetings import SessionStatus, StepKind
from sessions.place import Place
from sessions.series import SeriesKind
from sessions.turns import Course
from tafel.commands import Command, bindings
from tafel.desk import Desk
from tafel.dialogs.closing import CLOSED, ask_close
from tafel.dialogs.stopping import StopDialog
from tafel.dialogs.which_step import ask_step
from tafel.outgoing.printing import erase_prints
from tafel.screens.meeting_words import time_words, who_words
from tafel.screens.pause import PauseScreen
from tafel.screens.with_file import SORT_OUT, TAKE_OVER, FileScreen
from tafel.steps import STEPS
from tafel.steps.base import TEXT_IN_LINE, StepView
from tafel.widgets.minutes_pane import MinutesPane
from tafel.widgets.painting import paint
from tafel.widgets.quick_line import QuickLine
from tafel.widgets.rail import Rail

NEXT = Command(
    "step_on", "volgende", "Naar de volgende stap", ("ctrl+n", "f6"), first=True, stays=True, words="verder door"
)
CLOSE = Command(
    "close_meeting",
    "afsluiten",
    "Dit is de laatste stap: sluit de bijeenkomst af",
    ("ctrl+n", "f6"),
    first=True,
    stays=True,
    words="klaar einde verslag vaststellen",
)
BACK = Command("step_back", "vorige", "Naar de vorige stap", ("ctrl+b", "f5"), first=True, words="terug")
JUMP = Command(
    "jump",
    "naar stap",
    "Kies zelf een stap",
    ("ctrl+t", "f7"),
    shown=False,
    first=True,
    words="ga springen kiezen overslaan",
)
MINUTES = Command(
    "minutes",
    "verslag",
    "Het hele verslag bekijken en afdrukken",
    ("ctrl+g", "f3"),
    first=True,
    words="printen afdrukken papier document lezen",
)
UNDO = Command(
    "undo", "ongedaan", "Maak de laatste handeling ongedaan", ("ctrl+z",), words="terug herstellen fout vergissing"
)
REDO = Command(
    "redo", "opnieuw", "Voer opnieuw uit wat ongedaan is gemaakt", ("ctrl+y",), shown=False, words="herhalen"
)
STOP = Command(
    "stop_turn", "stopt", "De jongere stopt: wat in dit blok getypt is, wordt gewist", ("ctrl+d",), first=True
)
TIME = Command("toggle_time", "tijd", "De tijd tonen of verbergen", (), words="klok minuten")
ONE_MORE = Command(
    "one_more", "jongere op de agenda", "Zet nog een jongere op de agenda, na de anderen", (), words="toevoegen erbij"
)
BOARD = Command(
    "board",
    "bord",
    "Alle tips op een rij: in kolommen, als lijst of groot",
    ("ctrl+f", "f10"),
    shown=False,
    first=True,
    words="tips kolommen overzicht filter",
)
LEAVE = Command(
    "leave",
    "weg",
    "Weg uit de bijeenkomst; zij blijft bewaard en gaat verder waar zij was",
    ("escape",),
    shown=False,
    words="terug verlaten overzicht sluiten",
)

RAIL_WIDTH = 100
"""From this many columns the rail stands at the left; below it is one line."""
MINUTES_WIDTH = 140
"""From this many columns the minutes stand at the right."""


LOW = 20
"""Below this many lines, as on a beamer that is zoomed in, the help under the title gives its place to the step."""


class MeetingScreen(FileScreen):
    """Plays a meeting step by step. It knows which step is on the table and nothing of what a step does."""

    CSS_PATH = "meeting.tcss"
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (RAIL_WIDTH, "-rail"),
        (MINUTES_WIDTH, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]
    PAUSES = True
    AUTO_FOCUS = None
    OFFERS = (NEXT, CLOSE, BACK, JUMP, MINUTES, TAKE_OVER, SORT_OUT, UNDO, REDO, STOP, TIME, ONE_MORE, BOARD, LEAVE)
    BINDINGS = bindings(*OFFERS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.file)
        self.desk = desk
        self._writes = not desk.file.read_only
        self._view: StepView | None = None
        self._warned = ""
        self._time_shown = True

    def compose_middle(self) -> ComposeResult:
        """The rail, the step, and the minutes."""
        with Horizontal(id="body"):
            yield Rail()
            with Vertical(id="table"):
                yield Label("", id="who", classes="private", markup=False)
                yield Label("", id="help", markup=False)
                yield Vertical(id="stage")
            yield MinutesPane()

    async def on_mount(self) -> None:
        """Put the step on the table where the meeting was left."""
        self.set_interval(10, self._tick)
        await self._put_on_table()
        if self.desk.is_paused:
            self.pause()

    # Steps

    async def _put_on_table(self) -> None:
        """Show the step that is on the table now."""
        stage = self.query_one("#stage", Vertical)
        view = STEPS[self.desk.step.kind](self.desk)
        # Until the new step stands there is none: what the old one still has to say is not painted.
        self._view = None
        self._writes = not self.desk.file.read_only
        with self.app.batch_update():
            await stage.remove_children()
            await stage.mount(view)
            self._view = view
            self.set_class(view.BARE, "-bare")
            self._show_frame()
        self.tell("")
        self._warned = ""
        view.settle_focus()
        self.refresh_bindings()
        self.heed_trouble()

    async def action_step_on(self) -> None:
        """Go one step on."""
        await self._step(1, "Dit is de laatste stap.")

    async def action_step_back(self) -> None:
        """Go one step back."""
        await self._step(-1, "Dit is de eerste stap.")

    async def _step(self, offset: int, at_the_end: str) -> None:
        there = self.desk.neighbour(offset)
        if there is None:
            self.tell(at_the_end)
        else:
            await self._go_to(there.id)

    @property
    def _closes_here(self) -> bool:
        """Whether the meeting is closed from this step: the last, where the one that closes it stands before it."""
        running = self.desk.record.session.status == SessionStatus.RUNNING and not self.desk.file.read_only
        return running and self.desk.step.kind != StepKind.CLOSING and self.desk.neighbour(1) is None

    def action_close_meeting(self) -> None:
        """Keep what the last step still has, and ask whether the meeting is closed."""
        if self._view is not None and self._view.has_text:
            self.tell(TEXT_IN_LINE, trouble=True)
            return
        self._leave_step("step")
        self.converse(self._close_meeting())

    async def _close_meeting(self) -> None:
        self.desk.refresh()
        if await ask_close(self, self.desk.record):
            session = close_meeting(self.desk.file, self.desk.session)
            self.desk.refresh()
            await self._put_on_table()
            self.tell(CLOSED.format(version=session.version))

    async def _go_to(self, step_id: str, action: int | None = None) -> None:
        if self._view is not None and self._view.has_text:
            self.tell(TEXT_IN_LINE, trouble=True)
            return
        self._leave_step("step")
        self.desk.go_to(step_id)
        await self._put_on_table()
        if action is not None and self._view is not None:
            self._view.light(action)

    def _leave_step(self, how: str) -> None:
        """Put on disk what the step still has; when that fails it is told once, and the second try goes through."""
        if self._view is None:
            return
        if self._warned == how:
            with suppress(Refusal):
                self._view.leave()
            return
        self._warned = how
        self._view.leave()
        self._warned = ""

    def may_leave(self) -> bool:
        """Keep the notes and the time; a line that was typed and not kept is worth a second thought."""
        # A warning that stands behind another screen was read by nobody.
        second = self._warned == "stop" and self.app.screen is self
        self._leave_step("stop")
        if second or self._view is None or not self._view.has_text:
            self.desk.leave()
            return True
        self._warned = "stop"
        self.tell("Er staat nog tekst in de regel. Enter legt vast; nog een keer Ctrl+Q stopt zonder die tekst.")
        return False

    def action_jump(self) -> None:
        """Choose a step from all of them; jongeren are numbered, not named."""
        self.converse(self._jump())

    async def _jump(self) -> None:
        step_id = await ask_step(self.app, self.desk)
        if step_id:
            await self._go_to(step_id)

    # The frame around the step

    def _show_frame(self) -> None:
        """Paint all but the step itself."""
        step = self.desk.step
        session = self.desk.record.session
        who = who_words(self.desk)
        paint(self.query_one("#who", Label), Content(who))
        self.query_one("#who").display = bool(who)
        paint(self.query_one("#help", Label), Content(step.help))
        self.query_one(Rail).show(self.desk, narrow=self.size.width < RAIL_WIDTH)
        self.query_one(MinutesPane).show(self.desk)
        title = self.desk.record.series.title + (f" · {session.place}" if session.place else "")
        self.show_where("" if self._is_bare else title, "" if self._is_bare else self._time_left())

    @property
    def _is_bare(self) -> bool:
        return self._view is not None and self._view.BARE

    def _time_left(self) -> str:
        """The time in calm words: what is left here and when it will be done, or why nothing can be written."""
        if self.tafel.has_class("veiled"):
            return "namen verborgen: F8 toont ze"
        if self.standing:
            return self.standing
        return time_words(self.desk) if self._time_shown or self.desk.is_closed else ""

    def _tick(self) -> None:
        """Keep the time right."""
        self._show_frame()

    async def show_file(self) -> None:
        """Go on with the meeting as the file has it now; what was typed and is not kept stays where it stands."""
        view, typed = self._view, self._typed_line
        if self.desk.file.sessions.find(self.desk.session) is None:
            self._leave_for_good(typed)
            return
        step = self.desk.step.id
        self.desk.reenter()
        still_here = self.desk.step.id == step
        if view is not None and still_here and (view.unsaved or self._writes == (not self.desk.file.read_only)):
            self._repaint()
            return
        await self._put_on_table()
        if typed and self._view is not None:
            self._view.take_text(typed)

    @property
    def _typed_line(self) -> str:
        return self._view.line.text if self._view is not None and self._view.has_text else ""

    def _leave_for_good(self, typed: str) -> None:
        """This version of the series has no such meeting: back to where the user came from, with the typed line."""
        told = "De bijeenkomst waar u in was, staat niet in deze versie van de reeks."
        if typed:
            self.app.copy_to_clipboard(typed)
            told += " Wat u in de regel had getypt, is gekopieerd: Ctrl+V plakt het."
        self.dismiss()
        self.app.call_later(self.tafel.tell, told, trouble=True)

    def on_resize(self, _: Resize) -> None:
        """Lay out the rail and the minutes for the new width."""
        self.call_after_refresh(self._show_frame)

    def action_one_more(self) -> None:
        """Put a jongere on the agenda who comes at the last minute."""
        self.converse(self._one_more())

    async def _one_more(self) -> None:
        from tafel.screens.planning import one_more

        outcome = await one_more(self.app, self.desk.file, self.desk.place)
        if outcome:
            self._repaint()
            self.tell(outcome.told)

    def action_toggle_time(self) -> None:
        """Show or hide the time."""
        self._time_shown = not self._time_shown
        self._show_frame()

    # What the step says

    @on(QuickLine.Typed)
    def _typed(self) -> None:
        self._warned = ""

    def on_key(self, event: Key) -> None:
        """Any key but the one that was warned about takes the warning back."""
        if event.key not in {"escape", "ctrl+q"}:
            self._warned = ""

    @on(StepView.Acted)
    def _acted(self, event: StepView.Acted) -> None:
        """An act is on disk: paint everything anew."""
        self._warned = ""
        self._repaint(line_kept=event.line_kept)
        self.tell(self.desk.warning or event.told, trouble=bool(self.desk.warning))
        self.desk.warning = ""

    def _repaint(self, *, line_kept: bool = False) -> None:
        self.desk.refresh()
        if self._view is not None:
            self._view.repaint(line_kept=line_kept)
        self._show_frame()

    @on(StepView.Told)
    def _told(self, event: StepView.Told) -> None:
        self.tell(event.told, trouble=event.trouble)

    @on(StepView.GoTo)
    async def _sent(self, event: StepView.GoTo) -> None:
        await self._go_to(event.step, event.action)

    @on(Rail.Chosen)
    async def _chosen(self, event: Rail.Chosen) -> None:
        await self._go_to(event.step)

    @on(StepView.Next)
    async def _done(self) -> None:
        await self.action_step_on()

    # Undo

    @on(QuickLine.UndoAct)
    async def action_undo(self) -> None:
        """Undo the last act, and go to where it was done."""
        await self._back_and_forth(undo_act)

    @on(QuickLine.RedoAct)
    async def action_redo(self) -> None:
        """Redo the act that was undone last."""
        await self._back_and_forth(redo_act)

    async def _back_and_forth(self, act: Callable[[SeriesFile, Place], Told]) -> None:
        if self._view is not None and self._view.has_text:
            self.tell(TEXT_IN_LINE, trouble=True)
            return
        undone = act(self.desk.file, self.desk.place)
        self.desk.refresh()
        if undone.place and undone.place.step not in {"", self.desk.step.id}:
            self.desk.go_to(undone.place.step)
            await self._put_on_table()
        if self._view is not None:
            self._view.took_back(undone.changed)
        self._repaint()
        self.tell(undone.told)

    # A jongere stops

    @property
    def _may_stop(self) -> bool:
        running = self.desk.record.session.status == SessionStatus.RUNNING and not self.desk.file.read_only
        return running and self.desk.traject is not None and self.desk.turn.course != Course.STOPPED

    def action_stop_turn(self) -> None:
        """Ask whether the talk stops, with what that erases."""
        self.converse(self._stop_turn())

    async def _stop_turn(self) -> None:
        place = self.desk.place
        if not await self.app.push_screen_wait(StopDialog()):
            return
        stopped = stop_turn(self.desk.file, place)
        # At once, before the step is left: it would keep the very text that was erased.
        if self._view is not None:
            self._view.forget()
        self.desk.refresh()
        block = [step.id for step in self.desk.steps if step.traject == place.traject]
        self.desk.go_to(block[0] if block else self.desk.step.id)
        await self._put_on_table()
        # What was opened to print is a copy as well, of which only this computer knows.
        left = Stopped((*stopped.left, *erase_prints()))
        self.tell(left.warning or "Gestopt. Wat in dit blok getypt was, is gewist.", trouble=bool(left.warning))

    # Leaving

    @on(StepView.Left)
    def action_leave(self) -> None:
        """Esc goes one layer back; from the step itself it leaves the meeting when it is pressed twice."""
        if self._view is not None and self._view.go_back():
            return
        if self._warned == "leave":
            self._leave_step("leave")
            self.desk.leave()
            self.dismiss()
        else:
            self._warned = "leave"
            self.tell("Nog een keer Esc: weg uit de bijeenkomst. Alles is bewaard.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Between two jongeren there is nothing to read, for the minutes hold them all; nor is there who could stop."""
        if action == "minutes":
            return not self._is_bare
        if action == "stop_turn":
            return self._may_stop
        if action == "close_meeting":
            return self._closes_here
        if action == "step_on":
            return not self._closes_here
        if action == "board":
            return self.desk.record.series.kind == SeriesKind.COP
        if action == "one_more":
            running = self.desk.record.session.status == SessionStatus.RUNNING
            return running and not self.desk.file.read_only and self.desk.record.series.kind != SeriesKind.COP
        return super().check_action(action, parameters)

    def pause(self) -> None:
        """Stop the clock and show the time only; a note that is being typed is kept first, a line stays as it is."""
        try:
            if self._view is not None:
                self._view.leave()
        except Refusal as refusal:
            # Whoever came in must not read along, also while the disk is full: it is told after the pause.
            self.tell(str(refusal), trouble=True)
        self.app.push_screen(PauseScreen(self.desk), self._go_on)

    def _go_on(self, _: None) -> None:
        self._show_frame()

    def veil_changed(self) -> None:
        """Say in the top line that names are hidden."""
        self._show_frame()

    def action_board(self) -> None:
        """Show all tips; what is changed there is seen here after it."""
        self.converse(self._board())

    async def _board(self) -> None:
        from tafel.screens.board import BoardScreen

        await self.app.push_screen_wait(BoardScreen(self.desk.file, self.desk.place))
        self._repaint()

    def action_minutes(self) -> None:
        """Show the minutes in full."""
        from tafel.screens.minutes import MinutesScreen

        self.app.push_screen(MinutesScreen(self.desk, at_table=True))
