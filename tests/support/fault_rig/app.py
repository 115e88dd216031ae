"""The real app in a terminal, killed in the middle of a meeting, or broken where no seam can catch it."""

import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from fault_rig.archives import Outcome
from sessions.acts.meeting import enter_meeting, go_to_step
from sessions.acts.opening import open_archive
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere, create_series
from sessions.leefgebieden import Leefgebied
from sessions.meetings import StepKind
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from tafel.settings import SettingsFile
from terminal import ENTER, NotSeen, Terminal

COLUMNS, ROWS = 120, 40
TREES = ("beuk", "berk", "eik", "els", "iep", "linde", "wilg", "den", "spar", "hulst")
BREAKS = {
    "een tekening": "from tafel.widgets.rail import Rail; Rail.render = broken",
    "een opbouw": "from tafel.screens.meeting import MeetingScreen; MeetingScreen.compose_middle = broken",
    "een tik van de klok": "MeetingScreen.on_mount = ticking(MeetingScreen.on_mount)",
}
"""What is made to raise outside the seam: what it is, and the code that does it, in a process of its own."""

BROKEN_APP = """
import sys
from pathlib import Path
from tafel.app import TafelApp
from tafel.screens.meeting import MeetingScreen

def broken(*_, **__):
    raise RuntimeError("Mila woont op een geheim adres")

def ticking(mounted):
    def mount(self):
        self.app.set_interval(0.05, broken)
        return mounted(self)
    return mount

{breaks}
TafelApp(Path(sys.argv[1])).run()
"""


def running_meeting(folder: Path) -> Archive:
    """Return an archive with a meeting of today that stands at Acties."""
    archive = open_archive(folder / "archief")
    with create_series(archive, SeriesKind.VELDTAFEL, "Kop van Noord-Holland") as file:
        add_people(file, read_people("Karin de Boer; Woonstichting Zeewijk; wonen"))
        jongere = add_jongere(file, code="J-07", roepnaam="Mila", brings=[Leefgebied.WONEN])
        session = plan_meeting(file, day=file.today(), start="13:30", agenda=[jongere.number])
        enter_meeting(file, session.number)
        go_to_step(file, 1, next(step.id for step in session.steps if step.kind == StepKind.ACTIONS))
    SettingsFile(folder / "instellingen" / "tafel").change(veil_tried=True, unencrypted="alles is verzonnen")
    return archive


def in_a_terminal(folder: Path, *words: str) -> Terminal:
    """Start the app, or this script that starts it, on the archive in a folder; its log stays in that folder too."""
    places = {name: str(folder / place) for name, place in _PLACES.items()}
    command = words or ("-m", "tafel", "--archief", str(folder / "archief"))
    return Terminal((sys.executable, *command), columns=COLUMNS, rows=ROWS, environment=places)


_PLACES = {"XDG_CONFIG_HOME": "instellingen", "XDG_STATE_HOME": "stand", "XDG_CACHE_HOME": "tijdelijk"}


def kill_meetings(folder: Path, *, kills: int, seed: int = 1) -> Outcome:
    """Work in a meeting, kill the app at a random moment, start it again; each time in another archive."""
    chance = random.Random(seed)
    broken: list[str] = []
    accepted = 0
    for kill in range(kills):
        place = folder / str(kill)
        place.mkdir(parents=True)
        archive = running_meeting(place)
        promised = [f"plant een {tree}" for tree in chance.sample(TREES, chance.randint(1, 5))]
        with in_a_terminal(place) as terminal:
            terminal.wait_for("verder gaan")
            terminal.press(ENTER, "Acties")
            for number, what in enumerate(promised, start=1):
                terminal.press(f"{what} @karin morgen")
                terminal.press(ENTER, f"Actie {number} staat vast")
            terminal.press("half getypt")
            time.sleep(chance.uniform(0, 0.2))
            terminal.kill()
        accepted += len(promised)
        with archive.read(archive.slugs()[0]) as file:
            kept = [action.what for action in file.actions.all()]
        broken += [f"kill {kill}: {what} is kwijt" for what in promised if what not in kept]
        broken += [f"kill {kill}: {seen}" for seen in _not_gone_on(place, *promised)]
    what = "App afgeschoten midden in een bijeenkomst"
    return Outcome(what, kills, tuple(broken), f"{accepted} afspraken op het scherm bevestigd")


def _not_gone_on(folder: Path, *seen: str) -> list[str]:
    """Start the app again; return what is not there on the step where the meeting was."""
    with in_a_terminal(folder) as terminal:
        try:
            terminal.wait_for("verder gaan")
            terminal.press(ENTER, "wie doet wat", *seen)
        except NotSeen as error:
            return [f"de volgende start komt niet op dezelfde stap met alles erop: {error}"]
    return []


def break_the_rest(folder: Path, names: Sequence[str] = tuple(BREAKS)) -> Outcome:
    """Let painting, composing and a timer raise in a meeting; it ends with a sentence and goes on where it was."""
    broken: list[str] = []
    for number, name in enumerate(names):
        place = folder / str(number)
        place.mkdir(parents=True)
        running_meeting(place)
        broken += [f"{name}: {seen}" for seen in _what_is_wrong(place, BREAKS[name])]
    return Outcome("Tekenen, opbouwen en een klok in de app mislukken", len(names), tuple(broken))


def _letters(text: str) -> str:
    return "".join(text.split())


def _what_is_wrong(folder: Path, breaks: str) -> list[str]:
    from tafel.app import LAST_WORDS

    script = BROKEN_APP.format(breaks=breaks)
    with in_a_terminal(folder, "-c", script, str(folder / "archief")) as terminal:
        terminal.wait_for("verder gaan")
        terminal.type_only(ENTER)
        terminal.wait_for_end()
        said = terminal.last_words
    # Where the terminal breaks the line a blank may be lost.
    wrong = [] if _letters(said) == _letters(LAST_WORDS) else [f"er staat niet één Nederlandse zin: {said}"]
    logs = [path.read_text(encoding="utf-8") for path in folder.rglob("fouten.log")]
    if not any("RuntimeError" in log for log in logs) or any("Mila" in log for log in logs):
        wrong.append("het logboek van fouten klopt niet")
    return [*wrong, *_not_gone_on(folder)]
