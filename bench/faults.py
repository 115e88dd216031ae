"""All faults of the rig, long, on a real disk: what was tried, what was lost, and figures for docs/betrouwbaarheid.md.

Run as `python bench/faults.py` with the tools of the tests installed; takes about half an hour. Words after it pick the
parts, as `python bench/faults.py kills damage`. Prints a table in Markdown and exits 1 when a promise was broken.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent / "tests" / "support"))

from fault_rig import app, damage, exits, failing, handlers, kills, sitting, windows  # noqa: E402
from fault_rig.archives import Outcome  # noqa: E402

Part = Callable[[Path], Iterator[Outcome]]
BOTH = (False, True)
SIZES = (100, 1_000, 10_000)
KILLS = 100
FLIPS = 3_000
SEQUENCES = 1_000


def _exits(folder: Path) -> Iterator[Outcome]:
    yield from (exits.exit_everywhere(folder / str(sealed), sealed=sealed) for sealed in BOTH)


def _failing(folder: Path) -> Iterator[Outcome]:
    yield from (failing.fail_everywhere(folder, sealed=sealed) for sealed in BOTH)


def _kills(folder: Path) -> Iterator[Outcome]:
    for size in SIZES:
        for sealed in BOTH:
            yield kills.kill_often(folder, sealed=sealed, documents=size, kills=KILLS)


def _damage(folder: Path) -> Iterator[Outcome]:
    for sealed in BOTH:
        yield from damage.damage_everywhere(folder, sealed=sealed, flips=FLIPS)


def _windows(folder: Path) -> Iterator[Outcome]:
    for sealed in BOTH:
        yield windows.two_processes(folder, sealed=sealed, acts=50)
        yield windows.lock_of_a_killed_window(folder, sealed=sealed, kills=KILLS)
        yield windows.things_from_outside(folder, sealed=sealed)
        yield windows.clock_set_back(folder, sealed=sealed)


def _sitting(_: Path) -> Iterator[Outcome]:
    yield from (sitting.sit_often(sealed=sealed, sequences=SEQUENCES) for sealed in BOTH)


def _app(folder: Path) -> Iterator[Outcome]:
    yield app.kill_meetings(folder / "kills", kills=20)
    yield app.break_the_rest(folder / "rest")


def _handlers(folder: Path) -> Iterator[Outcome]:
    yield handlers.break_every_handler(folder)


PARTS: dict[str, Part] = {
    "exits": _exits,
    "failing": _failing,
    "kills": _kills,
    "damage": _damage,
    "windows": _windows,
    "sitting": _sitting,
    "app": _app,
    "handlers": _handlers,
}


def main(words: list[str]) -> int:
    """Do the parts that were asked for, or all; return 1 when a promise was broken, 2 for an unknown part."""
    if unknown := [word for word in words if word not in PARTS]:
        print(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    broken: list[str] = []
    print("| Wat er misgaat | Keer geprobeerd | Belofte gebroken | Gemeten | Duur |\n| --- | --- | --- | --- | --- |")
    for name in words or PARTS:
        # Beside this file and not in /tmp, which is often memory, where nothing needs to be durable.
        with tempfile.TemporaryDirectory(dir=HERE, prefix=".faults-") as folder:
            began = time.perf_counter()
            for outcome in PARTS[name](Path(folder)):
                print(f"{outcome} {time.perf_counter() - began:.0f} s |", flush=True)
                broken += outcome.broken
                began = time.perf_counter()
    print(*broken, sep="\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
