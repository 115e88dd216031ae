"""Makes the pictures in `docs/pictures` from the demo, with the clock standing still: `python docs/make_pictures.py`.

Words after it name the pictures to make; without words all of them. Textual's export names fonts on the internet; a
picture of ours may not ask anything of the network, so those go.
"""

import asyncio
import datetime as dt
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from sessions.acts.opening import open_archive, open_series
from tafel.app import TafelApp
from tafel.demo import fill_archive
from tafel.demo.almanac import MovableClock

PICTURES = Path(__file__).parent / "pictures"
MOMENT = dt.datetime(2026, 11, 26, 12, 30, tzinfo=dt.UTC)
"""A Thursday, half past one in the Netherlands: the table of this afternoon is at work."""
FONTS = 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace'
KOP = "veldtafel-kop-van-noord-holland"

_FONT_FACES = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_COMMENTS = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_FAMILIES = re.compile(r"font-family:[^;]*;")
_WEIGHTS_IN_PIXELS = re.compile(r"font-variant-east-asian:[^;]*;\s*")
_ADDRESSES = re.compile(r"https?://(?!www\.w3\.org/2000/svg\")[^\s\"')]+")

Play = Callable[[Pilot[None]], Awaitable[None]]


@dataclass(frozen=True)
class Scene:
    """One picture: on a screen of this size (columns and lines), after this was played, and what then stands on it."""

    size: tuple[int, int]
    play: Play
    shows: str


# How to come somewhere from the overview, where every scene begins


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until all is painted."""
    await pilot.press(*keys)
    await pilot.pause()


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type a text at once: keys wait for their turn."""
    assert isinstance(pilot.app, TafelApp)
    for char in text:
        pilot.app.post_message(Key("space" if char == " " else char, char))
    await pilot.pause()
    await pilot.app.turns.wait(pilot.app)
    await pilot.pause()


async def to_step(pilot: Pilot[None], letters: str) -> None:
    """Go on with the table that is at work, and there to the step that begins with these letters."""
    await press(pilot, "enter", "ctrl+t")
    await type_in(pilot, letters)
    await press(pilot, "enter")


async def into_series(pilot: Pilot[None]) -> None:
    """Open the series of that table, with the jongere J-07 lit."""
    await press(pilot, "slash")
    await type_in(pilot, "j-07")
    await press(pilot, "enter")


async def into_minutes(pilot: Pilot[None]) -> None:
    """Open the minutes of the last meeting that was closed, names in sight."""
    await into_series(pilot)
    await press(pilot, "home", "down", "enter", "f8")


# What is played


async def overview(_: Pilot[None]) -> None:
    """Stay where the app begins."""


async def searching(pilot: Pilot[None]) -> None:
    """Look for a word in every series."""
    await press(pilot, "f8", "slash")
    await type_in(pilot, "kamer")


async def series(pilot: Pilot[None]) -> None:
    """Look at a series, names in sight."""
    await into_series(pilot)
    await press(pilot, "home", "f8")


async def form(pilot: Pilot[None]) -> None:
    """Begin to add a jongere."""
    await into_series(pilot)
    await press(pilot, "j")
    for text in ("Dani", "maart 2009", "els"):
        await type_in(pilot, text)
        await press(pilot, "enter")
    await type_in(pilot, "joris")


async def jongere(pilot: Pilot[None]) -> None:
    """Look at the page of a jongere."""
    await into_series(pilot)
    await press(pilot, "enter", "f8")


async def onto_page(pilot: Pilot[None], roepnaam: str) -> None:
    """Open the page of a jongere."""
    await press(pilot, "slash")
    await type_in(pilot, roepnaam)
    await press(pilot, "enter", "enter")


async def preparing(pilot: Pilot[None]) -> None:
    """Look at what a jongere is preparing."""
    await onto_page(pilot, "isa")
    await press(pilot, "b", "down", "down")


async def ending(pilot: Pilot[None]) -> None:
    """Begin the closing talk with a jongere."""
    await onto_page(pilot, "finn")
    await press(pilot, "a", "1")


