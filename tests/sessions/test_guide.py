"""How a meeting is played: its steps, its time, and what it still misses."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from movable_clock import MovableClock

from sessions.actions import Deadline, Owner
from sessions.acts.actions import Promise, declare, note_progress, promise_action, read_later, refuse_action
from sessions.acts.gather import gather_record, progress_of
from sessions.acts.meeting import enter_meeting, go_to_step
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere, create_series
from sessions.acts.question import keep_notes
from sessions.formats import load_format, plan_steps
from sessions.guide import neighbour, pace, shown_steps
from sessions.leefgebieden import Leefgebied
from sessions.meetings import StepKind
from sessions.missing import carries_most, gaps, without_action
from sessions.place import Place
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile

PLAN = Promise(what="belt", owner=Owner(person=1, name="Karin de Wit"), deadline=Deadline(day=dt.date(2026, 12, 1)))


@pytest.mark.parametrize("kind", [*SeriesKind])
def test_every_format_can_be_played(kind: SeriesKind) -> None:
    steps = plan_steps(str(kind), (4, 9))
    shared = [step for step in steps if step.shared]
    assert shared[0].kind == StepKind.ATTENDANCE
    assert shared[-1].kind == StepKind.CLOSING
    assert {step.kind for step in steps if not step.shared} <= {StepKind.NOTES}
    assert len({step.id for step in steps}) == len(steps)
    assert {step.traject for step in steps} == ({None, 4, 9} if load_format(str(kind)).block else {None})


@pytest.mark.parametrize("kind", [*SeriesKind])
def test_every_meeting_begins_with_a_text_on_privacy_to_read_aloud(kind: SeriesKind) -> None:
    first, *others = (step for step in plan_steps(str(kind), (4, 9)) if step.shared)
    assert "blijft hier" in first.reading
    assert "\n" not in first.reading
    assert {step.kind for step in others if step.reading} <= {StepKind.WELCOME}


def test_a_wissel_stands_between_two_jongeren_only() -> None:
    kinds = [step.kind for step in plan_steps("veldtafel", (1, 2, 3))]
    assert kinds.count(StepKind.WISSEL) == 2
    assert kinds[1] != StepKind.WISSEL


def test_terugblik_is_there_only_for_who_brings_actions(table: SeriesFile, here: Place) -> None:
    assert StepKind.REVIEW not in [step.kind for step in shown_steps(gather_record(table, 1))]
    promise_action(table, here, PLAN)
    later = plan_meeting(table, day=dt.date(2027, 1, 7), agenda=[2, 1])
    steps = shown_steps(gather_record(table, later.number))
    assert [step.traject for step in steps if step.kind == StepKind.REVIEW] == [1]


def test_next_and_previous_end_at_the_edges(table: SeriesFile) -> None:
    record = gather_record(table, 1)
    steps = shown_steps(record)
    assert neighbour(record, steps[0].id, -1) is None
    assert neighbour(record, steps[0].id, 1) == steps[1]
    assert neighbour(record, steps[-1].id, 1) is None
    assert neighbour(record, "nergens", 1) is None


def test_the_time_of_a_block_counts_for_its_jongere(table: SeriesFile, clock: MovableClock) -> None:
    enter_meeting(table, 1)
    clock.forward(minutes=5)
    go_to_step(table, 1, "4-vraag")
    clock.forward(minutes=6)
    go_to_step(table, 1, "6-acties")
    clock.forward(minutes=2)
    progress = progress_of(table, 1)
    assert progress is not None
    now = pace(gather_record(table, 1), progress, clock())
    # A block is 2 + 6 + 5 + 7 + 3 + 1 minutes (no Terugblik); 8 are used. After it: 2 + 24 + 5 + 5.
    assert now.minutes_left == 16
    assert now.expected_end == clock() + dt.timedelta(minutes=16 + 36)
    clock.forward(hours=2)
    assert pace(gather_record(table, 1), progress, clock()).minutes_left == 0


def test_going_back_plans_no_time_twice(table: SeriesFile, clock: MovableClock) -> None:
    enter_meeting(table, 1)
    go_to_step(table, 1, "12-vraag")
    clock.forward(minutes=4)
    go_to_step(table, 1, "17-signalen")
    clock.forward(minutes=30)
    progress = go_to_step(table, 1, "6-acties")
    now = pace(gather_record(table, 1), progress, clock())
    # The block itself: 2 + 6 + 5 + 7 + 3 + 1. After it: 2, the other block of as much with 4 used, 5 used up, 5.
    assert now.minutes_left == 24
    assert now.expected_end == clock() + dt.timedelta(minutes=24 + 2 + 20 + 0 + 5)


def test_what_is_missing_is_named_by_code_with_where_to_mend_it(table: SeriesFile, here: Place) -> None:
    go_to_step(table, 1, here.step)
    promise_action(table, here, replace(PLAN, owner=None, deadline=None, leefgebied=Leefgebied.WONEN))
    found = gaps(gather_record(table, 1))
    assert [(gap.text, gap.step) for gap in found] == [
        ("J-07 is nog niet welkom geheten", "2-welkom"),
        ("J-07: Onderwijs heeft nog geen actie", "6-acties"),
        ("J-07: actie 1 heeft nog geen eigenaar", "6-acties"),
        ("J-07: actie 1 heeft nog geen termijn", "6-acties"),
        ("J-07: actie 1 is nog niet teruggelezen", "7-teruglezen"),
        ("J-07: de vaste contactpersoon is nog niet bevestigd", "8-afscheid"),
        ("J-08 is nog niet besproken", "12-vraag"),
    ]
    assert not any("Mila" in gap.text for gap in found)


def test_who_is_walked_past_is_not_discussed(table: SeriesFile, clock: MovableClock) -> None:
    enter_meeting(table, 1)
    for step in shown_steps(gather_record(table, 1)):
        go_to_step(table, 1, step.id)
        clock.forward(seconds=8)
    assert gather_record(table, 1).discussed == ()
    go_to_step(table, 1, "14-acties")
    assert gather_record(table, 1).discussed == (2,)
    clock.forward(seconds=20)
    go_to_step(table, 1, "18-afronden")
    assert gather_record(table, 1).discussed == (2,)


@pytest.mark.parametrize(
    "act",
    [
        lambda table, place: promise_action(table, place, PLAN),
        lambda table, place: keep_notes(table, place, visit="", notes="Er is plek."),
        lambda table, place: keep_notes(table, place, visit="", private_notes="Rustig nabellen."),
        lambda table, place: declare(table, place, "Ik wil rust."),
    ],
)
def test_what_was_noted_or_agreed_was_discussed(table: SeriesFile, act: Callable[[SeriesFile, Place], object]) -> None:
    enter_meeting(table, 1)
    act(table, Place(session=1, step="6-acties", traject=1))
    assert gather_record(table, 1).discussed == (1,)


def test_what_was_followed_up_was_discussed(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, PLAN)
    later = plan_meeting(table, day=dt.date(2027, 1, 7), agenda=[1, 2])
    assert gather_record(table, later.number).discussed == ()
    note_progress(table, Place(later.number, later.steps[1].id, 1), 1, "gebeld")
    assert gather_record(table, later.number).discussed == (1,)


def test_later_and_no_are_answers(table: SeriesFile, here: Place) -> None:
    go_to_step(table, 1, here.step)
    promise_action(table, here, replace(PLAN, leefgebied=Leefgebied.WONEN))
    promise_action(table, here, replace(PLAN, leefgebied=Leefgebied.ONDERWIJS))
    read_later(table, here, (1,))
    refuse_action(table, here, 2)
    record = gather_record(table, 1)
    assert without_action(record, 1) == (Leefgebied.ONDERWIJS,)
    assert not [gap for gap in gaps(record) if "teruggelezen" in gap.text]


def test_a_meeting_without_blocks_misses_nobody(tmp_path: Path, clock: MovableClock) -> None:
    with create_series(Archive(tmp_path, clock=clock), SeriesKind.COP, "Samen aan tafel") as file:
        add_jongere(file, code="J-01", roepnaam="Noor", brings=[Leefgebied.WONEN])
        session = plan_meeting(file, day=dt.date(2026, 11, 26), agenda=[1])
        steps = {step.kind: step.id for step in session.steps}
        enter_meeting(file, 1)
        promise_action(file, Place(1, steps[StepKind.ACTIONS]), replace(PLAN, deadline=None))
        assert [(gap.text, gap.step) for gap in gaps(gather_record(file, 1))] == [
            ("er is nog geen focus gekozen", steps[StepKind.FOCUS]),
            ("actie 1 heeft nog geen termijn", steps[StepKind.ACTIONS]),
        ]


def test_who_carries_most_is_seen(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, replace(PLAN, owner=Owner(jongere=True)))
    assert not carries_most(gather_record(table, 1), 1)
    promise_action(table, here, replace(PLAN, owner=Owner(jongere=True)))
    promise_action(table, here, PLAN)
    assert carries_most(gather_record(table, 1), 1)
    promise_action(table, here, PLAN)
    assert not carries_most(gather_record(table, 1), 1)
