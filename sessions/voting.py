"""Voting with dots: how many there are to give, and how many were given."""

from collections.abc import Iterable

from sessions.errors import InvalidInput
from sessions.tips import Dots, Tip


def budget_left(tips: Iterable[Tip], voters: int, dots_each: int) -> int:
    """Return how many dots may still be given; less than 0 when more hands were counted than there are dots."""
    return voters * dots_each - sum(tip.dots for tip in tips)


def with_hands(tip: Tip, dots: int) -> Tip:
    """Return the tip with the show of hands counted as one number. Raises InvalidInput for a number below 0."""
    if not 0 <= dots <= 999:
        raise InvalidInput("Typ hoeveel stippen deze tip kreeg: 0 of meer.", field="stippen")
    others = tuple(vote for vote in tip.votes if vote.sorter is not None)
    return tip.changed(votes=(*others, Dots(dots=dots)) if dots else others)


def with_dots_of(tip: Tip, sorter: int, dots: int) -> Tip:
    """Return the tip with the dots that one sorter gives it. Raises InvalidInput for a number below 0."""
    if not 0 <= dots <= 999:
        raise InvalidInput("Typ hoeveel stippen deze tip kreeg: 0 of meer.", field="stippen")
    others = tuple(vote for vote in tip.votes if vote.sorter != sorter)
    return tip.changed(votes=(*others, Dots(sorter=sorter, dots=dots)) if dots else others)


def dots_given_by(tips: Iterable[Tip], sorter: int) -> int:
    """Return how many dots a sorter gave so far."""
    return sum(vote.dots for tip in tips for vote in tip.votes if vote.sorter == sorter)


def by_dots(tips: Iterable[Tip]) -> tuple[Tip, ...]:
    """Return the tips with the most dots first."""
    return tuple(sorted(tips, key=lambda tip: (-tip.dots, tip.number)))


def dealt(numbers: Iterable[int], sorters: int) -> tuple[tuple[int, ...], ...]:
    """Deal tips over a number of sorters, one after the other, so that shares differ by one at most."""
    stack = tuple(numbers)
    return tuple(stack[place::sorters] for place in range(sorters))
