"""The parts of the minutes: what each kind of step leaves in them."""

from exports.blocks import Block
from exports.parts.actions import actions_part, review_part
from exports.parts.attendance import attendance_part
from exports.parts.choosing import choosing_part
from exports.parts.closing import closing_part
from exports.parts.collecting import collecting_part
from exports.parts.community import experiences_part, focus_part, look_back_part
from exports.parts.parting import parting_part
from exports.parts.question import question_part
from exports.parts.read_back import read_back_part
from exports.parts.scene import Part, Scene
from exports.parts.signals import signals_part
from exports.parts.sorting import sorting_part
from exports.parts.welcome import welcome_part
from sessions.meetings import StepKind


def nothing(_: Scene) -> tuple[Block, ...]:
    """Leave nothing in the minutes but the notes, that any step may have."""
    return ()


PARTS: dict[StepKind, Part] = {
    StepKind.ATTENDANCE: attendance_part,
    StepKind.WISSEL: nothing,
    StepKind.WELCOME: welcome_part,
    StepKind.REVIEW: review_part,
    StepKind.QUESTION: question_part,
    StepKind.NOTES: nothing,
    StepKind.COLLECT: collecting_part,
    StepKind.SORT: sorting_part,
    StepKind.CHOOSE: choosing_part,
    StepKind.ACTIONS: actions_part,
    StepKind.READ_BACK: read_back_part,
    StepKind.PARTING: parting_part,
    StepKind.SIGNALS: signals_part,
    StepKind.CLOSING: closing_part,
    StepKind.LOOK_BACK: look_back_part,
    StepKind.FOCUS: focus_part,
    StepKind.EXPERIENCES: experiences_part,
}
