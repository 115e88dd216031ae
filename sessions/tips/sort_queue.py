"""What is still to be sorted in round 1, and by whom: by the room together, or by one sorter at the same laptop."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sessions.tips.agreement import Outcome, agreement
from sessions.tips.tip import Moment, Sorter, Tip


@dataclass(frozen=True)
class Spot:
    """Where a tip stands for whoever sorts: under which moment, bruikbaar or not."""

    moment: Moment
    usable: bool


@dataclass(frozen=True)
class Tally:
    """How far whoever sorts is: how many tips there are for them, and how many stand under each moment."""

    total: int
    columns: dict[Moment, int]
    usable: int

    @property
    def placed(self) -> int:
        """How many tips have a spot."""
        return sum(self.columns.values())


def spot_of(tip: Tip, sorter: Sorter | None) -> Spot | None:
    """Return where a tip stands for one sorter (None: for the room); None while it has no place."""
    if sorter is None:
        return Spot(tip.moment, tip.usable) if tip.moment else None
    return next((Spot(said.moment, said.usable) for said in tip.verdicts if said.sorter == sorter.number), None)


def next_tip(tips: Iterable[Tip], sorter: Sorter | None, skipped: Sequence[int] = ()) -> Tip | None:
    """Return the tip that comes next for one sorter (None: for the room), or None when there is nothing left.

    It goes by number; the tips that were skipped (their numbers) come last, in the order in which they were skipped.
    """
    put_off: dict[int, Tip] = {}
    for tip in tips_asked(tips, sorter):
        if tip.number not in skipped:
            return tip
        put_off[tip.number] = tip
    return next((put_off[number] for number in skipped if number in put_off), None)


def tips_asked(tips: Iterable[Tip], sorter: Sorter | None) -> Iterator[Tip]:
    """Yield the tips that are still to be sorted by one sorter, or (None) by the room, in the order they are given.

    The room is asked about what nobody judged and about what divides those who did; a sorter about the own share.
    """
    if sorter is None:
        return (tip for tip in tips if _is_open(tip) and _is_for_the_room(tip))
    return (tip for tip in _share(tips, sorter) if _is_open(tip) and spot_of(tip, sorter) is None)


def agreed_tips(tips: Iterable[Tip]) -> tuple[Tip, ...]:
    """Return the tips without a place on which all or most sorters agree: the room need not talk about those."""
    return tuple(tip for tip in tips if tip.verdicts and _is_open(tip) and not _is_for_the_room(tip))


def tally(tips: Iterable[Tip], sorter: Sorter | None) -> Tally:
    """Return how far one sorter is with the own share (None: how far the room is)."""
    mine = tips if sorter is None else _share(tips, sorter)
    columns: Counter[Moment] = Counter()
    total = usable = 0
    for tip in mine:
        if tip.merged_into is not None:
            continue
        total += 1
        spot = spot_of(tip, sorter)
        if spot is not None:
            columns[spot.moment] += 1
            usable += spot.usable
    return Tally(total, {moment: columns[moment] for moment in Moment}, usable)


def _share(tips: Iterable[Tip], sorter: Sorter) -> Iterator[Tip]:
    """Yield the tips that were dealt to a sorter; all of them where nothing was dealt."""
    share = frozenset(sorter.share)
    return (tip for tip in tips if not share or tip.number in share)


def _is_open(tip: Tip) -> bool:
    return tip.moment is None and tip.merged_into is None


def _is_for_the_room(tip: Tip) -> bool:
    """Whether the room has something to say: nobody judged the tip, or they differ."""
    return not tip.verdicts or agreement(tip).outcome == Outcome.DIVIDED
