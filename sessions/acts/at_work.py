"""The meeting in which an act happens: one that is at work, not one that was closed."""

from sessions.errors import Refusal
from sessions.meetings import Session, SessionStatus
from sessions.place import Place
from sessions.store.series_file import SeriesFile


class MeetingClosed(Refusal):
    """The meeting is closed; what its documents show stands fast until it is opened again."""


def session_at_work(file: SeriesFile, place: Place) -> Session:
    """Return the meeting of this place. Raises MeetingClosed when it is closed, Missing when there is none."""
    session = file.sessions.get(place.session)
    if session.status == SessionStatus.CLOSED:
        raise MeetingClosed(
            "Deze bijeenkomst is afgesloten; het verslag staat vast. "
            "Wilt u iets verbeteren, ga dan naar Afronden en kies heropenen."
        )
    return session
