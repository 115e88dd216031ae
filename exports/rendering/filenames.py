"""File names that every system takes: lower-case ASCII letters, digits and dashes, never a path.

Windows' rules are the strictest: device names such as `con` are not files there, case does not count, and a name
ends in neither a dot nor a blank.
"""

import re
from collections.abc import Iterable
from itertools import count

from sessions.text import fold

PART_LIMIT = 60
"""Longest part of a file name in characters, so that a name of several parts fits in Windows' 260 for a path."""

_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


def safe_stem(text: str, *, otherwise: str = "document", limit: int = PART_LIMIT) -> str:
    """Return text as (part of) a file name; `otherwise` when nothing of it can stand in one."""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:limit].strip("-")
    if _RESERVED.fullmatch(stem):
        return f"{stem}-1"
    return stem or otherwise


def distinct(stems: Iterable[str]) -> tuple[str, ...]:
    """Return the stems in their order, with a number behind each that an earlier one has already."""
    given: dict[str, None] = {}
    for stem in stems:
        numbered = (f"{stem}-{number}" for number in count(2))
        given[stem if stem not in given else next(name for name in numbered if name not in given)] = None
    return tuple(given)
