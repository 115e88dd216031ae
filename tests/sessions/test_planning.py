"""Planning a meeting: the minutes of each step, another plan, calling it off, and one jongere more at the table."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sessions.actions import Deadline, Owner
from sessions.acts.actions import Promise, promise_action
from sessions.acts.meeting import close_meeting, enter_meeting, set_next_date
from sessions.acts.people import add_people, person_called, read_people
from sessions.acts.planning import (
    HasBegun,
    call_off,
    change_plan,
    plan_meeting,
    put_on_agenda,
)
from sessions.acts.prepare import add_jongere
from sessions.acts.undo import undo_act
from sessions.errors import InvalidInput
from sessions.formats import load_format, plan_steps, set_minutes
from sessions.formats.spreading import spread
from sessions.meetings import Session, StepKind
from sessions.place import Place
from sessions.series import SeriesKind
from sessions.store.series_file import SeriesFile

JANUARY, FEBRUARY, MARCH = dt.date(2027, 1, 7), dt.date(2027, 2, 18), dt.date(2027, 3, 4)
ROOM = Promise(what="schrijft haar in", owner=Owner(person=1, name="Karin de Wit"))
AT_NEXT_TABLE = replace(ROOM, deadline=Deadline(next_table=True))


def block_of(session: Session, traject: int) -> dict[str, int]:
    """Return the minutes of each step in a jongere's block, by title."""
    return {step.title: step.minutes for step in session.steps if step.traject == traject}


# Minutes


@given(weights=st.lists(st.integers(0, 40), min_size=1, max_size=9), more=st.integers(0, 240))
@example(weights=[0, 0], more=3)
@settings(max_examples=200)
def test_minutes_are_spread_whole_and_exact(weights: list[int], more: int) -> None:
    minutes = sum(weight > 0 for weight in weights) + more
    shares = spread(minutes, weights)
    assert sum(shares) == minutes
    assert len(shares) == len(weights)
    assert all(share >= 1 for share, weight in zip(shares, weights, strict=True) if weight)
    if any(weights):
        assert all(share == 0 for share, weight in zip(shares, weights, strict=True) if not weight)


@given(weights=st.lists(st.integers(1, 40), min_size=1, max_size=9), times=st.integers(1, 5))
@settings(max_examples=50)
def test_minutes_keep_the_proportions_of_the_format(weights: list[int], times: int) -> None:
    assert spread(times * sum(weights), weights) == tuple(times * weight for weight in weights)


@pytest.mark.parametrize("kind", [*SeriesKind])
def test_no_two_steps_of_a_format_have_the_same_title(kind: SeriesKind) -> None:
    whole = load_format(str(kind))
    titles = [step.title for step in (*whole.opening, *whole.block, *whole.ending)]
    assert len(set(titles)) == len(titles)


def test_a_jongere_gets_the_time_of_the_format_or_his_own(table: SeriesFile) -> None:
    usual = load_format("veldtafel").usual_minutes()
    session = plan_meeting(table, day=JANUARY, agenda=[1, 2], minutes={2: usual + 10})
    assert sum(block_of(session, 1).values()) == usual
    assert sum(block_of(session, 2).values()) == usual + 10
    assert set_minutes(session) == {2: usual + 10}


@pytest.mark.parametrize("minutes", [0, 3, 241])
def test_too_few_or_too_many_minutes_are_refused_and_nothing_is_planned(table: SeriesFile, minutes: int) -> None:
    with pytest.raises(InvalidInput, match="J-08: kies"):
        plan_meeting(table, day=JANUARY, chair="Nieuw Iemand", agenda=[1, 2], minutes={2: minutes})
    assert len(table.sessions.all()) == 1
    assert not table.people.where(lambda person: person.name == "Nieuw Iemand")


# Steps


def test_steps_are_left_out_but_not_the_welcome_the_wissel_and_the_end() -> None:
    whole = load_format("veldtafel")
    every = {step.title for step in (*whole.opening, *whole.block, *whole.ending)} | {"Wissel"}
    kinds = [step.kind for step in plan_steps("veldtafel", (1, 2), without=every)]
    assert kinds == [StepKind.WELCOME, StepKind.WISSEL, StepKind.WELCOME, StepKind.CLOSING]


