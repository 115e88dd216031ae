"""Makes the steps of a meeting out of its format, and keeps what stands when the plan changes."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import count

from sessions.formats.loader import Format, FormatStep, load_format
from sessions.formats.spreading import spread
from sessions.meetings import Session, Step, StepKind


def plan_steps(
    kind: str, agenda: tuple[int, ...], *, minutes: Mapping[int, int] | None = None, without: Collection[str] = ()
) -> tuple[Step, ...]:
    """Return the steps of a meeting of this kind with these jongeren (Traject numbers), each with an id of its own.

    `minutes` says per jongere how long the whole block takes, where that is not the format's time; it is at least
    `Format.least_minutes`. `without` are the titles of steps to leave out; what is in STAYS is never left out.
    The steps are copies: a format that changes later leaves a planned meeting as it was.
    """
    whole = load_format(kind)
    left_out = whole.leavable(without)
    steps = _copies(whole.opening, left_out)
    for place, traject in enumerate(agenda if whole.block else ()):
        steps += _turn(whole, traject, (minutes or {}).get(traject), left_out, first=not place)
    steps += _copies(whole.ending, left_out)
    return _numbered(steps, count(1))


def left_out_of(kind: str, steps: Collection[Step]) -> frozenset[str]:
    """Return the titles of the steps of a format that a plan leaves out; without jongeren none of their block."""
    whole = load_format(kind)
    planned = {step.title for step in steps}
    has_blocks = any(step.traject is not None for step in steps)
    wanted = (*whole.opening, *(whole.block if has_blocks else ()), *whole.ending)
    return whole.leavable({step.title for step in wanted} - planned)


def set_minutes(session: Session) -> dict[int, int]:
    """Return, for the jongeren whose time is not the format's, how many minutes they have."""
    usual = load_format(session.kind).usual_minutes(left_out_of(session.kind, session.steps))
    planned = {
        traject: sum(step.minutes for step in session.steps if step.traject == traject) for traject in session.agenda
    }
    return {traject: minutes for traject, minutes in planned.items() if minutes != usual}


def replanned(before: Collection[Step], after: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps of a new plan; those that were in the old one keep their id, texts and notes."""
    known: dict[tuple[StepKind, str, int | None], list[Step]] = defaultdict(list)
    for step in before:
        known[_sameness(step)].append(step)
    fresh = _fresh_numbers(before)
    steps = []
    for step in after:
        kept = known[_sameness(step)]
        steps.append(
            kept.pop(0).changed(minutes=step.minutes) if kept else step.changed(id=f"{next(fresh)}-{step.kind}")
        )
    return tuple(steps)


def with_turn_for(kind: str, steps: tuple[Step, ...], traject: int) -> tuple[Step, ...]:
    """Return the steps of a meeting with the block of one more jongere (a Traject number) before the ending."""
    whole = load_format(kind)
    places = [place for place, step in enumerate(steps) if step.traject is not None]
    endings = {step.title for step in whole.ending}
    ending = next((place for place, step in enumerate(steps) if step.title in endings), len(steps))
    at = places[-1] + 1 if places else ending
    added = _turn(whole, traject, None, left_out_of(kind, steps), first=not places)
    return (*steps[:at], *_numbered(added, _fresh_numbers(steps)), *steps[at:])


def _turn(whole: Format, traject: int, minutes: int | None, without: Collection[str], *, first: bool) -> list[Step]:
    """Return the block of a jongere, with the wissel before it unless it is the first."""
    block = whole.block_without(without)
    usual = [step.minutes for step in block]
    shares = usual if minutes is None else spread(minutes, usual)
    before = _copies([whole.between] if whole.between and not first else [], ())
    own = [
        step.model_copy(update={"traject": traject, "minutes": share})
        for step, share in zip(_copies(block, ()), shares, strict=True)
    ]
    return [*before, *own]


def _copies(wanted: Iterable[FormatStep], without: Collection[str]) -> list[Step]:
    """Return copies, without an id yet, of the steps that are not left out."""
    return [
        Step(id="", **{name: value for name, value in step if name != "usual"})
        for step in wanted
        if step.title not in without
    ]


def _numbered(steps: Iterable[Step], numbers: Iterable[int]) -> tuple[Step, ...]:
    # Good steps with a number of our own: the meeting that they are for validates them once more, and that is enough.
    return tuple(
        step.model_copy(update={"id": f"{number}-{step.kind}"}) for number, step in zip(numbers, steps, strict=False)
    )


def _fresh_numbers(steps: Iterable[Step]) -> Iterator[int]:
    """Return numbers for ids that none of these steps has."""
    given = (re.match(r"\d+", step.id) for step in steps)
    return count(max((int(found[0]) for found in given if found), default=0) + 1)


def _sameness(step: Step) -> tuple[StepKind, str, int | None]:
    """What makes a step of one plan the same as that of another; of several wissels the first is the first."""
    return (step.kind, step.title, step.traject)
