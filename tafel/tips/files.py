"""Reading a file of tips that somebody points at, in the app and on the command line, within bounded memory."""

import re
from pathlib import Path
from typing import BinaryIO

from sessions.delimited import SIZE_LIMIT
from sessions.errors import InvalidInput
from sessions.tips.importing import TipsRead, read_tip_file

_QUOTES = re.compile(r"""^(["'])(.+)\1$""")
"""What Windows puts around a path that is copied."""


def read_tips_at(name: str) -> TipsRead:
    """Read the tips in the file of this name, as `bytes_at` finds it.

    Raises InvalidInput as that does, and when the file cannot be understood as a whole.
    """
    return read_tip_file(bytes_at(name))


def bytes_at(name: str) -> bytes:
    """Return what the file of this name holds; `~` is the own folder, and quotes around it do not count.

    Raises InvalidInput when there is no such file, or it cannot be read.
    """
    try:
        path = Path(_QUOTES.sub(r"\2", name.strip())).expanduser()
        if path.is_dir():
            raise InvalidInput(f"{path} is een map. Geef het bestand zelf. Er is niets ingelezen.")
        if not path.exists():
            raise InvalidInput(f"{path} is er niet. Kijk de naam na, met de map erbij. Er is niets ingelezen.")
        if not path.is_file():
            raise InvalidInput(f"{path} is geen gewoon bestand. Er is niets ingelezen.")
        with path.open("rb") as stream:
            return _all_of(stream)
    except (OSError, RuntimeError, ValueError) as error:
        # expanduser raises RuntimeError without a home folder, and a name with a NUL in it a ValueError.
        raise InvalidInput(
            "Dit bestand kan niet worden gelezen. Er is niets ingelezen. "
            "Sluit het in andere programma's, of kopieer het naar uw eigen map."
        ) from error


def read_tips_from(stream: BinaryIO) -> TipsRead:
    """Read the tips that a stream gives, and no more of it than a file may be large."""
    return read_tip_file(_all_of(stream))


def _all_of(stream: BinaryIO) -> bytes:
    return stream.read(SIZE_LIMIT + 1)
