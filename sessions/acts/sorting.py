"""Sorting tips: in the room, and by each sorter."""

from collections.abc import Iterable, Sequence

from sessions.acts.at_work import session_at_work
from sessions.agreement import Outcome, agreement
from sessions.batch_line import Placing, read_batch
from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.people import same_name
from sessions.place import Place
from sessions.roles import Role
from sessions.sorting import marked, placed
from sessions.store.series_file import SeriesFile
from sessions.tips import Moment, Sorter, Tip, Verdict
from sessions.voting import dealt


def place_tip(
    file: SeriesFile, place: Place | None, number: int, moment: Moment | None, *, usable: bool = False
) -> Tip:
    """Put a tip under a moment (None: back on the pile), bruikbaar or not; in a meeting, or (None) outside one."""
    if place:
        session_at_work(file, place)
    tip = file.tips.get(number)
    with file.change(f"tip {number} geplaatst" if moment else f"tip {number} terug op de stapel", place=place):
        return file.tips.save(placed(tip, moment, usable=usable, session=place.session if place else None))


def mark_tip(file: SeriesFile, place: Place | None, number: int, *, usable: bool) -> Tip:
    """Mark a tip as bruikbaar or not; in a meeting, or (None) outside one."""
    if place:
        session_at_work(file, place)
    tip = file.tips.get(number)
    with file.change(f"tip {number} {'bruikbaar' if usable else 'niet bruikbaar'}", place=place):
        return file.tips.save(marked(tip, usable=usable))


# Sorters


def add_sorter(file: SeriesFile, place: Place, name: str, roles: tuple[Role, ...] = ()) -> Sorter:
    """Add who sorts, a couple or one person. Raises InvalidInput when the name is empty or taken."""
    session_at_work(file, place)
    if any(same_name(sorter.name, name) for sorter in file.sorters.all()):
        raise InvalidInput("Die naam is er al. Kies een andere naam, bijvoorbeeld koppel 2.", field="naam")
    with file.change("sorteerder toegevoegd", place=place):
        return file.sorters.add(validated(Sorter, {"name": name, "roles": roles}))


def deal_tips(file: SeriesFile, place: Place, numbers: Iterable[int]) -> tuple[Sorter, ...]:
    """Deal these tips over all sorters. Raises InvalidInput when there are none."""
    session_at_work(file, place)
    sorters = file.sorters.all()
    if not sorters:
        raise InvalidInput("Er zijn nog geen sorteerders. Voeg eerst toe wie er sorteren.")
    with file.change("stapel verdeeld", place=place):
        shares = dealt(numbers, len(sorters))
        return tuple(
            file.sorters.save(sorter.changed(share=share)) for sorter, share in zip(sorters, shares, strict=True)
        )


def keep_batch(file: SeriesFile, place: Place, sorter: int, line: str) -> tuple[Tip, ...]:
    """Keep what one sorter made of many tips, typed as `12v 13n 14t*`; it replaces what that sorter said of them.

    Raises InvalidInput with the first fault; then nothing is kept.
    """
    batch = read_batch(line, can_be_placed(file))
    if batch.faults:
        raise InvalidInput(batch.faults[0].message, field="regel")
    return keep_placings(file, place, sorter, batch.placings)


def keep_placings(file: SeriesFile, place: Place, sorter: int, placings: Sequence[Placing]) -> tuple[Tip, ...]:
    """Keep what one sorter made of many tips, in one act; it replaces what that sorter said of them.

    Raises InvalidInput when there are none, Missing for a tip that does not exist.
    """
    session_at_work(file, place)
    if not placings:
        raise InvalidInput("Typ nummers met een letter, bijvoorbeeld 12v 13n 14t*.", field="regel")
    with file.change(f"{len(placings)} tips van een sorteerder", place=place):
        return tuple(
            file.tips.save(_judged(file.tips.get(one.number), sorter, one.moment, usable=one.usable))
            for one in placings
        )


def can_be_placed(file: SeriesFile) -> frozenset[int]:
    """Return the numbers of the tips that a sorter can place: all but those that another took in."""
    return frozenset(tip.number for tip in file.tips.all() if tip.merged_into is None)


def judge_tip(file: SeriesFile, place: Place, number: int, sorter: int, moment: Moment, *, usable: bool = False) -> Tip:
    """Keep where one sorter puts a tip."""
    session_at_work(file, place)
    tip = file.tips.get(number)
    with file.change(f"tip {number} geplaatst door een sorteerder", place=place):
        return file.tips.save(_judged(tip, sorter, moment, usable=usable))


def settle_agreed(file: SeriesFile, place: Place) -> tuple[Tip, ...]:
    """Place every tip on which all or most sorters agree, in one act; what divides them stays for the room."""
    session_at_work(file, place)
    agreed = []
    for tip in file.tips.all():
        found = agreement(tip)
        open_still = tip.merged_into is None and tip.moment is None
        if open_still and found.outcome in {Outcome.UNANIMOUS, Outcome.MAJORITY}:
            agreed.append(placed(tip, found.moment, usable=found.usable, session=place.session))
    if agreed:
        with file.change(f"{len(agreed)} tips geplaatst waar men het eens was", place=place):
            return tuple(file.tips.save(tip) for tip in agreed)
    return ()


def _judged(tip: Tip, sorter: int, moment: Moment, *, usable: bool) -> Tip:
    others = tuple(verdict for verdict in tip.verdicts if verdict.sorter != sorter)
    return tip.changed(verdicts=(*others, Verdict(sorter=sorter, moment=moment, usable=usable)))
