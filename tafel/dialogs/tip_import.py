"""Bringing in tips from a file: which file, a look at what is in it, and all of them kept in one act."""

from typing import Any

from textual.screen import Screen

from sessions.acts.opening import SeriesFile
from sessions.acts.tips import collect_tips
from sessions.errors import InvalidInput
from sessions.place import Place
from sessions.tips.importing import TipsRead
from tafel.commands import Command
from tafel.dialogs.line import LineDialog
from tafel.dialogs.tips_preview import TipsPreview
from tafel.tips.files import read_tips_at
from tafel.tips.sentences import kept_words

IMPORT = Command(
    "import_tips",
    "tips importeren",
    "Lees tips in uit een bestand: een tekst met een tip per regel, of een CSV uit Excel",
    ("i",),
    shown=False,
    words="inlezen bestand csv excel openen",
)


async def import_tips(screen: Screen[Any], file: SeriesFile, place: Place | None = None) -> str:
    """Ask for a file and keep the tips in it, of a meeting or (None) from outside one.

    Return what to tell, or empty when nothing was kept.
    """
    dialog: LineDialog[TipsRead] = LineDialog(
        "Tips uit welk bestand?", _read, hint="bijvoorbeeld ~/Documenten/tips.csv of tips.txt", names=False
    )
    read = await screen.app.push_screen_wait(dialog)
    if read is None or not await screen.app.push_screen_wait(TipsPreview(read, file)):
        return ""
    return f"{kept_words(collect_tips(file, read, place))}. Ctrl+Z haalt ze weer weg."


def _read(name: str) -> TipsRead:
    """Read the file; raises InvalidInput, which is told under the field."""
    if not name:
        raise InvalidInput("Typ de naam van het bestand, met de map erbij. Esc gaat terug.")
    return read_tips_at(name)
