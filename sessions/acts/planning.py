"""Planning a meeting, changing the plan while it has not begun, and calling it off."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence

from sessions.acts.at_work import session_at_work
from sessions.acts.meeting import follow_next_table
from sessions.acts.people import person_called
from sessions.acts.retention import check_not_past
from sessions.document import validated
from sessions.errors import InvalidInput, Refusal
from sessions.formats import left_out_of, load_format, plan_steps, replanned, set_minutes, with_turn_for
from sessions.meetings import Session, SessionStatus, Step
from sessions.people import Attendance
from sessions.place import Place
from sessions.store.series_file import SeriesFile
from sessions.text import clean_line

LONGEST = 240
"""The longest time for one jongere, in minutes (ours)."""


class HasBegun(Refusal):
    """The meeting is running or closed: its plan stands fast."""


def plan_meeting(
    file: SeriesFile,
    *,
    day: dt.date,
    start: str = "",
    place: str = "",
    chair: str = "",
    minute_taker: str = "",
    agenda: Sequence[int] = (),
    minutes: Mapping[int, int] | None = None,
    expected: Collection[int] | None = None,
    without: Collection[str] = (),
) -> Session:
    """Plan a meeting.

    `agenda` are Traject numbers in order, `minutes` how long each of them gets where that is not the format's time,
    `without` the titles of steps to leave out. Chair and minute taker are given by name, and always expected.
    `expected` are Person numbers; None for who usually is: every fixed contact person, and the professionals of the
    jongeren. The deadlines `volgende tafel` of the meeting before it move to this day; when a later meeting is planned
    already, that is the next one after this. Raises InvalidInput when a field does not fit.
    """
    for number in agenda:
        check_not_past(file, number)
    with file.change("bijeenkomst gepland"):
        leading = (_person(file, chair), _person(file, minute_taker))
        session = validated(
            Session,
            {
                "kind": str(file.series.kind),
                "date": day,
                "start": start,
                "place": place or file.series.place,
                "chair": leading[0],
                "minute_taker": leading[1],
                "agenda": tuple(dict.fromkeys(agenda)),
                **_who(file, (), leading, agenda, expected),
                "steps": _steps(file, agenda, minutes or {}, without),
            },
        )
        return file.sessions.add(_announced(file, session))


def change_plan(
    file: SeriesFile,
    number: int,
    *,
    day: dt.date | None = None,
    start: str | None = None,
    place: str | None = None,
    chair: str | None = None,
    minute_taker: str | None = None,
    agenda: Sequence[int] | None = None,
    minutes: Mapping[int, int] | None = None,
    expected: Collection[int] | None = None,
    without: Collection[str] | None = None,
) -> Session:
    """Change the plan of a meeting that has not begun, said as in `plan_meeting`; what is None stays as it is.

    Steps that stay keep their id and notes. When the day changes, all that pointed to the old day follows.
    Raises HasBegun, and InvalidInput when a field does not fit.
    """
    session = _not_begun(file, number, "De planning ligt vast; er is niets veranderd.")
    for number in set(agenda or ()) - set(session.agenda):
        check_not_past(file, number)
    with file.change("planning gewijzigd"):
        leading = (
            session.chair if chair is None else _person(file, chair),
            session.minute_taker if minute_taker is None else _person(file, minute_taker),
        )
        wanted = tuple(dict.fromkeys(session.agenda if agenda is None else agenda))
        if expected is None:
            expected = still_expected(file, session, leading, wanted)
        titles = left_out_of(session.kind, session.steps) if without is None else without
        steps = _steps(file, wanted, set_minutes(session) if minutes is None else minutes, titles)
        changed = session.changed(
            date=day or session.date,
            start=session.start if start is None else start,
            place=session.place if place is None else place,
            chair=leading[0],
            minute_taker=leading[1],
            agenda=wanted,
            **_who(file, session.attendance, leading, wanted, expected),
            steps=replanned(session.steps, steps),
        )
        if changed.date != session.date:
            _forget_day(file, session)
            changed = _announced(file, changed)
        return file.sessions.save(changed)


def call_off(file: SeriesFile, number: int) -> None:
    """Take a planned meeting away. What pointed to its day goes to the next planned one, or back to not known.

    Raises HasBegun for a meeting that is running or closed, Missing when there is none.
    """
    session = _not_begun(file, number, "Zij kan niet meer worden afgezegd; er is niets veranderd.")
    with file.change("bijeenkomst afgezegd"):
        _forget_day(file, session)
        file.sessions.remove(number)


def put_on_agenda(file: SeriesFile, place: Place, traject: int) -> Session:
    """Put one more jongere on the agenda of a meeting at work, after the others and before the ending.

    The professionals of this jongere are expected from now on. Raises InvalidInput for who is on the agenda already,
    or where this kind of meeting has no blocks.
    """
    session = session_at_work(file, place)
    check_not_past(file, traject)
    jongere = file.trajects.get(traject)
    if traject in session.agenda:
        raise InvalidInput(f"{jongere.code} staat al op de agenda. Er is niets veranderd.")
    if not load_format(session.kind).block:
        raise InvalidInput("Bij deze bijeenkomst zijn er geen jongeren aan tafel. Er is niets veranderd.")
    known = {entry.person for entry in session.attendance}
    own = dict.fromkeys(person for person in (jongere.youth_worker, jongere.contact) if person is not None)
    added = tuple(Attendance(person=person) for person in own if person not in known)
    changed = session.changed(
        agenda=(*session.agenda, traject),
        attendance=(*session.attendance, *added),
        steps=with_turn_for(session.kind, session.steps, traject),
    )
    with file.change("jongere op de agenda", place=place):
        return file.sessions.save(changed)


def usually_expected(file: SeriesFile, leading: Iterable[int | None], agenda: Iterable[int]) -> tuple[int, ...]:
    """Return who is expected unless somebody says otherwise, as Person numbers.

    That is who leads (chair and minute taker), the professionals of the jongeren on the agenda, and every fixed
    contact person: everybody who is no guest and does not come along with another jongere.
    """
    trajects = [file.trajects.get(number) for number in agenda]
    own = [number for traject in trajects for number in (traject.youth_worker, traject.contact)]
    attached = {number for traject in file.trajects.all() for number in (traject.youth_worker, traject.contact)}
    fixed = file.people.where(lambda person: not person.guest and person.number not in attached)
    numbers = (*leading, *own, *(person.number for person in fixed))
    return tuple(dict.fromkeys(number for number in numbers if number is not None))


def still_expected(
    file: SeriesFile, before: Session, leading: Iterable[int | None], agenda: Iterable[int]
) -> tuple[int, ...]:
    """Return who is expected where `before`, the meeting that this follows or changes, was planned by hand.

    Who was left out of it and did not come stays out, who came besides the usual people stays in; guests do not.
    """
    there = {entry.person for entry in before.attendance}
    usual_then = usually_expected(file, (before.chair, before.minute_taker), before.agenda)
    besides = file.people.where(
        lambda person: person.number in there and person.number not in usual_then and not person.guest
    )
    left_out = set(before.not_expected) - there
    numbers = (*usually_expected(file, leading, agenda), *(person.number for person in besides))
    return tuple(dict.fromkeys(number for number in numbers if number not in left_out))


def _person(file: SeriesFile, name: str) -> int | None:
    """Inside a change: return the number of who has this name, added when new; None when it is empty."""
    return person_called(file, name).number if clean_line(name) else None


def _who(
    file: SeriesFile,
    before: Iterable[Attendance],
    leading: Iterable[int | None],
    agenda: Iterable[int],
    expected: Collection[int] | None,
) -> dict[str, object]:
    """Return the attendance list (who was on it keeps what was noted), and who was left out of it."""
    leading = tuple(leading)
    usual = usually_expected(file, leading, agenda)
    wanted = (*leading, *(usual if expected is None else expected))
    numbers = tuple(dict.fromkeys(number for number in wanted if number is not None))
    known = {entry.person: entry for entry in before}
    return {
        "attendance": tuple(known.get(number) or Attendance(person=number) for number in numbers),
        "not_expected": tuple(number for number in usual if number not in numbers),
    }


def _steps(
    file: SeriesFile, agenda: Iterable[int], minutes: Mapping[int, int], without: Collection[str]
) -> tuple[Step, ...]:
    """Return the steps of the plan. Raises InvalidInput where somebody gets too few minutes, or absurdly many."""
    kind, agenda = str(file.series.kind), tuple(dict.fromkeys(agenda))
    whole = load_format(kind)
    least = whole.least_minutes(whole.leavable(without))
    for number in agenda:
        if not least <= minutes.get(number, least) <= LONGEST:
            raise InvalidInput(
                f"{file.trajects.get(number).code}: kies {least} tot en met {LONGEST} minuten; "
                "elke stap krijgt er minstens één.",
                field="minuten",
            )
    return plan_steps(kind, agenda, minutes=minutes, without=without)


def _not_begun(file: SeriesFile, number: int, safe: str) -> Session:
    session = file.sessions.get(number)
    if session.status != SessionStatus.PLANNED:
        raise HasBegun(f"Deze bijeenkomst is {session.status}. {safe}")
    return session


# The day of a meeting, and what points to it


def _announced(file: SeriesFile, session: Session) -> Session:
    """Tell the meeting before it when the next table is; return this one, knowing the one after it."""
    before = _meeting_before(file, session)
    if before:
        file.sessions.save(before.changed(next_date=session.date))
        follow_next_table(file, before.number, session.date)
    return session.changed(next_date=_day_after(file, session.date, but=session.number))


def _forget_day(file: SeriesFile, session: Session) -> None:
    """Send what pointed to the day of this meeting to the one after it, or back to not known."""
    before = _meeting_before(file, session)
    if before is None:
        return
    following = _day_after(file, before.date, but=session.number)
    if before.next_date == session.date:
        file.sessions.save(before.changed(next_date=following))
    follow_next_table(file, before.number, following, instead_of=session.date)


def _meeting_before(file: SeriesFile, session: Session) -> Session | None:
    """Return the last meeting on an earlier day."""
    earlier = [other for other in file.sessions.all() if other.date < session.date and other.number != session.number]
    return max(earlier, key=lambda other: other.when, default=None)


def _day_after(file: SeriesFile, day: dt.date, *, but: int) -> dt.date | None:
    """Return the day of the first meeting after this day, leaving out the meeting with the number `but`."""
    later = (other.date for other in file.sessions.all() if other.date > day and other.number != but)
    return min(later, default=None)
