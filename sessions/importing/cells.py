"""What stands in one cell: a day, yes or no, one of some words, a grade. Each refuses with what is wrong, in Dutch.

No message repeats the cell: the number of a citizen could stand in it. An empty cell is not brought here.
"""

import datetime as dt
import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Generic, TypeVar

from sessions.days.dates import MONTHS, SHORT_MONTHS
from sessions.errors import InvalidInput
from sessions.flattening import flatten
from sessions.text import fold

Meant = TypeVar("Meant")

EARLIEST = dt.date(1990, 1, 1)
"""No day that is imported lies before this one: it is a slip."""
YEARS_AHEAD = 2
"""A day that lies further ahead is a slip: `2062` for `2026`."""
YEARS_OF_CENTURY = 10
"""A year of two digits is of this century until so many years from now, and else of the last one."""

DATE_EXAMPLES = "Schrijf jaar-maand-dag of dag-maand-jaar, bijvoorbeeld 2026-02-01 of 1-2-2026."

_JOINT = r"\s*[-/. ]\s*"
_MONTH = r"(?:(?P<month>\d{1,2})|(?P<name>[a-z]+)\.?)"
_MIDNIGHT = r"(?:[t ]0?0:00(?::00(?:\.0+)?)?)?"
"""What a program writes behind a day that it keeps as a moment."""
_DAYS = (
    re.compile(rf"(?P<year>\d{{4}}){_JOINT}(?P<month>\d{{1,2}}){_JOINT}(?P<day>\d{{1,2}}){_MIDNIGHT}", re.ASCII),
    re.compile(rf"(?P<day>\d{{1,2}}){_JOINT}{_MONTH}{_JOINT}(?P<year>\d{{4}}|'?\d{{2}}){_MIDNIGHT}", re.ASCII),
)
_MONTH_NUMBERS = {
    "mar": 3,
    "sept": 9,
    **{name: number for names in (SHORT_MONTHS, MONTHS) for number, name in enumerate(names, start=1)},
}
_WHOLE = re.compile(r"(\d{1,2})(?:[.,]0+)?", re.ASCII)
_YES_NO = {"ja": True, "j": True, "nee": False, "n": False}


class Words(Generic[Meant]):
    """What may stand in a column that takes one of some words, and what each means.

    Case, accents, and `_` or `-` for a blank do not count.
    """

    def __init__(self, words: Mapping[str, Meant]) -> None:
        self._meant = words
        self._known = {_plain(word): word for word in words}

    def __call__(self, cell: str) -> Meant:
        """Return what a cell means.

        Raises InvalidInput with the words there are, and which of them was meant when one is near.
        """
        typed = _plain(cell)
        if word := self._known.get(typed):
            return self._meant[word]
        near = _nearest(typed, tuple(self._known))
        meant = f"Bedoelt u {self._known[near]}? " if near else ""
        raise InvalidInput(f"dit woord is niet bekend. {meant}Kies uit: {', '.join(self._meant)}.")


@lru_cache(maxsize=1_000)
def _nearest(typed: str, known: tuple[str, ...]) -> str:
    """Return which of these words comes near, or empty; a slip is often on every line of a file."""
    return next(iter(get_close_matches(typed, known, n=1)), "")


@lru_cache(maxsize=1_000)
def _plain(word: str) -> str:
    return " ".join(re.sub(r"[-_–]+", " ", fold(word)).split())


def read_day(cell: str, today: dt.date) -> dt.date:
    """Return the day that a cell names: `2026-02-01`, `1-2-2026`, `01-02-26`, `1 februari 2026`.

    The day stands before the month, unless the year comes first. Raises InvalidInput for what is no day, one that does
    not exist, and one so far from `today` that it is a slip.
    """
    typed = flatten(cell)
    found = next((match for form in _DAYS if (match := form.fullmatch(typed))), None)
    name = found.groupdict().get("name") if found else None
    if found is None or (name and name not in _MONTH_NUMBERS):
        raise InvalidInput(f"dit is geen datum. {DATE_EXAMPLES}")
    month = _MONTH_NUMBERS[name] if name else int(found["month"])
    try:
        day = dt.date(_year(found["year"], today), month, int(found["day"]))
    except ValueError:
        raise InvalidInput(f"die dag bestaat niet. {DATE_EXAMPLES}") from None
    if day < EARLIEST:
        raise InvalidInput(f"deze dag ligt voor {EARLIEST.year}. Kijk het jaar na.")
    if day.year > today.year + YEARS_AHEAD:
        raise InvalidInput(f"deze dag ligt meer dan {YEARS_AHEAD} jaar vooruit. Kijk het jaar na.")
    return day


def read_yes_no(cell: str) -> bool:
    """Return whether a cell says ja or nee. Raises InvalidInput for anything else."""
    answer = _YES_NO.get(fold(cell))
    if answer is None:
        raise InvalidInput("vul ja of nee in, of laat het leeg.")
    return answer


def read_grade(cell: str) -> int:
    """Return a rapportcijfer from 1 to 10; `8,0` is 8. Raises InvalidInput for anything else, also for a half."""
    found = _WHOLE.fullmatch(cell)
    if not found or not 1 <= int(found[1]) <= 10:
        raise InvalidInput("een rapportcijfer is een heel cijfer van 1 tot en met 10.")
    return int(found[1])


def _year(typed: str, today: dt.date) -> int:
    """Return a year of four digits; one of two digits is the nearest that is not far ahead."""
    digits = typed.removeprefix("'")
    if len(digits) == 4:
        return int(digits)
    year = today.year // 100 * 100 + int(digits)
    return year - 100 if year > today.year + YEARS_OF_CENTURY else year
