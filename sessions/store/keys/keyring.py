"""The keyring of an archive: the key that its files are encrypted to, and who else can open them.

Files are in the `age` format. The identity (the secret half of the key) stands in `sleutel/identiteit.age`, sealed with
a passphrase; while it is unlocked it is in memory only. Every file is encrypted to it and to the recovery keys in
`sleutel/herstelsleutels.txt`: public keys of people who can help when the passphrase is lost, such as the coordinator.
For them the identity stands in `sleutel/herstel.age` too. An archive without these files is not encrypted.
"""

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sessions.errors import InvalidInput
from sessions.folders import make_folder
from sessions.patience import Sleep
from sessions.store.codec import Content, Unreadable
from sessions.store.files import read_file, sweep, write_file
from sessions.store.keys.passphrase_file import WORK, WrongPassphrase, open_with_passphrase, seal_with_passphrase
from sessions.store.keys.refusals import KeyExists, Locked, NoKey, WrongWords
from sessions.store.refusals import save_failed, unreachable
from sessions.text import clean_line

FOLDER = "sleutel"
IDENTITY = "identiteit.age"
RECOVERY = "herstel.age"
RECIPIENTS = "herstelsleutels.txt"
LEAST_LENGTH = 16
"""Characters of a passphrase at least: four ordinary words."""
MARK = b"age-encryption.org/v1\n"
"""How every encrypted file begins."""
_PUBLIC = re.compile(r"age1[0-9a-z]{58}")
_SIZE_LIMIT = 100_000
"""Bytes of a key file at most; ours are a few hundred."""


@dataclass(frozen=True)
class RecoveryKey:
    """The public key of somebody who can open the files too; `name` is whose it is."""

    name: str
    public: str


