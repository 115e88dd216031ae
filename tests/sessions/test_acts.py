"""What a user does at the table, through the acts, and what then stands in the file."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from movable_clock import MovableClock

from sessions.actions import Deadline, Firmness, Owner, ReadBack, Status
from sessions.acts.actions import (
    Promise,
    agree_action,
    await_permission,
    change_action,
    declare,
    move_deadline,
    note_progress,
    promise_action,
    read_later,
    refuse_action,
    set_status,
    take_back_action,
)
from sessions.acts.at_work import MeetingClosed
from sessions.acts.gather import gather_record, progress_of, record_of
from sessions.acts.meeting import (
    close_meeting,
    enter_meeting,
    go_to_step,
    leave_meeting,
    mark_all_present,
    note_presence,
    reopen_meeting,
    set_next_date,
    welcome_guest,
)
from sessions.acts.opening import open_archive
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere, next_code
from sessions.acts.question import answer_question, keep_notes, open_leefgebied
from sessions.acts.signals import raise_signal
from sessions.acts.survey import survey
from sessions.acts.undo import NotHere, redo_act, undo_act
from sessions.errors import InvalidInput, Missing
from sessions.following.rules import Need, need_of
from sessions.guide import seconds_in
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.meetings import SessionStatus
from sessions.people import Presence
from sessions.place import Place
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile

FRIDAY = Deadline(day=dt.date(2026, 11, 27))
KARIN = Owner(person=1, name="Karin de Wit", organisation="Woonstichting Zeewijk")
ROOM = Promise(what="schrijft haar in", owner=KARIN, deadline=FRIDAY, leefgebied=Leefgebied.WONEN)


def test_pasted_lines_become_people_and_organisations(table: SeriesFile) -> None:
    assert [person.name for person in table.people.all()][:2] == ["Karin de Wit", "Youssef Amrani"]
    assert table.partners.get(1).leefgebieden == (Leefgebied.WONEN,)
    add_people(table, read_people("karin de wit ; woonstichting zeewijk; ; ; 06-00000009"))
    assert len(table.people.where(lambda person: "Karin" in person.name)) == 1
    assert table.people.get(1).phone == "06-00000009"


def test_a_bad_line_is_named_and_nothing_is_added(table: SeriesFile) -> None:
    pasted = read_people("Iemand; Ergens\n; zonder naam\nPiet; Huis; tuinieren")
    assert [problem.split(":")[0] for problem in pasted.problems] == ["Regel 2", "Regel 3"]
    with pytest.raises(InvalidInput, match="Regel 2"):
        add_people(table, pasted)
    assert not table.people.where(lambda person: person.name == "Iemand")


def test_a_code_is_given_once(table: SeriesFile) -> None:
    assert next_code(table) == "J-09"
    with pytest.raises(InvalidInput, match="J-07 is al in gebruik"):
        add_jongere(table, code="j-07", roepnaam="Noor")


def test_planning_expects_the_contacts_and_the_professionals_of_the_jongeren(table: SeriesFile) -> None:
    session = table.sessions.get(1)
    names = [table.people.get(entry.person).name for entry in session.attendance]
    assert names == ["Anna Smit", "Els Bakker", "Karin de Wit", "Youssef Amrani"]
    assert session.place == "Den Helder"


def test_all_present_leaves_exceptions_as_noted(table: SeriesFile, here: Place) -> None:
    note_presence(table, here, 2, Presence.EXCUSED)
    mark_all_present(table, here)
    welcome_guest(table, here, "Oma Jansen; familie")
    presence = {entry.person: entry.presence for entry in table.sessions.get(1).attendance}
    assert presence[1] == Presence.PRESENT
    assert presence[2] == Presence.EXCUSED
    guest = table.people.where(lambda person: person.guest)[0]
    assert presence[guest.number] == Presence.PRESENT


def test_a_promise_of_someone_in_the_room_is_toegezegd(table: SeriesFile, here: Place) -> None:
    action = promise_action(table, here, ROOM)
    assert (action.number, action.firmness, action.first_deadline) == (1, Firmness.PROMISED, FRIDAY)
    assert action.traject == 1


def test_a_promise_of_someone_absent_is_nog_te_bevestigen(table: SeriesFile, here: Place) -> None:
    note_presence(table, here, 1, Presence.EXCUSED)
    assert promise_action(table, here, ROOM).firmness == Firmness.UNCONFIRMED
    oma = replace(ROOM, owner=Owner(name="oma"))
    assert promise_action(table, here, oma).firmness == Firmness.UNCONFIRMED


def test_onder_voorbehoud_names_whose_permission_is_awaited(table: SeriesFile, here: Place) -> None:
    action = promise_action(table, here, replace(ROOM, waits_for="teamleider"))
    assert (action.firmness, action.waits_for) == (Firmness.CONDITIONAL, "teamleider")


def test_a_voorbehoud_is_made_and_taken_away_afterwards(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, ROOM)
    agree_action(table, here, 1)
    waiting = await_permission(table, here, 1, " de teamleider ")
    assert (waiting.firmness, waiting.waits_for, waiting.read_back) == (
        Firmness.CONDITIONAL,
        "de teamleider",
        ReadBack.NOT_YET,
    )
    agree_action(table, here, 1)
    assert await_permission(table, here, 1, "de teamleider").read_back == ReadBack.AGREED
    free = await_permission(table, here, 1, "")
    assert (free.firmness, free.waits_for, free.read_back) == (Firmness.PROMISED, "", ReadBack.NOT_YET)
    assert undo_act(table, here).told == "Ongedaan gemaakt: voorbehoud bij actie 1."


def test_without_voorbehoud_who_is_absent_still_has_to_confirm(table: SeriesFile, here: Place) -> None:
    note_presence(table, here, 1, Presence.EXCUSED)
    promise_action(table, here, replace(ROOM, waits_for="de teamleider"))
    assert await_permission(table, here, 1, "").firmness == Firmness.UNCONFIRMED


def test_an_action_without_words_is_refused(table: SeriesFile, here: Place) -> None:
    with pytest.raises(InvalidInput, match="Schrijf op wat er gaat gebeuren"):
        promise_action(table, here, replace(ROOM, what="  "))
    assert table.actions.all() == ()


def test_ten_thousand_characters_are_refused_in_dutch(table: SeriesFile, here: Place) -> None:
    with pytest.raises(InvalidInput, match="te lang: 10000 tekens"):
        promise_action(table, here, replace(ROOM, what="a" * 10_000))


def test_a_changed_action_is_read_back_again(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, ROOM)
    agree_action(table, here, 1)
    changed = change_action(table, here, 1, replace(ROOM, what="belt de gemeente"))
    assert changed.read_back == ReadBack.NOT_YET


def test_no_lapses_the_action_and_klopt_brings_it_back(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, ROOM)
    assert refuse_action(table, here, 1).status == Status.DROPPED
    assert agree_action(table, here, 1).status == Status.NOT_STARTED


def test_every_answer_after_a_no_brings_the_action_back(table: SeriesFile, here: Place) -> None:
    for _ in range(2):
        promise_action(table, here, ROOM)
    for number in (1, 2):
        refuse_action(table, here, number)
    read_later(table, here, (1,))
    change_action(table, here, 2, replace(ROOM, what="belt de gemeente"))
    later, changed = table.actions.all()
    assert (later.status, later.reason, later.read_back) == (Status.NOT_STARTED, "", ReadBack.LATER)
    assert (changed.status, changed.reason, changed.read_back) == (Status.NOT_STARTED, "", ReadBack.NOT_YET)


def test_what_lapsed_for_another_reason_stays_so_whatever_is_answered(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, ROOM)
    refuse_action(table, here, 1)
    set_status(table, here, 1, Status.DROPPED, "verhuisd")
    assert agree_action(table, here, 1).reason == "verhuisd"
    read_later(table, here, (1,))
    change_action(table, here, 1, ROOM)
    assert (table.actions.get(1).status, table.actions.get(1).reason) == (Status.DROPPED, "verhuisd")


def test_what_is_done_stays_done_after_an_answer(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, ROOM)
    refuse_action(table, here, 1)
    set_status(table, here, 1, Status.DONE)
    assert agree_action(table, here, 1).status == Status.DONE


def test_an_action_may_keep_a_deadline_that_has_passed(table: SeriesFile, here: Place, clock: MovableClock) -> None:
    promise_action(table, here, ROOM)
    clock.forward(days=30)
    changed = change_action(table, here, 1, replace(ROOM, what="belt de gemeente"))
    assert (changed.what, changed.deadline, changed.first_deadline) == ("belt de gemeente", FRIDAY, FRIDAY)


def test_vervallen_needs_a_reason(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, ROOM)
    with pytest.raises(InvalidInput, match="waarom"):
        set_status(table, here, 1, Status.DROPPED)
    dropped = set_status(table, here, 1, Status.DROPPED, "niet meer nodig")
    assert dropped.history[-1].note == "niet meer nodig"


def test_the_first_deadline_stays_when_it_is_moved(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, ROOM)
    moved = move_deadline(table, here, 1, Deadline(day=dt.date(2026, 12, 4)))
    assert (moved.first_deadline, moved.deadline) == (FRIDAY, Deadline(day=dt.date(2026, 12, 4)))
    assert moved.is_late(dt.date(2026, 11, 28))


def test_what_first_had_no_day_is_late_after_the_day_it_got(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, replace(ROOM, deadline=Deadline(next_table=True)))
    moved = move_deadline(table, here, 1, FRIDAY)
    saturday = dt.date(2026, 11, 28)
    assert moved.first_deadline == Deadline(next_table=True)
    assert moved.is_late(saturday)
    assert need_of(moved, saturday) == Need.LATE


def test_an_old_action_is_not_taken_away(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, ROOM)
    take_back_action(table, here, 1)
    assert table.actions.all() == ()
    action = promise_action(table, here, ROOM)
    assert action.number == 2, "a number is never given twice"
    later = plan_meeting(table, day=dt.date(2027, 1, 7), agenda=[1])
    with pytest.raises(InvalidInput, match="eerdere bijeenkomst"):
        take_back_action(table, Place(later.number, later.steps[0].id, 1), 2)


def test_next_table_moves_along_with_its_date(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, replace(ROOM, deadline=Deadline(next_table=True)))
    promise_action(table, here, ROOM)
    set_next_date(table, here, dt.date(2027, 1, 7))
    assert table.actions.get(1).deadline == Deadline(day=dt.date(2027, 1, 7), next_table=True)
    assert table.actions.get(2).deadline == FRIDAY
    plan_meeting(table, day=dt.date(2027, 1, 14), agenda=[1])
    assert table.actions.get(1).deadline == Deadline(day=dt.date(2027, 1, 14), next_table=True)
    assert table.actions.get(1).first_deadline == table.actions.get(1).deadline
    assert table.sessions.get(1).next_date == dt.date(2027, 1, 14)


def test_meetings_go_by_their_time_in_whatever_order_they_were_planned(table: SeriesFile, here: Place) -> None:
    january, december = dt.date(2027, 1, 20), dt.date(2026, 12, 10)
    promise_action(table, here, replace(ROOM, deadline=Deadline(next_table=True)))
    last = plan_meeting(table, day=january, agenda=[1])
    middle = plan_meeting(table, day=december, agenda=[1])
    assert table.actions.get(1).deadline == Deadline(day=december, next_table=True)
    assert (table.sessions.get(1).next_date, middle.next_date) == (december, january)
    promise_action(table, Place(middle.number, middle.steps[4].id, 1), ROOM)
    brought = {number: gather_record(table, number).brought_along(1) for number in (1, middle.number, last.number)}
    assert {number: [action.number for action in actions] for number, actions in brought.items()} == {
        1: [],
        middle.number: [1],
        last.number: [1, 2],
    }


def test_a_deadline_at_the_next_table_stays_when_a_later_one_is_planned(table: SeriesFile, here: Place) -> None:
    plan_meeting(table, day=dt.date(2026, 12, 10), agenda=[1])
    promise_action(table, here, replace(ROOM, deadline=Deadline(day=dt.date(2026, 12, 10), next_table=True)))
    plan_meeting(table, day=dt.date(2027, 1, 20), agenda=[1])
    assert table.actions.get(1).deadline == Deadline(day=dt.date(2026, 12, 10), next_table=True)
    assert table.sessions.get(1).next_date == dt.date(2026, 12, 10)


def test_the_next_date_lies_after_the_meeting(table: SeriesFile, here: Place) -> None:
    with pytest.raises(InvalidInput, match="niet na deze bijeenkomst"):
        set_next_date(table, here, dt.date(2026, 11, 26))


def test_leefgebieden_open_and_are_answered(table: SeriesFile, here: Place) -> None:
    open_leefgebied(table, here, Leefgebied.FINANCIEN)
    answer_question(table, here, Leefgebied.FINANCIEN, words="schuld bij de zorgverzekering", score_now=2, score_goal=6)
    answer_question(table, here, Leefgebied.WONEN, state=DomainState.NO_QUESTION)
    traject = table.trajects.get(1)
    assert traject.asked == (Leefgebied.ONDERWIJS, Leefgebied.FINANCIEN)
    question = traject.question_in(Leefgebied.FINANCIEN)
    assert question is not None
    assert (question.score_now, question.score_goal) == (2, 6)
    with pytest.raises(InvalidInput):
        answer_question(table, here, Leefgebied.FINANCIEN, score_now=11)


def test_one_visit_to_the_notes_is_one_undo_step(table: SeriesFile, here: Place) -> None:
    for text in ("Er is", "Er is plek", "Er is plek bij Zeewijk"):
        keep_notes(table, here, visit="bezoek 1", notes=text)
    keep_notes(table, here, visit="bezoek 2", notes="Er is plek bij Zeewijk, vanaf mei")
    undo_act(table, here)
    assert table.sessions.get(1).step(here.step).notes == "Er is plek bij Zeewijk"
    undo_act(table, here)
    assert table.sessions.get(1).step(here.step).notes == ""


def test_statements_keep_their_old_wordings(table: SeriesFile, here: Place) -> None:
    declare(table, here, "Ik wil rust.")
    declare(table, here, "Ik wil rust en een eigen kamer.")
    declare(table, here, "Ik wil rust en een eigen kamer.")
    assert [statement.text for statement in table.trajects.get(1).statements] == [
        "Ik wil rust.",
        "Ik wil rust en een eigen kamer.",
    ]


def test_undo_never_shows_another_jongere(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, ROOM)
    with pytest.raises(NotHere):
        undo_act(table, Place(session=1, step="14-acties", traject=2))
    assert undo_act(table, here).told == "Ongedaan gemaakt: actie vastgelegd."


def test_inside_a_meeting_only_its_own_acts_are_undone(table: SeriesFile, here: Place) -> None:
    outside = Place(session=0)
    other = plan_meeting(table, day=dt.date(2027, 1, 7), agenda=[1])
    with pytest.raises(NotHere, match="niet in deze bijeenkomst"):
        undo_act(table, here)
    assert table.sessions.find(other.number) == other
    undo_act(table, outside)
    with pytest.raises(NotHere, match="niet in deze bijeenkomst"):
        redo_act(table, here)
    redo_act(table, outside)
    raise_signal(table, Place(other.number, other.steps[-2].id), "Er zijn te weinig kamers.")
    with pytest.raises(NotHere, match="niet in deze bijeenkomst"):
        undo_act(table, Place(session=1, step="1-aanwezigheid"))
    assert undo_act(table, Place(other.number)).told == "Ongedaan gemaakt: signaal genoteerd."


def test_a_meeting_comes_back_on_its_step(table: SeriesFile, clock: MovableClock) -> None:
    enter_meeting(table, 1)
    clock.forward(minutes=12)
    go_to_step(table, 1, "6-acties")
    clock.forward(minutes=3)
    progress = enter_meeting(table, 1)
    assert progress.step == "6-acties"
    assert [(spent.step, spent.seconds) for spent in progress.spent] == [("1-aanwezigheid", 720)]


def test_the_time_between_leaving_and_coming_back_does_not_count(table: SeriesFile, clock: MovableClock) -> None:
    enter_meeting(table, 1)
    clock.forward(minutes=4)
    leave_meeting(table, 1)
    clock.forward(hours=20)
    progress = enter_meeting(table, 1)
    clock.forward(minutes=1)
    assert seconds_in(progress, "1-aanwezigheid", clock()) == 5 * 60
    coming = table.next_undo()
    assert coming is not None
    assert coming.label == "bijeenkomst gepland"


def test_the_time_that_a_meeting_was_closed_does_not_count(table: SeriesFile, clock: MovableClock) -> None:
    enter_meeting(table, 1)
    close_meeting(table, 1)
    clock.forward(hours=20)
    reopen_meeting(table, 1)
    clock.forward(minutes=1)
    progress = progress_of(table, 1)
    assert progress is not None
    assert seconds_in(progress, progress.step, clock()) == 60


def test_a_meeting_that_does_not_run_is_left_as_it_was(table: SeriesFile, clock: MovableClock) -> None:
    leave_meeting(table, 1)
    assert progress_of(table, 1) is None
    kept = enter_meeting(table, 1)
    clock.forward(minutes=4)
    close_meeting(table, 1)
    leave_meeting(table, 1)
    assert progress_of(table, 1) == kept
    assert enter_meeting(table, 1) == kept


def test_a_window_that_only_reads_keeps_no_time(tmp_path: Path, table: SeriesFile, clock: MovableClock) -> None:
    enter_meeting(table, 1)
    clock.forward(minutes=4)
    before = table.path.read_bytes()
    with open_archive(tmp_path, clock).read(table.slug) as window:
        enter_meeting(window, 1)
        leave_meeting(window, 1)
    assert table.path.read_bytes() == before


def test_a_meeting_that_was_closed_unstarted_stays_closed(table: SeriesFile) -> None:
    close_meeting(table, 1)
    before = table.path.read_bytes()
    assert enter_meeting(table, 1).step == "1-aanwezigheid"
    assert go_to_step(table, 1, "6-acties").step == "6-acties"
    assert table.sessions.get(1).status == SessionStatus.CLOSED
    assert table.path.read_bytes() == before


def test_a_step_that_is_not_there_is_told(table: SeriesFile) -> None:
    with pytest.raises(Missing, match="nog niet begonnen"):
        go_to_step(table, 1, "6-acties")
    kept = enter_meeting(table, 1)
    with pytest.raises(Missing, match="Deze stap is er niet"):
        go_to_step(table, 1, "99-nergens")
    assert progress_of(table, 1) == kept


def test_a_closed_meeting_stands_fast(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, ROOM)
    note_progress(table, here, 1, "gebeld")
    assert close_meeting(table, 1).version == 1
    frozen = record_of(table, 1)
    with pytest.raises(MeetingClosed, match="heropenen"):
        promise_action(table, here, ROOM)
    later = plan_meeting(table, day=dt.date(2027, 1, 7), agenda=[1])
    there = Place(later.number, later.steps[1].id, 1)
    set_status(table, there, 1, Status.DONE)
    assert record_of(table, 1).model_dump_json() == frozen.model_dump_json()
    reopen_meeting(table, 1)
    read_later(table, here, (1,))
    assert close_meeting(table, 1).version == 2
    assert record_of(table, 1, version=1) == frozen
    assert record_of(table, 1).session.status == SessionStatus.CLOSED
    with pytest.raises(Missing, match="Versie 3"):
        record_of(table, 1, version=3)


def test_a_record_holds_this_table_only(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, ROOM)
    sem = Place(session=1, step="14-acties", traject=2)
    promise_action(table, sem, replace(ROOM, leefgebied=Leefgebied.WERK))
    later = plan_meeting(table, day=dt.date(2027, 1, 7), agenda=[1])
    record = gather_record(table, later.number)
    assert [action.number for action in record.actions] == [1]
    assert record.elsewhere == 1


def test_a_next_date_that_nobody_planned_is_announced(table: SeriesFile, here: Place) -> None:
    set_next_date(table, here, dt.date(2027, 1, 7))
    archive = Archive(table.path.parent, clock=table.now)
    assert survey(archive).series[0].announced == dt.date(2027, 1, 7)
    plan_meeting(table, day=dt.date(2027, 1, 7), agenda=[1])
    assert survey(archive).series[0].announced is None
