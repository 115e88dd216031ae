"""The tips of a community of practice with all that their documents show, and nothing else."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from sessions.document import Frozen
from sessions.people import Person
from sessions.roles import Role
from sessions.series import Series
from sessions.tips.sorting import usable_tips
from sessions.tips.tip import Sorter, Tip

SAFE = 3
"""From this many people in a role a source tells nothing of who said it (ours; taking part must be safe)."""


class Selection(StrEnum):
    """Which tips a document shows."""

    TOP = "toptips"
    USABLE = "bruikbaar"
    ALL = "alle"


class TipBook(Frozen):
    """All tips of a series, merged ones too, with who sorted and who take part."""

    series: Series
    tips: tuple[Tip, ...] = ()
    sorters: tuple[Sorter, ...] = ()
    people: tuple[Person, ...] = ()
    today: dt.date

    def selected(self, selection: Selection) -> tuple[Tip, ...]:
        """Return the tips of a selection by number; a tip that was taken in by another is in none."""
        if selection == Selection.TOP:
            return tuple(tip for tip in self.tips if tip.is_toptip and tip.merged_into is None)
        if selection == Selection.USABLE:
            usable = {tip.number for tip in usable_tips(self.tips)}
            return tuple(tip for tip in self.tips if tip.number in usable or tip.is_toptip)
        return tuple(tip for tip in self.tips if tip.merged_into is None)

    def told_sources(self, tip: Tip) -> tuple[Role, ...]:
        """Return the sources of a tip that may be told."""
        return tuple(role for role in tip.sources if self.is_told(role))

    def is_told(self, role: Role | None) -> bool:
        """Whether a role may be named."""
        return is_safe(role, self.people)


def is_safe(role: Role | None, people: Iterable[Person]) -> bool:
    """Whether a role may be named among these people: fewer than three people in it would tell who is meant."""
    return role is not None and sum(person.role == role for person in people) >= SAFE
