"""A table of which the columns are known: its header understood, and its lines one by one, cell by cell."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeVar

from sessions.delimited import decode, split_lines
from sessions.errors import InvalidInput
from sessions.identifying import holds_service_number
from sessions.importing.findings import Problem, Watch
from sessions.text import LINE_LIMIT, clean_line, fold

Meant = TypeVar("Meant")

LIMIT = 20_000
"""So many lines at once: more than a region has in twenty years, and what an ordinary laptop can hold."""
WATCHED = 50
"""Lines between two looks of who watches."""
SHOWN = 40
"""So many characters of a cell are repeated where it is wrong."""
BSN_FOUND = (
    "hier staat een nummer dat een BSN kan zijn. Dat bewaart tafel nooit. Haal het weg uit het bestand. "
    "Is het een telefoonnummer, schrijf het dan met de 0 ervoor."
)

_GUARD = re.compile(r"^'(?=\s*[=+\-@＝＋－＠])")
"""The apostrophe that our own tables put before what a spreadsheet would calculate."""


@dataclass(frozen=True)
class Column:
    """A column by its name, the other names it goes by, and whether every line must have something in it."""

    name: str
    also: tuple[str, ...] = ()
    required: bool = False


@dataclass
class Line:
    """One line of a table, read cell by cell. What is wrong is noted, and the reading goes on.

    `number` is its line in the file; `columns` are the names of all columns that the table has.
    """

    number: int
    columns: frozenset[str]
    _cells: dict[str, str]  # cleaned when the line was split
    problems: list[Problem] = field(default_factory=list)

    def has(self, column: str) -> bool:
        """Whether anything stands in this column, right or wrong."""
        return bool(self._cells.get(column))

    def text(self, column: str) -> str:
        """Return what stands in a column as one line of text; too long a text is noted as wrong."""
        cell = self._cells.get(column)
        if not cell:
            return ""
        text = _GUARD.sub("", " ".join(cell.split()))
        if len(text) > LINE_LIMIT:
            self.wrong(column, f"deze tekst is te lang: er passen {LINE_LIMIT} tekens.")
            return ""
        return text

    def read(self, column: str, meaning: Callable[[str], Meant], *, show: bool = True) -> Meant | None:
        """Return what a cell means, None where it is empty, or where it means nothing: that is noted.

        With `show` the note repeats what stands there.
        """
        text = self.text(column)
        if not text:
            return None
        try:
            return meaning(text)
        except InvalidInput as refusal:
            self.wrong(column, _as_part(str(refusal)), show=show)
            return None

    def wrong(self, column: str, what: str, *, show: bool = True) -> None:
        """Note that a column is wrong; with `show` what stands in it is repeated."""
        value = clean_line(self._cells.get(column, "")) if show else ""
        short = value if len(value) <= SHOWN else f"{value[: SHOWN - 1]}…"
        self.problems.append(Problem(self.number, what, column, short))

    def check(self, required: Sequence[Column]) -> None:
        """Note what may not be repeated, and which cells are missing; what may not be repeated is forgotten."""
        for column in [name for name, cell in self._cells.items() if holds_service_number(cell)]:
            self._cells[column] = ""
            self.wrong(column, BSN_FOUND)
        for one in required:
            if not self.has(one.name) and not self.is_wrong(one.name):
                self.wrong(one.name, "dit is leeg, en mag niet leeg zijn.")

    def is_wrong(self, *columns: str) -> bool:
        """Whether anything is wrong in one of these columns so far; without columns, in the whole line."""
        return any(not columns or problem.column in columns for problem in self.problems)


@dataclass(frozen=True)
class Table:
    """A table whose header is understood, or what is wrong with that. `lines` reads it once, as it goes."""

    problems: tuple[Problem, ...]
    lines: Iterator[Line]


def read_table(data: bytes, columns: Sequence[Column], watch: Watch) -> Table:
    """Return the table in the bytes of a file; its first line names columns, in any order.

    Raises InvalidInput where it cannot be read as a whole, also while its lines are read: then for what cannot be split
    in cells, or more lines than the limit.
    """
    text = decode(data)
    rows = split_lines(text, strict=True)
    header, number = next(rows, ([], 1))
    if not header:
        raise InvalidInput("Dit bestand is leeg. Er is niets ingelezen.")
    names, problems = _understood(header, number, columns)
    if problems:
        return Table(tuple(problems), iter(()))
    total = text.count("\n") + 1
    return Table((), _lines(rows, names, [column for column in columns if column.required], total, watch))


def _lines(
    rows: Iterator[tuple[list[str], int]], names: list[str], required: Sequence[Column], total: int, watch: Watch
) -> Iterator[Line]:
    columns = frozenset(filter(None, names))
    for count, (cells, number) in enumerate(rows):
        if count == LIMIT:
            raise InvalidInput(
                f"Regel {number}: er staan meer dan {LIMIT} regels in. Er is niets ingelezen. Deel het bestand op."
            )
        if count % WATCHED == 0:
            watch(min(number / total, 1.0))
        line = Line(number, columns, {name: cell for name, cell in zip(names, cells, strict=False) if name and cell})
        line.check(required)
        without_name = [place for place, cell in enumerate(cells, start=1) if cell and not _named(names, place)]
        if without_name:
            line.problems.append(
                Problem(
                    number,
                    f"in cel {without_name[0]} staat iets, en de kop heeft daar geen kolom. Zet aanhalingstekens om "
                    "een tekst waar een scheidingsteken in staat.",
                )
            )
        yield line


def _named(names: list[str], place: int) -> bool:
    return place <= len(names) and bool(names[place - 1])


def _understood(header: list[str], number: int, columns: Sequence[Column]) -> tuple[list[str], list[Problem]]:
    """Return the name of the column in each place (empty where there is none), and what is wrong in the header."""
    known = {_key(name): column.name for column in columns for name in (column.name, *column.also)}
    names = [known.get(_key(cell), "") for cell in header]
    problems = [
        Problem(number, _unknown(cell, known))
        for cell, name in zip(header, names, strict=True)
        if not name and clean_line(cell)
    ]
    problems += [
        Problem(number, f"de kolom {name} staat er meer dan één keer.")
        for name in dict.fromkeys(filter(None, names))
        if names.count(name) > 1
    ]
    problems += [
        Problem(number, f"de kolom {column.name} ontbreekt. De eerste regel noemt de kolommen.")
        for column in columns
        if column.required and column.name not in names
    ]
    return names, problems


def _unknown(cell: str, known: dict[str, str]) -> str:
    """Return what is wrong with a name in the header that is none; the name that comes near is told."""
    if holds_service_number(cell):
        return BSN_FOUND
    near = get_close_matches(_key(cell), known, n=1)
    hint = f"Bedoelt u {known[near[0]]}?" if near else f"Deze kunnen: {', '.join(dict.fromkeys(known.values()))}."
    return f"de kolom “{clean_line(cell)[:SHOWN]}” is niet bekend. {hint}"


def _key(name: str) -> str:
    """Return the name of a column for comparing: without case and accents, and with `_` for what separates words."""
    return re.sub(r"[\W_]+", "_", fold(name)).strip("_")


def _as_part(sentence: str) -> str:
    """Return a sentence as it goes on after a colon; what begins with a name or a sign stays."""
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence
