"""Where an act happened."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where an act happened, so that undoing it can go there: a meeting, a step of it, a jongere (numbers).

    `session` is 0 for what was done outside any meeting: with a traject on the page of that jongere.
    """

    session: int
    step: str = ""
    traject: int | None = None
