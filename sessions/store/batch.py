"""The tables while an act is at work, and what the act did to them."""

from collections.abc import Iterator

from sessions.store.codec import Key, Raw, Tables

Change = tuple[Raw | None, Raw | None]
"""A document before and after; None where there was none."""
Changes = dict[Key, Change]
"""What an act did, document by document."""


class Batch:
    """The changes of one act. A table is copied when first touched, so that giving up costs nothing."""

    def __init__(self, base: Tables) -> None:
        self.tables = dict(base)
        self._base = base
        self._touched: dict[Key, None] = {}

    @property
    def touched(self) -> tuple[Key, ...]:
        """The documents that were put or dropped, in the order of their first touch."""
        return tuple(self._touched)

    @property
    def changed(self) -> bool:
        """Whether anything differs from the beginning."""
        return any(before != after for _, (before, after) in self._pairs())

    def changes(self) -> Changes:
        """Return what differs from the beginning."""
        return {key: (before, after) for key, (before, after) in self._pairs() if before != after}

    def put(self, table: str, number: int, document: Raw) -> None:
        """Set a document."""
        self._own(table)[str(number)] = document
        self._touched[table, number] = None

    def drop(self, table: str, number: int) -> None:
        """Take a document out; nothing happens when it is not there."""
        self._own(table).pop(str(number), None)
        self._touched[table, number] = None

    def _pairs(self) -> Iterator[tuple[Key, Change]]:
        for table, number in self._touched:
            before = self._base.get(table, {}).get(str(number))
            yield (table, number), (before, self.tables[table].get(str(number)))

    def _own(self, table: str) -> dict[str, Raw]:
        if self.tables.get(table) is self._base.get(table):
            self.tables[table] = dict(self._base.get(table, {}))
        return self.tables[table]


def reversed_changes(changes: Changes) -> Changes:
    """Return the changes that take these back."""
    return {key: (after, before) for key, (before, after) in changes.items()}
