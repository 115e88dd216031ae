"""Actions: who does what, before when, with which intended result, and how that goes."""

import datetime as dt
from enum import StrEnum

from sessions.document import Document, Frozen
from sessions.leefgebieden import Leefgebied
from sessions.text import Line, Name, Prose


class Status(StrEnum):
    """How an action stands, in the words of the field."""

    NOT_STARTED = "nog niet begonnen"
    BUSY = "bezig"
    STUCK = "loopt vast"
    DONE = "klaar"
    DROPPED = "vervallen"

    @property
    def open(self) -> bool:
        """True while something is still to be done."""
        return self not in {Status.DONE, Status.DROPPED}


class Firmness(StrEnum):
    """How firm a promise is (ours, after the source's point on handelingsbevoegdheid)."""

    PROMISED = "toegezegd"
    CONDITIONAL = "onder voorbehoud"
    UNCONFIRMED = "nog te bevestigen"


class ReadBack(StrEnum):
    """What the jongere said when the action was read back."""

    NOT_YET = "nog niet teruggelezen"
    AGREED = "klopt"
    REFUSED = "nee"
    LATER = "later teruglezen"


NO_BY_JONGERE = "de jongere zei nee"
"""Why an action lapsed that the jongere did not agree to when it was read back."""


class Owner(Frozen):
    """Who does it: a Person (`person` is its number), the jongere, or somebody by name only (an own `oma`).

    For a Person, `name` and `organisation` are as they were when the action was agreed, and follow when that name is
    changed; for the jongere both are empty, because the screen shows the roepnaam and every document the code.
    """

    person: int | None = None
    jongere: bool = False
    name: Line = ""
    organisation: Line = ""


class Deadline(Frozen):
    """Before when: a date, or the next table, whose date moves along (`day` is None until that date is known)."""

    day: dt.date | None = None
    next_table: bool = False


class ActionEvent(Frozen):
    """One line of an action's history: what changed and when. Empty fields did not change.

    `session` is None for what was noted outside a meeting. `read_back` is what the jongere said to it at a later table
    than the one where it was agreed; `route` the step of the escalation route that was taken, with in `note` what was
    made of it.
    """

    when: dt.datetime
    session: int | None = None
    status: Status | None = None
    note: Prose = ""
    deadline: Deadline | None = None
    read_back: ReadBack | None = None
    firmness: Firmness | None = None
    hidden_until: dt.date | None = None
    route: Line = ""


class Action(Document):
    """An agreed action. `traject` and `session` are numbers; `first_deadline` stays when the deadline moves.

    `session` is 0 for one that was made outside a meeting, on the day `agreed`. `waits_for` says whose permission is
    awaited while `firmness` is onder voorbehoud, and `answer_by` before when; `reason` why it lapsed. Before
    `hidden_until` it stays out of sight in what needs attention. `after` is the number of the action that got stuck and
    for which this one was made.
    """

    what: Name
    session: int = 0
    agreed: dt.date | None = None
    after: int | None = None
    traject: int | None = None
    owner: Owner | None = None
    deadline: Deadline | None = None
    first_deadline: Deadline | None = None
    result: Line = ""
    leefgebied: Leefgebied | None = None
    firmness: Firmness = Firmness.PROMISED
    waits_for: Line = ""
    answer_by: dt.date | None = None
    hidden_until: dt.date | None = None
    read_back: ReadBack = ReadBack.NOT_YET
    status: Status = Status.NOT_STARTED
    reason: Line = ""
    history: tuple[ActionEvent, ...] = ()

    @property
    def open(self) -> bool:
        """True while something is still to be done."""
        return self.status.open

    @property
    def late_after(self) -> dt.date | None:
        """The day after which it is late: the first one that was agreed; None while none was."""
        deadlines = (self.first_deadline, self.deadline)
        return next((deadline.day for deadline in deadlines if deadline and deadline.day), None)

    def is_late(self, today: dt.date) -> bool:
        """True when open and past its first deadline, also when the deadline was moved since."""
        return self.open and self.late_after is not None and self.late_after < today


def answered(action: Action, answer: ReadBack) -> Action:
    """Return the action after what the jongere said to it, or (NOT_YET) after a change that asks for a new answer.

    A no lets it lapse; any other answer brings back what lapsed by a no, and nothing that lapsed for another reason.
    """
    if answer == ReadBack.REFUSED:
        return action.changed(read_back=answer, status=Status.DROPPED, reason=NO_BY_JONGERE)
    if action.status == Status.DROPPED and action.read_back == ReadBack.REFUSED and action.reason == NO_BY_JONGERE:
        return action.changed(read_back=answer, status=Status.NOT_STARTED, reason="")
    return action.changed(read_back=answer)


def by_urgency(action: Action) -> tuple[bool, dt.date, int]:
    """Sort key: the earliest first deadline first, actions without one last."""
    first = action.first_deadline.day if action.first_deadline else None
    return (first is None, first or dt.date.max, action.number)
