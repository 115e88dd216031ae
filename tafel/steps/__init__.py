"""The steps of a meeting: one widget for each kind."""

from sessions.meetings import StepKind
from tafel.steps.actions import ActionsStep
from tafel.steps.attendance import AttendanceStep
from tafel.steps.base import StepView
from tafel.steps.choose import ChooseStep
from tafel.steps.closing import ClosingStep
from tafel.steps.collect import CollectStep
from tafel.steps.experiences import ExperiencesStep
from tafel.steps.focus import FocusStep
from tafel.steps.look_back import LookBackStep
from tafel.steps.notes import NotesStep
from tafel.steps.parting import PartingStep
from tafel.steps.question import QuestionStep
from tafel.steps.read_back import ReadBackStep
from tafel.steps.review import ReviewStep
from tafel.steps.signals import SignalsStep
from tafel.steps.sort import SortStep
from tafel.steps.welcome import WelcomeStep
from tafel.steps.wissel import WisselStep

STEPS: dict[StepKind, type[StepView]] = {
    StepKind.ATTENDANCE: AttendanceStep,
    StepKind.WISSEL: WisselStep,
    StepKind.WELCOME: WelcomeStep,
    StepKind.REVIEW: ReviewStep,
    StepKind.QUESTION: QuestionStep,
    StepKind.NOTES: NotesStep,
    StepKind.COLLECT: CollectStep,
    StepKind.SORT: SortStep,
    StepKind.CHOOSE: ChooseStep,
    StepKind.ACTIONS: ActionsStep,
    StepKind.READ_BACK: ReadBackStep,
    StepKind.PARTING: PartingStep,
    StepKind.SIGNALS: SignalsStep,
    StepKind.CLOSING: ClosingStep,
    StepKind.LOOK_BACK: LookBackStep,
    StepKind.FOCUS: FocusStep,
    StepKind.EXPERIENCES: ExperiencesStep,
}
"""Which widget plays which kind of step."""
