"""A period that a report is about: from a day up to and including another, or a quarter."""

import datetime as dt
import re
from dataclasses import dataclass

from sessions.days.dates import day_and_month
from sessions.errors import InvalidInput
from sessions.text import clean_line

EXAMPLES = "Typ een datum als 2026-02-01, 1-2-2026 of 01-02-26."

_YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4}|\d{2})")
_QUARTER = re.compile(r"(?P<year>\d{4})[-\s]*[kq]?(?P<quarter>[1-4])", re.IGNORECASE)


@dataclass(frozen=True)
class Period:
    """From `first` up to and including `last`. Raises InvalidInput when it ends before it begins."""

    first: dt.date
    last: dt.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidInput("De periode eindigt voor zij begint. Draai de twee datums om.", field="tot en met")

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    @property
    def quarter(self) -> int:
        """Which quarter of a year this is, whole; 0 where it is none."""
        number = (self.first.month + 2) // 3
        return number if self == quarter_of(self.first.year, number) else 0

    @property
    def words(self) -> str:
        """How it is said: `4e kwartaal van 2026`, or from when to when."""
        if self.quarter:
            return f"{self.quarter}e kwartaal van {self.first.year}"
        first, last = (f"{day_and_month(day)} {day.year}" for day in (self.first, self.last))
        return f"{first} tot en met {last}"


def quarter_of(year: int, quarter: int) -> Period:
    """Return a quarter of a year; quarters are counted from 1."""
    begin = dt.date(year, 3 * quarter - 2, 1)
    after = dt.date(year + quarter // 4, 3 * quarter % 12 + 1, 1)
    return Period(begin, after - dt.timedelta(days=1))


def quarter_before(period: Period) -> Period:
    """Return the quarter before the one in which a period begins."""
    quarter = (period.first.month + 2) // 3
    return quarter_of(period.first.year, quarter - 1) if quarter > 1 else quarter_of(period.first.year - 1, 4)


def quarter_after(period: Period) -> Period:
    """Return the quarter after the one in which a period begins."""
    quarter = (period.first.month + 2) // 3
    return quarter_of(period.first.year, quarter + 1) if quarter < 4 else quarter_of(period.first.year + 1, 1)


def quarter_with(day: dt.date) -> Period:
    """Return the quarter that a day is in."""
    return quarter_of(day.year, (day.month + 2) // 3)


def read_quarter(text: str) -> Period:
    """Return the quarter that is typed as `2026-4` or `2026 k4`. Raises InvalidInput for anything else."""
    found = _QUARTER.fullmatch(clean_line(text))
    if found is None or not 1900 <= int(found["year"]) < 2200:
        raise InvalidInput("Dit is geen kwartaal. Typ jaar en kwartaal, bijvoorbeeld 2026-4.", field="kwartaal")
    return quarter_of(int(found["year"]), int(found["quarter"]))


def read_past_day(text: str, field: str = "datum") -> dt.date:
    """Return the day that is written out with its year. Raises InvalidInput, about this field, for anything else.

    A year of two digits is one of this century.
    """
    typed = clean_line(text)
    found = _YEAR_FIRST.fullmatch(typed) or _DAY_FIRST.fullmatch(typed)
    if found is None:
        raise InvalidInput(f"‘{typed[:40]}’ is geen datum met een jaar. {EXAMPLES}", field=field)
    year = int(found["year"])
    try:
        return dt.date(year if year > 99 else 2000 + year, int(found["month"]), int(found["day"]))
    except ValueError:
        raise InvalidInput(f"De dag ‘{typed[:40]}’ bestaat niet. {EXAMPLES}", field=field) from None
