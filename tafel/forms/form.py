"""A form: fields below each other, each with its label, how it is read, and what is wrong with it.

Enter goes to the next field and keeps the form on the last one. What was typed is never thrown away unasked.
"""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Label

from sessions.errors import InvalidInput, Refusal
from sessions.text import clean_line, fold
from tafel.commands import Command, bindings
from tafel.dialogs.base import GO_BACK, Answer, Dialog
from tafel.dialogs.confirm import ConfirmDialog
from tafel.forms.field import FormField
from tafel.forms.row import FieldRow
from tafel.unveiling import unveiled
from tafel.widgets.key_bar import KeyBar

NEXT = Command(
    "next_field", "volgende veld", "Naar het volgende veld; op het laatste veld: bewaren", ("enter",), first=True
)
SAVE = Command("save", "bewaren", "Bewaar wat er staat", ("ctrl+s", "f4"), first=True)
UP = Command("walk(-1)", "vorig veld", "Naar het vorige veld", ("up",), shown=False)
DOWN = Command("walk(1)", "veld omlaag", "Naar het volgende veld, zonder te bewaren", ("down",), shown=False)

NOT_KEPT = "Wat u typte, is nog niet bewaard. Ctrl+S bewaart het; Esc gaat terug."
"""Told to who stops the app in the middle of a form."""

LOW = 22
"""Below this many lines a form gives up its border and its blank lines."""


class Fields(VerticalScroll, inherit_bindings=False):
    """The fields, which scroll with the one that has the focus: the arrows walk from field to field."""


