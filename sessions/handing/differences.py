"""Two versions of one series that both went on: what differs, and which one to propose.

Rules only, on models. What every document was like at a hand-over is kept as marks, so that later on can be told on
which side it changed. A document is known by its uid; its number may be another's on the other side.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import orjson

from sessions.actions import Action
from sessions.addiction import as_consented
from sessions.consents import ConsentSubject
from sessions.document import Document
from sessions.erasing.turn import narrowed, withdrawn
from sessions.lending import HandOver
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
KEPT_OF_BOTH = ("sent", "erased", "counted")
"""What left did leave, whoever wrote it down; and who was erased stays erased, and is counted."""


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
            Side.HERE: with_withdrawals(self.there, self.here) != self.there,
            Side.FILE: with_withdrawals(self.here, self.there) != self.here,
        }
        return frozenset(side for side, took_back in found.items() if took_back)


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


# What differs


def _marks(documents: Documents) -> dict[str, str]:
    along: dict[int, list[Document]] = {}
    for table in OF_A_MEETING:
        for one in documents.get(table, ()):
            along.setdefault(meeting_of(one), []).append(one)
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


def meeting_of(document: Document) -> int:
    """Return the number of the meeting that a document goes along with."""
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


def with_withdrawals(chosen: Traject, other: Traject) -> Traject:
    """Return a traject with what was taken back in the other: a no, or a partner that reads less.

    What was said earlier than what this one says of the same does not count.
    """
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


def _one_hand_over(one: HandOver, other: HandOver | None) -> HandOver:
    """Return a hand-over with all that two versions know of it."""
    if other is None:
        return one
    return one.changed(
        received=one.received or other.received,
        taken_back=one.taken_back or other.taken_back,
        marks=one.marks or other.marks,
    )
