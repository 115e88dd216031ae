"""A traject: the path of one jongere, with the question in his or her own words per leefgebied."""

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from sessions.closing import AgeGroup, Closing, Spell, StopReason
from sessions.consents import Consent, ConsentSubject
from sessions.document import Document, Frozen
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.preparation import Preparation
from sessions.scores import Score
from sessions.sharing import Sharing
from sessions.text import Line, Name, Prose


def _is_month(value: str) -> str:
    if value and not re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])", value):
        raise PydanticCustomError("not_a_month", "schrijf jaar en maand, bijvoorbeeld 2009-03")
    return value


def _is_code(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,11}", value):
        raise PydanticCustomError("not_a_code", "gebruik letters, cijfers en streepjes, bijvoorbeeld J-07")
    return value.upper()


BirthMonth = Annotated[Line, AfterValidator(_is_month)]
"""Year and month as `2009-03`, or empty; never the day (privacy: domain.md section 5)."""
Code = Annotated[Name, AfterValidator(_is_code)]
"""What a jongere is called everywhere but on the screen and in his or her own copy."""


class Question(Frozen):
    """The question in one leefgebied: where it stands, own words, scores, what the own network does first."""

    leefgebied: Leefgebied
    state: DomainState = DomainState.NOT_DISCUSSED
    words: Prose = ""
    score_now: Score = None
    score_goal: Score = None
    own_network: Prose = ""

    @property
    def answered(self) -> bool:
        """Whether anything was said in this leefgebied: words, a score, or what the own network does."""
        return bool(self.words or self.own_network) or self.score_now is not None or self.score_goal is not None


class Statement(Frozen):
    """The jongere's own statement, as said at the meeting with this number."""

    text: Prose
    session: int
    recorded: dt.date


class Sex(StrEnum):
    """As the jongere says it."""

    WOMAN = "vrouw"
    MAN = "man"
    OTHER = "anders"
    RATHER_NOT = "zegt het liever niet"


class Companion(Frozen):
    """Somebody around the jongere: a role (`oma`, `mentor`), and where wanted a name."""

    role: Name
    name: Line = ""


class Stage(StrEnum):
    """How far a jongere is."""

    APPLIED = "aangemeld"
    RUNNING = "lopend"
    FINISHED = "afgerond"
    STOPPED = "gestopt"


class Traject(Document):
    """One jongere's path. `youth_worker` and `contact` (the vaste contactpersoon) are Person numbers.

    `questions` holds one Question for each leefgebied that was brought in or opened, in that order; the last of
    `statements` is the current one. `roepnaam` is for the screen and the jongere's own copy only. `start_qualification`
    is whether there is a startkwalificatie, None when not known; `external` whether `put_forward_by` is an external
    partner. `consents` and `sharing` hold every agreement, the newest last. `age_group` is the age at the start where
    the birth month is not known.

    `started` to `ended` is the present stretch; `again` says that it began within a year after the last of `earlier`
    ended. `closing` tells how it ended; `preparation` is the jongere's own, and only what comes along leaves it.
    A traject that was `merged_into` another (its number) or `moved_to` another series (its title) stays for the minutes
    of then, and counts nowhere any more.
    """

    code: Code
    roepnaam: Name
    birth_month: BirthMonth = ""
    age_group: AgeGroup | None = None
    youth_worker: int | None = None
    contact: int | None = None
    sex: Sex | None = None
    start_qualification: bool | None = None
    gemeente: Line = ""
    care_organisation: Line = ""
    put_forward_by: Line = ""
    external: bool = False
    around: tuple[Companion, ...] = ()
    consents: tuple[Consent, ...] = ()
    sharing: tuple[Sharing, ...] = ()
    started: dt.date
    going_well: Prose = ""
    question: Prose = ""
    questions: tuple[Question, ...] = ()
    statements: tuple[Statement, ...] = ()
    discussed: bool = False
    ended: dt.date | None = None
    stop_reason: StopReason | None = None
    closing: Closing | None = None
    again: bool = False
    earlier: tuple[Spell, ...] = ()
    preparation: Preparation | None = None
    merged_into: int | None = None
    moved_to: Line = ""

    @property
    def gone(self) -> bool:
        """Whether it goes on somewhere else: in another traject, or in another series."""
        return self.merged_into is not None or bool(self.moved_to)

    def at_table(self) -> "Traject":
        """Return the traject as a meeting and its documents know it: without what the jongere is preparing.

        What comes along of that stands in the questions; the rest stays the jongere's own (domain.md section 1).
        """
        # The same without one field cannot be less good than it was.
        return self if self.preparation is None else self.model_copy(update={"preparation": None})

    @property
    def stage(self) -> Stage:
        """How far this jongere is, from what is known."""
        if self.ended:
            return Stage.STOPPED if self.stop_reason else Stage.FINISHED
        return Stage.RUNNING if self.discussed else Stage.APPLIED

    @property
    def statement(self) -> str:
        """The current own statement, or empty."""
        return self.statements[-1].text if self.statements else ""

    def question_in(self, leefgebied: Leefgebied) -> Question | None:
        """Return the question in this leefgebied, or None when it was never opened."""
        return next((question for question in self.questions if question.leefgebied == leefgebied), None)

    def consent_to(self, subject: ConsentSubject) -> Consent | None:
        """Return the answer that stands on this subject, or None when it was never asked."""
        answers = [consent for consent in self.consents if consent.subject == subject]
        return answers[-1] if answers else None

    @property
    def asked(self) -> tuple[Leefgebied, ...]:
        """The leefgebieden in which the jongere has a question, in the order they were brought in."""
        return tuple(question.leefgebied for question in self.questions if question.state == DomainState.QUESTION)
