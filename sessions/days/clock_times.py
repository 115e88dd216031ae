"""A time of day as it is typed."""

import re

from sessions.errors import InvalidInput
from sessions.text import clean_line

FIELD = "tijd"

_TIME = re.compile(r"(?P<hours>\d{1,2})(?:\s*(?:[:.,u]|uur)?\s*(?P<minutes>\d{2}))?\s*(?:u|uur)?", re.IGNORECASE)


def read_time(text: str) -> str:
    """Return a time of day as `13:30`; empty for an empty text.

    Understands `13:30`, `13.30`, `13u30`, `1330`, `930`, `13` and `13 uur`. Raises InvalidInput for anything else.
    """
    typed = clean_line(text)
    if not typed:
        return ""
    found = _TIME.fullmatch(typed)
    hours, minutes = (int(found["hours"]), int(found["minutes"] or 0)) if found else (24, 0)
    if hours > 23 or minutes > 59:
        raise InvalidInput(f"“{typed}” is geen tijd. Typ uren en minuten, bijvoorbeeld 13:30.", field=FIELD)
    return f"{hours:02d}:{minutes:02d}"
