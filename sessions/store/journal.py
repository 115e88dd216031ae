"""The log of a series: when, who, what kind of act, which documents and which fields; never contents."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sessions.store.codec import Raw
from sessions.store.storage import Changes, SeriesTable

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

    def __init__(self, table: SeriesTable) -> None:
        self._table = table

    def add(self, when: datetime, who: str, kind: str, changes: Changes) -> int:
        """Add the line of an act, within it; return the number of the line."""
        lines = self._table.raw()
        number = int(next(reversed(lines))) + 1 if lines else 1
        for oldest in list(islice(lines, max(0, len(lines) + 1 - LINES))):
            self._table.drop(int(oldest))
        self._write(number, when, who, kind, _fields(changes))
        return number

    def extend(self, number: int, when: datetime, who: str, kind: str, changes: Changes) -> None:
        """Add the fields of an act to the line of the act that it continues."""
        line: Any = self._table.raw().get(str(number), {})
        documents = {key: tuple(fields) for key, fields in line.get("documents", {}).items()}
        for key, fields in _fields(changes).items():
            known = documents.get(key, ())
            documents[key] = known if NEW in known else tuple(dict.fromkeys((*known, *fields)))
        self._write(number, when, who, kind, documents)

    def lines(self) -> tuple[LogLine, ...]:
        """Return what is kept, oldest first."""
        return tuple(
            LogLine(
                when=datetime.fromisoformat(line["when"]),
                who=line["who"],
                kind=line["kind"],
                documents={key: tuple(fields) for key, fields in line["documents"].items()},
            )
            for line in self._table.raw().values()
        )

    def _write(self, number: int, when: datetime, who: str, kind: str, documents: dict[str, tuple[str, ...]]) -> None:
        self._table.put(number, {"when": when.isoformat(), "who": who, "kind": kind, "documents": documents})


def _fields(changes: Changes) -> dict[str, tuple[str, ...]]:
    return {f"{table} {number}": _changed(before, after) for (table, number), (before, after) in changes.items()}


def _changed(before: Raw | None, after: Raw | None) -> tuple[str, ...]:
    if before is None or after is None:
        return (GONE,) if after is None else (NEW,)
    return tuple(name for name in {**before, **after} if before.get(name) != after.get(name))
