"""A parcel: the file by which a series goes to somebody else. One line that says what it is, then the series itself.

The bytes of the series are those of its own file, as `codec` makes them. With a `ParcelKey` they are encrypted to a key
that is made for this one file; it stands on the label, sealed with a passphrase that the receiver is told another way.
The label has what is needed to say what went wrong without opening what follows.
"""

import base64
import datetime as dt
import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import orjson
from pydantic import ValidationError

from sessions.document import Frozen
from sessions.store.codec import Content, Tables, Unreadable
from sessions.store.files import NotAFile, TooLarge, holds, read_file, remove_file, write_file
from sessions.store.journal import cleaned_log
from sessions.store.keys.keyring import check_passphrase
from sessions.store.keys.passphrase_file import WORK, open_with_passphrase, seal_with_passphrase
from sessions.store.keys.refusals import NeedsWords, WrongWords
from sessions.store.refusals import AlreadyThere, NewerSchema, NoHandOver, not_written, unreachable
from sessions.store.tables import LOG, check_tables, read_tables
from sessions.text import Line, Name

FORM = 1
"""The number of this form of the file."""
LABEL_LIMIT = 20_000
"""Longest first line in bytes."""

_NONE = "{name} is geen bestand waarmee een reeks is overgedragen. Er is niets gewijzigd. Kies het bestand dat u kreeg."
_BROKEN = (
    "{name} is beschadigd of niet heel aangekomen. Er is niets gewijzigd. Vraag {giver} om het bestand nog een keer te "
    "sturen; daar staat het nog."
)


class Label(Frozen):
    """What stands on a parcel: which series, the how-manyth hand-over of it, from whom, to whom, when (UTC).

    `series` and `hand_over` are uids; `size` and `digest` (SHA-256) are of the bytes that follow. `key` is what opens
    them, sealed with a passphrase (base64); empty where they are not encrypted.
    """

    kind: Literal["tafel-overdracht"] = "tafel-overdracht"
    form: int = FORM
    title: Name
    series: str
    hand_over: str
    serial: int
    giver: Line = ""
    receiver: Name
    given: dt.datetime
    size: int
    digest: str
    key: str = ""


@dataclass(frozen=True)
class ParcelKey:
    """The key of one parcel: `public` encrypts, `sealed` is its other half for who knows the passphrase."""

    public: str
    sealed: bytes = field(repr=False)


def parcel_key(words: str, *, work: int = WORK) -> ParcelKey:
    """Return a new key for one parcel, that these words open. Takes about a second; other threads go on.

    Raises InvalidInput for a passphrase that is easily guessed.
    """
    from pyrage import x25519

    check_passphrase(words)
    identity = x25519.Identity.generate()
    return ParcelKey(str(identity.to_public()), seal_with_passphrase(str(identity).encode("ascii"), words, work=work))


@dataclass(frozen=True)
class Parcel:
    """A parcel that was opened; every document in it has been checked."""

    label: Label
    tables: Tables = field(repr=False)
    content: Content = field(repr=False)


def labelled(content: Content, key: ParcelKey | None = None, **said: object) -> tuple[Label, bytes]:
    """Return the label of these bytes, and the bytes as they go into a parcel: encrypted where it has a key."""
    inside = _sealed(content, key)
    digest = hashlib.sha256(inside).hexdigest()
    sealed = base64.b64encode(key.sealed).decode("ascii") if key else ""
    return Label.model_validate({**said, "size": len(inside), "digest": digest, "key": sealed}), inside


def check_place(path: Path, *, replace: bool) -> None:
    """Raise AlreadyThere when something is there that may not be replaced; a folder never may."""
    if os.path.lexists(path) and (not replace or path.is_dir()):
        raise AlreadyThere(
            f"{path} staat er al. Er is niets geschreven, en de reeks is niet uitgeleend. Kies een andere naam of map."
        )


