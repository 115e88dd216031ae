"""The one seam where an error in what a user does is caught: told in Dutch, logged without contents, and on we go."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, cast

from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

if TYPE_CHECKING:
    from tafel.app import TafelApp


class Guarded(MessagePump):
    """Mixed into our screens, steps and dialogs: an exception in a handler or action is told, never a crash.

    Not for compose, render and timers: those end the app with one sentence (see `TafelApp`).
    """

    @property
    def tafel(self) -> TafelApp:
        """The app, by its own type."""
        return cast("TafelApp", self.app)

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:  # the seam: everything a handler can raise ends here
            self.tafel.tell_trouble(error)

    def converse(self, talk: Coroutine[Any, Any, None]) -> None:
        """Run a talk that waits for dialogs, under the same guard as a handler; keys wait until it is over or asks."""
        screen = self.app.screen
        self.tafel.turns.begin(screen)
        self.app.run_worker(self._guard(talk, screen))

    async def _guard(self, talk: Coroutine[Any, Any, None], screen: Screen[object]) -> None:
        try:
            await talk
        except Exception as error:  # the seam, for what waits for a dialog
            self.tafel.tell_trouble(error)
        finally:
            self.tafel.turns.end(screen)
