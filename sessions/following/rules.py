"""Following actions up between meetings: what each one needs now, and when it goes up the escalation route.

Pure rules. What comes from the source and what is ours is told with each of them.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache

from sessions.actions import Action, Deadline, Firmness, Status
from sessions.clock import local_day
from sessions.errors import InvalidInput
from sessions.meetings import Session, SessionStatus
from sessions.text import clean_line, fold, mentions
from sessions.trajects import Traject

SOON = dt.timedelta(days=7)
"""How far ahead a deadline needs attention."""
CARRIED_TOO_OFTEN = 3
"""After so many meetings an action that was carried over is offered the next step of the route."""
OWNER_STEP = "eigenaar"
"""The step of a route where every action is from the start: the one who promised it."""
CONTACT_STEP = "vaste contactpersoon"
"""The step of a route that is one person per jongere (domain.md section 1)."""
POLICY_TABLE = "beleidstafel"
"""Who a step with this word in it is for gets a signal, which names no jongere, and no action."""


class Need(IntEnum):
    """What an action needs now; also the order in which actions are listed (ours).

    Who promised nothing yet comes before what is due soon: a promise that nobody made is never kept.
    """

    LATE = 1
    STUCK = 2
    ANSWER = 3
    CONFIRM = 4
    SOON = 5
    LATER = 6
    ASIDE = 7
    TRAJECT_OVER = 8
    OVER = 9

    @property
    def calls(self) -> bool:
        """Whether it asks for attention now."""
        return self <= Need.SOON

    @property
    def stands(self) -> bool:
        """Whether it is still to be done for a jongere whose traject goes on, be it out of sight for a while."""
        return self <= Need.ASIDE


def need_of(action: Action, today: dt.date, *, traject_over: bool = False) -> Need:
    """Return what an action needs now. `traject_over`: see `is_over`.

    Late is past the first deadline, also when that was moved (domain.md, status of an action). What waits for
    permission needs an answer from `answer_by` on, and at once where nobody said by when. Before `hidden_until` an
    action is out of sight whatever its state: somebody chose so, and that day it comes back by itself.
    """
    if not action.open:
        return Need.OVER
    if traject_over:
        return Need.TRAJECT_OVER
    if action.hidden_until is not None and action.hidden_until > today:
        return Need.ASIDE
    return _urgency(action, today)


def _urgency(action: Action, today: dt.date) -> Need:
    if action.is_late(today):
        return Need.LATE
    if action.status == Status.STUCK:
        return Need.STUCK
    if action.firmness == Firmness.CONDITIONAL and (action.answer_by is None or action.answer_by <= today):
        return Need.ANSWER
    if action.firmness == Firmness.UNCONFIRMED:
        return Need.CONFIRM
    days = (due_day(action, today), action.answer_by if action.firmness == Firmness.CONDITIONAL else None)
    return Need.SOON if any(day is not None and day <= today + SOON for day in days) else Need.LATER


def is_over(traject: Traject | None) -> bool:
    """Whether a traject ended or goes on elsewhere, so that what is left open of it asks for no attention (ours).

    Its actions stay as they were: who looks for them finds them, and they count again when the traject is re-opened.
    """
    return traject is not None and (traject.ended is not None or traject.gone)


def due_day(action: Action, today: dt.date) -> dt.date | None:
    """Return the deadline that counts: the first one once that is past, else the present one; None without."""
    return action.late_after if action.is_late(today) else _day(action.deadline)


def times_late(action: Action, today: dt.date) -> int:
    """Return how many of its deadlines went by: those that had passed when they were moved, and the present one."""
    late, standing = 0, action.first_deadline
    for event in action.history:
        if event.deadline is not None:
            late += _is_past(standing, local_day(event.when))
            standing = event.deadline
    return late + (action.open and _is_past(action.deadline, today))


def late_twice(action: Action, today: dt.date) -> bool:
    """Whether an action was late, got a new deadline, and is late again (ours, after issue 5)."""
    return action.open and _is_past(action.deadline, today) and times_late(action, today) > 1


def carried_over(action: Action, sessions: Iterable[Session]) -> int:
    """Return how many closed meetings an open action went through after the one where it was made.

    Of a jongere only those count where he or she had a turn: actions of who is not at the table are not discussed
    there (domain.md, Terugblik). What was made outside a meeting counts those after that day.
    """
    if not action.open:
        return 0
    meetings = tuple(sessions)
    made = next((session.when for session in meetings if session.number == action.session), None)
    return sum(
        session.status == SessionStatus.CLOSED
        and (session.when > made if made else action.agreed is None or session.date > action.agreed)
        and _had_turn(session, action.traject)
        for session in meetings
    )


def answer_awaited(action: Action) -> Firmness | None:
    """Return as what an open action waits for an answer: onder voorbehoud, or nog te bevestigen; None for neither."""
    return action.firmness if action.open and action.firmness != Firmness.PROMISED else None


def why_stuck(action: Action, sessions: Sequence[Session], today: dt.date) -> str:
    """Return in Dutch why an action should go up the route, or empty.

    Late twice and carried over three meetings are issue 5's; *loopt vast* is domain.md's own word for a stuck case.
    """
    if not action.open:
        return ""
    if late_twice(action, today):
        return "twee keer te laat"
    if action.status == Status.STUCK:
        return "loopt vast"
    carried = carried_over(action, sessions)
    return f"{carried} tafels verder en nog open" if carried >= CARRIED_TOO_OFTEN else ""


def steps_taken(action: Action, actions: Mapping[int, Action]) -> tuple[str, ...]:
    """Return the steps of the route that were taken for an action, and for those that it was made for, by number."""
    taken: list[str] = []
    seen: set[int] = set()
    here: Action | None = action
    while here is not None and here.number not in seen:
        seen.add(here.number)
        taken += [event.route for event in here.history if event.route]
        here = actions.get(here.after or 0)
    return tuple(taken)


def next_on_route(route: Sequence[str], taken: Collection[str], *, skip: Collection[str] = ()) -> str:
    """Return the step of the route that comes next, or empty when there is none left.

    It is the first after the furthest that was taken. The owner is where an action is already, and `skip` are steps
    that would lead to the same person again.
    """
    done = {_plain(step) for step in taken}
    passed = {_plain(OWNER_STEP), *map(_plain, skip)}
    furthest = max((place for place, step in enumerate(route) if _plain(step) in done), default=-1)
    return next((step for step in route[furthest + 1 :] if _plain(step) not in passed), "")


def steps_to_same(action: Action, traject: Traject | None) -> tuple[str, ...]:
    """Return the steps of a route that lead to who has the action now: the vaste contactpersoon, who may own it."""
    if action.owner is None or action.owner.person is None or traject is None:
        return ()
    return (CONTACT_STEP,) if action.owner.person == traject.contact else ()


def becomes_signal(step: str) -> bool:
    """Whether a step of the route is taken with a signal: the beleidstafel speaks of no single jongere."""
    return mentions(step, POLICY_TABLE)


def read_reason(text: str) -> str:
    """Return why an action lapses (domain.md: *vervallen*, with a reason), cleaned.

    Raises InvalidInput when nothing is said.
    """
    reason = clean_line(text)
    if not reason:
        raise InvalidInput("Schrijf kort op waarom deze actie vervalt.", field="reden")
    return reason


def reason_for(status: Status, text: str) -> str:
    """Return why an action stands so, cleaned; empty where nothing is said. Raises InvalidInput as `read_reason` does.

    Only what lapses needs a reason.
    """
    return read_reason(text) if status == Status.DROPPED else clean_line(text)


@lru_cache(maxsize=256)
def _plain(step: str) -> str:
    """Return a step of a route for comparing: asked for every action, of a handful of steps."""
    return fold(step)


def _day(deadline: Deadline | None) -> dt.date | None:
    return deadline.day if deadline else None


def _is_past(deadline: Deadline | None, today: dt.date) -> bool:
    day = _day(deadline)
    return day is not None and day < today


def _had_turn(session: Session, traject: int | None) -> bool:
    if traject is None:
        return True
    return traject in session.agenda and session.turn(traject).course.talked_about
