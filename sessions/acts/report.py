"""The report of a coordinator: counts the series of an archive over a period. It only reads, and takes no lock."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sessions.errors import Refusal
from sessions.reporting.figures import Per, Report, Tally, Unread
from sessions.reporting.material import Material
from sessions.reporting.period import Period
from sessions.store.archive import Archive


@dataclass(frozen=True)
class Counted:
    """A series as it was read to be counted."""

    title: str
    material: Material


@dataclass(frozen=True)
class Gathered:
    """What can be counted of some series, and which of them cannot be."""

    counted: tuple[Counted, ...]
    missing: tuple[Unread, ...]
    is_whole: bool

    def report(self, period: Period, today: dt.date, per: Per | None = None) -> Report:
        """Return the report over a period."""
        return _count((*self.counted, *self.missing), Tally(period, today, per), is_whole=self.is_whole)


def make_report(archive: Archive, slugs: Sequence[str], period: Period, per: Per | None = None) -> Report:
    """Return the report over a period of these series, all of the archive where none is named.

    A series that cannot be read is told as missing, and stops nothing. Each is read and counted by itself, so that no
    more than one is in memory. Raises Unreachable for the folder itself.
    """
    return _count(_read(archive, slugs), Tally(period, archive.today(), per), is_whole=not slugs)


def gather_material(archive: Archive, slugs: Sequence[str] = ()) -> Gathered:
    """Return what can be counted of these series (none: all), to look at over one period after another."""
    found = tuple(_read(archive, slugs))
    counted = tuple(one for one in found if isinstance(one, Counted))
    missing = tuple(one for one in found if isinstance(one, Unread))
    return Gathered(counted, missing, is_whole=not slugs)


def _count(series: Iterable[Counted | Unread], tally: Tally, *, is_whole: bool) -> Report:
    titles, missing = list[str](), list[Unread]()
    for one in series:
        if isinstance(one, Unread):
            missing.append(one)
        else:
            titles.append(one.title)
            tally.add(one.material)
    return tally.report(tuple(titles), tuple(missing), is_whole=is_whole)


def _read(archive: Archive, slugs: Sequence[str]) -> Iterator[Counted | Unread]:
    for slug in slugs or archive.slugs():
        try:
            with archive.read(slug) as file:
                yield Counted(file.series.title, file.material())
        except Refusal as refusal:
            yield Unread(slug, str(refusal))
