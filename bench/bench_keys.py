"""What a key costs in a meeting at 160x50, minutes open, 200 actions: as a ratio to a minimal app that does the same.

A letter is painted; Enter is on disk, in the list and in the minutes. Timed from the key to the last byte before 100
ms of silence, in turns with an input, a text that repeats it and a list of 200 rows. Run as
`python bench/bench_keys.py`; exits 1 when a bar is not met.
"""

import datetime as dt
import sys
import tempfile
from pathlib import Path

from measuring import BASELINES, compile_bytecode, python, verdict
from sessions.actions import Deadline, Owner
from sessions.acts.actions import Promise, promise_action
from sessions.acts.meeting import enter_meeting, go_to_step
from sessions.acts.opening import open_archive
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere, create_series
from sessions.leefgebieden import Leefgebied
from sessions.meetings import StepKind
from sessions.place import Place
from sessions.series import SeriesKind
from tafel.settings import SettingsFile
from terminal import ENTER, Terminal

COLUMNS, ROWS = 160, 50
ACTIONS = 200
LAST = f"kamer {ACTIONS}"
SENTENCE = "plant een {tree} met @karin morgen"
TREES = ("beuk", "berk", "eik", "els", "es", "iep", "linde", "wilg")
LETTER_LIMIT, ENTER_LIMIT = 1.5, 3.0


def fill(folder: Path) -> None:
    """Make an archive with one meeting that stands at Acties, of a jongere with ACTIONS actions agreed in it."""
    archive = open_archive(folder)
    with create_series(archive, SeriesKind.VELDTAFEL, "Meting") as file:
        (karin,) = add_people(file, read_people("Karin de Boer; Woonstichting Zeewijk; wonen"))
        jongere = add_jongere(file, code="J-07", roepnaam="Mila", brings=[Leefgebied.WONEN])
        session = plan_meeting(file, day=file.today(), start="13:30", agenda=[jongere.number])
        enter_meeting(file, session.number)
        step = next(step for step in session.steps if step.kind == StepKind.ACTIONS)
        go_to_step(file, session.number, step.id)
        place = Place(session=session.number, step=step.id, traject=jongere.number)
        owner = Owner(person=karin.number, name=karin.name, organisation="Woonstichting Zeewijk")
        deadline = Deadline(day=file.today() + dt.timedelta(days=7))
        for number in range(1, ACTIONS + 1):
            what = f"schrijft zich in voor kamer {number}"
            promise_action(file, place, Promise(what, owner, deadline, leefgebied=Leefgebied.WONEN))


def measure(baseline: Terminal, meeting: Terminal) -> bool:
    """Type a sentence and Enter in both in turns, and print the verdicts; return whether the bars are met."""
    letters: dict[Terminal, list[float]] = {baseline: [], meeting: []}
    enters: dict[Terminal, list[float]] = {baseline: [], meeting: []}
    for number, tree in enumerate(TREES, start=ACTIONS + 1):
        for terminal, sign in ((meeting, f"Actie {number} staat vast"), (baseline, f"plant een {tree}")):
            letters[terminal] += [terminal.press(letter) for letter in SENTENCE.format(tree=tree)]
            enters[terminal].append(terminal.press(ENTER, sign, f"plant een {tree}"))
    return all([
        verdict("a letter", letters[meeting], letters[baseline], LETTER_LIMIT),
        verdict("Enter", enters[meeting], enters[baseline], ENTER_LIMIT),
    ])


def main() -> int:
    """Measure, print the verdicts, and return the exit code."""
    compile_bytecode()
    # Beside this file and not in /tmp, which is often memory, where nothing needs to be durable.
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent, prefix=".keys-") as folder:
        archive, config = Path(folder) / "archief", Path(folder) / "instellingen"
        fill(archive)
        # Whoever never tried the privacy key is asked to before the meeting opens.
        SettingsFile(config / "tafel").change(veil_tried=True)
        command, settings = python("-m", "tafel", "--archief", archive), {"XDG_CONFIG_HOME": str(config)}
        with (
            Terminal(python(BASELINES / "repeat.py"), columns=COLUMNS, rows=ROWS) as baseline,
            Terminal(command, columns=COLUMNS, rows=ROWS, environment=settings) as meeting,
        ):
            baseline.wait_for(f"{ACTIONS}  ")
            meeting.wait_for("verder gaan")
            meeting.press(ENTER)
            meeting.wait_for(LAST)
            return 0 if measure(baseline, meeting) else 1


if __name__ == "__main__":
    sys.exit(main())
