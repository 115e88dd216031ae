"""A jongere's turn: welcome, consent, who is there for whom, not come, and how the block ends."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from movable_clock import MovableClock

from sessions.actions import Deadline, Firmness, Owner, ReadBack, Status
from sessions.acts.actions import (
    Promise,
    agree_action,
    change_action,
    declare,
    promise_action,
    read_later,
    refuse_action,
    set_status,
)
from sessions.acts.at_work import MeetingClosed, TurnOver
from sessions.acts.gather import gather_record
from sessions.acts.meeting import (
    close_meeting,
    enter_meeting,
    go_to_step,
    note_presence,
    reopen_meeting,
    welcome_guest,
)
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere, change_jongere
from sessions.acts.question import answer_question, keep_notes, open_leefgebied, word_question
from sessions.acts.turns import (
    adopt_minutes,
    begin_turn,
    call_by,
    came_after_all,
    confirm_contact,
    consent_advice,
    minutes_to_adopt,
    not_come,
    note_consent,
    note_heard,
    set_at_table,
    welcome,
)
from sessions.acts.undo import undo_act
from sessions.consents import Consent, Consenter, ConsentSubject
from sessions.errors import InvalidInput, Missing
from sessions.guide import neighbour, pace, position, shown_steps
from sessions.leefgebieden import Leefgebied
from sessions.meetings import Progress, Session, StepKind
from sessions.missing import gaps
from sessions.people import Presence
from sessions.place import Place
from sessions.store.series_file import SeriesFile
from sessions.trajects import Traject
from sessions.turns import Course, Heard, Turn

KARIN, YOUSSEF, ELS, ANNA = 1, 2, 3, 4
FRIDAY = Deadline(day=dt.date(2026, 11, 27))
ROOM = Promise(what="schrijft haar in", owner=Owner(person=KARIN, name="Karin de Wit"), deadline=FRIDAY)
TABLE, ADDICTION = ConsentSubject.TABLE, ConsentSubject.ADDICTION


def turn_of(table: SeriesFile, traject: int = 1) -> Turn:
    return table.sessions.get(1).turn(traject)


def at(table: SeriesFile, kind: StepKind, traject: int = 1, session: int = 1) -> Place:
    """The place of a step of this kind in a jongere's block."""
    steps = table.sessions.get(session).steps
    return Place(session, next(step.id for step in steps if (step.kind, step.traject) == (kind, traject)), traject)


def kinds(table: SeriesFile, traject: int = 1, session: int = 1) -> list[StepKind]:
    """What is left of a jongere's block."""
    return [step.kind for step in shown_steps(gather_record(table, session)) if step.traject == traject]


# How it stood


def test_a_turn_keeps_how_things_stood_once_when_its_block_is_entered(table: SeriesFile, here: Place) -> None:
    assert table.starts.all() == ()
    before = table.trajects.get(1)
    go_to_step(table, 1, here.step)
    word_question(table, here, "Waar kan ik wonen?")
    go_to_step(table, 1, at(table, StepKind.QUESTION).step)
    begin_turn(table, 1, 1)
    (start,) = table.starts.all()
    assert (start.session, start.traject, start.before, start.actions) == (1, 1, before, ())


def test_how_things_stood_is_not_undone(table: SeriesFile, here: Place) -> None:
    word_question(table, here, "Waar kan ik wonen?")
    go_to_step(table, 1, here.step)
    undo_act(table, here)
    assert len(table.starts.all()) == 1


def test_only_the_last_closed_meeting_and_those_at_work_keep_how_turns_began(table: SeriesFile, here: Place) -> None:
    def kept() -> list[int]:
        return [start.session for start in table.starts.all()]

    go_to_step(table, 1, here.step)
    close_meeting(table, 1)
    assert kept() == [1]
    for day in (dt.date(2027, 1, 7), dt.date(2027, 2, 18)):
        later = plan_meeting(table, day=day, agenda=[1])
        enter_meeting(table, later.number)
        go_to_step(table, later.number, at(table, StepKind.QUESTION, session=later.number).step)
    assert kept() == [1, 2, 3]
    close_meeting(table, 2)
    assert kept() == [2, 3]


