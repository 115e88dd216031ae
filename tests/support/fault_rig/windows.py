"""Two processes on one series, a window that is killed, and a clock, a file or a folder that is not what it was."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from movable_clock import MovableClock

from fault_rig.archives import SLUG, Outcome, an_action, archive_in, copied, furnished, kind, path_of, words
from sessions.errors import FileTrouble, StoreRefusal
from sessions.store.archive import Archive

PATIENCE = 120.0
"""Seconds that a process keeps trying to come in."""
AT_ONCE = 1.0
"""Seconds within which a lock must be free."""


def two_processes(folder: Path, *, sealed: bool, acts: int) -> Outcome:
    """Let two processes open, act and close in turns, as fast as they can; no act is lost and no number given twice."""
    archive = furnished(folder / f"twee {sealed}", sealed=sealed)
    children = [_in_a_process(lambda name=name: _act_in_turns(archive, name, acts)) for name in "ab"]  # type: ignore[misc]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    broken = [f"een proces eindigde met {code}" for code in codes if code]
    with archive.read(SLUG) as file:
        file.check()
        found = words(file)[3:]
    broken += [f"kwijt: {name} {act}" for name in "ab" for act in range(acts) if f"{name} {act}" not in found]
    if len(found) != 2 * acts:
        broken.append(f"{len(found)} acties in plaats van {2 * acts}")
    return Outcome(f"Twee processen, elk {acts} handelingen ({kind(sealed)})", 2 * acts, tuple(broken))


def lock_of_a_killed_window(folder: Path, *, sealed: bool, kills: int) -> Outcome:
    """Kill the window that has a series, again and again; the next one can write within a second."""
    archive = furnished(folder / f"slot {sealed}", sealed=sealed)
    broken: list[str] = []
    slowest = 0.0
    for kill in range(kills):
        reading, writing = os.pipe()
        child = _in_a_process(lambda: _hold(archive, writing))  # noqa: B023
        os.close(writing)
        os.read(reading, 1)
        os.close(reading)
        with archive.open(SLUG) as second:
            if "al geopend door" not in second.read_only or "sinds" not in second.read_only:
                broken.append(f"{kill}: het tweede venster zegt niet wie de reeks heeft")
        os.kill(child, signal.SIGKILL)
        began = time.perf_counter()
        os.waitpid(child, 0)
        with archive.open(SLUG) as next_one:
            taken = time.perf_counter() - began
            slowest = max(slowest, taken)
            if next_one.read_only or taken > AT_ONCE:
                broken.append(f"{kill}: het slot was na {taken:.2f} s niet vrij: {next_one.read_only}")
    note = f"vrij en open binnen {slowest:.2f} s"
    return Outcome(f"Slot van een afgeschoten venster ({kind(sealed)})", kills, tuple(broken), note)


def things_from_outside(folder: Path, *, sealed: bool) -> Outcome:
    """Change, delete or move what is open; nothing is written over, and what was saved can be had back."""
    template = folder / f"buiten {sealed}"
    furnished(template, sealed=sealed)
    broken = []
    for number, (name, happen, way_on) in enumerate(HAPPENINGS):
        place = folder / f"buiten {sealed} {number}"
        copied(template, place)
        archive = archive_in(place, sealed=sealed)
        try:
            happen_and_go_on(archive, happen, way_on)
        except (AssertionError, StoreRefusal, OSError) as error:
            broken.append(f"{name}: {type(error).__name__} {error}")
    return Outcome(f"Gewijzigd, gewist, map weg, tijdens het werk ({kind(sealed)})", len(HAPPENINGS), tuple(broken))


def happen_and_go_on(archive: Archive, happen: Callable[[Archive], None], way_on: Callable[[Archive], object]) -> None:
    """Work, let it happen, see that the next act is refused, go on, and see that all there is was kept."""
    with archive.open(SLUG) as file:
        with file.change("toegezegd"):
            file.actions.add(an_action(1, "hiervoor"))
        happen(archive)
        there = path_of(archive).read_bytes() if path_of(archive).exists() else None
        try:
            with file.change("toegezegd"):
                file.actions.add(an_action(2, "geweigerd"))
        except FileTrouble as trouble:
            told = str(trouble)
        else:
            told = ""
        assert told, "er is gewoon bewaard, of niets gezegd"
        assert there is None or path_of(archive).read_bytes() == there, "het bestand is overschreven"
        way_on(archive)
        if file.in_conflict:
            file.go_on_with_ours()
        else:
            file.put_back()
        with file.change("toegezegd"):
            file.actions.add(an_action(3, "hierna"))
    with archive.open(SLUG) as file:
        assert not file.read_only, file.read_only
        found = words(file)
    assert "hiervoor, 1" in found, "wat bewaard was, is kwijt"
    assert found[-1] == "hierna, 3", "daarna bewaren lukte niet"


def clock_set_back(folder: Path, *, sealed: bool) -> Outcome:
    """Set the clock back a year in the middle of a sitting; nothing is taken for older, and nothing goes."""
    clock = MovableClock()
    archive = furnished(folder / f"klok {sealed}", sealed=sealed, clock=clock)
    broken = []
    for days in (1, -1, -365, 30):
        clock.forward(days=days)
        with archive.open(SLUG) as file:
            with file.change("toegezegd"):
                kept = file.actions.add(an_action(100 + days, "klok"))
            file.undo()
            file.redo()
            file.back_up("afgesloten")
            log = file.log()
        with archive.read(SLUG) as again:
            if words(again)[-1] != kept.what or again.log() != log:
                broken.append(f"{days} dagen: niet bewaard")
        newest = archive.backups(SLUG)[0].tables(archive.keys)["actions"]
        if str(kept.number) not in newest:
            broken.append(f"{days} dagen: de nieuwste kopie is een oude")
    return Outcome(f"Klok teruggezet ({kind(sealed)})", 4, tuple(broken))


def _change(archive: Archive) -> None:
    path = path_of(archive)
    tables = archive.keys.open(path.read_bytes()).replace(b"woonstichting", b"gemeente ooit")
    path.write_bytes(archive.keys.seal((tables,))[0] if archive.keys.exists else tables)


def _empty(archive: Archive) -> None:
    path_of(archive).write_bytes(b"")


def _delete(archive: Archive) -> None:
    path_of(archive).unlink()


def _pull_out(archive: Archive) -> None:
    archive.folder.rename(archive.folder.with_name(f"{archive.folder.name} eruit"))


def _put_back_in(archive: Archive) -> None:
    """The stick is back, but of the file on it nothing is left: the worst that it can come back with."""
    archive.folder.with_name(f"{archive.folder.name} eruit").rename(archive.folder)
    path_of(archive).unlink()


def _nothing(_: Archive) -> None:
    """There is nothing to do first."""


HAPPENINGS: tuple[tuple[str, Callable[[Archive], None], Callable[[Archive], None]], ...] = (
    ("gewijzigd", _change, _nothing),
    ("leeggemaakt", _empty, _nothing),
    ("gewist", _delete, _nothing),
    ("map weg", _pull_out, _put_back_in),
)


def _in_a_process(work: Callable[[], None]) -> int:
    """Start some work in a process of its own; return its number."""
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
    finally:
        os._exit(1)


def _act_in_turns(archive: Archive, name: str, acts: int) -> None:
    for act in range(acts):
        deadline = time.perf_counter() + PATIENCE
        while True:
            with archive.open(SLUG, back_up=False) as file:
                if not file.read_only:
                    with file.change("toegezegd"):
                        file.actions.add(an_action(act).changed(what=f"{name} {act}"))
                    break
            if time.perf_counter() > deadline:
                raise TimeoutError
            time.sleep(0.001)


def _hold(archive: Archive, pipe: int) -> None:
    with archive.open(SLUG) as file:
        assert not file.read_only, file.read_only
        os.write(pipe, b".")
        signal.pause()
