"""What every fault is tried on: a small archive, encrypted or not, and what may be told of it afterwards."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from a_store import a_series, leftovers
from movable_clock import MovableClock

from sessions.actions import Action
from sessions.clock import Clock
from sessions.store.archive import Archive
from sessions.store.codec import Unreadable
from sessions.store.files import read_file
from sessions.store.keys.keyring import Keyring
from sessions.store.series_file import SeriesFile
from sessions.store.tables import check_tables, read_tables

SLUG = "kop-van-noord-holland"
PASSPHRASE = "fiets wolk lepel dijk"
BATCH = 1_000
"""How many documents are made in one act."""


@dataclass(frozen=True)
class Outcome:
    """What came of one kind of fault: in Dutch, because it stands so in the document for an organisation.

    `broken` says per broken promise what was seen; empty means that all held. `note` adds a measured figure.
    """

    what: str
    tried: int
    broken: tuple[str, ...]
    note: str = ""

    def __str__(self) -> str:
        return f"| {self.what} | {self.tried} | {len(self.broken)} | {self.note} |"


def kind(sealed: bool) -> str:
    """Return in Dutch whether an archive is encrypted."""
    return "versleuteld" if sealed else "niet versleuteld"


def archive_in(folder: Path, *, sealed: bool, clock: Clock | None = None) -> Archive:
    """Return the archive in a folder as after a start, unlocked; with `sealed` it has a key, made when there is none.

    A guess at the passphrase costs next to nothing here, and nobody waits for a busy file.
    """
    archive = Archive(folder, clock=clock or MovableClock(), sleep=lambda _: None)
    archive.keys = Keyring(folder, work=2)
    if archive.keys.exists:
        archive.keys.unlock(PASSPHRASE)
    elif sealed:
        archive.keys.make(PASSPHRASE)
    return archive


def furnished(folder: Path, *, sealed: bool, documents: int = 3, clock: Clock | None = None) -> Archive:
    """Return a new archive with one series of this many actions, and reserve copies from before and after them."""
    archive = archive_in(folder, sealed=sealed, clock=clock)
    with archive.create(a_series()) as file:
        for start in range(0, documents, BATCH):
            with file.change("toegezegd", undoable=False):
                file.actions.add_all(an_action(number + 1) for number in range(start, min(start + BATCH, documents)))
        file.back_up("afgesloten")
    return archive


def an_action(number: int, what: str = "belt de woonstichting over een kamer") -> Action:
    """Return an action of which every byte is known beforehand."""
    return Action(what=f"{what}, {number}", session=1, uid=f"{number:032x}")


def path_of(archive: Archive) -> Path:
    """Return the file of the series."""
    return archive.folder / f"{SLUG}.json"


def plain(archive: Archive, path: Path) -> bytes:
    """Return what a file holds when it is not encrypted."""
    return archive.keys.open(read_file(path))


def words(file: SeriesFile) -> list[str]:
    """Return the words of every action."""
    return [action.what for action in file.actions.all()]


def copied(template: Path, folder: Path) -> None:
    """Put a folder back as it was."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)


def half_files(archive: Archive) -> list[str]:
    """Return the files, copies included, that are no whole series."""
    bad = []
    for path in archive.folder.rglob("*.json"):
        try:
            check_tables(read_tables(plain(archive, path)))
        except (Unreadable, OSError):
            bad.append(path.name)
    return bad


def not_free_and_tidy(archive: Archive) -> list[str]:
    """Open the series as after a new start; return what is not as promised: writable, readable, nothing left over."""
    with archive.open(SLUG) as file:
        file.check()
        told = [file.read_only] if file.read_only else []
    return [*told, *leftovers(archive.folder)]
