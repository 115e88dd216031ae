"""A parcel: the file by which a series goes to somebody else. One line that says what it is, then the series itself.

The bytes of the series are those of its own file, as `codec` makes them. `sealed` and `opened` are where they will be
encrypted: the line before them has what is needed to say what went wrong without opening them.
"""

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
from sessions.store.refusals import AlreadyThere, NewerSchema, NoHandOver, not_written, unreachable
from sessions.store.tables import LOG, check_tables, read_tables
from sessions.text import Line, Name

FORM = 1
"""The number of this form of the file."""
SIZE_LIMIT = 100_000_000
"""Largest parcel in bytes: a hundred times what a series is after ten years."""
LABEL_LIMIT = 20_000
"""Longest first line in bytes."""

_NONE = "{name} is geen bestand waarmee een reeks is overgedragen. Er is niets gewijzigd. Kies het bestand dat u kreeg."
_BROKEN = (
    "{name} is beschadigd of niet heel aangekomen. Er is niets gewijzigd. Vraag {giver} om het bestand nog een keer te "
    "sturen; daar staat het nog."
)


class Label(Frozen):
    """What stands on a parcel: which series, the how-manyth hand-over of it, from whom, to whom, when (UTC).

    `series` and `hand_over` are uids; `size` and `digest` (SHA-256) are of the bytes that follow.
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


@dataclass(frozen=True)
class Parcel:
    """A parcel that was opened; every document in it has been checked."""

    label: Label
    tables: Tables = field(repr=False)
    content: Content = field(repr=False)


def labelled(content: Content, **said: object) -> tuple[Label, bytes]:
    """Return the label of these bytes, and the bytes as they go into a parcel."""
    inside = _sealed(content)
    digest = hashlib.sha256(inside).hexdigest()
    return Label.model_validate({**said, "size": len(inside), "digest": digest}), inside


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


def read_parcel(path: Path) -> Parcel:
    """Return what is in a parcel, checked to the last document.

    Raises NoHandOver for any other file, one that is damaged, too large, or holds another series than its label says;
    NewerSchema when a newer tafel made it; and Unreachable.
    """
    line, _, inside = _all_of(path).partition(b"\n")
    label = _label(path, line)
    broken = NoHandOver(_BROKEN.format(name=path.name, giver=label.giver or "wie het stuurde"))
    if len(inside) != label.size or hashlib.sha256(inside).hexdigest() != label.digest:
        raise broken
    content = _opened(inside)
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
        return read_file(path, limit=SIZE_LIMIT)
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


def _sealed(content: Content) -> bytes:
    return b"".join(content)


def _opened(inside: bytes) -> Content:
    return (inside,)
