"""Looking at a running app as a user does, and typing as fast as one does."""

from typing import Any

from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.app import App
from textual.events import Key
from textual.pilot import Pilot
from textual.strip import Strip

BEAMER = (50, 15)
"""Columns and lines of a beamer that is zoomed in."""
FLOOR = (80, 24)
"""The smallest terminal for which everything is reachable."""
LARGE = (160, 50)
"""A large screen, with all columns and the minutes."""
SIZES = [BEAMER, FLOOR, LARGE]
EDGES = [BEAMER, LARGE]


def paint(app: App[Any]) -> list[Strip]:
    """Return the lines that a terminal would show now, with what shines through from behind a dialog."""
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()


def paint_nothing(compositor: Compositor, **_: Any) -> None:
    """Take the place of what paints after every key: what is shown then is painted when it is looked at."""
    compositor._dirty_regions.clear()


def shown(app: App[Any]) -> str:
    """Return what stands on the screen now, line by line."""
    return "\n".join(strip.text.rstrip() for strip in paint(app))


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
