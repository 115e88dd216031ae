"""Loads a meeting format: one TOML file a kind of meeting, beside this module."""

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources

from sessions.document import Frozen
from sessions.meetings import StepKind
from sessions.text import Name, Prose

STAYS: Mapping[StepKind, str] = {
    StepKind.WELCOME: "Welkom blijft in het blok: daar vraagt u de jongere aan tafel om toestemming.",
    StepKind.WISSEL: "De wissel blijft: zo ziet de volgende jongere niets van de vorige.",
    StepKind.CLOSING: "Afronden blijft: daar sluit u de bijeenkomst af.",
}
"""The steps that a plan cannot leave out, and why."""


class FormatStep(Frozen):
    """One step as a format describes it: `minutes` is the time planned for it, `help` one line for the chair.

    `reading` is what is read aloud, where a step has such a text; `shared` as in Step. A step that is not `usual` is
    not proposed for the first meeting of a series. Within a format no two steps have the same title.
    """

    kind: StepKind
    title: Name
    help: Prose = ""
    reading: Prose = ""
    minutes: int = 0
    shared: bool = True
    usual: bool = True


class Format(Frozen):
    """How a kind of meeting goes: `opening` once, `block` for each jongere with `between` in between, `ending` once."""

    title: Name
    opening: tuple[FormatStep, ...] = ()
    block: tuple[FormatStep, ...] = ()
    between: FormatStep | None = None
    ending: tuple[FormatStep, ...] = ()

    def leavable(self, titles: Collection[str]) -> frozenset[str]:
        """Return those titles of steps that a plan may leave out."""
        steps = (*self.opening, *self.block, *((self.between,) if self.between else ()), *self.ending)
        return frozenset(titles) - {step.title for step in steps if step.kind in STAYS}

    @property
    def unusual(self) -> frozenset[str]:
        """The titles of the steps that are not proposed for a first meeting."""
        return frozenset(step.title for step in (*self.opening, *self.block, *self.ending) if not step.usual)

    def block_without(self, titles: Collection[str]) -> tuple[FormatStep, ...]:
        """Return the steps of a jongere's block, with the steps of these titles left out."""
        return tuple(step for step in self.block if step.title not in titles)

    def usual_minutes(self, without: Collection[str] = ()) -> int:
        """Return how long the block of a jongere takes, without the steps of these titles."""
        return sum(step.minutes for step in self.block_without(without))

    def least_minutes(self, without: Collection[str] = ()) -> int:
        """Return the shortest time for a block: one minute for every step that has time in the format."""
        return sum(step.minutes > 0 for step in self.block_without(without))


@cache
def load_format(kind: str) -> Format:
    """Return the format of this kind of meeting (the name of a TOML file beside this module)."""
    text = resources.files(__package__).joinpath(f"{kind}.toml").read_text(encoding="utf-8")
    return Format.model_validate(tomllib.loads(text))
