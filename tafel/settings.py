"""What the app remembers of its user: a small file beside the archive's own, of which a loss is never trouble.

Read before the first paint, so nothing heavy is imported here.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sessions.folders import make_folder

if TYPE_CHECKING:
    from typing import Any

FILE = "instellingen.json"
SIZE_LIMIT = 100_000
"""No more bytes than this are read: what goes on longer is no file of ours."""


@dataclass(frozen=True)
class Settings:
    """What was chosen: `theme` by its name (empty: the time of day chooses), and whether the privacy key was tried.

    `folder` is where something was last written to send, empty before that. `unencrypted` says why no key was wanted,
    empty where it was not refused. After `veil_minutes` without a key names are hidden, and after `lock_minutes` an
    encrypted archive is locked (0: never); with `lock_on_leaving` also when a meeting is left.
    `places_told` holds, line by line, the folders of which was told that they are copied or on a network.
    """

    theme: str = ""
    veil_tried: bool = False
    folder: str = ""
    unencrypted: str = ""
    veil_minutes: int = 5
    lock_minutes: int = 30
    lock_on_leaving: bool = False
    places_told: str = ""


class SettingsFile:
    """The settings of this user, in `instellingen.json` of a folder; None means the user's own folder for settings.

    A file that is missing, damaged or of another version gives what can be read of it; one that cannot be written
    leaves the choice for as long as the app is open. With `keeps` False, as in the demo, nothing is written.
    """

    def __init__(self, folder: Path | None = None, *, keeps: bool = True) -> None:
        self.path = (folder or settings_folder()) / FILE
        self._keeps = keeps
        self.now = _read(self.path)

    def change(self, **choices: str | bool | int) -> None:
        """Remember these choices; only the user can read the file."""
        self.now = replace(self.now, **choices)  # type: ignore[arg-type]
        if self._keeps:
            with suppress(OSError):
                _write(self.path, json.dumps(asdict(self.now), indent=1))


def settings_folder() -> Path:
    """Return the user's own folder for settings."""
    from platformdirs import user_config_path

    return user_config_path("tafel", appauthor=False)


def _read(path: Path) -> Settings:
    found: Any = None
    with suppress(OSError, ValueError, RecursionError), path.open("rb") as file:
        found = json.loads(file.read(SIZE_LIMIT))
    if not isinstance(found, dict):
        return Settings()
    defaults = asdict(Settings())
    known = {name: found[name] for name, default in defaults.items() if type(found.get(name)) is type(default)}
    return Settings(**known)


def _write(path: Path, text: str) -> None:
    """Put a new file in the place of the old one, so that there is always a whole one."""
    make_folder(path.parent)
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink()
