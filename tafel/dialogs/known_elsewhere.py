"""Somebody or something that is in other series as well: asked whether a change goes there too."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import App

from sessions.acts.directory import Home
from tafel.dialogs.confirm import ConfirmDialog


@dataclass(frozen=True)
class Saved:
    """What was kept: its number in this series, and for each other series that was left as it was, why."""

    number: int
    left: tuple[str, ...] = ()


async def ask_there_too(app: App[None], name: str, homes: Sequence[Home]) -> tuple[Home, ...]:
    """Return in which other series this change is made too: all where this is, or none."""
    if not homes:
        return ()
    titles = ", ".join(home.title for home in homes)
    question = ConfirmDialog(f"{name} ook wijzigen in {titles}?", "Bij nee blijft het daar zoals het nu is.")
    return tuple(homes) if await app.push_screen_wait(question) else ()
