"""What the demo tells, as data: one TOML file a series, beside this module.

A script says who is there, and what was said and agreed at each meeting. `week` is always counted from today (-6: six
weeks ago). A deadline is what a chair would type on the day itself (`vrijdag`, `over 2 weken`, `volgende tafel`).
"""

import tomllib
from importlib import resources

from pydantic import Field

from sessions.actions import ReadBack, Status
from sessions.closing import Coach, StopReason
from sessions.document import Frozen
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.people import Presence
from sessions.roles import Role
from sessions.series import SeriesKind
from sessions.sharing import Scope
from sessions.tips.importing import NewTip, read_tip_file
from sessions.tips.tip import Remark
from sessions.trajects import Sex
from sessions.turns import Course, Heard

SCRIPTS = ("kop_van_noord_holland", "noord_kennemerland", "samen_aan_tafel", "west_friesland")
"""The names of the scripts, in the order in which they are played."""


class Told(Frozen):
    """What is told of an action when its jongere is at the table again; what is empty is not mentioned."""

    status: Status | None = None
    reason: str = ""
    note: str = ""
    before: str = ""
    read: ReadBack | None = None


class Agreed(Frozen):
    """An action: `who` is a professional by full name or the jongere by roepnaam, `own` somebody of the own network.

    `permission` says who must still allow it, and after a comma before when; `answer` what the jongere said when it was
    read back, and `later` what was told of it, one for each next time that this jongere came.
    """

    what: str
    who: str = ""
    own: str = ""
    before: str
    on: Leefgebied | None = None
    result: str = ""
    permission: str = ""
    answer: ReadBack = ReadBack.AGREED
    later: tuple[Told, ...] = ()


class Answer(Frozen):
    """What was said in one leefgebied; what is not set was not said this time."""

    state: DomainState = DomainState.QUESTION
    words: str = ""
    score_now: int | None = None
    score_goal: int | None = None
    own_network: str = ""


class Shared(Frozen):
    """What was agreed with a jongere for the partner of this name; `also` are the sensitive leefgebieden in `alles`."""

    partner: str
    scope: Scope
    also: tuple[Leefgebied, ...] = ()


class Block(Frozen):
    """One jongere at one table; what is empty was not said this time.

    Who does not come has another `course`. `heard` is the answer to whether he or she was talked with.
    """

    code: str
    course: Course = Course.HERE
    share: tuple[Shared, ...] = ()
    going_well: str = ""
    question: str = ""
    answers: dict[Leefgebied, Answer] = {}
    notes: str = ""
    private: str = ""
    action: tuple[Agreed, ...] = ()
    statement: str = ""
    heard: Heard | None = None


class Lesson(Frozen):
    """One thing to keep, one to change."""

    keep: str | None = None
    change: str | None = None


class Couple(Frozen):
    """Who sorts tips together, under a name that is nobody's; `line` is what they wrote down, as it is typed."""

    name: str
    roles: tuple[Role, ...]
    line: str


class Handled(Frozen):
    """What the room made of the tip with this number: other words, a remark, the tip that takes it in, or a toptip."""

    number: int
    words: str = ""
    remark: Remark | None = None
    into: int | None = None
    top: bool = False


class Used(Frozen):
    """What was done with a toptip (its number) in a week, and by whom."""

    week: int
    number: int
    what: str
    by: str


class Followed(Frozen):
    """What was done in a week to the action with this number, between two meetings; what is empty was not done.

    `before` is a new deadline, `until` the day until which it is out of sight, `step` what was taken of the route.
    """

    week: int
    number: int
    note: str = ""
    before: str = ""
    until: str = ""
    step: str = ""