class Keyring:
    """The key of the archive in one folder. Making a Keyring does not touch the disk.

    `work` is the cost of trying a passphrase, see `passphrase_file.WORK`.
    """

    def __init__(self, archive: Path, *, sleep: Sleep = time.sleep, work: int = WORK) -> None:
        self.folder = archive / FOLDER
        self._work = work
        self._sleep = sleep
        self._identity: Any = None

    @property
    def exists(self) -> bool:
        """Whether this archive has a key, and so new files are encrypted."""
        return (self.folder / IDENTITY).exists()

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase is asked before an encrypted file can be read."""
        return self.exists and self._identity is None

    @property
    def public(self) -> str:
        """The public half of the key. Raises Locked."""
        return str(self._unlocked().to_public())

    def make(self, passphrase: str) -> None:
        """Make the key of this archive. Raises KeyExists, InvalidInput for a weak passphrase, and SaveFailed."""
        if self.exists:
            raise KeyExists(
                "Dit archief heeft al een sleutel. Er is niets gewijzigd. Een andere wachtwoordzin kiest u met: "
                "tafel sleutel wachtwoord"
            )
        if self._opens_something():
            raise KeyExists(
                "In dit archief staan versleutelde reeksen waarvan de sleutel ontbreekt. Er is niets gewijzigd. Zet de "
                f"map {FOLDER} terug uit een back-up; met een nieuwe sleutel gaan die reeksen niet open."
            )
        check_passphrase(passphrase)
        from pyrage import x25519

        identity = x25519.Identity.generate()
        self._write({IDENTITY: seal_with_passphrase(_secret(identity), passphrase, work=self._work)})
        self._identity = identity

    def unlock(self, passphrase: str) -> None:
        """Open the keyring: about a second of work, in which other threads go on. Raises NoKey and WrongWords.

        What a killed process left half-written of the key is removed.
        """
        from pyrage import x25519

        sweep(self.folder, "")
        try:
            secret = open_with_passphrase(self._read(IDENTITY), passphrase)
            self._identity = x25519.Identity.from_str(secret.decode("ascii").strip())
        except (WrongPassphrase, ValueError) as error:
            raise WrongWords("Wachtwoordzin onjuist of bestand beschadigd. Er is niets gewijzigd.") from error

    def lock(self) -> None:
        """Forget the secret half of the key, as far as Python lets go of it."""
        self._identity = None

    def change_passphrase(self, new: str) -> None:
        """Seal the key anew; the files themselves stay. Raises Locked, InvalidInput and SaveFailed."""
        identity = self._unlocked()
        check_passphrase(new)
        self._write({IDENTITY: seal_with_passphrase(_secret(identity), new, work=self._work)})

    @property
    def recovery(self) -> tuple[RecoveryKey, ...]:
        """Who else can open the files. Raises Unreachable, and Unreadable where that list is damaged."""
        try:
            text = self._read(RECIPIENTS).decode("utf-8")
        except NoKey:
            return ()
        except UnicodeDecodeError as error:
            raise Unreadable("recovery keys") from error
        keys = []
        for line in text.splitlines():
            public, _, name = line.partition(" ")
            if not _PUBLIC.fullmatch(public):
                raise Unreadable("recovery keys")
            keys.append(RecoveryKey(clean_line(name), public))
        return tuple(keys)

    def add_recovery(self, name: str, public: str) -> None:
        """Let somebody else open the files that are written from now on, and the key itself.

        Raises Locked, InvalidInput where this is no public key, and SaveFailed.
        """
        self._unlocked()
        public = clean_line(public)
        if not _is_public(public):
            raise InvalidInput(
                "Dit is geen openbare sleutel: die begint met age1 en heeft 62 tekens. Er is niets gewijzigd.",
                field="herstelsleutel",
            )
        others = (key for key in self.recovery if key.public != public)
        self._keep_recovery((*others, RecoveryKey(clean_line(name) or "herstelsleutel", public)))

    def drop_recovery(self, public: str) -> None:
        """Let somebody no longer open what is written from now on. Raises Locked and SaveFailed."""
        self._unlocked()
        self._keep_recovery(key for key in self.recovery if key.public != public)

    def regain(self, secret: str, new: str) -> None:
        """With the secret half of a recovery key: open the keyring, and seal it with a new passphrase.

        Raises WrongWords where this key was never a recovery key of this archive, NoKey, InvalidInput, SaveFailed.
        """
        import pyrage

        check_passphrase(new)
        try:
            helper = pyrage.x25519.Identity.from_str(secret.strip())
            found = pyrage.decrypt(self._read(RECOVERY), [helper]).decode("ascii").strip()
            self._identity = pyrage.x25519.Identity.from_str(found)
        except (pyrage.IdentityError, pyrage.DecryptError, ValueError) as error:
            raise WrongWords(
                "Deze herstelsleutel past niet op dit archief, of het bestand is beschadigd. Er is niets gewijzigd."
            ) from error
        self.change_passphrase(new)

    def seal(self, content: Content) -> Content:
        """Return the encrypted bytes of a file. Raises Locked."""
        import pyrage

        own = self._unlocked().to_public()
        others = [pyrage.x25519.Recipient.from_str(key.public) for key in self.recovery]
        return (bytes(pyrage.encrypt(b"".join(content), [own, *others])),)

    def open(self, data: bytes) -> bytes:
        """Return what a file holds: of one that is not encrypted its own bytes.

        Raises Locked, and Unreadable where it is damaged or of another key.
        """
        if not is_sealed(data):
            return data
        import pyrage

        try:
            return bytes(pyrage.decrypt(data, [self._unlocked()]))
        except pyrage.DecryptError as error:
            raise Unreadable("not of this key, or damaged") from error

    def _opens_something(self) -> bool:
        """Whether a series of this archive is encrypted."""
        return any(_begins_sealed(path) for path in self.folder.parent.glob("*.json"))

    def _unlocked(self) -> Any:
        if self._identity is not None:
            return self._identity
        if self.exists:
            raise Locked("Dit archief is vergrendeld. Geef eerst de wachtwoordzin. Er is niets gewijzigd.")
        raise NoKey(
            f"De sleutel ontbreekt: de map {FOLDER} in het archief. Er is niets gewijzigd. Zet die map terug uit een "
            "back-up; zonder die map gaan versleutelde reeksen niet open."
        )

    def _keep_recovery(self, keys: Iterable[RecoveryKey]) -> None:
        import pyrage

        kept = tuple(keys)
        lines = "".join(f"{key.public} {key.name}\n" for key in kept)
        recipients = [pyrage.x25519.Recipient.from_str(key.public) for key in kept]
        sealed = pyrage.encrypt(_secret(self._unlocked()), recipients) if recipients else b""
        self._write({RECOVERY: bytes(sealed), RECIPIENTS: lines.encode()})

    def _read(self, name: str) -> bytes:
        try:
            return read_file(self.folder / name, limit=_SIZE_LIMIT)
        except FileNotFoundError as error:
            raise NoKey("Dit archief heeft geen sleutel. Maak er een met: tafel sleutel maak") from error
        except OSError as error:
            raise unreachable(error, self.folder) from error

    def _write(self, files: dict[str, bytes]) -> None:
        try:
            make_folder(self.folder)
            for name, data in files.items():
                write_file(self.folder / name, (data,), sleep=self._sleep)
        except OSError as error:
            raise save_failed(error, self.folder) from error


def check_passphrase(passphrase: str) -> None:
    """Raise InvalidInput for a passphrase that is easily guessed."""
    if len(passphrase.strip()) < LEAST_LENGTH or len(set(passphrase.casefold())) < LEAST_LENGTH // 2:
        raise InvalidInput(
            f"Neem een zin van minstens {LEAST_LENGTH} tekens, bijvoorbeeld vier gewone woorden die niet bij elkaar "
            "horen. Er is niets gewijzigd.",
            field="wachtwoordzin",
        )


def is_sealed(data: bytes) -> bool:
    """Whether these are the bytes of an encrypted file."""
    return data.startswith(MARK)


def _begins_sealed(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return is_sealed(file.read(len(MARK)))
    except OSError:
        return False


def _is_public(text: str) -> bool:
    from pyrage import RecipientError, x25519

    try:
        x25519.Recipient.from_str(text)
    except RecipientError:
        return False
    return _PUBLIC.fullmatch(text) is not None


def _secret(identity: Any) -> bytes:
    return f"{identity}\n".encode("ascii")
