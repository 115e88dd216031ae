"""How the scores of a jongere went, from meeting to meeting, per leefgebied."""

import datetime as dt
from dataclasses import dataclass

from sessions.acts.present import goes_on_as
from sessions.leefgebieden import Leefgebied
from sessions.meetings import SessionStatus
from sessions.record import Record
from sessions.scores import Score
from sessions.store.series_file import SeriesFile
from sessions.trajects import Question, Traject
from sessions.turns import Course


@dataclass(frozen=True)
class Scored:
    """The scores in one leefgebied as they stood at the end of a meeting; `day` is None for what stands now."""

    day: dt.date | None
    now: Score
    goal: Score


def scores_over_time(file: SeriesFile, traject: int) -> dict[Leefgebied, tuple[Scored, ...]]:
    """Return the scores of a jongere per leefgebied, the earliest meeting first, and last what stands now.

    Those of a meeting come from its newest closed version; what stands now is left out where it is the same as at the
    last meeting. A leefgebied without any score is not there. Meetings of a traject that was merged count along.
    """
    told: dict[Leefgebied, list[Scored]] = {}
    for day, jongere in _at_meetings(file, traject):
        for question in jongere.questions:
            if scored := _scored(question, day):
                told.setdefault(question.leefgebied, []).append(scored)
    for question in file.trajects.get(traject).questions:
        scored = _scored(question, None)
        before = told.setdefault(question.leefgebied, [])
        if scored and not (before and (before[-1].now, before[-1].goal) == (scored.now, scored.goal)):
            before.append(scored)
    return {leefgebied: tuple(points) for leefgebied, points in told.items() if points}


def _at_meetings(file: SeriesFile, traject: int) -> list[tuple[dt.date, Traject]]:
    """Return how this jongere stood at the end of each closed meeting with a turn, the earliest first."""
    newest = {snapshot.session: snapshot for snapshot in file.snapshots.all()}
    closed = {
        session.number: session for session in file.sessions.where(lambda one: one.status == SessionStatus.CLOSED)
    }
    told = []
    for number, snapshot in newest.items():
        for jongere in snapshot.record.trajects if number in closed else ():
            now = goes_on_as(file, jongere.number)
            if now is not None and now.number == traject and _had_turn(snapshot.record, jongere.number):
                told.append((closed[number].when, jongere))
    return [(when[0], jongere) for when, jongere in sorted(told, key=lambda one: one[0])]


def _had_turn(record: Record, traject: int) -> bool:
    return traject in record.discussed or record.session.turn(traject).course in {Course.HERE, Course.BROUGHT_IN}


def _scored(question: Question, day: dt.date | None) -> Scored | None:
    if question.score_now is None and question.score_goal is None:
        return None
    return Scored(day, question.score_now, question.score_goal)
