"""A step that is a list of things to fill in, one after the other, all typed in the quick line."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from sessions.errors import InvalidInput
from tafel.steps.base import TEXT_IN_LINE, StepView
from tafel.steps.line_task import Ask, LineTask
from tafel.widgets.hung import Hung
from tafel.widgets.lists import Rows


@dataclass(frozen=True)
class Field:
    """One thing to fill in: its id, its label, what stands, what to type, and how a typed line is kept.

    `keep` gets the cleaned line and raises a Refusal when it does not fit. `aside` is small print; `start` what the
    line starts from where that reads otherwise than the value. A field that `acts` does something on Enter
    and has nothing to type; where typing `replaces` what stands, as with a date, it need not be wiped first. In one
    that `confirms`, Enter on what stands is an answer too.
    """

    key: str
    label: str
    value: str
    words: str
    keep: Callable[[str], object]
    aside: str = ""
    acts: bool = False
    start: str | None = None
    echo: Callable[[str], Content] | None = None
    replaces: bool = False
    confirms: bool = False


class FieldsStep(StepView):
    """Walks through its fields: Enter keeps the line and goes on to the next, the arrows choose one."""

    OPEN_LINE = True
    DEFAULT_CSS = "FieldsStep Rows { height: 1fr; }"

    def compose_work(self) -> ComposeResult:
        """The list of fields."""
        yield Rows()

    @abstractmethod
    def fields(self) -> list[Field]:
        """Return what there is to fill in, as it stands now."""

    def heading_before(self, key: str) -> Content | None:
        """Return a heading that stands above the field with this key."""
        return None

    def on_mount(self) -> None:
        """The list shows; the line types."""
        self.query_one(Rows).can_focus = False

    def show(self) -> None:
        """Paint the fields; the line below says what to type where the cursor is."""
        rows: list[tuple[str | None, Content]] = []
        fields = self.fields()
        width = max((len(field.label) for field in fields if not field.acts), default=0)
        for field in fields:
            heading = self.heading_before(field.key)
            if heading is not None:
                rows.append((None, heading))
            rows.append((field.key, self._row(field, width)))
        self.query_one(Rows).show_rows(rows)

    @staticmethod
    def _row(field: Field, width: int) -> Content:
        row = Content.from_markup("[$muted]$label[/]", label=field.label.ljust(width))
        if field.value:
            row += Content.from_markup("  [b]$value[/b]", value=field.value)
        if field.aside:
            row += Content.from_markup("  [$muted]$aside[/]", aside=field.aside)
        return Hung(row, hang=2 if field.acts else width + 2)

    @property
    def current(self) -> Field | None:
        """The field under the cursor."""
        lit = self.query_one(Rows).lit
        return next((field for field in self.fields() if field.key == lit), None)

    def prompt(self) -> LineTask | None:
        """Ask for the field under the cursor, starting from what stands; the answer goes to that field."""
        field = self.current
        if field is None:
            return None
        value = "" if field.acts else field.value if field.start is None else field.start
        return Ask(
            field.words, partial(self._keep_field, field, value), value, echo=field.echo, replaces=field.replaces
        )

    def move(self, offset: int) -> None:
        """Light the field above or below."""
        self.query_one(Rows).go(offset)

    def _keep_field(self, field: Field, before: str, text: str) -> None:
        """Keep a line in its field, when it is new, and go on to the next field.

        After the last one an Enter that says nothing new goes on to the next step; what was just typed stays in sight.
        """
        if field.acts:
            if text:
                raise InvalidInput("Hier valt niets te typen. Kies met de pijltjes waar deze tekst hoort.")
            field.keep(text)
            return
        is_new = text != before
        if is_new or field.confirms:
            field.keep(text)
        if self._go_on(field.key):
            self.kept()
        elif is_new:
            self.kept("Genoteerd. Enter gaat door naar de volgende stap.")
        else:
            self.kept()
            self.post_message(self.Next())

    def _go_on(self, key: str) -> bool:
        """Light the field after this one, as the fields stand now; return whether there is one."""
        self.desk.refresh()
        self.show()
        keys = [field.key for field in self.fields()]
        following = keys[keys.index(key) + 1 :][:1] if key in keys else keys[:1]
        if following:
            self.light_field(following[0])
        return bool(following)

    def light_field(self, key: str) -> None:
        """Put the cursor on the field with this key."""
        rows = self.query_one(Rows)
        with rows.prevent(OptionList.OptionHighlighted):
            rows.highlighted = rows.get_option_index(key)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        """A click asks for that field, unless text still stands in the line."""
        event.stop()
        if self.has_text:
            self.post_message(self.Told(TEXT_IN_LINE, trouble=True))
        else:
            self.close_line()
