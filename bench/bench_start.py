"""Cold start to the first painted screen on the demo archive, as a ratio to a minimal Textual app.

Every start is a new process; the two take turns. Run as `python bench/bench_start.py`; exits 1 when the bar is not
met.
"""

import sys
import tempfile
from pathlib import Path

from measuring import BASELINES, compile_bytecode, python, verdict
from sessions.acts.opening import open_archive
from tafel.demo import fill_archive
from terminal import Terminal

STARTS = 15
LIMIT = 1.5
COLUMNS, ROWS = 120, 40
PAINTED = "F1"
"""Stands in the footer of the overview, which is painted together with the rest."""
FILLED = "Noord-Kennemerland"
"""Stands in the overview once the archive has been read; told beside the verdict."""
BASELINE_PAINTED = "palette"


def start(command: tuple[str | Path, ...], *marks: str) -> list[float]:
    """Start a command and return the seconds until each of these texts stood on its screen."""
    with Terminal(command, columns=COLUMNS, rows=ROWS) as terminal:
        return [terminal.wait_for(mark) for mark in marks]


def main() -> int:
    """Measure, print the verdict, and return the exit code."""
    compile_bytecode()
    ours, filled, baseline = [], [], []
    with tempfile.TemporaryDirectory(prefix="start-") as folder:
        fill_archive(open_archive(Path(folder)))
        for _ in range(STARTS):
            painted, complete = start(python("-m", "tafel", "--archief", folder), PAINTED, FILLED)
            ours.append(painted)
            filled.append(complete)
            baseline += start(python(BASELINES / "minimal.py"), BASELINE_PAINTED)
    met = verdict("first painted screen", ours, baseline, LIMIT)
    verdict("with the archive read", filled, baseline)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
