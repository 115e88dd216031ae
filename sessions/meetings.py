"""A meeting (session): its plan, its steps with what was noted in them, and where it is."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from sessions.days.clock_times import read_time
from sessions.document import Document, Frozen
from sessions.errors import InvalidInput
from sessions.people import Attendance
from sessions.text import Line, Name, Prose, SomeProse
from sessions.turns import Turn


class SessionStatus(StrEnum):
    """Whether a meeting is still to come, at work, or closed."""

    PLANNED = "gepland"
    RUNNING = "bezig"
    CLOSED = "afgesloten"


class StepKind(StrEnum):
    """What a step is for; the app has one widget for each, the minutes one part."""

    ATTENDANCE = "aanwezigheid"
    WISSEL = "wissel"
    WELCOME = "welkom"
    REVIEW = "terugblik"
    QUESTION = "vraag"
    NOTES = "notities"
    COLLECT = "verzamelen"
    SORT = "sorteren"
    CHOOSE = "kiezen"
    ACTIONS = "acties"
    READ_BACK = "teruglezen"
    PARTING = "afscheid"
    SIGNALS = "signalen"
    CLOSING = "afronden"
    LOOK_BACK = "terugkijken"
    FOCUS = "focus"
    EXPERIENCES = "ervaringen"


class Step(Frozen):
    """One step of a meeting. `traject` is set in a jongere's block; `minutes` is the time planned for it.

    `help` is for the chair; `reading` is to be read aloud to everybody. What is noted in a step that is not `shared`
    is for the professionals among themselves: it stands in no document for others, nor beside the meeting.
    """

    id: str
    kind: StepKind
    title: Name
    help: Prose = ""
    reading: Prose = ""
    minutes: int = Field(default=0, ge=0, le=600)
    shared: bool = True
    traject: int | None = None
    notes: Prose = ""
    private_notes: Prose = ""


def _is_time(value: str) -> str:
    try:
        return read_time(value)
    except InvalidInput:
        raise PydanticCustomError("not_a_time", "schrijf een tijd als 13:30") from None


ClockTime = Annotated[Line, AfterValidator(_is_time)]
"""A local time of day as `13:30`, or empty."""


class Adoption(Frozen):
    """The minutes of an earlier meeting, vastgesteld at this one: which version, and what was said of it."""

    session: int
    version: int
    remark: Prose = ""


class Theme(Frozen):
    """What experiences are about in a community of practice (`bejegening`), and what was told of it, without names."""

    title: Name
    notes: Prose = ""


class Ballot(Frozen):
    """How many dots there are to give at a meeting: each voter has so many. `voters` None: whoever is in the room."""

    voters: int | None = Field(default=None, ge=1, le=999)
    dots_each: int = Field(default=3, ge=1, le=99)


class Session(Document):
    """One meeting of a series. `chair` and `minute_taker` are Person numbers, `agenda` Traject numbers in order.

    `not_expected` are the people who would usually come and were left out when it was planned. `turns` tell how it
    went for who had a turn so far; `themes` are those of a community of practice. `version` counts the closings;
    `steps` are a copy of the format's, made when it was planned.
    """

    kind: Line
    date: dt.date
    start: ClockTime = ""
    place: Line = ""
    chair: int | None = None
    minute_taker: int | None = None
    attendance: tuple[Attendance, ...] = ()
    not_expected: tuple[int, ...] = ()
    agenda: tuple[int, ...] = ()
    themes: tuple[Theme, ...] = ()
    ballot: Ballot = Ballot()
    turns: tuple[Turn, ...] = ()
    adopted: Adoption | None = None
    steps: tuple[Step, ...] = ()
    keep: Prose = ""
    change: Prose = ""
    next_date: dt.date | None = None
    status: SessionStatus = SessionStatus.PLANNED
    version: int = 0
    closed_at: dt.datetime | None = None

    @property
    def when(self) -> tuple[dt.date, str, int]:
        """Sort key: when it is held. Numbers alone tell in which order meetings were planned."""
        return (self.date, self.start, self.number)

    def is_to_come(self, today: dt.date) -> bool:
        """Whether it is planned for this day or later; what was planned for a day that went by is not to come."""
        return self.status == SessionStatus.PLANNED and self.date >= today

    def turn(self, traject: int) -> Turn:
        """Return the turn of a jongere; one that has not begun where nothing is known of it."""
        return next((turn for turn in self.turns if turn.traject == traject), Turn(traject=traject))

    def with_turn(self, turn: Turn) -> "Session":
        """Return the meeting with this turn in the place of what was known of it."""
        others = tuple(known for known in self.turns if known.traject != turn.traject)
        # Both are good already, and the store validates what it keeps: once more would double the price of a key.
        return self.model_copy(update={"turns": (*others, turn)})

    def step(self, step_id: str) -> Step:
        """Return the step with this id; raises KeyError when there is none."""
        found = next((step for step in self.steps if step.id == step_id), None)
        if found is None:
            raise KeyError(step_id)
        return found


class Signal(Document):
    """Something the table itself cannot solve, for the beleidstafel; it names no jongere.

    `session` is 0 for one that was made outside a meeting; `after` is the number of the action that got stuck.
    """

    session: int = 0
    text: SomeProse
    after: int | None = None


class Spent(Frozen):
    """Seconds spent in a step before it was last left."""

    step: str
    seconds: int = Field(ge=0)


class Seat(Frozen):
    """Whose turn it is at the laptop in a step where people take turns: the number of a Sorter."""

    step: str
    sorter: int


class Progress(Document):
    """Where a running meeting is: the step, when it was entered (UTC), and the time spent in each step before.

    While it is `paused` (since that moment, UTC) no time counts. `seats` tell whose turn it is; a step that is not
    among them is done by the whole room.
    """

    session: int
    step: str
    entered: dt.datetime
    paused: dt.datetime | None = None
    spent: tuple[Spent, ...] = ()
    seats: tuple[Seat, ...] = ()

    def sorter_at(self, step: str) -> int | None:
        """Return whose turn it is in this step; None for the whole room."""
        return next((seat.sorter for seat in self.seats if seat.step == step), None)

    def with_seat(self, step: str, sorter: int | None) -> "Progress":
        """Return the progress with this sorter (None: the whole room) at the laptop in a step."""
        others = tuple(seat for seat in self.seats if seat.step != step)
        return self.changed(seats=others if sorter is None else (*others, Seat(step=step, sorter=sorter)))
