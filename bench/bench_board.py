"""What a key costs on the board with 500 tips at 120x40: as a ratio to a letter typed in a minimal app.

Moving the cursor, and a letter of a search, which paints all columns anew. Timed from the key to the last byte before
100 ms of silence, in turns with an app that has an Input and a Static that repeats it. Run as
`python bench/bench_board.py`; exits 1 when a bar is not met.
"""

import sys
import tempfile
from itertools import cycle
from pathlib import Path

from measuring import BASELINES, compile_bytecode, python, verdict
from sessions.acts.opening import open_archive
from sessions.acts.prepare import create_series
from sessions.acts.tips import collect_tips
from sessions.roles import Role
from sessions.series import SeriesKind
from sessions.tips.importing import NewTip, TipsRead
from sessions.tips.tip import Moment, Public
from terminal import ENTER, Terminal

COLUMNS, ROWS = 120, 40
TIPS = 500
DOWN, ESCAPE, BACKSPACE = "\x1b[B", "\x1b", "\x7f"
ROUNDS = 20
WORDS = ("beuk", "eik", "linde", "wilg", "berk")
TEXT = (
    "Vertel aan het begin van gesprek {} hoeveel tijd er is, en vraag wat er onder de {} voor de ouder vandaag af moet."
)
CURSOR_LIMIT, NARROW_LIMIT = 2.0, 3.0


def fill(folder: Path) -> None:
    """Make an archive with one series that has this many tips, in all columns."""
    with create_series(open_archive(folder), SeriesKind.COP, "Meting") as file:
        publics, moments, words = cycle(Public), cycle((None, *Moment)), cycle(WORDS)
        tips = (
            NewTip(TEXT.format(number, next(words)), (Role.PARENT,), next(publics), next(moments), number % 3 == 0)
            for number in range(1, TIPS + 1)
        )
        collect_tips(file, TipsRead(tuple(tips)))


def measure(baseline: Terminal, board: Terminal) -> bool:
    """Move the cursor, type and take back a letter of a search, in turns; return whether the bars are met."""
    letters, moves, narrowings = [], [], []
    for _ in range(ROUNDS):
        letters.append(baseline.press("e"))
        moves.append(board.press(DOWN))
    board.press("/", "woord uit een tip")
    for number in range(ROUNDS):
        letters.append(baseline.press("e"))
        word = WORDS[number % len(WORDS)]
        narrowings.append(board.press(word[0], f"van {TIPS} tips"))
        board.press(BACKSPACE, f"{TIPS} tips")
    return all([
        verdict(f"the cursor among {TIPS} tips", moves, letters, CURSOR_LIMIT),
        verdict(f"a letter that narrows {TIPS} tips", narrowings, letters, NARROW_LIMIT),
    ])


def main() -> int:
    """Measure, print the verdicts, and return the exit code."""
    compile_bytecode()
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent, prefix=".board-") as folder:
        fill(Path(folder))
        with (
            Terminal(python(BASELINES / "letter.py"), columns=COLUMNS, rows=ROWS) as baseline,
            Terminal(python("-m", "tafel", "--archief", folder), columns=COLUMNS, rows=ROWS) as board,
        ):
            baseline.wait_for("typ hier")
            board.wait_for(f"tips {TIPS}")
            board.press(ENTER, "Bijeenkomsten")
            board.press("t", f"{TIPS} tips", "tijdens het gesprek")
            return 0 if measure(baseline, board) else 1


if __name__ == "__main__":
    sys.exit(main())
