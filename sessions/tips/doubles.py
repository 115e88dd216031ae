"""Which tips may say the same: compared by the words they have in common, offline."""

import re
from collections.abc import Iterable
from functools import cache

from sessions.text import fold
from sessions.tips.tip import Tip

_COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        aan al als ben bij dan dat de deze die dit door een en er het hoe ik in is je jij jou jouw kan kunt maar me meer
        met mij mijn naar niet nog of om ook op over te toch tot u uit uw van veel voor vraag wat we wel wie wij wil
        worden zegt zelf zich zij zijn zo zodat
        """,
    )
)
"""Words that are in every other sentence and tell nothing of what it is about."""
STEM = 5
"""Words that begin with the same letters count as the same: vragen, vraagt, vraag."""
LIKELY = 0.3
"""From this share of common words two tips are worth a look."""


@cache
def word_stems(text: str) -> frozenset[str]:
    """Return the words of a text that tell what it is about, each by how it begins."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    return frozenset(word[:STEM] for word in words if len(word) > 2 and word not in _COMMON)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the stems that two texts have in common, 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def likely_doubles(tip: Tip, tips: Iterable[Tip], limit: int = 5) -> tuple[Tip, ...]:
    """Return the tips that may say the same as this one, the likeliest first; merged ones are not among them."""
    mine = word_stems(tip.text)
    scored = (
        (likeness(mine, word_stems(other.text)), other)
        for other in tips
        if other.number != tip.number and other.merged_into is None
    )
    found = sorted((pair for pair in scored if pair[0] >= LIKELY), key=lambda pair: (-pair[0], pair[1].number))
    return tuple(other for _, other in found[:limit])


def same_texts(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts that occur more than once, as they stand first: pointed out at an import, never dropped."""
    first: dict[str, str] = {}
    twice: dict[str, str] = {}
    for text in texts:
        folded = fold(text)
        if folded in first:
            twice[folded] = first[folded]
        first.setdefault(folded, text)
    return tuple(twice.values())


def already_there(texts: Iterable[str], tips: Iterable[Tip]) -> tuple[Tip, ...]:
    """Return the tips that say exactly what one of these texts says; case and accents do not count."""
    wanted = {fold(text) for text in texts}
    return tuple(tip for tip in tips if fold(tip.text) in wanted)
