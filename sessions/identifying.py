"""What points at one person outright in a text: a burgerservicenummer (BSN), and a whole date of birth.

No BSN is kept, and of a birth the month is enough (domain.md section 5). Where either was found it is never repeated.
"""

import datetime as dt
import re
from collections.abc import Iterator

from sessions.days.dates import MONTHS, SHORT_MONTHS

SERVICE_NUMBER = "Kan dit een BSN zijn? Dat hoort hier niet."
BIRTH_DATE = "Een geboortedatum? Maand en jaar is genoeg."

_DIGITS = re.compile(r"\d(?<!\d\d)(?<!\d[ .-]\d)(?:[ .-]?\d){8}(?![ .-]?\d)")
"""Nine digits, with a point, blank or dash between them or not, and not part of a longer number."""
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)

_MONTH_NUMBERS = {name: number for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names, start=1)}
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAYS = (
    re.compile(r"(?<!\d)(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTH_NUMBERS)})\.?\s+(?P<year>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    ),
)
_YOUNGEST = 4
"""So many years ago a date may be that of a birth: what was agreed or happened at a table is younger."""


def holds_service_number(text: str) -> bool:
    """Whether a text holds nine digits that pass the elfproef, the check by which a BSN is made."""
    return len(text) >= len(_WEIGHTS) and any(_passes(match.group()) for match in _DIGITS.finditer(text))


def holds_birth_date(text: str, today: dt.date) -> bool:
    """Whether a text holds a whole date of at least four years ago: with its day, its month and its year."""
    return any(day.year <= today.year - _YOUNGEST for day in _days_in(text))


def pointed_out(text: str, today: dt.date) -> str:
    """Return one line about what had better not stand in a text, without repeating it; empty where there is nothing."""
    if holds_service_number(text):
        return SERVICE_NUMBER
    return BIRTH_DATE if holds_birth_date(text, today) else ""


def _days_in(text: str) -> Iterator[dt.date]:
    if not _YEAR.search(text):
        return  # this is asked at every key, and looking for days takes longer
    for pattern in _DAYS:
        for match in pattern.finditer(text):
            month = match["month"].lower()
            try:
                yield dt.date(int(match["year"]), _MONTH_NUMBERS.get(month) or int(month), int(match["day"]))
            except ValueError:  # there is no such day, so nobody was born on it
                continue


def _passes(number: str) -> bool:
    digits = [int(sign) for sign in number if sign.isdecimal()]
    return sum(digit * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11 == 0
