"""What reading a table found: the documents in it, what is wrong per cell, and what is good to know."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Found = TypeVar("Found")

Watch = Callable[[float], None]
"""Is told now and then how far the reading is, from 0 to 1; whatever it raises stops the reading."""

LINES_NAMED = 8
"""So many line numbers stand in a note; of the others how many there are."""


@dataclass(frozen=True)
class Problem:
    """What is wrong at one place; `column` is empty where it is the line as a whole.

    `line` is the line of the file, as an editor counts. `what` says in Dutch what is wrong and repeats no cell; `value`
    is what stands there, or empty where that must not be told, and may name a person.
    """

    line: int
    what: str
    column: str = ""
    value: str = ""

    @property
    def place(self) -> str:
        """Where it is: `Regel 4, kolom start`."""
        return f"Regel {self.line}, kolom {self.column}" if self.column else f"Regel {self.line}"

    def __str__(self) -> str:
        """Return it as a sentence: `Regel 4, kolom start, “morgen”: dit is geen datum.`"""
        return f"{self.place}, “{self.value}”: {self.what}" if self.value else f"{self.place}: {self.what}"


@dataclass(frozen=True)
class Findings(Generic[Found]):
    """What a table holds. Where there is a problem none of it is to be kept; `notes` are told and stop nothing."""

    found: tuple[Found, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def lines_named(lines: Sequence[int]) -> str:
    """Return line numbers in words: `regel 4, 8 en 12`."""
    shown = [str(line) for line in lines[:LINES_NAMED]]
    if len(lines) > LINES_NAMED:
        return f"regel {', '.join(shown)} en nog {len(lines) - LINES_NAMED}"
    return f"regel {' en '.join(filter(None, (', '.join(shown[:-1]), shown[-1])))}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems by line; those of one line as they were found."""
    return tuple(sorted(problems, key=lambda problem: problem.line))
