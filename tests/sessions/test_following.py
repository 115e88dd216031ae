"""What is done to actions between two meetings: several at once, answered, taken up the route, and taken back."""

import datetime as dt
from functools import partial
from pathlib import Path

import pytest
from movable_clock import MovableClock

from sessions.actions import Action, Deadline, Firmness, Owner, Status
from sessions.acts.actions import Promise, promise_action
from sessions.acts.following import (
    answer_permission,
    confirm,
    decline,
    expect_answer,
    hide_until,
    move_deadlines,
    note_on,
    set_statuses,
    take_route,
)
from sessions.acts.gather import gather_record
from sessions.acts.gather_followed import actions_of, gather_followed
from sessions.acts.meeting import close_meeting
from sessions.acts.opening import open_in_passing
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import create_series
from sessions.acts.retracing import UndoRefused, deed_of, take_back
from sessions.acts.survey import survey
from sessions.errors import InvalidInput, Missing
from sessions.following.rules import Need
from sessions.leefgebieden import Leefgebied
from sessions.meetings import Signal
from sessions.place import Place
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile

TODAY = dt.date(2026, 11, 26)
KARIN = Owner(person=1, name="Karin de Wit", organisation="Woonstichting Zeewijk")


@pytest.fixture
def agreed(table: SeriesFile, here: Place) -> SeriesFile:
    """Three actions of Mila: of Karin, of Karin who must ask, and of somebody who is not there; the meeting is over."""
    week = Deadline(day=TODAY + dt.timedelta(days=7))
    promise_action(table, here, Promise("zoekt een kamer", owner=KARIN, deadline=week, leefgebied=Leefgebied.WONEN))
    promise_action(table, here, Promise("regelt de borg", owner=KARIN, deadline=week, waits_for="haar teamleider"))
    promise_action(table, here, Promise("belt school", owner=Owner(name="de mentor"), deadline=week))
    close_meeting(table, 1)
    return table


def last(action: Action) -> dict[str, object]:
    """What the last line of a history tells."""
    return action.history[-1].model_dump(exclude_defaults=True, exclude={"when"})


def test_several_are_changed_in_one_act_or_not_at_all(agreed: SeriesFile) -> None:
    done = set_statuses(agreed, (1, 3), Status.BUSY)
    assert [action.status for action in done] == [Status.BUSY, Status.BUSY]
    assert last(agreed.actions.get(3)) == {"status": Status.BUSY}
    with pytest.raises(Missing):
        set_statuses(agreed, (1, 99), Status.DONE)
    assert agreed.actions.get(1).status == Status.BUSY
    agreed.undo()
    assert {action.status for action in agreed.actions.all()} == {Status.NOT_STARTED}, "both in one step"


def test_a_reason_a_note_and_a_day_to_come_are_asked_for(agreed: SeriesFile) -> None:
    with pytest.raises(InvalidInput, match="waarom deze actie vervalt"):
        set_statuses(agreed, (1,), Status.DROPPED, " ")
    with pytest.raises(InvalidInput, match="nog niets opgeschreven"):
        note_on(agreed, (1,), "")
    with pytest.raises(InvalidInput, match="dag die nog komt"):
        hide_until(agreed, (1,), TODAY)
    assert agreed.actions.get(1).history == ()
    set_statuses(agreed, (1,), Status.DROPPED, "verhuisd")
    assert agreed.actions.get(1).reason == "verhuisd"


def test_the_first_deadline_stays_when_it_is_moved(agreed: SeriesFile) -> None:
    first = agreed.actions.get(1).first_deadline
    later = Deadline(day=TODAY + dt.timedelta(days=30))
    (moved,) = move_deadlines(agreed, (1,), later)
    assert (moved.deadline, moved.first_deadline) == (later, first)


def test_out_of_sight_until_a_day_on_which_it_comes_back_by_itself(agreed: SeriesFile, clock: MovableClock) -> None:
    hide_until(agreed, (1,), TODAY + dt.timedelta(days=3))
    hide_until(agreed, (2, 3), TODAY + dt.timedelta(days=9))
    assert {line.need for line in actions_of(agreed)} == {Need.ASIDE}
    hide_until(agreed, (2,), None)
    clock.forward(days=3)
    assert [line.need for line in actions_of(agreed)] == [Need.SOON, Need.ANSWER, Need.ASIDE]


