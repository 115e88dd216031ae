"""Tips of a community of practice: what was said, by which role, for whom, and where the room put it.

Source: the way of working of one such group (domain.md section 2); voting, order and what was done are our own.
"""

import datetime as dt
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
    together, `verdicts` what each sorter said. `merged_into` is the number of the tip that took it in. `rank` orders
    the toptips for its public, the lowest first; None where it is no toptip.
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
