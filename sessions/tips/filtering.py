"""Which tips of a collection somebody wants to see: by source, public, mark, remark, and words that are typed."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Self

from sessions.document import Frozen
from sessions.roles import Role
from sessions.text import begins_words, words_in
from sessions.tips.tip import Public, Remark, Tip

Kind = Role | Public | Remark
"""A fixed word that tips can be narrowed down to."""


class TipFilter(Frozen):
    """What a tip must have to be seen; without anything said every tip is. `typed` are words, or the number `T43`."""

    source: Role | None = None
    public: Public | None = None
    remark: Remark | None = None
    usable: bool = False
    top: bool = False
    typed: str = ""

    @property
    def is_open(self) -> bool:
        """Whether every tip is seen."""
        return self == TipFilter()

    def lets_through(self, tip: Tip) -> bool:
        """Whether this tip is seen."""
        return (
            (self.source is None or self.source in tip.sources)
            and (self.public is None or self.public == tip.public)
            and (self.remark is None or self.remark in tip.remarks)
            and (tip.usable or not self.usable)
            and (tip.is_toptip or not self.top)
            and (not self.typed or begins_words(self.typed, _words_of(tip.number, tip.text)))
        )

    def of(self, tips: Iterable[Tip]) -> tuple[Tip, ...]:
        """Return the tips that are seen; one that was taken in by another never is."""
        return tuple(tip for tip in tips if tip.merged_into is None and self.lets_through(tip))

    def turned(self, kind: Kind) -> Self:
        """Return the filter narrowed down to a source, public or remark; no longer so where it was."""
        field = "source" if isinstance(kind, Role) else "public" if isinstance(kind, Public) else "remark"
        return self.changed(**{field: None if getattr(self, field) == kind else kind})


@lru_cache(maxsize=4096)
def _words_of(number: int, text: str) -> frozenset[str]:
    """Return the words by which a tip is found: asked for every tip at every letter that is typed."""
    return words_in(f"T{number} {number} {text}")
