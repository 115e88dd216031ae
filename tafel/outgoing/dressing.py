"""Documents out of the app, dressed as the organisation wants; what is wrong with its own texts is told in a toast."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from textual.app import App

from exports.blocks import Document
from exports.house import House, kind_of
from exports.rendering.files import Form, files_of
from tafel.dialogs.replacing import write_asking
from tafel.house.reading import read_for_kinds
from tafel.outgoing.printing import open_to_print

_SECONDS = 20
"""How long a toast about own texts stays: it names a file and a line."""


async def write_dressed(app: App[Any], documents: Sequence[Document], form: Form, folder: Path) -> tuple[Path, ...]:
    """Write documents into the folder and return where they are; raises what `write_asking` raises."""
    return await write_asking(app, files_of(documents, form, house_for(app, map(kind_of, documents), form)), folder)


def print_dressed(app: App[Any], document: Document) -> Path:
    """Open a document in the browser, to print it; return its file. Raises WriteRefusal."""
    return open_to_print(document, house_for(app, [kind_of(document)], Form.HTML))


def house_for(app: App[Any], kinds: Iterable[str], form: str, *, mail: bool = False) -> House:
    """Return what the organisation has of its own, as `read_for_kinds` does, and tell what of it cannot be used."""
    own = read_for_kinds(form, kinds, mail=mail)
    for trouble in own.troubles:
        app.notify(trouble, severity="warning", timeout=_SECONDS, markup=False)
    return own.house
