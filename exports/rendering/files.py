"""Writes documents into a folder: whole files, for the user's eyes only, and never over something else."""

import contextlib
import errno
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from pathlib import Path

from exports.blocks import Document
from exports.house import PLAIN, House
from exports.rendering.filenames import safe_stem
from exports.rendering.markdown import to_markdown
from exports.rendering.web import to_html
from sessions.errors import Refusal
from sessions.folders import make_folder
from sessions.patience import patiently


class Form(StrEnum):
    """The forms of a file; the value is its extension, and what stands on the command line."""

    MARKDOWN = "md"
    HTML = "html"
    WORD = "docx"

    @property
    def is_text(self) -> bool:
        """Whether it can be read on a screen."""
        return self in _TEXT


_TEXT: dict[Form, Callable[[Document], str]] = {Form.MARKDOWN: to_markdown, Form.HTML: to_html}

_NAME_LIMIT = 200
_FULL = "De schijf is vol. Maak ruimte vrij, of kies een andere map."
_CLOSED = "U mag daar niet schrijven, of het bestand staat nog open. Sluit het, of kies een andere map."
_NO_FOLDER = "Dat is geen map. Kies een andere map."
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EROFS: "Die map is alleen te lezen. Kies een andere map.",
    errno.EEXIST: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: "Er staat al een map met die naam. Kies een andere map.",
    errno.ENAMETOOLONG: "De naam is te lang. Kies een map met een kortere naam.",
}
"""What a user can do about an error of the disk."""


class WriteRefusal(Refusal):
    """A document cannot be written; whatever stood in its place is as it was."""


class SomethingThere(WriteRefusal):
    """Files of those names hold something else, that somebody may want to keep. `what` is that fact as a sentence."""

    def __init__(self, what: str, way_on: str) -> None:
        super().__init__(f"{what} Er is niets geschreven. {way_on}")
        self.what = what


@dataclass(frozen=True)
class NewFile:
    """A file to write: its name, with the extension, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Branch:
    """Files that stand together in one folder of a tree; `folder` is a path in it, empty for its top."""

    folder: str
    files: tuple[NewFile, ...]


def render(document: Document, form: Form, house: House = PLAIN) -> bytes:
    """Return what stands in the file of a document, with what an organisation has of its own."""
    if form.is_text:
        return as_text(document, form, house).encode()
    from exports.rendering.word import to_docx  # loading it takes longer than making a page

    return to_docx(house.dress(document), styles=house.styles)


def as_text(document: Document, form: Form, house: House = PLAIN) -> str:
    """Return a document as text, for the screen or a pipe; the form must be one that `is_text`."""
    return _TEXT[form](house.dress(document))


def files_of(documents: Iterable[Document], form: Form, house: House = PLAIN) -> tuple[NewFile, ...]:
    """Return each document as a file, in their order, with what an organisation has of its own."""
    return tuple(NewFile(file_name(document, form), render(document, form, house)) for document in documents)


def file_name(document: Document, extension: str) -> str:
    """Return what the file of a document is called."""
    return f"{safe_stem(document.name, limit=_NAME_LIMIT)}.{extension}"


def write_files(files: Iterable[NewFile], folder: Path, *, replace: bool = False) -> tuple[Path, ...]:
    """Write files into the folder, which is made when it is not there; return where they are, in their order.

    Raises SomethingThere, before anything is written, when a file of that name holds something else and nobody said to
    `replace` it; and WriteRefusal for what the disk does not allow: then every file that was written before is whole.
    """
    written = tuple(files)
    if not replace:
        _refuse_to_replace(written, folder)
    with in_dutch(folder):
        make_folder(folder)
    paths = tuple(folder / file.name for file in written)
    for path, file in zip(paths, written, strict=True):
        with in_dutch(path):
            _replace(path, file.content)
    return paths


def write_tree(branches: Iterable[Branch], folder: Path, name: str) -> Path:
    """Write a folder of folders into `folder`, all of it or nothing; return where it is.

    It is made under another name beside its place, and gets its own when it is whole. Nothing is written over: where
    something of that name is already there, a number comes behind it. Raises WriteRefusal for what the disk does not
    allow.
    """
    with in_dutch(folder):
        make_folder(folder)
        draft = Path(tempfile.mkdtemp(dir=folder, prefix=".tafel-"))
    try:
        for branch in branches:
            write_files(branch.files, draft / branch.folder)
        with in_dutch(folder / name):
            places = (folder / (name if number == 1 else f"{name}-{number}") for number in count(1))
            place = next(place for place in places if not place.exists())
            draft.rename(place)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return place


def _refuse_to_replace(files: Iterable[NewFile], folder: Path) -> None:
    others = [file.name for file in files if _holds_something_else(folder / file.name, file.content)]
    if others:
        *first, last = others
        there = f"{', '.join(first)} en {last} staan" if first else f"{last} staat"
        way_on = "Geef dat bestand een andere naam, of kies een andere map."
        raise SomethingThere(f"{there} al in {folder}, met een andere inhoud.", way_on)


@contextlib.contextmanager
def in_dutch(path: Path) -> Iterator[None]:
    """Turn an error of the disk into a refusal that says what to do."""
    try:
        yield
    except (OSError, ValueError) as error:
        # A name with a sign that no file can have is a ValueError.
        reason = _REASONS.get(getattr(error, "errno", None) or 0, "De schijf meldt een fout. Kies een andere map.")
        raise WriteRefusal(f"{path} kan niet worden geschreven. {reason} In tafel zelf is niets veranderd.") from error


def _holds_something_else(path: Path, content: bytes) -> bool:
    with in_dutch(path):
        if not path.exists():
            return False
        with path.open("rb") as file:
            return file.read(len(content) + 1) != content


def _replace(path: Path, content: bytes) -> None:
    """Put the whole content in place at once, readable for this user only; a failure leaves nothing behind."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".tafel-", suffix=".tmp")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        if os.name == "nt":
            patiently(lambda: draft.replace(path), time.sleep)
        else:
            draft.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
