"""Signalen: what this table cannot solve goes to the beleidstafel, without names."""

from textual.app import ComposeResult
from textual.content import Content

from sessions.acts.signals import raise_signal, reword_signal, take_back_signal
from tafel.commands import Command, bindings
from tafel.steps.base import Prompt, StepView
from tafel.widgets.lists import Rows

TAKE_BACK = Command("take_back", "weghalen", "Haal een verkeerd getypt signaal weg", ("delete",))


class SignalsStep(StepView):
    """A list of signals and a line to add one."""

    OPEN_LINE = True
    OFFERS = (TAKE_BACK,)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = "SignalsStep Rows { height: 1fr; }"

    _editing: int | None = None

    def compose_work(self) -> ComposeResult:
        """The list."""
        yield Rows()

    def show(self) -> None:
        """Paint the signals."""
        rows: list[tuple[str | None, Content]] = [
            (f"signal-{signal.number}", Content(f"• {signal.text}")) for signal in self.desk.record.signals
        ]
        if not rows:
            rows = [(None, Content.from_markup("[$muted]Nog geen signalen. Een lege regel gaat door.[/]"))]
        self.query_one(Rows).show_rows(rows)

    def prompt(self) -> Prompt:
        """Ask for a signal."""
        return Prompt("Wat kan deze tafel niet zelf oplossen? Zonder namen")

    def submit(self, text: str) -> None:
        """Keep the signal; an empty line goes on to the next step."""
        if not text:
            self.post_message(self.Next())
            return
        if self._editing is None:
            raise_signal(self.file, self.place, text)
        else:
            reword_signal(self.file, self.place, self._editing, text)
        self._editing = None
        self.acted("Genoteerd voor de beleidstafel.")

    def line_closed(self) -> None:
        """Nothing is being changed any more."""
        self._editing = None

    def focus_work(self) -> None:
        """The list takes the focus when the line is not open."""
        self.screen.set_focus(self.query_one(Rows))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done to a row works while the list has the focus."""
        if action == "take_back" and self.is_mounted:
            return self.query_one(Rows).has_focus
        return super().check_action(action, parameters)

    def _lit(self) -> int | None:
        lit = self.query_one(Rows).lit
        return int(lit.removeprefix("signal-")) if lit else None

    def on_option_list_option_selected(self) -> None:
        """Enter or a click on a signal puts it back in the line."""
        number = self._lit()
        if number is not None:
            self._editing = number
            signal = self.file.signals.get(number)
            self.want_line(Prompt("Signaal wijzigen", signal.text))

    def action_take_back(self) -> None:
        """Take away the lit signal; undo brings it back."""
        number = self._lit()
        if number is not None:
            take_back_signal(self.file, self.place, number)
            self.acted("Het signaal is weggehaald. Ctrl+Z zet het terug.")
