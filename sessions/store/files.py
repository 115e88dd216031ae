"""Private files that are written whole or not at all, on Linux, macOS and Windows.

Every call to the operating system by which the store writes is in this module.
"""

import datetime as dt
import os
import re
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from sessions.patience import Sleep, patiently

LARGEST = 100_000_000
"""Most bytes that are read at once: a hundred times what a series is after ten years. More is no file of ours."""

TEMPORARY = ".tmp"
"""How the names of files that are being written end."""

_BINARY = getattr(os, "O_BINARY", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_GATHERS = hasattr(os, "writev")
_AT_ONCE = 1000
"""How many pieces one call takes; systems allow 1,024."""


class OtherContent(Exception):
    """A file does not hold what it should, so it was not replaced."""


class NotAFile(OSError):
    """There is a link, a folder or a device where a file should be."""


class TooLarge(OSError):
    """A file is larger than what is read at once."""


def read_file(path: Path, *, limit: int = LARGEST) -> bytes:
    """Return all bytes of a plain file. Raises NotAFile for anything else, TooLarge beyond a limit, and OSError."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise NotAFile(str(path))
    descriptor = os.open(path, os.O_RDONLY | _BINARY | _NO_FOLLOW)
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        if os.fstat(descriptor).st_size > limit:
            raise TooLarge(str(path))
        return file.read()


def holds(path: Path, content: Sequence[bytes]) -> bool:
    """Return whether a plain file consists of exactly these bytes. Raises OSError when it cannot be read."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return False
    descriptor = os.open(path, os.O_RDONLY | _BINARY | _NO_FOLLOW)
    try:
        return all(_read(descriptor, len(piece)) == piece for piece in content) and not os.read(descriptor, 1)
    finally:
        os.close(descriptor)


def write_file(
    path: Path, content: Sequence[bytes], *, expected: Sequence[bytes] | None = None, sleep: Sleep = time.sleep
) -> OSError | None:
    """Make a file hold these bytes, also after a power cut. With `expected`, only if it holds those until now.

    Raises OtherContent where it does not, and OSError; the old file then stands as it was. Returns the error, if
    any, by which only the folder could not be made durable.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}{TEMPORARY}")
    try:
        with _new_file(temporary) as descriptor:
            for start in range(0, len(content), _AT_ONCE):
                _write(descriptor, content[start : start + _AT_ONCE])
            # The disk starts on the new file while the old one is compared.
            _start_writing(descriptor)
            if expected is not None and not holds(path, expected):
                raise OtherContent(str(path))
            os.fsync(descriptor)
        _replace(temporary, path, sleep)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return _sync_folder(path.parent)


def remove_file(path: Path, *, sleep: Sleep = time.sleep) -> None:
    """Remove a file, also after a power cut. Raises OSError."""
    patiently(path.unlink, sleep)
    _sync_folder(path.parent)


def beside(path: Path, word: str, moment: dt.datetime) -> Path:
    """Return a free name beside a file, as `kop.conflict-20261122-1305.json`; such a name is never a series' own."""
    stem = f"{path.stem}.{word}-{moment.astimezone():%Y%m%d-%H%M}"
    names = (path.with_name(f"{stem}{extra}{path.suffix}") for extra in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not os.path.lexists(name))


def sweep(folder: Path, prefix: str) -> None:
    """Remove what a killed process left half-written, of files whose names begin with this prefix."""
    ours = re.compile(rf"\.{re.escape(prefix)}.*\.[0-9a-f]{{8}}{re.escape(TEMPORARY)}")
    with suppress(OSError):
        for entry in folder.iterdir():
            if ours.fullmatch(entry.name):
                with suppress(OSError):
                    entry.unlink()


def _read(descriptor: int, count: int) -> bytes:
    """Return this many bytes, or fewer where the file ends; one call may give less on a network drive."""
    data = os.read(descriptor, count)
    while len(data) < count and (more := os.read(descriptor, count - len(data))):
        data += more
    return data


@contextmanager
def _new_file(path: Path) -> Iterator[int]:
    """Make a file that only the user can read, whatever the umask; gives its descriptor."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _NO_FOLLOW, 0o600)
    try:
        if os.name != "nt":
            os.fchmod(descriptor, 0o600)
        yield descriptor
    finally:
        os.close(descriptor)


def _start_writing(descriptor: int) -> None:
    """Ask the system to begin on what was written, where it has a call with that effect; fsync waits for the rest."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _write(descriptor: int, pieces: Sequence[bytes]) -> None:
    """Write pieces with one call where the system can: a file written in small calls takes half as long again."""
    done = os.writev(descriptor, pieces) if _GATHERS else 0
    if done == sum(map(len, pieces)):
        return
    rest = memoryview(b"".join(pieces))[done:]
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _replace(source: Path, target: Path, sleep: Sleep) -> None:
    """Rename over the target."""
    patiently(lambda: source.replace(target), sleep)


def _sync_folder(folder: Path) -> OSError | None:
    if os.name == "nt":
        return None
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        return error
    return None
