"""The words that documents share: who, before when, how it stands, which version."""

import datetime as dt
from collections.abc import Iterable

from exports.privacy.names import Names, home_of, is_professional, name_of
from sessions.actions import Action, Deadline, Firmness, ReadBack, Status
from sessions.days.dates import long_date
from sessions.meetings import SessionStatus
from sessions.people import same_name
from sessions.record import Record

UNKNOWN = "nog niet bekend"
"""Said where something is still to be filled in."""
NOBODY = "nog niemand"
"""Said of an action that has no owner."""


def person_words(record: Record, number: int | None, names: Names, *, phone: bool = False) -> str:
    """Return a person with organisation (and telephone number), or `nog niet bekend`."""
    person = record.person(number)
    if person is None:
        return UNKNOWN
    words = with_organisation(name_of(record, person, names), home_of(record, person, names))
    return f"{words}, {person.phone}" if phone and person.phone else words


def with_organisation(name: str, organisation: str) -> str:
    """Return a name with the organisation, or how a guest was introduced, behind it where there is one.

    A name that was replaced by a role says that already: `oma van J-07`, and not `oma van J-07 (oma)`.
    """
    is_said = f"{name} ".casefold().startswith(f"{organisation} ".casefold())
    return f"{name} ({organisation})" if organisation and not is_said else name


def owner_words(record: Record, action: Action, names: Names, *, jongere: str) -> str:
    """Return who does it, as it was agreed, with the organisation on a line of its own.

    `jongere` is what the jongere is called in this document. What is no organisation of the series is free text.
    """
    organisation = action.owner.organisation if action.owner else ""
    if not any(same_name(organisation, partner.name) for partner in record.partners):
        organisation = names(organisation)
    name = owner_name(record, action, names, jongere=jongere)
    # An organisation can own an action by itself: then its name is said once.
    return "\n".join(dict.fromkeys(filter(None, (name, organisation))))


def owner_name(record: Record, action: Action, names: Names, *, jongere: str) -> str:
    """Return who does it without organisation, as it was agreed; of who is no professional the name is free text."""
    owner = action.owner
    if owner is None:
        return NOBODY
    if owner.jongere:
        return jongere
    person = record.person(owner.person)
    return owner.name if person and is_professional(record, person) else names(owner.name)


def deadline_words(deadline: Deadline | None, today: dt.date) -> str:
    """Return before when; a date still to come of the next table is said to follow."""
    if deadline is None:
        return "nog geen termijn"
    day = long_date(deadline.day, today=today) if deadline.day else ""
    if deadline.next_table:
        return f"volgende tafel, {day}" if day else "volgende tafel (datum volgt)"
    return day or "nog geen termijn"


def moved_deadline_words(action: Action, today: dt.date) -> str:
    """Return before when; where that was moved also the first deadline, for `te laat` counts from there."""
    now = deadline_words(action.deadline, today)
    first = deadline_words(action.first_deadline or action.deadline, today)
    return now if now == first else f"{now}\neerst: {first}"


def firmness_words(action: Action, names: Names) -> str:
    """Return how firm it is: toegezegd, nog te bevestigen, or onder voorbehoud van somebody, and till when."""
    if action.firmness == Firmness.CONDITIONAL and action.waits_for:
        before = f", antwoord vóór {full_date(action.answer_by)}" if action.answer_by else ""
        return f"{action.firmness} van {names(action.waits_for)}{before}"
    return str(action.firmness)


def status_words(action: Action, today: dt.date) -> str:
    """Return how it stands; te laat is said beside it, for it is a date and no status."""
    return f"{action.status}, te laat" if action.is_late(today) else str(action.status)


def standing_words(record: Record, action: Action, names: Names) -> str:
    """Return status and firmness on lines of their own: what was agreed just now is not called `nog niet begonnen`."""
    fresh = action.session == record.session.number and action.status == Status.NOT_STARTED
    lines = [] if fresh else [status_words(action, record.today)]
    if action.open and (fresh or action.firmness != Firmness.PROMISED):
        lines.append(firmness_words(action, names))
    return "\n".join(lines)


def read_back_words(action: Action) -> str:
    """Return what the jongere said when the action was read back."""
    return {
        ReadBack.NOT_YET: "nog niet teruggelezen",
        ReadBack.AGREED: "teruggelezen: klopt",
        ReadBack.REFUSED: "teruggelezen: nee",
        ReadBack.LATER: "later teruglezen",
    }[action.read_back]


def full_date(day: dt.date) -> str:
    """Return a date with its year, for what is read long after: `vrijdag 27 november 2026`."""
    return f"{long_date(day)} {day.year}"


def is_final(record: Record) -> bool:
    """Whether the record is of a closed version."""
    return record.session.status == SessionStatus.CLOSED


def version_words(record: Record) -> str:
    """Return which version this is: of a closed meeting its number and day, otherwise that it is a concept."""
    version = record.session.version
    if is_final(record):
        return f"versie {version}, afgesloten op {full_date(record.today)}"
    return f"concept van versie {version + 1}, nog niet afgesloten" if version else "concept, nog niet afgesloten"


def next_date_words(record: Record) -> str:
    """Return when the next meeting is, or `nog niet bekend`."""
    day = record.session.next_date
    return full_date(day) if day else UNKNOWN


def joined(names: Iterable[str]) -> str:
    """Return names as they are said one after the other (`Karin, Ahmed en Els`); empty for none."""
    *others, last = tuple(names) or ("",)
    return f"{', '.join(others)} en {last}" if others else last


def sentence(text: str) -> str:
    """Return text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
