"""One jongere over all meetings of a series: what the personal trajectplan is made of."""

import datetime as dt
from dataclasses import dataclass

from sessions.record import Record
from sessions.trajects import Traject


@dataclass(frozen=True)
class PlanMaterial:
    """A jongere as things stand. `record` holds the series as if of one meeting today, as in `sessions.standing`.

    `spoken` are the days on which he or she sat at the table, the earliest first; `next_day` is that of the next
    meeting with this jongere on the agenda, None while there is none.
    """

    record: Record
    traject: Traject
    spoken: tuple[dt.date, ...] = ()
    next_day: dt.date | None = None
