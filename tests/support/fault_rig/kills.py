"""The process is killed at a random moment, while it opens a series or works in it."""

import os
import random
import select
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from fault_rig.archives import SLUG, Outcome, an_action, archive_in, furnished, half_files, kind, not_free_and_tidy
from sessions.store.archive import Archive

WHILE_OPENING = 0.25
"""The share of the kills that may come before the first act."""
ACTS = 12
"""Within how many acts after the first one the others come."""
COPIES_EVERY = 10
"""After every how many kills all reserve copies are read too, which takes long."""


@dataclass(frozen=True)
class Pace:
    """Seconds that opening and one act cost here."""

    opening: float
    act: float


def kill_often(folder: Path, *, sealed: bool, documents: int, kills: int, seed: int = 1) -> Outcome:
    """Kill a process that works in a series of this size this often; nothing it acknowledged may be lost."""
    chance = random.Random(seed)
    archive = furnished(folder / f"{documents} {sealed}", sealed=sealed, documents=documents)
    pace = _pace_of(archive)
    broken: list[str] = []
    acknowledged, slowest = 0, 0.0
    for kill in range(kills):
        done = _work_until_killed(archive, kill, pace, chance)
        acknowledged += done
        archive = archive_in(archive.folder, sealed=sealed)
        began = time.perf_counter()
        archive.open(SLUG, back_up=False).close()
        slowest = max(slowest, time.perf_counter() - began)
        broken += [f"kill {kill}: {seen}" for seen in not_free_and_tidy(archive)]
        broken += _lost(archive, kill, done, documents)
        if kill % COPIES_EVERY == 0:
            broken += half_files(archive)
    what = f"Afgeschoten op een willekeurig moment, {documents} stukken ({kind(sealed)})"
    note = f"{acknowledged} bevestigde handelingen; weer open binnen {slowest:.2f} s"
    return Outcome(what, kills, tuple(broken), note)


def _act(archive: Archive, kill: int, pipe: int) -> None:
    """Act on and on: add an action, take the one before away, and write in the first which act it was."""
    with archive.open(SLUG) as file:
        newest = 0
        for act in range(1, 1_000_000):
            with file.change("toegezegd"):
                if newest:
                    file.actions.remove(newest)
                newest = file.actions.add(an_action(act, f"{kill}")).number
                file.actions.save(file.actions.get(1).changed(what=f"{kill}, {act}"))
            os.write(pipe, b".")


def _work_until_killed(archive: Archive, kill: int, pace: Pace, chance: random.Random) -> int:
    """Return how many acts a process acknowledged before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            _act(archive, kill, writing)
        finally:
            os._exit(1)
    os.close(writing)
    early = chance.random() < WHILE_OPENING
    if not early:
        select.select([reading], [], [], 60)
    time.sleep(chance.uniform(0, pace.opening if early else ACTS * pace.act))
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    with os.fdopen(reading, "rb") as pipe:
        done = len(pipe.read())
    if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
        raise RuntimeError("the process ended before it was killed")
    return done


def _lost(archive: Archive, kill: int, done: int, documents: int) -> list[str]:
    """Return what is missing of the acts that were acknowledged: one more may have been kept than was said."""
    with archive.read(SLUG) as file:
        found = file.actions.get(1).what
        number = int(found.split(", ")[1]) if found.startswith(f"{kill}, ") else 0
        newest = file.actions.all()[-1].what
        count = len(file.actions.all())
    lost = [] if number in {done, done + 1} else [f"kill {kill}: {done} bevestigd, {number} bewaard"]
    if number and newest != f"{kill}, {number}":
        lost.append(f"kill {kill}: een halve handeling: {newest} naast {found}")
    return lost if count >= documents else [*lost, f"kill {kill}: {count} stukken van {documents}"]


def _pace_of(archive: Archive) -> Pace:
    began = time.perf_counter()
    with archive.open(SLUG) as file:
        file.actions.all()
        opened = time.perf_counter()
        for number in range(5):
            with file.change("toegezegd"):
                file.actions.save(file.actions.get(1).changed(what=f"proef {number}"))
        return Pace(opened - began, (time.perf_counter() - opened) / 5)
