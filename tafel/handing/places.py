"""Where a file to give comes, and which file was received: what somebody types as a path."""

import datetime as dt
from pathlib import Path

from sessions.errors import InvalidInput
from tafel.paths import typed_path

SUFFIX = ".tafel"
"""How a file to give is called where only a folder was said."""


def place_to_give(text: str, slug: str, day: dt.date) -> Path:
    """Return where the file to give comes: the path that was typed, or in that folder a file named after the series.

    Raises InvalidInput where that cannot be looked at.
    """
    path = typed_path(text)
    try:
        return path / file_name(slug, day) if path.is_dir() else path
    except (OSError, ValueError) as error:
        raise InvalidInput(
            "Die map is niet te bereiken, of de naam is te lang. Kies een andere.", field="bestand"
        ) from error


def file_name(slug: str, day: dt.date) -> str:
    """Return what a file to give is called where nobody says it: the series and the day, and no person."""
    return f"{slug}-overdracht-{day.isoformat()}{SUFFIX}"
