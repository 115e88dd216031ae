"""Days that have been, as people type them: `vandaag`, `gisteren`, `22-11`, `22-11-2026`."""

import datetime as dt
import re

from sessions.days.deadline_days import make_day
from sessions.errors import InvalidInput
from sessions.text import fold

_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}))?")
_NEAR = {"vandaag": 0, "gisteren": 1, "eergisteren": 2}


def read_past_day(text: str, today: dt.date) -> dt.date:
    """Return the day that a text says, today at the latest; one without a year is the last that has been.

    Raises InvalidInput for any other text, and for a day that is still to come.
    """
    typed = fold(text)
    if typed in _NEAR:
        return today - dt.timedelta(days=_NEAR[typed])
    found = _DAY.fullmatch(typed)
    if found is None:
        raise InvalidInput("Typ een dag die is geweest, bijvoorbeeld gisteren of 22-11-2026.", field="datum")
    day, month, year = (int(part) if part else None for part in found.groups())
    assert day is not None
    assert month is not None
    if year is None:
        year = today.year - ((month, day) > (today.month, today.day))
    said = make_day(year, month, day)
    if said > today:
        raise InvalidInput("Deze dag is nog niet geweest. Kijk de datum na.", field="datum")
    return said
