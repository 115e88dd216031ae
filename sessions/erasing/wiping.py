"""Erasing one jongere: how every document of a series is without him or her. Rules only, on models.

What is about the jongere alone goes: the traject and those merged into it, the actions, the block at every meeting, the
guests, what was frozen. Where somebody else's text mentions the roepnaam, the code or somebody around the jongere, a
neutral word comes in its place. What numbers point at stays used. Source: domain.md section 5.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from sessions.actions import Action
from sessions.document import Document
from sessions.erasing.erased import Counted, row_to_count
from sessions.erasing.replacing import Names, plain_name
from sessions.erasing.text_fields import with_texts
from sessions.handing.differences import Documents
from sessions.meetings import Progress, Session, SessionStatus, Signal
from sessions.people import Attendance, Person
from sessions.record import Record, Snapshot
from sessions.sent import Sent
from sessions.trajects import Traject
from sessions.turns import TurnStart

D = TypeVar("D", bound=Document)

SOMEBODY = "een jongere"
"""Stands where the roepnaam or the code stood in somebody else's text."""
SOMEBODY_NEAR = "iemand"
"""Stands where somebody was named who is known only by this jongere."""


@dataclass(frozen=True)
class Wiped:
    """A series without one jongere. `row` stays to be counted, None where the traject counts in another series."""

    documents: Documents
    row: Counted | None


@dataclass(frozen=True)
class Jongere:
    """One jongere as a series knows him or her: the trajecten (more than one after merging), and who goes along.

    `people` are those that nothing else in the series refers to; `names` are every roepnaam, code, guest and companion.
    """

    trajects: tuple[Traject, ...]
    actions: tuple[Action, ...]
    people: tuple[Person, ...]
    replacements: Mapping[str, str | None]

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers of the trajecten."""
        return frozenset(traject.number for traject in self.trajects)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes by which documents call this jongere."""
        return frozenset(traject.code for traject in self.trajects)

    @cached_property
    def action_numbers(self) -> frozenset[int]:
        """The numbers of the actions."""
        return frozenset(action.number for action in self.actions)

    @cached_property
    def people_numbers(self) -> frozenset[int]:
        """The numbers of the people who go along."""
        return frozenset(person.number for person in self.people)

    def is_at_table(self, documents: Documents) -> bool:
        """Whether a meeting is at work with this jongere on its agenda."""
        return any(
            session.status == SessionStatus.RUNNING and not self.numbers.isdisjoint(session.agenda)
            for session in _of(documents, "sessions", Session)
        )


def jongere_with(documents: Documents, uid: str) -> Jongere | None:
    """Return the jongere whose traject has this uid, with every traject of the same jongere; None where none has."""
    known = {traject.number: traject for traject in _of(documents, "trajects", Traject)}
    found = next((traject for traject in known.values() if traject.uid == uid), None)
    if found is None:
        return None
    whose = _goes_on_as(known, found)
    mine = tuple(one for one in known.values() if _goes_on_as(known, one) == whose)
    actions = tuple(
        action for action in _of(documents, "actions", Action) if action.traject in {traject.number for traject in mine}
    )
    people = tuple(_people_of(documents, mine, actions))
    return Jongere(mine, actions, people, _replacements(documents, mine, people))


def without(documents: Documents, jongere: Jongere, today: dt.date) -> Wiped:
    """Return all documents of a series without this jongere, and the row that stays to be counted."""
    rule = _Rule(documents, jongere)
    kept = {table: tuple(one for one in map(rule.without, ones) if one) for table, ones in documents.items()}
    rows = (row for traject in jongere.trajects if (row := row_to_count(traject, today)))
    return Wiped(kept, next(rows, None))


def signals_of(documents: Documents, jongere: Jongere) -> tuple[Signal, ...]:
    """Return the signals that were made of an action of this jongere: they tell of the same case."""
    return tuple(one for one in _of(documents, "signals", Signal) if one.after in jongere.action_numbers)


# Who goes along


def _of(documents: Documents, table: str, model: type[D]) -> Iterator[D]:
    return (one for one in documents.get(table, ()) if isinstance(one, model))


