"""Hands on the keyboard: plays a script of text and keys faster than the app can follow, and reads what comes of it."""

import asyncio
import re

from screens import read
from textual.events import Key, Paste
from textual.pilot import Pilot

from tafel.app import TafelApp

_STROKE = re.compile(r"<([a-z]+[0-9]*(?:\+[a-z])?)>|(.)", re.DOTALL)
_NAMED = {"\n": "enter", " ": "space"}


class Hands:
    """Somebody who types on a running app."""

    def __init__(self, app: TafelApp, pilot: Pilot[None]) -> None:
        self.app = app
        self._pilot = pilot

    async def play(self, script: str) -> None:
        """Type a script: a line end is Enter, `<ctrl+n>` or `<escape>` is that key, all else is text.

        All keys are pressed at once, and then is waited until the app has followed.
        """
        for stroke in _STROKE.finditer(script):
            key = stroke[1] or _NAMED.get(stroke[2], stroke[2])
            self.app.post_message(Key(key, stroke[2] if stroke[2] != "\n" else None))
        await caught_up(self.app)
        await self._pilot.pause()

    async def paste(self, text: str) -> None:
        """Paste a text where the focus is."""
        self.app.post_message(Paste(text))
        await caught_up(self.app)
        await self._pilot.pause()

    def see(self, *texts: str) -> None:
        """Hold that each of these texts is on the screen, whatever the lines are broken into."""
        seen = read(self.app)
        for text in texts:
            assert text in seen, f"{text!r} is not on the screen:\n{seen}"

    def see_nothing_of(self, *texts: str) -> None:
        """Hold that none of these texts is on the screen."""
        seen = read(self.app)
        assert not [text for text in texts if text in seen], seen


async def caught_up(app: TafelApp) -> None:
    """Wait until every key that was pressed has had its turn.

    A key that no field wants comes back to the end of the queue, so only twice with nothing left is the end.
    """
    times = 0
    while times < 2:
        taken = asyncio.Event()
        app.call_later(taken.set)
        await asyncio.wait_for(taken.wait(), timeout=60)
        await app.turns.wait(app)
        times = times + 1 if app.turns.idle and app._message_queue.empty() else 0
