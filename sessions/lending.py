"""A series that goes from one laptop to another: where it is now, and every time it went."""

import datetime as dt

from sessions.document import Document, Frozen
from sessions.text import Line, Name


class Lent(Frozen):
    """Where a series is that was lent out: `to` whom, `since` when (UTC), by which HandOver (its uid)."""

    to: Name
    since: dt.datetime
    hand_over: str


class HandOver(Document):
    """One time that a series was written to a file for somebody.

    `giver` and `receiver` are people at two laptops, `given` and `received` are in UTC. `marks` say what every document
    was like then (see `handing.differences.marks_of`), to compare with later; of older ones they are let go.
    `taken_back` is when the giver went on with the series after all.
    """

    giver: Line = ""
    receiver: Name
    given: dt.datetime
    received: dt.datetime | None = None
    taken_back: dt.datetime | None = None
    marks: tuple[str, ...] = ()
