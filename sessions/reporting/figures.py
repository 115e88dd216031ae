"""The counts of a report over a period, and what follows from them: shares, the mean grade, the median.

Every count has a key: its path in the JSON that a report is written as. What each of them counts is said in Dutch, for
who reads a report, in `exports/report/definitions.py`; the code here is held to those words by its tests.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from statistics import median

from sessions.actions import Status
from sessions.closing import AgeGroup, StopReason
from sessions.leefgebieden import VOCABULARY, DomainState, Leefgebied
from sessions.reporting.material import Deed, Ending, Material, Path, Stretch
from sessions.reporting.period import Period
from sessions.text import fold
from sessions.trajects import Sex

Key = tuple[str, ...]
"""The path of a count, such as `("domains", "wonen", "asked")`."""
Counts = Mapping[Key, int]

NOT_KNOWN = "unknown"
"""The key of what is not known, in a profile and in what a report is split by."""
SATISFIED = 6
"""From which rapportcijfer somebody is satisfied (ours; domain.md section 1)."""

STARTED, RUNNING, FINISHED, STOPPED, RESTARTED, EXTERNAL, WITH_PLAN, WITH_COACH = (
    ("trajects", name)
    for name in ("started", "running", "finished", "stopped", "restarted", "external", "with_plan", "with_coach")
)
COACHES = tuple(("trajects", "coach_by", name) for name in ("own", "external"))
REASONS = tuple(("trajects", "stop_reasons", str(reason)) for reason in StopReason)
SEXES = tuple(("profile", "sex", name) for name in (*map(str, Sex), NOT_KNOWN))
AGES = tuple(("profile", "age_group", name) for name in (*map(str, AgeGroup), NOT_KNOWN))
QUALIFICATIONS = tuple(("profile", "start_qualification", name) for name in ("yes", "no", NOT_KNOWN))
RESPONSES, SATISFIED_ONES = ("satisfaction", "responses"), ("satisfaction", "satisfied")
MEASURES = ("made", "done", "late", "stalled", "dropped")
"""What is counted of actions, in all and per partner."""
HELD: Key = ("meetings", "held")
BY_PARTNER: Key = ("actions", "by_partner")


def domain(leefgebied: Leefgebied, *name: str) -> Key:
    """Return the key of a count in one leefgebied."""
    return ("domains", str(leefgebied), *name)


def outcomes(leefgebied: Leefgebied, *, reached: bool) -> tuple[Key, ...]:
    """Return the keys of the outcomes of a leefgebied that count as reached, or of those that do not."""
    found = (outcome for outcome in VOCABULARY[leefgebied].outcomes if outcome.reached == reached)
    return tuple(domain(leefgebied, "outcomes", outcome.word) for outcome in found)


FIXED: tuple[Key, ...] = (
    *(STARTED, RUNNING, FINISHED, STOPPED, RESTARTED, EXTERNAL, WITH_PLAN, WITH_COACH),
    *(*COACHES, *REASONS, *SEXES, *AGES, *QUALIFICATIONS, RESPONSES, SATISFIED_ONES),
    *(
        key
        for one in Leefgebied
        for key in (
            *(domain(one, name) for name in ("asked", "none", "not_asked", "reached")),
            *(*outcomes(one, reached=True), *outcomes(one, reached=False)),
        )
    ),
    *(("actions", name) for name in MEASURES),
)
"""The counts that every report has, also where they are zero."""


class Per(StrEnum):
    """What a report can be split by, as it stands on the command line."""

    GEMEENTE = "gemeente"
    ORGANISATION = "organisatie"

    def group(self, path: Path | None) -> str:
        """Return where a traject belongs; NOT_KNOWN where that is not known."""
        name = "" if path is None else path.gemeente if self is Per.GEMEENTE else path.organisation
        return name or NOT_KNOWN


@dataclass
class Figures:
    """The counts of one group of trajecten.

    `grades` is the sum of all rapportcijfers; `days` are how long each action took from agreement to done.
    """

    counts: Counter[Key] = field(default_factory=Counter)
    grades: int = 0
    days: list[int] = field(default_factory=list)

    @property
    def all_counts(self) -> Counts:
        """Every count, also those that are zero."""
        return {key: self.counts[key] for key in (*FIXED, *self.counts)}

    @property
    def mean(self) -> float | None:
        """The mean rapportcijfer, None where none was given."""
        return self.grades / self.counts[RESPONSES] if self.counts[RESPONSES] else None

    @property
    def median_days(self) -> float | None:
        """The median of the days from agreement to done, None where nothing was done."""
        return float(median(self.days)) if self.days else None


@dataclass(frozen=True)
class Unread:
    """A series that could not be read, and so is not counted; `why` is a Dutch sentence."""

    slug: str
    why: str


@dataclass(frozen=True)
class Report:
    """The figures of a period: in all, and where it is split, per group by its name.

    `seen` is the day on which it is told how things stand: the last one, or today while the period is not over.
    `series` are the titles of what was counted, `missing` what could not be; `is_whole` when that is the whole archive.
    `rows` is how many of the jongeren who count were erased, so that only a row without a name is known of them.
    """

    period: Period
    seen: dt.date
    series: tuple[str, ...]
    missing: tuple[Unread, ...]
    is_whole: bool
    total: Figures
    per: Per | None = None
    groups: Mapping[str, Figures] = field(default_factory=dict)
    rows: int = 0


class Tally:
    """Counts series after series; `figures`, `groups` and `rows` (see Report) are what was counted so far."""

    def __init__(self, period: Period, today: dt.date, per: Per | None = None) -> None:
        self.figures = Figures()
        self.groups: dict[str, Figures] = {}
        self.rows = 0
        self.seen = min(period.last, today)
        self._period = period
        self._per = per
        self._names: dict[str, str] = {}
        self._first_met: dict[str, str] = {}

    def add(self, material: Material) -> None:
        """Count one series too."""
        for held in material.held:
            if held.day in self._period:
                # At a meeting sit jongeren of several gemeenten: it counts once in each of these.
                for figures in self._of(held.paths):
                    figures.counts[*HELD, held.kind] += 1
        self.rows += sum(any(map(self._touches, row)) for row in material.rows)
        for path in (*material.paths, *chain.from_iterable(material.rows)):
            for figures in self._of((path,)):
                for stretch in path.stretches:
                    _count_stretch(figures, path, stretch, self._period)
        for deed in material.deeds:
            self._add_deed(deed)

    def report(self, series: tuple[str, ...], missing: tuple[Unread, ...], *, is_whole: bool) -> Report:
        """Return what was counted as a report; the arguments are as in Report."""
        return Report(
            self._period, self.seen, series, missing, is_whole, self.figures, self._per, self.groups, self.rows
        )

    def _touches(self, path: Path) -> bool:
        """Whether some stretch of a path lies in the period, in part or whole."""
        first, last = self._period.first, self._period.last
        return any(one.started <= last and (one.ended is None or one.ended >= first) for one in path.stretches)

    def _add_deed(self, deed: Deed) -> None:
        told = _measures(deed, self._period, self.seen)
        if not told:
            return
        partner = self._name(deed.partner)
        for figures in self._of((deed.path,)):
            for name, days in told:
                figures.counts["actions", name] += 1
                if partner:
                    figures.counts[*BY_PARTNER, partner, name] += 1
                if days is not None:
                    figures.days.append(days)

    def _of(self, paths: Iterable[Path | None]) -> tuple[Figures, ...]:
        """Return the figures in which something counts that is about these trajecten: the total, and each group."""
        if self._per is None:
            return (self.figures,)
        groups = {self._name(self._per.group(path)) for path in paths}
        for group in groups - self.groups.keys():
            self.groups[group] = Figures()
        return (self.figures, *(self.groups[group] for group in groups))

    def _name(self, name: str) -> str:
        """Return a name as it was first met: in another series it may be written with other capitals."""
        if name not in self._names:  # folding takes long, and there are few names among thousands of actions
            self._names[name] = self._first_met.setdefault(fold(name), name)
        return self._names[name]


def _measures(deed: Deed, period: Period, seen: dt.date) -> tuple[tuple[str, int | None], ...]:
    """Return what an action counts as; with `done` goes how many days after it was made that was."""
    if deed.made is None or deed.made > period.last:
        return ()
    since, status = _at_the_end(deed, period.last)
    told: dict[str, int | None] = {}
    if deed.made in period:
        told["made"] = None
    if status == Status.DONE and since in period:
        told["done"] = max(0, (since - deed.made).days)
    if status == Status.DROPPED and since in period:
        told["dropped"] = None
    if status == Status.STUCK:
        told["stalled"] = None
    # Late is what was done in the period after its first deadline, or is open then and past it.
    counted_on = since if "done" in told else seen if status.open else None
    if deed.late_after is not None and counted_on is not None and deed.late_after < counted_on:
        told["late"] = None
    return tuple(told.items())


def _at_the_end(deed: Deed, last: dt.date) -> tuple[dt.date, Status]:
    """Return how an action stood on the last day, and since when."""
    since, status = deed.standing[0]
    for day, later in deed.standing[1:]:
        if day <= last and later != status:
            since, status = day, later
    return since, status


def _count_stretch(figures: Figures, path: Path, stretch: Stretch, period: Period) -> None:
    counts = figures.counts
    if stretch.started in period:
        counts[STARTED] += 1
        counts[RESTARTED] += stretch.again
    ended = stretch.ended
    if stretch.started <= period.last and (ended is None or ended > period.last):
        counts[RUNNING] += 1
    if ended is None or ended not in period or stretch.broken_off:
        return
    if stretch.stop_reason is not None:
        counts[STOPPED] += 1
        counts["trajects", "stop_reasons", str(stretch.stop_reason)] += 1
        return
    counts[FINISHED] += 1
    counts[EXTERNAL] += path.external
    for key in _profile(path, stretch.started):
        counts[key] += 1
    _count_ending(figures, stretch.ending or _NOTHING_TOLD)


_NOTHING_TOLD = Ending((), None, False, None, False)


def _count_ending(figures: Figures, ending: Ending) -> None:
    counts = figures.counts
    counts[WITH_PLAN] += ending.had_plan
    counts[WITH_COACH] += ending.has_coach
    if ending.coach_own is not None:
        counts["trajects", "coach_by", "own" if ending.coach_own else "external"] += 1
    if ending.grade is not None:
        figures.grades += ending.grade
        counts[RESPONSES] += 1
        counts[SATISFIED_ONES] += ending.grade >= SATISFIED
    told = {one.leefgebied: one for one in ending.outcomes}
    for leefgebied in Leefgebied:
        one = told.get(leefgebied)
        if one is None or one.state not in _STATES:
            counts["domains", leefgebied, "not_asked"] += 1
            continue
        counts["domains", leefgebied, _STATES[one.state]] += 1
        if one.state == DomainState.QUESTION and one.word:
            counts["domains", leefgebied, "outcomes", one.word] += 1
            counts["domains", leefgebied, "reached"] += one.word in _REACHED[leefgebied]


_STATES = {DomainState.QUESTION: "asked", DomainState.NO_QUESTION: "none"}
_REACHED = {key: {one.word for one in entry.outcomes if one.reached} for key, entry in VOCABULARY.items()}


def _profile(path: Path, started: dt.date) -> Iterator[Key]:
    """Yield the keys under which a jongere counts in the profile."""
    yield ("profile", "sex", str(path.sex or NOT_KNOWN))
    yield ("profile", "age_group", str(age_group(path.birth_month, started) or path.age_group or NOT_KNOWN))
    known = {True: "yes", False: "no", None: NOT_KNOWN}[path.start_qualification]
    yield ("profile", "start_qualification", known)


def age_group(birth_month: str, day: dt.date) -> AgeGroup | None:
    """Return the age on a day in groups, None where the birth month is not known.

    In a report the month of a birthday counts as the new age, so 18 is from the month in which it is reached.
    """
    if not birth_month:
        return None
    year, month = map(int, birth_month.split("-"))
    years = ((day.year - year) * 12 + day.month - month) // 12
    bounds = ((16, AgeGroup.YOUNGER), (18, AgeGroup.FROM_16), (23, AgeGroup.FROM_18))
    return next((group for below, group in bounds if years < below), AgeGroup.OLDER)


# How counts belong together


@dataclass(frozen=True)
class Sum:
    """Counts that go into another one: the `parts` into the `whole`.

    `rest`: some of the whole may go into no part, as who has a question and no outcome yet.
    """

    whole: Key
    parts: tuple[Key, ...]
    rest: bool = False


SUMS: tuple[Sum, ...] = (
    Sum(STARTED, (RESTARTED,), rest=True),
    Sum(STOPPED, REASONS),
    Sum(FINISHED, (EXTERNAL,), rest=True),
    Sum(FINISHED, (WITH_PLAN,), rest=True),
    Sum(FINISHED, (WITH_COACH,), rest=True),
    Sum(WITH_COACH, COACHES),
    Sum(FINISHED, SEXES),
    Sum(FINISHED, AGES),
    Sum(FINISHED, QUALIFICATIONS),
    Sum(FINISHED, (RESPONSES,), rest=True),
    Sum(RESPONSES, (SATISFIED_ONES,), rest=True),
    *(
        one
        for key in Leefgebied
        for one in (
            Sum(FINISHED, tuple(domain(key, name) for name in ("asked", "none", "not_asked"))),
            Sum(domain(key, "asked"), (domain(key, "reached"), *outcomes(key, reached=False)), rest=True),
            Sum(domain(key, "reached"), outcomes(key, reached=True)),
        )
    ),
)
"""Every way in which one count of a report follows from others, but for those per partner."""


def partners_in(counts: Iterable[Key]) -> tuple[str, ...]:
    """Return the organisations of which something is counted, by name."""
    return tuple(sorted({key[2] for key in counts if key[:2] == BY_PARTNER}, key=fold))


def sums_of(partners: Iterable[str]) -> tuple[Sum, ...]:
    """Return how the counts of a report belong together that tells of these organisations."""
    names = tuple(partners)
    per_partner = (
        Sum(("actions", one), tuple((*BY_PARTNER, name, one) for name in names), rest=True) for one in MEASURES
    )
    return (*SUMS, *(one for one in per_partner if one.parts))