class Form(Dialog[Answer]):
    """Asks for several things at once; a subclass says which, and keeps them. It begins at the field `start`."""

    DEFAULT_CSS = """
    Form { background: $background; }
    Form > #frame { width: 84; }
    Form #fields { height: auto; }
    Form #footnote { color: $muted; width: 100%; margin-top: 1; }
    Form.-low #footnote { margin-top: 0; }
    Form .section { width: 100%; color: $primary; text-style: bold; margin-top: 1; }
    Form.-low .section { margin-top: 0; }
    Form.-low > #frame { border: none; padding: 0 1; }
    Form.-low #title { margin-bottom: 0; }
    Form.-slim FieldRow { grid-columns: 21 1fr; }
    Form.-slim FieldRow .said { padding-left: 2; }
    """
    OFFERS: ClassVar[tuple[Command, ...]] = (NEXT, SAVE, UP, DOWN, GO_BACK)
    BINDINGS = bindings(NEXT, SAVE, UP, DOWN)
    AUTO_FOCUS = None
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (LOW, "-high")]
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-slim"), (70, "-broad")]

    def __init__(self, title: str, fields: Sequence[FormField], *, start: str = "", footnote: str = "") -> None:
        super().__init__(title)
        self._fields = tuple(fields)
        self._start = start or self._fields[0].key
        self._footnote = footnote
        self._proposed_for: dict[str, str] = {}

    @abstractmethod
    def keep(self, values: dict[str, str]) -> Answer:
        """Keep what was typed, by the keys of the fields, and return the answer; a Refusal is shown at its field."""

    async def may_keep(self, values: dict[str, str]) -> bool:
        """Ask what must be asked before these values are kept; False goes back to the form."""
        return True

    def compose_middle(self) -> ComposeResult:
        """The fields, and what a subclass adds below them."""
        with Fields(id="fields", can_focus=False):
            for field in self._fields:
                if field.section:
                    yield Label(field.section, classes="section", markup=False)
                yield FieldRow(field)
            yield from self.compose_more()

    def compose_more(self) -> ComposeResult:
        """Yield what stands below the fields."""
        if self._footnote:
            yield Label(self._footnote, id="footnote", markup=False)

    def on_mount(self) -> None:
        """Ready to type in the first field that needs it."""
        self.set_focus(self.row(self._start).input)

    def on_resize(self) -> None:
        """Lay the fields out for the new height."""
        self.call_after_refresh(self._fit)

    def tell(self, message: str, *, trouble: bool = False) -> None:
        """Show a message below the fields, which make room for it."""
        super().tell(message, trouble=trouble)
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Let the fields scroll in what the title, the message and the keys leave of the screen.

        A stylesheet cannot say so: in a frame as high as what is in it, `1fr` is the height of the whole screen. Fields
        on a page of their own have the room of that page.
        """
        frame, fields, keys = self.query_one("#frame"), self.query_one("#fields"), self.query_one(KeyBar)
        if fields.parent is not frame:
            return
        others = (child for child in frame.children if child is not fields)
        taken = sum(child.outer_size.height + child.styles.margin.height for child in others)
        fields.styles.max_height = max(3, self.size.height - keys.outer_size.height - frame.gutter.height - taken)

    @property
    def rows(self) -> list[FieldRow]:
        """The rows of the fields, in order."""
        return list(self.query(FieldRow))

    def row(self, key: str) -> FieldRow:
        """Return the row of the field with this key."""
        return next(row for row in self.rows if row.field.key == key)

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields, by their keys."""
        return {row.field.key: row.text for row in self.rows}

    @property
    def typed(self) -> bool:
        """Whether something was typed that going back would throw away."""
        return any(row.text != clean_line(row.field.value) for row in self.rows)

    def places(self) -> list[Widget]:
        """Return what Enter walks through, in order."""
        return [row.input for row in self.rows]

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        self.tell("")
        if isinstance(event.input.parent, FieldRow):
            event.input.parent.show_echo()

    @on(FieldRow.Left)
    def _left(self, event: FieldRow.Left) -> None:
        self._propose_from(event.row)

    # Walking through the fields

    def action_next_field(self) -> None:
        """Go to the next field; on the last one keep the form. A text that cannot be read is asked again."""
        row = next((row for row in self.rows if row.has_the_focus), None)
        if row and not row.settle():
            return
        if row:
            self._propose_from(row)
        if not self._walk(1):
            self.action_save()

    def action_walk(self, offset: int) -> None:
        """Go a field up or down; what cannot be read in the one that is left is told there."""
        self._walk(offset)

    def _walk(self, offset: int) -> bool:
        """Go to the field this far on; return whether there is one."""
        places = self.places()
        there = places.index(self.focused) + offset if self.focused in places else 0
        if not 0 <= there < len(places):
            return False
        # At once, for the next key may be a letter already.
        self.set_focus(places[there])
        return True

    def _propose_from(self, row: FieldRow) -> None:
        """Fill in what this field says about others that are still empty, once for each text in it."""
        key = row.field.key
        if row.field.proposes is None or self._proposed_for.get(key, "") == row.text:
            return
        self._proposed_for[key] = row.text
        for other, text in row.field.proposes(row.text).items():
            if text and not self.row(other).text:
                self.row(other).propose(text)

    # Keeping and going back

    def action_save(self) -> None:
        """Keep what was typed; where that is refused, say it at its field."""
        wrong = [row for row in self.rows if not row.settle()]
        if wrong:
            self.set_focus(wrong[0].input)
        else:
            self.converse(self._save())

    async def _save(self) -> None:
        values = self.values
        if not await self.may_keep(values):
            return
        try:
            answer = self.keep(values)
        except Refusal as refusal:
            self._point_out(refusal)
        else:
            self.dismiss(answer)

    def _point_out(self, refusal: Refusal) -> None:
        name = fold(refusal.field) if isinstance(refusal, InvalidInput) else ""
        row = next((row for row in self.rows if name and fold(row.field.label) == name), None)
        if row is None:
            self.tell(str(refusal), trouble=True)
        else:
            row.point_out(str(refusal))
            self.set_focus(row.input)

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
    with unveiled(app):
        return await app.push_screen_wait(form)