def test_a_closed_meeting_begins_no_turn_until_it_is_opened_again(table: SeriesFile, here: Place) -> None:
    close_meeting(table, 1)
    go_to_step(table, 1, here.step)
    begin_turn(table, 1, 1)
    assert table.starts.all() == ()
    reopen_meeting(table, 1)
    assert [(start.session, start.traject) for start in table.starts.all()] == [(1, 1)]


# Who is there for whom


def test_a_welcome_notes_everyone_in_the_room(table: SeriesFile, here: Place) -> None:
    note_presence(table, replace(here, traject=None), YOUSSEF, Presence.EXCUSED)
    welcome(table, here)
    assert turn_of(table) == Turn(traject=1, course=Course.HERE, here=(ANNA, ELS, KARIN))
    undo_act(table, here)
    assert turn_of(table) == Turn(traject=1)


def test_the_guest_of_another_jongere_is_not_at_the_table(table: SeriesFile, here: Place) -> None:
    sem = at(table, StepKind.ACTIONS, 2)
    welcome_guest(table, here, "Truus")
    welcome_guest(table, sem, "Piet")
    truus, piet = (person.number for person in table.people.where(lambda person: person.guest))
    assert truus in (welcome(table, here).turn(1).here or ())
    seen = welcome(table, sem).turn(2).here or ()
    assert piet in seen
    assert truus not in seen


def test_who_comes_or_goes_in_the_block_is_noted_for_that_jongere_only(table: SeriesFile, here: Place) -> None:
    welcome(table, here)
    welcome(table, at(table, StepKind.ACTIONS, 2))
    note_presence(table, here, KARIN, Presence.LEFT)
    welcome_guest(table, here, "Truus")
    truus = table.people.all()[-1].number
    assert turn_of(table).here == (ANNA, ELS, YOUSSEF, truus)
    note_presence(table, here, KARIN, Presence.PRESENT)
    assert turn_of(table).here == (ANNA, ELS, YOUSSEF, truus, KARIN)
    assert turn_of(table, 2).here == (ANNA, ELS, KARIN, YOUSSEF)


def test_who_leaves_after_the_block_was_there_all_the_same(table: SeriesFile, here: Place) -> None:
    welcome(table, here)
    note_presence(table, replace(here, traject=None), KARIN, Presence.LEFT)
    assert KARIN in (turn_of(table).here or ())


def test_the_table_is_set_by_hand_also_before_the_welcome(table: SeriesFile, here: Place) -> None:
    set_at_table(table, here, KARIN, here=False)
    welcome(table, here)
    assert turn_of(table).here == (ANNA, ELS, YOUSSEF)
    set_at_table(table, here, KARIN, here=True)
    assert turn_of(table).here == (ANNA, ELS, YOUSSEF, KARIN)
    with pytest.raises(Missing):
        set_at_table(table, here, 99, here=True)


def test_a_promise_is_firm_of_who_is_at_the_table_for_this_jongere(table: SeriesFile, here: Place) -> None:
    welcome(table, here)
    set_at_table(table, here, KARIN, here=False)
    assert promise_action(table, here, ROOM).firmness == Firmness.UNCONFIRMED
    sem = at(table, StepKind.ACTIONS, 2)
    assert promise_action(table, sem, ROOM).firmness == Firmness.PROMISED
    guest = promise_action(table, here, Promise(what="bewaart de post", guest="Truus"))
    assert guest.firmness == Firmness.PROMISED


def test_everyone_in_a_turn_is_in_the_record(table: SeriesFile, here: Place) -> None:
    with table.change("van de lijst"):
        session = table.sessions.get(1)
        rest = tuple(entry for entry in session.attendance if entry.person != KARIN)
        table.sessions.save(session.changed(attendance=rest))
    set_at_table(table, here, KARIN, here=True)
    assert gather_record(table, 1).person(KARIN) == table.people.get(KARIN)


# Consent


def test_a_no_ends_the_turn_and_a_yes_brings_it_back(table: SeriesFile, here: Place) -> None:
    traject = note_consent(table, here, TABLE, given=False)
    assert (turn_of(table).course, turn_of(table).here) == (Course.NO_CONSENT, None)
    consent = traject.consent_to(TABLE)
    assert consent == Consent(subject=TABLE, given=False, session=1, recorded=dt.date(2026, 11, 26))
    note_consent(table, here, TABLE, given=True, by=Consenter.BOTH)
    assert turn_of(table).course == Course.HERE
    assert turn_of(table).here == (ANNA, ELS, KARIN, YOUSSEF)
    assert [(said.given, said.by) for said in table.trajects.get(1).consents] == [
        (False, Consenter.JONGERE),
        (True, Consenter.BOTH),
    ]


