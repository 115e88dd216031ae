"""Who is known over all series: a partner or contact person in two series is one, and is changed in both if wanted.

Reads without a lock; a series that cannot be read is left out. Guests never leave their series: how they were
introduced may name a jongere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sessions.acts.people import (
    Details,
    change_partner,
    change_person,
    details_of,
    organisation_name,
    partner_called,
)
from sessions.errors import Refusal
from sessions.leefgebieden import Leefgebied
from sessions.people import Partner, Person, same_name
from sessions.series import Series
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from sessions.text import fold


@dataclass(frozen=True)
class Home:
    """A document in one series: the slug and title of the series, and the number it has there."""

    slug: str
    title: str
    number: int


@dataclass(frozen=True)
class KnownPartner:
    """An organisation as it is known over series: its leefgebieden together, and where it is."""

    name: str
    leefgebieden: tuple[Leefgebied, ...]
    homes: tuple[Home, ...]


@dataclass(frozen=True)
class KnownPerson:
    """A contact person as known over series: of every detail the first that is filled in, and where he or she is."""

    details: Details
    homes: tuple[Home, ...]


@dataclass(frozen=True)
class Directory:
    """Every series that can be read, and the partners and contact persons in them, by name."""

    series: tuple[Series, ...] = ()
    partners: tuple[KnownPartner, ...] = ()
    people: tuple[KnownPerson, ...] = ()

    def person_called(self, name: str) -> KnownPerson | None:
        """Return the contact person with this name, or None where there is none or more than one."""
        found = [person for person in self.people if same_name(person.details.name, name)]
        return found[0] if len(found) == 1 else None

    def people_of(self, partner: str) -> tuple[KnownPerson, ...]:
        """Return the contact persons of the organisation with this name."""
        return tuple(person for person in self.people if same_name(person.details.organisation, partner))


def read_directory(archive: Archive, *, but: str = "") -> Directory:
    """Return who is known in the archive, in every series but the one with the slug `but`. Raises Unreachable."""
    series: list[Series] = []
    partners: dict[str, KnownPartner] = {}
    people: dict[tuple[str, str], KnownPerson] = {}
    for slug in archive.slugs():
        if slug == but:
            continue
        try:
            with archive.read(slug) as file:
                found = (file.series, file.partners.all(), _contacts(file))
        except Refusal:
            continue
        series.append(found[0])
        title = found[0].title
        for partner in found[1]:
            key = fold(partner.name)
            partners[key] = _merged_partner(partners.get(key), partner, Home(slug, title, partner.number))
        for number, details in found[2]:
            identity = (fold(details.name), fold(details.organisation))
            people[identity] = _merged_person(people.get(identity), details, Home(slug, title, number))
    return Directory(
        tuple(series),
        tuple(sorted(partners.values(), key=lambda partner: fold(partner.name))),
        tuple(sorted(people.values(), key=lambda person: fold(person.details.name))),
    )


def _contacts(file: SeriesFile) -> list[tuple[int, Details]]:
    return [(person.number, details_of(file, person)) for person in file.people.all() if not person.guest]


def _merged_partner(known: KnownPartner | None, partner: Partner, home: Home) -> KnownPartner:
    if known is None:
        return KnownPartner(partner.name, partner.leefgebieden, (home,))
    leefgebieden = tuple(dict.fromkeys((*known.leefgebieden, *partner.leefgebieden)))
    return KnownPartner(known.name, leefgebieden, (*known.homes, home))


def _merged_person(known: KnownPerson | None, details: Details, home: Home) -> KnownPerson:
    if known is None:
        return KnownPerson(details, (home,))
    first = known.details
    merged = Details(
        name=first.name,
        organisation=first.organisation,
        function=first.function or details.function,
        email=first.email or details.email,
        phone=first.phone or details.phone,
        may_decide=details.may_decide if first.may_decide is None else first.may_decide,
    )
    return KnownPerson(merged, (*known.homes, home))


# Taking over from another series


def take_over(file: SeriesFile, partner: KnownPartner, people: Sequence[KnownPerson]) -> Partner:
    """Add an organisation from another series with its contact persons; who is here already stays as he or she is.

    One act: undoing it takes all of them out again.
    """
    with file.change("partner overgenomen uit een andere reeks"):
        here = partner_called(file, partner.name) or file.partners.add(
            Partner(name=partner.name, leefgebieden=partner.leefgebieden)
        )
        for known in people:
            if not _find_person(file, known.details.name, here.name):
                details = known.details
                file.people.add(
                    Person(
                        name=details.name,
                        partner=here.number,
                        function=details.function,
                        email=details.email,
                        phone=details.phone,
                        may_decide=details.may_decide,
                    )
                )
        return here


# Changing somebody in every series


def also_in(archive: Archive, file: SeriesFile, number: int) -> tuple[Home, ...]:
    """Return where else a contact person of this series is: the same name and organisation in another series."""
    person = file.people.get(number)
    if person.guest:
        return ()
    organisation = organisation_name(file, person)
    others = read_directory(archive, but=file.slug).people
    return next(
        (
            known.homes
            for known in others
            if same_name(known.details.name, person.name) and same_name(known.details.organisation, organisation)
        ),
        (),
    )


def partner_also_in(archive: Archive, file: SeriesFile, number: int) -> tuple[Home, ...]:
    """Return in which other series an organisation of this series is as well."""
    name = file.partners.get(number).name
    others = read_directory(archive, but=file.slug).partners
    return next((known.homes for known in others if same_name(known.name, name)), ())


def change_person_there(archive: Archive, homes: Sequence[Home], details: Details) -> tuple[str, ...]:
    """Change a person in other series too, an act per series; return for each that could not be opened why not.

    As whom somebody takes part is said per series, so that stays.
    """

    def change(file: SeriesFile, home: Home) -> None:
        change_person(file, home.number, replace(details, role=file.people.get(home.number).role))

    return _in_each(archive, homes, change)


def change_partner_there(
    archive: Archive, homes: Sequence[Home], name: str, leefgebieden: Sequence[Leefgebied]
) -> tuple[str, ...]:
    """Change an organisation in other series too, as `change_person_there` does for a person."""
    return _in_each(archive, homes, lambda file, home: change_partner(file, home.number, name, leefgebieden))


def _in_each(archive: Archive, homes: Sequence[Home], act: Callable[[SeriesFile, Home], object]) -> tuple[str, ...]:
    left: list[str] = []
    for home in homes:
        try:
            with archive.open(home.slug) as file:
                act(file, home)
        except Refusal as refusal:
            left.append(f"{home.title}: {refusal}")
    return tuple(left)


def _find_person(file: SeriesFile, name: str, organisation: str) -> Person | None:
    found = file.people.where(
        lambda person: same_name(person.name, name) and same_name(organisation_name(file, person), organisation)
    )
    return found[0] if found else None
