"""Sorting and choosing tips: in the room, by each sorter, with dots, and the order of the toptips."""

from collections.abc import Iterable, Sequence

from sessions.acts.at_work import session_at_work
from sessions.agreement import Outcome, agreement
from sessions.batch_line import read_batch
from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.people import same_name
from sessions.place import Place
from sessions.roles import Role
from sessions.sorting import declared, marked, moved_in_order, placed
from sessions.store.series_file import SeriesFile
from sessions.tips import Moment, Sorter, Tip, Verdict
from sessions.voting import dealt, with_dots_of, with_hands


def place_tip(file: SeriesFile, place: Place, number: int, moment: Moment | None, *, usable: bool = False) -> Tip:
    """Put a tip under a moment (None: back on the pile), bruikbaar or not."""
    session_at_work(file, place)
    tip = file.tips.get(number)
    with file.change(f"tip {number} geplaatst" if moment else f"tip {number} terug op de stapel", place=place):
        return file.tips.save(placed(tip, moment, usable=usable, session=place.session))


def mark_tip(file: SeriesFile, place: Place, number: int, *, usable: bool) -> Tip:
    """Mark a tip as bruikbaar or not."""
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
    session_at_work(file, place)
    known = {tip.number for tip in file.tips.all() if tip.merged_into is None}
    batch = read_batch(line, known)
    if batch.faults:
        raise InvalidInput(batch.faults[0].message, field="regel")
    if not batch.placings:
        raise InvalidInput("Typ nummers met een letter, bijvoorbeeld 12v 13n 14t*.", field="regel")
    with file.change(f"{len(batch.placings)} tips van een sorteerder", place=place):
        return tuple(
            file.tips.save(_judged(file.tips.get(one.number), sorter, one.moment, usable=one.usable))
            for one in batch.placings
        )


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


# Round 2


def count_hands(file: SeriesFile, place: Place, number: int, dots: int) -> Tip:
    """Keep how many dots a tip got in a show of hands. Raises InvalidInput for less than 0."""
    session_at_work(file, place)
    tip = with_hands(file.tips.get(number), dots)
    with file.change(f"stippen voor tip {number}", place=place):
        return file.tips.save(tip)


def give_dots(file: SeriesFile, place: Place, number: int, sorter: int, dots: int) -> Tip:
    """Keep how many dots one sorter gives a tip. Raises InvalidInput for less than 0."""
    session_at_work(file, place)
    tip = with_dots_of(file.tips.get(number), sorter, dots)
    with file.change(f"stippen voor tip {number}", place=place):
        return file.tips.save(tip)


def declare_toptip(file: SeriesFile, place: Place, number: int) -> Tip:
    """Choose a tip as toptip, the last in the order for its public; once more takes it back."""
    session_at_work(file, place)
    changed = declared(file.tips.all(), number)
    with file.change(f"toptip {number}", place=place):
        _save_all(file, changed)
    return file.tips.get(number)


def move_toptip(file: SeriesFile, place: Place, number: int, offset: int) -> Tip:
    """Move a toptip one place up (-1) or down (1) for its public; at either end nothing happens."""
    session_at_work(file, place)
    changed = moved_in_order(file.tips.all(), number, offset)
    if changed:
        with file.change(f"toptip {number} verschoven", place=place):
            _save_all(file, changed)
    return file.tips.get(number)


def _judged(tip: Tip, sorter: int, moment: Moment, *, usable: bool) -> Tip:
    others = tuple(verdict for verdict in tip.verdicts if verdict.sorter != sorter)
    return tip.changed(verdicts=(*others, Verdict(sorter=sorter, moment=moment, usable=usable)))


def _save_all(file: SeriesFile, tips: Sequence[Tip]) -> None:
    for tip in tips:
        file.tips.save(tip)
