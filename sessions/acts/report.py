"""The report of a coordinator: counts the series of an archive over a period. It only reads, and takes no lock."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sessions.errors import Refusal
from sessions.figures import Missing, Per, Report, Tally
from sessions.material import Material
from sessions.period import Period
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
    missing: tuple[Missing, ...]
    is_whole: bool

    def report(self, period: Period, today: dt.date, per: Per | None = None) -> Report:
        """Return the report over a period."""
        tally = Tally(period, today, per)
        for one in self.counted:
            tally.add(one.material)
        titles = tuple(one.title for one in self.counted)
        return Report(
            period, tally.seen, titles, self.missing, self.is_whole, tally.figures, per, tally.groups, tally.rows
        )


def make_report(archive: Archive, slugs: Sequence[str], period: Period, per: Per | None = None) -> Report:
    """Return the report over a period of these series, all of the archive where none is named.

    A series that cannot be read is told as missing, and stops nothing. Each is read and counted by itself, so that no
    more than one is in memory. Raises Unreachable for the folder itself.
    """
    tally, titles, missing = Tally(period, archive.today(), per), list[str](), list[Missing]()
    for found in _read(archive, slugs):
        if isinstance(found, Missing):
            missing.append(found)
        else:
            titles.append(found.title)
            tally.add(found.material)
    return Report(
        period, tally.seen, tuple(titles), tuple(missing), not slugs, tally.figures, per, tally.groups, tally.rows
    )


def gather_material(archive: Archive, slugs: Sequence[str] = ()) -> Gathered:
    """Return what can be counted of these series (none: all), to look at over one period after another."""
    found = tuple(_read(archive, slugs))
    counted = tuple(one for one in found if isinstance(one, Counted))
    missing = tuple(one for one in found if isinstance(one, Missing))
    return Gathered(counted, missing, is_whole=not slugs)


def _read(archive: Archive, slugs: Sequence[str]) -> Iterator[Counted | Missing]:
    for slug in slugs or archive.slugs():
        try:
            with archive.read(slug) as file:
                yield Counted(file.series.title, file.material())
        except Refusal as refusal:
            yield Missing(slug, str(refusal))
