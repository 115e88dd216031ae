"""Minutes for partners: one document per organisation, with what it may read and the general facts.

Of each jongere that is what was agreed (`privacy/readable.py`): by default only the own actions, with code, owner,
deadline, result and how firm, and no leefgebied. Never notes, scores that are not shared, or why an action lapsed. Who
is at the table for no organisation is counted and not named.
"""

from dataclasses import dataclass
from itertools import chain
from textwrap import shorten

from exports.blocks import Block, Fields, Heading, Paragraph, Table, lean_table
from exports.parts.closing import closing_of
from exports.parts.question import question_of
from exports.parts.read_back import statement_of
from exports.privacy.names import Names, name_of, names_for_partner
from exports.privacy.readable import Readable, readable_of
from exports.privacy.told import course_of
from exports.wording import (
    full_date,
    moved_deadline_words,
    owner_name,
    owner_words,
    person_words,
    sentence,
    standing_words,
    version_words,
    with_organisation,
)
from sessions.actions import Action, ReadBack, by_urgency
from sessions.people import Partner, Person, Presence, same_name
from sessions.record import Record
from sessions.text import LINE_LIMIT
from sessions.trajects import Traject
from sessions.turns import Course

OF_OTHERS = ("Nr", "Wie", "Wat", "Uiterlijk", "Leefgebied", "Beoogd resultaat", "Stand")
_CAME = {Presence.EXPECTED, Presence.PRESENT, Presence.LATER, Presence.LEFT}


@dataclass(frozen=True)
class Organisation:
    """One reader, a partner of the series: number and name, whether somebody of it came, and what it may read.

    `actions` are its own, as far as it may read those; `readable` holds each jongere of whom it reads something.
    """

    number: int
    name: str
    came: bool
    actions: tuple[Action, ...]
    readable: tuple[Readable, ...]

    @property
    def reads(self) -> bool:
        """Whether there is a document for this organisation."""
        return bool(self.came or self.actions or self.readable)


def organisations(record: Record) -> tuple[Organisation, ...]:
    """Return every partner known in a meeting: nothing else is an organisation, whatever was typed as one."""
    came = {person.partner for person in _people_who_came(record)}
    return tuple(_organisation(record, partner, partner.number in came) for partner in record.partners)


def _organisation(record: Record, partner: Partner, came: bool) -> Organisation:
    owned = tuple(action for action in record.actions if partner_of(record, action) == partner)
    own = {number: tuple(action for action in owned if action.traject == number) for number in record.session.agenda}
    found = (readable_of(record, partner.number, traject, own.get(traject.number, ())) for traject in record.trajects)
    readable = tuple(one for one in found if one)
    # An action of a jongere who is not on the agenda has no agreements here to go by: it goes to nobody.
    open_to = {None, *(one.traject.number for one in readable)}
    actions = tuple(action for action in owned if action.traject in open_to)
    return Organisation(partner.number, partner.name, came, actions, readable)


def partner_title(organisation: Organisation) -> str:
    """Return the title of an organisation's document."""
    whole = any(one.whole for one in organisation.readable)
    return f"{'Verslag voor' if whole else 'Acties van'} {organisation.name}"


def partner_blocks(record: Record, organisation: Organisation) -> tuple[Block, ...]:
    """Return what one organisation gets."""
    names = names_for_partner(record, None)
    own_only = organisation.actions and not any(one.whole for one in organisation.readable)
    only = "Dit zijn alleen de acties van uw organisatie. " if own_only else ""
    codes = "Een code staat voor een jongere. " if record.trajects else ""
    return (
        Fields((
            ("Bijeenkomst", record.series.title),
            ("Datum", full_date(record.session.date)),
            *((("Plaats", names(record.session.place)),) if record.session.place else ()),
            ("Voorzitter", person_words(record, record.session.chair, names)),
            ("Aanwezig", _who_came(record, names)),
            ("Status", sentence(version_words(record))),
        )),
        *_actions(record, organisation),
        *(block for one in organisation.readable if one.whole for block in _jongere(record, one)),
        Heading("Tot slot"),
        *closing_of(record, names),
        *_grounds(organisation, names),
        Paragraph(f"{only}{codes}Bewaar dit veilig en stuur het niet door."),
    )


def ground_line(record: Record, organisation: Organisation) -> str:
    """Return on one line why this organisation reads what it reads of each jongere, by code."""
    names = names_for_partner(record, None)
    grounds = "; ".join(f"{one.traject.code}: {names(one.ground)}" for one in organisation.readable)
    return shorten(grounds, LINE_LIMIT, placeholder=" …")


def _grounds(organisation: Organisation, names: Names) -> tuple[Block, ...]:
    rows = tuple((one.traject.code, sentence(names(one.ground))) for one in organisation.readable)
    return (Heading("Waarom u dit krijgt"), Fields(rows)) if rows else ()


