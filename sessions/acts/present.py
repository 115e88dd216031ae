"""Who is still followed in a series: what was merged into another traject or moved away counts nowhere any more.

Such a traject stays for the minutes of then, and for its names: the roepnaam is still replaced by the code.
"""

from sessions.actions import Action
from sessions.meetings import Session
from sessions.store.documents import SeriesDocuments
from sessions.trajects import Traject


def present_trajects(documents: SeriesDocuments) -> tuple[Traject, ...]:
    """Return the trajecten that are listed and counted, by number."""
    return documents.trajects.where(lambda traject: not traject.gone)


def present_actions(documents: SeriesDocuments) -> tuple[Action, ...]:
    """Return the actions that are listed and counted, by number: all but those of a traject that goes on elsewhere."""
    gone = {traject.number for traject in documents.trajects.all() if traject.gone}
    return documents.actions.where(lambda action: action.traject not in gone)


def goes_on_as(documents: SeriesDocuments, number: int) -> Traject | None:
    """Return the traject in which the one with this number goes on: itself, unless it was merged; None without any."""
    traject = documents.trajects.find(number)
    while traject is not None and traject.merged_into is not None:
        traject = documents.trajects.find(traject.merged_into)
    return traject


def numbers_on_agenda(documents: SeriesDocuments, session: Session, number: int) -> tuple[int, ...]:
    """Return under which numbers a jongere was on the agenda of a meeting: before a merge also under another one."""
    return tuple(one for one in session.agenda if one == number or _is(goes_on_as(documents, one), number))


def merged_codes(documents: SeriesDocuments, number: int) -> tuple[str, ...]:
    """Return the codes of the trajecten that were merged into the one with this number, at once or by way of others."""
    merged = documents.trajects.where(lambda traject: traject.merged_into is not None)
    return tuple(traject.code for traject in merged if _is(goes_on_as(documents, traject.number), number))


def _is(traject: Traject | None, number: int) -> bool:
    return traject is not None and traject.number == number
