"""Opening a document in the browser, to print it: in a private folder that is swept after a day.

Imports here stay light: the overview sweeps that folder when the app starts.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from exports.blocks import Document
    from exports.house import House

KEEP_SECONDS = 24 * 60 * 60
"""How long a page to print is kept: long enough to print again in the same afternoon."""


def print_folder() -> Path:
    """Return the folder for pages to print: of this user only, and outside any archive."""
    return Path(platformdirs.user_cache_dir("tafel", appauthor=False)) / "afdrukken"


def open_to_print(document: Document, house: House | None = None) -> Path:
    """Write a document as HTML and open it in the browser; return the file.

    Raises WriteRefusal when it cannot be written. Whether a browser opens is not known: tell where the file is.
    """
    from exports.house import PLAIN
    from exports.rendering.files import Form, files_of, write_files

    # An older page of the same version may differ: it was made by another tafel, and nobody keeps it here.
    (path,) = write_files(files_of([document], Form.HTML, house or PLAIN), print_folder(), replace=True)
    with contextlib.suppress(OSError):
        show_file(path)
    return path


def sweep_prints() -> None:
    """Take away pages that were made more than a day ago."""
    with contextlib.suppress(OSError):
        for path in print_folder().glob("*.html"):
            if time.time() - path.stat().st_mtime > KEEP_SECONDS:
                path.unlink()


def erase_prints() -> tuple[Path, ...]:
    """Take away every page, of whatever age: one may tell what was just erased. Return those that are still there."""
    pages = tuple(print_folder().glob("*.html"))
    for path in pages:
        with contextlib.suppress(OSError):
            path.unlink()
    return tuple(path for path in pages if path.exists())


def show_file(path: Path) -> None:
    """Open a file in the program that shows such files, without anything of it on this terminal."""
    if sys.platform == "win32":
        os.startfile(path)
    elif command := shutil.which("open" if sys.platform == "darwin" else "xdg-open"):
        silent = subprocess.DEVNULL
        subprocess.Popen([command, path], stdin=silent, stdout=silent, stderr=silent, start_new_session=True)
    elif os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        import webbrowser

        webbrowser.open(path.as_uri())
