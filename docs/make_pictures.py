"""Makes the pictures in `docs/pictures` from the demo, with the clock standing still: `python docs/make_pictures.py`.

Textual's export names fonts on the internet; a picture of ours may not ask anything of the network, so those go.
"""

import asyncio
import datetime as dt
import os
import re
import tempfile
import time
from pathlib import Path

from textual.pilot import Pilot

from sessions.acts.opening import open_archive
from tafel.app import TafelApp
from tafel.demo import fill_archive
from tafel.demo.almanac import MovableClock

PICTURES = Path(__file__).parent / "pictures"
MOMENT = dt.datetime(2026, 11, 26, 13, 10, tzinfo=dt.UTC)
"""A Thursday, ten past two in the Netherlands: the table of half past one is at work."""
FONTS = 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace'
SENTENCE = "Youssef belt dinsdag het Leerwerkloket over de plek"

_FONT_FACES = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_COMMENTS = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_FAMILIES = re.compile(r"font-family:[^;]*;")
_WEIGHTS_IN_PIXELS = re.compile(r"font-variant-east-asian:[^;]*;\s*")
_ADDRESSES = re.compile(r"https?://(?!www\.w3\.org/2000/svg\")[^\s\"')]+")


async def meeting(pilot: Pilot[None]) -> None:
    """Go on with the table that is at work, and type a sentence up to the proposal."""
    await pilot.press("enter")
    await type_in(pilot, SENTENCE)


async def reading_back(pilot: Pilot[None]) -> None:
    """Go on to reading the actions back."""
    await pilot.press("enter", "ctrl+n")


async def welcome(pilot: Pilot[None]) -> None:
    """Go back to the welcome of the jongere who is at the table."""
    await pilot.press("enter", "ctrl+t")
    await type_in(pilot, "welk")
    await pilot.press("enter")


async def sharing(pilot: Pilot[None]) -> None:
    """Ask from there who reads what."""
    await welcome(pilot)
    await pilot.press("d")


async def planning(pilot: Pilot[None]) -> None:
    """Plan the next table of the series whose table is at work, on the page of the jongeren."""
    await pilot.press("slash")
    await type_in(pilot, "j-07")
    await pilot.press("enter", "b", "ctrl+n")


async def overview(_: Pilot[None]) -> None:
    """Stay where the app begins."""


SCENES = {
    "overzicht": ((110, 24), overview),
    "plannen": ((110, 30), planning),
    "welkom": ((110, 32), welcome),
    "acties": ((150, 36), meeting),
    "teruglezen": ((110, 22), reading_back),
    "delen": ((110, 32), sharing),
}
"""Per picture: columns and lines, and what is pressed before it is taken."""


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Press the keys of a text."""
    await pilot.press(*("space" if char == " " else char for char in text))


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


async def take(name: str) -> Path:
    """Play one scene on a fresh demo and write its picture; return the file."""
    size, play = SCENES[name]
    clock = MovableClock(MOMENT)
    with tempfile.TemporaryDirectory(prefix="tafel-pictures-") as folder:
        fill_archive(open_archive(Path(folder), clock))
        app = TafelApp(Path(folder), clock=clock, demo=True, strict=True)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await play(pilot)
            await pilot.pause()
            picture = PICTURES / f"{name}.svg"
            picture.write_text(without_references(app.export_screenshot(title="tafel")), encoding="utf-8")
    return picture


def main() -> None:
    """Make every picture."""
    os.environ["TZ"] = "Europe/Amsterdam"
    if hasattr(time, "tzset"):
        time.tzset()
    PICTURES.mkdir(exist_ok=True)
    for name in SCENES:
        print(asyncio.run(take(name)))


if __name__ == "__main__":
    main()
