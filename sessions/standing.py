"""How a series stands at some moment, apart from any one of its meetings: what lists over meetings are made of."""

from dataclasses import dataclass

from sessions.meetings import Session
from sessions.record import Record


@dataclass(frozen=True)
class Standing:
    """A series as it is. `record` holds everything as if of one meeting (number 0) today; `sessions` are the real ones.

    So lists go through the same rules as minutes: who may read what, and which names become a code.
    """

    record: Record
    sessions: tuple[Session, ...] = ()

    def session(self, number: int) -> Session | None:
        """Return the meeting with this number, or None."""
        return next((session for session in self.sessions if session.number == number), None)
