"""What placing a tip costs at 120x40, with 75 and with 1,000 tips: as a ratio to a letter typed in a minimal app.

A placing is on disk, and the next tip is painted. Timed from the key to the last byte before 100 ms of silence, in
turns with an app that has an Input and a Static that repeats it. Run as `python bench/bench_tips.py`; exits 1 when a
bar is not met.
"""

import sys
import tempfile
from itertools import cycle
from pathlib import Path
from statistics import median

from measuring import BASELINES, compile_bytecode, python, verdict
from sessions.acts.meeting import enter_meeting, go_to_step
from sessions.acts.opening import open_archive
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import create_series
from sessions.acts.tips import collect_tips
from sessions.meetings import StepKind
from sessions.roles import Role
from sessions.series import SeriesKind
from sessions.tips.importing import NewTip, TipsRead
from sessions.tips.tip import Public
from terminal import ENTER, Terminal

COLUMNS, ROWS = 120, 40
FEW, MANY = 75, 1_000
ESCAPE = "\x1b"
ROUNDS = 30
LETTER_LIMIT, GROWTH_LIMIT = 3.0, 1.3
TEXT = "Vertel aan het begin van gesprek {} hoeveel tijd er is, en vraag wat er voor de ouder vandaag af moet."


def fill(folder: Path, count: int) -> None:
    """Make an archive with one meeting that stands at Sorteren ronde 1, with this many tips to sort."""
    with create_series(open_archive(folder), SeriesKind.COP, "Meting") as file:
        publics = cycle(Public)
        tips = (NewTip(TEXT.format(number), (Role.PARENT,), next(publics)) for number in range(1, count + 1))
        collect_tips(file, TipsRead(tuple(tips)))
        session = plan_meeting(file, day=file.today(), start="13:30")
        enter_meeting(file, session.number)
        step = next(step for step in session.steps if step.kind == StepKind.SORT)
        go_to_step(file, session.number, step.id)


def measure(baseline: Terminal, few: Terminal, many: Terminal) -> bool:
    """Type a letter, and place a tip of few and of many, in turns; return whether the bars are met."""
    letters: list[float] = []
    placings: dict[Terminal, list[float]] = {few: [], many: []}
    for number, key in zip(range(1, ROUNDS + 1), cycle("123456"), strict=False):
        letters.append(baseline.press("e"))
        for terminal, seconds in placings.items():
            seconds.append(terminal.press(key, f"gesprek {number + 1} ", f"{number} van "))
    growth = median(placings[many]) / median(placings[few])
    print(f"from {FEW} to {MANY} tips: ratio {growth:.2f}, at most {GROWTH_LIMIT:g}")
    return all([
        verdict(f"a tip of {FEW}", placings[few], letters, LETTER_LIMIT),
        verdict(f"a tip of {MANY}", placings[many], letters, LETTER_LIMIT),
        growth <= GROWTH_LIMIT,
    ])


def open_at_the_tips(folder: Path) -> Terminal:
    """Start the app on an archive as somebody who never used it, and go on with its meeting."""
    command = python("-m", "tafel", "--archief", folder)
    settings = {"XDG_CONFIG_HOME": str(folder / "settings")}
    terminal = Terminal(command, columns=COLUMNS, rows=ROWS, environment=settings)
    terminal.wait_for("verder gaan")
    terminal.press(ENTER)
    terminal.wait_for("Probeer de privétoets")
    terminal.press(ESCAPE, "gesprek 1 ")
    return terminal


def main() -> int:
    """Measure, print the verdicts, and return the exit code."""
    compile_bytecode()
    # Beside this file and not in /tmp, which is often memory, where nothing needs to be durable.
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent, prefix=".tips-") as folder:
        folders = {count: Path(folder) / str(count) for count in (FEW, MANY)}
        for count, place in folders.items():
            fill(place, count)
        with (
            Terminal(python(BASELINES / "letter.py"), columns=COLUMNS, rows=ROWS) as baseline,
            open_at_the_tips(folders[FEW]) as few,
            open_at_the_tips(folders[MANY]) as many,
        ):
            baseline.wait_for("typ hier")
            return 0 if measure(baseline, few, many) else 1


if __name__ == "__main__":
    sys.exit(main())
