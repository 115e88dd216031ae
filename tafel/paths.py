"""Where files come: the name of a file or a folder as somebody types it, and the folder that is proposed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sessions.errors import InvalidInput

if TYPE_CHECKING:
    from tafel.settings import Settings

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


def read_folder(typed: str) -> Path:
    """Return a typed folder. Raises InvalidInput for one that is not said in full."""
    folder = typed_path(typed, field="Map") if typed else Path()
    if not folder.is_absolute():
        raise InvalidInput("Typ de hele naam van de map, bijvoorbeeld ~/Documenten/tafel.", field="Map")
    return folder


def documents_folder() -> Path:
    """Return where documents come when nobody says where."""
    import platformdirs

    return Path(platformdirs.user_documents_dir()) / "tafel"


def proposed_folder(settings: Settings) -> Path:
    """Return which folder is proposed to write in: the one where something was last written to send, else our own."""
    return Path(settings.folder) if settings.folder else documents_folder()
