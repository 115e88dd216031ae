"""Where a folder really is: with a service that copies it to other places, or on a disk of the network.

`kept_elsewhere` is pure, so that folders of another system can be told too; `told_once` looks at this computer.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePath, PureWindowsPath

from tafel.settings import SettingsFile

NETWORK = "een netwerkschijf"

_SERVICES = {
    "OneDrive": re.compile(r"onedrive(?: ?-.*)?", re.IGNORECASE),
    "Dropbox": re.compile(r"dropbox(?: ?[-(].*)?", re.IGNORECASE),
    "iCloud": re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs", re.IGNORECASE),
    "Nextcloud": re.compile(r"nextcloud\d*|owncloud", re.IGNORECASE),
    "Google Drive": re.compile(r"google ?drive(?:-.*)?", re.IGNORECASE),
}
"""How the folder of a service is called; OneDrive and Dropbox put the organisation behind it."""
_MARKERS = {
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "Nextcloud",
}
"""Files that a service leaves in the folder that it copies, whatever that is called."""
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Where OneDrive says on Windows which folder it copies."""
_NETWORK_TYPES = re.compile(
    r"nfs4?|cifs|smb\w*|ncpfs|afs|ceph|davfs2?|fuse\.(?:sshfs|davfs2?|rclone|gvfsd-fuse|smbnetfs)"
)
_ESCAPED = re.compile(r"\\([0-7]{3})")
"""How a blank stands in the list of mounts."""
_UNC = re.compile(r"[\\/]{2}(?:\?[\\/]UNC[\\/])?[^\\/?.]", re.IGNORECASE)
_REMEMBERED = 50
"""Of so many folders is remembered that it was told."""
_REMOTE_DRIVE = 4
"""What Windows calls a drive that is somewhere else (DRIVE_REMOTE)."""


class Kept(Enum):
    """What is kept in a folder; the value is how it is remembered that it was told."""

    ARCHIVE = "archief"
    DOCUMENTS = "documenten"


_NETWORK_TOLD = {
    Kept.ARCHIVE: "Uw reeksen staan op een netwerkschijf: wie bij die schijf kan, kan bij de bestanden, en als het "
    "netwerk wegvalt kan tafel niet bewaren.",
    Kept.DOCUMENTS: "Deze documenten staan op een netwerkschijf: wie bij die schijf kan, kan ze lezen.",
}
_SERVICE_TOLD = {
    Kept.ARCHIVE: "Uw reeksen staan in een map van {where}: alles wat u vastlegt, gaat ook naar {where} en naar andere "
    "apparaten, en wat u hier wist, kan daar nog staan.",
    Kept.DOCUMENTS: "Deze documenten staan in een map van {where}: ze gaan ook naar {where} en naar andere apparaten.",
}


@dataclass(frozen=True)
class Computer:
    """What a computer tells of its folders: its variables, whether a path is there, its mounts, its remote drives.

    `mounts` is what stands in /proc/mounts; empty where there is no such list.
    """

    environment: Mapping[str, str]
    is_there: Callable[[PurePath], bool] = lambda _: False
    mounts: str = ""
    is_remote: Callable[[str], bool] = lambda _: False


def kept_elsewhere(folder: PurePath, computer: Computer) -> str:
    """Return the service that copies a folder, or NETWORK for a disk of the network; empty where it is just here."""
    for part in folder.parts:
        for service, names in _SERVICES.items():
            if names.fullmatch(part):
                return service
    if any(_is_in(folder, computer.environment.get(name, "")) for name in _VARIABLES):
        return "OneDrive"
    for place in (folder, *folder.parents):
        for marker, service in _MARKERS.items():
            if computer.is_there(place / marker):
                return service
    return NETWORK if _is_on_network(folder, computer) else ""


def warning(what: Kept, where: str) -> str:
    """Return what it means that something is kept there, and what to do."""
    words = _NETWORK_TOLD if where == NETWORK else _SERVICE_TOLD
    ask = "Vraag uw organisatie of dat mag, of kies een map op deze computer zelf."
    return f"{words[what].format(where=where)} {ask}"


def told_once(folder: Path, what: Kept, settings: SettingsFile) -> str:
    """Return the warning about a folder of this computer; empty where there is none, or where it was told before."""
    real = Path(os.path.realpath(folder))
    computer = this_computer()
    where = kept_elsewhere(folder, computer) or kept_elsewhere(real, computer)
    line = f"{what.value} {real}"
    told = settings.now.places_told.split("\n")
    if not where or line in told:
        return ""
    settings.change(places_told="\n".join([*told[-_REMEMBERED:], line]).strip())
    return warning(what, where)


def this_computer() -> Computer:
    """Return what this computer tells of its folders."""
    mounts = ""
    with suppress(OSError, UnicodeDecodeError):
        mounts = Path("/proc/mounts").read_text(encoding="utf-8")
    return Computer(os.environ, os.path.lexists, mounts, _is_remote_drive)


def _is_remote_drive(drive: str) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE)


def _is_on_network(folder: PurePath, computer: Computer) -> bool:
    if isinstance(folder, PureWindowsPath):
        return _UNC.match(str(folder)) is not None or computer.is_remote(folder.drive)
    around = [(len(place), kind) for place, kind in _mounts(computer.mounts) if _is_in(folder, place)]
    return bool(around) and _NETWORK_TYPES.fullmatch(max(around, key=lambda mount: mount[0])[1]) is not None


def _mounts(mounts: str) -> Iterator[tuple[str, str]]:
    """Yield where each disk stands, and its kind; of two on one place the last counts."""
    kinds = {}
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) > 2:
            kinds[_ESCAPED.sub(lambda found: chr(int(found[1], 8)), words[1])] = words[2]
    yield from kinds.items()


def _is_in(folder: PurePath, place: str) -> bool:
    """Whether a folder is this place, or somewhere in it."""
    return bool(place) and folder.is_relative_to(type(folder)(place))
