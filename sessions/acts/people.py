"""Partners and their contact persons: finding them by name, and adding many at once from pasted lines."""

from dataclasses import dataclass

from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.leefgebieden import Leefgebied, find_leefgebied
from sessions.people import Partner, Person, same_name
from sessions.store.series_file import SeriesFile
from sessions.text import clean_line


@dataclass(frozen=True)
class PastedPerson:
    """One pasted line, read: who, from which organisation, for which leefgebied, and how to reach."""

    name: str
    organisation: str
    leefgebied: Leefgebied | None
    email: str
    phone: str


@dataclass(frozen=True)
class PastedPeople:
    """What pasted lines hold: the people, and for each line that cannot be read its number and what is wrong."""

    people: tuple[PastedPerson, ...]
    problems: tuple[str, ...]


def read_people(text: str) -> PastedPeople:
    """Read lines `naam; organisatie; leefgebied; e-mail; telefoon`; all but the name may be left out."""
    people, problems = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [clean_line(cell) for cell in line.replace("\t", ";").split(";")]
        if not any(cells):
            continue
        name, organisation, domain, email, phone, *rest = [*cells, "", "", "", ""]
        leefgebied = find_leefgebied(domain)
        if not name:
            problems.append(f"Regel {number}: er staat geen naam vooraan.")
        elif domain and leefgebied is None:
            problems.append(f"Regel {number}: “{domain}” is geen leefgebied. Kies bijvoorbeeld wonen of werk.")
        elif any(rest):
            problems.append(f"Regel {number}: er staan meer dan vijf delen tussen puntkomma's.")
        else:
            people.append(PastedPerson(name, organisation, leefgebied, email, phone))
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
            email=line.email or person.email, phone=line.phone or person.phone, function=function, guest=False
        )
    )
    partner = file.partners.find(person.partner or 0)
    if partner and line.leefgebied and line.leefgebied not in partner.leefgebieden:
        file.partners.save(partner.changed(leefgebieden=(*partner.leefgebieden, line.leefgebied)))
    return person


def person_called(file: SeriesFile, name: str, organisation: str = "") -> Person:
    """Inside a change: return the person with this name (and organisation, when given), added when not yet there.

    Names match after folding case, accents and spaces. Raises InvalidInput when the name is empty.
    """
    partner = partner_called(file, organisation)
    if partner is None and clean_line(organisation):
        partner = file.partners.add(validated(Partner, {"name": organisation}))
    known = file.people.where(
        lambda person: same_name(person.name, name) and (partner is None or person.partner == partner.number)
    )
    if known:
        return known[0]
    return file.people.add(validated(Person, {"name": name, "partner": partner.number if partner else None}))


def partner_called(file: SeriesFile, name: str) -> Partner | None:
    """Return the organisation with this name, or None when there is none."""
    return next(iter(file.partners.where(lambda partner: same_name(partner.name, name))), None)
