"""Encrypting a series and its copies, or not any more; the key of the archive is made and opened here too."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sessions.errors import Refusal
from sessions.store.archive import Archive
from sessions.store.keys.refusals import Locked, NoKey
from sessions.store.refusals import ReadOnlyFile


@dataclass(frozen=True)
class Sealed:
    """What became of one series: `trouble` is "" or a Dutch sentence why it stayed as it was.

    `left` are the copies of it that could not be written anew: they stand as they were.
    """

    slug: str
    trouble: str = ""
    left: tuple[Path, ...] = ()


def encrypt_series(archive: Archive, slug: str) -> Sealed:
    """Encrypt a series and every copy of it on this disk; what is encrypted already stays.

    Raises NoKey when the archive has none, Locked before the passphrase was given, ReadOnlyFile when a window has it,
    and what the store raises; the file is then as it was.
    """
    if not archive.keys.exists:
        raise NoKey("Dit archief heeft nog geen sleutel. Er is niets gewijzigd. Maak er een met: tafel sleutel maak")
    return _seal(archive, slug, sealed=True)


def decrypt_series(archive: Archive, slug: str) -> Sealed:
    """Write a series and every copy of it without encryption. Raises as `encrypt_series` does."""
    return _seal(archive, slug, sealed=False)


def encrypt_all(archive: Archive) -> Iterator[Sealed]:
    """Encrypt every series, one by one; what cannot be, is told in its line and stops nothing. Raises NoKey, Locked."""
    if archive.keys.is_locked:
        raise Locked("Dit archief is vergrendeld. Geef eerst de wachtwoordzin. Er is niets gewijzigd.")
    for slug in archive.slugs():
        try:
            yield encrypt_series(archive, slug)
        except NoKey:
            raise
        except Refusal as refusal:
            yield Sealed(slug, str(refusal))


def _seal(archive: Archive, slug: str, *, sealed: bool) -> Sealed:
    with archive.open(slug, back_up=False) as file:
        if file.read_only:
            raise ReadOnlyFile(file.read_only)
        return Sealed(slug, left=file.seal(sealed=sealed))
