"""Choosing one of several things: a digit for the first nine, letters to narrow down, Enter for the one lit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sessions.text import begins_words, clean_line, words_in
from tafel.commands import Command, bindings
from tafel.dialogs.base import GO_BACK, Dialog
from tafel.widgets.clean_input import CleanInput
from tafel.widgets.hung import Hung

Chosen = TypeVar("Chosen")

PICK = Command("pick", "kiezen", "Neem de regel die oplicht", ("enter",), first=True)
UP = Command("move(-1)", "omhoog", "Een regel omhoog", ("up",), shown=False, first=True)
DOWN = Command("move(1)", "omlaag", "Een regel omlaag", ("down",), shown=False, first=True)
DIGITS = tuple(
    Command(f"choose({digit})", str(digit), f"Neem regel {digit}", (str(digit),), shown=False, first=True)
    for digit in range(10)
)


@dataclass(frozen=True)
class Choice(Generic[Chosen]):
    """One thing to choose: what is given back, how it reads, and small print beside it.

    `words` are not shown; who types one of them finds it too.
    """

    value: Chosen
    label: str
    detail: str = ""
    words: str = ""


class Narrow(CleanInput):
    """The field that narrows the list; a digit is a choice where the dialog says so."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Let a digit through that is a choice."""
        dialog = self.screen
        if key.isdigit() and isinstance(dialog, ChoiceDialog) and dialog.digits_choose:
            return False
        return super().check_consume_key(key, character)


class ChoiceDialog(Dialog[Chosen]):
    """Ask for one of `choices`. What is typed narrows the list: words are matched on how they begin.

    A digit chooses at once; with `digits_choose` False it only lights its line, because it may be the beginning of
    something, as of a date. `zero` is a choice of its own under 0, lit at the start. `hint` stands in the empty field
    and `typed` is filled in at the start. `other` gives choices for text that fits none; `words_in_details` False
    leaves the small print out of the matching.
    """

    DEFAULT_CSS = """
    ChoiceDialog OptionList { height: auto; max-height: 16; border: none; padding: 0; background: $surface; }
    ChoiceDialog Input { border: none; height: 1; padding: 0; margin-bottom: 1; background: $panel; }
    """
    OFFERS = (PICK, UP, DOWN, GO_BACK)
    BINDINGS = bindings(PICK, UP, DOWN, *DIGITS)

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice[Chosen]],
        *,
        hint: str = "cijfer, of letters van het woord",
        typed: str = "",
        zero: Choice[Chosen] | None = None,
        other: Callable[[str], Sequence[Choice[Chosen]]] | None = None,
        names: bool = True,
        words_in_details: bool = True,
        digits_choose: bool = True,
    ) -> None:
        super().__init__(title, names=names)
        self._words_in_details = words_in_details
        self.digits_choose = digits_choose
        self._choices = ((zero,) if zero else ()) + tuple(choices)
        self._first_digit = 0 if zero else 1
        self._hint = hint
        self._start = typed
        self._other = other
        self._found: tuple[Choice[Chosen], ...] = ()

    def compose_middle(self) -> ComposeResult:
        """A field to type in, and the list."""
        yield Narrow(self._start, placeholder=self._hint, classes=self._privacy, select_on_focus=False)
        yield OptionList(markup=False, classes=self._privacy)

    def on_mount(self) -> None:
        """Show everything, with the field ready to type in."""
        self.query_one(OptionList).can_focus = False
        self.set_focus(self.query_one(Input))
        self._narrow(self._start)

    def matching(self, typed: str) -> tuple[Choice[Chosen], ...]:
        """Return the choices that fit what was typed, in order: every typed word begins a word of the label."""
        if typed.isdigit() and int(typed) - self._first_digit in range(len(self._choices)):
            return (self._choices[int(typed) - self._first_digit],)
        return tuple(choice for choice in self._choices if begins_words(typed, self._words_of(choice)))

    def _words_of(self, choice: Choice[Chosen]) -> frozenset[str]:
        return words_in(f"{choice.label} {choice.detail if self._words_in_details else ''} {choice.words}")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._narrow(event.value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a digit through to the field where it is text."""
        if action == "choose":
            return self.digits_choose
        return super().check_action(action, parameters)

    def action_choose(self, digit: int) -> None:
        """Give back the line with this digit."""
        place = digit - self._first_digit
        if 0 <= place < len(self._found):
            self.dismiss(self._found[place].value)

    def action_move(self, offset: int) -> None:
        """Light the line above or below."""
        options = self.query_one(OptionList)
        if options.option_count:
            options.highlighted = ((options.highlighted or 0) + offset) % options.option_count

    def action_pick(self) -> None:
        """Give back the line that is lit."""
        lit = self.query_one(OptionList).highlighted
        if lit is not None and lit < len(self._found):
            self.dismiss(self._found[lit].value)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index].value)

    def _narrow(self, typed: str) -> None:
        text = clean_line(typed)
        self._found = self.matching(text)
        if not self._found and self._other:
            self._found = tuple(self._other(text))
        options = self.query_one(OptionList)
        options.set_options([Option(self._line(place, choice)) for place, choice in enumerate(self._found)])
        options.highlighted = 0 if self._found else None
        self.tell("" if self._found else "Niets gevonden. Haal letters weg, of ga terug met Esc.")

    def _line(self, place: int, choice: Choice[Chosen]) -> Content:
        digit = f"{place + self._first_digit}" if place + self._first_digit < 10 else " "
        line = Content.from_markup("[b $primary]$digit[/]  $label", digit=digit, label=choice.label)
        detail = Content.from_markup("  [$muted]$detail[/]", detail=choice.detail) if choice.detail else Content("")
        return Hung(line + detail)
