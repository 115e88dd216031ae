"""Minutes for partners: one document per organisation, with its own actions and the general facts.

Of a traject no more than code, action, owner, deadline, result and how firm (domain.md section 5): no leefgebied, no
question, no scores, no statement, no notes, no reason why an action lapsed. Who is at the table for no organisation
is counted and not named, and what such a person does goes to no partner. Of a community of practice the shared notes
are shared.
"""

from dataclasses import dataclass

from exports.blocks import Block, Fields, Heading, Paragraph, Table, lean_table
from exports.names import Names, name_of, names_for_block
from exports.parts.closing import closing_of
from exports.wording import (
    deadline_words,
    full_date,
    owner_name,
    person_words,
    sentence,
    standing_words,
    version_words,
    with_organisation,
)
from sessions.actions import Action, by_urgency
from sessions.people import Partner, Person, Presence, same_name
from sessions.record import Record
from sessions.series import SeriesKind

_CAME = {Presence.EXPECTED, Presence.PRESENT, Presence.LATER, Presence.LEFT}


@dataclass(frozen=True)
class Organisation:
    """One reader, a partner of the series: a name, whether somebody of it came, and the actions that are its own."""

    name: str
    came: bool
    actions: tuple[Action, ...]


def organisations(record: Record) -> tuple[Organisation, ...]:
    """Return every partner known in a meeting: nothing else is an organisation, whatever was typed as one."""
    owners = {action.number: _partner_of(record, action) for action in record.actions}
    came = {person.partner for person in _people_who_came(record)}
    return tuple(
        Organisation(
            name=partner.name,
            came=partner.number in came,
            actions=tuple(action for action in record.actions if owners[action.number] == partner),
        )
        for partner in record.partners
    )


def partner_blocks(record: Record, organisation: Organisation) -> tuple[Block, ...]:
    """Return what one organisation gets."""
    names = names_for_block(record, None)
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
        *_shared_notes(record, names),
        Heading("Tot slot"),
        *closing_of(record, names),
        Paragraph(f"Dit zijn alleen de acties van uw organisatie. {codes}Bewaar dit veilig en stuur het niet door."),
    )


def _partner_of(record: Record, action: Action) -> Partner | None:
    """Return the partner that owns an action: as it was agreed, also under the name it has now; None for no partner."""
    if action.owner is None:
        return None
    agreed = action.owner.organisation
    person = record.person(action.owner.person)
    now = record.partner(person.partner) if person else None
    return next((partner for partner in record.partners if same_name(partner.name, agreed)), now)


def _people_who_came(record: Record) -> tuple[Person, ...]:
    people = (record.person(entry.person) for entry in record.session.attendance if entry.presence in _CAME)
    return tuple(person for person in people if person)


def _who_came(record: Record, names: Names) -> str:
    """Return who came for an organisation; of others, often close to a jongere, only how many."""
    came = _people_who_came(record)
    homes = ((name_of(record, person, names), record.partner(person.partner)) for person in came)
    named = [with_organisation(name, partner.name) for name, partner in homes if partner]
    others = len(came) - len(named)
    if others:
        named.append(f"en {others} ander" if others == 1 else f"en {others} anderen")
    return ", ".join(named) or "nog niet genoteerd"


def _actions(record: Record, organisation: Organisation) -> tuple[Block, ...]:
    if not organisation.actions:
        return (Heading("Acties"), Paragraph("Voor uw organisatie zijn er geen acties afgesproken."))
    here = record.session.number
    new = tuple(action for action in organisation.actions if action.session == here)
    earlier = tuple(sorted((action for action in organisation.actions if action.session != here), key=by_urgency))
    tables = (("Nieuwe acties van uw organisatie", new), ("Acties van een eerdere bijeenkomst", earlier))
    return tuple(block for title, actions in tables if actions for block in (Heading(title), _table(record, actions)))


def _table(record: Record, actions: tuple[Action, ...]) -> Table:
    """Return a table of actions, with the code of the jongere where an action is of one."""
    header = ("Nr", "Jongere", "Wie", "Wat", "Uiterlijk", "Beoogd resultaat", "Stand")
    names = {number: names_for_block(record, number) for number in {action.traject for action in actions}}
    return lean_table(header, tuple(_row(record, action, names[action.traject]) for action in actions))


def _row(record: Record, action: Action, names: Names) -> tuple[str, ...]:
    traject = record.traject(action.traject)
    code = traject.code if traject else ""
    return (
        f"{record.series.mark}-{action.number}",
        code,
        owner_name(record, action, names, jongere=code),
        names(action.what),
        deadline_words(action.deadline, record.today),
        names(action.result),
        standing_words(record, action, names),
    )


def _shared_notes(record: Record, names: Names) -> tuple[Block, ...]:
    """Return the notes of the meeting itself, of a community of practice only; private notes never."""
    if record.series.kind != SeriesKind.COP:
        return ()
    noted = (step for step in record.session.steps if step.traject is None and step.notes)
    return tuple(block for step in noted for block in (Heading(step.title), Paragraph(names(step.notes))))
