"""Going back to a reserve copy: which there are, what they hold, and putting one in the place of a series."""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from sessions.acts.erasing import finish_erasing
from sessions.acts.finding import find_series
from sessions.acts.versions import Comparison, Version, compare, version_of
from sessions.clock import local_day
from sessions.days.dates import MONTHS
from sessions.errors import InvalidInput, Missing, Refusal
from sessions.series import slug_of
from sessions.store.archive import Archive
from sessions.store.backups import Backup
from sessions.store.refusals import DamagedFile, NoSuchSeries
from sessions.store.series_file import SeriesFile
from sessions.text import clean_line, fold


@dataclass(frozen=True)
class ReserveCopy:
    """One reserve copy of a series. `version` is what it holds, None where it cannot be read itself.

    `made` is in UTC; `reason` is the Dutch word for when it was made: `geopend`, `afgesloten`, `gemaakt`.
    """

    backup: Backup
    version: Version | None

    @property
    def made(self) -> dt.datetime:
        """When it was made."""
        return self.backup.made

    @property
    def reason(self) -> str:
        """Why it was made."""
        return self.backup.reason.replace("-", " ")

    @property
    def path(self) -> Path:
        """Where it stands."""
        return self.backup.path


@dataclass(frozen=True)
class Restored:
    """What was put back, and where the file stands that was there before; None when there was none."""

    copy: ReserveCopy
    replaced: Path | None


class Healthy(Refusal):
    """The series can be read, so nothing is put back unless somebody says which copy."""


def restorable_series(archive: Archive, word: str) -> str:
    """Return the slug of the series that a user means, as `find_series` does, and also of one whose file has gone.

    Raises Missing.
    """
    gone = slug_of(word)
    if gone not in archive.slugs() and archive.backups(gone):
        return gone
    return find_series(archive, word)


def reserve_copies(archive: Archive, slug: str) -> tuple[ReserveCopy, ...]:
    """Return the reserve copies of a series, the newest first. Every one is read whole."""
    return tuple(ReserveCopy(backup, _version_in(archive, backup)) for backup in archive.backups(slug))


def good_copies(archive: Archive, slug: str) -> tuple[ReserveCopy, ...]:
    """Return those that can be read, the newest first."""
    return tuple(copy for copy in reserve_copies(archive, slug) if copy.version is not None)


def what_would_change(archive: Archive, slug: str, copy: ReserveCopy) -> Comparison | None:
    """Compare what stands (first) with a copy (second); None where one of the two cannot be read."""
    try:
        with archive.read(slug) as file:
            return compare(version_of(file), copy.version) if copy.version else None
    except Refusal:
        return None


def restore_damaged(archive: Archive, slug: str) -> Restored:
    """Put the newest good copy in the place of a series that cannot be read; what stood there stays beside it.

    Raises Healthy for one that can be read, DamagedFile when there is no good copy, and what `Archive.restore` raises.
    """
    if _is_good(archive, slug):
        raise Healthy(
            f"De reeks ‘{slug}’ is in orde. Er is niets teruggezet. Wilt u toch terug naar een eerdere versie, kies "
            f"die dan met --van. Welke er zijn, ziet u met: tafel herstel {slug} --lijst"
        )
    copies = good_copies(archive, slug)
    if not copies:
        raise DamagedFile(
            f"De reeks ‘{slug}’ is niet te lezen en er is geen goede reservekopie. Er is niets gewijzigd. Bewaar het "
            "bestand en vraag uw beheerder om een eerdere versie.",
            backup=None,
        )
    return restore_copy(archive, slug, copies[0])


def restore_copy(archive: Archive, slug: str, copy: ReserveCopy) -> Restored:
    """Put this copy in the place of a series that is not open here, damaged or not. Raises as `Archive.restore`."""
    with archive.restore(slug, copy.backup) as file:
        return _restored(file, copy)


def go_back_to(file: SeriesFile, copy: ReserveCopy) -> Restored:
    """Put this copy in the place of the series that is open here. Raises as `SeriesFile.restore` does."""
    file.restore(copy.backup)
    return _restored(file, copy)


