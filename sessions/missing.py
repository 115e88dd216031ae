"""What a meeting still misses: it is pointed out, and never blocks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sessions.actions import Action, Owner, ReadBack, Status
from sessions.consents import ConsentSubject
from sessions.leefgebieden import Leefgebied
from sessions.meetings import StepKind
from sessions.record import Record
from sessions.trajects import Traject
from sessions.turns import Course


@dataclass(frozen=True)
class Gap:
    """Something that is missing, in Dutch and by code, with the step where it can be mended (and the action)."""

    text: str
    step: str
    action: int | None = None


def gaps(record: Record) -> tuple[Gap, ...]:
    """Return all that a meeting still misses, in the order of its steps."""
    blocks = {step.traject for step in record.session.steps}
    # Not every kind of meeting has blocks: in a community of practice nobody has a turn to miss.
    found = [gap for number in record.session.agenda if number in blocks for gap in _gaps_of(record, number)]
    found.extend(_community_gaps(record))
    found.extend(_action_gaps(record, None))
    return tuple(found)


def _community_gaps(record: Record) -> Iterator[Gap]:
    """Yield what a community of practice misses: its focus, and from whom the tips came that were told here."""
    focus, collecting = _find(record, None, StepKind.FOCUS), _find(record, None, StepKind.COLLECT)
    if focus and not record.series.focus:
        yield Gap("er is nog geen focus gekozen", focus)
    collected = record.tips.collected if record.tips else ()
    sourceless = sum(not tip.sources and tip.merged_into is None for tip in collected)
    if collecting and sourceless:
        tips = "1 tip heeft" if sourceless == 1 else f"{sourceless} tips hebben"
        yield Gap(f"{tips} nog geen bron", collecting)


def _gaps_of(record: Record, traject: int) -> Iterator[Gap]:
    jongere, turn = record.traject(traject), record.session.turn(traject)
    assert jongere is not None
    if not turn.course.talked_about:
        # Who did not come, said no or stopped is asked nothing any more.
        return
    if traject not in record.discussed:
        yield Gap(f"{jongere.code} is nog niet besproken", _step(record, traject, StepKind.QUESTION))
        return
    yield from _welcome_gaps(record, jongere, turn.course)
    for leefgebied in without_action(record, traject):
        step = _step(record, traject, StepKind.ACTIONS)
        yield Gap(f"{jongere.code}: {leefgebied.label} heeft nog geen actie", step)
    yield from _action_gaps(record, traject)
    yield from _reading_gaps(record, jongere, turn.course)
    parting = _find(record, traject, StepKind.PARTING)
    if parting and not turn.contact_confirmed:
        yield Gap(f"{jongere.code}: de vaste contactpersoon is nog niet bevestigd", parting)


def _welcome_gaps(record: Record, jongere: Traject, course: Course) -> Iterator[Gap]:
    welcome = _find(record, jongere.number, StepKind.WELCOME)
    if welcome is None or course == Course.BROUGHT_IN:
        return
    consent = jongere.consent_to(ConsentSubject.TABLE)
    if course == Course.OPEN:
        yield Gap(f"{jongere.code} is nog niet welkom geheten", welcome)
    elif consent is None or consent.session != record.session.number:
        yield Gap(f"{jongere.code}: toestemming is nog niet gevraagd", welcome)


def _reading_gaps(record: Record, jongere: Traject, course: Course) -> Iterator[Gap]:
    """Yield what the jongere has not heard yet; who is not there hears it at a later table."""
    unheard = [action for action in record.to_read_back(jongere.number) if _is_unheard(record, action)]
    if unheard and not course.jongere_here:
        count = "1 actie moet" if len(unheard) == 1 else f"{len(unheard)} acties moeten"
        step = _step(record, jongere.number, StepKind.ACTIONS)
        yield Gap(f"{jongere.code}: {count} nog met de jongere worden teruggelezen", step)
        return
    for action in unheard:
        step = _step(record, jongere.number, StepKind.READ_BACK)
        older = "" if action.session == record.session.number else " van een eerdere tafel"
        yield Gap(f"{jongere.code}: actie {action.number}{older} is nog niet teruggelezen", step, action.number)


def _is_unheard(record: Record, action: Action) -> bool:
    """Whether an action still has to be read back; `later` is an answer at the table where it was said."""
    if action.status == Status.DROPPED or action.read_back in {ReadBack.AGREED, ReadBack.REFUSED}:
        return False
    here = record.session.number
    return action.read_back == ReadBack.NOT_YET or not (
        action.session == here or any(event.session == here and event.read_back for event in action.history)
    )


def _action_gaps(record: Record, traject: int | None) -> Iterator[Gap]:
    step = _step(record, traject, StepKind.ACTIONS)
    jongere = record.traject(traject)
    code = f"{jongere.code}: " if jongere else ""
    for action in standing(record, traject):
        if action.owner is None:
            yield Gap(f"{code}actie {action.number} heeft nog geen eigenaar", step, action.number)
        if action.deadline is None:
            yield Gap(f"{code}actie {action.number} heeft nog geen termijn", step, action.number)


def _step(record: Record, traject: int | None, kind: StepKind) -> str:
    """Return the id of the step of this kind in a jongere's block, or the first step of that block or meeting."""
    first = next(step.id for step in record.session.steps if step.traject == traject)
    return _find(record, traject, kind) or first


def _find(record: Record, traject: int | None, kind: StepKind) -> str | None:
    """Return the id of the step of this kind in a jongere's block or the meeting itself, or None without one."""
    mine = (step for step in record.session.steps if step.traject == traject)
    return next((step.id for step in mine if step.kind == kind), None)


def standing(record: Record, traject: int | None) -> tuple[Action, ...]:
    """Return the actions agreed in this meeting that did not lapse."""
    return tuple(action for action in record.made_here(traject) if action.status != Status.DROPPED)


def without_action(record: Record, traject: int) -> tuple[Leefgebied, ...]:
    """Return the leefgebieden in which this jongere has a question and nobody does anything yet."""
    jongere = record.traject(traject)
    covered = {action.leefgebied for action in record.actions_of(traject) if action.open}
    return tuple(leefgebied for leefgebied in (jongere.asked if jongere else ()) if leefgebied not in covered)


def carries_most(record: Record, traject: int) -> bool:
    """Return whether the jongere has more open actions than anyone else: two or more, and the most of all.

    Partners come to do something; a plan that leaves most to the jongere is worth a word at the table (ours).
    """
    counts = Counter(_who(action.owner) for action in record.actions_of(traject) if action.open and action.owner)
    own = counts.pop("jongere", 0)
    return own > 1 and own > max(counts.values(), default=0)


def _who(owner: Owner) -> str:
    if owner.jongere:
        return "jongere"
    return f"persoon {owner.person}" if owner.person is not None else f"naam {owner.name}"
