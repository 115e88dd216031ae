"""One search over every series: jongeren by code or roepnaam, people, and actions by word.

Everything is read once, without a lock; finding is then a matter of words, at every letter that is typed.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sessions.actions import Action
from sessions.acts.present import merged_codes, present_actions, present_trajects
from sessions.errors import Refusal
from sessions.people import Person
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from sessions.text import begins_words, fold, words_in
from sessions.trajects import Traject


class Kind(StrEnum):
    """What was found; also the order in which it is shown."""

    JONGERE = "jongere"
    PERSON = "person"
    ACTION = "action"


@dataclass(frozen=True)
class Spot:
    """Where something stands: a series, and the number it has there."""

    slug: str
    title: str
    number: int


@dataclass(frozen=True)
class Entry:
    """Something that can be found, in words.

    `called` names nobody (a code, a reference such as `KNH-12`, an organisation) and `about` may (a name, what is
    done). `traject` is the jongere it is about; `spots` holds more than one for who is in several series; `open` is
    False for what is over.
    """

    kind: Kind
    spots: tuple[Spot, ...]
    called: str
    about: str
    detail: str = ""
    traject: int | None = None
    open: bool = True

    @property
    def words(self) -> frozenset[str]:
        """Return every word by which it is found."""
        return words_in(f"{self.called} {self.about} {self.detail}")


@dataclass(frozen=True)
class Index:
    """All that can be found; `unread` are the series whose file cannot be read now."""

    entries: tuple[tuple[Entry, frozenset[str]], ...]
    unread: tuple[str, ...]

    def find(self, typed: str) -> tuple[Entry, ...]:
        """Return what fits: every typed word begins a word of it. Nothing typed finds nothing.

        Jongeren come first, then people, then actions; what is open before what is over.
        """
        if not fold(typed):
            return ()
        return tuple(entry for entry, words in self.entries if begins_words(typed, words))


def read_index(archive: Archive) -> Index:
    """Return all that can be found in the archive; a file that cannot be read is named, and stops nothing.

    Raises a Refusal when the folder itself cannot be read.
    """
    entries: list[Entry] = []
    people: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    unread: list[str] = []
    for slug in archive.slugs():
        try:
            with archive.read(slug) as file:
                here = [*_jongeren(file), *_actions(file)]
                known = [(_identity(file, person), _person(file, person)) for person in file.people.all()]
        except Refusal:
            unread.append(slug)
            continue
        entries += here
        for identity, entry in known:
            people[identity].append(entry)
    entries += [_together(found) for found in people.values()]
    order = list(Kind)
    entries.sort(key=lambda entry: (order.index(entry.kind), not entry.open, fold(entry.called), fold(entry.about)))
    return Index(tuple((entry, entry.words) for entry in entries), tuple(unread))


def _spot(file: SeriesFile, number: int) -> tuple[Spot, ...]:
    return (Spot(file.slug, file.series.title, number),)


def _jongeren(file: SeriesFile) -> Iterator[Entry]:
    for traject in present_trajects(file):
        yield Entry(
            Kind.JONGERE,
            _spot(file, traject.number),
            traject.code,
            traject.roepnaam,
            detail=", ".join((str(traject.stage), *(f"eerder {code}" for code in merged_codes(file, traject.number)))),
            traject=traject.number,
            open=traject.ended is None,
        )


def _actions(file: SeriesFile) -> Iterator[Entry]:
    trajects = {traject.number: traject for traject in file.trajects.all()}
    for action in present_actions(file):
        traject = trajects.get(action.traject or 0)
        yield Entry(
            Kind.ACTION,
            _spot(file, action.number),
            " ".join(part for part in (f"{file.series.mark}-{action.number}", traject.code if traject else "") if part),
            " · ".join(part for part in (action.what, _owner(action, traject)) if part),
            detail=str(action.status),
            traject=action.traject,
            open=action.open,
        )


def _owner(action: Action, traject: Traject | None) -> str:
    """Return who does it, and for which organisation; empty while nobody does."""
    if action.owner is None:
        return ""
    if action.owner.jongere:
        return traject.roepnaam if traject else "de jongere"
    return ", ".join(part for part in (action.owner.name, action.owner.organisation) if part)


def _identity(file: SeriesFile, person: Person) -> tuple[str, str]:
    """Return by what a person is one over all series: name and organisation; without one, this series only."""
    return (fold(person.name), fold(_organisation(file, person)) or f"{file.slug}/{person.number}")


def _person(file: SeriesFile, person: Person) -> Entry:
    reach = (person.name, person.function, person.phone, person.email)
    return Entry(
        Kind.PERSON,
        _spot(file, person.number),
        _organisation(file, person),
        " · ".join(part for part in reach if part),
        detail="gast" if person.guest else "",
    )


def _organisation(file: SeriesFile, person: Person) -> str:
    partner = file.partners.find(person.partner) if person.partner else None
    return partner.name if partner else ""


def _together(found: list[Entry]) -> Entry:
    """Return one entry for a person who is known in one or more series: the fullest, with every place."""
    fullest = max(found, key=lambda entry: len(entry.about))
    return Entry(
        fullest.kind,
        tuple(spot for entry in found for spot in entry.spots),
        fullest.called,
        fullest.about,
        detail=fullest.detail,
    )
