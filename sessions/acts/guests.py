"""Guests: who sits at the table without being a contact person, and is often close to one jongere."""

from sessions.acts.gather import aliases_of
from sessions.acts.newcomers import came_by_turn
from sessions.acts.people import partner_called
from sessions.acts.turns import start_of
from sessions.document import validated
from sessions.meetings import Session
from sessions.people import Attendance, Partner, Person, Presence, same_name
from sessions.place import Place
from sessions.record import mentions_another
from sessions.store.series_file import SeriesFile
from sessions.text import clean_line


def seat_guest(file: SeriesFile, place: Place, name: str, organisation: str = "") -> tuple[Session, Person]:
    """Inside a change: note somebody as present, added when not yet known; return the meeting and the person.

    An organisation that is no Partner yet is how the guest is introduced (`oma van ...`), so it is kept as function.
    Seated in a jongere's block, he or she is at the table for that jongere. Raises InvalidInput when the name is empty.
    """
    session = file.sessions.get(place.session)
    person = _guest_called(file, place, name, organisation)
    noted = next((entry for entry in session.attendance if entry.person == person.number), None)
    if noted is None:
        block = place.traject if person.guest or _was_named_here(file, place, person) else None
    else:
        # Who is welcomed in a second block as well came for more than one jongere.
        block = noted.traject if noted.traject == place.traject else None
    others = tuple(entry for entry in session.attendance if entry.person != person.number)
    here = Attendance(person=person.number, presence=Presence.PRESENT, traject=block)
    session = with_person_there(session.changed(attendance=(*others, here)), place, person.number, here=True)
    return file.sessions.save(session), person


def _was_named_here(file: SeriesFile, place: Place, person: Person) -> bool:
    """Whether somebody is known only because this turn named him or her, as the contact person."""
    start = start_of(file, place.session, place.traject) if place.traject is not None else None
    return start is not None and came_by_turn(start, person)


def with_person_there(session: Session, place: Place, person: int, *, here: bool) -> Session:
    """Return the meeting with somebody at the table in the block of this place, or gone from it.

    Only where it was noted who is at the table; a change outside the block leaves who was there for whom.
    """
    if place.traject is None:
        return session
    turn = session.turn(place.traject)
    changed = turn.with_person(person, here=here)
    return session if changed == turn else session.with_turn(changed)


def _guest_called(file: SeriesFile, place: Place, name: str, organisation: str) -> Person:
    """Return the person with this name, never a guest of another jongere, with what was not yet known filled in."""
    partner = partner_called(file, organisation)
    home = {"partner": partner.number if partner else None, "function": "" if partner else clean_line(organisation)}
    for person in file.people.where(lambda person: same_name(person.name, name)):
        if _is_of_another(file, place, person):
            continue
        if _comes_from(person, partner, organisation):
            return person
        if person.guest and person.partner is None and not person.function:
            return file.people.save(person.changed(**home))
    return file.people.add(validated(Person, {"name": name, "guest": True, **home}))


def _comes_from(person: Person, partner: Partner | None, organisation: str) -> bool:
    """Whether a person fits what was typed as organisation; nothing typed fits everybody."""
    if partner:
        return person.partner == partner.number
    return same_name(organisation, person.function) or not clean_line(organisation)


def _is_of_another(file: SeriesFile, place: Place, person: Person) -> bool:
    """Whether a guest for no organisation was ever welcomed for, or is introduced by, another jongere than this one.

    Two jongeren can each have an `oma`: what belongs to the one must not come up beside the other.
    """
    if not person.guest or person.partner is not None:
        return False
    entries = (entry for session in file.sessions.all() for entry in session.attendance)
    blocks = {entry.traject for entry in entries if entry.person == person.number}
    return bool(blocks - {None, place.traject}) or mentions_another(person, place.traject, aliases_of(file))
