"""A meeting on whose agenda one jongere stood under two numbers."""

from sessions.formats.plan import left_out_of, plan_steps, replanned, set_minutes
from sessions.meetings import Session, Step
from sessions.turns import Course, Turn


def in_the_place_of(session: Session, other: int, kept: int) -> Session:
    """Return a meeting with one jongere (`kept`) where another (`other`) was, who turns out to be the same.

    Who had two blocks then has one, with the notes of both.
    """

    def whose(number: int | None) -> int | None:
        return kept if number == other else number

    both = other in session.agenda and kept in session.agenda
    turns = (
        _one_turn(session, other, kept)
        if both
        else tuple(turn.changed(traject=whose(turn.traject)) for turn in session.turns)
    )
    changed = session.changed(
        agenda=tuple(dict.fromkeys(kept if number == other else number for number in session.agenda)),
        attendance=tuple(entry.changed(traject=whose(entry.traject)) for entry in session.attendance),
        turns=turns,
    )
    if not both:
        return changed.changed(steps=tuple(step.changed(traject=whose(step.traject)) for step in session.steps))
    left_out = left_out_of(session.kind, session.steps)
    minutes = {number: time for number, time in set_minutes(session).items() if number != other}
    planned = plan_steps(session.kind, changed.agenda, minutes=minutes, without=left_out)
    return changed.changed(steps=replanned(_one_block(session.steps, other, kept), planned))


def _one_turn(session: Session, other: int, kept: int) -> tuple[Turn, ...]:
    """Return the turns, with those of two blocks as one: the one that began, and whoever was there in either."""
    mine, theirs = session.turn(kept), session.turn(other)
    others = tuple(turn for turn in session.turns if turn.traject not in {kept, other})
    if mine == Turn(traject=kept) and theirs == Turn(traject=other):
        return others
    leading = theirs if mine.course == Course.OPEN else mine
    here = None if mine.here is None and theirs.here is None else (*(mine.here or ()), *(theirs.here or ()))
    return (
        *others,
        leading.changed(
            traject=kept,
            here=None if here is None else tuple(dict.fromkeys(here)),
            contact_confirmed=mine.contact_confirmed or theirs.contact_confirmed,
            heard=mine.heard or theirs.heard,
        ),
    )


def _one_block(steps: tuple[Step, ...], other: int, kept: int) -> tuple[Step, ...]:
    """Return the steps without the block of one jongere, whose notes are added to the same steps of the other."""
    added = {(step.kind, step.title): step for step in steps if step.traject == other}
    return tuple(
        _with_notes(step, added.get((step.kind, step.title))) if step.traject == kept else step
        for step in steps
        if step.traject != other
    )


def _with_notes(step: Step, added: Step | None) -> Step:
    if added is None:
        return step
    return step.changed(
        notes="\n".join(filter(None, (step.notes, added.notes))),
        private_notes="\n".join(filter(None, (step.private_notes, added.private_notes))),
    )
