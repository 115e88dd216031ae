"""Reading the month of birth: year and month as people write them; never a day (domain.md section 5)."""

import re

from sessions.days.dates import MONTHS, SHORT_MONTHS
from sessions.errors import InvalidInput
from sessions.flattening import flatten
from sessions.text import clean_line

FIELD = "geboortemaand"
EXAMPLES = "Typ maand en jaar, bijvoorbeeld maart 2009 of 03-2009."

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_JOINT = r"\s*[-/. ]\s*"
_MONTH = r"(?:(?P<month>\d{1,2})|(?P<name>[a-z]+)\.?)"
_DAY = r"\d{1,2}"
_MONTHS = tuple(re.compile(form) for form in (_YEAR + _JOINT + _MONTH, _MONTH + _JOINT + _YEAR))
_DAYS = tuple(
    re.compile(form) for form in (_YEAR + _JOINT + _MONTH + _JOINT + _DAY, _DAY + _JOINT + _MONTH + _JOINT + _YEAR)
)
_ALSO = {"mar": 3, "sept": 9}
"""Short forms beside those of `SHORT_MONTHS`."""


def read_month(text: str) -> str:
    """Return the month as `2009-03`; empty for an empty text.

    Understands `2009-03`, `03-2009`, `3/2009`, `maart 2009` and `mrt 2009`. Raises InvalidInput for anything else, and
    says so where a day was typed: that is not kept.
    """
    typed = flatten(clean_line(text))
    if not typed:
        return ""
    found = next((match for form in _MONTHS if (match := form.fullmatch(typed))), None)
    if found:
        return _month_of(int(found["year"]), int(found["month"] or _number_of(found["name"])))
    if any(form.fullmatch(typed) for form in _DAYS):
        raise InvalidInput(f"De dag bewaren we niet, alleen de maand. {EXAMPLES}", field=FIELD)
    raise InvalidInput(f"Dit is geen maand met een jaar van vier cijfers. {EXAMPLES}", field=FIELD)


def month_words(month: str) -> str:
    """Return a month kept as `2009-03` in words: `maart 2009`; empty for an empty one."""
    if not month:
        return ""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def _number_of(name: str) -> int:
    """Return the number of a month by its name, its short form, or 0."""
    for names in (MONTHS, SHORT_MONTHS):
        if name in names:
            return names.index(name) + 1
    return _ALSO.get(name, 0)


def _month_of(year: int, month: int) -> str:
    if not 1 <= month <= 12:
        raise InvalidInput(f"Die maand bestaat niet. {EXAMPLES}", field=FIELD)
    return f"{year}-{month:02d}"
