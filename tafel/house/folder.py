"""The folder `sjablonen`: which files may stand in it, and reading them with care."""

import stat
from pathlib import Path

from tafel.settings import settings_folder

FOLDER = "sjablonen"
LOGO = "logoregel.txt"
MAIL = "mail.txt"
STYLES = "huisstijl.docx"
READ_ME = "LEESMIJ.txt"
KINDS = ("verslag", "agenda", "trajectplan", "actielijst", "rapport", "tips")
"""The documents that can have own texts, as `exports.house.kind_of` calls them."""
ABOVE, BELOW = "boven", "onder"

TEXT_LIMIT = 8_000
"""Bytes of a template: two full pages."""
STYLES_LIMIT = 10_000_000
"""Bytes of a Word file with styles; a logo in its header fits."""


class Unreadable(ValueError):
    """A file cannot be used; `str()` says why, in Dutch."""


def templates_folder() -> Path:
    """Return where an organisation's own texts stand, beside the settings of this user."""
    return settings_folder() / FOLDER


def text_name(kind: str, place: str) -> str:
    """Return what the file is called with the text above or below a kind of document: `verslag-boven.txt`."""
    return f"{kind}-{place}.txt"


def text_names() -> tuple[str, ...]:
    """Return the names of all files with text."""
    return (LOGO, *(text_name(kind, place) for kind in KINDS for place in (ABOVE, BELOW)), MAIL)


def text_of(path: Path) -> str | None:
    """Return the text in a file, None where there is none. Raises Unreadable for what is no plain file of text."""
    content = bytes_of(path, TEXT_LIMIT)
    if content is None:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("de letters zijn niet te lezen. Sla het op als UTF-8") from None


def bytes_of(path: Path, limit: int) -> bytes | None:
    """Return what stands in a file, None where there is none. Raises Unreadable for anything but a plain file."""
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            raise Unreadable("dit is een koppeling naar een ander bestand. Zet het bestand zelf hier")
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable("dit is geen gewoon bestand")
        with path.open("rb") as stream:
            content = stream.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        raise Unreadable("het bestand kan niet worden gelezen") from None
    if len(content) > limit:
        raise Unreadable(f"het bestand is te groot; {limit // 1000} kB is het meeste")
    return content
