"""Typing the name of a professional: completed from who is known, and said when it is somebody new."""

from collections.abc import Callable
from dataclasses import replace

from sessions.acts.opening import SeriesFile
from sessions.acts.people import organisation_name
from sessions.text import fold
from sessions.trajects import Traject
from tafel.forms.field import FormField
from tafel.forms.known import Known, known_field


def person_field(
    file: SeriesFile, key: str, label: str, *, number: int | None = None, hint: str = "naam", section: str = ""
) -> FormField:
    """Return a field for a person of this series, or somebody new; `number` is the Person who stands there."""
    person = file.people.find(number) if number else None
    value = person.name if person else ""
    if person and sum(fold(other.name) == fold(value) for other in file.people.all()) > 1:
        value = f"{value}; {organisation_name(file, person)}"
    field = known_field(key, label, _professionals(file), hint=hint, value=value)
    return replace(field, section=section)


def words_in_use(file: SeriesFile, of: Callable[[Traject], str]) -> list[str]:
    """Return what stands in one field of the jongeren of this series, to propose for the next one."""
    return sorted({of(traject) for traject in file.trajects.all()} - {""}, key=fold)


def _professionals(file: SeriesFile) -> list[Known]:
    """Return who can be proposed by name: a guest for no organisation is often close to another jongere."""
    people = [person for person in file.people.all() if not person.guest or person.partner is not None]
    known = [Known(person.name, organisation_name(file, person)) for person in people]
    return sorted(known, key=lambda one: fold(one.name))
