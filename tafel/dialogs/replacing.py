"""Writing files from the app: over a file that holds something else only when that is what is wanted."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from textual.app import App

from exports.rendering.files import NewFile, SomethingThere, write_files
from tafel.dialogs.confirm import ConfirmDialog
from tafel.placing import tell_place
from tafel.whereabouts import Kept


async def write_asking(app: App[Any], files: Iterable[NewFile], folder: Path) -> tuple[Path, ...]:
    """Write files into the folder and return where they are; ask before one takes the place of something else.

    Raises SomethingThere when the answer is no, and WriteRefusal for what the disk does not allow.
    """
    written = tuple(files)
    try:
        paths = write_files(written, folder)
    except SomethingThere as refusal:
        question = ConfirmDialog("Vervangen?", f"{refusal.what} Dat gaat dan verloren.", names=False)
        if await app.push_screen_wait(question) is not True:
            raise
        paths = write_files(written, folder, replace=True)
    tell_place(app, folder, Kept.DOCUMENTS)
    return paths
