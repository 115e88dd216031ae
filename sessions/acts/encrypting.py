"""Encrypting a series and its copies, or not any more; the key of the archive is made and opened here too."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sessions.errors import Refusal
from sessions.store.archive import Archive
from sessions.store.files import read_file
from sessions.store.keys.keyring import Keyring, check_passphrase, is_sealed
from sessions.store.keys.passphrase_file import WrongPassphrase, open_with_passphrase
from sessions.store.keys.refusals import KeyExists, Locked, NoKey, WrongWords
from sessions.store.refusals import ReadOnlyFile, unreachable

__all__ = ["KeyExists", "Keyring", "Locked", "NoKey", "WrongWords", "check_passphrase"]


@dataclass(frozen=True)
class Sealed:
    """What became of one series: `trouble` is "" or a Dutch sentence why it stayed as it was.

    `left` are the copies of it that could not be written anew: they stand as they were.
    """

    slug: str
    trouble: str = ""
    left: tuple[Path, ...] = ()


def encrypt_series(archive: Archive, slug: str) -> Sealed:
    """Encrypt a series and every copy of it on this disk, to the key of the archive and its recovery keys of now.

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


def add_recovery(archive: Archive, name: str, public: str) -> tuple[Sealed, ...]:
    """Let somebody else open the archive too, from now on and what is encrypted already.

    Returns what became of each series. Raises Locked, InvalidInput where this is no public key, and SaveFailed.
    """
    archive.keys.add_recovery(name, public)
    return tuple(_anew(archive))


def drop_recovery(archive: Archive, public: str) -> tuple[Sealed, ...]:
    """Let somebody no longer open the archive: it is encrypted anew without that key. Raises Locked, SaveFailed.

    Who has a copy of a file of before can still open that.
    """
    archive.keys.drop_recovery(public)
    return tuple(_anew(archive))


def is_passphrase_file(path: Path) -> bool:
    """Whether a recovery key in this file is itself protected by a passphrase. Raises Unreachable."""
    return is_sealed(_key_file(path))


def regain(archive: Archive, path: Path, new: str, passphrase: str = "") -> None:
    """Open an archive with the recovery key in a file, and give it a new passphrase.

    `passphrase` opens the file itself, where that is protected. Raises WrongWords, NoKey, InvalidInput, Unreachable
    and SaveFailed.
    """
    data = _key_file(path)
    try:
        data = open_with_passphrase(data, passphrase) if is_sealed(data) else data
    except WrongPassphrase as error:
        raise WrongWords("Wachtwoordzin onjuist of bestand beschadigd. Er is niets gewijzigd.") from error
    lines = data.decode("utf-8", errors="replace").splitlines()
    secret = next((line.strip() for line in lines if line.startswith("AGE-SECRET-KEY-")), "")
    archive.keys.regain(secret, new)


def _key_file(path: Path) -> bytes:
    try:
        return read_file(path, limit=100_000)
    except OSError as error:
        raise unreachable(error, path) from error


def _anew(archive: Archive) -> Iterator[Sealed]:
    """Encrypt what is encrypted once more, to all who may open it now."""
    for slug in archive.slugs():
        try:
            with archive.read(slug) as file:
                encrypted = file.is_sealed
            if encrypted:
                yield encrypt_series(archive, slug)
        except Refusal as refusal:
            yield Sealed(slug, str(refusal))


def _seal(archive: Archive, slug: str, *, sealed: bool) -> Sealed:
    with archive.open(slug, back_up=False) as file:
        if file.read_only:
            raise ReadOnlyFile(file.read_only)
        return Sealed(slug, left=file.seal(sealed=sealed))
