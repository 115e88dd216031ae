"""Preparing: a series, a jongere, a meeting."""

import datetime as dt
from collections.abc import Sequence

from sessions.acts.meeting import follow_next_table
from sessions.acts.people import person_called
from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.formats import plan_steps
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.meetings import Session, SessionStatus
from sessions.people import Attendance
from sessions.series import Series, SeriesKind, mark_of, slug_of
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from sessions.text import clean_line, fold
from sessions.trajects import Question, StopReason, Traject


def create_series(
    archive: Archive, kind: SeriesKind, name: str, *, place: str = "", rhythm_weeks: int = 6
) -> SeriesFile:
    """Make a new series and return its open file. Raises InvalidInput on an empty name, SeriesExists on a double."""
    name = clean_line(name)
    if not name:
        raise InvalidInput("Geef de reeks een naam, bijvoorbeeld Kop van Noord-Holland.", field="naam")
    return archive.create(
        validated(
            Series,
            {
                "kind": kind,
                "name": name,
                "slug": _free_slug(archive, slug_of(f"{kind} {name}")),
                "mark": mark_of(name),
                "place": place,
                "rhythm_weeks": rhythm_weeks,
            },
        )
    )


def _free_slug(archive: Archive, slug: str) -> str:
    """Return a slug that no file has: names that differ only far on, or in their signs, come out the same."""
    taken = set(archive.slugs())
    return next(free for free in (slug, *(f"{slug}-{count}" for count in range(2, 1000))) if free not in taken)


def add_jongere(
    file: SeriesFile,
    *,
    code: str,
    roepnaam: str,
    birth_month: str = "",
    youth_worker: str = "",
    contact: str = "",
    brings: Sequence[Leefgebied] = (),
) -> Traject:
    """Add a jongere with the leefgebieden that he or she brings; the two professionals are given by name.

    Raises InvalidInput when the code is taken or a field does not fit; then nothing is added.
    """
    if any(fold(traject.code) == fold(code) for traject in file.trajects.all()):
        raise InvalidInput(f"De code {clean_line(code).upper()} is al in gebruik. Kies een andere code.", field="code")
    with file.change("jongere toegevoegd"):
        traject = validated(
            Traject,
            {
                "code": code,
                "roepnaam": roepnaam,
                "birth_month": birth_month,
                "youth_worker": person_called(file, youth_worker).number if clean_line(youth_worker) else None,
                "contact": person_called(file, contact).number if clean_line(contact) else None,
                "started": file.today(),
                "questions": tuple(
                    Question(leefgebied=key, state=DomainState.QUESTION) for key in dict.fromkeys(brings)
                ),
            },
        )
        return file.trajects.add(traject)


def next_code(file: SeriesFile) -> str:
    """Return a code that is still free, one after the highest of the form `J-07`."""
    numbers = [int(traject.code[2:]) for traject in file.trajects.all() if traject.code[2:].isdigit()]
    return f"J-{max(numbers, default=0) + 1:02d}"


def plan_meeting(
    file: SeriesFile,
    *,
    day: dt.date,
    start: str = "",
    place: str = "",
    chair: str = "",
    minute_taker: str = "",
    agenda: Sequence[int] = (),
) -> Session:
    """Plan a meeting: everyone who is a fixed contact person is expected, with the professionals of the jongeren.

    `agenda` are Traject numbers in order; chair and minute taker are given by name. The deadlines `volgende tafel`
    of the meeting before it move to this day; when a later meeting is planned already, that is the next one after
    this. Raises InvalidInput when a field does not fit.
    """
    with file.change("bijeenkomst gepland"):
        people = [person_called(file, name).number if clean_line(name) else None for name in (chair, minute_taker)]
        session = validated(
            Session,
            {
                "kind": str(file.series.kind),
                "date": day,
                "start": start,
                "place": place or file.series.place,
                "chair": people[0],
                "minute_taker": people[1],
                "agenda": tuple(agenda),
                "attendance": _expected(file, people, agenda),
                "steps": plan_steps(str(file.series.kind), tuple(agenda)),
                "next_date": min((other.date for other in file.sessions.all() if other.date > day), default=None),
            },
        )
        _announce(file, day)
        return file.sessions.add(session)


def _expected(file: SeriesFile, leading: Sequence[int | None], agenda: Sequence[int]) -> tuple[Attendance, ...]:
    """Everyone who is expected: chair and minute taker, the professionals of the jongeren, the fixed contacts."""
    trajects = [file.trajects.get(number) for number in agenda]
    own = [number for traject in trajects for number in (traject.youth_worker, traject.contact)]
    attached = {number for traject in file.trajects.all() for number in (traject.youth_worker, traject.contact)}
    fixed = file.people.where(lambda person: not person.guest and person.number not in attached)
    numbers = [*leading, *own, *(person.number for person in fixed)]
    return tuple(Attendance(person=number) for number in dict.fromkeys(numbers) if number is not None)


def _announce(file: SeriesFile, day: dt.date) -> None:
    """Tell the last meeting before this day when the next table is."""
    earlier = [session for session in file.sessions.all() if session.date < day]
    if not earlier:
        return
    last = max(earlier, key=lambda session: session.when)
    if last.status != SessionStatus.CLOSED:
        file.sessions.save(last.changed(next_date=day))
    follow_next_table(file, last.number, day)


def end_traject(file: SeriesFile, traject: int, day: dt.date, reason: StopReason | None = None) -> Traject:
    """End a traject on a day: finished, or stopped early for this reason."""
    with file.change("traject beëindigd"):
        return file.trajects.save(file.trajects.get(traject).changed(ended=day, stop_reason=reason))
