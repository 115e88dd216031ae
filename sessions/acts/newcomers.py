"""Who came in by a jongere's turn, and is known by nothing else."""

from collections.abc import Iterator

from sessions.people import Person
from sessions.store.documents import SeriesDocuments
from sessions.turns import TurnStart


def referred(documents: SeriesDocuments) -> Iterator[int | None]:
    """Yield the number of everyone whom a meeting, a traject or an action refers to, and None where that is nobody."""
    for session in documents.sessions.all():
        yield from (session.chair, session.minute_taker)
        yield from (entry.person for entry in session.attendance)
        yield from (person for turn in session.turns for person in turn.here or ())
    for traject in documents.trajects.all():
        yield from (traject.youth_worker, traject.contact)
    for action in documents.actions.all():
        yield action.owner.person if action.owner else None


def came_by_turn(start: TurnStart, person: Person) -> bool:
    """Whether somebody to whom nothing refers came in by this turn; who has more than a name came by a form."""
    if person.guest:
        return True
    only_a_name = not (person.partner or person.function or person.email or person.phone)
    return only_a_name and person.number > start.newest_person
