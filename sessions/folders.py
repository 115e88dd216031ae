"""Folders that are of this user alone."""

from pathlib import Path


def make_folder(folder: Path) -> None:
    """Make a folder and its missing parents, each readable by the user alone whatever the umask. Raises OSError."""
    missing = [place for place in (folder, *folder.parents) if not place.is_dir()]
    for place in reversed(missing):
        place.mkdir(mode=0o700, exist_ok=True)
        place.chmod(0o700)
