"""What stays of a jongere whose data were erased: that it was done, and one anonymous row to count.

Source: domain.md section 5 (retention and erasure). The row holds quarters, an age group, the sex and how it ended;
no code, no text and no day.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Annotated
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from sessions.closing import AgeGroup, Closing, Grade, Result, Spell, StopReason
from sessions.document import Document, Frozen
from sessions.reporting.figures import age_group
from sessions.reporting.period import quarter_with
from sessions.trajects import Sex, Traject


def _is_quarter(value: str) -> str:
    if value and not re.fullmatch(r"\d{4}-[1-4]", value):
        raise PydanticCustomError("not_a_quarter", "schrijf een kwartaal als 2026-4")
    return value


Quarter = Annotated[str, AfterValidator(_is_quarter)]
"""A year and a quarter as `2026-4`, or empty."""


class Erased(Document):
    """That a jongere was erased: `uid` is that of the traject, so that a copy from elsewhere can be cleaned too.

    `counted` says that a row to count stays; `cleaned` that every copy on this disk was cleaned as well.
    """

    counted: bool = True
    cleaned: bool = False


class CountedStretch(Frozen):
    """One stretch of a traject, as a report counts it. `ended` is empty where it is not known.

    `broken_off` is a stretch that ran when the jongere was erased: it counts neither as finished nor as stopped.
    """

    started: Quarter
    ended: Quarter = ""
    broken_off: bool = False
    again: bool = False
    age_group: AgeGroup | None = None
    stop_reason: StopReason | None = None
    results: tuple[Result, ...] = ()
    grade: Grade = None
    has_coach: bool = False
    coach_own: bool | None = None
    had_plan: bool = False


class Counted(Document):
    """One jongere who was erased, to count: nothing by which he or she can be known."""

    sex: Sex | None = None
    stretches: tuple[CountedStretch, ...] = ()


def row_to_count(traject: Traject, today: dt.date) -> Counted | None:
    """Return the row that stays of a traject; None for one that goes on somewhere else, for it counts there.

    Erasing the same jongere twice, from a series and from a copy of it, gives the same uid, so that nobody counts
    double.
    """
    if traject.gone:
        return None
    return Counted(
        uid=str(uuid5(NAMESPACE_URL, f"tafel:{UUID(traject.uid)}")),
        sex=traject.sex,
        stretches=tuple(_stretches(traject, today)),
    )


def _stretches(traject: Traject, today: dt.date) -> Iterator[CountedStretch]:
    stretches: tuple[Spell | Traject, ...] = (*traject.earlier, traject)
    for one in stretches:
        yield _stretch(traject, one, today)


def _stretch(traject: Traject, one: Spell | Traject, today: dt.date) -> CountedStretch:
    told = one.closing or Closing()
    return CountedStretch(
        started=_quarter(one.started),
        ended=_quarter(one.ended or today),
        broken_off=one.ended is None,
        again=one.again,
        age_group=age_group(traject.birth_month, one.started) or traject.age_group,
        stop_reason=one.stop_reason,
        results=told.results,
        grade=told.grade,
        has_coach=told.coach is not None,
        coach_own=told.coach.own if told.coach else None,
        had_plan=told.had_plan,
    )


def _quarter(day: dt.date) -> str:
    return f"{day.year:04}-{quarter_with(day).quarter}"
