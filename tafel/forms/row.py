"""How one field stands in a form: its label, the line to type in, and below it how that reads or what is wrong."""

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Label

from sessions.errors import Refusal
from sessions.text import clean_line
from tafel.forms.field import FormField
from tafel.nudging import nudge
from tafel.seam import Guarded
from tafel.widgets.clean_input import CleanInput
from tafel.widgets.painting import paint


class FieldRow(Guarded, Widget):
    """A label with its field, and one line below that shows how it is read or what is wrong."""

    DEFAULT_CSS = """
    FieldRow { height: auto; layout: grid; grid-size: 2; grid-columns: 22 1fr; grid-rows: auto; }
    FieldRow .label { color: $secondary; }
    FieldRow Input { background: $panel; }
    FieldRow .said { width: 100%; column-span: 2; padding-left: 23; color: $muted; display: none; }
    FieldRow.-said .said { display: block; }
    FieldRow.-wrong .said { color: $error; text-style: bold; }
    """

    class Left(Message):
        """The focus went elsewhere, and what stands in this field can be read."""

        def __init__(self, row: "FieldRow") -> None:
            super().__init__()
            self.row = row

    def __init__(self, field: FormField) -> None:
        super().__init__()
        self.field = field

    def compose(self) -> ComposeResult:
        """The label and the field beside each other, the line below them."""
        yield Label(self.field.label, classes="label", markup=False)
        yield CleanInput(
            value=self.field.value,
            placeholder=self.field.hint,
            suggester=SuggestFromList(self.field.names, case_sensitive=False) if self.field.names else None,
            select_on_focus=self.field.replaces,
            classes="private",
        )
        yield Label("", classes="said private", markup=False)

    def on_mount(self) -> None:
        """Show how the proposed value reads."""
        self.show_echo()

    @property
    def input(self) -> Input:
        """The field to type in."""
        return self.query_one(Input)

    @property
    def text(self) -> str:
        """What was typed, cleaned."""
        return clean_line(self.input.value)

    @property
    def has_the_focus(self) -> bool:
        """Whether this is where the user types."""
        return self.screen.focused is self.input

    def show_echo(self) -> bool:
        """Say how the text reads, or in small print why it cannot be read; return whether it can be read."""
        try:
            said, reads = self.field.read(self.text), True
        except Refusal as refusal:
            said, reads = str(refusal), False
        if not self.text and self.has_the_focus:
            said = said or self.field.help
        self._say("\n".join(filter(None, (said, nudge(self, self.text)))))
        return reads

    def point_out(self, message: str) -> None:
        """Say what is wrong with this field."""
        self._say(message, wrong=True)

    def settle(self) -> bool:
        """Complete the text as it is left; where it cannot be read, say so in bold. Return whether it can."""
        try:
            text = self.field.completed(self.text)
        except Refusal as refusal:
            self.point_out(str(refusal))
            return False
        if text != self.text:
            self.propose(text)
        reads = self.show_echo()
        self.set_class(not reads, "-wrong")
        return reads

    def propose(self, text: str) -> None:
        """Put a text in the field."""
        with self.input.prevent(Input.Changed):
            self.input.value = text
        self.input.cursor_position = len(text)
        self.show_echo()

    def on_descendant_focus(self) -> None:
        """Here is typed now: show what there is to choose from, and keep it in view."""
        if not self.has_class("-wrong"):
            self.show_echo()
        self._come_into_view()

    def on_resize(self) -> None:
        """The line below took more or less room: it is to be seen as well."""
        if self.has_the_focus:
            self._come_into_view()

    def on_descendant_blur(self) -> None:
        """The focus went elsewhere: what stands here is completed, and told where it cannot be read."""
        if self.is_attached and self.settle():
            self.post_message(self.Left(self))

    def _say(self, message: str, *, wrong: bool = False) -> None:
        self.set_class(wrong, "-wrong")
        self.set_class(bool(message), "-said")
        paint(self.query_one(".said", Label), Content(message))

    def _come_into_view(self) -> None:
        """Scroll to the field with the line below it."""
        self.call_after_refresh(self.scroll_visible, animate=False)
