"""Tips of a community of practice: what was said, by which role, for whom, and where the room put it.

Source: the way of working of one such group (domain.md section 2); voting, order and what was done are our own.
"""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from pydantic import Field

from sessions.document import Document, Frozen
from sessions.roles import Role
from sessions.text import Line, Name, SomeProse


class Public(StrEnum):
    """For whom a tip is meant (its doelgroep)."""

    PARENTS = "ouders"
    JONGEREN = "jongeren"
    PROFESSIONALS = "hulpverleners"
    ORGANISATIONS = "organisaties"


class Moment(StrEnum):
    """Under which part of the talk a tip belongs (round 1)."""

    BEFORE = "voor het gesprek"
    DURING = "tijdens het gesprek"
    AFTER = "na het gesprek"

    @property
    def letter(self) -> str:
        """The letter that stands for it on paper: v, t, n."""
        return self.value[0]


class Remark(StrEnum):
    """What is said of a tip while sorting. Dubbel is no remark but a merge."""

    OBVIOUS = "open deur"
    VAGUE = "te vaag"
    BY_THE_BOOK = "uit het boekje"
    NOT_HERE = "kan hier niet"
    REWORD = "herformuleren"


class Sorter(Document):
    """Who sorts: a couple (a parent and a professional) or one person, under a name of their own choice.

    `roles` are theirs; `share` holds the numbers of the tips dealt to them, empty where everyone sorts everything.
    """

    name: Name
    roles: tuple[Role, ...] = ()
    share: tuple[int, ...] = ()


class Verdict(Frozen):
    """Where one sorter put a tip, and whether it is bruikbaar to them."""

    sorter: int
    moment: Moment
    usable: bool = False


class Dots(Frozen):
    """The dots a tip got: from one sorter (its number), or (None) counted in one show of hands."""

    sorter: int | None = None
    dots: int = Field(ge=0, le=999)


class Use(Frozen):
    """What was done with a toptip, by whom, when: does it lead to something? (ours)"""

    what: Name
    by: Line = ""
    when: dt.date


class Tip(Document):
    """One tip. People call it by its number: `T43`, also on its paper card.

    `first_text` is the first wording, empty while it was never reworded; `sources` are the roles it came from, more
    than one after a merge; `session` is the meeting where it was said. `moment` and `usable` are what the room decided
    together, `verdicts` what each sorter said. `merged_into` is the number of the tip that took it in. `sorted_in` is
    the meeting where it got its place, in a column or in another tip. `rank` orders the toptips for its public, the
    lowest first; None where it is no toptip.
    """

    text: SomeProse
    first_text: str = ""
    sources: tuple[Role, ...] = ()
    public: Public | None = None
    session: int | None = None
    moment: Moment | None = None
    usable: bool = False
    verdicts: tuple[Verdict, ...] = ()
    votes: tuple[Dots, ...] = ()
    rank: int | None = Field(default=None, ge=1)
    remarks: tuple[Remark, ...] = ()
    merged_into: int | None = None
    sorted_in: int | None = None
    uses: tuple[Use, ...] = ()

    @property
    def label(self) -> str:
        """What people call it."""
        return f"T{self.number}"

    @property
    def is_toptip(self) -> bool:
        """Whether it was chosen."""
        return self.rank is not None

    @property
    def dots(self) -> int:
        """All dots it got."""
        return sum(vote.dots for vote in self.votes)


class TipsTold(Frozen):
    """What the minutes of one meeting tell of the tips.

    `total` is how many tips there are, the merged ones not counted, and `unsorted` how many of them have no column.
    Of this meeting: the tips that were `collected`, how many were `placed` under each moment and stand there still,
    how many of those are bruikbaar (`usable`), and how many were `merged`. `toptips` stand by public, in their order.
    """

    total: int = 0
    unsorted: int = 0
    collected: tuple[Tip, ...] = ()
    placed: tuple[tuple[Moment, int], ...] = ()
    usable: int = 0
    merged: int = 0
    toptips: tuple[Tip, ...] = ()


def tell_tips(tips: Iterable[Tip], session: int) -> TipsTold:
    """Return what the minutes of this meeting (its number) tell of all tips of its series."""
    total = unsorted = usable = merged = 0
    placed = dict.fromkeys(Moment, 0)
    collected: list[Tip] = []
    toptips: list[Tip] = []
    for tip in tips:
        here = tip.sorted_in == session
        if tip.session == session:
            collected.append(tip)
        if tip.merged_into is not None:
            merged += here
            continue
        total += 1
        unsorted += tip.moment is None
        if here and tip.moment is not None:
            placed[tip.moment] += 1
            usable += tip.usable
        if tip.rank is not None:
            toptips.append(tip)
    order = list(Public)
    toptips.sort(key=lambda tip: (order.index(tip.public) if tip.public else len(order), tip.rank, tip.number))
    # Asked for after every key of a meeting, of tips that the store gave: passed on as they are, and not checked again.
    return TipsTold.model_construct(
        total=total,
        unsorted=unsorted,
        collected=tuple(collected),
        placed=tuple(placed.items()),
        usable=usable,
        merged=merged,
        toptips=tuple(toptips),
    )
