"""A batch line: what one sorter wrote down at home or on paper, typed in one go, `12v 13n 14t* 15v`.

A number, the letter of a moment (v, t, n), and `*` for bruikbaar. What is wrong is told with its place, and then
nothing of the line counts.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from sessions.tips.tip import Moment

_WORD = re.compile(r"[Tt]?(?P<number>\d{1,6})(?P<letter>[A-Za-z]?)(?P<usable>\*?)")
_LETTERS = {moment.letter: moment for moment in Moment}


@dataclass(frozen=True)
class Placing:
    """One tip in a batch line: its number, under which moment, bruikbaar or not."""

    number: int
    moment: Moment
    usable: bool


@dataclass(frozen=True)
class Fault:
    """A word of a batch line that is wrong: where it starts and ends, and what is wrong in Dutch."""

    start: int
    end: int
    message: str


@dataclass(frozen=True)
class Batch:
    """A batch line as read: the placings in their order, and the faults; with a fault it is not to be kept."""

    placings: tuple[Placing, ...]
    faults: tuple[Fault, ...]


def read_batch(text: str, known: Collection[int]) -> Batch:
    """Read a batch line; `known` are the numbers of the tips that can be placed."""
    placings: list[Placing] = []
    faults: list[Fault] = []
    seen: set[int] = set()
    for word in re.finditer(r"[^\s,;]+", text):
        found = _read_word(word[0], known, seen)
        if isinstance(found, Placing):
            placings.append(found)
            seen.add(found.number)
        else:
            faults.append(Fault(word.start(), word.end(), found))
    return Batch(tuple(placings), tuple(faults))


def _read_word(word: str, known: Collection[int], seen: Collection[int]) -> Placing | str:
    """Return one placing, or what is wrong with the word."""
    found = _WORD.fullmatch(word)
    if found is None:
        return f"“{word}” is niet te lezen. Typ nummer en letter, bijvoorbeeld 12v of 14t*."
    number = int(found["number"])
    moment = _LETTERS.get(found["letter"].lower())
    if number not in known:
        return f"Tip {number} is er niet."
    if moment is None:
        what = f"“{found['letter']}” is geen v, t of n" if found["letter"] else "er staat geen letter bij: v, t of n"
        return f"Tip {number}: {what}."
    if number in seen:
        return f"Tip {number} staat er twee keer."
    return Placing(number, moment, bool(found["usable"]))
