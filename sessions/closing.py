"""How a traject ends: the result per leefgebied, the rapportcijfer, the coach, and what came before a new start."""

import datetime as dt
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from sessions.document import Frozen
from sessions.leefgebieden import VOCABULARY, DomainState, Leefgebied
from sessions.text import Line, Prose

Grade = Annotated[int, Field(ge=1, le=10)] | None
"""A rapportcijfer, 1 to 10; None when it was not given."""


class StopReason(StrEnum):
    """Why a traject stopped early (the source's list)."""

    MOVED = "verhuizing"
    NO_HELP_WANTED = "wil geen hulp"
    DETENTION = "detentie"
    NO_SHOW = "komt afspraken structureel niet na"
    OTHER = "anders"


class AgeGroup(StrEnum):
    """The age at the start, in the groups that are reported; 18 counts as 18-23."""

    YOUNGER = "<16"
    FROM_16 = "16-18"
    FROM_18 = "18-23"
    OLDER = "23+"


class Result(Frozen):
    """How it ended in one leefgebied: the state of the question, and one of the fixed outcomes.

    `outcome` is empty where there was no question, or where it was not asked how it ended.
    """

    leefgebied: Leefgebied
    state: DomainState
    outcome: Line = ""

    @model_validator(mode="after")
    def _is_in_the_vocabulary(self) -> Self:
        known = {outcome.word for outcome in VOCABULARY[self.leefgebied].outcomes}
        if self.outcome and (self.outcome not in known or self.state != DomainState.QUESTION):
            raise PydanticCustomError("not_an_outcome", "deze uitkomst hoort niet bij dit leefgebied")
        return self

    @property
    def reached(self) -> bool:
        """Whether this outcome counts as reached."""
        return any(outcome.reached for outcome in VOCABULARY[self.leefgebied].outcomes if outcome.word == self.outcome)


class Coach(Frozen):
    """Who stays in touch, of the own youth-care organisation or from outside, professional or volunteer.

    `own` and `volunteer` are None where that is not known.
    """

    name: Line = ""
    own: bool | None = None
    volunteer: bool | None = None


class CheckIn(Frozen):
    """One moment at which somebody asks how it goes after the end; `done` is the day it was, None while to come."""

    day: dt.date
    done: dt.date | None = None
    note: Prose = ""


class Closing(Frozen):
    """What the closing talk gave. `results` has one Result for each leefgebied that was spoken of.

    `grade` is the rapportcijfer. `coach` is None where there is none. `had_plan` says whether there was a trajectplan:
    at least one question or agreed action. Aftercare goes on until a day, with moments to get in touch.
    """

    results: tuple[Result, ...] = ()
    grade: Grade = None
    coach: Coach | None = None
    had_plan: bool = False
    aftercare_until: dt.date | None = None
    check_ins: tuple[CheckIn, ...] = ()

    def result_in(self, leefgebied: Leefgebied) -> Result | None:
        """Return how it ended in this leefgebied, or None where it was not spoken of."""
        return next((result for result in self.results if result.leefgebied == leefgebied), None)


class Spell(Frozen):
    """One stretch of a traject that ended, kept when it was opened again, so that reports over then stay the same."""

    started: dt.date
    again: bool = False
    ended: dt.date
    stop_reason: StopReason | None = None
    closing: Closing | None = None