def test_the_same_answer_is_kept_once(table: SeriesFile, here: Place) -> None:
    note_consent(table, here, TABLE, given=True)
    note_consent(table, here, TABLE, given=True)
    assert len(table.trajects.get(1).consents) == 1


@pytest.mark.parametrize(
    ("end", "course"),
    [
        (lambda table, here: not_come(table, here, brought_in=False), Course.NEXT_TABLE),
        (lambda table, here: not_come(table, here, brought_in=True), Course.BROUGHT_IN),
        (lambda table, _: put(table, Turn(traject=1, course=Course.STOPPED)), Course.STOPPED),
    ],
)
def test_a_yes_does_not_bring_who_is_not_there(
    table: SeriesFile, here: Place, end: Callable[[SeriesFile, Place], object], course: Course
) -> None:
    end(table, here)
    note_consent(table, here, TABLE, given=True)
    assert turn_of(table).course == course


def test_who_stopped_begins_again_with_a_welcome(table: SeriesFile, here: Place) -> None:
    put(table, Turn(traject=1, course=Course.STOPPED))
    welcome(table, here)
    assert turn_of(table).course == Course.HERE
    assert len(table.starts.all()) == 1


@pytest.mark.parametrize("course", [Course.STOPPED, Course.NO_CONSENT])
@pytest.mark.parametrize(
    "act",
    [
        lambda table, place: word_question(table, place, "Waar?"),
        lambda table, place: promise_action(table, place, ROOM),
        lambda table, place: declare(table, place, "Ik wil rust."),
    ],
)
def test_nothing_is_written_of_who_stopped_or_said_no(
    table: SeriesFile, here: Place, act: Callable[[SeriesFile, Place], object], course: Course
) -> None:
    put(table, Turn(traject=1, course=course))
    before = table.trajects.get(1)
    with pytest.raises(TurnOver, match="opgeschreven"):
        act(table, here)
    assert (table.trajects.get(1), table.actions.all()) == (before, ())


def test_a_field_that_is_left_after_the_stop_keeps_nothing(table: SeriesFile, here: Place) -> None:
    put(table, Turn(traject=1, course=Course.STOPPED))
    keep_notes(table, here, visit="1", notes="nog net getypt")
    assert table.sessions.get(1).step(here.step).notes == ""


@pytest.mark.parametrize(
    ("birth_month", "words"),
    [
        ("", "geboortemaand is niet bekend"),
        ("2015-03", "Onder 12 jaar geven de ouders of voogd toestemming."),
        ("2014-11", "wordt deze maand 12 of is dat net; zeker is dat pas op 1 december"),
        ("2014-10", "Van 12 tot 16 jaar geven de jongere en de ouders of voogd samen toestemming."),
        ("2010-12", "Van 12 tot 16 jaar"),
        ("2010-11", "wordt deze maand 16 of is dat net; zeker is dat pas op 1 december. Tot dan stelt tafel voor"),
        ("2010-10", "Vanaf 16 jaar geeft de jongere zelf toestemming."),
        ("2008-11", "Vanaf 16 jaar geeft de jongere zelf toestemming."),
    ],
)
def test_the_age_rule_proposes_and_says_what_is_not_sure(birth_month: str, words: str) -> None:
    jongere = Traject(code="J-07", roepnaam="Mila", birth_month=birth_month, started=dt.date(2026, 1, 1))
    advice = consent_advice(jongere, dt.date(2026, 11, 26))
    assert words in advice
    assert "Mila" not in advice


def test_of_an_adult_the_age_rule_says_nothing() -> None:
    jongere = Traject(code="J-07", roepnaam="Mila", birth_month="2008-10", started=dt.date(2026, 1, 1))
    assert consent_advice(jongere, dt.date(2026, 11, 26)) == ""


def test_a_birthday_in_december_is_sure_in_the_next_year() -> None:
    jongere = Traject(code="J-07", roepnaam="Mila", birth_month="2010-12", started=dt.date(2026, 1, 1))
    assert "pas op 1 januari 2027" in consent_advice(jongere, dt.date(2026, 12, 31))


# Verslaving


