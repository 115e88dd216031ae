"""How tips read on the screen and on the command line; in documents it is `exports.tips.tip_list`."""

from collections.abc import Iterable, Sequence

from sessions.acts.survey import TipsLine
from sessions.counting import counted
from sessions.roles import Role
from sessions.tips.tip import Public, Tip

MOST_NAMED = 5
"""So many tips are called by their number in one sentence."""


def origin_words(sources: Iterable[Role], public: Public | None) -> str:
    """Return from whom and for whom a tip is, as far as that is known: `ouder, voor hulpverleners`."""
    return ", ".join([*sources, *([f"voor {public}"] if public else [])])


def tips_words(tips: TipsLine) -> str:
    """Return how far the tips of a series are, and what is to be done next: `tips 75, nog 37 te sorteren`."""
    if not tips.total:
        return "nog geen tips"
    if tips.unsorted:
        return f"tips {tips.total}, nog {tips.unsorted} te sorteren"
    if not tips.top:
        return f"tips {tips.total}, {tips.usable} bruikbaar, nog geen toptips gekozen"
    return f"tips {tips.total}, {counted(tips.top, 'toptip', 'toptips')}"


def labels(tips: Sequence[Tip]) -> str:
    """Return what tips are called, the first of them: `T3, T12 en nog 4`."""
    named = ", ".join(tip.label for tip in tips[:MOST_NAMED])
    more = len(tips) - MOST_NAMED
    return f"{named} en nog {more}" if more > 0 else named


def kept_words(tips: Sequence[Tip]) -> str:
    """Return which tips were kept in one act: `40 tips vastgelegd: T1 tot en met T40`."""
    if len(tips) == 1:
        return f"{tips[0].label} vastgelegd"
    return f"{len(tips)} tips vastgelegd: {tips[0].label} tot en met {tips[-1].label}"
