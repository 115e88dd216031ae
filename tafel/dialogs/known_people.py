"""Typing the name of a professional: completed from who is known, and said when it is somebody new."""

from collections.abc import Callable

from sessions.acts.opening import SeriesFile
from sessions.people import Person, same_name
from sessions.text import fold


def known_names(file: SeriesFile) -> tuple[str, ...]:
    """Return the names of all professionals of a series, guests last."""
    people = sorted(file.people.all(), key=lambda person: (person.guest, fold(person.name)))
    return tuple(dict.fromkeys(person.name for person in people))


def name_of(file: SeriesFile, number: int | None) -> str:
    """Return the name of the person with this number, or empty."""
    person = file.people.find(number) if number else None
    return person.name if person else ""


def person_echo(file: SeriesFile) -> Callable[[str], str]:
    """Return what says, for a typed name, who that is: somebody known, a name to complete, or somebody new."""
    people = file.people.all()

    def echo(typed: str) -> str:
        known = [person for person in people if same_name(person.name, typed)]
        if known:
            return f"✓ {_with_organisation(file, known[0])}"
        begun = [person for person in people if fold(person.name).startswith(fold(typed))]
        if begun:
            names = ", ".join(_with_organisation(file, person) for person in begun[:3])
            return f"pijl rechts neemt over: {names}"
        return "nieuw: wordt toegevoegd"

    return echo


def _with_organisation(file: SeriesFile, person: Person) -> str:
    partner = file.partners.find(person.partner) if person.partner else None
    return f"{person.name} ({partner.name})" if partner else person.name
