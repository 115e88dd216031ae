"""The meeting in which an act happens: one that is at work, not one that was closed."""

from sessions.errors import Refusal
from sessions.meetings import Session, SessionStatus
from sessions.place import Place
from sessions.store.series_file import SeriesFile
from sessions.turns import Course


class MeetingClosed(Refusal):
    """The meeting is closed; what its documents show stands fast until it is opened again."""


class TurnOver(Refusal):
    """The jongere stopped, gave no consent or moved, so nothing is written down in this block any more."""


def turn_at_work(file: SeriesFile, place: Place) -> Session:
    """Return the meeting of this place, where something may be written down about its jongere.

    Raises TurnOver when the jongere stopped, gave no consent or moved to another series since, and as `session_at_work`
    does.
    """
    session = session_at_work(file, place)
    jongere = file.trajects.find(place.traject or 0)
    if jongere and jongere.moved_to:
        raise TurnOver(
            f"Deze jongere is verhuisd naar {jongere.moved_to}. Leg wat nieuw is daar vast; hier verandert er niets."
        )
    course = session.turn(place.traject).course if place.traject is not None else Course.OPEN
    if course == Course.STOPPED:
        raise TurnOver(
            "De jongere is gestopt; in dit blok wordt niets meer opgeschreven. "
            "Wil de jongere toch verder, begin dan opnieuw bij Welkom."
        )
    if course == Course.NO_CONSENT:
        raise TurnOver(
            "De jongere gaf geen toestemming, dus er wordt niets opgeschreven. "
            "Komt die er toch, leg dat dan eerst vast bij Welkom."
        )
    return session


def session_at_work(file: SeriesFile, place: Place) -> Session:
    """Return the meeting of this place. Raises MeetingClosed when it is closed, Missing when there is none."""
    session = file.sessions.get(place.session)
    if session.status == SessionStatus.CLOSED:
        raise MeetingClosed(
            "Deze bijeenkomst is afgesloten; het verslag staat vast. "
            "Wilt u iets verbeteren, ga dan naar Afronden en kies heropenen."
        )
    return session
