"""TinyDB's storage and table for one series: in memory and on disk the same, changed by whole acts only."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tinydb.storages import Storage
from tinydb.table import Table

from sessions.clock import Clock
from sessions.patience import Sleep
from sessions.store.batch import Batch
from sessions.store.codec import Content, Pages, Raw, Tables, Unreadable, to_bytes
from sessions.store.files import OtherContent, beside, read_file, write_file
from sessions.store.keys.keyring import Keyring, is_sealed
from sessions.store.refusals import ChangedOutside, changed_outside, file_gone, folder_warning, save_failed
from sessions.store.tables import read_tables


class SeriesStorage(Storage):
    """The tables of one file, encrypted where it `is_sealed`: then no byte of them is written otherwise.

    `content` is what the file held when it was last read or written, as it stands on the disk. `warning` says in Dutch
    what went less than well in a write that did succeed; who shows it empties it. `conflict` is where our version is
    kept once something else changed the file.
    """

    def __init__(self, path: Path, *, clock: Clock, sleep: Sleep, keys: Keyring) -> None:
        self.path = path
        self.content: Content = ()
        self.is_sealed = False
        self.warning = ""
        self.conflict: Path | None = None
        self._clock = clock
        self._sleep = sleep
        self._keys = keys
        self._tables: Tables = {}
        self._pages: Pages = {}
        self._batch: Batch | None = None
        self._rescued: tuple[Content, Path] | None = None

    def load(self) -> None:
        """Read the file, whatever is in memory.

        Raises OSError, Unreadable, Locked and NewerSchema; memory then stands.
        """
        data = read_file(self.path)
        self._tables = read_tables(self._keys.open(data))
        self._pages = {}
        self._found((data,))

    def create(self, tables: Tables) -> None:
        """Write a file that is not there yet. Raises ChangedOutside when one is, and SaveFailed."""
        if os.path.lexists(self.path):
            raise ChangedOutside(f"Er staat al een bestand {self.path.name}. Het is niet aangeraakt.")
        if not self.content:
            self.is_sealed = self._keys.exists
        self._save(tables, *to_bytes(tables), expected=None)

    def put_back(self) -> None:
        """Write what memory holds when the file has gone. Raises as `create` does."""
        self.create(self._tables)

    def settle(self) -> None:
        """End a conflict by reading the version on disk, ours being kept beside it. Raises SaveFailed and as `load`."""
        try:
            self.conflict = self.conflict or self._keep(self.content)
        except OSError as error:
            raise save_failed(error, self.path.parent) from error
        self.load()
        self.conflict = None

    def ours(self) -> Tables:
        """Return our side of a conflict: with the act that found it, as it was kept beside, or else without."""
        if self.conflict is not None:
            with suppress(OSError, Unreadable):
                return read_tables(self._keys.open(read_file(self.conflict)))
        return self._tables

    def replace(self, tables: Callable[[], Tables]) -> Path | None:
        """Put other tables in the place of whatever is on disk; return where that is kept, None when nothing was there.

        The tables are made when that is kept already, so that they can go on after its numbers. Raises SaveFailed,
        ChangedOutside, and OSError for what cannot be read; memory and disk then stand.
        """
        there = (read_file(self.path),) if os.path.lexists(self.path) else None
        if not self.content:
            self.is_sealed = self._keys.exists
        try:
            aside = self._keep(there, "vervangen") if there is not None else None
        except OSError as error:
            raise save_failed(error, self.path.parent) from error
        try:
            new = tables()
            self._save(new, *to_bytes(new), expected=there)
        except BaseException:
            with suppress(OSError):
                if aside is not None:
                    aside.unlink()
            raise
        self.conflict = None
        return aside

    def in_its_own_words(self) -> Content:
        """Return what the file held when it was last read or written, not encrypted. Raises Locked."""
        return (self._keys.open(b"".join(self.content)),) if self.is_sealed else self.content

    def for_the_disk(self, content: Content) -> Content:
        """Return bytes as they may stand on the disk: encrypted where this file is. Raises Locked."""
        return self._keys.seal(content) if self.is_sealed else content

    def seal(self, *, sealed: bool) -> None:
        """Write the file encrypted, or not any more. Raises as `write` does, and Locked; all is then as it was."""
        before, self.is_sealed = self.is_sealed, sealed
        try:
            self._save(self._tables, *to_bytes(self._tables), expected=self.content)
        except BaseException:
            self.is_sealed = before
            raise

    def show(self, tables: Tables) -> None:
        """Hold other tables in memory than the file has, of a file that is only looked at."""
        self._tables, self._pages = tables, {}

    def read(self) -> Tables:
        """Return the tables, in an act as they are so far."""
        return self._batch.tables if self._batch else self._tables

    def write(self, data: Tables) -> None:
        """Save these tables durably: TinyDB's way in, for whoever goes by it.

        Raises SaveFailed, ChangedOutside and FileGone; memory and disk then stand. RuntimeError inside an act.
        """
        if self._batch:
            raise RuntimeError("inside an act documents are changed by put and drop only")
        self._save(data, *to_bytes(data), expected=self.content)

    @contextmanager
    def batch(self) -> Iterator[Batch]:
        """Gather the changes of one act and save them once, at the end; an exception leaves all as it was.

        Raises as `write` does, RuntimeError inside another batch.
        """
        if self._batch:
            raise RuntimeError("an act inside an act")
        batch = self._batch = Batch(self._tables)
        try:
            yield batch
        finally:
            self._batch = None
        if batch.changed:
            self._save(batch.tables, *to_bytes(batch.tables, self._pages, batch.touched), expected=self.content)

    @property
    def current(self) -> Batch:
        """The batch at work. Raises RuntimeError outside an act."""
        if not self._batch:
            raise RuntimeError("documents change inside change() only")
        return self._batch

    def _found(self, content: Content) -> None:
        self.content = content
        self.is_sealed = is_sealed(content[0])

    def _save(self, tables: Tables, content: Content, pages: Pages, *, expected: Content | None) -> None:
        content = self.for_the_disk(content)
        try:
            folder_fault = write_file(self.path, content, expected=expected, sleep=self._sleep)
        except OtherContent:
            raise self._conflict(content) from None
        except FileNotFoundError:
            raise file_gone(self.path, self._rescue()) from None
        except OSError as error:
            raise save_failed(error, self.path.parent) from error
        if folder_fault:
            self.warning = folder_warning(folder_fault)
        self._tables, self.content, self._pages = tables, content, pages

    def _conflict(self, ours: Content) -> ChangedOutside:
        try:
            self.conflict = self._keep(ours)
        except OSError:
            self.conflict = None
        return changed_outside(self.path, self.conflict)

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

    def _keep(self, content: Content, word: str = "conflict") -> Path:
        """Write these bytes beside the file, under a name of their own with this word in it. Raises OSError."""
        copy = beside(self.path, word, self._clock())
        write_file(copy, content, sleep=self._sleep)
        return copy


class SeriesTable(Table):
    """A table in which a document is replaced whole (`put`) or taken out (`drop`), within an act."""

    def put(self, number: int, document: Raw) -> None:
        """Set the document with this number."""
        self._series.current.put(self.name, number, document)

    def drop(self, number: int) -> None:
        """Take the document with this number out."""
        self._series.current.drop(self.name, number)

    def raw(self) -> dict[str, Raw]:
        """Return the documents as they stand, by number as text; never to be changed."""
        return self._series.read().get(self.name, {})

    @property
    def _series(self) -> SeriesStorage:
        storage = self.storage
        assert isinstance(storage, SeriesStorage)
        return storage
