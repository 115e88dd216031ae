"""The name of a file or a folder as somebody types it."""

import re
from pathlib import Path

from sessions.errors import InvalidInput

_QUOTES = re.compile(r"""^(["'])(.+)\1$""")
"""What Windows puts around a path that is copied."""


def typed_path(text: str, *, field: str = "bestand") -> Path:
    """Return the path that was typed; `~` is the own folder, and quotes around it do not count.

    Raises InvalidInput, at this `field`, when nothing was typed or it cannot be a path.
    """
    name = _QUOTES.sub(r"\2", text.strip())
    if not name or "\0" in name:
        raise InvalidInput("Typ de naam van het bestand of de map, met de mappen erboven.", field=field)
    try:
        return Path(name).expanduser()
    except RuntimeError as error:
        raise InvalidInput(
            "Wat met ~ begint, is de eigen map van iemand die hier niet bekend is. Typ de hele naam van de map.",
            field=field,
        ) from error
