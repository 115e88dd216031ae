"""What partners may read of a jongere: agreed per partner, own actions by default."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from sessions.document import Frozen
from sessions.leefgebieden import Leefgebied
from sessions.text import Line, Name


class Scope(StrEnum):
    """How much of a jongere a partner reads (domain.md section 5)."""

    ALL = "alles"
    OWN = "alleen eigen acties"
    NOTHING = "niets"


SENSITIVE = frozenset({Leefgebied.PSYCHISCH, Leefgebied.VERSLAVING, Leefgebied.LICHAMELIJK, Leefgebied.FINANCIEN})
"""Never shared by default, not even with who reads everything: each is agreed by name (domain.md section 5)."""


class Sharing(Frozen):
    """What was agreed for one partner (its number), when and by whom; `also` names sensitive leefgebieden in `alles`.

    A later agreement with the same partner replaces an earlier one; the earlier ones stay, as the ground for what was
    sent then. `ground` is the legal basis where one was noted, `informed` the day on which that was explained.
    """

    partner: int
    scope: Scope
    also: tuple[Leefgebied, ...] = ()
    agreed: dt.date
    by: Name
    ground: Line = ""
    informed: dt.date | None = None


def agreed_with(agreements: Iterable[Sharing], partner: int) -> Sharing | None:
    """Return what stands for this partner, or None when nothing was agreed: then it reads its own actions only."""
    standing = [sharing for sharing in agreements if sharing.partner == partner]
    return standing[-1] if standing else None


def scope_for(agreements: Iterable[Sharing], partner: int) -> Scope:
    """Return how much this partner reads."""
    sharing = agreed_with(agreements, partner)
    return sharing.scope if sharing else Scope.OWN


def is_narrower(now: Sharing, before: Sharing | None) -> bool:
    """Whether a partner reads less than was agreed before (None: nothing was, so it read its own actions)."""
    order = (Scope.NOTHING, Scope.OWN, Scope.ALL)
    then = before.scope if before else Scope.OWN
    if now.scope != then:
        return order.index(now.scope) < order.index(then)
    return before is not None and not set(before.also) <= set(now.also)


def may_read(agreements: Iterable[Sharing], partner: int, leefgebied: Leefgebied | None) -> bool:
    """Whether a partner reads what concerns a leefgebied (None: what concerns none) beyond its own actions."""
    sharing = agreed_with(agreements, partner)
    if sharing is None or sharing.scope != Scope.ALL:
        return False
    return leefgebied is None or leefgebied not in SENSITIVE or leefgebied in sharing.also
