"""A field of fixed words: typed by its beginning or by a digit, and completed when it is left."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from sessions.errors import InvalidInput
from sessions.text import fold
from tafel.forms.field import FormField

YES, NO, UNKNOWN = "ja", "nee", "onbekend"


def choice_field(key: str, label: str, words: Sequence[str], *, value: str = "", section: str = "") -> FormField:
    """Return a field that takes one of these words, or nothing."""
    read = partial(read_choice, words=words, label=label)

    def echo(typed: str) -> str:
        word = read(typed)
        return "" if word == typed else word

    return FormField(
        key,
        label,
        "woord of cijfer",
        value,
        echo=echo,
        complete=read,
        help=numbered(words),
        section=section,
        replaces=True,
    )


def yes_no_field(key: str, label: str, *, value: bool | None = None, may_be_unknown: bool = True) -> FormField:
    """Return a field for ja or nee, and onbekend where that is an answer."""
    words = (YES, NO, UNKNOWN) if may_be_unknown else (YES, NO)
    field = choice_field(key, label, words, value="" if value is None else YES if value else NO)
    return replace(field, hint=" of ".join(words) if len(words) == 2 else "ja, nee of onbekend")


def yes_no(text: str) -> bool | None:
    """Return what stands in such a field: True, False, or None for onbekend and for nothing."""
    return {YES: True, NO: False}.get(text)


def numbered(words: Sequence[str]) -> str:
    """Return words with the digit that names each: `1 vrouw   2 man`."""
    return "   ".join(f"{digit} {word}" for digit, word in enumerate(words, start=1))


def read_choice(text: str, *, words: Sequence[str], label: str) -> str:
    """Return the word that a text names: by its digit, in full, or by a beginning that no other word has.

    Raises InvalidInput, with the words there are, for any other text.
    """
    if text.isdecimal() and 1 <= int(text) <= len(words):
        return words[int(text) - 1]
    typed = fold(text)
    begun = [word for word in words if fold(word).startswith(typed)]
    exact = [word for word in begun if fold(word) == typed]
    if exact or len(begun) == 1:
        return (exact or begun)[0]
    options = f"{', '.join(words[:-1])} of {words[-1]}"
    raise InvalidInput(f"“{text}” kan hier niet. Typ {options} (het begin is genoeg).", field=fold(label))
