"""The quick line: one line, one Enter. It grows when a sentence is long, and clears only when the act is on disk."""

from dataclasses import dataclass

from textual.content import Content
from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import TextArea

from sessions.text import clean_line
from tafel.commands import Command
from tafel.seam import Guarded

KEEP = Command("submit", "vastleggen", "Leg vast wat in de regel staat", ("enter",))
TAKE_OVER = Command("take_over", "overnemen", "Neem over wat onder de regel wordt voorgesteld", ("tab",))


class QuickLine(Guarded, TextArea):
    """A line to type in: Enter gives it to the step, Tab takes over what is proposed, arrows at the edge go on."""

    OFFERS = (KEEP, TAKE_OVER)

    @dataclass
    class Submitted(Message):
        """Enter was pressed; `text` stays in the line until the step clears it."""

        text: str

    @dataclass
    class Typed(Message):
        """The text changed."""

        text: str

    class TakeOver(Message):
        """Tab: take over what is proposed."""

    @dataclass
    class Moved(Message):
        """Arrow up (-1) or down (1) in a line that has nowhere to go itself."""

        offset: int

    @dataclass
    class LinesPasted(Message):
        """Several lines were pasted where each is something by itself; none of them stands in the line."""

        text: str

    class UndoAct(Message):
        """Ctrl+Z in an empty line: the last act is meant."""

    class RedoAct(Message):
        """Ctrl+Y in an empty line: the act undone last is meant."""

    class Left(Message):
        """Esc: one layer back."""

    def __init__(self) -> None:
        super().__init__(
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            tab_behavior="focus",
            compact=True,
            id="quick-line",
            classes="private",
        )
        self._proposed = False
        self._takes_lines = False

    def ask(self, placeholder: str, value: str = "", *, replaces: bool = False, lines: bool = False) -> None:
        """Say what is expected and put `value` in the line: the cursor at its end, or typing `replaces` it.

        With `lines` several pasted lines are not made one, but given to the step.
        """
        self._takes_lines = lines
        self.placeholder = Content(placeholder)
        self.load_text(value)
        self.move_cursor(self.document.end)
        if replaces:
            self.select_all()

    def show_proposal(self, proposed: bool) -> None:
        """Offer Tab while there is something to take over."""
        if proposed != self._proposed:
            self._proposed = proposed
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tab is offered only while there is something to take over."""
        return self._proposed if action == "take_over" else super().check_action(action, parameters)

    async def _on_key(self, event: Key) -> None:
        """Give Enter, Tab, Esc and the arrows at the edge to the step."""
        message = self._message_for(event.key)
        if message is not None:
            event.stop()
            event.prevent_default()
            self.post_message(message)

    def _message_for(self, key: str) -> Message | None:
        match key:
            case "enter":
                return self.Submitted(self.text)
            case "tab":
                return self.TakeOver()
            case "up" if self.navigator.is_first_wrapped_line(self.cursor_location):
                return self.Moved(-1)
            case "down" if self.navigator.is_last_wrapped_line(self.cursor_location):
                return self.Moved(1)
            case "escape":
                return self.Left()
        return None

    async def _on_paste(self, event: Paste) -> None:
        """Pasted lines become one clean line: nothing is dropped but what a terminal would obey."""
        event.stop()
        event.prevent_default()
        if self._takes_lines and sum(bool(clean_line(line)) for line in event.text.splitlines()) > 1:
            self.post_message(self.LinesPasted(event.text))
            return
        blank = " " if event.text[:1].isspace() else ""
        self.replace(blank + clean_line(event.text), *self.selection)

    def action_delete_to_start_of_line(self) -> None:
        """Ctrl+U empties the whole line, also where it is wrapped."""
        self.replace("", self.document.start, self.document.end)

    def action_submit(self) -> None:
        """Give the line to the step."""
        self.post_message(self.Submitted(self.text))

    def action_take_over(self) -> None:
        """Take over what is proposed."""
        self.post_message(self.TakeOver())

    def action_undo(self) -> None:
        """Undo in the text; where nothing was typed the last act is meant."""
        if self.history.undo_stack:
            super().action_undo()
        else:
            self.post_message(self.UndoAct())

    def action_redo(self) -> None:
        """Redo in the text; where nothing was typed the act undone last is meant."""
        if self.history.undo_stack or self.history.redo_stack:
            super().action_redo()
        else:
            self.post_message(self.RedoAct())

    def _on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(self.text))
