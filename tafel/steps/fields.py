"""A step that is a list of things to fill in, one after the other, all typed in the quick line."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from tafel.steps.base import Prompt, StepView
from tafel.widgets.lists import Rows


@dataclass(frozen=True)
class Field:
    """One thing to fill in: its id, its label, what stands, what to type, and how a typed line is kept.

    `keep` gets the cleaned line and raises a Refusal when it does not fit. `aside` is small print; `start` what the
    line starts from where that reads otherwise than the value. A field that `acts` does something on Enter
    and has nothing to type.
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


class FieldsStep(StepView):
    """Walks through its fields: Enter keeps the line and goes on to the next, the arrows choose one."""

    OPEN_LINE = True
    DEFAULT_CSS = "FieldsStep Rows { height: 1fr; }"

    def compose_work(self) -> ComposeResult:
        """The list; the line below it is the meeting screen's."""
        yield Rows()

    def fields(self) -> list[Field]:
        """Return what there is to fill in, as it stands now."""
        raise NotImplementedError

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
        return row

    @property
    def current(self) -> Field | None:
        """The field under the cursor."""
        lit = self.query_one(Rows).lit
        return next((field for field in self.fields() if field.key == lit), None)

    def prompt(self) -> Prompt | None:
        """Ask for the field under the cursor, starting from what stands."""
        field = self.current
        return Prompt(field.words, self._start(field)) if field else None

    @staticmethod
    def _start(field: Field) -> str:
        if field.acts:
            return ""
        return field.value if field.start is None else field.start

    def echo(self, text: str) -> Content:
        """Show how the line reads, where the field can tell."""
        field = self.current
        return field.echo(text) if field and field.echo else Content("")

    def move(self, offset: int) -> None:
        """Light the field above or below."""
        self.query_one(Rows).go(offset)

    def submit(self, text: str) -> None:
        """Keep the line in the field under the cursor, when it is new, and go on to the next."""
        field = self.current
        if field is None:
            return
        if field.acts or text != self._start(field):
            field.keep(text)
        if not field.acts:
            self._go_on(field.key)
        self.acted()

    def _go_on(self, key: str) -> None:
        """Light the field after this one, as the fields stand now."""
        self.desk.refresh()
        self.show()
        keys = [field.key for field in self.fields()]
        place = keys.index(key) if key in keys else 0
        if place + 1 < len(keys):
            self.query_one(Rows).highlighted = self.query_one(Rows).get_option_index(keys[place + 1])

    @on(OptionList.OptionHighlighted)
    def _lit_by_mouse(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
