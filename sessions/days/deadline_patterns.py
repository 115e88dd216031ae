"""The pattern language of the deadline phrases: word lists, rules, and reading words back as numbers.

Patterns are matched on flattened text (lower case, no accents). In a pattern a space is any blank space, and `<name>`
is one of the word lists below.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from sessions.actions import Deadline
from sessions.days.dates import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from sessions.days.deadline_days import DeadlineContext

Reader = Callable[[re.Match[str], DeadlineContext], dt.date | Deadline]
"""Returns the day that a match means, or raises a DeadlineRefusal; that it is still to come is checked elsewhere."""

_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"), start=1
    )
} | {"veertien": 14}
_MONTH_NUMBERS = (
    {name: number for number, name in enumerate(MONTHS, start=1)}
    | {name: number for number, name in enumerate(SHORT_MONTHS, start=1)}
    | {"febr": 2, "sept": 9}
)
_WEEKDAY_NUMBERS = {name: number for number, name in enumerate(WEEKDAYS)} | {
    name: number for number, name in enumerate(SHORT_WEEKDAYS)
}


def _one_of(*words: str) -> str:
    """Return a pattern for any of these words, the longest first."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


_LISTS = {
    "weekday": _one_of(*WEEKDAYS),
    "short": rf"{_one_of(*SHORT_WEEKDAYS)}\.?",
    "full month": _one_of(*MONTHS),
    "month": rf"(?:{_one_of(*_MONTH_NUMBERS)}\b\.?)",
    "number": rf"(?:[0-9]{{1,4}}|{_one_of(*_NUMBERS)})",
    "unit": _one_of("dag", "dagen", "week", "weken", "maand", "maanden", "jaar"),
    "last": r"(?=[\s\x00.,;:!?)]*\Z)",
    "coming": r"(?:a\.? ?s\.?|aanstaande|komende|eerstkomende|eerstvolgende)",
    "part": _one_of("ochtend", "morgen", "middag", "avond", "nacht"),
    "of somebody": r"(?! van (?:de|een|het|haar|zijn|mijn|hun|jouw)\b)(?: van \w+)?",
    "whose": _one_of("de", "mijn", "je", "jouw", "haar", "zijn", "hun", "m'n", "z'n", "d'r"),
}
_END = r"(?!\w|[-/'][a-z0-9]|[.:,][0-9])"
"""A phrase ends where its word ends: not inside `vrijdagen`, `12-12-x`, `10.30` or `vrijdag's`."""


@dataclass(frozen=True)
class Phrase:
    """One rule. `says_more` marks a phrase that tells more than its date (`vrijdagmiddag`)."""

    template: str
    read: Reader
    says_more: bool = False

    @cached_property
    def pattern(self) -> str:
        """The regular expression, with its word lists filled in."""
        filled = re.sub(r"(?<!P)<([a-z ]+)>", lambda name: _LISTS[name[1]], self.template)
        return filled.replace(" ?", r"\s*").replace(" ", r"\s+") + _END

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern with its groups, compiled when first needed: all of them at once would delay the start."""
        return re.compile(self.pattern)

    @property
    def groupless(self) -> str:
        """The pattern with its named groups made plain, to stand beside others in one expression."""
        return re.sub(r"\(\?P<\w+>", "(?:", self.pattern)


@dataclass
class Phrases:
    """A list of rules, tried in the order in which they are written."""

    rules: list[Phrase] = field(default_factory=list)

    def add(self, *templates: str, says_more: bool = False) -> Callable[[Reader], Reader]:
        """Return a decorator that makes the function the reader of these patterns."""

        def keep(read: Reader) -> Reader:
            self.rules.extend(Phrase(template, read, says_more) for template in templates)
            return read

        return keep


def weekday_in(found: re.Match[str]) -> int:
    """Return the weekday that the group `weekday` holds, 0 for Monday."""
    return _WEEKDAY_NUMBERS[found["weekday"].rstrip(".")]


def month_in(found: re.Match[str]) -> int:
    """Return the month that the group `month` holds, in words or in figures."""
    word = found["month"].rstrip(".")
    return _MONTH_NUMBERS.get(word) or int(word)


def number_in(found: re.Match[str]) -> int:
    """Return the number that the group `number` holds, in words or in figures."""
    word = found["number"]
    return _NUMBERS.get(word) or int(word)
