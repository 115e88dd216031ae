"""What differs in one document of two versions, field by field, in words."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sessions.actions import Deadline, Owner
from sessions.days.dates import number_date
from sessions.document import LABELS, Document

EMPTY = "leeg"
_OTHER = "anders"
_WORDS = {
    "number": "nummer",
    "status": "status",
    "deadline": "termijn",
    "owner": "eigenaar",
    "leefgebied": "leefgebied",
    "leefgebieden": "leefgebieden",
    "history": "wat er met de actie gebeurde",
    "firmness": "hoe vast het staat",
    "read_back": "teruglezen",
    "questions": "de vraag",
    "statements": "eigen verklaring",
    "consents": "toestemming",
    "sharing": "wat partners lezen",
    "contact": "vaste contactpersoon",
    "around": "wie eromheen staan",
    "closing": "eindgesprek",
    "started": "begin",
    "ended": "einde",
    "chair": "voorzitter",
    "minute_taker": "notulist",
    "attendance": "aanwezigheid",
    "agenda": "jongeren aan tafel",
    "steps": "stappen en notities",
    "turns": "hoe de beurten gingen",
    "next_date": "volgende datum",
    "version": "versie",
    "moment": "moment",
    "usable": "bruikbaar",
    "rank": "volgorde",
    "votes": "stippen",
    "escalation": "escalatieroute",
    "focuses": "centrale vraag",
}
"""What fields are called of which the user never types the name."""


@dataclass(frozen=True)
class FieldDifference:
    """One field: what it is called, and what stands in it here and in the file, in words."""

    label: str
    here: str
    there: str


def field_differences(here: Document, there: Document) -> tuple[FieldDifference, ...]:
    """Return what differs between two versions of one document.

    Fields without a name for a user are one difference together, that says only that there is more.
    """
    return tuple(_differences(here, there))


def _differences(here: Document, there: Document) -> Iterator[FieldDifference]:
    unnamed = False
    for name in type(here).model_fields:
        ours, theirs = getattr(here, name), getattr(there, name)
        if ours == theirs:
            continue
        label = _WORDS.get(name) or LABELS.get(name)
        if label:
            yield FieldDifference(label, *_beside(_words(ours), _words(theirs)))
        else:
            unnamed = True
    if unnamed:
        yield FieldDifference("nog iets", *_beside(_OTHER, _OTHER))


def _beside(here: str, there: str) -> tuple[str, str]:
    """Return both words; where they are the same, what differs lies deeper."""
    return (_OTHER, _OTHER) if here == there else (here, there)


def _words(value: object) -> str:
    match value:
        case None | "" | ():
            return EMPTY
        case bool():
            return "ja" if value else "nee"
        case Enum():
            return str(value.value)
        case dt.datetime():
            return number_date(value.astimezone().date())
        case dt.date():
            return number_date(value)
        case Deadline():
            return number_date(value.day) if value.day else "volgende tafel"
        case Owner():
            return "de jongere" if value.jongere else value.name or EMPTY
        case str() | int():
            return str(value)
        case tuple() if all(isinstance(part, str) for part in value):
            return ", ".join(str(part) for part in value)
        case _:
            return _OTHER
