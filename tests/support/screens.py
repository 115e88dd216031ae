"""Looking at a running app as a user does, and typing as fast as one does."""

from typing import Any

from textual.app import App
from textual.events import Key
from textual.pilot import Pilot

SIZES = [(50, 15), (80, 24), (120, 40), (160, 50)]
"""Columns and lines: a beamer that is zoomed in, the floor, a laptop, a large screen."""


def shown(app: App[Any]) -> str:
    """Return what stands on the screen now, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def read(app: App[Any]) -> str:
    """Return what stands on the screen as running text: every run of blanks, line ends and borders made one space."""
    return " ".join("".join(char if char not in "│╭╮╰╯─▁▂▃▄▅▆▇█▊▎▔" else " " for char in shown(app)).split())


async def type_in(pilot: Pilot[Any], text: str) -> None:
    """Type text in the field that has the focus, and wait once."""
    for char in text:
        pilot.app.post_message(Key("space" if char == " " else char, char))
    await pilot.pause()


async def fill_in(pilot: Pilot[Any], *texts: str) -> None:
    """Type each text in a field and press Enter after it."""
    for text in texts:
        await type_in(pilot, text)
        await pilot.press("enter")
    await pilot.pause()
