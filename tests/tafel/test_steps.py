"""Every kind of step has its widget, its part in the minutes, and a place in some format."""

import pytest

from exports.parts import PARTS
from sessions.formats import plan_steps
from sessions.meetings import StepKind
from sessions.series import SeriesKind
from tafel.steps import STEPS


@pytest.mark.parametrize("kind", [*StepKind])
def test_every_kind_has_a_widget_and_a_part(kind: StepKind) -> None:
    assert kind in STEPS
    assert kind in PARTS


def test_every_kind_stands_in_a_format_and_every_format_knows_its_kinds() -> None:
    used = {step.kind for series_kind in SeriesKind for step in plan_steps(str(series_kind), (1, 2))}
    assert used == set(StepKind)


def test_every_command_says_what_it_does_and_none_shares_a_key_within_a_step() -> None:
    for view in STEPS.values():
        keys = [key for command in view.OFFERS for key in command.keys]
        assert len(keys) == len(set(keys)), view
        for command in view.OFFERS:
            assert command.label
            assert command.tip[0].isupper()
