"""How far sorters agree: per tip, and over all of them.

`meerderheid` is more than half. Fleiss' kappa is agreement beyond chance between a fixed number of raters (Fleiss,
1971, Psychological Bulletin 76, 378-382); it is for the JSON and the help, never for the wall.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from sessions.roles import Role
from sessions.tips.tip import Moment, Sorter, Tip

Said = TypeVar("Said", bound=Hashable)


class Outcome(StrEnum):
    """What the sorters make of one tip."""

    UNANIMOUS = "allemaal eens"
    MAJORITY = "meerderheid"
    DIVIDED = "oneens"


@dataclass(frozen=True)
class Agreement:
    """What the verdicts on one tip come to: how far they agree, and on what (None while divided or without verdicts).

    `usable` is whether more than half call it bruikbaar, with how far they agree on that in `on_usable`.
    """

    outcome: Outcome | None
    moment: Moment | None
    on_usable: Outcome | None
    usable: bool


def agreement(tip: Tip) -> Agreement:
    """Return what the verdicts on a tip come to."""
    outcome, moment = _outcome([verdict.moment for verdict in tip.verdicts])
    on_usable, usable = _outcome([verdict.usable for verdict in tip.verdicts])
    return Agreement(outcome, moment, on_usable, bool(usable))


def said_by(role: Role, tip: Tip, sorters: Iterable[Sorter]) -> Moment | None:
    """Return where most of the sorters of one role put a tip; None when they are divided or none of them judged it.

    A couple of a parent and a professional speaks for neither: only sorters of whom this is the one role count.
    """
    theirs = {sorter.number for sorter in sorters if set(sorter.roles) == {role}}
    return _outcome([verdict.moment for verdict in tip.verdicts if verdict.sorter in theirs])[1]


def roles_differ(
    tips: Iterable[Tip], sorters: Sequence[Sorter], one: Role = Role.PARENT, other: Role = Role.PROFESSIONAL
) -> tuple[Tip, ...]:
    """Return the tips that most sorters of one role put elsewhere than most of the other do."""
    return tuple(
        tip
        for tip in tips
        if tip.merged_into is None
        and (mine := said_by(one, tip, sorters)) is not None
        and (theirs := said_by(other, tip, sorters)) is not None
        and mine != theirs
    )


def share_of_agreement(tips: Iterable[Tip]) -> float | None:
    """Return the share of tips, of those with two verdicts or more, on which all agree; None without any."""
    judged = [agreement(tip).outcome for tip in tips if len(tip.verdicts) > 1]
    return sum(outcome == Outcome.UNANIMOUS for outcome in judged) / len(judged) if judged else None


def fleiss_kappa(ratings: Sequence[Sequence[Hashable]]) -> float | None:
    """Return Fleiss' kappa of ratings: per subject the category that each rater gave.

    Every subject has the same number of raters, two or more. None where it is not defined: no subjects, one rater, or
    all ratings in one category. Raises ValueError when subjects differ in their number of ratings.
    """
    if not ratings or len(ratings[0]) < 2:
        return None
    raters = len(ratings[0])
    if any(len(subject) != raters for subject in ratings):
        raise ValueError("every subject needs the same number of ratings")
    counts = [Counter(subject) for subject in ratings]
    observed = sum(
        (sum(count * count for count in subject.values()) - raters) / (raters * (raters - 1)) for subject in counts
    ) / len(ratings)
    totals = sum(counts, Counter[Hashable]())
    expected = sum((total / (len(ratings) * raters)) ** 2 for total in totals.values())
    return (observed - expected) / (1 - expected) if expected < 1 else None


def _outcome(said: Sequence[Said]) -> tuple[Outcome | None, Said | None]:
    """Return how far what was said agrees, and what most said; without anything said neither."""
    if not said:
        return None, None
    (most, count), *_ = Counter(said).most_common(1)
    if count == len(said):
        return Outcome.UNANIMOUS, most
    if count * 2 > len(said):
        return Outcome.MAJORITY, most
    return Outcome.DIVIDED, None