@pytest.mark.parametrize(
    "act",
    [
        lambda table, place: open_leefgebied(table, place, Leefgebied.VERSLAVING),
        lambda table, place: answer_question(table, place, Leefgebied.VERSLAVING, words="gamen"),
        lambda table, place: promise_action(table, place, replace(ROOM, leefgebied=Leefgebied.VERSLAVING)),
        lambda table, place: change_action(table, place, 1, replace(ROOM, leefgebied=Leefgebied.VERSLAVING)),
        lambda table, _: add_jongere(table, code="J-09", roepnaam="Noor", brings=[Leefgebied.VERSLAVING]),
        lambda table, _: brought(table, [Leefgebied.WONEN, Leefgebied.VERSLAVING]),
    ],
)
def test_verslaving_is_written_down_only_after_a_yes(
    table: SeriesFile, here: Place, act: Callable[[SeriesFile, Place], object]
) -> None:
    promise_action(table, here, ROOM)
    before = (table.trajects.all(), table.actions.all())
    for answer in (None, False):
        if answer is not None:
            note_consent(table, here, ADDICTION, given=answer)
            before = (table.trajects.all(), table.actions.all())
        with pytest.raises(InvalidInput, match="verslaving"):
            act(table, here)
        assert (table.trajects.all(), table.actions.all()) == before


def test_an_action_of_the_meeting_itself_is_about_no_jongere(table: SeriesFile, here: Place) -> None:
    action = promise_action(table, replace(here, traject=None), replace(ROOM, leefgebied=Leefgebied.VERSLAVING))
    assert action.leefgebied == Leefgebied.VERSLAVING


def test_with_a_yes_verslaving_can_be_brought(table: SeriesFile) -> None:
    yes = Consent(subject=ADDICTION, given=True, recorded=dt.date(2026, 11, 20))
    noor = add_jongere(table, code="J-09", roepnaam="Noor", brings=[Leefgebied.VERSLAVING], consents=[yes])
    assert (noor.asked, noor.consents) == ((Leefgebied.VERSLAVING,), (yes,))


def test_a_withdrawn_yes_erases_what_was_said_of_verslaving(table: SeriesFile, here: Place) -> None:
    note_consent(table, here, ADDICTION, given=True)
    open_leefgebied(table, here, Leefgebied.VERSLAVING)
    answer_question(table, here, Leefgebied.VERSLAVING, words="Ik game tot vier uur.", score_now=3)
    promise_action(table, here, replace(ROOM, leefgebied=Leefgebied.VERSLAVING))
    promise_action(table, here, replace(ROOM, leefgebied=Leefgebied.WONEN))
    traject = note_consent(table, here, ADDICTION, given=False)
    assert traject.question_in(Leefgebied.VERSLAVING) is None
    assert [action.leefgebied for action in table.actions.all()] == [None, Leefgebied.WONEN]
    assert turn_of(table).course == Course.OPEN
    undo_act(table, here)
    assert table.trajects.get(1).question_in(Leefgebied.VERSLAVING)


# Not come


def test_who_did_not_come_is_not_talked_about_and_not_missed(table: SeriesFile, here: Place) -> None:
    go_to_step(table, 1, here.step)
    not_come(table, here, brought_in=False)
    assert kinds(table) == [StepKind.WELCOME]
    record = gather_record(table, 1)
    assert record.discussed == ()
    assert not [gap for gap in gaps(record) if "J-07" in gap.text]
    came_after_all(table, here)
    assert turn_of(table) == Turn(traject=1)
    assert StepKind.ACTIONS in kinds(table)


def test_who_was_not_missed_is_not_brought_back(table: SeriesFile, here: Place) -> None:
    welcome(table, here)
    came_after_all(table, here)
    assert turn_of(table).course == Course.HERE


def test_a_block_without_a_welkom_keeps_its_first_step(table: SeriesFile, here: Place) -> None:
    with table.change("zonder welkom"):
        session = table.sessions.get(1)
        table.sessions.save(
            session.changed(steps=tuple(step for step in session.steps if step.kind != StepKind.WELCOME))
        )
    not_come(table, here, brought_in=False)
    assert len(kinds(table)) == 1


