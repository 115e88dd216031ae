"""What 1,000 minutes as Markdown cost, as a ratio to reading the same files with orjson in the same rounds.

The archive is that of the demo, whose meetings were played through the same acts as real ones. Until a thousand
minutes are made, of every meeting that was closed the intern ones and those for its partners and jongeren are made
again from its file, as `tafel verslag` does. The baseline reads the same file as often and hands it to orjson. Peak
memory is measured in a round of its own.

Run as `python bench/bench_minutes.py`; exits 1 when the bar is not met.
"""

import sys
import tempfile
import time
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import orjson

from exports.audiences import Audience
from exports.minutes import minutes_for
from exports.rendering.files import Form, as_text
from measuring import compile_bytecode, verdict
from sessions.acts.gather import record_of
from sessions.acts.opening import Archive, read_series
from sessions.meetings import SessionStatus
from tafel.demo import fill_archive

DOCUMENTS = 1_000
ROUNDS = 5
LIMIT = 60.0
"""Reading a file of the demo takes a fraction of a millisecond; of each document names are looked for in every text,
and a file is validated as a whole before the first is made."""
AUDIENCES = (Audience.INTERN, Audience.PARTNERS, Audience.JONGERE)


def closed_meetings(archive: Archive) -> list[tuple[str, int]]:
    """Return every meeting that was closed: the file it is in, and its number."""
    found = []
    for slug in archive.slugs():
        with read_series(archive, slug) as file:
            closed = file.sessions.where(lambda session: session.status == SessionStatus.CLOSED)
            found += [(slug, session.number) for session in closed]
    return found


def minutes(archive: Archive, meetings: list[tuple[str, int]]) -> Iterator[str]:
    """Yield minutes as Markdown without end, opening the file anew for each meeting."""
    for slug, number in cycle(meetings):
        with read_series(archive, slug) as file:
            record = record_of(file, number)
        for audience in AUDIENCES:
            for document in minutes_for(record, audience):
                yield as_text(document, Form.MARKDOWN)


def make(archive: Archive, meetings: list[tuple[str, int]]) -> None:
    """Make the documents, one after the other."""
    deque(islice(minutes(archive, meetings), DOCUMENTS), maxlen=0)


def just_read(paths: list[Path]) -> None:
    """Read the same files as often, and no more than that."""
    for path in paths:
        orjson.loads(path.read_bytes())


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that this takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak(work: Callable[[], object]) -> float:
    """Return how many megabytes this has in use at once, at the most."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def opened(archive: Archive, meetings: list[tuple[str, int]]) -> list[Path]:
    """Return the file of each meeting, in the order in which a thousand documents open them."""
    paths: list[Path] = []
    made = 0
    counts = {}
    for slug, number in meetings:
        with read_series(archive, slug) as file:
            record = record_of(file, number)
        counts[slug, number] = sum(len(minutes_for(record, audience)) for audience in AUDIENCES)
    for slug, number in cycle(meetings):
        if made >= DOCUMENTS:
            return paths
        paths.append(archive.folder / f"{slug}.json")
        made += counts[slug, number]
    return paths


def main() -> int:
    """Measure, print the verdict, and return the exit code."""
    compile_bytecode()
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent, prefix=".minutes-") as name:
        archive = Archive(Path(name))
        fill_archive(archive)
        meetings = closed_meetings(archive)
        paths = opened(archive, meetings)
        ours: list[float] = []
        plain: list[float] = []
        turns = deque([(ours, partial(make, archive, meetings)), (plain, partial(just_read, paths))])
        for _ in range(ROUNDS + 1):
            for taken, work in turns:
                taken.append(timed(work))
            turns.rotate()
        met = verdict(f"{DOCUMENTS} minutes as md, {len(paths)} times a file", ours[1:], plain[1:], LIMIT)
        print(f"peak memory: {peak(partial(make, archive, meetings)):.1f} MB, ", end="")
        print(f"just reading {peak(partial(just_read, paths)):.1f} MB")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
