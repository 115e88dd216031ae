"""What one durable act costs, as a ratio to a SQLite insert and to a plain durable write in the same rounds.

An act is what a chair does most: an action is added and its session saved, with its log line and its counter, through
the public API. SQLite (WAL, synchronous=FULL) inserts the same four documents in one statement; the plain write puts
the same bytes on disk by a temporary file, fsync, replace and an fsync of the folder.

Run as `python bench/bench_act.py`; exits 1 when a bar is not met.
"""

import os
import sqlite3
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from sessions.actions import Action, Deadline, Owner
from sessions.leefgebieden import Leefgebied
from sessions.meetings import Session
from sessions.series import Series, SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile

DOCUMENT_BYTES = 600
ROUNDS = {100: 20, 1_000: 40, 10_000: 16}
"""Documents in the series, half-way -> rounds in a batch. Each round measures all three once and adds a document."""
BATCHES = 5
"""The batch with the quickest plain write counts, for all three: in the others something else kept the disk busy."""
LOG_LINE = (
    '{"when":"2026-11-22T13:05:00.000000+00:00","who":"voorzitter","kind":"actie toegezegd",'
    '"documents":{"actions 1000":["+"],"sessions 1":["change"]}}'
)
COUNTERS = '{"series":1,"partners":0,"people":0,"sessions":1,"trajects":0,"actions":1000,"signals":0,"progress":0}'
"""What an act writes beside its action and its session: the baseline inserts the same four."""
PAUSE = 0.01
"""Seconds between rounds: nobody types hundreds of acts a second, and a disk that is kept full measures its queue."""
REST = 1.0
"""Seconds between batches."""


@dataclass(frozen=True)
class Medians:
    """Seconds, the median over the rounds of one batch."""

    act: float
    sqlite: float
    plain: float

    @property
    def to_sqlite(self) -> float:
        """How many times an insert an act costs."""
        return self.act / self.sqlite

    @property
    def to_plain(self) -> float:
        """How many times a plain durable write of the same bytes an act costs."""
        return self.act / self.plain


@dataclass(frozen=True)
class Bar:
    """A ratio that may not be exceeded at a number of documents."""

    documents: int
    against: str
    limit: float

    def measured(self, medians: Medians) -> float:
        """Return the ratio that this bar is about."""
        return medians.to_sqlite if self.against == "SQLite" else medians.to_plain


BARS = (Bar(1_000, "SQLite", 10.0), Bar(1_000, "plain write", 3.0), Bar(10_000, "plain write", 3.5))


def an_action(session: int) -> Action:
    """Return an action whose JSON is DOCUMENT_BYTES long once it has a number of four digits."""
    action = Action(
        number=1_000,
        what="schrijft zich in voor een kamer bij de woonstichting",
        session=session,
        traject=3,
        owner=Owner(person=7, name="Karin Bakker", organisation="Woonstichting Zeewijk"),
        deadline=Deadline(day=date(2026, 11, 27)),
        first_deadline=Deadline(day=date(2026, 11, 27)),
        leefgebied=Leefgebied.WONEN,
    )
    return action.changed(result="x" * (DOCUMENT_BYTES - len(action.model_dump_json())))


def a_session() -> Session:
    """Return a session whose JSON is about DOCUMENT_BYTES long."""
    session = Session(kind="veldtafel", date=date(2026, 11, 22), place="Den Helder")
    return session.changed(keep="x" * (DOCUMENT_BYTES - len(session.model_dump_json())))


@contextmanager
def filled_series(folder: Path, documents: int) -> Iterator[SeriesFile]:
    """Open a new series that holds this many documents."""
    series = Series(kind=SeriesKind.VELDTAFEL, name="Meting", slug="meting", mark="M")
    with Archive(folder).create(series) as file:
        with file.change("vullen", undoable=False):
            session = file.sessions.add(a_session())
            for _ in range(documents - 1):
                file.actions.add(an_action(session.number))
        file.who = "voorzitter"
        yield file


def plain_write(path: Path, data: bytes) -> None:
    """Write as anybody would who wants it to last: a temporary file, fsync, replace, fsync of the folder."""
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that this takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(folder: Path, documents: int, rounds: int) -> Medians:
    """Return the medians at this size, of the quietest batch.

    The three take turns at being first, so that a busy disk bothers all alike.
    """
    database = sqlite3.connect(folder / "baseline.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE documents (number INTEGER PRIMARY KEY, document TEXT)")
    database.executemany("INSERT INTO documents (document) VALUES (?)", [(an_action(1).model_dump_json(),)] * documents)

    with filled_series(folder, documents - BATCHES * rounds // 2) as file:
        session, action = file.sessions.get(1), an_action(1)
        documents_of_act = (action.model_dump_json(), session.model_dump_json(), LOG_LINE, COUNTERS)

        def act() -> None:
            with file.change("actie toegezegd"):
                file.actions.add(action)
                file.sessions.save(session.model_copy(update={"change": str(time.perf_counter())}))

        def insert() -> None:
            database.execute("INSERT INTO documents (document) VALUES (?), (?), (?), (?)", documents_of_act)

        def plain() -> None:
            plain_write(folder / "baseline.json", content)

        batches = []
        turns = deque([("act", act), ("sqlite", insert), ("plain", plain)])
        for _ in range(BATCHES):
            taken: dict[str, list[float]] = {name: [] for name, _ in turns}
            for _ in range(rounds):
                content = file.path.read_bytes()
                for name, work in turns:
                    taken[name].append(timed(work))
                turns.rotate()
                time.sleep(PAUSE)
            batches.append(Medians(**{name: median(seconds) for name, seconds in taken.items()}))
            time.sleep(REST)
    database.close()
    return min(batches, key=lambda batch: batch.plain)


def main() -> int:
    """Measure, print the table and the verdicts, and return the exit code."""
    results = {}
    print(f"{'documents':>9}  {'act':>9}  {'SQLite':>9}  {'plain':>9}  {'x SQLite':>8}  {'x plain':>7}")
    for documents, rounds in ROUNDS.items():
        # Beside this file and not in /tmp, which is often memory, where nothing needs to be durable.
        with tempfile.TemporaryDirectory(dir=Path(__file__).parent, prefix=".act-") as folder:
            medians = results[documents] = measure(Path(folder), documents, rounds)
        times = "  ".join(f"{seconds * 1e3:6.2f} ms" for seconds in (medians.act, medians.sqlite, medians.plain))
        print(f"{documents:>9}  {times}  {medians.to_sqlite:>8.1f}  {medians.to_plain:>7.2f}", flush=True)
    met = True
    for bar in BARS:
        ratio = bar.measured(results[bar.documents])
        met = met and ratio <= bar.limit
        verdict = "met" if ratio <= bar.limit else "NOT MET"
        print(f"{bar.documents} documents, at most {bar.limit:g}x {bar.against}: {ratio:.2f} {verdict}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
