"""Acts, undo, redo, failures and reopening in any order, against a plain dict; see `fault_rig.sitting`."""

from fault_rig.sitting import STEPS, SealedSitting, Sitting
from hypothesis import settings

TestSitting = Sitting.TestCase
TestSitting.settings = settings(max_examples=20, stateful_step_count=STEPS)
TestSealedSitting = SealedSitting.TestCase
TestSealedSitting.settings = settings(max_examples=5, stateful_step_count=STEPS)
