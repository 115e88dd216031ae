"""A field for leefgebieden: several, by (the beginning of) a word or by their digit."""

from collections.abc import Callable, Sequence

from sessions.errors import InvalidInput
from sessions.leefgebieden import Leefgebied, read_leefgebieden
from tafel.forms.choice import numbered
from tafel.forms.field import FormField

ALL = numbered([key.label for key in Leefgebied])
"""The leefgebieden with the digit that names each."""


def leefgebieden_field(
    value: Sequence[Leefgebied] = (), *, more: Callable[[tuple[Leefgebied, ...]], str] | None = None
) -> FormField:
    """Return a field for leefgebieden under the key `brings`; `more` says what else a choice means."""

    def echo(typed: str) -> str:
        found = leefgebieden_in(typed)
        said = (", ".join(key.label for key in found), more(found) if more else "")
        return ". ".join(part for part in said if part)

    start = ", ".join(key.label for key in value)
    return FormField(
        "brings", "Leefgebieden", "wonen geld, of 1 5", start, echo=echo, help=ALL, reads_empty=more is not None
    )


def leefgebieden_in(typed: str) -> tuple[Leefgebied, ...]:
    """Return the leefgebieden that a text names. Raises InvalidInput for a word that names none."""
    found, unknown = read_leefgebieden(typed)
    if unknown:
        raise InvalidInput(
            f"“{unknown[0]}” zegt niet welk leefgebied het is. Typ het hele woord, of het cijfer.", field="leefgebieden"
        )
    return found