def test_what_was_promised_for_somebody_absent_is_confirmed_or_lapses(agreed: SeriesFile) -> None:
    assert agreed.actions.get(3).firmness == Firmness.UNCONFIRMED
    assert last(confirm(agreed, 3)) == {"firmness": Firmness.PROMISED}
    agreed.undo()
    declined = decline(agreed, 3, "is ziek")
    assert (declined.status, declined.reason) == (Status.DROPPED, "is ziek")


def test_a_voorbehoud_stands_until_it_is_answered(agreed: SeriesFile) -> None:
    assert expect_answer(agreed, 2, TODAY).answer_by == TODAY
    with pytest.raises(InvalidInput, match="wacht op geen toestemming"):
        expect_answer(agreed, 1, TODAY)
    given = answer_permission(agreed, 2, True)
    assert (given.firmness, given.waits_for, given.answer_by) == (Firmness.PROMISED, "", None)
    agreed.undo()
    with pytest.raises(InvalidInput):
        answer_permission(agreed, 2, False)
    stuck = answer_permission(agreed, 2, False, "geen geld", status=Status.STUCK)
    assert (stuck.status, stuck.firmness, stuck.reason) == (Status.STUCK, Firmness.UNCONFIRMED, "")
    agreed.undo()
    refused = answer_permission(agreed, 2, False, "geen geld")
    assert (refused.status, refused.reason, refused.waits_for) == (Status.DROPPED, "geen geld", "haar teamleider")


def test_only_what_still_waits_for_an_answer_takes_one(agreed: SeriesFile) -> None:
    """The list may be older than the file: another window can have been first."""
    confirm(agreed, 3)
    for late in (partial(confirm, agreed, 3), partial(decline, agreed, 3, "ziek"), partial(confirm, agreed, 2)):
        with pytest.raises(InvalidInput, match="hoeft niet meer te worden bevestigd"):
            late()
    with pytest.raises(InvalidInput, match="wacht op geen toestemming"):
        answer_permission(agreed, 1, True)
    set_statuses(agreed, (2,), Status.DONE)
    with pytest.raises(InvalidInput, match="wacht op geen toestemming"):
        answer_permission(agreed, 2, False, "geen geld")
    assert (agreed.actions.get(2).status, agreed.actions.get(3).status) == (Status.DONE, Status.NOT_STARTED)


def test_a_step_of_the_route_is_taken_once_and_for_an_open_action(agreed: SeriesFile) -> None:
    take_route(agreed, 1, "vaste contactpersoon")
    with pytest.raises(InvalidInput, match="al genomen"):
        take_route(agreed, 1, "vaste contactpersoon")
    set_statuses(agreed, (1,), Status.DONE)
    with pytest.raises(InvalidInput, match="niet meer open"):
        take_route(agreed, 1, "teamleider van de partner")
    assert len(agreed.actions.all()) == 4


def test_a_stuck_action_goes_up_the_route_step_by_step(agreed: SeriesFile) -> None:
    set_statuses(agreed, (1,), Status.STUCK)
    (offered,) = (line for line in actions_of(agreed) if line.offer)
    assert (offered.action.number, offered.offer, offered.why) == (1, "vaste contactpersoon", "loopt vast")
    made = take_route(agreed, 1, offered.offer)
    assert isinstance(made, Action)
    assert made.owner is not None
    assert (made.owner.name, made.after, made.session, made.traject) == ("Els Bakker", 1, 0, 1)
    assert (made.firmness, made.what) == (Firmness.UNCONFIRMED, "zoekt uit hoe dit verder kan: zoekt een kamer")
    assert last(agreed.actions.get(1)) == {"route": "vaste contactpersoon", "note": f"actie {made.number}"}
    assert not any(line.offer for line in actions_of(agreed)), "it waits for whoever is at it now"
    set_statuses(agreed, (made.number,), Status.STUCK)
    (offered,) = (line for line in actions_of(agreed) if line.offer)
    assert (offered.action.number, offered.offer) == (made.number, "teamleider van de partner")
    further = take_route(agreed, made.number, offered.offer)
    assert isinstance(further, Action)
    set_statuses(agreed, (further.number,), Status.STUCK)
    with pytest.raises(InvalidInput, match="zonder roepnaam"):
        take_route(agreed, further.number, "beleidstafel", "Voor Mila is er geen kamer.")
    signal = take_route(agreed, further.number, "beleidstafel", "Er zijn geen kamers.")
    assert isinstance(signal, Signal)
    assert signal.after == further.number
    assert not any(line.offer for line in actions_of(agreed)), "the route ends there"
    with pytest.raises(InvalidInput, match="escalatieroute"):
        take_route(agreed, 1, "de burgemeester")


