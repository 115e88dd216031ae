"""Backups of one series: verified copies in a folder of their own, the ten newest and one a day for two weeks."""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sessions.clock import Clock, local_day
from sessions.errors import StoreRefusal
from sessions.folders import make_folder
from sessions.patience import Sleep
from sessions.series import slug_of
from sessions.store.codec import Content, Tables, Unreadable
from sessions.store.files import holds, read_file, write_file
from sessions.store.journal import read_lines
from sessions.store.keys.keyring import Keyring
from sessions.store.refusals import DamagedFile, moment_words
from sessions.store.tables import LOG, check_tables, read_tables

FOLDER = "reservekopieen"
NEWEST = 10
"""How many of the newest are kept, whatever their age."""
DAYS = 14
"""For how many days, today included, the last one of each day is kept."""

_NAME = re.compile(r"(\d{6})-(\d{8}T\d{6}Z)-([a-z0-9-]+)\.json")


@dataclass(frozen=True)
class Backup:
    """One copy. `order` counts up and decides which is newer, because a clock can be wrong; `made` is in UTC."""

    path: Path
    order: int
    made: dt.datetime
    reason: str

    def tables(self, keys: Keyring) -> Tables:
        """Return the tables in this copy, every document checked. Raises OSError, Unreadable and StoreRefusal."""
        tables = read_tables(keys.open(read_file(self.path)))
        check_tables(tables)
        return tables


class Backups:
    """The copies of one series, in `<archive>/reservekopieen/<slug>/`."""

    def __init__(self, series_path: Path, *, clock: Clock, sleep: Sleep, keys: Keyring) -> None:
        self._series_path = series_path
        self._keys = keys
        self.folder = series_path.parent / FOLDER / series_path.stem
        self._clock = clock
        self.sleep = sleep

    def all(self) -> tuple[Backup, ...]:
        """Return every copy, the newest first."""
        try:
            found = [backup for path in self.folder.iterdir() if (backup := backup_at(path))]
        except OSError:
            return ()
        return tuple(sorted(found, key=lambda backup: backup.order, reverse=True))

    def make(self, content: Content, reason: str) -> None:
        """Keep a copy of these bytes, read it back, and let go of copies that are too many.

        Nothing is made when the newest copy has these bytes already. Raises OSError.
        """
        kept = self.all()
        if kept and holds(kept[0].path, content):
            return
        make_folder(self.folder)
        order = kept[0].order + 1 if kept else 1
        path = self.folder / f"{order:06}-{self._clock():%Y%m%dT%H%M%SZ}-{slug_of(reason)}.json"
        write_file(path, content, sleep=self.sleep)
        if not holds(path, content):
            path.unlink()
            raise OSError("the copy is not the same")
        self._prune()

    def copies(self, newest: int | None = None) -> Iterator[Tables]:
        """Yield the tables of all that was kept and can be read: beside the file, and the backups or the newest few."""
        for path in (*self.beside(), *(backup.path for backup in self.all()[:newest])):
            with suppress(OSError, Unreadable, StoreRefusal):
                yield read_tables(self._keys.open(read_file(path)))

    def beside(self) -> tuple[Path, ...]:
        """Return the copies beside the file: versions that were in conflict, or were replaced."""
        return tuple(self._series_path.parent.glob(f"{self._series_path.stem}.*.json"))

    def newest_good(self) -> Backup | None:
        """Return the newest copy in which every document can be read, and the log too."""
        for backup in self.all():
            with suppress(OSError, Unreadable, StoreRefusal):
                read_lines(backup.tables(self._keys).get(LOG, {}))
                return backup
        return None

    def damaged(self) -> DamagedFile:
        """Return the refusal for a file that cannot be read, with the copy to go back to."""
        backup = self.newest_good()
        way_out = (
            f"De nieuwste goede reservekopie is van {moment_words(backup.made)}; u kunt die laten terugzetten. "
            "Wat daarna is vastgelegd, staat er niet in. Dit bestand blijft dan onder een andere naam bewaard."
            if backup
            else "Er is geen goede reservekopie. Bewaar dit bestand en vraag uw beheerder om een eerdere versie."
        )
        name = self._series_path.name
        return DamagedFile(
            f"Het bestand {name} is leeg, beschadigd of geen reeks van tafel. Het is niet aangeraakt. {way_out}",
            backup=backup,
        )

    def _prune(self) -> None:
        kept = self.all()
        keep = set(kept[:NEWEST])
        today = local_day(self._clock())
        days = {today - dt.timedelta(days=back) for back in range(DAYS)}
        for backup in kept:
            day = local_day(backup.made)
            if day in days:
                days.discard(day)
                keep.add(backup)
        for backup in set(kept) - keep:
            with suppress(OSError):
                backup.path.unlink()


def backup_at(path: Path) -> Backup | None:
    """Return the backup that has this name, or None for any other file."""
    name = _NAME.fullmatch(path.name)
    if not name:
        return None
    made = dt.datetime.strptime(name[2], "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
    return Backup(path, int(name[1]), made, name[3])
