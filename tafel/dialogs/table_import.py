"""Bringing in a table from a file: what it holds, which file, a look at what is in it, and all of it in one act."""

from functools import partial
from typing import Any

from textual.screen import Screen

from sessions.acts.importing import ImportKind, import_reader, keep_import
from sessions.acts.opening import SeriesFile
from sessions.delimited import decode
from sessions.errors import InvalidInput
from tafel.bringing.files import bytes_at
from tafel.bringing.told import contents_words
from tafel.commands import Command
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.line import LineDialog
from tafel.dialogs.reading import ReadingDialog
from tafel.dialogs.table_preview import TablePreview
from tafel.unveiling import unveiled

IMPORT_TABLE = Command(
    "import_table",
    "importeren",
    "Lees trajecten, partners of acties in uit een CSV, bijvoorbeeld uit Excel",
    ("i",),
    shown=False,
    words="inlezen bestand csv excel openen trajecten partners acties",
)

KINDS = (
    Choice(ImportKind.TRAJECTS, "Trajecten", "jongeren, met hun start, einde en uitkomst"),
    Choice(ImportKind.PARTNERS, "Partners", "organisaties en hun contactpersonen"),
    Choice(ImportKind.ACTIONS, "Acties", "wie doet wat, voor wanneer"),
)


async def import_table(screen: Screen[Any], file: SeriesFile) -> str:
    """Ask for a file and keep what is in it. Return what to tell, or empty when nothing was kept."""
    app = screen.app
    kind = await app.push_screen_wait(ChoiceDialog("Wat wilt u inlezen?", KINDS, names=False))
    if kind is None:
        return ""
    asked: LineDialog[bytes] = LineDialog(
        f"{kind.capitalize()} uit welk bestand?", _bytes, hint=f"bijvoorbeeld ~/Documenten/{kind}.csv"
    )
    with unveiled(app, alone=True):
        data = await app.push_screen_wait(asked)
        if data is None:
            return ""
        reader = import_reader(file, kind)
        imported = await app.push_screen_wait(ReadingDialog(partial(reader, data)))
        if imported is None:
            return "Er is niets ingelezen."
        if not await app.push_screen_wait(TablePreview(imported)):
            return ""
    keep_import(file, imported)
    return f"{contents_words(imported)} ingelezen. Ctrl+Z haalt ze weer weg."


def _bytes(name: str) -> bytes:
    """Return what the file holds; raises InvalidInput, which is told under the field, also where it is no text."""
    if not name:
        raise InvalidInput("Typ de naam van het bestand, met de map erbij. Esc gaat terug.")
    data = bytes_at(name)
    decode(data)
    return data
