"""The next meeting, proposed from the last; and a plan as it stands, to change."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from sessions.acts.gather import record_of
from sessions.acts.planning import still_expected, usually_expected
from sessions.acts.present import present_trajects
from sessions.counting import counted
from sessions.formats import left_out_of, load_format, set_minutes
from sessions.meetings import Session, SessionStatus
from sessions.store.series_file import SeriesFile
from sessions.trajects import Stage, Traject
from sessions.turns import Course

AT_ONE_TABLE = 5
"""So many jongeren are proposed at most: two to five come in an afternoon (domain.md section 4)."""

DECLINED = {Course.NO_CONSENT, Course.STOPPED}
"""Who said no at the last table is not put on the next one unasked (ours)."""
STAYED_AWAY = {Course.NEXT_TABLE, Course.BROUGHT_IN}


class Ground(IntEnum):
    """Why a jongere is proposed, the first reason first; OTHERS are not proposed."""

    NEXT_TABLE = 0
    OPEN_ACTIONS = 1
    NOT_SPOKEN = 2
    NEW = 3
    OTHERS = 4


@dataclass(frozen=True)
class Candidate:
    """A jongere who can be on the agenda, why he or she is proposed, and in Dutch what speaks for it."""

    traject: Traject
    ground: Ground
    open_actions: int
    late_actions: int
    words: str

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Sort key: by ground, then most late and open actions, then by code."""
        return (self.ground, -self.late_actions, -self.open_actions, self.traject.code)


@dataclass(frozen=True)
class Proposal:
    """All that a plan says. `day` is None where no day can be proposed; chair and minute taker are Person numbers.

    `agenda` are Traject numbers in order, `minutes` those whose time is not the format's, `expected` Person numbers,
    `without` the titles of steps that are left out.
    """

    day: dt.date | None = None
    start: str = ""
    place: str = ""
    chair: int | None = None
    minute_taker: int | None = None
    agenda: tuple[int, ...] = ()
    minutes: Mapping[int, int] = field(default_factory=dict)
    expected: tuple[int, ...] = ()
    without: Collection[str] = frozenset()


def propose_meeting(file: SeriesFile) -> Proposal:
    """Return the next meeting as it is proposed from the last: the same people, place, time and steps.

    On the agenda are first those who did not come last time and were put off to the next table, then who has open
    actions, then who was not spoken to last time, then who is new; five at most. The day is the one that was agreed,
    else one rhythm after the last meeting.
    """
    last = _last(file)
    proposed = [one for one in candidates(file) if one.ground != Ground.OTHERS]
    agenda = tuple(one.traject.number for one in proposed[:AT_ONE_TABLE])
    if last is None:
        return Proposal(
            place=file.series.place,
            agenda=agenda,
            expected=usually_expected(file, (), agenda),
            without=load_format(str(file.series.kind)).unusual,
        )
    leading = (last.chair, last.minute_taker)
    return Proposal(
        day=_next_day(file, last),
        start=last.start,
        place=last.place or file.series.place,
        chair=last.chair,
        minute_taker=last.minute_taker,
        agenda=agenda,
        expected=still_expected(file, last, leading, agenda),
        without=left_out_of(last.kind, last.steps),
    )


def plan_that_stands(file: SeriesFile, number: int) -> Proposal:
    """Return the plan of a meeting, to change it. Raises Missing when there is no such meeting."""
    session = file.sessions.get(number)
    return Proposal(
        day=session.date,
        start=session.start,
        place=session.place,
        chair=session.chair,
        minute_taker=session.minute_taker,
        agenda=session.agenda,
        minutes=set_minutes(session),
        expected=tuple(entry.person for entry in session.attendance),
        without=left_out_of(session.kind, session.steps),
    )


def candidates(file: SeriesFile) -> tuple[Candidate, ...]:
    """Return the jongeren whose traject has not ended, in the order in which they are proposed."""
    tables = _tables(file)
    going = (traject for traject in present_trajects(file) if traject.ended is None)
    return tuple(sorted((_candidate(file, traject, tables) for traject in going), key=lambda one: one.order))


@dataclass(frozen=True)
class _Tables:
    """How the turns of the last meeting that was held went; who then had none, and who still gets one (by number)."""

    courses: Mapping[int, Course]
    unspoken: Collection[int]
    awaited: Collection[int]


def _tables(file: SeriesFile) -> _Tables:
    planned = file.sessions.where(lambda session: session.status == SessionStatus.PLANNED)
    held = file.sessions.where(lambda session: session.status != SessionStatus.PLANNED)
    awaited = {number for session in planned for number in session.agenda}
    if not held:
        return _Tables({}, (), awaited)
    last = max(held, key=lambda session: session.when)
    courses = {turn.traject: turn.course for turn in last.turns}
    without_turn = set(last.agenda) - set(record_of(file, last.number).discussed)
    if last.status == SessionStatus.RUNNING:
        return _Tables(courses, (), awaited | without_turn)
    return _Tables(courses, without_turn, awaited)


def _candidate(file: SeriesFile, traject: Traject, tables: _Tables) -> Candidate:
    course = tables.courses.get(traject.number)
    unspoken, awaited = traject.number in tables.unspoken, traject.number in tables.awaited
    actions = file.actions.where(lambda action: action.open and action.traject == traject.number)
    late = sum(action.is_late(file.today()) for action in actions)
    new = traject.stage == Stage.APPLIED and not unspoken
    if course in DECLINED:
        ground = Ground.OTHERS
    elif course == Course.NEXT_TABLE:
        ground = Ground.NEXT_TABLE
    elif actions:
        ground = Ground.OPEN_ACTIONS
    elif course == Course.BROUGHT_IN or unspoken:
        ground = Ground.NOT_SPOKEN
    else:
        ground = Ground.NEW if new and not awaited else Ground.OTHERS
    words = [
        "kwam vorige keer niet" if course in STAYED_AWAY else "",
        "wilde vorige keer niet" if course in DECLINED else "",
        "vorige keer niet aan de beurt" if unspoken and course not in STAYED_AWAY | DECLINED else "",
        _actions_words(len(actions), late),
        "nieuw" if new else "",
        "staat al op een agenda" if awaited else "",
    ]
    return Candidate(traject, ground, len(actions), late, ", ".join(part for part in words if part))


def _actions_words(count: int, late: int) -> str:
    if not count:
        return ""
    return counted(count, "actie open", "acties open") + (f", {late} te laat" if late else "")


def _last(file: SeriesFile) -> Session | None:
    return max(file.sessions.all(), key=lambda session: session.when, default=None)


def _next_day(file: SeriesFile, last: Session) -> dt.date:
    """Return the day that was agreed when it is still to come, else the first one by the rhythm of the series."""
    today, rhythm = file.today(), dt.timedelta(weeks=file.series.rhythm_weeks)
    if last.next_date and last.next_date >= today:
        return last.next_date
    day = last.date + rhythm
    while day < today:
        day += rhythm
    return day
