"""How long nobody typed, and what follows from it: names are hidden first, and the archive is locked later."""

import datetime as dt
from enum import Enum, auto

from sessions.clock import Clock
from tafel.settings import Settings


class Rest(Enum):
    """What a stretch without keys asks for."""

    NOTHING = auto()
    VEIL = auto()
    LOCK = auto()


class IdleWatch:
    """Remembers when a key was last pressed. A clock that was set back counts as a key: nothing locks by mistake."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = clock()

    def touched(self) -> None:
        """A key was pressed now."""
        self._last = self._clock()

    def asks_for(self, settings: Settings) -> Rest:
        """Return what the time since the last key asks for; 0 minutes in the settings means never."""
        idle = self._clock() - self._last
        if idle < dt.timedelta():
            self.touched()
            return Rest.NOTHING
        if settings.lock_minutes and idle >= dt.timedelta(minutes=settings.lock_minutes):
            return Rest.LOCK
        if settings.veil_minutes and idle >= dt.timedelta(minutes=settings.veil_minutes):
            return Rest.VEIL
        return Rest.NOTHING