def _restored(file: SeriesFile, copy: ReserveCopy) -> Restored:
    """Return what was put back, when who was erased since it was made is also out of the copies."""
    file.warning = finish_erasing(file).warning or file.warning
    return Restored(copy, file.replaced)


def copy_of(copies: tuple[ReserveCopy, ...], typed: str, slug: str) -> ReserveCopy:
    """Return the copy that a typed day or moment means: the last good one of that day, or the one of that minute.

    Days are as on the wall: `2026-11-22`, `22-11-2026`, `22 november`, each with or without ` 14:05` after it. Raises
    InvalidInput for anything else, and Missing where there is none.
    """
    wanted = _moment(typed)
    found = [copy for copy in copies if wanted.fits(copy.made)]
    good = [copy for copy in found if copy.version is not None]
    if good:
        return good[0]
    if found:
        raise Missing("Die reservekopie is zelf beschadigd. Er is niets teruggezet. Kies een andere.")
    raise Missing(
        f"Er is geen reservekopie van {wanted.words}. Er is niets teruggezet. "
        f"Welke er zijn, ziet u met: tafel herstel {slug} --lijst"
    )


@dataclass(frozen=True)
class _Wanted:
    """A day that was typed; without a year any year fits, without a time any time."""

    day: int
    month: int
    year: int | None
    time: tuple[int, int] | None

    def fits(self, moment: dt.datetime) -> bool:
        """Whether a moment (UTC) lies in it, on the wall."""
        local = moment.astimezone()
        day = local_day(moment)
        return (
            (day.day, day.month) == (self.day, self.month)
            and self.year in {None, day.year}
            and self.time in {None, (local.hour, local.minute)}
        )

    @property
    def words(self) -> str:
        """How it reads: `22 november 2026 14:05`."""
        day = f"{self.day} {MONTHS[self.month - 1]}" + (f" {self.year}" if self.year else "")
        return day + (f" {self.time[0]}:{self.time[1]:02}" if self.time else "")


_TIME = r"(?:,?\s+(?:om\s+)?(?P<hour>\d{1,2})[:.u](?P<minute>\d{2}))?"
_DAYS = (
    re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}}){_TIME}"),
    re.compile(rf"(?P<day>\d{{1,2}})-(?P<month>\d{{1,2}})(?:-(?P<year>\d{{4}}))?{_TIME}"),
    re.compile(rf"(?:[a-z]+\s+)?(?P<day>\d{{1,2}})\s+(?P<name>[a-z]{{3,}})\.?(?:\s+(?P<year>\d{{4}}))?{_TIME}"),
)


def _moment(typed: str) -> _Wanted:
    text = fold(clean_line(typed))
    found = next((match.groupdict() for pattern in _DAYS if (match := pattern.fullmatch(text))), None)
    month = _month(found) if found else 0
    if not found or not 1 <= month <= 12 or not 1 <= int(found["day"]) <= 31:
        raise InvalidInput(
            "Geef een dag of een moment zoals het in de lijst staat: 2026-11-22, 22 november of 2026-11-22 14:05. "
            "Er is niets teruggezet.",
            field="van",
        )
    time = (int(found["hour"]), int(found["minute"])) if found["hour"] else None
    return _Wanted(int(found["day"]), month, int(found["year"]) if found["year"] else None, time)


def _month(found: dict[str, str | None]) -> int:
    """Return the number of the month, 0 where its name is none; three letters will do."""
    name = found.get("name")
    if name is None:
        return int(found["month"] or 0)
    name = "maart" if name == "mrt" else name
    return next((number for number, month in enumerate(MONTHS, 1) if month.startswith(name)), 0)


def _version_in(archive: Archive, backup: Backup) -> Version | None:
    try:
        with archive.read_copy(backup.path) as file:
            file.check()
            return version_of(file)
    except Refusal:
        return None


def _is_good(archive: Archive, slug: str) -> bool:
    try:
        with archive.read(slug) as file:
            file.check()
    except (DamagedFile, NoSuchSeries):
        return False
    return True