async def planning(pilot: Pilot[None]) -> None:
    """Plan the next table, on the page of the jongeren."""
    await into_series(pilot)
    await press(pilot, "b", "ctrl+n")


async def meeting(pilot: Pilot[None]) -> None:
    """Go on with the table that is at work."""
    await press(pilot, "enter")


async def attendance(pilot: Pilot[None]) -> None:
    """See who is at the table."""
    await to_step(pilot, "aanw")


async def welcome(pilot: Pilot[None]) -> None:
    """Welcome the jongere who comes next, and ask consent."""
    await press(pilot, "enter")
    for _ in range(4):
        await press(pilot, "ctrl+n")


async def sharing(pilot: Pilot[None]) -> None:
    """Ask who reads what."""
    await to_step(pilot, "welk")
    await press(pilot, "d")


async def stopping(pilot: Pilot[None]) -> None:
    """The jongere who is at the table wants to stop."""
    await press(pilot, "enter", "ctrl+d")


async def question(pilot: Pilot[None]) -> None:
    """Put the question into words."""
    await to_step(pilot, "vraag")


async def actions(pilot: Pilot[None]) -> None:
    """Type a sentence up to the proposal."""
    await press(pilot, "enter")
    await type_in(pilot, "Youssef belt dinsdag het Leerwerkloket over de plek")


async def reading_back(pilot: Pilot[None]) -> None:
    """Read the actions back."""
    await press(pilot, "enter", "ctrl+n")


async def parting(pilot: Pilot[None]) -> None:
    """Confirm the vaste contactpersoon, and ask whether the jongere was talked with."""
    await press(pilot, "enter", "ctrl+n", "ctrl+n", "enter")


async def pause(pilot: Pilot[None]) -> None:
    """Take a break."""
    await press(pilot, "enter", "f9")


async def closing(pilot: Pilot[None]) -> None:
    """Come to the end."""
    await to_step(pilot, "afr")


async def minutes(pilot: Pilot[None]) -> None:
    """Read the minutes of an earlier meeting."""
    await into_minutes(pilot)


async def names(pilot: Pilot[None]) -> None:
    """Look at the names before minutes leave, that go no further than the folder of the scene."""
    assert isinstance(pilot.app, TafelApp)
    await into_minutes(pilot)
    await press(pilot, "w", "3", "1", "ctrl+u")
    await type_in(pilot, str(pilot.app.folder))
    await press(pilot, "enter")


async def sending(pilot: Pilot[None]) -> None:
    """Ask what to send of an earlier meeting, into a folder that is nobody's."""
    assert isinstance(pilot.app, TafelApp)
    pilot.app.settings.change(folder="/home/anna/Documenten/tafel")
    await into_minutes(pilot)
    await press(pilot, "v")


async def reading_along(pilot: Pilot[None]) -> None:
    """Open a series that another window has."""
    assert isinstance(pilot.app, TafelApp)
    with open_series(pilot.app.archive, KOP):
        await into_series(pilot)
        await press(pilot, "home")


async def two_versions(pilot: Pilot[None]) -> None:
    """Keep an action while something else changed the file."""
    assert isinstance(pilot.app, TafelApp)
    await press(pilot, "enter")
    file = pilot.app.archive.folder / f"{KOP}.json"
    file.write_bytes(file.read_bytes().replace(b"bbl techniek", b"bbl in de techniek"))
    await type_in(pilot, "bellen @youssef vr")
    await press(pilot, "enter")


async def reserve_copies(pilot: Pilot[None]) -> None:
    """Look at the reserve copies."""
    await into_series(pilot)
    await press(pilot, "r")


async def following_up(pilot: Pilot[None]) -> None:
    """Follow up the actions of all series, with their names shown, at one that is offered the next step."""
    await press(pilot, "a", "f8", "down", "down", "down")


