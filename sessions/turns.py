"""The turn of one jongere at one meeting: whether he or she was there, for whom people sat there, how it ended."""

import datetime as dt
from enum import StrEnum

from sessions.actions import Action
from sessions.document import Document, Frozen
from sessions.people import Person
from sessions.trajects import Traject


class Course(StrEnum):
    """How the turn of a jongere goes."""

    OPEN = "nog niet begonnen"
    HERE = "aan tafel"
    NEXT_TABLE = "niet gekomen, naar de volgende veldtafel"
    BROUGHT_IN = "niet gekomen, ingebracht door de jeugdhulpverlener"
    NO_CONSENT = "geen toestemming gegeven"
    STOPPED = "gestopt"

    @property
    def talked_about(self) -> bool:
        """Whether the table goes on to the question and the actions; before the welcome that is still expected."""
        return self in {Course.OPEN, Course.HERE, Course.BROUGHT_IN}

    @property
    def jongere_here(self) -> bool:
        """Whether the jongere sits at the table, so that something can be reviewed with and read back to him or her."""
        return self in {Course.OPEN, Course.HERE}


class Heard(StrEnum):
    """The answer to `is er mét jou gepraat?`; optional, like the question (ours)."""

    YES = "ja"
    PARTLY = "een beetje"
    NO = "nee"
    RATHER_NOT = "zegt het liever niet"


class Turn(Frozen):
    """One jongere's turn. `here` are the Person numbers at the table for this jongere, None while not yet noted.

    `contact_confirmed` says that the vaste contactpersoon was named and confirmed at the end.
    """

    traject: int
    course: Course = Course.OPEN
    here: tuple[int, ...] | None = None
    contact_confirmed: bool = False
    heard: Heard | None = None

    def with_person(self, person: int, *, here: bool) -> "Turn":
        """Return the turn with this person at the table, or not; where nobody was noted yet it stays as it is."""
        if self.here is None or (person in self.here) == here:
            return self
        others = tuple(number for number in self.here if number != person)
        return self.changed(here=(*others, person) if here else others)


class TurnStart(Document):
    """How things stood when a turn began, so that a jongere who stops can take back all that was typed in it.

    `began` is that moment (UTC), `before` the traject and `actions` its actions then. `guests` are the guests who were
    known, and `newest_person` is the highest Person number: who has a higher one came in since. `stopped` says that the
    turn was erased from the file, and that its copies may still have to follow.
    """

    session: int
    traject: int
    began: dt.datetime
    before: Traject
    actions: tuple[Action, ...] = ()
    guests: tuple[Person, ...] = ()
    newest_person: int = 0
    stopped: bool = False