class Meeting(Frozen):
    """One meeting. In the past it was closed, `mended` then being what the second version says; else it is planned.

    With `reached` it is at work today, on the actions of the jongere with that code. `presence` holds who was not
    simply there; `notes` what was noted in the steps outside the blocks, by the title of the step. The minutes of the
    time before are always adopted, with the `remark` where there is one. `without` are the titles of steps it has not.

    Of a community of practice: the `focus` that was chosen, what was told per theme, how many `tips` were collected,
    what each couple made of them, and what the room did with single tips.
    """

    week: int
    chair: str
    minute_taker: str
    presence: dict[str, Presence] = {}
    guests: tuple[str, ...] = ()
    remark: str = ""
    block: tuple[Block, ...] = ()
    notes: dict[str, str] = {}
    action: tuple[Agreed, ...] = ()
    signals: tuple[str, ...] = ()
    keep: str = ""
    change: str = ""
    mended: Lesson | None = None
    reached: str = ""
    without: frozenset[str] = frozenset()
    focus: str = ""
    themes: dict[str, str] = {}
    tips: int = 0
    couple: tuple[Couple, ...] = ()
    tip: tuple[Handled, ...] = ()


class Ending(Frozen):
    """What the closing talk gave: the outcomes, the rapportcijfer, who stays in touch.

    `heard` is what was said when somebody asked for the first time how it goes, `ASKED_AFTER` weeks later.
    """

    outcomes: dict[Leefgebied, str] = {}
    grade: int | None = None
    coach: Coach | None = None
    heard: str = ""


class OwnTopic(Frozen):
    """One topic of a jongere who prepares the question; what is empty was not filled in."""

    title: str
    leefgebied: Leefgebied | None = None
    going_well: str = ""
    better: str = ""
    score_now: int | None = None
    score_goal: int | None = None
    change: str = ""
    next_step: str = ""
    needed: str = ""
    along: bool = False
    keep: bool = False


class Prepared(Frozen):
    """What a jongere is preparing since `week`, with the topics in his or her own order."""

    week: int
    writer: str = ""
    company: str = ""
    ask_along: str = ""
    topic: tuple[OwnTopic, ...]


class Jongere(Frozen):
    """A jongere, put forward in `week`; `ended` is the week of the last talk, and `stopped` why it was too early.

    `closing` is what that talk gave, where it was not too early; `prepares` is what the jongere is preparing now.

    `put_forward_by` is empty where the own youth-care organisation did that; `around` is a line as a user types it.
    """

    code: str
    roepnaam: str
    turns_18_in: int
    brings: tuple[Leefgebied, ...]
    youth_worker: str
    contact: str
    sex: Sex | None = None
    start_qualification: bool | None = None
    gemeente: str = ""
    put_forward_by: str = ""
    around: str = ""
    week: int
    ended: int | None = None
    stopped: StopReason | None = None
    closing: Ending = Ending()
    prepares: Prepared | None = None


class Script(Frozen):
    """One series. `contacts` and `youth_care` are lines as a user pastes them; the latter come with their jongeren.

    `function` and `may_decide` say more about contact persons, by full name. `tips` is the file beside this module
    that holds the tips, in the order in which they were said, and `used` what became of some; `followed` tells how
    actions were followed up.
    """

    kind: SeriesKind
    name: str
    region: str = ""
    place: str
    contacts: str
    function: dict[str, str] = {}
    may_decide: dict[str, bool] = {}
    youth_care: str = ""
    jongere: tuple[Jongere, ...] = ()
    meeting: tuple[Meeting, ...] = Field(min_length=1)
    tips: str = ""
    used: tuple[Used, ...] = ()
    followed: tuple[Followed, ...] = ()


def load_script(name: str) -> Script:
    """Return the script of this name. Raises pydantic's ValidationError when it says something that does not exist."""
    text = resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return Script.model_validate(tomllib.loads(text))


def load_tips(script: Script) -> tuple[NewTip, ...]:
    """Return the tips of a script, in the order in which they were said; none where it has no file of them."""
    return read_tip_file(resources.files(__package__).joinpath(script.tips).read_bytes()).tips if script.tips else ()
