"""What a report counts of one series, read straight from its tables: light, because a report goes through thousands.

The models say the same and more, but validating every text of every document takes ten times as long as reading the
file. Here only what is counted is read, and each part of it is checked as it is read. The fields and what they mean
are those of `sessions.trajects`, `sessions.closing`, `sessions.actions` and `sessions.meetings`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sessions.actions import Status
from sessions.closing import AgeGroup, StopReason
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.meetings import SessionStatus
from sessions.reporting.period import quarter_of
from sessions.text import fold
from sessions.trajects import Sex

Raw = Mapping[str, Any]
Tables = Mapping[str, Mapping[str, Raw]]


_STATUSES = {str(one): one for one in Status}
_STATES = {str(one): one for one in DomainState}
_LEEFGEBIEDEN = {str(one): one for one in Leefgebied}
"""What is looked up hundreds of thousands of times: calling the class of an enum takes three times as long."""


class NotMaterial(ValueError):
    """These tables hold something that no model would take."""


class Outcome(NamedTuple):
    """How it ended in one leefgebied; `word` is empty where there is no outcome."""

    leefgebied: Leefgebied
    state: DomainState
    word: str


class Ending(NamedTuple):
    """What the closing talk gave. `coach_own` is None where there is no coach, or where it is not known whose."""

    outcomes: tuple[Outcome, ...]
    grade: int | None
    has_coach: bool
    coach_own: bool | None
    had_plan: bool


class Stretch(NamedTuple):
    """One stretch of a traject, from its start to its end (None: it runs).

    `broken_off` is one that ran when the jongere was erased: it ended neither finished nor stopped.
    """

    started: dt.date
    ended: dt.date | None
    stop_reason: StopReason | None
    again: bool
    ending: Ending | None
    broken_off: bool = False


class Path(NamedTuple):
    """A traject: who it is about, as far as that is counted, and its stretches."""

    stretches: tuple[Stretch, ...]
    birth_month: str
    age_group: AgeGroup | None
    sex: Sex | None
    start_qualification: bool | None
    external: bool
    gemeente: str
    organisation: str


class Deed(NamedTuple):
    """An action. `made` is the day of its meeting; `partner` the organisation that does it, empty where none does.

    `late_after` is that of the action. `standing` says from which day on it stood how, the first from the day it was
    made.
    """

    made: dt.date | None
    partner: str
    path: Path | None
    late_after: dt.date | None
    standing: tuple[tuple[dt.date, Status], ...]


class Held(NamedTuple):
    """A meeting that was held, and the trajecten on its agenda."""

    kind: str
    day: dt.date
    paths: tuple[Path, ...]


@dataclass(frozen=True)
class Material:
    """What is counted of one series. Trajecten that go on somewhere else, and their actions, are not in it.

    `rows` are what stays of jongeren who were erased, each with one path per stretch.
    """

    held: tuple[Held, ...]
    paths: tuple[Path, ...]
    deeds: tuple[Deed, ...]
    rows: tuple[tuple[Path, ...], ...] = ()


def material_of(tables: Tables) -> Material:
    """Return what is counted of a series with these tables, in today's schema. Raises NotMaterial."""
    try:
        trajects = tables.get("trajects", {})
        paths = {int(number): _path(raw) for number, raw in trajects.items() if not _is_gone(raw)}
        gone = {int(number) for number in trajects} - set(paths)
        sessions = tables.get("sessions", {})
        days = {int(number): dt.date.fromisoformat(raw["date"]) for number, raw in sessions.items()}
        partners = _Partners(tables.get("partners", {}), tables.get("people", {}))
        return Material(
            tuple(_held(sessions.values(), paths)),
            tuple(paths.values()),
            tuple(
                _deed(raw, days, paths, partners)
                for raw in tables.get("actions", {}).values()
                if raw.get("traject") not in gone
            ),
            tuple(_row(raw) for raw in tables.get("counted", {}).values()),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotMaterial(type(error).__name__) from error


def _is_gone(raw: Raw) -> bool:
    return raw.get("merged_into") is not None or bool(raw.get("moved_to"))


def _held(sessions: Iterable[Raw], paths: Mapping[int, Path]) -> Iterator[Held]:
    for raw in sessions:
        if SessionStatus(raw.get("status", SessionStatus.PLANNED)) != SessionStatus.PLANNED:
            agenda = raw.get("agenda", ())
            on_agenda = tuple(paths[number] for number in agenda if number in paths)
            yield Held(raw["kind"], dt.date.fromisoformat(raw["date"]), on_agenda)


def _path(raw: Raw) -> Path:
    age_group, sex = raw.get("age_group"), raw.get("sex")
    return Path(
        (*map(_stretch, raw.get("earlier", ())), _stretch(raw)),
        raw.get("birth_month", ""),
        AgeGroup(age_group) if age_group else None,
        Sex(sex) if sex else None,
        raw.get("start_qualification"),
        raw.get("external", False),
        raw.get("gemeente", ""),
        raw.get("care_organisation", ""),
    )


def _stretch(raw: Raw) -> Stretch:
    """Return the present stretch of a traject, or an earlier one: both have these fields."""
    reason, closing = raw.get("stop_reason"), raw.get("closing")
    return Stretch(
        dt.date.fromisoformat(raw["started"]),
        _day(raw.get("ended")),
        StopReason(reason) if reason else None,
        raw.get("again", False),
        _ending(closing) if closing else None,
    )


def _row(raw: Raw) -> tuple[Path, ...]:
    """Return what stays of a jongere who was erased: the age group is that of each stretch."""
    sex = Sex(raw["sex"]) if raw.get("sex") else None
    return tuple(
        Path(
            (_counted_stretch(one),),
            birth_month="",
            age_group=AgeGroup(one["age_group"]) if one.get("age_group") else None,
            sex=sex,
            start_qualification=None,
            external=False,
            gemeente="",
            organisation="",
        )
        for one in raw.get("stretches", ())
    )


def _counted_stretch(raw: Raw) -> Stretch:
    """Return a stretch of which only quarters are known: it counts on the last day of each."""
    reason = raw.get("stop_reason")
    return Stretch(
        _last_of(raw["started"]),
        _last_of(raw["ended"]) if raw.get("ended") else None,
        StopReason(reason) if reason else None,
        raw.get("again", False),
        Ending(
            _outcomes(raw),
            raw.get("grade"),
            raw.get("has_coach", False),
            raw.get("coach_own"),
            raw.get("had_plan", False),
        ),
        raw.get("broken_off", False),
    )


def _last_of(quarter: str) -> dt.date:
    year, number = quarter.split("-")
    return quarter_of(int(year), int(number)).last


def _ending(raw: Raw) -> Ending:
    coach = raw.get("coach")
    return Ending(
        _outcomes(raw),
        raw.get("grade"),
        coach is not None,
        coach.get("own") if coach else None,
        raw.get("had_plan", False),
    )


def _outcomes(raw: Raw) -> tuple[Outcome, ...]:
    return tuple(
        Outcome(_LEEFGEBIEDEN[one["leefgebied"]], _STATES[one["state"]], one.get("outcome", ""))
        for one in raw.get("results", ())
    )


def _deed(raw: Raw, days: Mapping[int, dt.date], paths: Mapping[int, Path], partners: "_Partners") -> Deed:
    made = days.get(raw.get("session", 0)) or _day(raw.get("agreed"))
    traject = raw.get("traject")
    deadlines = (raw.get("first_deadline") or {}, raw.get("deadline") or {})
    return Deed(
        made,
        partners.of(raw.get("owner")),
        paths.get(traject) if traject is not None else None,
        next((_day(deadline["day"]) for deadline in deadlines if deadline.get("day")), None),
        _standing(raw, made),
    )


def _standing(raw: Raw, made: dt.date | None) -> tuple[tuple[dt.date, Status], ...]:
    """Return from which day on an action stood how.

    A status without a line in the history was so from the last line that tells one, or from the start.
    """
    changes = [
        (dt.datetime.fromisoformat(event["when"]).astimezone().date(), _STATUSES[event["status"]])
        for event in raw.get("history", ())
        if event.get("status")
    ]
    now = _STATUSES[raw.get("status", Status.NOT_STARTED)]
    if not changes:
        return ((made or dt.date.min, now),)
    if changes[-1][1] != now:
        changes.append((changes[-1][0], now))
    return ((made or dt.date.min, Status.NOT_STARTED), *changes)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


class _Partners:
    """Which organisation of the series does an action, by its name now; what an owner is called besides is nobody's
    business in a report."""

    def __init__(self, partners: Mapping[str, Raw], people: Mapping[str, Raw]) -> None:
        self._names = {int(number): str(raw["name"]) for number, raw in partners.items()}
        self._by_name = {fold(name): name for name in self._names.values()}
        self._of_person = {int(number): self._names.get(raw.get("partner") or 0, "") for number, raw in people.items()}
        self._folded: dict[str, str] = {}

    def of(self, owner: Raw | None) -> str:
        """Return the organisation that this owner promised for, empty for the jongere, a guest or nobody.

        As it was when the action was agreed; where that says none, of the person.
        """
        if not owner:
            return ""
        agreed = owner.get("organisation", "")
        if agreed:
            if agreed not in self._folded:
                self._folded[agreed] = self._by_name.get(fold(agreed), "")
            return self._folded[agreed]
        return self._of_person.get(owner.get("person") or 0, "")
