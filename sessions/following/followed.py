"""Actions over all series as they are followed up: one line each, what one may narrow them down to, their order."""

import datetime as dt
import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from sessions.actions import Action
from sessions.following.rules import Need, due_day
from sessions.text import fold

Key = tuple[str, int]
"""The slug of a series, and the number that an action has in it."""


_SIGNS = re.compile(r"\W+")


@dataclass(frozen=True)
class Followed:
    """An action with what is known around it.

    `meeting` is the number and day of the meeting where it was made, None for one made between two; `offer` the step of
    the escalation route that it is offered, with in `why` the reason, both empty where it is offered none. `next_table`
    is the day of the next meeting that is planned. `today` is when all of this held.
    """

    slug: str
    series: str
    mark: str
    action: Action
    need: Need
    today: dt.date
    code: str = ""
    roepnaam: str = ""
    birth_month: str = ""
    meeting: tuple[int, dt.date] | None = None
    next_table: dt.date | None = None
    offer: str = ""
    why: str = ""

    @property
    def key(self) -> Key:
        """By what it is known over all series."""
        return (self.slug, self.action.number)

    @property
    def reference(self) -> str:
        """What it is called in lists over several series: `KNH-12`."""
        return f"{self.mark}-{self.action.number}"

    @property
    def due(self) -> dt.date | None:
        """The deadline that counts."""
        return due_day(self.action, self.today)

    @property
    def order(self) -> tuple[int, dt.date, str, int]:
        """Sort key: what needs attention first, then the earliest deadline."""
        return (self.need, self.due or dt.date.max, self.slug, self.action.number)

    def placed_as(self, other: "Followed") -> "Followed":
        """Return it at the place that it had before it was changed, so that nothing jumps away under the cursor."""
        return replace(self, need=other.need)

    def mentions(self, parts: Iterable[str], *, names: bool) -> bool:
        """Whether every part begins a word of it; by the roepnaam it is found only where `names` are shown."""
        words = self._words + self._names if names else self._words
        return all(f" {part}" in words for part in parts)

    @cached_property
    def _words(self) -> str:
        """Every word by which it is found, each after a blank: one search through a text is much faster than many."""
        action, owner = self.action, self.action.owner
        parts = [self.reference, self.code, action.what, action.result, action.waits_for, str(action.status)]
        parts += [owner.name, owner.organisation] if owner else []
        parts += [action.leefgebied.label] if action.leefgebied else []
        parts += [event.note for event in action.history if event.note]
        return _spaced(" ".join(parts))

    @cached_property
    def _names(self) -> str:
        return _spaced(self.roepnaam)


def _spaced(text: str) -> str:
    # Nearly every text is plain already, and the first letter that is typed asks this of all actions there are.
    plain = text.casefold() if text.isascii() else fold(text)
    return f" {plain} {_SIGNS.sub(' ', plain)}"


class Stays(StrEnum):
    """Which actions are listed: how far they are done with."""

    OPEN = "open"
    ASIDE = "uit zicht"
    TRAJECT_OVER = "van wie klaar of gestopt is"
    OVER = "klaar of vervallen"
    ALL = "alle"

    def holds(self, need: Need) -> bool:
        """Whether an action with this need is listed."""
        match self:
            case Stays.OPEN:
                return need.stands and need != Need.ASIDE
            case Stays.ALL:
                return True
            case _:
                return need.name == self.name


class Facet(StrEnum):
    """Something that actions are narrowed down to one value of."""

    OWNER = "wie"
    ORGANISATION = "organisatie"
    JONGERE = "jongere"
    LEEFGEBIED = "leefgebied"
    STATUS = "status"
    MEETING = "bijeenkomst"
    SERIES = "reeks"

    def of(self, line: Followed) -> Hashable:
        """Return the value that a line has, None where it has none. Numbers count within a series."""
        action, owner = line.action, line.action.owner
        match self:
            case Facet.OWNER:
                return (fold(owner.name), fold(owner.organisation)) if owner and not owner.jongere else owner
            case Facet.ORGANISATION:
                return (fold(owner.organisation) or None) if owner else None
            case Facet.JONGERE:
                return (line.slug, action.traject) if action.traject is not None else None
            case Facet.LEEFGEBIED:
                return action.leefgebied
            case Facet.STATUS:
                return action.status
            case Facet.MEETING:
                return (line.slug, line.meeting[0]) if line.meeting else None
            case Facet.SERIES:
                return line.slug


@dataclass(frozen=True)
class ActionFilter:
    """What an action must have to be listed; `chosen` holds a value per facet, `typed` words that all begin a word."""

    stays: Stays = Stays.OPEN
    late: bool = False
    typed: str = ""
    chosen: tuple[tuple[Facet, Hashable], ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nothing was narrowed down."""
        return self == ActionFilter()

    def value(self, facet: Facet) -> tuple[Hashable, ...]:
        """Return the value that was chosen for a facet, in a tuple; an empty one where any will do."""
        return tuple(value for chosen, value in self.chosen if chosen == facet)

    def choosing(self, facet: Facet, *value: Hashable) -> "ActionFilter":
        """Return the filter with this value for a facet; without a value any will do again."""
        others = tuple(choice for choice in self.chosen if choice[0] != facet)
        return replace(self, chosen=(*others, *((facet, one) for one in value)))

    def of(self, lines: Iterable[Followed], *, names: bool, touched: frozenset[Key] = frozenset()) -> list[Followed]:
        """Return the lines that are listed, in the order they came.

        What was `touched` here stays in sight when it is done. `names` says whether a roepnaam may be looked for.
        """
        parts = fold(self.typed).split()
        needs = {need for need in Need if self.stays.holds(need)}
        return [
            line
            for line in lines
            if (line.need in needs or line.key in touched)
            and (not self.late or line.need == Need.LATE)
            and all(facet.of(line) == value for facet, value in self.chosen)
            and (not parts or line.mentions(parts, names=names))
        ]


def in_order(lines: Iterable[Followed]) -> list[Followed]:
    """Return actions with what needs attention first."""
    return sorted(lines, key=lambda line: line.order)
