"""The whole archive at a glance, for the overview and the lists: how each series stands, and what needs attention.

Reads without a lock. It carries codes and counts, and never a roepnaam or anything that somebody typed about a jongere.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sessions.actions import Action, Status
from sessions.acts.gather import gather_record, progress_of
from sessions.acts.present import present_actions
from sessions.acts.retention import doubt_of, expired_in
from sessions.days.dates import since, until
from sessions.endings import due_check_ins
from sessions.errors import Refusal
from sessions.following.rules import Need, due_day, is_over, need_of
from sessions.guide import position
from sessions.lending import Lent
from sessions.meetings import Session, SessionStatus
from sessions.series import Series, SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from sessions.tips.sorting import standing
from sessions.tips.tip import Moment
from sessions.trajects import Traject


@dataclass(frozen=True)
class MeetingLine:
    """One meeting. `step` of `steps` is where it is while it runs (0: not running); `version` counts the closings."""

    number: int
    date: dt.date
    start: str
    place: str
    status: SessionStatus
    version: int
    jongeren: int
    step: int
    steps: int


@dataclass(frozen=True)
class TipsLine:
    """How far the tips of a community of practice are, in numbers; merged ones are not counted."""

    total: int
    unsorted: int
    columns: tuple[tuple[Moment, int], ...]
    usable: int
    top: int


@dataclass(frozen=True)
class SeriesLine:
    """One series. `damaged` is "" or a Dutch sentence why it cannot be read; then only slug and title are known.

    `meetings` are all of them, the earliest first; `announced` is a next date that was agreed and not yet planned.
    `open_actions` and `late_actions` leave out those of trajecten that ended or went on elsewhere, and `late_actions`
    what is out of sight. `tips` is None where
    the series collects none; `lent` says who has it, None while it is here.
    """

    slug: str
    title: str
    mark: str = ""
    kind: SeriesKind | None = None
    damaged: str = ""
    meetings: tuple[MeetingLine, ...] = ()
    next_meeting: MeetingLine | None = None
    open_actions: int = 0
    late_actions: int = 0
    announced: dt.date | None = None
    tips: TipsLine | None = None
    sealed: bool = False
    """Whether the file is encrypted."""
    lent: Lent | None = None

    @property
    def past(self) -> tuple[MeetingLine, ...]:
        """The meetings that are closed, the earliest first."""
        return tuple(meeting for meeting in self.meetings if meeting.status == SessionStatus.CLOSED)


@dataclass(frozen=True)
class AttentionLine:
    """An open action that needs attention: see `sessions.following.rules.Need`.

    `mark` and `number` together are what it is called over all series (`KNH-12`); `code` and `leefgebied` are "" where
    it has none. `due` is the deadline that counts: the first one once that is past, else the present one; `when` says
    in words how far off it is.
    """

    slug: str
    mark: str
    number: int
    code: str
    leefgebied: str
    status: Status
    need: Need
    due: dt.date | None
    when: str

    @property
    def reference(self) -> str:
        """What the action is called in lists over several series."""
        return f"{self.mark}-{self.number}"

    @property
    def late(self) -> bool:
        """Whether it is past its first deadline."""
        return self.need == Need.LATE

    @property
    def urgency(self) -> tuple[int, dt.date, str, int]:
        """Sort key: what it needs; within each the earliest deadline first."""
        return (self.need, self.due or dt.date.max, self.slug, self.number)


@dataclass(frozen=True)
class CheckInLine:
    """A moment of aftercare that has come: somebody asks how it goes with the jongere of this `code` and `traject`.

    `when` says in words how long ago that moment came.
    """

    slug: str
    mark: str
    traject: int
    code: str
    due: dt.date
    when: str


@dataclass(frozen=True)
class ExpiredLine:
    """A traject that expired; `is_past` where it can only be viewed or erased.

    `doubt` says in Dutch why the clock may be wrong, "" where it can be trusted: then nothing is offered.
    """

    slug: str
    mark: str
    traject: int
    code: str
    on: dt.date
    is_past: bool
    doubt: str = ""


@dataclass(frozen=True)
class Survey:
    """Every series by its slug, and what needs attention over all series, the most urgent first.

    `attention` are actions, `check_ins` moments of aftercare, `expired` what was kept long enough.
    """

    series: tuple[SeriesLine, ...]
    attention: tuple[AttentionLine, ...]
    check_ins: tuple[CheckInLine, ...] = ()
    expired: tuple[ExpiredLine, ...] = ()


def survey(archive: Archive) -> Survey:
    """Return how everything in the archive stands; a damaged file is told in its line and stops nothing.

    Raises a Refusal when the folder itself cannot be read.
    """
    lines: list[SeriesLine] = []
    attention: list[AttentionLine] = []
    check_ins: list[CheckInLine] = []
    expired: list[ExpiredLine] = []
    for slug in archive.slugs():
        try:
            with archive.read(slug) as file:
                needs = _needs(file)
                line, urgent = _series_line(file, needs), _attention(file, needs)
                asks, over = _check_ins(file), _expired(file)
        except Refusal as refusal:
            line, urgent, asks, over = SeriesLine(slug=slug, title=slug, damaged=str(refusal)), [], [], []
        lines.append(line)
        attention += urgent
        check_ins += asks
        expired += over
    return Survey(
        tuple(lines),
        tuple(sorted(attention, key=lambda line: line.urgency)),
        tuple(sorted(check_ins, key=lambda line: (line.due, line.slug, line.code))),
        tuple(sorted(expired, key=lambda line: (line.on, line.slug, line.code))),
    )


def _needs(file: SeriesFile) -> list[tuple[Action, Traject | None, Need]]:
    """Return every action that counts with what it needs now, and whose it is."""
    today = file.today()
    trajects = {traject.number: traject for traject in file.trajects.all()}
    found = ((action, trajects.get(action.traject or 0)) for action in present_actions(file))
    return [(action, traject, need_of(action, today, traject_over=is_over(traject))) for action, traject in found]


def _series_line(file: SeriesFile, needs: Sequence[tuple[Action, Traject | None, Need]]) -> SeriesLine:
    series, today = file.series, file.today()
    in_order = sorted(file.sessions.all(), key=lambda session: session.when)
    meetings = tuple(_meeting_line(file, session) for session in in_order)
    return SeriesLine(
        slug=file.slug,
        title=series.title,
        mark=series.mark,
        kind=series.kind,
        meetings=meetings,
        next_meeting=_next_meeting(meetings, today),
        open_actions=sum(need.stands for _, _, need in needs),
        late_actions=sum(need == Need.LATE for _, _, need in needs),
        announced=_announced(in_order, today),
        tips=tips_line(file) if series.kind == SeriesKind.COP else None,
        sealed=file.is_sealed,
        lent=series.lent,
    )


def tips_line(file: SeriesFile) -> TipsLine:
    """Return how far the tips of a series are."""
    found = standing(file.tips.all())
    placed = [tip for column in found.columns.values() for tip in column]
    return TipsLine(
        total=found.on_table,
        unsorted=len(found.unsorted),
        columns=tuple((moment, len(column)) for moment, column in found.columns.items()),
        usable=sum(tip.usable for tip in placed),
        top=sum(tip.is_toptip for tip in (*placed, *found.unsorted)),
    )


def _announced(sessions: Sequence[Session], today: dt.date) -> dt.date | None:
    """Return the date that was agreed for a next meeting that nobody has planned yet."""
    days = [session.next_date for session in sessions if session.next_date and session.next_date >= today]
    planned = {session.date for session in sessions}
    return next((day for day in sorted(days) if day not in planned), None)


def _meeting_line(file: SeriesFile, session: Session) -> MeetingLine:
    progress = progress_of(file, session.number) if session.status == SessionStatus.RUNNING else None
    step, steps = position(gather_record(file, session.number), progress.step) if progress else (0, len(session.steps))
    return MeetingLine(
        number=session.number,
        date=session.date,
        start=session.start,
        place=session.place,
        status=session.status,
        version=session.version,
        jongeren=len(session.agenda),
        step=step,
        steps=steps,
    )


def _next_meeting(meetings: tuple[MeetingLine, ...], today: dt.date) -> MeetingLine | None:
    """Return the meeting to go on with: the running one, else the first planned from today, else the last missed."""
    running = [meeting for meeting in meetings if meeting.status == SessionStatus.RUNNING]
    planned = [meeting for meeting in meetings if meeting.status == SessionStatus.PLANNED]
    to_come = [meeting for meeting in planned if meeting.date >= today]
    missed = [meeting for meeting in planned if meeting.date < today]
    return next(iter([*reversed(running), *to_come, *reversed(missed)]), None)


def _check_ins(file: SeriesFile) -> list[CheckInLine]:
    """Return the moments of aftercare of one series that have come and were not noted."""
    today = file.today()
    return [
        CheckInLine(file.slug, file.series.mark, traject.number, traject.code, moment.day, since(moment.day, today))
        for traject in file.trajects.all()
        for moment in due_check_ins(traject, today)
    ]


def _expired(file: SeriesFile) -> list[ExpiredLine]:
    """Return what of one series was kept long enough."""
    found = expired_in(file)
    doubt = doubt_of(file) if found else ""
    return [
        ExpiredLine(
            file.slug, file.series.mark, one.traject.number, one.traject.code, one.expiry.on, one.is_past, doubt
        )
        for one in found
    ]


def _attention(file: SeriesFile, needs: Iterable[tuple[Action, Traject | None, Need]]) -> list[AttentionLine]:
    """Return the actions of one series that need attention."""
    return [
        _attention_line(file.series, action, traject.code if traject else "", need, file.today())
        for action, traject, need in needs
        if need.calls
    ]


def _attention_line(series: Series, action: Action, code: str, need: Need, today: dt.date) -> AttentionLine:
    due = due_day(action, today)
    return AttentionLine(
        slug=series.slug,
        mark=series.mark,
        number=action.number,
        code=code,
        leefgebied=action.leefgebied.label if action.leefgebied else "",
        status=action.status,
        need=need,
        due=due,
        when=until(due, today) if due else "geen termijn",
    )