def test_of_who_is_brought_in_nothing_is_reviewed_or_read_back(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, ROOM)
    later = plan_meeting(table, day=dt.date(2027, 1, 7), agenda=[1])
    enter_meeting(table, later.number)
    there = at(table, StepKind.ACTIONS, session=later.number)
    not_come(table, there, brought_in=True)
    left = kinds(table, session=later.number)
    assert not {StepKind.REVIEW, StepKind.READ_BACK} & set(left)
    assert {StepKind.WELCOME, StepKind.QUESTION, StepKind.ACTIONS} <= set(left)
    action = promise_action(table, there, ROOM)
    assert action.firmness == Firmness.PROMISED
    for answer in (agree_action, refuse_action):
        with pytest.raises(InvalidInput, match="niet aan tafel"):
            answer(table, there, action.number)
    with pytest.raises(InvalidInput, match="niet aan tafel"):
        read_later(table, there, (action.number,))
    assert table.actions.get(action.number).read_back == ReadBack.NOT_YET
    told = [gap.text for gap in gaps(gather_record(table, later.number))]
    assert "J-07: 2 acties moeten nog met de jongere worden teruggelezen" in told


def test_the_guide_finds_its_way_from_a_step_that_is_gone(table: SeriesFile, here: Place, clock: MovableClock) -> None:
    go_to_step(table, 1, here.step)
    not_come(table, here, brought_in=False)
    record = gather_record(table, 1)
    before, after = neighbour(record, here.step, -1), neighbour(record, here.step, 1)
    assert before is not None
    assert after is not None
    assert (before.kind, after.kind) == (StepKind.WELCOME, StepKind.WISSEL)
    assert position(record, here.step)[0] == position(record, before.id)[0]
    progress = table.progress.all()[0]
    rest = [step for step in shown_steps(record) if step.traject != 1 and step.kind != StepKind.ATTENDANCE]
    minutes = sum(step.minutes for step in rest) + before.minutes
    assert pace(record, progress, clock()).expected_end == clock() + dt.timedelta(minutes=minutes)
    assert pace(record, Progress(session=1, step="weg", entered=clock()), clock()).minutes_left == 0


# Reading back what no table read back


def test_what_an_earlier_table_did_not_read_back_is_read_back_now(table: SeriesFile, here: Place) -> None:
    for _ in range(4):
        promise_action(table, here, ROOM)
    agree_action(table, here, 1)
    read_later(table, here, (2,))
    set_status(table, here, 4, Status.DONE)
    later = plan_meeting(table, day=dt.date(2027, 1, 7), agenda=[1]).number
    enter_meeting(table, later)
    there = at(table, StepKind.READ_BACK, session=later)
    go_to_step(table, later, there.step)
    promise_action(table, there, ROOM)

    def read() -> list[int]:
        return [action.number for action in gather_record(table, later).to_read_back(1)]

    assert read() == [5, 2, 3]
    told = [gap.text for gap in gaps(gather_record(table, later)) if "teruggelezen" in gap.text]
    assert told == [
        "J-07: actie 5 is nog niet teruggelezen",
        "J-07: actie 2 van een eerdere tafel is nog niet teruggelezen",
        "J-07: actie 3 van een eerdere tafel is nog niet teruggelezen",
    ]
    agree_action(table, there, 2)
    refuse_action(table, there, 3)
    agree_action(table, there, 5)
    assert read() == [5, 2, 3]
    assert not [gap for gap in gaps(gather_record(table, later)) if "teruggelezen" in gap.text]
    event = table.actions.get(3).history[-1]
    assert (event.session, event.read_back, event.status) == (later, ReadBack.REFUSED, Status.DROPPED)
    change_action(table, there, 2, ROOM)
    assert [gap.action for gap in gaps(gather_record(table, later)) if "teruggelezen" in gap.text] == [2], (
        "what is changed after it was read back is read back again"
    )


# The end of a block


def test_the_contact_person_is_confirmed_by_name(table: SeriesFile, here: Place) -> None:
    assert confirm_contact(table, here, " karin de wit").contact == KARIN
    assert turn_of(table).contact_confirmed
    added = confirm_contact(table, here, "Nel Visser").contact
    assert added is not None
    assert (table.people.get(added).name, table.people.get(added).guest) == ("Nel Visser", False)
    with pytest.raises(InvalidInput):
        confirm_contact(table, here, " ")


def test_a_contact_person_is_never_the_guest_of_another_jongere(table: SeriesFile, here: Place) -> None:
    welcome_guest(table, at(table, StepKind.ACTIONS, 2), "Truus")
    guest = table.people.all()[-1]
    assert confirm_contact(table, here, "Truus").contact != guest.number
    welcome_guest(table, here, "Wil")
    assert confirm_contact(table, here, "Wil").contact == table.people.all()[-1].number