def test_what_was_made_between_two_tables_is_brought_along_to_the_next(agreed: SeriesFile, clock: MovableClock) -> None:
    made = take_route(agreed, 1, "vaste contactpersoon")
    clock.forward(days=42)
    coming = plan_meeting(agreed, day=agreed.today(), agenda=[1])
    assert made in gather_record(agreed, coming.number).brought_along(1)


def test_the_next_table_that_was_agreed_between_two_moves_along_with_it(agreed: SeriesFile) -> None:
    move_deadlines(agreed, (1,), Deadline(next_table=True))
    coming = plan_meeting(agreed, day=TODAY + dt.timedelta(days=42), agenda=[1])
    assert agreed.actions.get(1).deadline == Deadline(day=coming.date, next_table=True)


def test_an_act_in_passing_is_taken_back_after_the_file_was_closed(agreed: SeriesFile, tmp_path: Path) -> None:
    archive = Archive(tmp_path, clock=agreed.now)
    agreed.close()
    with open_in_passing(archive, agreed.slug) as file:
        set_statuses(file, (1, 2), Status.DONE)
        deed = deed_of(file)
    assert deed is not None
    assert (deed.label, deed.actions) == ("2 acties: klaar", (1, 2))
    with open_in_passing(archive, agreed.slug) as file:
        take_back(file, deed)
        assert {action.status for action in file.actions.all()} == {Status.NOT_STARTED}
        set_statuses(file, (2,), Status.BUSY)
    with open_in_passing(archive, agreed.slug) as file, pytest.raises(UndoRefused):
        take_back(file, deed)


def test_all_series_are_gathered_and_a_damaged_one_stops_nothing(agreed: SeriesFile, tmp_path: Path) -> None:
    archive = Archive(tmp_path, clock=agreed.now)
    create_series(archive, SeriesKind.DUAAL, "West-Friesland").close()
    (tmp_path / "kapot.json").write_bytes(b"{")
    gathered = gather_followed(archive)
    assert [line.reference for line in gathered.lines] == ["KNH-2", "KNH-3", "KNH-1"], "an answer, a yes, due soon"
    assert [slug for slug, _ in gathered.unread] == ["kapot"]


def test_the_overview_leaves_out_what_is_out_of_sight_and_what_ended(agreed: SeriesFile, tmp_path: Path) -> None:
    archive = Archive(tmp_path, clock=agreed.now)
    assert [line.number for line in survey(archive).attention] == [2, 3, 1]
    hide_until(agreed, (1, 2), TODAY + dt.timedelta(days=2))
    assert [line.number for line in survey(archive).attention] == [3]
    assert survey(archive).series[0].open_actions == 3
    with agreed.change("te laat"):
        week_ago = Deadline(day=TODAY - dt.timedelta(days=7))
        agreed.actions.save(agreed.actions.get(1).changed(first_deadline=week_ago))
        agreed.actions.save(agreed.actions.get(3).changed(first_deadline=week_ago))
    assert survey(archive).series[0].late_actions == 1, "what is out of sight is not counted as late"
    with agreed.change("afgerond"):
        agreed.trajects.save(agreed.trajects.get(1).changed(ended=TODAY))
    assert survey(archive).attention == ()
    assert survey(archive).series[0].open_actions == 0
