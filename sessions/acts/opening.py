"""Opening an archive and its series: the door through which screens and the command line come in.

What they hold after that is an Archive and a SeriesFile, to hand to acts; so these names are given on from here.
"""

from contextlib import suppress
from pathlib import Path

from sessions.acts.erasing import finish_erasing
from sessions.clock import Clock, utc_now
from sessions.errors import Refusal
from sessions.store.archive import Archive, Checked
from sessions.store.refusals import DamagedFile
from sessions.store.series_file import SeriesFile

__all__ = [
    "Archive",
    "Checked",
    "DamagedFile",
    "SeriesFile",
    "open_archive",
    "open_in_passing",
    "open_series",
    "read_copy",
    "read_series",
]


def open_archive(folder: Path, clock: Clock = utc_now) -> Archive:
    """Return the archive in this folder; the disk is not touched until something is read or made."""
    return Archive(folder, clock=clock)


def open_series(archive: Archive, slug: str) -> SeriesFile:
    """Open a series to work in; read-only when another window has it. Raises a Refusal when it is damaged.

    Where somebody was erased and copies could not be cleaned then, that is done now.
    """
    file = archive.open(slug)
    with suppress(Refusal):
        file.warning = finish_erasing(file).warning or file.warning
    return file


def open_in_passing(archive: Archive, slug: str) -> SeriesFile:
    """Open a series only to note something in it, without the copy that opening it to work in makes."""
    return archive.open(slug, back_up=False)


def read_series(archive: Archive, slug: str) -> SeriesFile:
    """Open a series only to look at, without keeping others from working in it."""
    return archive.read(slug)


def read_copy(archive: Archive, path: Path) -> SeriesFile:
    """Open a reserve copy, or a version that was kept beside a series, to look at. Raises a Refusal when damaged."""
    return archive.read_copy(path)