def test_a_step_comes_back_in_another_plan(table: SeriesFile) -> None:
    session = plan_meeting(table, day=JANUARY, agenda=[1], without={"Signalen", "Terugblik"})
    assert not {"Signalen", "Terugblik"} & {step.title for step in session.steps}
    same = change_plan(table, session.number, place="Schagen")
    assert [step.id for step in same.steps] == [step.id for step in session.steps]
    back = change_plan(table, session.number, without={"Terugblik"})
    assert "Signalen" in {step.title for step in back.steps}
    assert "Terugblik" not in {step.title for step in back.steps}


# Another plan


def test_another_plan_keeps_the_ids_and_notes_of_the_steps_that_stay(table: SeriesFile) -> None:
    session = table.sessions.get(1)
    question = next(step for step in session.steps if step.kind == StepKind.QUESTION and step.traject == 2)
    noted = question.changed(private_notes="bel eerst de mentor")
    with table.change("notitie"):
        table.sessions.save(session.changed(steps=tuple(noted if step == question else step for step in session.steps)))
    noor = add_jongere(table, code="J-10", roepnaam="Noor")
    changed = change_plan(table, 1, agenda=[noor.number, 2], minutes={2: 50})
    kept = changed.step(question.id)
    assert (kept.traject, kept.private_notes) == (2, "bel eerst de mentor")
    assert sum(block_of(changed, 2).values()) == 50
    assert [step.traject for step in changed.steps if step.kind == StepKind.QUESTION] == [noor.number, 2]
    assert len({step.id for step in changed.steps}) == len(changed.steps)
    undo_act(table, Place(session=0))
    assert table.sessions.get(1).step(question.id).traject == 2


def test_what_is_not_said_stays_as_it_is(table: SeriesFile) -> None:
    before = table.sessions.get(1)
    after = change_plan(table, 1, start="1000", place="Schagen")
    assert (after.start, after.place) == ("10:00", "Schagen")
    assert after.changed(start=before.start, place=before.place) == before


def test_who_is_left_out_stays_out_and_who_is_added_stays_in(table: SeriesFile) -> None:
    session = change_plan(table, 1, expected=[2])
    assert {table.people.get(entry.person).name for entry in session.attendance} == {"Youssef Amrani", "Anna Smit"}
    karin = person_number(table, "Karin de Wit")
    assert karin in session.not_expected
    again = change_plan(table, 1, place="Schagen")
    assert again.attendance == session.attendance


def test_a_begun_or_closed_meeting_keeps_its_plan(table: SeriesFile) -> None:
    enter_meeting(table, 1)
    refuse_planning(table, "bezig")
    close_meeting(table, 1)
    refuse_planning(table, "afgesloten")
    assert table.sessions.get(1).place == "Den Helder"


def refuse_planning(table: SeriesFile, status: str) -> None:
    """See that the first meeting can be neither changed nor called off, because of this status."""
    with pytest.raises(HasBegun, match=status):
        change_plan(table, 1, place="Schagen")
    with pytest.raises(HasBegun, match=status):
        call_off(table, 1)


# The day, and what points to it


def test_what_pointed_to_a_meeting_follows_when_its_day_changes(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, AT_NEXT_TABLE)
    planned = plan_meeting(table, day=JANUARY, agenda=[1])
    change_plan(table, planned.number, day=FEBRUARY)
    assert table.sessions.get(1).next_date == FEBRUARY
    assert table.actions.get(1).deadline == Deadline(day=FEBRUARY, next_table=True)
    assert table.actions.get(1).first_deadline == table.actions.get(1).deadline


def test_a_meeting_that_moves_past_another_lets_that_one_be_the_next(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, AT_NEXT_TABLE)
    first = plan_meeting(table, day=JANUARY, agenda=[1])
    second = plan_meeting(table, day=FEBRUARY, agenda=[1])
    moved = change_plan(table, first.number, day=MARCH)
    assert table.actions.get(1).deadline == Deadline(day=FEBRUARY, next_table=True)
    days = [table.sessions.get(number).next_date for number in (1, second.number, moved.number)]
    assert days == [FEBRUARY, MARCH, None]


