"""TinyDB's storage and table for one series: in memory and on disk the same, changed by whole acts only."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb.storages import Storage
from tinydb.table import Table

from sessions.clock import Clock
from sessions.store.codec import Content, Key, Pages, Raw, Tables, to_bytes
from sessions.store.files import Sleep, beside, holds, read_file, write_file
from sessions.store.refusals import ChangedOutside, changed_outside, file_gone, save_failed
from sessions.store.tables import read_tables

Changes = dict[Key, tuple[Raw | None, Raw | None]]
"""What an act did: each document before and after; None where there was none."""


class Batch:
    """The tables while an act is at work: a table is copied when first touched, so giving up costs nothing."""

    def __init__(self, base: Tables) -> None:
        self.tables = dict(base)
        self._base = base
        self._touched: dict[Key, None] = {}

    @property
    def touched(self) -> tuple[Key, ...]:
        """The documents that were put or dropped, in the order of their first touch."""
        return tuple(self._touched)

    def put(self, table: str, number: int, document: Raw) -> None:
        """Set a document."""
        self._own(table)[str(number)] = document
        self._touched[table, number] = None

    def drop(self, table: str, number: int) -> None:
        """Take a document out; nothing happens when it is not there."""
        self._own(table).pop(str(number), None)
        self._touched[table, number] = None

    def changes(self) -> Changes:
        """Return what differs from the beginning, document by document."""
        pairs = {
            (table, number): (self._base.get(table, {}).get(str(number)), self.tables[table].get(str(number)))
            for table, number in self._touched
        }
        return {key: (before, after) for key, (before, after) in pairs.items() if before != after}

    def _own(self, table: str) -> dict[str, Raw]:
        if self.tables.get(table) is self._base.get(table):
            self.tables[table] = dict(self._base.get(table, {}))
        return self.tables[table]


class SeriesStorage(Storage):
    """The tables of one file.

    `warning` says in Dutch what went less than well in a write that did succeed; who shows it empties it.
    `conflict` is where our version is kept once something else changed the file.
    """

    def __init__(self, path: Path, *, clock: Clock, sleep: Sleep) -> None:
        self.path = path
        self.warning = ""
        self.conflict: Path | None = None
        self.content: Content = ()
        self._clock = clock
        self._sleep = sleep
        self._tables: Tables = {}
        self._pages: Pages = {}
        self._batch: Batch | None = None
        self._rescued: tuple[Content, Path] | None = None

    def load(self) -> None:
        """Read the file, whatever is in memory. Raises OSError, Unreadable and NewerSchema; memory then stands."""
        data = read_file(self.path)
        self._tables = read_tables(data)
        self._pages = {}
        self.content = (data,)

    def create(self, tables: Tables) -> None:
        """Write a file that is not there yet. Raises ChangedOutside when one is, and SaveFailed."""
        if self.path.is_symlink() or self.path.exists():
            raise ChangedOutside(f"Er staat al een bestand {self.path.name}. Het is niet aangeraakt.")
        self._put_on_disk(tables, *to_bytes(tables))

    def put_back(self) -> None:
        """Write what memory holds when the file has gone. Raises as `create` does."""
        self.create(self._tables)

    def read(self) -> Tables:
        """Return the tables, in an act as they are so far."""
        return self._batch.tables if self._batch else self._tables

    def write(self, data: Tables) -> None:
        """Save these tables durably. Raises SaveFailed, ChangedOutside and FileGone; memory then stands."""
        if self._batch:
            raise RuntimeError("inside an act documents are changed by put and drop only")
        self._save(data, *to_bytes(data))

    def _save(self, tables: Tables, content: Content, pages: Pages) -> None:
        try:
            unchanged = holds(self.path, self.content)
        except FileNotFoundError:
            raise file_gone(self.path, self._rescue()) from None
        except OSError as error:
            raise save_failed(error, self.path.parent) from error
        if not unchanged:
            raise self._conflict(content)
        self._put_on_disk(tables, content, pages)

    @contextmanager
    def batch(self) -> Iterator[Batch]:
        """Gather the changes of one act and save them once, at the end; an exception leaves all as it was.

        Raises RuntimeError inside another batch, and what `write` raises.
        """
        if self._batch:
            raise RuntimeError("an act inside an act")
        batch = self._batch = Batch(self._tables)
        try:
            yield batch
        finally:
            self._batch = None
        if batch.changes():
            self._save(batch.tables, *to_bytes(batch.tables, self._pages, batch.touched))

    def put(self, table: str, number: int, document: Raw) -> None:
        """Set a document, within an act."""
        self._act().put(table, number, document)

    def drop(self, table: str, number: int) -> None:
        """Take a document out, within an act."""
        self._act().drop(table, number)

    def adjust(self, table: str, number: int, document: Raw) -> None:
        """Set a document in memory only, before the first act, which will write it."""
        self._tables = {**self._tables, table: {**self._tables.get(table, {}), str(number): document}}

    def settle(self) -> None:
        """End a conflict by reading the version on disk, ours being kept beside it. Raises SaveFailed and as `load`."""
        try:
            self.conflict = self.conflict or self._keep(self.content)
        except OSError as error:
            raise save_failed(error, self.path.parent) from error
        self.load()
        self.conflict = None

    def _act(self) -> Batch:
        if not self._batch:
            raise RuntimeError("documents change inside change() only")
        return self._batch

    def _put_on_disk(self, tables: Tables, content: Content, pages: Pages) -> None:
        try:
            reason = write_file(self.path, content, sleep=self._sleep)
        except OSError as error:
            raise save_failed(error, self.path.parent) from error
        if reason:
            self.warning = (
                f"Uw invoer is bewaard, maar de map gaf een fout ({reason}). Kopieer voor de zekerheid de map."
            )
        self._tables, self.content, self._pages = tables, content, pages

    def _conflict(self, ours: Content) -> ChangedOutside:
        try:
            self.conflict = self._keep(ours)
        except OSError:
            self.conflict = None
        return changed_outside(self.path, self.conflict)

    def _keep(self, content: Content) -> Path:
        """Write these bytes beside the file, under a name of their own. Raises OSError."""
        copy = beside(self.path, "conflict", self._clock())
        write_file(copy, content, sleep=self._sleep)
        return copy

    def _rescue(self) -> Path | None:
        """Keep what was saved beside the file that has gone, once; None when the folder has gone too."""
        if self._rescued and self._rescued[0] is self.content and self._rescued[1].exists():
            return self._rescued[1]
        try:
            copy = self._keep(self.content)
        except OSError:
            return None
        self._rescued = (self.content, copy)
        return copy


class SeriesTable(Table):
    """A table in which a document is replaced whole (`put`) or taken out (`drop`), within an act."""

    def put(self, number: int, document: Raw) -> None:
        """Set the document with this number."""
        self._series.put(self.name, number, document)

    def drop(self, number: int) -> None:
        """Take the document with this number out."""
        self._series.drop(self.name, number)

    def raw(self) -> dict[str, Raw]:
        """Return the documents as they stand, by number as text; never to be changed."""
        return self._series.read().get(self.name, {})

    @property
    def _series(self) -> SeriesStorage:
        storage: Any = self.storage
        assert isinstance(storage, SeriesStorage)
        return storage
