"""Two versions of one series that both went on: what differs, which one to propose, and the two as one again.

Rules only, on models. What every document was like at a hand-over is kept as marks, so that later on can be told on
which side it changed. A document is known by its uid; its number may be another's on the other side.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import orjson

from sessions.actions import Action
from sessions.addiction import as_consented
from sessions.consents import ConsentSubject
from sessions.document import Document
from sessions.erasure import narrowed, withdrawn
from sessions.errors import Refusal
from sessions.lending import HandOver
from sessions.links import TABLES, Link, links_of, renumbered
from sessions.meetings import Progress, Session
from sessions.record import Snapshot
from sessions.series import Series
from sessions.sharing import agreed_with
from sessions.trajects import Traject
from sessions.turns import Course, TurnStart

Documents = Mapping[str, tuple[Document, ...]]
"""All documents of a series, by table."""
Key = tuple[str, str]
"""A table and the uid of a document in it."""
Marks = Mapping[str, str]
"""What documents were like, by `table/uid`."""

CHOSEN = ("series", "sessions", "trajects", "actions", "signals", "partners", "people", "tips", "sorters")
"""The tables of which somebody chooses, document by document."""
OF_A_MEETING = ("progress", "snapshots", "starts")
"""The tables of which documents go along with the meeting they are of."""
HAND_OVERS = "handovers"
KEPT_OF_BOTH = ("sent",)
"""What left did leave, whoever wrote it down."""


@dataclass(frozen=True)
class Held:
    """One version: its documents, and the highest number that was given in it per table."""

    documents: Documents = field(repr=False)
    highest: Mapping[str, int]


class Side(StrEnum):
    """One of two versions; the value is what stands on the command line."""

    HERE = "hier"
    FILE = "bestand"


@dataclass(frozen=True)
class Difference:
    """A document that is not the same in both; None where a version does not have it.

    `proposal` is the version in which it changed since the hand-over, None where that is so in both, or not known. Of
    what belongs to a turn that was `stopped` in one version only, it is that one: what was said in it was taken back.
    """

    table: str
    uid: str
    here: Document | None
    there: Document | None
    proposal: Side | None
    stopped: Side | None = None

    @property
    def key(self) -> Key:
        """What it is known by."""
        return self.table, self.uid

    @property
    def withdrew(self) -> frozenset[Side]:
        """In which versions a jongere took something back that still stands in the other."""
        if not (isinstance(self.here, Traject) and isinstance(self.there, Traject)):
            return frozenset()
        found = {
            Side.HERE: _with_withdrawals(self.there, self.here) != self.there,
            Side.FILE: _with_withdrawals(self.here, self.there) != self.here,
        }
        return frozenset(side for side, took_back in found.items() if took_back)


Choices = Mapping[Key, Side]


class NotChosen(Refusal):
    """Of some document that changed in both versions it was not said which one stands."""


@dataclass(frozen=True)
class Merged:
    """Two versions as one. `renumbered` are the documents from the file that got another number: table, old, new.

    `doubles` are codes that stand for two jongeren now.
    """

    documents: Documents = field(repr=False)
    renumbered: tuple[tuple[str, int, int], ...] = ()
    doubles: tuple[str, ...] = ()


def marks_of(documents: Documents) -> tuple[str, ...]:
    """Return what every document is like now, a line each: `table/uid mark`."""
    return tuple(f"{name} {mark}" for name, mark in _marks(documents).items())


def read_marks(marks: Iterable[str]) -> Marks:
    """Return those lines as a mapping."""
    return dict(line.rsplit(" ", 1) for line in marks if " " in line)


def same_as(documents: Documents, marks: Marks) -> bool:
    """Whether nothing changed since these marks."""
    return _marks(documents) == marks


def hand_overs_of(documents: Documents) -> tuple[HandOver, ...]:
    """Return every hand-over that a version knows of, the last one last."""
    return tuple(one for one in documents.get(HAND_OVERS, ()) if isinstance(one, HandOver))


def last_common(here: Documents, there: Documents) -> HandOver | None:
    """Return the last hand-over that both know of: there they were the same. None where there was none."""
    known = {one.uid for one in hand_overs_of(there)}
    return next((one for one in reversed(hand_overs_of(here)) if one.uid in known), None)


def all_hand_overs(here: Documents, there: Documents) -> tuple[HandOver, ...]:
    """Return the hand-overs that either knows of, numbered anew; what one knows of it and the other not, stays."""
    ours, theirs = ({one.uid: one for one in hand_overs_of(side)} for side in (here, there))
    both = [_one_hand_over(theirs.get(uid) or ours[uid], ours.get(uid)) for uid in {**ours, **theirs}]
    return tuple(one.changed(number=number) for number, one in enumerate(both, 1))


def differences(here: Documents, there: Documents, base: Marks | None) -> tuple[Difference, ...]:
    """Return what differs; `base` is what all was like when both were the same, None where that is not known."""
    return tuple(_differences(here, there, base))


def merged(ours: Held, given: Held, base: Marks | None, choices: Choices) -> Merged:
    """Return the two as one: of every difference what was chosen, or else proposed.

    What a document points at comes along, whichever was chosen; what a jongere took back in one stays taken back; and
    what was sent is kept of both. Raises NotChosen.
    """
    here, there = ours.documents, given.documents
    found = differences(here, there, base)
    sides = {one.key: _side(one, choices) for one in found}
    numbers = _new_numbers(ours, given, base or {})
    theirs = {table: tuple(renumbered(one, numbers) for one in kept) for table, kept in there.items()}
    kept = {table: {one.uid: one for one in here.get(table, ())} for table in (*CHOSEN, *OF_A_MEETING)}
    for one in found:
        if sides[one.key] == Side.FILE:
            _take(kept, here, theirs, one)
    _keep_withdrawals(kept, here, theirs, (one for one in found if sides[one.key] != one.proposal))
    _bring_along(kept, (here, theirs))
    for table in KEPT_OF_BOTH:
        kept[table] = {one.uid: one for one in (*theirs.get(table, ()), *here.get(table, ()))}
    kept[HAND_OVERS] = {one.uid: one for one in all_hand_overs(here, there)}
    documents = {table: tuple(sorted(ones.values(), key=lambda one: one.number)) for table, ones in kept.items()}
    return Merged(documents, tuple(_told_numbers(documents, there, numbers)), _doubles(documents))


# What differs


def _marks(documents: Documents) -> dict[str, str]:
    along: dict[int, list[Document]] = {}
    for table in OF_A_MEETING:
        for one in documents.get(table, ()):
            along.setdefault(_meeting_of(one), []).append(one)
    return {
        f"{table}/{one.uid}": _mark([one, *(along.get(one.number, ()) if table == "sessions" else ())])
        for table in CHOSEN
        for one in documents.get(table, ())
    }


def _mark(documents: Sequence[Document]) -> str:
    """Return a short text that is another one when anything in these documents is.

    Fields that have their first value do not count, so that a later tafel that knows more fields finds the same.
    """
    digest = hashlib.blake2b(digest_size=8)
    for one in documents:
        told = one.model_copy(update={"lent": None}) if isinstance(one, Series) else one
        digest.update(orjson.dumps(told.model_dump(mode="json", exclude_defaults=True), option=orjson.OPT_SORT_KEYS))
    return digest.hexdigest()


def _meeting_of(document: Document) -> int:
    assert isinstance(document, Progress | Snapshot | TurnStart)
    return document.session


def _differences(here: Documents, there: Documents, base: Marks | None) -> Iterator[Difference]:
    our_marks, their_marks = _marks(here), _marks(there)
    our_stops, their_stops = _stopped(here), _stopped(there)
    for table in CHOSEN:
        ours, theirs = ({one.uid: one for one in side.get(table, ())} for side in (here, there))
        for uid in {**ours, **theirs}:
            name = f"{table}/{uid}"
            marks = our_marks.get(name), their_marks.get(name)
            if marks[0] != marks[1]:
                proposal = _proposal(*marks, base.get(name)) if base is not None else _only_one(*marks)
                either = (ours.get(uid), theirs.get(uid))
                stopped = _stopped_side(either, our_stops - their_stops, their_stops - our_stops)
                yield Difference(table, uid, *either, stopped or proposal, stopped)


_Stop = tuple[int, int]
"""The numbers of a meeting and of the jongere who stopped there."""


def _stopped(documents: Documents) -> set[_Stop]:
    meetings = (one for one in documents.get("sessions", ()) if isinstance(one, Session))
    return {
        (meeting.number, turn.traject)
        for meeting in meetings
        for turn in meeting.turns
        if turn.course == Course.STOPPED
    }


def _stopped_side(either: Sequence[Document | None], ours: set[_Stop], theirs: set[_Stop]) -> Side | None:
    """Return in which version a turn was stopped to which a document belongs; None for neither, or both."""
    sides = [side for side, stops in ((Side.HERE, ours), (Side.FILE, theirs)) if _belongs(either, stops)]
    return sides[0] if len(sides) == 1 else None


def _belongs(either: Sequence[Document | None], stops: set[_Stop]) -> bool:
    for one in either:
        match one:
            case Action() if (one.session, one.traject) in stops:
                return True
            case Session() if any(one.number == meeting for meeting, _ in stops):
                return True
            case Traject() if any(one.number == jongere for _, jongere in stops):
                return True
    return False


def _proposal(ours: str | None, theirs: str | None, before: str | None) -> Side | None:
    if before not in {ours, theirs}:
        return None
    return Side.FILE if ours == before else Side.HERE


def _only_one(ours: str | None, theirs: str | None) -> Side | None:
    if ours and theirs:
        return None
    return Side.HERE if ours else Side.FILE


def _side(one: Difference, choices: Choices) -> Side:
    side = choices.get(one.key, one.proposal)
    if side is None:
        raise NotChosen(
            "Van iets dat in beide versies is gewijzigd, is nog niet gekozen welke geldt. Er is niets overgenomen."
        )
    return side


# The two as one

_Kept = dict[str, dict[str, Document]]


def _new_numbers(here: Held, there: Held, base: Marks) -> dict[Link, int]:
    """Return what documents of the file are called here, of those that get another number.

    One that is here too is called as it is here; one that was here, or came in a number not given here, as it was; and
    any other gets the next number after the highest of both.
    """
    numbers: dict[Link, int] = {}
    for table in TABLES.values():
        ours = {one.uid: one.number for one in here.documents.get(table, ())}
        used, given = set(ours.values()), here.highest.get(table, 0)
        last = max(given, there.highest.get(table, 0))
        for one in there.documents.get(table, ()):
            number = ours.get(one.uid, one.number)
            was_here = number not in used and f"{table}/{one.uid}" in base
            if one.uid not in ours and one.number <= given and not was_here:
                number = last = last + 1
            if number != one.number:
                numbers[table, one.number] = number
    return numbers


def _take(kept: _Kept, here: Documents, theirs: Documents, one: Difference) -> None:
    """Let a document be as in the file, a meeting with all that goes along with it."""
    new = _by_uid(theirs, one.table).get(one.uid)
    if new is None:
        del kept[one.table][one.uid]
    else:
        kept[one.table][one.uid] = new
    if one.table == "sessions":
        for table in OF_A_MEETING:
            for old in here.get(table, ()):
                if one.here is not None and _meeting_of(old) == one.here.number:
                    kept[table].pop(old.uid, None)
            along = (other for other in theirs.get(table, ()) if new is not None and _meeting_of(other) == new.number)
            kept[table].update({other.uid: other for other in along})


def _keep_withdrawals(kept: _Kept, here: Documents, theirs: Documents, found: Iterable[Difference]) -> None:
    """Add to what was chosen of a traject, unless that is simply the version that went on, what the other took back."""
    for one in found:
        if one.table == "trajects":
            chosen = kept[one.table].get(one.uid)
            for side in (here, theirs):
                other = _by_uid(side, one.table).get(one.uid)
                if isinstance(chosen, Traject) and isinstance(other, Traject):
                    chosen = kept[one.table][one.uid] = _with_withdrawals(chosen, other)


def _with_withdrawals(chosen: Traject, other: Traject) -> Traject:
    """Return a traject with every no, and every partner that reads less, that was said in the other, and not before
    what was said in this one."""
    latest = {subject: chosen.consent_to(subject) for subject in ConsentSubject}
    consents = [
        no for no in withdrawn(chosen, other) if (yes := latest[no.subject]) is None or no.recorded >= yes.recorded
    ]
    sharing = [
        less
        for less in narrowed(chosen, other)
        if (more := agreed_with(chosen.sharing, less.partner)) is None or less.agreed >= more.agreed
    ]
    if not consents and not sharing:
        return chosen
    return as_consented(chosen.changed(consents=(*chosen.consents, *consents), sharing=(*chosen.sharing, *sharing)))


def _bring_along(kept: _Kept, sides: Sequence[Documents]) -> None:
    """Bring back whatever something that stays points at, until nothing points at what is not there."""
    known: dict[Link, Document] = {}
    for side in reversed(sides):
        known.update({(table, one.number): one for table in CHOSEN for one in side.get(table, ())})
    new: list[Document] = [one for table in CHOSEN for one in kept[table].values()]
    while new:
        there = {(table, one.number) for table in CHOSEN for one in kept[table].values()}
        wanted = {link for one in new for link in links_of(one)} - there
        new = [known[link] for link in wanted if link in known]
        for link in wanted & known.keys():
            kept[link[0]][known[link].uid] = known[link]


def _one_hand_over(one: HandOver, other: HandOver | None) -> HandOver:
    """Return a hand-over with all that two versions know of it."""
    if other is None:
        return one
    return one.changed(
        received=one.received or other.received,
        taken_back=one.taken_back or other.taken_back,
        marks=one.marks or other.marks,
    )


def _by_uid(documents: Documents, table: str) -> dict[str, Document]:
    return {one.uid: one for one in documents.get(table, ())}


def _told_numbers(
    documents: Documents, there: Documents, numbers: Mapping[Link, int]
) -> Iterator[tuple[str, int, int]]:
    for table in ("actions", "tips"):
        kept = _by_uid(documents, table)
        for one in there.get(table, ()):
            if (table, one.number) in numbers and one.uid in kept:
                yield table, one.number, numbers[table, one.number]


def _doubles(documents: Documents) -> tuple[str, ...]:
    codes = [one.code for one in documents.get("trajects", ()) if isinstance(one, Traject)]
    return tuple(sorted({code for code in codes if codes.count(code) > 1}))
