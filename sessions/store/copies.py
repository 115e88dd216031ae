"""The copies of a series beside its file and among its backups, when something has to be erased from those too."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from sessions.errors import Refusal
from sessions.patience import Sleep
from sessions.store.backups import backup_at
from sessions.store.codec import Content, Pages, Tables, Unreadable
from sessions.store.documents import SeriesDocuments
from sessions.store.files import OtherContent, read_file, remove_file, write_file
from sessions.store.keys.keyring import Keyring, is_sealed
from sessions.store.refusals import DamagedFile
from sessions.store.storage import SeriesStorage

Erase = Callable[[SeriesDocuments], None]
"""Takes out of the documents of a copy what has to go, inside a batch; of one that does not hold it, nothing."""

_BESIDE = re.compile(r".+\.[a-z]+-(\d{8}-\d{4})(-\d+)?\.json")
"""How copies beside a file are called: `kop.conflict-20261122-1305.json`, in local time."""


def clean_copies(
    paths: Iterable[Path], erase: Erase, *, since: dt.datetime, sleep: Sleep, keys: Keyring
) -> tuple[Path, ...]:
    """Erase something from every copy that holds it; a copy that does not stays as it is, byte for byte.

    What is to be erased came into the series after `since`. A copy that cannot be cleaned, or cannot be read and is not
    older than that, is removed. Returns the copies that may still hold it: those that could not be removed either, and
    those that cannot be read and do not have a name of ours, which are not touched.
    """
    return tuple(path for path in paths if not _is_clean(path, erase, since, sleep, keys))


def seal_copies(paths: Iterable[Path], *, sealed: bool, sleep: Sleep, keys: Keyring) -> tuple[Path, ...]:
    """Write every copy encrypted, to all who may open it now, or not encrypted any more.

    Returns those that could not be, which stand as they were. A copy that is damaged stays damaged: its bytes are
    encrypted as they are. Raises Locked.
    """
    return tuple(path for path in paths if not _is_as_wished(path, sealed=sealed, sleep=sleep, keys=keys))


def _is_as_wished(path: Path, *, sealed: bool, sleep: Sleep, keys: Keyring) -> bool:
    try:
        data = read_file(path)
        if sealed or is_sealed(data):
            plain = (keys.open(data),)
            write_file(path, keys.seal(plain) if sealed else plain, expected=(data,), sleep=sleep)
    except FileNotFoundError:
        return True
    except (OSError, OtherContent, Unreadable):
        return False
    return True


def _is_clean(path: Path, erase: Erase, since: dt.datetime, sleep: Sleep, keys: Keyring) -> bool:
    storage = _CopyStorage(path, clock=lambda: since, sleep=sleep, keys=keys)
    try:
        storage.load()
    except FileNotFoundError:
        return True
    except (OSError, ValueError, Refusal):
        made = _made(path)
        return made is not None and (made <= since or _is_removed(path, sleep))
    try:
        with storage.batch():
            erase(SeriesDocuments(storage, _damaged))
    except (OSError, ValueError, Refusal):
        return _is_removed(path, sleep)
    return True


class _CopyStorage(SeriesStorage):
    """A copy that is written whole or not at all, and of which nothing is ever kept beside it."""

    def _save(self, tables: Tables, content: Content, pages: Pages, *, expected: Content | None) -> None:
        write_file(self.path, self.for_the_disk(content), sleep=self._sleep)


def _damaged() -> DamagedFile:
    return DamagedFile("Deze kopie is beschadigd.", backup=None)


def _is_removed(path: Path, sleep: Sleep) -> bool:
    try:
        remove_file(path, sleep=sleep)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _made(path: Path) -> dt.datetime | None:
    """Return the last moment at which a copy can have been made, by its name; None where the name does not tell."""
    if backup := backup_at(path):
        return backup.made + dt.timedelta(seconds=1)
    found = _BESIDE.fullmatch(path.name)
    return dt.datetime.strptime(found[1], "%Y%m%d-%H%M").astimezone() + dt.timedelta(minutes=1) if found else None
