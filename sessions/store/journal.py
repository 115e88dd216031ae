"""The log of a series: when, who, what kind of act, which documents and which fields; never contents."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from pydantic import TypeAdapter, ValidationError

from sessions.store.batch import Changes
from sessions.store.codec import Raw, Unreadable
from sessions.store.numbers import Numbers
from sessions.store.storage import SeriesTable
from sessions.text import clean_line

LINES = 1_000
"""How many lines are kept; the oldest go first."""
NEW, GONE = "+", "-"
"""Stand for the fields of a document that came or went."""


@dataclass(frozen=True)
class LogLine:
    """One line. `documents` maps table and number, as `actions 12`, to the fields that changed."""

    when: datetime
    who: str
    kind: str
    documents: dict[str, tuple[str, ...]]


class Journal:
    """Writes and reads the lines in the log table."""

    def __init__(self, table: SeriesTable, numbers: Numbers) -> None:
        self._table = table
        self._numbers = numbers

    def add(self, when: datetime, who: str, kind: str, changes: Changes, line: int | None = None) -> int:
        """Write the line of an act, within it, and return its number. With `line`, add the act to that one."""
        documents = _fields(changes)
        kept = self._table.raw()
        if line is None or str(line) not in kept:
            line = self._numbers.give(self._table.name)
            for oldest in list(islice(kept, max(0, len(kept) + 1 - LINES))):
                self._table.drop(int(oldest))
        else:
            documents = _united(kept[str(line)]["documents"], documents)
        self._table.put(line, {"when": when.isoformat(), "who": who, "kind": kind, "documents": documents})
        return line

    def lines(self) -> tuple[LogLine, ...]:
        """Return what is kept, oldest first. Raises Unreadable."""
        return read_lines(self._table.raw())


def read_lines(table: dict[str, Raw]) -> tuple[LogLine, ...]:
    """Return the lines in the table of a log, in its order. Raises Unreadable."""
    try:
        return TypeAdapter(tuple[LogLine, ...]).validate_python(tuple(table.values()))
    except ValidationError:
        raise Unreadable("log") from None


def cleaned_log(table: dict[str, Raw]) -> dict[str, Raw]:
    """Return the table of a log that comes from elsewhere, without signs that upset a screen. Raises Unreadable."""
    lines = zip(table.items(), read_lines(table), strict=True)
    return {
        number: {**raw, "who": clean_line(line.who), "kind": clean_line(line.kind)} for (number, raw), line in lines
    }


def _fields(changes: Changes) -> dict[str, list[str]]:
    return {f"{table} {number}": _changed(before, after) for (table, number), (before, after) in changes.items()}


def _changed(before: Raw | None, after: Raw | None) -> list[str]:
    if before is None or after is None:
        return [GONE] if after is None else [NEW]
    return [name for name in {**before, **after} if before.get(name) != after.get(name)]


def _united(earlier: dict[str, list[str]], later: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the fields of both, each once; a document that came stays one that came."""
    return {
        key: [NEW] if NEW in earlier.get(key, ()) else list(dict.fromkeys([*earlier.get(key, ()), *later.get(key, ())]))
        for key in {**earlier, **later}
    }