SCENES = {
    "overzicht": Scene((100, 26), overview, "Vraagt aandacht"),
    "reeks": Scene((110, 30), series, "Partners en contactpersonen"),
    "formulier": Scene((84, 24), form, "Jongere toevoegen"),
    "jongere": Scene((84, 34), jongere, "Gemeente"),
    "voorbereiden": Scene((84, 20), preparing, "Waar wil jij het over hebben?"),
    "plannen": Scene((84, 22), planning, "Jongeren"),
    "bijeenkomst": Scene((140, 34), meeting, "deze jongere"),
    "aanwezigheid": Scene((84, 24), attendance, "Lees voor"),
    "welkom": Scene((84, 26), welcome, "Toestemming?"),
    "stoppen": Scene((84, 22), stopping, "Stoppen met dit gesprek?"),
    "vraag": Scene((84, 22), question, "eigen woorden"),
    "acties": Scene((84, 20), actions, "Tab neemt over"),
    "teruglezen": Scene((84, 18), reading_back, "Klopt dit, Mila?"),
    "verder": Scene((84, 14), parting, "Is er mét jou gepraat?"),
    "pauze": Scene((60, 14), pause, "Pauze"),
    "afronden": Scene((84, 22), closing, "Dit houden we zo"),
    "verslag": Scene((84, 26), minutes, "Aanwezig:"),
    "versturen": Scene((84, 20), sending, "Voor wie"),
    "delen": Scene((84, 26), sharing, "Wie leest wat van Mila?"),
    "namen": Scene((84, 20), names, "Kloppen de namen?"),
    "afsluiten": Scene((84, 18), ending, "Hoe is het nu?"),
    "opvolgen": Scene((100, 28), following_up, "twee keer te laat"),
    "zoeken": Scene((84, 22), searching, "Acties:"),
    "meelezen": Scene((84, 22), reading_along, "U kunt deze reeks nu alleen lezen."),
    "versies": Scene((100, 26), two_versions, "De versie op de schijf"),
    "reservekopieen": Scene((84, 16), reserve_copies, "Wat er nu staat"),
}
"""Every picture of the handleiding, by the name of its file."""


def without_references(svg: str) -> str:
    """Return a picture that needs nothing from elsewhere. Raises ValueError when an address is left in it."""
    for pattern, instead in (
        (_COMMENTS, ""),
        (_FONT_FACES, ""),
        (_FAMILIES, f"font-family: {FONTS};"),
        (_WEIGHTS_IN_PIXELS, ""),
    ):
        svg = pattern.sub(instead, svg)
    if left := _ADDRESSES.findall(svg):
        raise ValueError(f"the picture points to {left}")
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


async def play(scene: Scene, archive: Path, look: Callable[[TafelApp], None]) -> None:
    """Play a scene on the archive of the demo, which it may change, and look at the app as it then is."""
    app = TafelApp(archive, clock=MovableClock(MOMENT), demo=True, strict=True)
    async with app.run_test(size=scene.size) as pilot:
        await pilot.pause()
        await scene.play(pilot)
        await pilot.pause()
        for field in (*app.screen.query(TextArea), *app.screen.query(Input)):
            field.cursor_blink = False  # whether it is there just now would differ from picture to picture
        await pilot.pause()
        look(app)


def take(name: str, demo: Path) -> Path:
    """Play one scene on a copy of the demo in this folder and write its picture; return the file."""
    picture = PICTURES / f"{name}.svg"

    def export(app: TafelApp) -> None:
        picture.write_text(without_references(app.export_screenshot(title="tafel")), encoding="utf-8")

    with tempfile.TemporaryDirectory(prefix="tafel-picture-") as folder:
        asyncio.run(play(SCENES[name], Path(shutil.copytree(demo, Path(folder) / "archief")), export))
    return picture


def main() -> None:
    """Make the pictures that are named, or every one."""
    os.environ["TZ"] = "Europe/Amsterdam"
    if hasattr(time, "tzset"):
        time.tzset()
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="tafel-pictures-") as folder:
        demo = Path(folder)
        fill_archive(open_archive(demo, MovableClock(MOMENT)))
        for name in sys.argv[1:] or SCENES:
            print(take(name, demo))


if __name__ == "__main__":
    main()
