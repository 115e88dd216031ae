"""A series: the veldtafel of a region or a community of practice; the small document that says what a file is."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from pydantic import Field

from sessions.document import Document, Frozen
from sessions.errors import InvalidInput
from sessions.lending import Lent
from sessions.retention import Retention
from sessions.text import Line, Name, clean_line

SCHEMA = 3
"""The number of the data model in this version of tafel."""


class SeriesKind(StrEnum):
    """What kind of meetings a series holds; also the name of its meeting format."""

    VELDTAFEL = "veldtafel"
    DUAAL = "duaal"
    COP = "cop"

    @property
    def label(self) -> str:
        """What people call it."""
        return {"veldtafel": "Veldtafel", "duaal": "Duaal overleg", "cop": "CoP"}[self]


ESCALATION = ("eigenaar", "vaste contactpersoon", "teamleider van de partner", "beleidstafel")
"""The route that a stuck case goes up, where a series sets no other (ours; domain.md section 1)."""


GROUNDS = ("toestemming", "wettelijke plicht", "taak van algemeen belang", "vitaal belang")
"""The legal bases (AVG, article 6) where a series sets no others; the first is the usual one (ours)."""


class Focus(Frozen):
    """What a community of practice is about since a day, in a question: `Waar lopen we tegenaan?`."""

    question: Name
    since: dt.date


class Series(Document):
    """What this file is. `mark` is the short mark before action numbers in lists over series (`KNH-12`).

    `escalation` is the route up for a case that gets stuck, the nearest first; `focuses` are the focus questions of a
    community of practice, the present one last. `lent` says where the series is, None while it is here;
    `retention` how long it keeps trajecten after their end; `grounds` are the legal bases it uses, the usual one first.
    """

    schema_number: int = SCHEMA
    kind: SeriesKind
    name: Name
    slug: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)
    mark: Line
    region: Line = ""
    place: Line = ""
    rhythm_weeks: int = Field(default=6, ge=1, le=52)
    escalation: tuple[Name, ...] = ESCALATION
    focuses: tuple[Focus, ...] = ()
    lent: Lent | None = None
    retention: Retention = Retention()
    grounds: tuple[Name, ...] = GROUNDS

    @property
    def focus(self) -> str:
        """The focus question as it is now, or empty."""
        return self.focuses[-1].question if self.focuses else ""

    def with_focus(self, question: str, day: dt.date) -> "Series":
        """Return the series with this focus question since a day; itself where that is the question already.

        The earlier questions stay. Raises InvalidInput when it is too long.
        """
        if clean_line(question) == self.focus:
            return self
        return self.changed(focuses=(*self.focuses, {"question": question, "since": day}))

    @property
    def title(self) -> str:
        """Kind and name together, as on top of every screen and document."""
        return title_of(self.kind, self.name)


def title_of(kind: SeriesKind, name: str) -> str:
    """Return what a series of this kind with this name is called."""
    return f"{kind.label} {name}"


_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$")


def slug_of(name: str) -> str:
    """Return a file name for a series: lower-case ASCII and dashes, never one that Windows reserves."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:50].strip("-") or "reeks"
    return f"{slug}-1" if _RESERVED.match(slug) else slug


def mark_of(name: str) -> str:
    """Return a short mark for a name: its capitals and first letters, at most three (`Kop van Noord-Holland`: KNH)."""
    words = re.findall(r"\w+", name)
    capitals = [word[0] for word in words if word[0].isupper() or word[0].isdigit()]
    letters = capitals if len(capitals) > 1 else list((words or ["X"])[0][:3])
    return "".join(letters[:3]).upper()


def read_mark(text: str) -> str:
    """Return a short mark in capitals; empty for an empty text. Raises InvalidInput for other signs."""
    mark = clean_line(text).upper()
    if mark and not re.fullmatch(r"[^\W_]{1,6}", mark):
        raise InvalidInput("Een afkorting heeft één tot zes letters of cijfers, bijvoorbeeld KNH.", field="afkorting")
    return mark


def read_route(text: str) -> tuple[str, ...]:
    """Return the escalation route that a line names, the nearest first; the usual one for an empty line.

    The steps are separated by `>` or semicolons.
    """
    steps = tuple(step for part in re.split("[;>]", text) if (step := clean_line(part)))
    return steps or ESCALATION


def route_line(route: Iterable[str]) -> str:
    """Return an escalation route as it is typed."""
    return " > ".join(route)
