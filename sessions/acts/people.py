"""Partners and their contact persons: finding them by name, one at a time, and many at once from pasted lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sessions.contact_details import read_email
from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.leefgebieden import Leefgebied, find_leefgebied
from sessions.people import Partner, Person, same_name
from sessions.roles import Role, either_role, find_role
from sessions.store.series_file import SeriesFile
from sessions.text import clean_line


@dataclass(frozen=True)
class PastedPerson:
    """One pasted line, read: who, from which organisation, for which leefgebied, how to reach, and in which role."""

    name: str
    organisation: str
    leefgebied: Leefgebied | None
    email: str
    phone: str
    role: Role | None = None


@dataclass(frozen=True)
class PastedPeople:
    """What pasted lines hold: the people, and for each line that cannot be read its number and what is wrong."""

    people: tuple[PastedPerson, ...]
    problems: tuple[str, ...]


def read_people(text: str, *, roles: bool = False) -> PastedPeople:
    """Read lines `naam; organisatie; leefgebied; e-mail; telefoon`; all but the name may be left out.

    With `roles`, as in a community of practice, the role is the sixth part; its word is known in any other part too
    (`Hanna Vos; ouder`).
    """
    people, problems = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [clean_line(cell) for cell in line.replace("\t", ";").split(";")]
        if not any(cells):
            continue
        role = next((found for cell in cells[1:] if (found := find_role(cell))), None) if roles else None
        if role:
            cells = [cells[0], *("" if find_role(cell) else cell for cell in cells[1:])]
        name, organisation, domain, email, phone, *rest = [*cells, "", "", "", ""]
        leefgebied = find_leefgebied(domain)
        if not name:
            problems.append(f"Regel {number}: er staat geen naam vooraan.")
        elif domain and leefgebied is None:
            problems.append(f"Regel {number}: “{domain}” is geen leefgebied. Kies bijvoorbeeld wonen of werk.")
        elif roles and any(rest[:1]):
            problems.append(f"Regel {number}: “{rest[0]}” is geen rol. Kies {either_role()}.")
        elif any(rest):
            problems.append(f"Regel {number}: er staan meer dan {'zes' if roles else 'vijf'} delen tussen puntkomma's.")
        else:
            people.append(PastedPerson(name, organisation, leefgebied, email, phone, role))
    return PastedPeople(tuple(people), tuple(problems))


def add_people(file: SeriesFile, pasted: PastedPeople) -> tuple[Person, ...]:
    """Add pasted people and their organisations, or fill in what is new about those already there; return them.

    Raises InvalidInput with the first bad line; then nothing is added.
    """
    if pasted.problems:
        raise InvalidInput(pasted.problems[0])
    if not pasted.people:
        raise InvalidInput("Er staan nog geen namen. Plak of typ per regel een naam en een organisatie.")
    with file.change(f"{len(pasted.people)} contactpersonen toegevoegd"):
        return tuple(_add_person(file, line) for line in pasted.people)


def _add_person(file: SeriesFile, line: PastedPerson) -> Person:
    person = person_called(file, line.name, line.organisation)
    # How a guest was introduced may name a jongere; a contact person is on every screen.
    function = "" if person.guest else person.function
    person = file.people.save(
        person.changed(
            email=line.email or person.email,
            phone=line.phone or person.phone,
            role=line.role or person.role,
            function=function,
            guest=False,
        )
    )
    partner = file.partners.find(person.partner or 0)
    if partner and line.leefgebied and line.leefgebied not in partner.leefgebieden:
        file.partners.save(partner.changed(leefgebieden=(*partner.leefgebieden, line.leefgebied)))
    return person


@dataclass(frozen=True)
class Details:
    """What is known of a contact person, as it is typed; `organisation` is the name of a partner, new or known.

    `role` is as whom somebody takes part in a community of practice: another series does not know it.
    """

    name: str
    organisation: str = ""
    function: str = ""
    email: str = ""
    phone: str = ""
    may_decide: bool | None = None
    role: Role | None = None


def add_person(file: SeriesFile, details: Details) -> Person:
    """Add one contact person, and the organisation where that is new.

    Raises InvalidInput when a field does not fit, or when this person is there already; then nothing is added.
    """
    with file.change("contactpersoon toegevoegd"):
        values = _values(file, details)
        _refuse_double(file, values)
        return file.people.add(validated(Person, values))


def change_person(file: SeriesFile, number: int, details: Details) -> Person:
    """Change what is known of a person; a guest stays a guest, and a new name goes to his or her actions as well.

    Actions stay with the organisation for which they were promised. Raises as `add_person` does.
    """
    with file.change("gegevens van een persoon gewijzigd"):
        values = _values(file, details)
        _refuse_double(file, values, but=number)
        person = file.people.save(file.people.get(number).changed(**values))
        for action in file.actions.all():
            if action.owner and action.owner.person == number and action.owner.name != person.name:
                file.actions.save(action.changed(owner=action.owner.changed(name=person.name)))
        return person


def details_of(file: SeriesFile, person: Person) -> Details:
    """Return what is known of a person, as it would be typed."""
    return Details(
        name=person.name,
        organisation=organisation_name(file, person),
        function=person.function,
        email=person.email,
        phone=person.phone,
        may_decide=person.may_decide,
        role=person.role,
    )


def organisation_name(file: SeriesFile, person: Person) -> str:
    """Return the name of the organisation that a person comes from, or empty."""
    partner = file.partners.find(person.partner) if person.partner else None
    return partner.name if partner else ""


def _values(file: SeriesFile, details: Details) -> dict[str, Any]:
    """Return the fields of a Person; a new organisation is added."""
    partner = _partner_for(file, details.organisation)
    return {
        "name": details.name,
        "partner": partner.number if partner else None,
        "function": details.function,
        "email": read_email(details.email),
        "phone": details.phone,
        "may_decide": details.may_decide,
        "role": details.role,
    }


def _refuse_double(file: SeriesFile, values: dict[str, Any], but: int = 0) -> None:
    for person in file.people.all():
        if person.number != but and person.partner == values["partner"] and same_name(person.name, values["name"]):
            raise InvalidInput(f"{person.name} staat al in deze reeks. Wijzig daar wat anders is.", field="naam")


def add_partner(file: SeriesFile, name: str, leefgebieden: Sequence[Leefgebied] = ()) -> Partner:
    """Add an organisation. Raises InvalidInput when the name is empty or already there."""
    with file.change("partner toegevoegd"):
        _refuse_double_partner(file, name)
        return file.partners.add(validated(Partner, {"name": name, "leefgebieden": tuple(leefgebieden)}))


def change_partner(file: SeriesFile, number: int, name: str, leefgebieden: Sequence[Leefgebied]) -> Partner:
    """Change an organisation's leefgebieden and name, that of its actions included. Raises as `add_partner` does."""
    with file.change("partner gewijzigd"):
        _refuse_double_partner(file, name, but=number)
        before = file.partners.get(number)
        partner = file.partners.save(before.changed(name=name, leefgebieden=tuple(leefgebieden)))
        if partner.name != before.name:
            for action in file.actions.all():
                if action.owner and same_name(action.owner.organisation, before.name):
                    file.actions.save(action.changed(owner=action.owner.changed(organisation=partner.name)))
        return partner


