"""What importing 1,000 tips costs, as a ratio to reading and durably writing the same bytes in the same rounds.

An import is what `tafel importeer tips` does once it runs: the file is read and understood, and all its tips are kept
in one act of a new series, with its log line. The baseline reads the same file and writes the series file that came of
it as anybody would who wants it to last: a temporary file, fsync, replace and an fsync of the folder.

Run as `python bench/bench_tips_import.py`; exits 1 when the bar is not met.
"""

import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench_act import plain_write
from measuring import compile_bytecode, verdict
from sessions.acts.prepare import create_series
from sessions.acts.tips import collect_tips
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from tafel.tips.files import read_tips_at

TIPS = 1_000
ROUNDS = 15
LIMIT = 100.0
"""A quiet disk writes these bytes in two milliseconds. Each tip is read, cleaned, validated as it is made and as the
file will say it, and encoded, in an eighth of one."""
PAUSE = 0.05
"""Seconds between rounds: a disk that is kept full measures its queue."""


def a_table() -> bytes:
    """Return a table of so many tips as a spreadsheet saves it: semicolons, in Windows-1252."""
    people = ("ouder", "hulpverlener", "jongere", "ouder + hulpverlener")
    lines = (
        f"Zeg bij gesprek {number} één keer hoeveel tijd er is, en wat er daarna gebeurt;{people[number % 4]};"
        f"hulpverleners;{'voor' if number % 3 else ''};{'ja' if number % 2 else 'nee'};"
        for number in range(TIPS)
    )
    return "\r\n".join(("tekst;bron;doelgroep;moment;bruikbaar;toptip", *lines)).encode("cp1252")


def bring_in(file: SeriesFile, table: Path) -> None:
    """Keep all tips of a file."""
    kept = collect_tips(file, read_tips_at(str(table)))
    assert len(kept) == TIPS


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that this takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def copy(source: Path, target: Path, content: bytes) -> None:
    """Read a file, and write other bytes as anybody would who wants them to last."""
    source.read_bytes()
    plain_write(target, content)


def measure(folder: Path) -> tuple[list[float], list[float]]:
    """Return the seconds per round of an import and of the baseline, which take turns at being first."""
    table = folder / "tips.csv"
    table.write_bytes(a_table())
    ours: list[float] = []
    plain: list[float] = []
    content = b""
    for place in range(ROUNDS + 1):
        with create_series(Archive(folder / str(place)), SeriesKind.COP, "Meting") as file:
            turns = deque([
                (ours, partial(bring_in, file, table)),
                (plain, partial(copy, table, folder / "baseline.json", content)),
            ])
            turns.rotate(place)
            for taken, work in turns:
                taken.append(timed(work))
            content = file.path.read_bytes()
        time.sleep(PAUSE)
    # The first round has nothing to write yet, and loads what an import needs.
    return ours[1:], plain[1:]


def main() -> int:
    """Measure, print the verdict, and return the exit code."""
    compile_bytecode()
    # Beside this file and not in /tmp, which is often memory, where nothing needs to be durable.
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent, prefix=".import-") as folder:
        ours, plain = measure(Path(folder))
    return 0 if verdict(f"importing {TIPS} tips", ours, plain, LIMIT) else 1


if __name__ == "__main__":
    sys.exit(main())
