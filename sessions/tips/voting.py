"""Voting with dots: how many there are to give, and how many were given."""

import re
from collections.abc import Iterable

from sessions.errors import InvalidInput
from sessions.meetings import Ballot, Session
from sessions.tips.tip import Dots, Tip


def read_ballot(text: str, now: Ballot) -> Ballot:
    """Return the ballot that a line says: `10 x 3` (people and dots each), `10` (people), or empty: who is in the room.

    What is not said stays as it is now. Raises InvalidInput for anything else.
    """
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if not text:
        return Ballot(dots_each=now.dots_each)
    if not 1 <= len(numbers) <= 2 or not 1 <= numbers[0] <= 999 or not 1 <= numbers[-1] <= (99, 999)[len(numbers) == 1]:
        raise InvalidInput("Typ hoeveel mensen stemmen en hoeveel stippen ieder heeft, bijvoorbeeld: 10 x 3.")
    return Ballot(voters=numbers[0], dots_each=numbers[1] if len(numbers) > 1 else now.dots_each)


def voters_of(session: Session) -> int:
    """Return how many people vote at a meeting: as was said, else whoever is in the room."""
    return session.ballot.voters or sum(entry.presence.in_room for entry in session.attendance)


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