def _goes_on_as(known: Mapping[int, Traject], traject: Traject) -> Traject:
    while traject.merged_into is not None and traject.merged_into in known:
        traject = known[traject.merged_into]
    return traject


def _people_of(documents: Documents, mine: tuple[Traject, ...], actions: tuple[Action, ...]) -> Iterator[Person]:
    """Yield who came in by this jongere and whom nothing else refers to; a professional that is known stays."""
    numbers = {traject.number for traject in mine}
    called = Names(dict.fromkeys((name for traject in mine for name in names_of(traject)), SOMEBODY))
    people = tuple(_of(documents, "people", Person))
    named = {one.number for one in people if one.guest and called.replace(f"{one.name} {one.function}")[0]}
    here = {number for traject in mine for number in (traject.youth_worker, traject.contact)}
    here |= {action.owner.person for action in actions if action.owner}
    elsewhere: set[int | None] = set()
    for session in _of(documents, "sessions", Session):
        elsewhere |= {session.chair, session.minute_taker}
        for entry in session.attendance:
            is_mine = entry.traject in numbers or (entry.traject is None and entry.person in named)
            (here if is_mine else elsewhere).add(entry.person)
        for turn in session.turns:
            (here if turn.traject in numbers else elsewhere).update(turn.here or ())
    for traject in _of(documents, "trajects", Traject):
        if traject.number not in numbers:
            elsewhere |= {traject.youth_worker, traject.contact}
    for action in _of(documents, "actions", Action):
        if action.traject not in numbers and action.owner:
            elsewhere.add(action.owner.person)
    for person in people:
        if person.number in (here | named) - elsewhere and (person.guest or _is_only_a_name(person)):
            yield person


def _is_only_a_name(person: Person) -> bool:
    return not (person.partner or person.function or person.email or person.phone)


def names_of(traject: Traject) -> Iterator[str]:
    """Yield what this jongere is called; a code that may be a word or a number is not looked for in texts."""
    yield traject.roepnaam
    if re.search(r"[A-Z]", traject.code) and re.search(r"[\d-]", traject.code):
        yield traject.code


def _replacements(documents: Documents, mine: tuple[Traject, ...], gone: tuple[Person, ...]) -> dict[str, str | None]:
    """Return what every name becomes that may stand in the texts of others; None for a longer name that stays."""
    numbers, left = {traject.number for traject in mine}, {person.number for person in gone}
    others = [traject for traject in _of(documents, "trajects", Traject) if traject.number not in numbers]
    stays = [person.name for person in _of(documents, "people", Person) if person.number not in left]
    stays += [name for traject in others for name in (traject.roepnaam, *(one.name for one in traject.around))]
    own = {plain_name(name) for traject in mine for name in names_of(traject)}
    near = [person.name for person in gone] + [one.name for traject in mine for one in traject.around]
    known = {plain_name(word) for name in stays for word in (name, *name.split()[:1])}
    return {
        **{name: None for name in map(plain_name, stays) if name not in own},
        **{name: SOMEBODY_NEAR for name in map(plain_name, near) if name not in known},
        **dict.fromkeys(own, SOMEBODY),
    }


# How each document is without


