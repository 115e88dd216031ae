"""Keys take their turn: each waits until what was typed before it has been dealt with, down to the disk.

Textual runs bindings in the app's own queue while letters still wait in the queue of the field that has the focus; and
a key that no field wants comes back to the end of the app's queue, behind keys that were pressed after it.
On a slow or busy laptop a fast typist would so leave a step before her last word is in it, or press Enter twice on
one line.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import App
from textual.dom import DOMNode
from textual.events import Key
from textual.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 1.0
"""Seconds after which a key goes on all the same: something that hangs must not take the keyboard with it."""


class Turns:
    """Knows which talks are still at work on a screen, and waits for all that came before a key."""

    def __init__(self) -> None:
        self._talks: Counter[int] = Counter()
        self._coming_back = 0
        self._queue: deque[Key] = deque()

    def comes_back(self) -> None:
        """A key that no field wanted stands in the app's queue, where its binding will be run."""
        self._coming_back += 1

    def is_back(self) -> None:
        """That key is at the app now."""
        self._coming_back -= 1

    def queue(self, key: Key) -> None:
        """A key was pressed: it stands behind those that were pressed before it."""
        self._queue.append(key)

    async def next_key(self, app: App[None]) -> Key | None:
        """Return the key whose turn it is; None when there is none, or while one before it is on its way back."""
        if self._queue:
            await self.wait(app)
        if not self._queue or self._coming_back > 0:
            return None
        return self._queue.popleft()

    @property
    def idle(self) -> bool:
        """Whether every key that was pressed has had its turn."""
        return not self._queue and self._coming_back <= 0

    def begin(self, screen: Screen[object]) -> None:
        """A talk begins on this screen: from Enter to the disk, or to the dialog that it opens."""
        self._talks[id(screen)] += 1

    def end(self, screen: Screen[object]) -> None:
        """That talk is over."""
        self._talks[id(screen)] -= 1

    async def wait(self, app: App[None]) -> None:
        """Wait until the field that has the focus, and all that it sits in, has dealt with what came before."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await self._settle(app)

    async def _settle(self, app: App[None]) -> None:
        settled = False
        # A talk may bring another screen to the front, or the focus elsewhere: until it stands still it goes on.
        while not settled:
            screen = app.screen
            while not screen.is_mounted and app.screen is screen:
                await asyncio.sleep(0)
            for node in _from_focus(screen):
                await _dealt_with(node)
            settled = app.screen is screen and self._talks[id(screen)] <= 0
            while self._talks[id(screen)] > 0 and app.screen is screen:
                await asyncio.sleep(0)


def _from_focus(screen: Screen[object]) -> Iterator[DOMNode]:
    for node in (screen.focused or screen).ancestors_with_self:
        if node is screen.app:
            return
        yield node


async def _dealt_with(node: DOMNode) -> None:
    """Wait until a node has handled every message that it has now."""
    done = asyncio.Event()
    if node.is_running and node.call_later(done.set):
        await done.wait()
