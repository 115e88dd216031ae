"""One window at a time writes a series: a native lock for the sitting, and a note of who has it."""

import getpass
import platform
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from sessions.store.files import read_file, sweep, write_file
from sessions.store.refusals import lock_refused, moment_words
from sessions.text import clean_line

if TYPE_CHECKING:
    from filelock import BaseFileLock


class SeriesLock:
    """The lock of one series file. The system lets it go when the process ends, however it ends.

    The note beside it tells other windows who and since when; its existence means nothing.
    """

    def __init__(self, path: Path) -> None:
        self._lock_path = path.with_name(f".{path.stem}.lock")
        self._note_path = path.with_name(f".{path.stem}.lock-info")
        self._lock: BaseFileLock | None = None

    @property
    def held(self) -> bool:
        """True while this window may write."""
        return self._lock is not None

    def acquire(self, now: datetime) -> str:
        """Take the lock if it is free. Returns "" or, in Dutch, why this window can only read."""
        # Imported here because reading, which is all that lists and documents do, takes no lock.
        from filelock import Timeout

        lock = self._native()
        try:
            lock.acquire()
        except Timeout:
            return (
                f"Deze reeks is al geopend {self._holder()}. U kunt hier meelezen; wijzigen kan in dat andere venster."
            )
        except OSError as error:
            return lock_refused(error)
        self._lock = lock
        sweep(self._note_path.parent, self._note_path.name)
        with suppress(OSError):
            write_file(
                self._note_path,
                [orjson.dumps({"who": _who_and_where(), "since": now})],
            )
        return ""

    def is_free(self) -> bool:
        """Return whether this window could take the lock now: it is taken for a moment and given back."""
        from filelock import Timeout

        lock = self._native()
        try:
            lock.acquire()
        except (Timeout, OSError):
            return False
        lock.release()
        return True

    def release(self) -> None:
        """Let the lock go, if it is held."""
        if self._lock is None:
            return
        with suppress(OSError):
            self._note_path.unlink()
        with suppress(OSError):
            self._lock.release()
        self._lock = None

    def _native(self) -> "BaseFileLock":
        from filelock import FileLock

        return FileLock(self._lock_path, timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False)

    def _holder(self) -> str:
        """Return who has the lock and since when, as far as the note tells."""
        try:
            note = orjson.loads(read_file(self._note_path))
            who = clean_line(str(note["who"]))[:80]
            since = datetime.fromisoformat(note["since"])
        except (OSError, ValueError, KeyError, TypeError):
            return "in een ander venster of op een andere computer"
        return f"door {who}, sinds {moment_words(since)}"


def user_name() -> str:
    """Return who works at this computer, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "onbekend"


def _who_and_where() -> str:
    return f"{user_name()} op {platform.node() or 'deze computer'}"