class _Rule:
    """Takes one jongere out of documents, one by one."""

    def __init__(self, documents: Documents, jongere: Jongere) -> None:
        self._jongere = jongere
        mine = {plain_name(traject.roepnaam) for traject in jongere.trajects}
        self._names = Names(dict(jongere.replacements))
        self._names_but_roepnaam = Names({name: new for name, new in jongere.replacements.items() if name not in mine})
        self._steps: dict[int, tuple[str, ...]] = {}
        for session in _of(documents, "sessions", Session):
            left = (step.id for step in session.steps if step.traject not in jongere.numbers)
            self._steps[session.number] = tuple(left)
        self._namesakes = frozenset(
            traject.number
            for traject in _of(documents, "trajects", Traject)
            if traject.number not in jongere.numbers and plain_name(traject.roepnaam) in mine
        )

    def without(self, document: D) -> D | None:
        """Return a document without the jongere; None where it goes, itself where nothing of it changes."""
        kept = self._kept(document)
        if kept is None:
            return None
        return with_texts(kept, self._names_but_roepnaam if self._is_of_a_namesake(kept) else self._names)

    def _is_of_a_namesake(self, document: Document) -> bool:
        """Whether a document is about another jongere with the same roepnaam, whom its texts then mean."""
        number = document.number if isinstance(document, Traject) else getattr(document, "traject", None)
        return number in self._namesakes

    def _kept(self, document: D) -> D | None:
        kept: Document | None = document
        match document:
            case Traject():
                kept = None if document.number in self._jongere.numbers else document
            case Action():
                kept = self._action(document)
            case Signal():
                kept = None if document.after in self._jongere.action_numbers else document
            case Person():
                kept = None if document.number in self._jongere.people_numbers else document
            case Session():
                kept = self._session(document)
            case Progress():
                kept = self._progress(document)
            case Snapshot():
                kept = document.model_copy(update={"record": self._record(document.record)})
            case Sent():
                kept = self._sent(document)
            case TurnStart():
                kept = self._start(document)
        assert kept is None or isinstance(kept, type(document))
        return kept

    def _action(self, action: Action) -> Action | None:
        if action.traject in self._jongere.numbers:
            return None
        return action.model_copy(update={"after": None}) if action.after in self._jongere.action_numbers else action

    def _session(self, session: Session) -> Session:
        mine, gone = self._jongere.numbers, self._jongere.people_numbers
        return session.model_copy(
            update={
                "agenda": tuple(number for number in session.agenda if number not in mine),
                "steps": tuple(step for step in session.steps if step.traject not in mine),
                "turns": tuple(
                    turn.model_copy(update={"here": tuple(one for one in turn.here if one not in gone)})
                    if turn.here
                    else turn
                    for turn in session.turns
                    if turn.traject not in mine
                ),
                "attendance": tuple(self._seats(session.attendance)),
                "not_expected": tuple(number for number in session.not_expected if number not in gone),
            }
        )

    def _seats(self, attendance: tuple[Attendance, ...]) -> Iterator[Attendance]:
        for entry in attendance:
            if entry.person not in self._jongere.people_numbers:
                mine = entry.traject in self._jongere.numbers
                yield entry.model_copy(update={"traject": None}) if mine else entry

    def _progress(self, progress: Progress) -> Progress | None:
        steps = self._steps.get(progress.session, ())
        if not steps:
            return None
        return progress.model_copy(
            update={
                "step": progress.step if progress.step in steps else steps[-1],
                "spent": tuple(one for one in progress.spent if one.step in steps),
                "seats": tuple(one for one in progress.seats if one.step in steps),
            }
        )

    def _record(self, record: Record) -> Record:
        mine = self._jongere.numbers
        actions = (action for action in map(self._action, record.actions) if action)
        agreed = tuple(one for one in record.agreed_at_closing if one.traject not in mine)
        return record.model_copy(
            update={
                "session": self._session(record.session),
                "people": tuple(one for one in record.people if one.number not in self._jongere.people_numbers),
                "trajects": tuple(one for one in record.trajects if one.number not in mine),
                "actions": tuple(actions),
                "signals": tuple(one for one in record.signals if one.after not in self._jongere.action_numbers),
                "aliases": tuple(alias for alias in record.aliases if alias.traject not in mine),
                "discussed": tuple(number for number in record.discussed if number not in mine),
                "agreed_at_closing": agreed,
            }
        )

    def _sent(self, sent: Sent) -> Sent:
        """Return what left without who it was about: that it left stays, to be counted."""
        if self._jongere.numbers.isdisjoint(sent.trajects) and sent.reader not in self._jongere.codes:
            return sent
        others = tuple(number for number in sent.trajects if number not in self._jongere.numbers)
        reader = "" if sent.reader in self._jongere.codes else sent.reader
        return sent.model_copy(update={"trajects": others, "reader": reader, "ground": sent.ground if others else ""})

    def _start(self, start: TurnStart) -> TurnStart | None:
        if start.traject in self._jongere.numbers:
            return None
        guests = tuple(guest for guest in start.guests if guest.number not in self._jongere.people_numbers)
        return start.model_copy(update={"guests": guests})
