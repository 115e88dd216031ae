"""A form: fields below each other, each with its label, how it is read, and what is wrong with it.

Enter goes to the next field and keeps the form on the last one. What was typed is never thrown away unasked.
"""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Label

from sessions.errors import InvalidInput, Refusal
from sessions.text import clean_line, fold
from tafel.commands import Command, bindings
from tafel.dialogs.base import GO_BACK, Answer, Dialog
from tafel.dialogs.confirm import ConfirmDialog
from tafel.widgets.clean_input import CleanInput

NEXT = Command(
    "next_field", "volgende veld", "Naar het volgende veld; op het laatste veld: bewaren", ("enter",), first=True
)
SAVE = Command("save", "bewaren", "Bewaar wat er staat", ("ctrl+s", "f4"), first=True)

NOT_KEPT = "Wat u typte, is nog niet bewaard. Ctrl+S bewaart het; Esc gaat terug."
"""Told to who stops the app in the middle of a form."""

LOW = 22
"""Below this many lines a form gives up its border and its blank lines."""


@dataclass(frozen=True)
class FormField:
    """One field: the key of its value, its label, what to type, and a value that is proposed.

    `echo` says under the field how a text reads; its Refusal is shown as what is wrong. `names` are completed.
    """

    key: str
    label: str
    hint: str = ""
    value: str = ""
    echo: Callable[[str], str] | None = None
    names: tuple[str, ...] = ()


class FieldRow(Widget):
    """A label with its field, and one line below that shows how it is read or what is wrong."""

    DEFAULT_CSS = """
    FieldRow { height: auto; layout: grid; grid-size: 2; grid-columns: 22 1fr; grid-rows: auto; }
    FieldRow .label { color: $secondary; }
    FieldRow Input { background: $panel; }
    FieldRow .said { width: 100%; column-span: 2; padding-left: 23; color: $muted; display: none; }
    FieldRow.-said .said { display: block; }
    FieldRow.-wrong .said { color: $error; text-style: bold; }
    """

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
            select_on_focus=False,
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

    def show_echo(self) -> bool:
        """Say how the text reads, or in small print why it cannot be read; return whether it can be read."""
        said, reads = "", True
        if self.field.echo and self.text:
            try:
                said = self.field.echo(self.text)
            except Refusal as refusal:
                said, reads = str(refusal), False
        self._say(said)
        return reads

    def point_out(self, message: str) -> None:
        """Say what is wrong with this field."""
        self._say(message, wrong=True)

    def left_well(self) -> bool:
        """Whether the text can be read; where it cannot, that is no longer small print."""
        reads = self.show_echo()
        self.set_class(not reads, "-wrong")
        return reads

    def _say(self, message: str, *, wrong: bool = False) -> None:
        self.set_class(wrong, "-wrong")
        self.set_class(bool(message), "-said")
        self.query_one(".said", Label).update(Content(message))


class Form(Dialog[Answer]):
    """Asks for several things at once; a subclass says which, and keeps them."""

    DEFAULT_CSS = """
    Form { background: $background; }
    Form > #frame { width: 84; }
    Form #fields { height: auto; max-height: 1fr; }
    Form #footnote { color: $muted; width: 100%; margin-top: 1; }
    Form.-low #footnote { margin-top: 0; }
    Form.-low > #frame { border: none; padding: 0 1; }
    Form.-low #title { margin-bottom: 0; }
    Form.-slim FieldRow { grid-columns: 21 1fr; }
    Form.-slim FieldRow .said { padding-left: 2; }
    """
    OFFERS = (NEXT, SAVE, GO_BACK)
    BINDINGS = bindings(NEXT, SAVE)
    AUTO_FOCUS = None
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (LOW, "-high")]
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-slim"), (70, "-broad")]

    def __init__(self, title: str, fields: Sequence[FormField], *, start: str = "", footnote: str = "") -> None:
        super().__init__(title)
        self._fields = tuple(fields)
        self._start = start or self._fields[0].key
        self._footnote = footnote

    @abstractmethod
    def keep(self, values: dict[str, str]) -> Answer:
        """Keep what was typed, by the keys of the fields, and return the answer; a Refusal is shown at its field."""

    def compose_middle(self) -> ComposeResult:
        """The fields, and what a subclass adds below them."""
        with VerticalScroll(id="fields", can_focus=False):
            for field in self._fields:
                yield FieldRow(field)
            yield from self.compose_more()

    def compose_more(self) -> ComposeResult:
        """Yield what stands below the fields."""
        if self._footnote:
            yield Label(self._footnote, id="footnote", markup=False)

    def on_mount(self) -> None:
        """Ready to type in the first field that needs it."""
        self.row(self._start).input.focus()

    def row(self, key: str) -> FieldRow:
        """Return the row of the field with this key."""
        return next(row for row in self.query(FieldRow) if row.field.key == key)

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields, by their keys."""
        return {row.field.key: row.text for row in self.query(FieldRow)}

    @property
    def typed(self) -> bool:
        """Whether something was typed that going back would throw away."""
        return any(row.text != clean_line(row.field.value) for row in self.query(FieldRow))

    def places(self) -> list[Widget]:
        """Return what Enter walks through, in order."""
        return [row.input for row in self.query(FieldRow)]

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        self.tell("")
        if isinstance(event.input.parent, FieldRow):
            event.input.parent.show_echo()

    def action_next_field(self) -> None:
        """Go to the next field; on the last one keep the form. A text that cannot be read is asked again."""
        row = next((row for row in self.query(FieldRow) if row.input is self.focused), None)
        if row and not row.left_well():
            return
        places = self.places()
        here = places.index(self.focused) if self.focused in places else -1
        if here + 1 < len(places):
            # At once, for the next key may be a letter already.
            self.set_focus(places[here + 1])
        else:
            self.action_save()

    def action_save(self) -> None:
        """Keep what was typed; where that is refused, say it at its field."""
        try:
            answer = self.keep(self.values)
        except Refusal as refusal:
            self._point_out(refusal)
        else:
            self.dismiss(answer)

    def _point_out(self, refusal: Refusal) -> None:
        name = fold(refusal.field) if isinstance(refusal, InvalidInput) else ""
        row = next((row for row in self.query(FieldRow) if name and fold(row.field.label) == name), None)
        if row is None:
            self.tell(str(refusal), trouble=True)
        else:
            row.point_out(str(refusal))
            row.input.focus()

    def action_go_back(self) -> None:
        """Go back; what was typed is thrown away only when that is what is wanted."""
        if self.typed:
            self.converse(self._leave())
        else:
            self.dismiss(None)

    def may_leave(self) -> bool:
        """Stopping the app does not throw typed text away either."""
        if self.typed:
            self.tell(NOT_KEPT, trouble=True)
        return not self.typed

    async def _leave(self) -> None:
        question = ConfirmDialog("Weggooien wat u typte?", "Wat hier staat, is nog niet bewaard.", names=False)
        if await self.app.push_screen_wait(question):
            self.dismiss(None)


async def fill_in(app: App[None], form: Dialog[Answer]) -> Answer | None:
    """Ask in a form; what is typed there is seen, nothing stands behind it, and after it names are veiled as before."""
    veiled = app.has_class("veiled")
    app.remove_class("veiled")
    try:
        return await app.push_screen_wait(form)
    finally:
        app.set_class(veiled, "veiled")
