"""Plays a meeting: which steps there are, which comes next, and how the time goes. It suggests and never blocks."""

import datetime as dt
from dataclasses import dataclass

from sessions.meetings import Progress, Step, StepKind
from sessions.record import Record

WITH_JONGERE = frozenset({StepKind.REVIEW, StepKind.READ_BACK})
"""The steps of a block that are done with the jongere or not at all (domain.md section 1)."""


def shown_steps(record: Record) -> tuple[Step, ...]:
    """Return the steps of a meeting in order, as the turn of each jongere goes.

    Terugblik is there only for a jongere who brings actions along, and neither that nor Teruglezen for one who is
    brought in by the youth worker. Of a turn that is not talked about (not come, no consent, stopped) only the first
    step of the block is left, where that can be changed back.
    """
    return tuple(step for step in record.session.steps if step.traject is None or _is_shown(record, step, step.traject))


def _is_shown(record: Record, step: Step, traject: int) -> bool:
    course = record.session.turn(traject).course
    if not course.talked_about:
        return step.id == _doorstep(record, traject)
    if step.kind in WITH_JONGERE and not course.jongere_here:
        return False
    return step.kind != StepKind.REVIEW or bool(record.brought_along(traject))


def _doorstep(record: Record, traject: int) -> str:
    """Return the id of the Welkom of a block, or of its first step in a meeting planned before there was one."""
    block = [step for step in record.session.steps if step.traject == traject]
    return next((step.id for step in block if step.kind == StepKind.WELCOME), block[0].id)


def neighbour(record: Record, step_id: str, offset: int) -> Step | None:
    """Return the step `offset` places from this one (1: the next, -1: the one before), or None at either end.

    From a step that is not there any more (its jongere stopped) the next and the one before are those around it.
    """
    shown, order = {step.id for step in shown_steps(record)}, record.session.steps
    if all(step.id != step_id for step in order):
        return None
    steps = [step for step in order if step.id in shown or step.id == step_id]
    place = next(index for index, step in enumerate(steps) if step.id == step_id) + offset
    return steps[place] if 0 <= place < len(steps) else None


def position(record: Record, step_id: str) -> tuple[int, int]:
    """Return which step this is, from 1, and how many there are; a wissel between two jongeren is not counted.

    A step that is not there now (a Terugblik without actions, or of who stopped) stands where it would be.
    """
    counted = [step.id for step in shown_steps(record) if step.kind != StepKind.WISSEL]
    order = [step.id for step in record.session.steps]
    before = order[: order.index(step_id) + 1] if step_id in order else order[:1]
    return max(1, sum(step in before for step in counted)), len(counted)


def block_of(record: Record, traject: int) -> tuple[Step, ...]:
    """Return the steps of one jongere's block."""
    return tuple(step for step in shown_steps(record) if step.traject == traject)


def seconds_in(progress: Progress, step_id: str, now: dt.datetime) -> int:
    """Return the seconds spent in a step until `now`, or until the meeting was paused."""
    before = sum(spent.seconds for spent in progress.spent if spent.step == step_id)
    until = progress.paused or now
    return before + (max(0, int((until - progress.entered).total_seconds())) if progress.step == step_id else 0)


def moved(progress: Progress, step_id: str, now: dt.datetime) -> Progress:
    """Return the progress after going to another step at `now`: the time in the step that is left is added up."""
    spent = {entry.step: entry.seconds for entry in progress.spent}
    spent[progress.step] = seconds_in(progress, progress.step, now)
    return progress.changed(
        step=step_id,
        entered=now,
        spent=tuple({"step": step, "seconds": seconds} for step, seconds in spent.items()),
    )


def paused(progress: Progress, now: dt.datetime) -> Progress:
    """Return the progress with its clock stopped at `now`; one that is paused already stays as it is."""
    return progress if progress.paused else moved(progress, progress.step, now).changed(paused=now)


def resumed(progress: Progress, now: dt.datetime) -> Progress:
    """Return the progress with its clock running again from `now`; one that is not paused stays as it is."""
    return moved(progress, progress.step, now).changed(paused=None) if progress.paused else progress


@dataclass(frozen=True)
class Pace:
    """How the time goes: minutes left for what is on the table now (0 when it is used up), and the expected end."""

    minutes_left: int
    expected_end: dt.datetime


def pace(record: Record, progress: Progress, now: dt.datetime) -> Pace:
    """Return the time left for the current step, or for the whole block while a jongere is at the table.

    The expected end is now, what is left here, and what is left of the minutes of every step after it.
    """
    steps, order = shown_steps(record), record.session.steps
    current = next((step for step in order if step.id == progress.step), None)
    if current is None:
        return Pace(0, now)
    here = (current,) if current.traject is None else block_of(record, current.traject)
    coming = {step.id for step in order[order.index(here[-1]) + 1 :]}
    left = max(0, sum(_seconds_left(step, progress, now) for step in here))
    later = sum(max(0, _seconds_left(step, progress, now)) for step in steps if step.id in coming)
    return Pace(minutes_left=-(-left // 60), expected_end=now + dt.timedelta(seconds=left + later))


def _seconds_left(step: Step, progress: Progress, now: dt.datetime) -> int:
    """Return what is left of the time planned for a step; less than 0 when it took longer."""
    return step.minutes * 60 - seconds_in(progress, step.id, now)
