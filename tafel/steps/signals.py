"""Signalen: what this table cannot solve goes to the beleidstafel, without names."""

from functools import partial

from textual.app import ComposeResult
from textual.content import Content

from sessions.acts.signals import raise_signal, reword_signal, take_back_signal
from tafel.commands import Command, bindings
from tafel.steps.base import LIST, TYPE, StepView
from tafel.steps.line_task import Ask, LineTask
from tafel.widgets.hung import Hung
from tafel.widgets.lists import Rows

TAKE_BACK = Command("take_back", "weghalen", "Haal een verkeerd getypt signaal weg", ("delete",))


class SignalsStep(StepView):
    """A list of signals and a line to add one."""

    OPEN_LINE = True
    OFFERS = (TAKE_BACK, LIST, TYPE)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = "SignalsStep Rows { height: 1fr; }"

    def compose_work(self) -> ComposeResult:
        """The list."""
        yield Rows()

    def show(self) -> None:
        """Paint the signals."""
        rows: list[tuple[str | None, Content]] = [
            (f"signal-{signal.number}", Hung(Content(f"• {signal.text}"))) for signal in self.desk.record.signals
        ]
        if not rows:
            rows = [(None, Content.from_markup("[$muted]Nog geen signalen. Een lege regel gaat door.[/]"))]
        self.query_one(Rows).show_rows(rows)

    def prompt(self) -> LineTask:
        """Ask for a signal; an empty line goes on to the next step."""
        return Ask("Wat kan deze tafel niet zelf oplossen? Zonder namen", self._raise)

    def _raise(self, text: str) -> None:
        if not text:
            self.post_message(self.Next())
            return
        raise_signal(self.file, self.place, text)
        self.kept("Genoteerd voor de beleidstafel.")

    def _reword(self, number: int, text: str) -> None:
        reword_signal(self.file, self.place, number, text)
        self.kept("Het signaal is gewijzigd.")

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
            text = self.file.signals.get(number).text
            self.want_line(Ask("Signaal wijzigen", partial(self._reword, number), text))

    def action_take_back(self) -> None:
        """Take away the lit signal; undo brings it back."""
        number = self._lit()
        if number is not None:
            take_back_signal(self.file, self.place, number)
            self.acted("Het signaal is weggehaald. Ctrl+Z zet het terug.")