def test_calling_off_sends_deadlines_to_the_one_after_it_and_then_to_not_known(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, AT_NEXT_TABLE)
    promise_action(table, here, replace(ROOM, deadline=Deadline(day=JANUARY)))
    first = plan_meeting(table, day=JANUARY, agenda=[1])
    second = plan_meeting(table, day=FEBRUARY, agenda=[1])
    call_off(table, first.number)
    assert table.sessions.find(first.number) is None
    assert table.sessions.get(1).next_date == FEBRUARY
    assert table.actions.get(1).deadline == Deadline(day=FEBRUARY, next_table=True)
    call_off(table, second.number)
    assert table.sessions.get(1).next_date is None
    assert table.actions.get(1).deadline == Deadline(next_table=True)
    assert table.actions.get(2).deadline == Deadline(day=JANUARY), "a day of its own is no next table"
    undo_act(table, Place(session=0))
    assert table.sessions.get(second.number) == second
    assert table.actions.get(1).deadline == Deadline(day=FEBRUARY, next_table=True)


def test_calling_off_leaves_a_date_that_was_agreed_otherwise(table: SeriesFile, here: Place) -> None:
    planned = plan_meeting(table, day=JANUARY, agenda=[1])
    promise_action(table, here, AT_NEXT_TABLE)
    set_next_date(table, here, FEBRUARY)
    call_off(table, planned.number)
    assert table.sessions.get(1).next_date == FEBRUARY
    assert table.actions.get(1).deadline == Deadline(day=FEBRUARY, next_table=True)


def test_the_day_goes_on_from_a_closed_meeting_too_and_its_minutes_stand(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, AT_NEXT_TABLE)
    planned = plan_meeting(table, day=JANUARY, agenda=[1])
    close_meeting(table, 1)
    call_off(table, planned.number)
    assert table.sessions.get(1).next_date is None
    assert table.actions.get(1).deadline == Deadline(next_table=True)
    assert table.snapshots.all()[0].record.session.next_date == JANUARY


# One jongere more


def test_a_jongere_who_comes_at_the_last_minute_gets_a_block_before_the_ending(table: SeriesFile, here: Place) -> None:
    noor = add_jongere(table, code="J-10", roepnaam="Noor", contact="Petra Vos")
    before = table.sessions.get(1)
    session = put_on_agenda(table, here, noor.number)
    assert session.agenda == (1, 2, noor.number)
    new = [step for step in session.steps if step not in before.steps]
    assert new[0].kind == StepKind.WISSEL
    assert [step.traject for step in new[1:]] == [noor.number] * (len(new) - 1)
    assert session.steps[session.steps.index(new[-1]) + 1].kind == StepKind.SIGNALS
    assert len({step.id for step in session.steps}) == len(session.steps)
    assert person_number(table, "Petra Vos") in {entry.person for entry in session.attendance}
    with pytest.raises(InvalidInput, match="J-10 staat al op de agenda"):
        put_on_agenda(table, here, noor.number)
    undo_act(table, here)
    assert table.sessions.get(1) == before


def test_the_first_jongere_of_an_empty_agenda_comes_without_a_wissel(table: SeriesFile) -> None:
    session = plan_meeting(table, day=JANUARY)
    enter_meeting(table, session.number)
    full = put_on_agenda(table, Place(session=session.number), 2)
    assert StepKind.WISSEL not in {step.kind for step in full.steps}
    assert [step.title for step in full.steps] == [step.title for step in plan_steps("veldtafel", (2,))]


def person_number(table: SeriesFile, name: str) -> int:
    """Return the number of the person with this name."""
    return next(person.number for person in table.people.all() if person.name == name)


def test_people_who_came_later_are_expected_when_the_plan_changes_by_itself(table: SeriesFile) -> None:
    change_plan(table, 1, expected=[1])
    add_people(table, read_people("Jan Nieuw; GGZ"))
    again = change_plan(table, 1, place="Schagen")
    assert person_number(table, "Jan Nieuw") in {entry.person for entry in again.attendance}
    with table.change("iemand"):
        assert person_called(table, "Youssef Amrani").number not in {entry.person for entry in again.attendance}
