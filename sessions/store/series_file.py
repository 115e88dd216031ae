"""An open series: its documents, and acts that change them, each a durable write that can be undone."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from sessions.clock import Clock, local_day
from sessions.erasing.erased import Erased
from sessions.errors import FileTrouble, StoreRefusal
from sessions.place import Place
from sessions.series import Series
from sessions.store.backups import Backup, Backups
from sessions.store.batch import Batch, Changes, reversed_changes
from sessions.store.codec import Content, Tables, Unreadable
from sessions.store.copies import Erase, clean_copies, seal_copies
from sessions.store.documents import SeriesDocuments
from sessions.store.erasing import coming_in, erased_in, tables_without
from sessions.store.files import TooLarge, holds, read_file, sweep
from sessions.store.history import History, Step, Undone
from sessions.store.journal import Journal, LogLine
from sessions.store.keys.keyring import Keyring
from sessions.store.locking import SeriesLock
from sessions.store.numbers import lifted
from sessions.store.refusals import (
    ChangedOutside,
    NothingToUndo,
    ReadOnlyFile,
    UndoRefused,
    backup_warning,
    damaged_copy,
    lent_out,
    no_such_series,
    not_backed_up,
    unreachable,
)
from sessions.store.storage import SeriesStorage
from sessions.store.tables import LOG, NUMBERS, read_tables


class SeriesFile(SeriesDocuments):
    """One series, open. Made by Archive; a context manager that closes it.

    `read_only` is "" or says in Dutch why this window cannot write; `who` is the name for the log. `trouble` is what
    something else did to the file, until a way on was chosen; `loads` counts how often all that was known was replaced
    by what a file holds; `replaced` is where the file stands in whose place a backup or our version was put. One that
    `is_copy` is only looked at: what was withdrawn since it was made is not in it.
    """

    def __init__(
        self,
        storage: SeriesStorage,
        backups: Backups,
        *,
        clock: Clock,
        lock: SeriesLock | None,
        read_only: str,
        keys: Keyring,
    ) -> None:
        super().__init__(storage, backups.damaged)
        self._keys = keys
        self.path: Path = storage.path
        self.slug: str = storage.path.stem
        self.read_only = read_only
        self.who = ""
        self._backups = backups
        self._clock = clock
        self._lock = lock
        self._journal = Journal(self._table(LOG), self._numbers)
        self._history = History()
        self._closed = False
        self.trouble: FileTrouble | None = None
        self.loads = 0
        self.replaced: Path | None = None
        self.is_copy = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def now(self) -> dt.datetime:
        """Return the present moment in UTC."""
        return self._clock()

    def today(self) -> dt.date:
        """Return the date on the wall."""
        return local_day(self._clock())

    @property
    def warning(self) -> str:
        """What went less than well in something that did succeed, in Dutch, or "". Who shows it empties it."""
        return self._storage.warning

    @warning.setter
    def warning(self, words: str) -> None:
        self._storage.warning = words

    @property
    def conflict(self) -> Path | None:
        """Where our version is kept once something else changed the file."""
        return self._storage.conflict

    def log(self) -> tuple[LogLine, ...]:
        """Return the log, oldest line first. Raises DamagedFile."""
        try:
            return self._journal.lines()
        except Unreadable as error:
            raise self._damaged() from error

    def check(self) -> None:
        """Read everything there is. Raises DamagedFile."""
        for collection in self._collections.values():
            collection.all()
        self.log()

    @contextmanager
    def change(
        self, label: str, *, undoable: bool = True, place: Place | None = None, merge: str = ""
    ) -> Iterator[None]:
        """Gather one act of a user: leaving the block is one durable write, one undo step and one log line.

        `label` is short Dutch without user text, names or codes. `place` is where undoing it should go. Acts in a row
        with the same `merge`, such as the saves of one visit to a notes field, are one undo step and one log line.
        An exception in the block, or in saving, leaves memory and disk as they were. Nothing may be awaited inside.

        Raises ReadOnlyFile, ChangedOutside, FileGone and SaveFailed; RuntimeError for an act inside an act.
        """
        if self.read_only:
            raise ReadOnlyFile(self.read_only)
        with self._saving() as batch:
            yield
            changes = {key: change for key, change in batch.changes().items() if key[0] in self._collections}
            last = self._history.continued_by(merge, changes) if undoable else None
            if changes:
                line = self._journal.add(self.now(), self.who, label, changes, last.line if last else None)
        if changes and undoable:
            self._history.add(Step(label, place, changes, line, merge), last)

    def next_undo(self) -> Step | None:
        """Return the act that undo would take back, or None."""
        return self._history.next_undo

    def next_redo(self) -> Step | None:
        """Return the act that redo would do again, or None."""
        return self._history.next_redo

    def recall(self, step: Step) -> None:
        """Make an act that was done when this file was open before the next to undo."""
        self._history.recall(step)

    def undo(self) -> Undone:
        """Take the last act back. Raises NothingToUndo, UndoRefused and what `change` raises.

        An act that is refused because of what came later is passed over: the next undo takes back what is older.
        """
        step = self._history.next_undo
        if step is None:
            raise NothingToUndo("Er is niets om ongedaan te maken.")
        back = reversed_changes(step.changes)
        if not (self._history.may_undo(step) and self._still_stands(back)):
            self._history.pass_over_undo()
            raise UndoRefused(
                f"‘{step.label}’ kan niet ongedaan gemaakt worden: het is daarna nog gewijzigd. Er is niets veranderd. "
                "Wat u ervoor deed, kan nog wel: doe het nog eens."
            )
        self._turn(step, back, "ongedaan gemaakt")
        self._history.undid()
        return Undone(step.label, step.place, tuple(step.changes))

    def redo(self) -> Undone:
        """Do the act that was last taken back again. Raises as `undo` does."""
        step = self._history.next_redo
        if step is None:
            raise NothingToUndo("Er is niets om opnieuw te doen.")
        if not self._still_stands(step.changes):
            self._history.pass_over_redo()
            raise UndoRefused(
                f"‘{step.label}’ kan niet opnieuw gedaan worden: het is daarna nog gewijzigd. Er is niets veranderd."
            )
        self._turn(step, step.changes, "opnieuw gedaan")
        self._history.redid()
        return Undone(step.label, step.place, tuple(step.changes))

    def forget_history(self) -> None:
        """Nothing done so far can be undone any more: a meeting was closed."""
        self._history.forget()

    def load(self) -> None:
        """Read the file, forgetting what is in memory and what could be undone; at a refusal memory stands.

        Raises NoSuchSeries, Unreachable, DamagedFile and NewerSchema.
        """
        self._read_by(self._storage.load)

    def reload(self) -> bool:
        """In a window that can only read: read the file again if it changed, and return whether it did.

        Raises as `load` does. A window that has the lock returns False, also after a conflict: see `go_on_with_disk`.
        """
        if self._lock and self._lock.held:
            return False
        try:
            if holds(self.path, self._storage.content):
                return False
        except OSError as error:
            raise unreachable(error, self.path) from error
        self.load()
        return True

    def go_on_with_disk(self) -> None:
        """After a conflict: go on with the version on disk; ours stays beside it.

        Nothing happens when there is no conflict. Raises SaveFailed when ours could not be kept, and as `load` does.
        """
        if not self.in_conflict:
            return
        self._read_by(self._storage.settle)
        self._settled()
        self.go_on_numbering()

    def go_on_with_ours(self) -> None:
        """After a conflict: put our version in the place of the one on disk, which stays beside it as `replaced`.

        Nothing happens when there is no conflict. Raises SaveFailed, Unreachable and ChangedOutside; all is then as it
        was.
        """
        if self.in_conflict:
            self._replace_by(self._storage.ours())

    def put_back(self) -> None:
        """After the file has gone: write what was saved back to its place. Raises SaveFailed and ChangedOutside."""
        self._storage.put_back()
        self.trouble = None

    @property
    def in_conflict(self) -> bool:
        """Whether this window stopped writing because something else changed the file."""
        return isinstance(self.trouble, ChangedOutside)

    def restore(self, backup: Backup) -> None:
        """Put a backup in the place of the file; what stood there stays beside it, as `replaced`.

        What was open goes among the backups first. Numbers go on after the highest that any kept copy has seen, and a
        jongere who was erased is not in it. Raises ReadOnlyFile in a window that may not write, DamagedFile when the
        backup is not good, SaveFailed, Unreachable and ChangedOutside; all is then as it was.
        """
        if self.read_only:
            raise ReadOnlyFile(self.read_only)
        try:
            tables = self._without_erased(self._not_lent(backup.tables(self._keys)))
        except (OSError, Unreadable) as error:
            raise damaged_copy(backup.path, self._backups.newest_good()) from error
        if self._storage.content:
            self.back_up("voor terugzetten")
        self._replace_by(tables)
        self.back_up("teruggezet")

    @property
    def content(self) -> Content:
        """The bytes of the file as it was last read or saved, not encrypted."""
        return self._storage.in_its_own_words()

    @property
    def is_sealed(self) -> bool:
        """Whether the file is encrypted."""
        return self._storage.is_sealed

    def seal(self, *, sealed: bool) -> tuple[Path, ...]:
        """Write the file and every copy of it encrypted, to all who may open it now, or not encrypted any more.

        Returns the copies that could not be.

        Raises ReadOnlyFile, Locked, and as `change` does; the file is then as it was.
        """
        if self.read_only:
            raise ReadOnlyFile(self.read_only)
        if sealed or self.is_sealed:
            self._storage.seal(sealed=sealed)
        return seal_copies(self._copies(), sealed=sealed, sleep=self._backups.sleep, keys=self._keys)

    @property
    def tables(self) -> Tables:
        """Everything as it stands in the file; never to be changed."""
        return self._storage.read()

    @property
    def highest(self) -> dict[str, int]:
        """The highest number that was given, per table."""
        return dict(self._table(NUMBERS).raw()["1"])

    def let_go(self) -> None:
        """After the act by which the series was lent out: read only from now on, and keep nobody else out."""
        assert self.series.lent is not None
        self.read_only = str(lent_out(self.series.lent))
        self._history.forget()
        if self._lock:
            self._lock.release()

    def reclaim(self) -> None:
        """Write in a series that was lent out: to take it back, or in its place what was given back.

        Raises ReadOnlyFile when another window has it, or the folder may only be read, and as `load` does.
        """
        if self.series.lent is None or self._lock is None or self._closed:
            raise ReadOnlyFile(self.read_only)
        if why_not := self._lock.acquire(self.now()):
            raise ReadOnlyFile(why_not)
        try:
            self.load()
            self.go_on_numbering()
        except BaseException:
            self._lock.release()
            raise
        self.read_only = ""

    def take_in(self, tables: Tables) -> None:
        """Put what somebody handed over in the place of what is here, of which a verified copy is kept first.

        Numbers go on after the highest of both and of every copy; undo is emptied; a jongere who was erased on either
        side is not in it. Raises ReadOnlyFile, SaveFailed,
        ChangedOutside and FileGone; all is then as it was.
        """
        if self.read_only:
            raise ReadOnlyFile(self.read_only)
        self.keep_safe(self.content, "voor ontvangen")
        copies = (self._storage.read(), *self._backups.copies())
        tables = self._without_erased({**tables, NUMBERS: {"1": lifted(tables, copies)}})
        self._storage.write(tables)
        self._start_anew()
        self.back_up("ontvangen")

    def keep_safe(self, content: Content, reason: str) -> None:
        """Keep a verified copy of these bytes among the reserve copies. Raises SaveFailed."""
        try:
            self._backups.make(self._storage.for_the_disk(content), reason)
        except OSError as error:
            raise not_backed_up(error) from error

    @property
    def waits(self) -> bool:
        """Whether this window only reads because it could not get the lock: it may come free."""
        return self._lock is not None and not (self._lock.held or self._closed or self.series.lent)

    def is_free(self) -> bool:
        """Return whether a window that waits could write now, because the other one is closed."""
        return self.waits and self._lock is not None and self._lock.is_free()

    def take_over(self) -> None:
        """Go on as the window that writes, with what is on disk. Raises ReadOnlyFile and as `load` does."""
        if self._lock is None or self._closed:
            raise ReadOnlyFile(self.read_only)
        why_not = self._lock.acquire(self.now())
        if why_not:
            self.read_only = why_not
            raise ReadOnlyFile(why_not)
        try:
            self.begin_writing()
        except BaseException as error:
            self._lock.release()
            if isinstance(error, ReadOnlyFile):
                self.read_only = str(error)
            raise
        self.read_only = ""

    def begin_writing(self, *, back_up: bool = True) -> None:
        """Read the file as the window that has the lock, and keep a copy.

        Raises as `load` does, SaveFailed, and LentOut when the series is with somebody else.
        """
        self.load()
        if self.series.lent:
            raise lent_out(self.series.lent)
        self.go_on_numbering()
        if back_up:
            self.back_up("geopend")

    def go_on_numbering(self) -> None:
        """Where an older copy was put in the place of this file from outside, go on after what the newest copy saw.

        No number is given twice, and a jongere who was erased since is not in it.
        """
        tables = self._storage.read()
        # Reading every copy takes long, and when the newest has seen no more than this file, none has.
        newest = tuple(self._backups.copies(newest=1))
        if lifted(tables, newest) != tables[NUMBERS]["1"]:
            with self._saving():
                self._table(NUMBERS).put(1, lifted(tables, self._backups.copies()))
        clean = tables_without(self._storage.read(), erased_in((tables, *newest)), self.today())
        if clean is not self._storage.read():
            self._storage.write(clean)
            self._start_anew()

    def back_up(self, reason: str) -> None:
        """Keep a verified copy of what was last read or saved; when that fails, `warning` tells it."""
        try:
            self._backups.make(self._storage.content, reason)
        except OSError as error:
            self.warning = backup_warning(error)

    def clean_copies(self, erase: Erase, *, since: dt.datetime) -> tuple[Path, ...]:
        """Erase something from all copies of this series on this disk; return those that may still hold it.

        See `sessions.store.copies.clean_copies`. Raises ReadOnlyFile.
        """
        if self.read_only:
            raise ReadOnlyFile(self.read_only)
        return clean_copies(self._copies(), erase, since=since, sleep=self._backups.sleep, keys=self._keys)

    def close(self) -> None:
        """Let the file go; closing twice is fine."""
        self._closed = True
        if self._lock:
            self._lock.release()
        self._history.forget()
        self.read_only = self.read_only or "Deze reeks is gesloten. Open haar opnieuw om verder te gaan."

    def _copies(self) -> tuple[Path, ...]:
        """Return every copy of this series on this disk, when what was left half-written has been removed."""
        sweep(self.path.parent, f"{self.path.stem}.")
        sweep(self._backups.folder, "")
        return (*self._backups.beside(), *(backup.path for backup in self._backups.all()))

    def _read_by(self, read: Callable[[], None]) -> None:
        try:
            read()
        except FileNotFoundError:
            raise no_such_series(self.slug, self.path.parent) from None
        except (Unreadable, TooLarge) as error:
            raise self._damaged() from error
        except OSError as error:
            raise unreachable(error, self.path) from error
        self._start_anew()

    def leave_out(self, erased: Iterable[Erased]) -> None:
        """In a copy that is only looked at: leave these jongeren out. The copy itself stays as it is."""
        clean = tables_without(self._storage.read(), erased, self.today())
        if clean is not self._storage.read():
            self._storage.show(clean)
            self._start_anew()

    def _without_erased(self, tables: Tables) -> Tables:
        """Return these tables without who was erased by what stands, by any copy, or by themselves."""
        known = [tables, *self._backups.copies()]
        with suppress(OSError, Unreadable, StoreRefusal):
            known.append(read_tables(self._keys.open(read_file(self.path))))
        return coming_in(tables, erased_in(known), self.today())

    def _not_lent(self, tables: Tables) -> Tables:
        """Return these tables, of a copy, as of a series that is here; raise LentOut when what stands is not.

        Where what stands cannot be read the copy says where the series is.
        """
        try:
            now = read_tables(self._keys.open(read_file(self.path)))
        except (OSError, Unreadable, StoreRefusal):
            return tables
        lent = Series.model_validate(now["series"]["1"]).lent
        if lent:
            raise lent_out(lent)
        return {**tables, "series": {"1": {**tables["series"]["1"], "lent": None}}}

    def _replace_by(self, tables: Tables) -> None:
        def going_on() -> Tables:
            return {**tables, NUMBERS: {"1": lifted(tables, self._backups.copies())}}

        try:
            self.replaced = self._storage.replace(going_on)
        except OSError as error:
            raise unreachable(error, self.path) from error
        self._settled()
        self._start_anew()

    def _settled(self) -> None:
        self.trouble = None
        self.read_only = ""

    def _start_anew(self) -> None:
        """What is in memory was replaced: nothing known of before holds any more."""
        self.loads += 1
        self._forget()
        self._history.forget()

    @contextmanager
    def _saving(self) -> Iterator[Batch]:
        """Save a batch; when that fails, the typed documents go back to what stands and a conflict ends writing."""
        batch: Batch | None = None
        try:
            with self._storage.batch() as batch:
                yield batch
        except BaseException as error:
            if batch:
                self._refresh(batch.touched)
            if isinstance(error, FileTrouble):
                self.trouble = error
            if isinstance(error, ChangedOutside):
                self.read_only = str(error)
            raise
        self.trouble = None

    def _still_stands(self, changes: Changes) -> bool:
        """Whether every document of these changes is still in the first of its two states."""
        return all(
            self._table(name).raw().get(str(number)) == expected for (name, number), (expected, _) in changes.items()
        )

    def _turn(self, step: Step, changes: Changes, done: str) -> None:
        """Bring every document of a step from its first to its second state."""
        with self.change(f"{done}: {step.label}", undoable=False):
            for (name, number), (_, wanted) in changes.items():
                if wanted is None:
                    self._table(name).drop(number)
                else:
                    self._table(name).put(number, wanted)
            self._refresh(changes)
