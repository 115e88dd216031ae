"""The next meeting as it is proposed from the last."""

import datetime as dt

import pytest
from movable_clock import MovableClock

from sessions.actions import Deadline
from sessions.acts.actions import Promise, promise_action
from sessions.acts.ending import close_traject
from sessions.acts.meeting import close_meeting, enter_meeting, go_to_step, note_presence, set_next_date
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import change_plan, plan_meeting
from sessions.acts.prepare import add_jongere
from sessions.acts.proposing import AT_ONE_TABLE, candidates, plan_that_stands, propose_meeting
from sessions.closing import Closing
from sessions.errors import InvalidInput
from sessions.meetings import StepKind
from sessions.people import Presence
from sessions.place import Place
from sessions.store.series_file import SeriesFile
from sessions.turns import Course, Turn

TODAY = dt.date(2026, 11, 26)


def went(table: SeriesFile, courses: dict[int, Course]) -> None:
    """Note how the turns of the first meeting went, as the steps of the turn do."""
    session = table.sessions.get(1)
    for traject, course in courses.items():
        session = session.with_turn(Turn(traject=traject, course=course))
    with table.change("beurten"):
        table.sessions.save(session)


def speak_with(table: SeriesFile, clock: MovableClock, traject: int) -> Place:
    """Have this jongere at the table for some minutes."""
    enter_meeting(table, 1)
    step = next(
        step for step in table.sessions.get(1).steps if step.traject == traject and step.kind == StepKind.ACTIONS
    )
    go_to_step(table, 1, step.id)
    clock.forward(minutes=5)
    return Place(1, step.id, traject)


def test_the_first_meeting_is_proposed_with_the_usual_people_and_no_day(table: SeriesFile) -> None:
    with table.change("leeg"):
        table.sessions.remove(1)
    proposal = propose_meeting(table)
    assert (proposal.day, proposal.place, proposal.agenda) == (None, "Den Helder", (1, 2))
    assert len(proposal.expected) == 4


def test_place_time_chair_and_steps_come_from_the_last_meeting(table: SeriesFile) -> None:
    change_plan(table, 1, place="Schagen", minute_taker="Karin de Wit", without={"Signalen"})
    proposal = propose_meeting(table)
    last = table.sessions.get(1)
    assert (proposal.start, proposal.place, proposal.without) == ("13:30", "Schagen", {"Signalen"})
    assert (proposal.chair, proposal.minute_taker) == (last.chair, last.minute_taker)
    assert proposal.minutes == {}


def test_the_day_is_one_rhythm_on_or_the_one_that_was_agreed(
    table: SeriesFile, here: Place, clock: MovableClock
) -> None:
    assert propose_meeting(table).day == TODAY + dt.timedelta(weeks=6)
    set_next_date(table, here, dt.date(2026, 12, 17))
    assert propose_meeting(table).day == dt.date(2026, 12, 17)
    clock.forward(days=100)
    assert propose_meeting(table).day == TODAY + dt.timedelta(weeks=18), "the same weekday, and still to come"


def test_who_was_put_off_comes_first_then_open_actions_then_who_was_not_spoken_to_then_who_is_new(
    table: SeriesFile, clock: MovableClock
) -> None:
    away, left, new = (
        add_jongere(table, code=code, roepnaam=name).number
        for code, name in (("J-01", "Noor"), ("J-02", "Bram"), ("J-03", "Zoë"))
    )
    change_plan(table, 1, agenda=[1, 2, away, left])
    place = speak_with(table, clock, 1)
    promise_action(table, place, Promise("belt", deadline=Deadline(day=TODAY)))
    went(table, {1: Course.HERE, 2: Course.NEXT_TABLE, away: Course.BROUGHT_IN})
    close_meeting(table, 1)
    assert propose_meeting(table).agenda == (2, 1, away, left, new)
    words = {one.traject.number: one.words for one in candidates(table)}
    assert words[2] == "kwam vorige keer niet"
    assert words[1] == "1 actie open"
    assert words[left] == "vorige keer niet aan de beurt"
    assert words[new] == "nieuw"


@pytest.mark.parametrize("course", [Course.NO_CONSENT, Course.STOPPED])
def test_who_said_no_is_not_put_on_the_agenda_unasked(table: SeriesFile, clock: MovableClock, course: Course) -> None:
    promise_action(table, speak_with(table, clock, 1), Promise("belt"))
    went(table, {1: course})
    close_meeting(table, 1)
    assert propose_meeting(table).agenda == (2,)
    assert {one.traject.number for one in candidates(table)} == {1, 2}, "the chair can still choose to"


def test_who_has_ended_or_has_nothing_open_is_not_proposed(table: SeriesFile, clock: MovableClock) -> None:
    speak_with(table, clock, 1)
    close_meeting(table, 1)
    close_traject(table, 2, TODAY, Closing())
    assert propose_meeting(table).agenda == ()
    assert [one.traject.number for one in candidates(table)] == [1]


def test_no_more_are_proposed_than_fit_at_one_table(table: SeriesFile) -> None:
    for number in range(10, 20):
        add_jongere(table, code=f"J-{number}", roepnaam=f"Jongere{number}")
    assert len(propose_meeting(table).agenda) == AT_ONE_TABLE
    assert len(candidates(table)) == 12


def test_the_same_people_are_expected_with_who_came_since_and_without_who_was_left_out(table: SeriesFile) -> None:
    change_plan(table, 1, expected=[1])
    add_people(table, read_people("Jan Nieuw; GGZ"))
    names = {table.people.get(number).name for number in propose_meeting(table).expected}
    assert names == {"Anna Smit", "Karin de Wit", "Jan Nieuw"}


def test_who_was_left_out_and_came_after_all_is_expected_again(table: SeriesFile) -> None:
    planned = plan_meeting(table, day=dt.date(2027, 1, 7), agenda=[1], expected=[1])
    there = Place(session=planned.number)
    note_presence(table, there, 2, Presence.PRESENT)
    assert 2 in propose_meeting(table).expected


def test_a_plan_that_stands_is_proposed_as_it_is(table: SeriesFile) -> None:
    planned = plan_meeting(
        table, day=dt.date(2027, 1, 7), start="10", agenda=[2, 1], minutes={1: 40}, expected=[2], without={"Signalen"}
    )
    stands = plan_that_stands(table, planned.number)
    assert (stands.day, stands.start, stands.agenda) == (planned.date, "10:00", (2, 1))
    assert (stands.minutes, stands.expected, stands.without) == ({1: 40}, (2,), {"Signalen"})
    with pytest.raises(InvalidInput, match="tijd"):
        change_plan(table, planned.number, start="kwart over")
