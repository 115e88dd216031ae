"""Sorting tips: placing, marking, remarking, rewording and merging, and how far the room is.

Every function returns changed tips and keeps no state, so that any sequence of them loses or doubles nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sessions.errors import InvalidInput
from sessions.text import clean_prose
from sessions.tips.tip import Moment, Public, Remark, Tip


@dataclass(frozen=True)
class Standing:
    """How far round 1 is: the tips that are on the table, those placed per moment, those that were merged away."""

    unsorted: tuple[Tip, ...]
    columns: dict[Moment, tuple[Tip, ...]]
    merged: tuple[Tip, ...]

    @property
    def placed(self) -> int:
        """How many tips have a column."""
        return sum(map(len, self.columns.values()))

    @property
    def on_table(self) -> int:
        """How many tips there are, the merged ones not counted."""
        return self.placed + len(self.unsorted)


def standing(tips: Iterable[Tip]) -> Standing:
    """Return how far the sorting is; the three parts together are all tips, each once."""
    known = tuple(tips)
    living = tuple(tip for tip in known if tip.merged_into is None)
    return Standing(
        unsorted=tuple(tip for tip in living if tip.moment is None),
        columns={moment: tuple(tip for tip in living if tip.moment == moment) for moment in Moment},
        merged=tuple(tip for tip in known if tip.merged_into is not None),
    )


def usable_tips(tips: Iterable[Tip]) -> tuple[Tip, ...]:
    """Return what round 2 is about."""
    return tuple(tip for tip in tips if tip.usable and tip.merged_into is None)


def choosable_tips(tips: Iterable[Tip]) -> tuple[Tip, ...]:
    """Return what there is to choose from: the usable tips, and whatever was chosen already."""
    return tuple(tip for tip in tips if (tip.usable or tip.is_toptip) and tip.merged_into is None)


def placed(tip: Tip, moment: Moment | None, *, usable: bool = False, session: int | None = None) -> Tip:
    """Return the tip as placed under a moment in this meeting (None: back on the pile), bruikbaar or not."""
    has_place = moment is not None
    return tip.changed(moment=moment, usable=usable and has_place, sorted_in=session if has_place else None)


def marked(tip: Tip, *, usable: bool) -> Tip:
    """Return the tip as bruikbaar or not, where it stands."""
    return tip.changed(usable=usable)


def remarked(tip: Tip, remark: Remark) -> Tip:
    """Return the tip with this remark, or without it where it had it."""
    without = tuple(known for known in tip.remarks if known != remark)
    return tip.changed(remarks=without if remark in tip.remarks else (*tip.remarks, remark))


def reworded(tip: Tip, text: str) -> Tip:
    """Return the tip in other words; the first wording is kept. The first words again are no rewording.

    Raises InvalidInput when there is nothing in it.
    """
    words = clean_prose(text)
    if not words:
        raise InvalidInput("Typ de tip in de nieuwe woorden. Esc laat hem zoals hij was.", field="tip")
    first = tip.first_text or tip.text
    remarks = tuple(remark for remark in tip.remarks if remark != Remark.REWORD)
    return tip.changed(text=words, first_text="" if words == first else first, remarks=remarks)


def without_sorter(tip: Tip, sorter: int) -> Tip:
    """Return the tip without what one sorter (its number) made of it: where it was put, and the dots it got."""
    return tip.changed(
        verdicts=tuple(said for said in tip.verdicts if said.sorter != sorter),
        votes=tuple(vote for vote in tip.votes if vote.sorter != sorter),
    )


def merged(keep: Tip, double: Tip, *, session: int | None = None) -> tuple[Tip, Tip]:
    """Return the tip that stays, with the sources of both, and the double, taken in by it in this meeting.

    Raises InvalidInput when they are the same tip, or one of them was taken in already.
    """
    if keep.number == double.number:
        raise InvalidInput("Een tip kan niet dubbel zijn met zichzelf. Kies een ander nummer.", field="tip")
    for tip in (keep, double):
        if tip.merged_into is not None:
            raise InvalidInput(f"{tip.label} is al samengevoegd met T{tip.merged_into}. Kies dat nummer.", field="tip")
    return (
        keep.changed(sources=tuple(dict.fromkeys((*keep.sources, *double.sources)))),
        double.changed(merged_into=keep.number, moment=None, usable=False, rank=None, votes=(), sorted_in=session),
    )


def taken_in(tips: Iterable[Tip], number: int) -> tuple[int, ...]:
    """Return the numbers of the tips that this one took in, also through one another."""
    known = tuple(tips)
    direct = tuple(tip.number for tip in known if tip.merged_into == number)
    return tuple(sorted({*direct, *(below for one in direct for below in taken_in(known, one))}))


def toptips(tips: Iterable[Tip], public: Public | None) -> tuple[Tip, ...]:
    """Return the toptips for one public (None: for whom none was said), in their order."""
    chosen = [tip for tip in tips if tip.rank is not None and tip.public == public and tip.merged_into is None]
    return tuple(sorted(chosen, key=lambda tip: (tip.rank or 0, tip.number)))


def declared(tips: Sequence[Tip], number: int) -> tuple[Tip, ...]:
    """Return the tips that change when one is chosen as toptip: it comes last for its public.

    One that was chosen already is taken back, and the ones below it move up. Raises InvalidInput for a merged tip.
    """
    tip = next(tip for tip in tips if tip.number == number)
    if tip.merged_into is not None:
        raise InvalidInput(f"{tip.label} is samengevoegd met T{tip.merged_into}. Kies dat nummer.", field="tip")
    others = [other for other in toptips(tips, tip.public) if other.number != number]
    if tip.is_toptip:
        return (tip.changed(rank=None), *_in_order(others))
    return _in_order([*others, tip])


def moved_in_order(tips: Sequence[Tip], number: int, offset: int) -> tuple[Tip, ...]:
    """Return the toptips of its public that change when one moves up (-1) or down (1); none at either end."""
    tip = next(tip for tip in tips if tip.number == number)
    order = list(toptips(tips, tip.public))
    numbers = [other.number for other in order]
    here = numbers.index(number) if number in numbers else -1
    there = here + offset
    if here < 0 or not 0 <= there < len(order):
        return ()
    order[here], order[there] = order[there], order[here]
    return _in_order(order)


def meant_for(tips: Sequence[Tip], number: int, public: Public | None) -> tuple[Tip, ...]:
    """Return the tips that change when one is said to be for this public; none where it was for them already.

    A toptip that was for nobody in particular comes last in the order of that public. One that was chosen for another
    public is no toptip any more, and the ones below it there move up.
    """
    tip = next(tip for tip in tips if tip.number == number)
    if tip.public == public:
        return ()
    others = [other for other in toptips(tips, tip.public) if other.number != number] if tip.is_toptip else []
    last = max((other.rank or 0 for other in toptips(tips, public)), default=0)
    rank = last + 1 if tip.is_toptip and tip.public is None else None
    return (tip.changed(public=public, rank=rank), *_in_order(others))


def _in_order(tips: Sequence[Tip]) -> tuple[Tip, ...]:
    """Return those whose place changes when these are numbered anew."""
    return tuple(tip.changed(rank=place) for place, tip in enumerate(tips, start=1) if tip.rank != place)
