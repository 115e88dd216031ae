"""Reading a file of tips that somebody points at, in the app and on the command line, within bounded memory."""

from typing import BinaryIO

from sessions.tips.importing import TipsRead, read_tip_file
from tafel.bringing.files import bytes_at, bytes_from


def read_tips_at(name: str) -> TipsRead:
    """Read the tips in the file of this name, as `bytes_at` finds it.

    Raises InvalidInput as that does, and when the file cannot be understood as a whole.
    """
    return read_tip_file(bytes_at(name))


def read_tips_from(stream: BinaryIO) -> TipsRead:
    """Read the tips that a stream gives, and no more of it than a file may be large."""
    return read_tip_file(bytes_from(stream))
