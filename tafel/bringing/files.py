"""Reading a file that somebody points at, within bounded memory."""

import re
from pathlib import Path
from typing import BinaryIO

from sessions.delimited import SIZE_LIMIT, TOO_LARGE
from sessions.errors import InvalidInput

STDIN = "-"
"""Stands for what comes in through a pipe."""

_QUOTES = re.compile(r"""^(["'])(.+)\1$""")
"""What Windows puts around a path that is copied."""


def bytes_at(name: str) -> bytes:
    """Return what the file of this name holds; `~` is the own folder, and quotes around it do not count.

    Raises InvalidInput when there is no such file, it is too large, or it cannot be read.
    """
    try:
        path = Path(_QUOTES.sub(r"\2", name.strip())).expanduser()
        if path.is_dir():
            raise InvalidInput(f"{path} is een map. Geef het bestand zelf. Er is niets ingelezen.")
        if not path.exists():
            raise InvalidInput(f"{path} is er niet. Kijk de naam na, met de map erbij. Er is niets ingelezen.")
        if not path.is_file():
            raise InvalidInput(f"{path} is geen gewoon bestand. Er is niets ingelezen.")
        if path.stat().st_size > SIZE_LIMIT:
            raise InvalidInput(TOO_LARGE)
        with path.open("rb") as stream:
            return bytes_from(stream)
    except (OSError, RuntimeError, ValueError) as error:
        # expanduser raises RuntimeError without a home folder, and a name with a NUL in it a ValueError.
        raise InvalidInput(
            "Dit bestand kan niet worden gelezen. Er is niets ingelezen. "
            "Sluit het in andere programma's, of kopieer het naar uw eigen map."
        ) from error


def bytes_from(stream: BinaryIO) -> bytes:
    """Return what a stream gives, and no more of it than shows that it is too large."""
    return stream.read(SIZE_LIMIT + 1)
