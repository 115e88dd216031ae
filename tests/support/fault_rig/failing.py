"""A call to the disk fails: memory and disk stay one, the user is told, and the next save works."""

import errno
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from a_store import FailingDisk, leftovers

from fault_rig.archives import SLUG, Outcome, an_action, furnished, kind
from sessions.errors import StoreRefusal
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
TRIES = 60
"""At how many calls at most a piece of work ends."""


@dataclass(frozen=True)
class Work:
    """Something that saves in an open series; one that is `taken_back` needs an act that was."""

    name: str
    do: Callable[[Archive, SeriesFile], object]
    taken_back: bool = False


def _promise(_: Archive, file: SeriesFile) -> None:
    with file.change("toegezegd"):
        file.actions.add(an_action(800))


def _change_three(_: Archive, file: SeriesFile) -> None:
    with file.change("gewijzigd"):
        _save_again(file)
        file.actions.remove(file.actions.add(an_action(801)).number)


def _save_again(file: SeriesFile) -> None:
    file.actions.save(file.actions.get(1).changed(what=f"belt, {file.highest['log']}"))


def _change(file: SeriesFile) -> None:
    with file.change("gewijzigd"):
        _save_again(file)


def _go_back(archive: Archive, file: SeriesFile) -> None:
    file.restore(archive.backups(SLUG)[0])


WORKS = (
    Work("toezeggen", _promise),
    Work("wijzigen", _change_three),
    Work("ongedaan maken", lambda _, file: file.undo()),
    Work("opnieuw doen", lambda _, file: file.redo(), taken_back=True),
    Work("reservekopie", lambda _, file: file.back_up("afgesloten")),
    Work("terugzetten", _go_back),
)


def fail_everywhere(
    folder: Path, *, sealed: bool, works: tuple[Work, ...] = WORKS, errors: tuple[int, ...] = ERRORS
) -> Outcome:
    """Let every call of every piece of work fail, with every error, once and from then on, until it succeeds."""
    tried = 0
    broken: list[str] = []
    for forever, error in product((False, True), errors):
        archive = furnished(folder / f"schijf {sealed} {forever} {error}", sealed=sealed)
        with pytest.MonkeyPatch.context() as patched, archive.open(SLUG) as file:
            disk = FailingDisk(patched)
            for work in works:
                for at in range(1, TRIES):
                    tried += 1
                    _change(file)
                    if work.taken_back:
                        file.undo()
                    disk.fail(error, at=at, forever=forever)
                    struck, wrong = _what_is_wrong(archive, file, work, disk)
                    broken += [f"{work.name}, fout {error} bij aanroep {at}: {seen}" for seen in wrong]
                    if not struck:
                        break
    return Outcome(f"Elke aanroep mislukt: schijf vol, kapot, geen rechten ({kind(sealed)})", tried, tuple(broken))


def _what_is_wrong(archive: Archive, file: SeriesFile, work: Work, disk: FailingDisk) -> tuple[bool, list[str]]:
    """Do the work; return whether a call failed, and what was not as promised."""
    before, copies, told = _state(file), archive.backups(SLUG), ""
    try:
        work.do(archive, file)
    except StoreRefusal as refusal:
        told = str(refusal)
    struck = disk.struck
    disk.recover()
    wrong = []
    if told and _state(file) != before:
        wrong.append("in het geheugen is iets veranderd")
    done = _same_on_disk(archive, file) and (_state(file) != before or archive.backups(SLUG) != copies)
    # Where it was done in spite of a failing call, as with a busy file that is tried again, there is nothing to tell.
    if struck and not (told or file.warning or done):
        wrong.append("er is niets gezegd")
    file.warning = ""
    if not _same_on_disk(archive, file):
        wrong.append("schijf en geheugen verschillen")
    _change(file)
    if not _same_on_disk(archive, file):
        wrong.append("daarna bewaren lukte niet")
    return struck, [*wrong, *leftovers(archive.folder)]


def _state(file: SeriesFile) -> tuple[object, ...]:
    return file.documents, file.log(), file.next_undo(), file.next_redo()


def _same_on_disk(archive: Archive, file: SeriesFile) -> bool:
    with archive.read(SLUG) as there:
        return (there.documents, there.log()) == (file.documents, file.log())
