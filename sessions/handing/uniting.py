"""Two versions of a series made one again, by what was chosen of every document that differs. Rules only, on models."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sessions.document import Document
from sessions.errors import Refusal
from sessions.handing.differences import (
    CHOSEN,
    HAND_OVERS,
    KEPT_OF_BOTH,
    OF_A_MEETING,
    Difference,
    Documents,
    Key,
    Marks,
    Side,
    all_hand_overs,
    differences,
    meeting_of,
    with_withdrawals,
)
from sessions.handing.links import TABLES, Link, links_of, renumbered
from sessions.trajects import Traject

Choices = Mapping[Key, Side]
"""Which version stands of a document, where it is not the proposed one."""


@dataclass(frozen=True)
class Held:
    """One version: its documents, and the highest number that was given in it per table."""

    documents: Documents = field(repr=False)
    highest: Mapping[str, int]


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
    kept, in_file = _by_uid(here), _by_uid(theirs)
    for one in found:
        new = in_file[one.table].get(one.uid)
        if sides[one.key] == Side.FILE:
            _take(kept, here, theirs, one, new)
        if sides[one.key] != one.proposal:
            _keep_withdrawals(kept, one, new)
    _bring_along(kept, (here, theirs))
    for table in KEPT_OF_BOTH:
        kept[table] = {one.uid: one for one in (*theirs.get(table, ()), *here.get(table, ()))}
    kept[HAND_OVERS] = {one.uid: one for one in all_hand_overs(here, there)}
    documents = {table: tuple(sorted(ones.values(), key=lambda one: one.number)) for table, ones in kept.items()}
    return Merged(documents, tuple(_told_numbers(documents, there, numbers)), _doubles(documents))


def _side(one: Difference, choices: Choices) -> Side:
    side = choices.get(one.key, one.proposal)
    if side is None:
        raise NotChosen(
            "Van iets dat in beide versies is gewijzigd, is nog niet gekozen welke geldt. Er is niets overgenomen."
        )
    return side


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


def _take(kept: _Kept, here: Documents, theirs: Documents, one: Difference, new: Document | None) -> None:
    """Let a document be as in the file (None: not there), a meeting with all that goes along with it."""
    if new is None:
        del kept[one.table][one.uid]
    else:
        kept[one.table][one.uid] = new
    if one.table == "sessions":
        for table in OF_A_MEETING:
            for old in here.get(table, ()):
                if one.here is not None and meeting_of(old) == one.here.number:
                    kept[table].pop(old.uid, None)
            along = (other for other in theirs.get(table, ()) if new is not None and meeting_of(other) == new.number)
            kept[table].update({other.uid: other for other in along})


def _keep_withdrawals(kept: _Kept, one: Difference, new: Document | None) -> None:
    """Add what was taken back in either version of a traject to the one that was chosen."""
    for other in (one.here, new):
        chosen = kept[one.table].get(one.uid)
        if isinstance(chosen, Traject) and isinstance(other, Traject):
            kept[one.table][one.uid] = with_withdrawals(chosen, other)


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


def _by_uid(documents: Documents) -> _Kept:
    return {table: {one.uid: one for one in documents.get(table, ())} for table in (*CHOSEN, *OF_A_MEETING)}


def _told_numbers(
    documents: Documents, there: Documents, numbers: Mapping[Link, int]
) -> Iterator[tuple[str, int, int]]:
    for table in ("actions", "tips"):
        kept = {one.uid for one in documents[table]}
        for one in there.get(table, ()):
            if (table, one.number) in numbers and one.uid in kept:
                yield table, one.number, numbers[table, one.number]


def _doubles(documents: Documents) -> tuple[str, ...]:
    codes = Counter(one.code for one in documents["trajects"] if isinstance(one, Traject))
    return tuple(sorted(code for code, count in codes.items() if count > 1))
