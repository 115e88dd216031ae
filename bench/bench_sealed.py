"""What encryption costs: an act, and opening a series, encrypted and not in the same rounds.

Run as `python bench/bench_sealed.py`; exits 1 when a bar is not met. Unlocking with the passphrase is not counted: that
is done once a sitting, and is slow on purpose (see `passphrase_file.WORK`).
"""

import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from bench_act import a_session, an_action, timed
from sessions.series import Series, SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile

ROUNDS = {1_000: 60, 10_000: 24}
"""Documents in the series -> rounds; in each both acts are done once, and take turns at being first."""
OPENINGS = 5
ACT_LIMIT = 2.5
"""How many times the same act without encryption an act may cost."""
OPEN_LIMIT = 2.0
"""How many times opening the same series without encryption opening may cost."""
PAUSE = 0.01


@dataclass(frozen=True)
class Costs:
    """Seconds of the same thing, the median over the rounds."""

    what: str
    plain: float
    sealed: float
    limit: float

    @property
    def ratio(self) -> float:
        """How many times as much it costs with encryption."""
        return self.sealed / self.plain

    def __str__(self) -> str:
        words = f"{self.what:<32} {self.plain * 1000:8.2f} ms  {self.sealed * 1000:8.2f} ms  {self.ratio:5.2f}"
        return f"{words}  (bar {self.limit})"


def filled(folder: Path, documents: int, *, sealed: bool) -> SeriesFile:
    """Return an open series with this many documents."""
    archive = Archive(folder)
    if sealed:
        archive.keys.make("fiets wolk lepel dijk")
    file = archive.create(Series(kind=SeriesKind.VELDTAFEL, name="Meting", slug="meting", mark="M"))
    with file.change("vullen", undoable=False):
        session = file.sessions.add(a_session())
        for _ in range(documents - 1):
            file.actions.add(an_action(session.number))
    return file


def act(file: SeriesFile) -> None:
    """Add an action and save its meeting, as a promise at the table does."""
    with file.change("actie toegezegd"):
        file.actions.add(an_action(1))
        file.sessions.save(file.sessions.get(1))


def read_all(file: SeriesFile) -> None:
    """Read a file from the disk, every document of it."""
    file.load()
    file.check()


def measure(documents: int, rounds: int) -> tuple[Costs, Costs]:
    """Return what an act and what opening cost at this size."""
    # Beside this file and not in /tmp, which is often memory, where nothing needs to be durable.
    here = Path(__file__).parent
    with tempfile.TemporaryDirectory(dir=here, prefix=".sealed-") as folder, ExitStack() as stack:
        files = [
            stack.enter_context(filled(Path(folder) / name, documents, sealed=name == "dicht"))
            for name in ("open", "dicht")
        ]
        seconds: list[list[float]] = [[], []]
        for number in range(rounds):
            for which in (0, 1) if number % 2 else (1, 0):
                seconds[which].append(timed(partial(act, files[which])))
                time.sleep(PAUSE)
        acting = Costs(f"an act at {documents}", median(seconds[0]), median(seconds[1]), ACT_LIMIT)
        opened: list[list[float]] = [[], []]
        for _ in range(OPENINGS):
            for which, file in enumerate(files):
                opened[which].append(timed(partial(read_all, file)))
        return acting, Costs(f"opening {documents}", median(opened[0]), median(opened[1]), OPEN_LIMIT)


def main() -> int:
    """Measure and print; return 1 when a bar is not met."""
    costs = [one for documents, rounds in ROUNDS.items() for one in measure(documents, rounds)]
    print(f"{'':<32} {'plain':>11}  {'encrypted':>11}  ratio")
    for one in costs:
        print(one)
    return 1 if any(one.ratio > one.limit for one in costs) else 0


if __name__ == "__main__":
    sys.exit(main())