def test_the_jongere_may_say_whether_there_was_talk_with_him_or_her(table: SeriesFile, here: Place) -> None:
    note_heard(table, here, Heard.PARTLY)
    assert turn_of(table).heard == Heard.PARTLY
    note_heard(table, here, None)
    assert turn_of(table).heard is None


def test_what_a_turn_misses_is_told_with_where_to_mend_it(table: SeriesFile, here: Place) -> None:
    go_to_step(table, 1, here.step)

    def told() -> list[tuple[str, str]]:
        return [(gap.text, gap.step) for gap in gaps(gather_record(table, 1)) if gap.text.startswith("J-07")]

    assert told()[0] == ("J-07 is nog niet welkom geheten", at(table, StepKind.WELCOME).step)
    welcome(table, here)
    assert told()[0] == ("J-07: toestemming is nog niet gevraagd", at(table, StepKind.WELCOME).step)
    assert told()[-1] == (
        "J-07: de vaste contactpersoon is nog niet bevestigd",
        at(table, StepKind.PARTING).step,
    )
    note_consent(table, here, TABLE, given=True)
    confirm_contact(table, here, "Els Bakker")
    assert not [text for text, _ in told() if "toestemming" in text or "contactpersoon" in text]


# The minutes of the time before


def test_the_minutes_of_the_time_before_are_adopted_once(table: SeriesFile, here: Place) -> None:
    assert minutes_to_adopt(table, 1) is None
    with pytest.raises(InvalidInput, match="geen eerder verslag"):
        adopt_minutes(table, here)
    close_meeting(table, 1)
    later = plan_meeting(table, day=dt.date(2027, 1, 7), agenda=[1]).number
    enter_meeting(table, later)
    there = Place(later, "1-aanwezigheid")
    waiting = minutes_to_adopt(table, later)
    assert waiting is not None
    assert waiting.number == 1
    assert adopted(adopt_minutes(table, there)) == (1, 1, "")
    assert adopted(adopt_minutes(table, there, "datum klopte niet")) == (1, 1, "datum klopte niet")
    assert minutes_to_adopt(table, later) is None
    reopen_meeting(table, 1)
    assert minutes_to_adopt(table, later) is None
    close_meeting(table, 1)
    assert minutes_to_adopt(table, later) is not None
    assert adopted(adopt_minutes(table, there)) == (1, 2, "")


# All acts


@pytest.mark.parametrize(
    "act",
    [
        welcome,
        came_after_all,
        lambda table, place: not_come(table, place, brought_in=True),
        lambda table, place: note_consent(table, place, TABLE, given=True),
        lambda table, place: call_by(table, place, "Mi"),
        lambda table, place: confirm_contact(table, place, "Els Bakker"),
        lambda table, place: note_heard(table, place, Heard.YES),
        lambda table, place: set_at_table(table, place, KARIN, here=True),
    ],
)
def test_a_closed_meeting_and_a_step_without_jongere_have_no_turn(
    table: SeriesFile, here: Place, act: Callable[[SeriesFile, Place], object]
) -> None:
    with pytest.raises(InvalidInput, match="hoort geen jongere"):
        act(table, replace(here, traject=None))
    close_meeting(table, 1)
    with pytest.raises(MeetingClosed):
        act(table, here)


def test_a_jongere_says_how_he_or_she_is_called(table: SeriesFile, here: Place) -> None:
    assert call_by(table, here, " Mi ").roepnaam == "Mi"
    with pytest.raises(InvalidInput, match="roepnaam"):
        call_by(table, here, " ")


def put(table: SeriesFile, turn: Turn) -> None:
    """Let a turn stand so."""
    with table.change("beurt"):
        table.sessions.save(table.sessions.get(1).with_turn(turn))


def brought(table: SeriesFile, brings: list[Leefgebied]) -> Traject:
    """Change what the first jongere brings, as a form does."""
    return change_jongere(
        table, 1, code="J-07", roepnaam="Mila", birth_month="", youth_worker="", contact="", brings=brings
    )


def adopted(session: Session) -> tuple[int, int, str]:
    """What stands as adopted."""
    assert session.adopted is not None
    return session.adopted.session, session.adopted.version, session.adopted.remark
