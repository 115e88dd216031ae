"""The agenda of a meeting, to send to partners beforehand: when, where, in which order, who is expected.

A jongere is a code with a time: no roepnaam, no question, no leefgebied (domain.md section 5). Professionals are named;
whoever comes for no organisation is often close to a jongere, and is counted.
"""

import datetime as dt
from dataclasses import dataclass

from exports.audiences import Audience
from exports.blocks import Block, Bullets, Document, Fields, Heading, Paragraph, lean_table
from exports.envelope import Reader, enclose
from exports.privacy.names import Names, names_for_block
from exports.privacy.names_check import names_noted
from exports.privacy.taking_part import may_be_named
from exports.privacy.told import is_withheld
from exports.wording import full_date, joined, person_words, with_organisation
from sessions.guide import shown_steps
from sessions.meetings import Step
from sessions.people import Person, Presence
from sessions.record import Record

_NOT_COMING = {Presence.EXCUSED, Presence.ABSENT}

PREPARE_TABLE = (
    "Hoe staat het met de acties van uw organisatie? Kijk ze na, ook de acties die te laat zijn.",
    "Wat kan uw organisatie nu bieden? Denk aan plekken en wachttijden.",
    "Wat mag u aan tafel zelf beslissen? Wat u niet zelf mag beslissen, kunt u vooraf navragen.",
)
PREPARE_TALK = (
    "Hoe staat het met uw acties? Kijk ze na.",
    "Welke ervaring wilt u delen? Noem geen namen van mensen of organisaties.",
)
"""What people are asked to prepare: for a table with jongeren, and for a meeting without."""


@dataclass(frozen=True)
class Slot:
    """One line of the order of a meeting: what it is called, from which minute on, and how many minutes it takes."""

    title: str
    begins: int
    minutes: int


@names_noted
def agenda_of(record: Record) -> Document:
    """Return the agenda of a meeting. Of a jongere who stopped or gave no consent the slot is left out."""
    names = names_for_block(record, None)
    blocks = (
        Fields(_facts(record, names)),
        Heading("De volgorde"),
        *_order(record, names),
        Heading("Wie we verwachten"),
        *_expected(record),
        Heading("Wat we u vragen voor te bereiden"),
        Bullets(PREPARE_TABLE if record.trajects else PREPARE_TALK),
        Paragraph(f"Kunt u niet komen? Laat het weten aan {_whom_to_tell(record, names)}."),
        *((Paragraph("Een code staat voor een jongere."),) if record.trajects else ()),
    )
    reader = Reader(ground="agenda voor wie er wordt verwacht")
    return enclose(record, Audience.AGENDA, f"Agenda {record.series.title}", blocks, reader)


def _facts(record: Record, names: Names) -> tuple[tuple[str, str], ...]:
    session = record.session
    return (
        ("Datum", full_date(session.date)),
        *((("Tijd", _time(record)),) if session.start else ()),
        *((("Plaats", names(session.place)),) if session.place else ()),
        ("Voorzitter", person_words(record, session.chair, names)),
    )


def _time(record: Record) -> str:
    """Return from when until about when people are asked to come: the professionals among themselves come earlier."""
    begins, slots = _minutes_of(record.session.start) or 0, _slots(record)
    if not slots:
        return record.session.start
    first, last = slots[0], slots[-1]
    begin = _clock(begins + first.begins)
    end = last.begins + last.minutes
    return f"{begin} tot ongeveer {_clock(begins + end)}" if end > first.begins else begin


def _order(record: Record, names: Names) -> tuple[Block, ...]:
    """Return the slots with their times, and what is done in the time of each jongere."""
    begins = _minutes_of(record.session.start)
    rows = tuple(
        (
            "" if begins is None else _clock(begins + slot.begins),
            names(slot.title),
            f"{slot.minutes} minuten" if slot.minutes else "",
        )
        for slot in _slots(record)
    )
    if not rows:
        return (Paragraph("De volgorde volgt nog."),)
    return (lean_table(("Tijd", "Wat", "Duur"), rows), *_per_jongere(record, names))


def _slots(record: Record) -> tuple[Slot, ...]:
    """Return what comes after what: a step of the meeting itself, or the whole block of one jongere.

    What is not shared is left out, but not its time.
    """
    slots: list[Slot] = []
    minute, current = 0, None
    for step in shown_steps(record):
        if step.traject is None or step.traject != current:
            slots.append(Slot(_title(record, step), minute, step.minutes))
        else:
            slots[-1] = Slot(slots[-1].title, slots[-1].begins, slots[-1].minutes + step.minutes)
        minute, current = minute + step.minutes, step.traject
    return tuple(slot for slot in slots if slot.title)


def _title(record: Record, step: Step) -> str:
    """Return what a slot is called; empty for one that is not told."""
    if step.traject is None:
        return step.title if step.shared else ""
    traject = record.traject(step.traject)
    return traject.code if traject and not is_withheld(record, traject.number) else ""


def _per_jongere(record: Record, names: Names) -> tuple[Block, ...]:
    """Return the steps that the time of a jongere is made of, each named once."""
    titles = dict.fromkeys(names(step.title).lower() for step in record.session.steps if step.traject is not None)
    return (Paragraph(f"Per jongere: {joined(titles)}."),) if titles else ()


def _expected(record: Record) -> tuple[Block, ...]:
    coming = [entry for entry in record.session.attendance if entry.presence not in _NOT_COMING]
    people = [person for entry in coming if (person := record.person(entry.person))]
    named = tuple(_with_home(record, person) for person in people if may_be_named(record, person))
    others = len(people) - len(named)
    count = ("En nog 1 ander.",) if others == 1 else (f"En nog {others} anderen.",) if others else ()
    if not people:
        return (Paragraph("Dat is nog niet bekend."),)
    return (*((Bullets(named),) if named else ()), *map(Paragraph, count))


def _with_home(record: Record, person: Person) -> str:
    partner = record.partner(person.partner)
    return with_organisation(person.name, partner.name if partner else "")


def _whom_to_tell(record: Record, names: Names) -> str:
    """Return the chair with what he or she can be reached by."""
    chair = record.person(record.session.chair)
    if chair is None:
        return "de voorzitter"
    reached = " of ".join(filter(None, (chair.phone, chair.email)))
    name = person_words(record, chair.number, names)
    return f"{name}: {reached}" if reached else name


def _minutes_of(time: str) -> int | None:
    """Return a time of day (`13:30`) in minutes after midnight, or None where there is none."""
    if not time:
        return None
    begins = dt.time.fromisoformat(time)
    return begins.hour * 60 + begins.minute


def _clock(minutes: int) -> str:
    """Return minutes after midnight as a time of day."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
