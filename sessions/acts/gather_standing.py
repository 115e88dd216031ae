"""Gathers how a series stands now, apart from any one meeting: what lists of actions are made of."""

from collections.abc import Iterable, Iterator

from sessions.acts.gather import aliases_of
from sessions.acts.present import goes_on_as, present_actions, present_trajects
from sessions.meetings import Session
from sessions.record import Record
from sessions.standing import Standing
from sessions.store.series_file import SeriesFile
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
        turns=tuple(_ended(file, sessions)),
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


def _ended(file: SeriesFile, sessions: Iterable[Session]) -> Iterator[Turn]:
    """Yield the last turn of each jongere of whom that ended in stopping or in a no, also under another number."""
    last: dict[int, Course] = {}
    for session in sessions:
        for turn in session.turns:
            now = goes_on_as(file, turn.traject)
            if now and turn.traject in session.agenda and turn.course != Course.OPEN:
                last[now.number] = turn.course
    for number, course in last.items():
        if course in {Course.STOPPED, Course.NO_CONSENT}:
            yield Turn(traject=number, course=course)
