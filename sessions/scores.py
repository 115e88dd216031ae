"""Scores: how satisfied a jongere is, 0 to 10, now and wanted."""

import re
from typing import Annotated

from pydantic import Field

from sessions.errors import InvalidInput

Score = Annotated[int, Field(ge=0, le=10)] | None
"""How satisfied the jongere is, 0 to 10; None when not asked."""

_SCORES = re.compile(r"([0-9]{1,2})(?:(?:\s*(?:-|→|/|naar)\s*|,\s+|\s+)([0-9]{1,2}))?", re.IGNORECASE)
"""One or two whole numbers. A comma without a blank is not between two scores but in one: `6,5`."""


def read_scores(text: str) -> tuple[int | None, int | None]:
    """Return the scores nu and straks that `3 7`, `3 → 7`, `3 naar 7` or `3` says; None for what was not typed.

    Raises InvalidInput when it says anything but one or two whole numbers from 0 to 10.
    """
    if not text.strip():
        return None, None
    found = _SCORES.fullmatch(text.strip())
    now, goal = (None if score is None else int(score) for score in found.groups()) if found else (None, None)
    if now is None or max(now, goal or 0) > 10:
        raise InvalidInput(
            "Geef één of twee hele cijfers van 0 tot en met 10: nu en straks, bijvoorbeeld 3 7.", field="score"
        )
    return now, goal
