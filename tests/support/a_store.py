"""A small archive for tests of the store, and a disk that fails when it is told to."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sessions.actions import Action
from sessions.series import Series, SeriesKind, slug_of
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile

WRITING_CALLS = ("open", "writev", "write", "fsync", "replace")
"""The calls to the operating system by which a file gets on disk."""


def a_series(name: str = "Kop van Noord-Holland") -> Series:
    """Return a new veldtafel."""
    return Series(kind=SeriesKind.VELDTAFEL, name=name, slug=slug_of(name), mark="KNH")


def promise(file: SeriesFile, what: str = "belt de woonstichting") -> Action:
    """Add an action, as one act."""
    with file.change("actie toegezegd"):
        return file.actions.add(Action(what=what, session=1))


def on_disk(archive: Archive, slug: str) -> list[str]:
    """Return what stands in the file: the words of every action, by number."""
    return [action.what for action in archive.read(slug).actions.all()]


def leftovers(folder: Path) -> list[str]:
    """Return the names of half-written files anywhere in an archive."""
    return [path.name for path in folder.rglob("*.tmp")]


def refuse_new_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no file be made, as in a folder that may be read only; rights do not hold for whoever runs tests as root."""
    opened = os.open

    def refuse(path: Any, flags: int, *arguments: Any, **options: Any) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(path, flags, *arguments, **options)

    monkeypatch.setattr(os, "open", refuse)


class FailingDisk:
    """Counts the calls by which files are written, and lets one of them fail, once or from then on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._remaining = -1
        self._error = 0
        self._forever = False
        for name in WRITING_CALLS:
            monkeypatch.setattr(os, name, self._counted(getattr(os, name)))

    @property
    def struck(self) -> bool:
        """Whether the failure has happened."""
        return self._remaining == 0

    def fail(self, error: int, *, at: int, forever: bool = False) -> None:
        """Let the call with this number, counted from 1, fail with this errno."""
        self._error, self._remaining, self._forever = error, at, forever

    def recover(self) -> None:
        """Let everything work again."""
        self._remaining = -1

    def _counted(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            failing = self._remaining == 1 or (self.struck and self._forever)
            if self._remaining > 0:
                self._remaining -= 1
            if failing:
                raise OSError(self._error, os.strerror(self._error))
            return call(*arguments, **options)

        return counted