def _refuse_double_partner(file: SeriesFile, name: str, but: int = 0) -> None:
    known = partner_called(file, name)
    if known and known.number != but:
        raise InvalidInput(f"{known.name} staat al in deze reeks. Kies een andere naam.", field="naam")


def person_called(file: SeriesFile, name: str, organisation: str = "") -> Person:
    """Inside a change: return the person with this name (and organisation, when given), added when not yet there.

    `name` may be typed as `naam; organisatie`. Names match after folding case, accents and spaces. Raises InvalidInput
    when the name is empty.
    """
    name, _, behind = name.partition(";")
    partner = _partner_for(file, organisation or behind)
    known = _first_called(file, name, partner)
    return known or file.people.add(validated(Person, {"name": name, "partner": partner.number if partner else None}))


def person_named(file: SeriesFile, typed: str) -> Person | None:
    """Return who is known by what was typed as `naam` or `naam; organisatie`, or None."""
    name, _, organisation = typed.partition(";")
    partner = partner_called(file, organisation)
    return None if clean_line(organisation) and partner is None else _first_called(file, name, partner)


def _first_called(file: SeriesFile, name: str, partner: Partner | None) -> Person | None:
    """Return who has this name, of this organisation where one is given.

    Of several no guest, who may be close to another jongere; and where no organisation is given, who is of none.
    """
    known = file.people.where(
        lambda person: same_name(person.name, name) and (partner is None or person.partner == partner.number)
    )
    return min(known, key=lambda person: (person.guest, person.partner is not None), default=None)


def _partner_for(file: SeriesFile, name: str) -> Partner | None:
    """Inside a change: return the organisation with this name, added when not yet there; None for no name."""
    if not clean_line(name):
        return None
    return partner_called(file, name) or file.partners.add(validated(Partner, {"name": name}))


def partner_called(file: SeriesFile, name: str) -> Partner | None:
    """Return the organisation with this name, or None when there is none."""
    return next(iter(file.partners.where(lambda partner: same_name(partner.name, name))), None)