def _jongere(record: Record, readable: Readable) -> tuple[Block, ...]:
    """Return what a jongere shares beyond the organisation's own actions."""
    traject = readable.traject
    names = names_for_partner(record, traject.number)
    shared = tuple(question.model_copy(update={"own_network": ""}) for question in readable.questions)
    said = (
        *question_of(traject.model_copy(update={"questions": shared}), names),
        *statement_of(record, traject, names),
    )
    others = tuple(_other_row(record, action, names, traject) for action in readable.others)
    sections = (
        *((Heading("Wat de jongere zelf zegt", level=3), *said) if said else ()),
        *((Heading("Wat anderen doen", level=3), lean_table(OF_OTHERS, others)) if others else ()),
    )
    return (
        Heading(f"{traject.code} deelt met u", new_page=True),
        *(sections or (Paragraph("Er is nog niets vastgelegd."),)),
    )


def _other_row(record: Record, action: Action, names: Names, traject: Traject) -> tuple[str, ...]:
    return (
        f"{record.series.mark}-{action.number}",
        _other_owner(record, action, names, traject),
        names(action.what),
        moved_deadline_words(action, record.today),
        action.leefgebied.label if action.leefgebied else "",
        names(action.result),
        _standing(record, action, names),
    )


def _standing(record: Record, action: Action, names: Names) -> str:
    """Return how it stands; also that a jongere who was not there, and whose question was brought in, has yet to hear.

    Of who was at the table a partner does not read what was said when it was read back.
    """
    lines = [standing_words(record, action, names)]
    brought_in = action.traject is not None and course_of(record, action.traject) == Course.BROUGHT_IN
    if brought_in and action.open and action.read_back in {ReadBack.NOT_YET, ReadBack.LATER}:
        lines.append("nog niet teruggelezen met de jongere")
    return "\n".join(lines)


def _other_owner(record: Record, action: Action, names: Names, traject: Traject) -> str:
    """Return who does it; who does so for no organisation of the series is told by no name."""
    owner = action.owner
    if owner is None or owner.jongere or partner_of(record, action):
        return owner_words(record, action, names, jongere=traject.code)
    return names(owner.organisation) or "iemand uit de eigen omgeving"


def partner_of(record: Record, action: Action) -> Partner | None:
    """Return the partner that owns an action: as it was agreed, also under the name it has now; None for no partner."""
    if action.owner is None:
        return None
    agreed = action.owner.organisation
    # Mostly the name stands as it stood then: comparing folded names for every action took half of a package.
    same = (partner for partner in record.partners if partner.name == agreed)
    alike = (partner for partner in record.partners if agreed and same_name(partner.name, agreed))
    person = record.person(action.owner.person)
    now = record.partner(person.partner) if person else None
    return next(chain(same, alike), now)


def _people_who_came(record: Record) -> tuple[Person, ...]:
    people = (record.person(entry.person) for entry in record.session.attendance if entry.presence in _CAME)
    return tuple(person for person in people if person)


def _who_came(record: Record, names: Names) -> str:
    """Return who came for an organisation; of others, often close to a jongere, only how many."""
    came = _people_who_came(record)
    homes = ((person, record.partner(person.partner)) for person in came)
    named = [with_organisation(name_of(record, person, names), partner.name) for person, partner in homes if partner]
    others = len(came) - len(named)
    if others:
        named.append(f"en {others} ander" if others == 1 else f"en {others} anderen")
    return ", ".join(named) or "nog niet genoteerd"


def _actions(record: Record, organisation: Organisation) -> tuple[Block, ...]:
    if not organisation.actions:
        return (Heading("Acties"), Paragraph("Hier staan geen acties van uw organisatie."))
    here = record.session.number
    new = tuple(action for action in organisation.actions if action.session == here)
    earlier = tuple(sorted((action for action in organisation.actions if action.session != here), key=by_urgency))
    tables = (("Nieuwe acties van uw organisatie", new), ("Acties van een eerdere bijeenkomst", earlier))
    return tuple(block for title, actions in tables if actions for block in (Heading(title), _table(record, actions)))


def _table(record: Record, actions: tuple[Action, ...]) -> Table:
    """Return a table of actions, with the code of the jongere where an action is of one."""
    header = ("Nr", "Jongere", "Wie", "Wat", "Uiterlijk", "Beoogd resultaat", "Stand")
    names = {number: names_for_partner(record, number) for number in {action.traject for action in actions}}
    return lean_table(header, tuple(_row(record, action, names[action.traject]) for action in actions))


def _row(record: Record, action: Action, names: Names) -> tuple[str, ...]:
    traject = record.traject(action.traject)
    code = traject.code if traject else ""
    return (
        f"{record.series.mark}-{action.number}",
        code,
        owner_name(record, action, names, jongere=code),
        names(action.what),
        moved_deadline_words(action, record.today),
        names(action.result),
        _standing(record, action, names),
    )
