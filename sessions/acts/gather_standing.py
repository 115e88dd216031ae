"""Gathers how a series stands now, apart from any one meeting: what lists of actions are made of."""

from sessions.acts.gather import aliases_of
from sessions.acts.present import present_actions, present_trajects
from sessions.meetings import Session
from sessions.record import Record
from sessions.standing import Standing
from sessions.store.series_file import SeriesFile
from sessions.trajects import Traject
from sessions.turns import Course, Turn


def standing_of(file: SeriesFile) -> Standing:
    """Return how a series stands today.

    All jongeren are on the agenda but those who went on in another traject or series. Of who stopped at the table, or
    said no to it, and did not sit there since, that turn is kept, for of them nothing is told.
    """
    sessions = tuple(sorted(file.sessions.all(), key=lambda session: session.when))
    trajects = tuple(traject.at_table() for traject in present_trajects(file))
    no_meeting = Session.model_construct(
        kind=str(file.series.kind),
        date=file.today(),
        agenda=tuple(traject.number for traject in trajects),
        turns=tuple(turn for traject in trajects if (turn := _ended_by(sessions, traject))),
    )
    # The store gave these documents, so they are good.
    record = Record.model_construct(
        series=file.series,
        session=no_meeting,
        partners=file.partners.all(),
        people=file.people.all(),
        trajects=trajects,
        actions=present_actions(file),
        aliases=aliases_of(file),
        today=file.today(),
    )
    return Standing(record, sessions)


def _ended_by(sessions: tuple[Session, ...], traject: Traject) -> Turn | None:
    """Return the last turn of a jongere where that ended in stopping or in a no; None where it did not."""
    turns = (session.turn(traject.number) for session in reversed(sessions) if traject.number in session.agenda)
    last = next((turn for turn in turns if turn.course != Course.OPEN), None)
    return last if last and last.course in {Course.STOPPED, Course.NO_CONSENT} else None
