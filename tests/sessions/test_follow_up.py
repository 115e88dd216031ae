"""What an action needs between two meetings, when it goes up the route, and which step that is."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.actions import Action, ActionEvent, Deadline, Firmness, Owner, Status
from sessions.closing import StopReason
from sessions.following.followed import ActionFilter, Facet, Followed, Stays, in_order
from sessions.following.rules import (
    CONTACT_STEP,
    Need,
    becomes_signal,
    carried_over,
    is_over,
    late_twice,
    need_of,
    next_on_route,
    steps_taken,
    steps_to_same,
    times_late,
    why_stuck,
)
from sessions.meetings import Session, SessionStatus
from sessions.series import ESCALATION
from sessions.trajects import Traject
from sessions.turns import Course, Turn

TODAY = dt.date(2026, 11, 26)


def day(offset: int) -> dt.date:
    return TODAY + dt.timedelta(days=offset)


def due(offset: int) -> Deadline:
    return Deadline(day=day(offset))


def moved(offset: int, on: int) -> ActionEvent:
    """A new deadline `offset` days from today, agreed `on` that day from today."""
    return ActionEvent(when=dt.datetime.combine(day(on), dt.time(12), dt.UTC), deadline=due(offset))


def action(first: int | None = None, *moves: ActionEvent, **values: object) -> Action:
    """An action of jongere 1, agreed at meeting 1, first due on a day from today, and moved since."""
    present = moves[-1].deadline if moves else None if first is None else due(first)
    known = {"first_deadline": None if first is None else due(first), "deadline": present, "history": moves}
    return Action.model_validate({"what": "belt", "session": 1, "traject": 1, **known, **values})


@pytest.mark.parametrize(
    ("what", "need"),
    [
        (action(-1), Need.LATE),
        (action(-1, moved(20, -1)), Need.LATE),
        (action(-1, status=Status.STUCK), Need.LATE),
        (action(30, status=Status.STUCK), Need.STUCK),
        (action(30, firmness=Firmness.CONDITIONAL), Need.ANSWER),
        (action(30, firmness=Firmness.CONDITIONAL, answer_by=TODAY), Need.ANSWER),
        (action(30, firmness=Firmness.CONDITIONAL, answer_by=day(3)), Need.SOON),
        (action(30, firmness=Firmness.CONDITIONAL, answer_by=day(9)), Need.LATER),
        (action(30, firmness=Firmness.UNCONFIRMED), Need.CONFIRM),
        (action(7), Need.SOON),
        (action(8), Need.LATER),
        (action(), Need.LATER),
        (action(-5, hidden_until=day(1)), Need.ASIDE),
        (action(-5, hidden_until=TODAY), Need.LATE),
        (action(-5, status=Status.DONE), Need.OVER),
    ],
)
def test_what_an_action_needs_now(what: Action, need: Need) -> None:
    assert need_of(what, TODAY) == need


def test_what_is_left_of_a_traject_that_ended_asks_for_no_attention_until_it_is_reopened() -> None:
    traject = Traject(code="J-07", roepnaam="Mila", started=day(-90))
    ended = traject.changed(ended=day(-1), stop_reason=StopReason.MOVED)
    assert [is_over(one) for one in (None, traject, ended, traject.changed(moved_to="Duaal"))] == [
        False,
        False,
        True,
        True,
    ]
    assert need_of(action(-1), TODAY, traject_over=True) == Need.TRAJECT_OVER
    assert not Need.TRAJECT_OVER.calls


@pytest.mark.parametrize(
    ("what", "times", "twice"),
    [
        (action(-9), 1, False),
        (action(-9, moved(-2, -8)), 2, True),
        (action(-9, moved(5, -8)), 1, False),
        (action(-9, moved(-2, -12)), 1, False),
        (action(-9, moved(-5, -8), moved(3, -4)), 2, False),
        (action(-9, moved(-5, -8), status=Status.DONE), 1, False),
        (action(None, moved(-5, -8)), 1, False),
    ],
    ids=["once", "again", "moved on", "moved before it was late", "twice, and time left", "done", "never had a first"],
)
def test_late_twice_is_moved_after_being_late_and_late_again(what: Action, times: int, twice: bool) -> None:
    assert (times_late(what, TODAY), late_twice(what, TODAY)) == (times, twice)


def meeting(number: int, offset: int, *, course: Course = Course.HERE, closed: bool = True) -> Session:
    return Session(
        number=number,
        kind="veldtafel",
        date=day(offset),
        agenda=(1,),
        turns=(Turn(traject=1, course=course),),
        status=SessionStatus.CLOSED if closed else SessionStatus.PLANNED,
    )


def test_carried_over_counts_the_tables_at_which_the_jongere_had_a_turn() -> None:
    tables = [
        meeting(1, -90),
        meeting(5, -60),
        meeting(2, -40, course=Course.NEXT_TABLE),
        meeting(3, -20),
        meeting(4, 10, closed=False),
        meeting(6, -120),
    ]
    assert carried_over(action(), tables) == 2
    assert carried_over(action(traject=2), tables) == 0
    assert carried_over(action(session=0, agreed=day(-50)), tables) == 1
    assert carried_over(action(status=Status.DONE), tables) == 0
    assert why_stuck(action(), tables, TODAY) == ""
    assert why_stuck(action(), [*tables, meeting(7, -5)], TODAY) == "3 tafels verder en nog open"


def test_the_route_goes_on_after_the_furthest_step_that_was_taken() -> None:
    assert next_on_route(ESCALATION, ()) == "vaste contactpersoon"
    assert next_on_route(ESCALATION, (), skip=(CONTACT_STEP,)) == "teamleider van de partner"
    assert next_on_route(ESCALATION, ("Teamleider van de partner",)) == "beleidstafel"
    assert next_on_route(ESCALATION, ("beleidstafel",)) == ""
    assert next_on_route(("zorgmakelaar", "RET"), ("een oude stap",)) == "zorgmakelaar"
    assert becomes_signal("beleidstafel")
    assert not becomes_signal("zorgmakelaar")


def test_steps_taken_are_also_those_of_the_action_that_it_was_made_for() -> None:
    first = action(
        number=1,
        history=(ActionEvent(when=dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC), route="vaste contactpersoon"),),
    )
    second = action(number=2, after=1)
    assert steps_taken(second, {1: first, 2: second}) == ("vaste contactpersoon",)
    traject = Traject(code="J-07", roepnaam="Mila", started=TODAY, contact=4)
    assert steps_to_same(action(owner=Owner(person=4, name="Els Bakker")), traject) == (CONTACT_STEP,)
    assert steps_to_same(action(owner=Owner(jongere=True)), traject) == ()


def line(what: Action, slug: str = "kop", **values: object) -> Followed:
    known = {"series": "Veldtafel", "mark": "KNH", "need": need_of(what, TODAY), "today": TODAY}
    return Followed(slug=slug, action=what, **{**known, **values})  # type: ignore[arg-type]


LINES = st.lists(
    st.builds(
        lambda slug, number, first, status, firm, who: line(
            action(first, number=number, status=status, firmness=firm, owner=who, what=f"belt {number}"), slug
        ),
        st.sampled_from(["kop", "noord"]),
        st.integers(1, 20),
        st.one_of(st.none(), st.integers(-20, 20)),
        st.sampled_from(Status),
        st.sampled_from(Firmness),
        st.sampled_from([None, Owner(jongere=True), Owner(name="Karin", organisation="Zeewijk"), Owner(name="Bo")]),
    ),
    unique_by=lambda found: found.key,
    max_size=12,
)


@settings(max_examples=50)
@given(LINES, st.sampled_from(Facet))
def test_sorting_and_filtering_lose_nothing(lines: list[Followed], facet: Facet) -> None:
    ordered = in_order(lines)
    assert sorted(one.key for one in ordered) == sorted(one.key for one in lines)
    assert [one.need for one in ordered] == sorted(one.need for one in lines)
    per_list = [ActionFilter(stays=stays).of(ordered, names=False) for stays in Stays if stays != Stays.ALL]
    assert sorted(one.key for found in per_list for one in found) == sorted(one.key for one in lines)
    everything = ActionFilter(stays=Stays.ALL)
    assert everything.of(ordered, names=False) == ordered
    per_value = [
        everything.choosing(facet, value).of(ordered, names=False) for value in {facet.of(one) for one in lines}
    ]
    assert sorted(one.key for found in per_value for one in found) == sorted(one.key for one in lines)


def test_words_find_an_action_and_a_roepnaam_only_where_names_are_shown() -> None:
    found = line(action(3, number=12, what="zoekt één kamer", owner=Owner(name="Karin de Wit")), roepnaam="Mila")
    for typed in ("KNH-12", "12", "een kam", "karin", "DE wit", ""):
        assert ActionFilter(typed=typed).of([found], names=False) == [found], typed
    assert ActionFilter(typed="amer").of([found], names=False) == []
    assert ActionFilter(typed="mila").of([found], names=False) == []
    assert ActionFilter(typed="mila kamer").of([found], names=True) == [found]
