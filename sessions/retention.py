"""How long a traject is kept after it ended, and what may be done with it then. Rules only.

Twelve months after the end a traject expires: it is listed, so that somebody decides. Past the hard stop, at 24 months,
it can only be viewed or erased. Both are settings of a series (domain.md section 5). Nothing is ever erased by itself.
"""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from sessions.clock import local_day
from sessions.document import Frozen
from sessions.text import Line

USUAL, HARDEST = 12, 24
"""Months after the end: where a series sets nothing else (ours; domain.md section 5)."""
FAR_AHEAD = dt.timedelta(days=400)
"""A clock that runs so far ahead of the last thing that was noted may be wrong."""


class Retention(Frozen):
    """How long a series keeps trajecten: months after the end until one expires, and until the hard stop.

    `reason` says why these, where they are not the usual ones.
    """

    months: int = Field(default=USUAL, ge=1, le=240)
    hard_stop: int = Field(default=HARDEST, ge=1, le=240)
    reason: Line = ""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.hard_stop < self.months:
            raise PydanticCustomError("bad_retention", "de harde grens ligt niet voor de gewone termijn")
        if (self.months, self.hard_stop) != (USUAL, HARDEST) and not self.reason:
            raise PydanticCustomError("bad_retention", "schrijf op waarom deze reeks een eigen bewaartermijn heeft")
        return self


@dataclass(frozen=True)
class Expiry:
    """When a traject that ended expires, and when the hard stop is."""

    on: dt.date
    hard_stop: dt.date

    def has_come(self, today: dt.date) -> bool:
        """Whether it has expired."""
        return self.on <= today

    def is_past(self, today: dt.date) -> bool:
        """Whether it can only be viewed or erased any more."""
        return self.hard_stop <= today


def expiry_of(ended: dt.date | None, retention: Retention) -> Expiry | None:
    """Return when a traject expires that ended on a day; None for one that runs."""
    if ended is None:
        return None
    return Expiry(months_after(ended, retention.months), months_after(ended, retention.hard_stop))


def months_after(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months on, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def clock_doubt(now: dt.datetime, last_noted: dt.datetime | None) -> str:
    """Return in Dutch why the clock (UTC) cannot be trusted to tell what has expired, or "".

    `last_noted` is when something was last noted in the series, None where that is not known.
    """
    if last_noted is None or last_noted <= now <= last_noted + FAR_AHEAD:
        return ""
    today, last = (f"{local_day(one):%d-%m-%Y}" for one in (now, last_noted))
    if now < last_noted:
        return (
            f"De klok van deze computer staat op {today}, en hier is op {last} nog iets vastgelegd. Zet de klok goed; "
            "tot dan biedt tafel niets aan om te wissen."
        )
    return (
        f"De klok van deze computer staat op {today}, en het laatst is hier iets vastgelegd op {last}. Dat is lang "
        "geleden: kijk of de datum klopt. Klopt hij, leg dan eerst iets vast in deze reeks; tot dan biedt tafel niets "
        "aan om te wissen."
    )
