"""Looking at a running app as a user does, and typing as fast as one does."""

from typing import Any

from textual.app import App
from textual.events import Key
from textual.pilot import Pilot

SIZES = [(50, 15), (80, 24), (160, 50)]
"""Columns and lines: a beamer that is zoomed in, the floor, a large screen."""


def shown(app: App[Any]) -> str:
    """Return what stands on the screen now, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def read(app: App[Any]) -> str:
    """Return what stands on the screen as running text: every run of blanks, line ends and borders made one space."""
    return " ".join("".join(char if char not in "│╭╮╰╯─▁▂▃▄▅▆▇█▊▎▔" else " " for char in shown(app)).split())


async def type_in(pilot: Pilot[Any], text: str) -> None:
    """Type text where the focus is, as fast as it comes, and wait once; a line end is Enter."""
    for char in text:
        pilot.app.post_message(Key({" ": "space", "\n": "enter"}.get(char, char), None if char == "\n" else char))
    await pilot.pause()
    await pilot.pause()


async def fill_in(pilot: Pilot[Any], *texts: str) -> None:
    """Type each text in a field with Enter after it."""
    await type_in(pilot, "".join(f"{text}\n" for text in texts))
