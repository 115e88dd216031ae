"""Where a file to give comes, and which file was received: what somebody types as a path."""

import datetime as dt
import re
from pathlib import Path

from sessions.errors import InvalidInput

SUFFIX = ".tafel"
"""How a file to give is called where only a folder was said."""

_QUOTES = re.compile(r"""^(["'])(.+)\1$""")
"""What Windows puts around a path that is copied."""


def typed_path(text: str) -> Path:
    """Return the path that was typed; `~` is the own folder, and quotes around it do not count.

    Raises InvalidInput when nothing was typed, or it cannot be a path.
    """
    name = _QUOTES.sub(r"\2", text.strip())
    try:
        path = Path(name).expanduser()
    except RuntimeError as error:
        raise InvalidInput("Uw eigen map is niet bekend. Typ de hele naam van de map.", field="bestand") from error
    if not name or "\0" in name:
        raise InvalidInput("Typ de naam van het bestand, met de map erbij.", field="bestand")
    return path


def place_to_give(text: str, slug: str, day: dt.date) -> Path:
    """Return where the file to give comes: the path that was typed, or in that folder a file named after the series.

    Raises InvalidInput where that cannot be looked at.
    """
    path = typed_path(text)
    try:
        return path / file_name(slug, day) if path.is_dir() else path
    except OSError as error:
        raise InvalidInput(
            "Die map is niet te bereiken, of de naam is te lang. Kies een andere.", field="bestand"
        ) from error


def file_name(slug: str, day: dt.date) -> str:
    """Return what a file to give is called where nobody says it: the series and the day, and no person."""
    return f"{slug}-overdracht-{day.isoformat()}{SUFFIX}"
