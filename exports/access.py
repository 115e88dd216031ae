"""Everything about one jongere in one document, for who asks to see it.

Every field of every document about the jongere is told, so that nothing is left out when the models grow. A passage in
which somebody else is named who is no professional is marked: a person looks at it before the document is given.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from exports.audiences import Audience
from exports.blocks import Block, Bullets, Document, Fields, Heading, Origin, Paragraph
from exports.rendering.filenames import safe_stem
from exports.wording import full_date
from sessions.access import Access
from sessions.clock import local_day
from sessions.document import LABELS, Frozen
from sessions.erasing.replacing import Names
from sessions.meetings import Session
from sessions.trajects import Traject

ACCESS = "inzage"
"""What is kept of such a document as the kind of document it is."""
CHECK = "NAKIJKEN"
"""How a passage about somebody else begins."""

WORDS: Mapping[str, str] = {
    "sex": "geslacht",
    "start_qualification": "startkwalificatie",
    "external": "aangemeld door een externe partner",
    "around": "mensen eromheen",
    "consents": "toestemming",
    "sharing": "wie leest wat",
    "started": "begonnen op",
    "questions": "de vraag per leefgebied",
    "statements": "eigen verklaringen",
    "discussed": "aan tafel geweest",
    "ended": "geëindigd op",
    "stop_reason": "reden van stoppen",
    "closing": "afronding",
    "again": "opnieuw begonnen",
    "earlier": "eerdere trajecten",
    "preparation": "zelf voorbereid",
    "age_group": "leeftijdsgroep",
    "youth_worker": "jeugdhulpverlener",
    "contact": "vaste contactpersoon",
    "leefgebied": "leefgebied",
    "state": "stand",
    "recorded": "vastgelegd op",
    "subject": "onderwerp",
    "given": "gegeven",
    "partner": "partner",
    "scope": "leest",
    "also": "ook",
    "agreed": "afgesproken op",
    "informed": "geïnformeerd op",
    "owner": "wie",
    "deadline": "vóór",
    "first_deadline": "eerste termijn",
    "firmness": "hoe vast",
    "answer_by": "antwoord vóór",
    "hidden_until": "uit beeld tot",
    "read_back": "teruggelezen",
    "status": "stand",
    "history": "verloop",
    "when": "wanneer",
    "day": "dag",
    "next_table": "volgende tafel",
    "jongere": "de jongere zelf",
    "person": "persoon",
    "results": "uitkomsten",
    "coach": "coach",
    "own": "van de eigen organisatie",
    "volunteer": "vrijwilliger",
    "had_plan": "had een plan",
    "aftercare_until": "nazorg tot",
    "check_ins": "nazorg",
    "done": "gedaan op",
    "begun": "begonnen op",
    "topics": "onderwerpen",
    "along": "gaat mee naar de tafel",
    "keep": "bewaren",
    "priority": "volgorde",
    "session": "bijeenkomst van",
    "after": "vervolg op actie",
    "merged_into": "samengevoegd met een ander traject",
    "course": "hoe het ging",
    "here": "aan tafel",
    "contact_confirmed": "contactpersoon bevestigd",
    "heard": "mét jou gepraat",
    "recorded_on": "vastgelegd op",
}
"""What fields are called that nobody types; the others are called as in `sessions.document.LABELS`."""

UNTOLD = frozenset({"number", "uid", "traject", "id"})
"""What only the program knows a document by."""


def access_of(access: Access) -> Document:
    """Return everything about a jongere; the same material gives the same text."""
    traject, series = access.traject, access.series
    telling = _Telling(access)
    blocks = tuple(telling.blocks())
    return Document(
        title=f"Alles wat tafel bewaart over {traject.code}",
        name="-".join((access.today.isoformat(), series.slug, ACCESS, safe_stem(traject.code))),
        occasion=f"{series.title}, {full_date(access.today)}",
        series=series.title,
        day=full_date(access.today),
        audience=Audience.JONGERE,
        blocks=(*_top(telling.marked), *blocks),
        origin=Origin(
            document=ACCESS, reader=traject.code, trajects=(traject.number,), ground="recht op inzage (AVG artikel 15)"
        ),
    )


def _top(marked: int) -> Iterator[Block]:
    yield Paragraph(
        "Dit is alles wat in deze reeks over deze jongere is vastgelegd. Wat er buiten tafel staat, zoals dossiers van "
        "organisaties, staat hier niet in."
    )
    if marked:
        passages = "1 passage begint" if marked == 1 else f"{marked} passages beginnen"
        yield Paragraph(
            f"Voor wie dit geeft: {passages} met {CHECK}. Daarin staat iets over iemand anders. Kijk ze na, en haal "
            "weg wat niet over de jongere gaat of wat een ander schaadt. Haal dan ook deze alinea weg."
        )


class _Telling:
    """Tells documents field by field, and counts the passages that were marked."""

    def __init__(self, access: Access) -> None:
        self.marked = 0
        self._access = access
        self._others = Names(dict.fromkeys(_names_of_others(access), CHECK))

    def blocks(self) -> Iterator[Block]:
        """Yield all parts of the document."""
        for traject in self._access.trajects:
            yield from self._traject(traject)
        for action in self._access.actions:
            yield Heading(f"Actie {action.number}")
            yield from self._model(action)
        for session in self._access.sessions:
            yield from self._session(session)
        yield from self._list("Signalen die uit een actie kwamen", (signal.text for signal in self._access.signals))
        yield from self._mentions()
        yield from self._list("Wie kreeg wat", self._sent())
        yield from self._list(
            "Bewaarde verslagen", (f"{full_date(day)}, {count} keer afgesloten" for day, count in self._access.versions)
        )
        yield from self._list(
            "Wanneer iets is gewijzigd", (f"{_moment(when)}: {kind}" for when, kind in self._access.log)
        )

    def _traject(self, traject: Traject) -> Iterator[Block]:
        yield Heading(f"Traject {traject.code}")
        yield from self._model(traject)

    def _session(self, session: Session) -> Iterator[Block]:
        mine = {traject.number for traject in self._access.trajects}
        yield Heading(f"Bijeenkomst van {full_date(session.date)}")
        for turn in session.turns:
            if turn.traject in mine:
                yield from self._model(turn)
        notes = [
            (f"{step.title}, {LABELS[field]}", self._text(getattr(step, field)))
            for step in session.steps
            if step.traject in mine
            for field in ("notes", "private_notes")
            if getattr(step, field)
        ]
        guests = [
            ("gast", self._text(self._person(entry.person))) for entry in session.attendance if entry.traject in mine
        ]
        if notes or guests:
            yield Fields((*guests, *notes))

    def _mentions(self) -> Iterator[Block]:
        found = tuple(f"{CHECK} ({one.where}): {one.text}" for one in self._access.mentions)
        self.marked += len(found)
        yield from self._list("Genoemd in teksten over iets anders", found)

    def _sent(self) -> Iterator[str]:
        for one in self._access.sent:
            what = one.document or "verslag"
            who = one.reader or one.audience
            yield ", ".join(filter(None, (_moment(one.made), what, f"voor {who}", one.form, one.ground)))

    @staticmethod
    def _list(title: str, lines: Iterable[str]) -> Iterator[Block]:
        if items := tuple(lines):
            yield Heading(title)
            yield Bullets(items)

    def _model(self, model: Frozen) -> Iterator[Block]:
        """Yield a document: its plain fields in a list, and what it has several of each under a heading."""
        several = [(name, value) for name, value in _told(model) if isinstance(value, tuple) and _holds_models(value)]
        plain = [(name, value) for name, value in _told(model) if (name, value) not in several]
        if rows := tuple((word_for(name), self._value(name, value)) for name, value in plain):
            yield Fields(rows)
        for name, value in several:
            yield Heading(word_for(name).capitalize(), level=3)
            yield Bullets(tuple(self._line(one) for one in value))

    def _line(self, model: Frozen) -> str:
        return "; ".join(f"{word_for(name)}: {self._value(name, value)}" for name, value in _told(model))

    def _value(self, name: str, value: Any) -> str:
        if isinstance(value, Frozen):
            return self._line(value)
        if isinstance(value, tuple):
            return ", ".join(self._value(name, one) for one in value)
        if isinstance(value, bool):
            return "ja" if value else "nee"
        if isinstance(value, int):
            return self._number(name, value)
        if isinstance(value, dt.datetime):
            return _moment(value)
        if isinstance(value, dt.date):
            return full_date(value)
        return str(value) if isinstance(value, Enum) else self._text(value)

    def _number(self, name: str, value: int) -> str:
        """Return what a number says: who or which meeting it is, or the number itself."""
        match name:
            case "youth_worker" | "contact" | "person" | "here":
                return self._text(self._person(value))
            case "partner":
                return next((one.name for one in self._access.partners if one.number == value), str(value))
            case "session":
                return full_date(self._access.days[value]) if value in self._access.days else "buiten een bijeenkomst"
        return str(value)

    def _person(self, number: int) -> str:
        person = next((one for one in self._access.people if one.number == number), None)
        if person is None:
            return "iemand die niet meer bekend is"
        return f"{person.name} ({person.function})" if person.function else person.name

    def _text(self, text: str) -> str:
        """Return a text, marked where it names somebody else."""
        named = dict.fromkeys(one.name for one in self._others.replace(text)[0])
        if not named:
            return text
        self.marked += 1
        return f"{CHECK} (noemt {', '.join(named)}): {text}"


def word_for(field: str) -> str:
    """Return what a field is called. Raises KeyError for one that has no Dutch name."""
    return WORDS.get(field) or LABELS[field]


def _told(model: Frozen) -> list[tuple[str, Any]]:
    """Return the fields of a model in which something was filled in."""
    fields = type(model).model_fields
    return [(name, value) for name, value in model if name not in UNTOLD and value != fields[name].get_default()]


def _holds_models(values: tuple[Any, ...]) -> bool:
    return any(isinstance(one, Frozen) for one in values)


def _names_of_others(access: Access) -> Iterator[str]:
    """Yield who is named and is no professional: other jongeren, guests, and people around a jongere."""
    own = {traject.roepnaam for traject in access.trajects}
    for traject in access.others:
        yield from (name for name in (traject.roepnaam, traject.code) if name not in own)
    for traject in (*access.trajects, *access.others):
        for companion in traject.around:
            yield from _called(companion.name)
    for person in access.people:
        if person.guest:
            yield from _called(person.name)


def _called(name: str) -> Iterator[str]:
    if name:
        yield name
        yield name.split()[0]


def _moment(when: dt.datetime) -> str:
    return f"{full_date(local_day(when))} {when.astimezone():%H:%M}"