def write_parcel(path: Path, label: Label, inside: bytes, *, replace: bool = False) -> None:
    """Write a parcel, whole or not at all, for the user's eyes only, and read it back.

    Raises AlreadyThere as `check_place` does, and NotHandedOver; what was there then stands.
    """
    check_place(path, replace=replace)
    content = (orjson.dumps(label.model_dump(mode="json")) + b"\n", inside)
    try:
        write_file(path, content)
        _verify(path, content)
    except OSError as error:
        raise not_written(error, path) from error


def read_parcel(path: Path, words: str = "") -> Parcel:
    """Return what is in a parcel, checked to the last document; `words` is the passphrase of one that is encrypted.

    Raises NoHandOver for any other file, one that is damaged, too large, or holds another series than its label says;
    NewerSchema when a newer tafel made it; NeedsWords and WrongWords; and Unreachable.
    """
    line, _, inside = _all_of(path).partition(b"\n")
    label = _label(path, line)
    broken = NoHandOver(_BROKEN.format(name=path.name, giver=label.giver or "wie het stuurde"))
    if len(inside) != label.size or hashlib.sha256(inside).hexdigest() != label.digest:
        raise broken
    content = _opened(inside, label, words)
    try:
        tables = read_tables(content[0])
        check_tables(tables)
        tables[LOG] = cleaned_log(tables.get(LOG, {}))
    except Unreadable as error:
        raise broken from error
    if tables["series"]["1"].get("uid") != label.series or not _names(tables, label.hand_over):
        raise broken
    return Parcel(label, tables, content)


def _verify(path: Path, content: Content) -> None:
    """Read a file that was just written; one that cannot be read back as it should is removed. Raises OSError."""
    whole = False
    try:
        whole = holds(path, content)
    finally:
        if not whole:
            with suppress(OSError):
                remove_file(path)
    if not whole:
        raise OSError("the file is not the same")


def _all_of(path: Path) -> bytes:
    try:
        return read_file(path)
    except FileNotFoundError as error:
        raise NoHandOver(f"{path} is er niet. Kijk de naam na, met de map erbij. Er is niets gewijzigd.") from error
    except (NotAFile, TooLarge) as error:
        raise NoHandOver(_NONE.format(name=path.name)) from error
    except OSError as error:
        raise unreachable(error, path) from error


def _label(path: Path, line: bytes) -> Label:
    try:
        found = orjson.loads(line) if len(line) <= LABEL_LIMIT else None
        if isinstance(found, dict) and found.get("kind") == "tafel-overdracht" and _is_newer(found.get("form")):
            raise NewerSchema(
                f"{path.name} is gemaakt met een nieuwere versie van tafel. Er is niets gewijzigd. "
                "Werk tafel bij op deze computer en ontvang het dan opnieuw."
            )
        return Label.model_validate(found)
    except (orjson.JSONDecodeError, ValidationError) as error:
        raise NoHandOver(_NONE.format(name=path.name)) from error


def _is_newer(form: object) -> bool:
    return isinstance(form, int) and form > FORM


def _names(tables: Tables, hand_over: str) -> bool:
    """Whether these tables know of this hand-over."""
    return any(one.get("uid") == hand_over for one in tables.get("handovers", {}).values())


def _sealed(content: Content, key: ParcelKey | None) -> bytes:
    if key is None:
        return b"".join(content)
    import pyrage

    return bytes(pyrage.encrypt(b"".join(content), [pyrage.x25519.Recipient.from_str(key.public)]))


def _opened(inside: bytes, label: Label, words: str) -> Content:
    if not label.key:
        return (inside,)
    if not words:
        raise NeedsWords(
            f"Dit bestand is versleuteld. Vraag {label.giver or 'wie het stuurde'} om de wachtwoordzin ervan."
        )
    import pyrage

    try:
        secret = open_with_passphrase(base64.b64decode(label.key), words).decode("ascii")
        return (bytes(pyrage.decrypt(inside, [pyrage.x25519.Identity.from_str(secret)])),)
    except (ValueError, pyrage.DecryptError, pyrage.IdentityError) as error:
        raise WrongWords("Wachtwoordzin onjuist of bestand beschadigd. Er is niets gewijzigd.") from error
