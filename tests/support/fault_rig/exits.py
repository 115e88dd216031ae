"""The process ends between any two calls to the operating system, and in the middle of a write."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from a_store import a_series

from fault_rig.archives import (
    SLUG,
    Outcome,
    an_action,
    archive_in,
    copied,
    furnished,
    half_files,
    kind,
    not_free_and_tidy,
    path_of,
    plain,
)
from sessions.store.archive import Archive

CALLS = ("open", "fchmod", "chmod", "mkdir", "writev", "write", "posix_fadvise", "fsync", "replace", "close", "unlink")
"""The calls by which the store changes something on the disk, or makes it stay there."""
ENDED = 9
"""How a process tells that it ended at the call where it had to."""


@dataclass(frozen=True)
class Work:
    """Something that writes: `do` opens the archive itself, as after a start."""

    name: str
    do: Callable[[Archive], None]
    absent_before: bool = False


def _promise(archive: Archive) -> None:
    with archive.open(SLUG) as file, file.change("toegezegd"):
        file.actions.add(an_action(900))


def _take_back(archive: Archive) -> None:
    with archive.open(SLUG) as file:
        with file.change("toegezegd"):
            file.actions.add(an_action(900))
        file.undo()


def _create(archive: Archive) -> None:
    archive.create(a_series().model_copy(update={"uid": f"{1:032x}"})).close()


def _restore(archive: Archive) -> None:
    archive.restore(SLUG, archive.backups(SLUG)[-1]).close()


def _close_meeting(archive: Archive) -> None:
    with archive.open(SLUG) as file:
        with file.change("afgesloten"):
            file.actions.remove(1)
        file.back_up("afgesloten")


def _seal(archive: Archive) -> None:
    with archive.open(SLUG) as file:
        file.seal(sealed=archive.keys.exists)


WORKS = (
    Work("een actie toezeggen", _promise),
    Work("ongedaan maken", _take_back),
    Work("afsluiten met reservekopie", _close_meeting),
    Work("een reservekopie terugzetten", _restore),
    Work("alles opnieuw versleutelen", _seal),
    Work("een reeks maken", _create, absent_before=True),
)


def exit_everywhere(folder: Path, *, sealed: bool, works: tuple[Work, ...] = WORKS) -> Outcome:
    """End the process at every call of every piece of work; the file is then exactly one of the versions it had."""
    tried = 0
    broken: list[str] = []
    for number, work in enumerate(works):
        template, place = folder / f"begin {number}", folder / f"archief {number}"
        if work.absent_before:
            template.mkdir(parents=True)
            archive_in(template, sealed=sealed)
        else:
            furnished(template, sealed=sealed)
        copied(template, place)
        allowed = versions_of(work, archive_in(place, sealed=sealed))
        at, ended = 0, True
        while ended:
            copied(template, place)
            archive = archive_in(place, sealed=sealed)
            tried, at = tried + 1, at + 1
            ended = _in_a_process_that_ends(work, archive, at)
            broken += [f"{work.name}, aanroep {at}: {seen}" for seen in _what_is_wrong(archive, allowed)]
    return Outcome(
        f"Afbreken tussen twee aanroepen ({kind(sealed)})", tried, tuple(broken), f"{len(works)} soorten werk"
    )


def versions_of(work: Work, archive: Archive) -> set[bytes | None]:
    """Do the work undisturbed; return what the file held before, after, and after each save in between."""
    path = path_of(archive)
    seen: set[bytes | None] = {plain(archive, path) if path.exists() else None}
    replace = os.replace

    def noting(source: Any, target: Any) -> None:
        replace(source, target)
        if Path(target) == path:
            seen.add(plain(archive, path))

    with _patched({"replace": noting}):
        work.do(archive)
    return seen


def calls_of(work: Callable[[], object]) -> list[tuple[str, str]]:
    """Do some work and return the calls it made: name, and the name of the file where one is named."""
    made: list[tuple[str, str]] = []

    def noting(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*arguments: Any, **options: Any) -> Any:
            made.append((name, str(arguments[0])))
            return call(*arguments, **options)

        return noted

    with _patched({name: noting(name, getattr(os, name)) for name in CALLS}):
        work()
    return made


def _what_is_wrong(archive: Archive, allowed: set[bytes | None]) -> Iterator[str]:
    path = path_of(archive)
    now = plain(archive, path) if path.exists() else None
    if now not in allowed:
        yield "het bestand is een andere versie"
    yield from half_files(archive)
    if now is not None:
        yield from not_free_and_tidy(archive)


def _in_a_process_that_ends(work: Work, archive: Archive, at: int) -> bool:
    """Do the work in a process that ends at this call, counted from 1; return whether it came that far."""
    child = os.fork()
    if child:
        status = os.waitpid(child, 0)[1]
        code = os.waitstatus_to_exitcode(status)
        if code not in {0, ENDED}:
            raise RuntimeError(f"{work.name} did not end as it should at call {at}: {code}")
        return code == ENDED
    try:
        _end_at(at)
        work.do(archive)
        os._exit(0)
    finally:
        os._exit(1)


def _end_at(at: int) -> None:
    """From now on: end this process at its n-th call, and in the middle of it where it is a write."""
    left = at

    def ending(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                if name in {"write", "writev"}:
                    data = bytes(arguments[1]) if name == "write" else b"".join(arguments[1])
                    _write(arguments[0], data[: len(data) // 2])
                os._exit(ENDED)
            return call(*arguments, **options)

        return counted

    _write = os.write
    for name in CALLS:
        setattr(os, name, ending(name, getattr(os, name)))


@contextmanager
def _patched(calls: dict[str, Callable[..., Any]]) -> Iterator[None]:
    before = {name: getattr(os, name) for name in calls}
    for name, call in calls.items():
        setattr(os, name, call)
    try:
        yield
    finally:
        for name, call in before.items():
            setattr(os, name, call)
