"""Who takes part in a community of practice, as it may be told to everybody: roles and counts, and no names.

Taking part must be safe (domain.md section 2). Whoever comes for an organisation, as a professional or researcher, may
be named where it is about the work (who does what); in free text nobody is, for there people tell about each other.
"""

from collections import Counter
from collections.abc import Iterable

from exports.privacy.around import spoken_names
from exports.privacy.names import is_professional
from exports.wording import NOBODY, joined, with_organisation
from sessions.actions import Action
from sessions.erasing.replacing import Names
from sessions.people import Person, Presence
from sessions.record import Record
from sessions.roles import Role
from sessions.tips.book import SAFE, is_safe

SOMEBODY = "iemand"
"""Stands for the name of who takes part, where the role would tell who it is."""
ORGANISATION = "een organisatie"
"""Stands for the name of an organisation in free text."""

_CAME = {Presence.EXPECTED, Presence.PRESENT, Presence.LATER, Presence.LEFT}
_AT_WORK = (Role.PROFESSIONAL, Role.RESEARCHER)
"""The roles of who is there for the work: how few there are tells nothing of anybody."""


def shared_names(people: Iterable[Person]) -> Names:
    """Return the names for free text that everybody reads: each of these people becomes a role, or `iemand`."""
    return Names(_called(tuple(people)))


def names_for_sharing(record: Record) -> Names:
    """Return the same for a meeting, in which organisations are not named either."""
    organisations = {partner.name: ORGANISATION for partner in record.partners}
    return Names({**organisations, **_called(record.people)})


def called(record: Record, person: Person) -> str:
    """Return what somebody is called where it is about the work: name and organisation, or only the role."""
    if not may_be_named(record, person):
        return _role_words(person, record.people)
    partner = record.partner(person.partner)
    return with_organisation(person.name, partner.name if partner else "")


def owner_called(record: Record, action: Action) -> str:
    """Return who does it, called as `called` says; of whoever is known by a typed name only that it is somebody."""
    if action.owner is None:
        return NOBODY
    person = record.person(action.owner.person)
    return called(record, person) if person else SOMEBODY


def may_be_named(record: Record, person: Person) -> bool:
    """Whether a person comes for an organisation and for the work; who takes part for him- or herself does not."""
    return is_professional(record, person) and person.role in {None, *_AT_WORK}


def who_came(record: Record) -> str:
    """Return how many came in each role (`3 ouders, 2 hulpverleners en 1 ander`), or empty when nobody did.

    A role that fewer than three people came in is told only of who is there for the work; the others are counted
    together, as are those whose role is not known.
    """
    entries = (entry for entry in record.session.attendance if entry.presence in _CAME)
    came = Counter(_role_at_work(record, person) for entry in entries if (person := record.person(entry.person)))
    told = [role for role in Role if came[role] >= (1 if role in _AT_WORK else SAFE) and role != Role.OTHER]
    others = came.total() - sum(came[role] for role in told)
    counts = [*((role, came[role]) for role in told), (Role.OTHER, others)]
    return joined(f"{count} {role if count == 1 else role.plural}" for role, count in counts if count)


def _role_at_work(record: Record, person: Person) -> Role | None:
    """Return as whom somebody came; whoever comes for an organisation and did not say is a professional."""
    return Role.PROFESSIONAL if person.role is None and is_professional(record, person) else person.role


def _called(people: tuple[Person, ...]) -> dict[str, str | None]:
    return {name: _role_words(person, people) for person in people for name in spoken_names(person.name)}


def _role_words(person: Person, people: Iterable[Person]) -> str:
    return f"een {person.role}" if is_safe(person.role, people) else SOMEBODY
