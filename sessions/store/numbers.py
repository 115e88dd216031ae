"""The numbers that people use: given once per table, and never again, whatever is removed, undone or restored."""

from collections.abc import Iterable

from sessions.store.codec import Tables
from sessions.store.storage import SeriesTable
from sessions.store.tables import NUMBERS


class Numbers:
    """Gives the next number of a table and keeps the highest one given, in a table that undo does not touch."""

    def __init__(self, table: SeriesTable) -> None:
        self._table = table

    def give(self, name: str) -> int:
        """Return the next number for this table, within an act."""
        given = self._table.raw()["1"]
        number: int = given[name] + 1
        self._table.put(1, {**given, name: number})
        return number


def lifted(tables: Tables, copies: Iterable[Tables]) -> dict[str, int]:
    """Return the document of numbers that goes on after the highest that these tables or any copy has seen."""
    seen = [tables[NUMBERS]["1"], *(copy[NUMBERS]["1"] for copy in copies)]
    return {name: max(highest.get(name, 0) for highest in seen) for name in seen[0]}
