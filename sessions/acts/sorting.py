"""Sorting tips: in the room, and by each sorter."""

from collections.abc import Iterable, Sequence

from sessions.acts.at_work import session_at_work
from sessions.acts.gather import progress_of
from sessions.document import validated
from sessions.errors import InvalidInput, Missing
from sessions.meetings import Progress
from sessions.people import same_name
from sessions.place import Place
from sessions.roles import Role
from sessions.store.series_file import SeriesFile
from sessions.tips.agreement import Outcome, agreement
from sessions.tips.batch_line import Placing, read_batch
from sessions.tips.sorting import marked, placed, without_sorter
from sessions.tips.tip import Moment, Sorter, Tip, Verdict
from sessions.tips.voting import dealt


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
    _check_free(name, file.sorters.all())
    with file.change("sorteerder toegevoegd", place=place):
        return file.sorters.add(validated(Sorter, {"name": name, "roles": roles}))


def rename_sorter(file: SeriesFile, place: Place, number: int, name: str, roles: tuple[Role, ...]) -> Sorter:
    """Give who sorts another name or other roles. Raises InvalidInput when the name is empty or another's."""
    session_at_work(file, place)
    sorter = file.sorters.get(number)
    _check_free(name, (other for other in file.sorters.all() if other.number != number))
    with file.change("sorteerder gewijzigd", place=place):
        return file.sorters.save(sorter.changed(name=name, roles=roles))


def remove_sorter(file: SeriesFile, place: Place, number: int) -> Sorter:
    """Take away who sorts, with all that this sorter made of the tips, in one act."""
    session_at_work(file, place)
    sorter = file.sorters.get(number)
    with file.change("sorteerder weggehaald", place=place):
        for tip in judged_by(file, number):
            file.tips.save(without_sorter(tip, number))
        file.sorters.remove(number)
    return sorter


def judged_by(file: SeriesFile, number: int) -> tuple[Tip, ...]:
    """Return the tips that a sorter (its number) put somewhere or gave dots."""

    def _is_theirs(tip: Tip) -> bool:
        return number in {said.sorter for said in tip.verdicts} | {vote.sorter for vote in tip.votes}

    return file.tips.where(_is_theirs)


def take_seat(file: SeriesFile, place: Place, number: int | None) -> Progress:
    """Give a sorter (None: the whole room) the turn in a step. Where a meeting is, is kept outside undo.

    Raises Missing when there is no such sorter, or the meeting was never started.
    """
    session_at_work(file, place)
    if number is not None:
        file.sorters.get(number)
    progress = progress_of(file, place.session)
    if progress is None:
        raise Missing("Deze bijeenkomst is nog niet begonnen.")
    with file.change("wie aan de beurt is", undoable=False):
        return file.progress.save(progress.with_seat(place.step, number))


def _check_free(name: str, others: Iterable[Sorter]) -> None:
    """Raise InvalidInput when one of these has this name."""
    if any(same_name(sorter.name, name) for sorter in others):
        raise InvalidInput("Die naam is er al. Kies een andere naam, bijvoorbeeld koppel 2.", field="naam")


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
