"""Two versions of one series compared: which is newer, and what the one has that the other has not.

It counts and names kinds; it never carries what somebody typed, so it can be shown to whoever looks along.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto

from sessions.document import Document
from sessions.erasing.turn import narrowed, withdrawn
from sessions.meetings import Session, SessionStatus
from sessions.store.series_file import SeriesFile
from sessions.trajects import Traject


class Kind(StrEnum):
    """What can differ between two versions; the value is the collection that holds it."""

    MEETING = "sessions"
    JONGERE = "trajects"
    ACTION = "actions"
    SIGNAL = "signals"
    PARTNER = "partners"
    PERSON = "people"
    TIP = "tips"
    SENT = "sent"


LogMark = tuple[dt.datetime, str, str, tuple[tuple[str, tuple[str, ...]], ...]]
"""All that one line of the log says, to know it by in another version."""


@dataclass(frozen=True)
class Version:
    """One version of a series. `saved` is when an act was last saved in it (UTC), `who` held that meeting.

    Both are empty where nothing was ever logged. `documents` are those of each kind by uid.
    """

    series: str
    saved: dt.datetime | None
    who: str
    marks: tuple[LogMark, ...] = field(repr=False)
    documents: Mapping[Kind, Mapping[str, Document]] = field(repr=False)
    rest: tuple[Document, ...] = field(repr=False)

    def count(self, kind: Kind) -> int:
        """Return how many documents of this kind it holds."""
        return len(self.documents[kind])


@dataclass(frozen=True)
class Counted:
    """So many of a kind."""

    kind: Kind
    count: int


@dataclass(frozen=True)
class Side:
    """What one version has beyond the other: documents, acts, and meetings that stand further in it.

    `withdrew` counts the jongeren who in this one took back consent, or what a partner may read.
    """

    acts: int
    more: tuple[Counted, ...] = ()
    closed: tuple[dt.date, ...] = ()
    begun: tuple[dt.date, ...] = ()
    withdrew: int = 0


class Newer(Enum):
    """Which of two versions is the newer one, as far as their logs tell."""

    SAME = auto()
    """They are the same."""
    FIRST = auto()
    """The first holds all acts of the second, and later ones."""
    SECOND = auto()
    """The other way around."""
    FIRST_LAST_SAVED = auto()
    """Each went on from where they were the same; the first was saved last."""
    SECOND_LAST_SAVED = auto()
    UNKNOWN = auto()
    """The logs do not tell: something was changed without tafel, or both were saved at the same moment."""
    OTHER_SERIES = auto()
    """They are not versions of one series."""


@dataclass(frozen=True)
class Comparison:
    """Two versions beside each other; `changed` counts what both have and have differently.

    `rest_differs` is whether anything else does, such as where a meeting is or the name of the series.
    """

    newer: Newer
    first: Side
    second: Side
    changed: tuple[Counted, ...]
    rest_differs: bool


def version_of(file: SeriesFile) -> Version:
    """Return the version that an open file holds in memory. Raises DamagedFile."""
    lines = file.log()
    collections = dict(file.collections)
    kept = {kind: collections.pop(kind).all() for kind in Kind}
    return Version(
        series=file.series.uid,
        saved=lines[-1].when if lines else None,
        who=lines[-1].who if lines else "",
        marks=tuple((line.when, line.who, line.kind, tuple(sorted(line.documents.items()))) for line in lines),
        documents={kind: {document.uid: document for document in documents} for kind, documents in kept.items()},
        rest=tuple(document for collection in collections.values() for document in collection.all()),
    )


def compare(first: Version, second: Version) -> Comparison:
    """Return what differs between two versions, and which is newer; pure."""
    return Comparison(
        newer=_newer(first, second),
        first=_beyond(first, second),
        second=_beyond(second, first),
        changed=_counted((kind, _changed(first, second, kind)) for kind in Kind),
        rest_differs=first.rest != second.rest,
    )


def _newer(first: Version, second: Version) -> Newer:
    """Return which is newer: by what the one log has after all of the other, else by the time of the last line."""
    if first.series != second.series:
        return Newer.OTHER_SERIES
    ours, theirs = _own_acts(first, second), _own_acts(second, first)
    if not ours and not theirs:
        same = (first.documents, first.rest) == (second.documents, second.rest)
        return Newer.SAME if same else Newer.UNKNOWN
    if not ours or not theirs:
        return Newer.FIRST if ours else Newer.SECOND
    if first.saved is None or second.saved is None or first.saved == second.saved:
        return Newer.UNKNOWN
    return Newer.FIRST_LAST_SAVED if first.saved > second.saved else Newer.SECOND_LAST_SAVED


def _own_acts(version: Version, other: Version) -> int:
    """Return how many lines stand in a log after the last one that both have; the oldest lines of a log may be gone."""
    known = set(other.marks)
    return next((own for own, mark in enumerate(reversed(version.marks)) if mark in known), len(version.marks))


def _beyond(version: Version, other: Version) -> Side:
    more = ((kind, len(version.documents[kind].keys() - other.documents[kind].keys())) for kind in Kind)
    return Side(
        acts=_own_acts(version, other),
        more=_counted(more),
        closed=_further(version, other, SessionStatus.CLOSED),
        begun=_further(version, other, SessionStatus.RUNNING),
        withdrew=_withdrew(version, other),
    )


def _further(version: Version, other: Version, status: SessionStatus) -> tuple[dt.date, ...]:
    """Return the days of the meetings that both have and that only here have come to this status."""
    here, there = _meetings(version), _meetings(other)
    order = list(SessionStatus)
    return tuple(
        sorted(
            meeting.date
            for uid, meeting in here.items()
            if uid in there and meeting.status == status and order.index(there[uid].status) < order.index(status)
        )
    )


def _meetings(version: Version) -> dict[str, Session]:
    kept = version.documents[Kind.MEETING].items()
    return {uid: meeting for uid, meeting in kept if isinstance(meeting, Session)}


def _withdrew(version: Version, other: Version) -> int:
    here, there = version.documents[Kind.JONGERE], other.documents[Kind.JONGERE]
    both = ((here[uid], there[uid]) for uid in here.keys() & there.keys())
    return sum(_allows_less(now, then) for now, then in both if isinstance(now, Traject) and isinstance(then, Traject))


def _allows_less(now: Traject, then: Traject) -> bool:
    return any(withdrawn(then, now)) or any(narrowed(then, now))


def _changed(first: Version, second: Version, kind: Kind) -> int:
    ours, theirs = first.documents[kind], second.documents[kind]
    return sum(ours[uid] != theirs[uid] for uid in ours.keys() & theirs.keys())


def _counted(counts: Iterable[tuple[Kind, int]]) -> tuple[Counted, ...]:
    return tuple(Counted(kind, count) for kind, count in counts if count)
