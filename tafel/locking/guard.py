"""Watches over an archive that stands open: names are hidden when nobody types, and later it is locked.

Imports here stay light: the app holds a guard from its first paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tafel.locking.idle import IdleWatch, Rest
from tafel.screens.overview import OverviewScreen

if TYPE_CHECKING:
    from tafel.app import TafelApp

LOOK_SECONDS = 15
"""How often is looked whether somebody still types."""
ASKED = "U heeft tafel vergrendeld. Alles is bewaard."


class LockGuard:
    """The guard of one running app. While it `is_locking` nothing of the archive is read."""

    def __init__(self, app: TafelApp) -> None:
        self._app = app
        self.is_locking = False
        self._idle = IdleWatch(app.clock)

    def begin(self) -> None:
        """Look now and then whether somebody still types."""
        self._app.set_interval(LOOK_SECONDS, lambda: self._app.call_later(self.look))

    def touched(self) -> None:
        """A key was pressed."""
        self._idle.touched()

    @property
    def can_lock(self) -> bool:
        """Whether there is something to lock that is not locked yet; to ask this does not open the archive."""
        if "archive" not in self._app.__dict__:
            return False
        keys = self._app.archive.keys
        return keys.exists and not keys.is_locked

    async def look(self) -> None:
        """Do what the time since the last key asks for."""
        settings = self._app.settings.now
        rest = self._idle.asks_for(settings)
        if rest == Rest.LOCK and self.can_lock:
            self.lock(f"Er is {settings.lock_minutes} minuten niets getypt. Alles is bewaard.")
        elif rest != Rest.NOTHING and not self._app.has_class("veiled"):
            self._app.action_veil()

    def lock(self, why: str = ASKED) -> None:
        """Lock the archive until the passphrase is given, if it has one; after that go on where the user was."""
        overview = self._app.screen_stack[0]
        if self.can_lock and isinstance(overview, OverviewScreen):
            self.is_locking = True
            overview.converse(self._lock(overview, why))

    async def _lock(self, overview: OverviewScreen, why: str) -> None:
        from tafel.locking.lock import lock

        try:
            back = await lock(self._app, overview, why)
        finally:
            self.is_locking = False
            self._idle.touched()
        overview.read_soon()
        if back is not None:
            overview.go_on_with(back.slug, back.meeting)
