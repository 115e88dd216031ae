"""Preparing the question: the jongere's own topics, from which he or she chooses what comes to the table.

The way of working is that of Mijn Pad (domain.md section 1): the jongere owns it, and each topic stays his or her own.
"""

import datetime as dt

from pydantic import Field

from sessions.document import Frozen
from sessions.leefgebieden import Leefgebied
from sessions.scores import Score
from sessions.text import Line, Name, Prose


class Topic(Frozen):
    """One topic of the jongere, in own words; `leefgebied` is None for a free one.

    `along` says that it comes to the table; without that yes it stays the jongere's own, and is kept afterwards only
    where the jongere wants that (`keep`). `priority` counts from 1; None where the jongere set none.
    """

    id: int = Field(ge=1)
    title: Name
    leefgebied: Leefgebied | None = None
    going_well: Prose = ""
    better: Prose = ""
    score_now: Score = None
    score_goal: Score = None
    change: Prose = ""
    next_step: Prose = ""
    needed: Prose = ""
    along: bool = False
    keep: bool = False
    priority: int | None = Field(default=None, ge=1)


class Preparation(Frozen):
    """What a jongere prepared, since a day. `writer` is who writes, `company` with whom it is done (empty: alone).

    `ask_along` answers *wie wil jij erbij vragen?*.
    """

    begun: dt.date
    writer: Line = ""
    company: Line = ""
    ask_along: Prose = ""
    topics: tuple[Topic, ...] = ()
