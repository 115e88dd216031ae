"""The archive: a folder with one file per series."""

import datetime as dt
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sessions.clock import Clock, local_day, utc_now
from sessions.errors import StoreRefusal
from sessions.folders import make_folder
from sessions.patience import Sleep
from sessions.series import Series
from sessions.store.backups import FOLDER, Backup, Backups
from sessions.store.codec import Tables, Unreadable
from sessions.store.copies import Erase, clean_copies
from sessions.store.erasing import coming_in, erased_in
from sessions.store.files import read_file, sweep
from sessions.store.keys.keyring import Keyring
from sessions.store.locking import SeriesLock
from sessions.store.numbers import lifted
from sessions.store.refusals import ReadOnlyFile, SeriesExists, no_such_series, save_failed, unreachable
from sessions.store.series_file import SeriesFile
from sessions.store.storage import SeriesStorage
from sessions.store.tables import NUMBERS, highest_given, read_tables
from sessions.text import clean_line, fold

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True)
class Checked:
    """How one file is: `message` is "" when it is good, else Dutch; `backup` the newest good copy, if any."""

    slug: str
    message: str
    backup: Backup | None


class Archive:
    """The series in one folder. Making an Archive does not touch the disk."""

    def __init__(self, folder: Path, *, clock: Clock = utc_now, sleep: Sleep = time.sleep) -> None:
        self.folder = folder
        self.keys = Keyring(folder, sleep=sleep)
        self._clock = clock
        self._sleep = sleep

    def now(self) -> dt.datetime:
        """Return the present moment in UTC."""
        return self._clock()

    def today(self) -> dt.date:
        """Return the date on the wall."""
        return local_day(self._clock())

    def slugs(self) -> tuple[str, ...]:
        """Return the file names, without `.json`, of all series. Raises Unreachable."""
        try:
            names = [path.stem for path in self.folder.iterdir() if path.suffix == ".json"]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise unreachable(error, self.folder) from error
        return tuple(sorted(name for name in names if _SLUG.fullmatch(name)))

    def create(self, series: Series) -> SeriesFile:
        """Make the file of a new series and open it; makes the folder when it is not there.

        Raises SeriesExists when its slug or its title is taken, and SaveFailed.
        """
        tables: Tables = {"series": {"1": series.model_copy(update={"number": 1}).model_dump(mode="json")}}
        tables[NUMBERS] = {"1": highest_given(tables)}
        return self._made(series, tables, "gemaakt")

    def take_in(self, tables: Tables) -> SeriesFile:
        """Make the file of a series that somebody handed over, and open it.

        Numbers go on after what copies of a series that stood here before have seen; who was erased here is not in it.
        Raises as `create` does.
        """
        series = Series.model_validate(tables["series"]["1"])
        copies = tuple(self._backups(self._path(series.slug)).copies())
        numbered = {**tables, NUMBERS: {"1": lifted(tables, copies)}}
        return self._made(series, coming_in(numbered, erased_in((tables, *copies)), self.today()), "ontvangen")

    def open(self, slug: str, *, back_up: bool = True) -> SeriesFile:
        """Open a series for writing, or read-only where another window has it, it is lent out, or the folder is closed.

        A copy of what is found is kept, unless not to `back_up`: where something is only noted in passing, for few
        copies are kept. Raises NoSuchSeries, Unreachable, DamagedFile and NewerSchema.
        """
        path = self._path(slug)
        if not os.path.lexists(path):
            return self.read(slug)
        try:
            with self._locked(path) as lock:
                return self._for_writing(path, lock, back_up=back_up)
        except ReadOnlyFile as refusal:
            return self._for_reading(path, str(refusal), SeriesLock(path))

    def read(self, slug: str) -> SeriesFile:
        """Open a series to read only, without taking its lock. Raises as `open` does."""
        return self._for_reading(self._path(slug), "Deze reeks is geopend om te lezen. Open haar om te wijzigen.")

    def read_copy(self, path: Path) -> SeriesFile:
        """Open a backup or a conflict copy to look at, without who was erased since. Raises as `open` does."""
        file = self._for_reading(path, "Dit is een kopie om te bekijken; wijzigen kan alleen in de reeks zelf.")
        file.is_copy = True
        with suppress(OSError, Unreadable, StoreRefusal):
            own = self.folder / f"{self._slug_of_copy(path)}.json"
            file.leave_out(erased_in((read_tables(self.keys.open(read_file(own))),)))
        return file

    def clean_left_behind(self, erase: Erase) -> tuple[Path, ...]:
        """Erase something from the copies of series whose own file has gone; return those that may still hold it.

        A copy that cannot be read is left alone: it may be of anything.
        """
        known = set(self.slugs())
        left: list[Path] = []
        for slug in self._with_copies():
            if slug not in known:
                backups = self._backups(self._path(slug))
                copies = (*backups.beside(), *(backup.path for backup in backups.all()))
                after_all = self._clock() + dt.timedelta(days=36_500)
                left += clean_copies(copies, erase, since=after_all, sleep=self._sleep, keys=self.keys)
        return tuple(left)

    def backups(self, slug: str) -> tuple[Backup, ...]:
        """Return the backups of a series, the newest first."""
        return self._backups(self._path(slug)).all()

    def restore(self, slug: str, backup: Backup) -> SeriesFile:
        """Put a backup in the place of a file, which may be damaged or gone, and open it.

        Raises ReadOnlyFile when another window has the series, and as `SeriesFile.restore` does.
        """
        path = self._path(slug)
        with self._locked(path) as lock:
            file = self._file(path, lock, read_only="")
            file.restore(backup)
            return file

    def check(self) -> tuple[Checked, ...]:
        """Read every file of the archive whole, and write nothing. Raises Unreachable for the folder itself."""
        return tuple(self._checked(slug) for slug in self.slugs())

    @staticmethod
    def _slug_of_copy(path: Path) -> str:
        """Return of which series a file is a copy, by where it stands or what it is called."""
        return path.parent.name if path.parent.parent.name == FOLDER else path.name.split(".")[0]

    def _with_copies(self) -> tuple[str, ...]:
        """Return the slugs of all series that have reserve copies."""
        try:
            found = [folder.name for folder in (self.folder / FOLDER).iterdir() if folder.is_dir()]
        except OSError:
            return ()
        return tuple(name for name in found if _SLUG.fullmatch(name))

    def _made(self, series: Series, tables: Tables, reason: str) -> SeriesFile:
        """Make a file with these tables and open it; its first reserve copy tells the reason."""
        self.refuse_double(series)
        try:
            make_folder(self.folder)
        except OSError as error:
            raise save_failed(error, self.folder) from error
        path = self._path(series.slug)
        with self._locked(path) as lock:
            storage = self._storage(path)
            storage.create(tables)
            file = self._opened(path, storage, lock, read_only="")
            file.back_up(reason)
            return file

    def _checked(self, slug: str) -> Checked:
        message = ""
        try:
            self.read(slug).check()
        except StoreRefusal as refusal:
            message = str(refusal)
        return Checked(slug, message, self._backups(self._path(slug)).newest_good())

    def refuse_double(self, series: Series) -> None:
        """Raise SeriesExists when another file has the slug or the title of this series."""
        for slug in self.slugs():
            title = self._title(slug)
            if slug == series.slug or fold(title) == fold(series.title):
                raise SeriesExists(
                    f"Er is al een reeks \u2018{title}\u2019. Kies een andere naam, of open de reeks die er is. "
                    "Er is niets gewijzigd."
                )

    def _title(self, slug: str) -> str:
        """Return the title of a series, or its slug where the file cannot be read."""
        try:
            return self.read(slug).series.title
        except StoreRefusal:
            return slug

    def _path(self, slug: str) -> Path:
        if not _SLUG.fullmatch(slug):
            raise no_such_series(clean_line(slug), self.folder)
        return self.folder / f"{slug}.json"

    def _storage(self, path: Path) -> SeriesStorage:
        return SeriesStorage(path, clock=self._clock, sleep=self._sleep, keys=self.keys)

    def _backups(self, path: Path) -> Backups:
        return Backups(path, clock=self._clock, sleep=self._sleep, keys=self.keys)

    @contextmanager
    def _locked(self, path: Path) -> Iterator[SeriesLock]:
        """Take the lock of a series, for the file opened inside: only an exception lets it go. Raises ReadOnlyFile."""
        lock = SeriesLock(path)
        why_not = lock.acquire(self._clock())
        if why_not:
            raise ReadOnlyFile(why_not)
        try:
            yield lock
        except BaseException:
            lock.release()
            raise

    def _file(self, path: Path, lock: SeriesLock | None, *, read_only: str) -> SeriesFile:
        return self._opened(path, self._storage(path), lock, read_only=read_only)

    def _opened(self, path: Path, storage: SeriesStorage, lock: SeriesLock | None, *, read_only: str) -> SeriesFile:
        backups = self._backups(path)
        return SeriesFile(storage, backups, clock=self._clock, lock=lock, read_only=read_only, keys=self.keys)

    def _for_reading(self, path: Path, why: str, lock: SeriesLock | None = None) -> SeriesFile:
        """Open a file to read; with a lock that is not held, it may be taken over later."""
        file = self._file(path, lock, read_only=why)
        file.load()
        return file

    def _for_writing(self, path: Path, lock: SeriesLock, *, back_up: bool) -> SeriesFile:
        sweep(path.parent, f"{path.stem}.")
        sweep(self._backups(path).folder, "")
        file = self._file(path, lock, read_only="")
        file.begin_writing(back_up=back_up)
        return file
