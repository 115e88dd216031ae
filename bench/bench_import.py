"""What importing 10,000 trajecten costs, as a ratio to reading the table with csv and durably writing the result.

An import is what `tafel importeer trajecten` does once it runs: every cell is understood, every traject validated, and
all are kept in one act of a new series. The baseline reads the same table with the csv module and writes the series
file that came of it as anybody would who wants it to last. The act itself, in which no key is answered, is told apart:
the reading runs beside the app.

Run as `python bench/bench_import.py`; exits 1 when a bar is not met.
"""

import csv
import random
import sys
import tempfile
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from bench_act import plain_write
from measuring import compile_bytecode, verdict
from sessions.acts.importing import AnyImport, ImportKind, import_reader, keep_import
from sessions.acts.prepare import create_series
from sessions.importing.trajects import COLUMNS
from sessions.leefgebieden import VOCABULARY, Leefgebied
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from tafel.bringing.files import bytes_at

TRAJECTS, FEW = 10_000, 2_500
ROUNDS = 3
LIMIT = 60.0
"""Each traject has 26 cells and becomes some thirty validated values; the baseline looks at none of them."""
SECONDS_LIMIT = 15.0
ACT_LIMIT = 2.0
"""Seconds that the act may take, in which no key is answered."""
GROWTH_LIMIT = 1.5
"""How much longer a traject may take among many than among few."""
MEMORY_LIMIT = 120.0
"""Bytes of memory at most per byte of the table."""


def a_table(count: int) -> str:
    """Return a table of so many trajecten as a spreadsheet saves it, the same every time."""
    chance = random.Random(1)
    lines = (";".join(cells.get(column.name, "") for column in COLUMNS) for cells in _trajects(count, chance))
    return "\r\n".join([";".join(column.name for column in COLUMNS), *lines])


def _trajects(count: int, chance: random.Random) -> Iterator[dict[str, str]]:
    for number in range(count):
        ended = chance.random() < 0.6
        asked = [key for key in Leefgebied if chance.random() < 0.35]
        yield {
            "code": f"M-{number}",
            "roepnaam": f"Jongere {number}",
            "geboortemaand": f"{chance.randint(1, 12):02d}-2008",
            "geslacht": chance.choice(["vrouw", "man", ""]),
            "startkwalificatie": chance.choice(["ja", "nee", ""]),
            "gemeente": chance.choice(["Schagen", "Den Helder"]),
            "organisatie": "De Wiek",
            "extern": chance.choice(["ja", "nee"]),
            "start": f"{chance.randint(1, 28)}-{chance.randint(1, 12)}-2025",
            "toestemming": "ja",
            **({"einde": "2026-02-01", "rapportcijfer": "7", "coach": "ja", "coach_van": "eigen"} if ended else {}),
            **{key.value: chance.choice(VOCABULARY[key].outcomes).word if ended else "open" for key in asked},
        }


def read(file: SeriesFile, table: Path) -> AnyImport:
    """Read a table."""
    imported = import_reader(file, ImportKind.TRAJECTS)(bytes_at(str(table)), lambda _: None)
    assert not imported.findings.problems
    return imported


def bring_in(folder: Path, table: Path) -> tuple[float, float, bytes]:
    """Import a table into a new series; return the seconds of all, those of the act, and the file that came of it."""
    with create_series(Archive(folder), SeriesKind.VELDTAFEL, "Meting") as file:
        start = perf_counter()
        imported = read(file, table)
        begun = perf_counter()
        keep_import(file, imported)
        done = perf_counter()
        return done - start, done - begun, file.path.read_bytes()


def plainly(table: Path, target: Path, content: bytes) -> float:
    """Return the seconds of reading a table with csv alone, and of writing these bytes so that they last."""
    start = perf_counter()
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    plain_write(target, content)
    assert rows
    return perf_counter() - start


def peak(folder: Path, table: Path) -> float:
    """Return the memory at most in use while a table is read, per byte of it."""
    with create_series(Archive(folder), SeriesKind.VELDTAFEL, "Meting") as file:
        tracemalloc.start()
        read(file, table)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return most / table.stat().st_size


def measure(folder: Path) -> bool:
    """Measure in rounds, print the verdicts, and return whether the bars are met."""
    tables = {count: folder / f"{count}.csv" for count in (TRAJECTS, FEW)}
    for count, table in tables.items():
        table.write_text(a_table(count), encoding="utf-8", newline="")
    all_of_it: list[float] = []
    acts: list[float] = []
    few: list[float] = []
    plain: list[float] = []
    for place in range(ROUNDS + 1):
        few.append(bring_in(folder / f"few-{place}", tables[FEW])[0])
        seconds, act, content = bring_in(folder / f"many-{place}", tables[TRAJECTS])
        all_of_it.append(seconds)
        acts.append(act)
        plain.append(plainly(tables[TRAJECTS], folder / "baseline.json", content))
    growth = median(all_of_it) / TRAJECTS / (median(few) / FEW)
    memory = peak(folder / "peak", tables[TRAJECTS])
    print(f"the act in which no key is answered: {median(acts):.2f} s, at most {ACT_LIMIT:g}")
    print(f"from {FEW} to {TRAJECTS}: {growth:.2f} times as long per traject, at most {GROWTH_LIMIT:g}")
    print(f"memory: {memory:.0f} bytes per byte of the table, at most {MEMORY_LIMIT:g}")
    # The first round loads what an import needs.
    return all([
        verdict(f"importing {TRAJECTS} trajecten", all_of_it[1:], plain[1:], LIMIT),
        median(all_of_it) <= SECONDS_LIMIT,
        median(acts) <= ACT_LIMIT,
        growth <= GROWTH_LIMIT,
        memory <= MEMORY_LIMIT,
    ])


def main() -> int:
    """Measure, and return the exit code."""
    compile_bytecode()
    # Beside this file and not in /tmp, which is often memory, where nothing needs to be durable.
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent, prefix=".import-") as folder:
        return 0 if measure(Path(folder)) else 1


if __name__ == "__main__":
    sys.exit(main())
