"""What may be told of a report: its figures, with small counts hidden where that is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sessions.reporting.figures import (
    BY_PARTNER,
    MEASURES,
    NOT_KNOWN,
    RESPONSES,
    Figures,
    Key,
    Report,
    partners_in,
    sums_of,
)
from sessions.reporting.small_counts import SMALL, Mark, Shown, hide_small
from sessions.text import fold

Told = int | float | Mark | None
"""A figure as it is told: None where there is nothing to tell, such as a share of nobody."""


@dataclass(frozen=True)
class Page:
    """The figures of the whole, or of one group. Shares and means are told where what they are made of is."""

    counts: Shown
    mean: Told
    median_days: Told

    def count(self, key: Key) -> int | Mark:
        """Return how many there are."""
        return self.counts.get(key, 0)

    def share(self, part: Key, whole: Key) -> float | Mark | None:
        """Return which part of the whole this is, between 0 and 1; None where the whole is nobody."""
        part_of, of = self.count(part), self.count(whole)
        if isinstance(part_of, Mark) or isinstance(of, Mark):
            return Mark.HIDDEN
        return part_of / of if of else None

    @property
    def partners(self) -> tuple[str, ...]:
        """The organisations of which a count may be told, by name: that others stand here too would tell of a few."""
        return tuple(name for name in partners_in(self.counts) if any(map(_tells, self._of_partner(name))))

    @property
    def leaves_out_partners(self) -> bool:
        """Whether there are organisations of which no count may be told."""
        return self.partners != partners_in(self.counts)

    def _of_partner(self, name: str) -> Iterable[int | Mark]:
        return (self.counts.get((*BY_PARTNER, name, measure), Mark.FEW) for measure in MEASURES)


@dataclass(frozen=True)
class Pages:
    """A report as it may be told: the whole, and each group by its name. `hidden`: small counts are."""

    report: Report
    total: Page
    groups: Mapping[str, Page]
    hidden: bool

    @property
    def rows(self) -> int | Mark:
        """How many of the jongeren who count were erased."""
        return Mark.FEW if self.hidden and 0 < self.report.rows < SMALL else self.report.rows


def pages_of(report: Report, *, hide: bool) -> Pages:
    """Return what may be told of a report."""
    if not hide:
        groups = {name: _page(figures, figures.all_counts) for name, figures in _in_order(report.groups)}
        return Pages(report, _page(report.total, report.total.all_counts), groups, hidden=False)
    counts = report.total.all_counts
    in_groups = {name: figures.all_counts for name, figures in _in_order(report.groups)}
    total, shown = hide_small(counts, in_groups, sums_of(partners_in(counts)))
    # With the mean of the whole and of all groups but one, that of the last can be computed, and from it its count.
    means = not any(isinstance(one[RESPONSES], Mark) for one in shown.values())
    groups = {name: _page(report.groups[name], shown[name], tell_mean=means) for name in shown}
    return Pages(report, _page(report.total, total), groups, hidden=True)


def _in_order(groups: Mapping[str, Figures]) -> list[tuple[str, Figures]]:
    """Return the groups by name, what is not known last."""
    return sorted(groups.items(), key=lambda group: (group[0] == NOT_KNOWN, fold(group[0])))


def _page(figures: Figures, shown: Shown, *, tell_mean: bool = True) -> Page:
    mean = figures.mean if tell_mean and _tells(shown[RESPONSES]) else Mark.HIDDEN
    return Page(shown, mean, figures.median_days if _tells(shown["actions", "done"]) else Mark.HIDDEN)


def _tells(count: int | Mark) -> bool:
    return not isinstance(count, Mark)
