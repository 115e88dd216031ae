"""Ending a traject: the closing tells all by itself, opening again keeps what was, and aftercare comes up."""

import datetime as dt

import pytest
from movable_clock import MovableClock

from sessions.actions import ReadBack, Status
from sessions.acts.actions import Promise, promise_action, refuse_action
from sessions.acts.ending import Settled, close_traject, note_check_in, open_actions, reopen_traject, stop_traject
from sessions.acts.proposing import candidates
from sessions.acts.question import answer_question, open_leefgebied
from sessions.acts.survey import survey
from sessions.acts.turns import note_consent
from sessions.acts.undo import undo_act
from sessions.closing import CheckIn, Closing, Coach, Result, StopReason
from sessions.consents import ConsentSubject
from sessions.endings import counts_as_again, due_check_ins, propose_aftercare, propose_check_ins, results_of
from sessions.errors import InvalidInput
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.place import Place
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from sessions.trajects import Stage

TODAY = dt.date(2026, 11, 26)
WONEN, WERK, VERSLAVING = Leefgebied.WONEN, Leefgebied.WERK, Leefgebied.VERSLAVING


def closing(file: SeriesFile, **values: object) -> Closing:
    """What a closing talk with the first jongere gave, who has a question in wonen and onderwijs."""
    results = results_of(file.trajects.get(1), {WONEN: "eigen woonruimte"})
    return Closing.model_validate({"results": results, "grade": 8, **values})


def test_a_closing_has_a_result_for_every_leefgebied(table: SeriesFile, here: Place) -> None:
    open_leefgebied(table, here, WERK)
    answer_question(table, here, WERK, state=DomainState.NO_QUESTION)
    after = close_traject(table, 1, TODAY, closing(table, coach=Coach(name="Loes", own=False, volunteer=True)))
    assert after.stage == Stage.FINISHED
    assert after.closing is not None
    results = {result.leefgebied: (result.state, result.outcome) for result in after.closing.results}
    assert set(results) == set(Leefgebied)
    assert results[WONEN] == (DomainState.QUESTION, "eigen woonruimte")
    assert results[Leefgebied.ONDERWIJS] == (DomainState.QUESTION, "")
    assert results[WERK] == (DomainState.NO_QUESTION, "")
    assert results[Leefgebied.NETWERK] == (DomainState.NOT_DISCUSSED, "")
    assert after.closing.had_plan
    assert after.closing.grade == 8


def test_results_are_filled_in_where_the_talk_gave_none(table: SeriesFile) -> None:
    after = close_traject(table, 2, TODAY, Closing())
    assert after.closing is not None
    assert len(after.closing.results) == len(Leefgebied)
    assert after.closing.had_plan, "Sem has a question about work"


@pytest.mark.parametrize(("refused", "had_plan"), [(False, True), (True, False)])
def test_an_agreed_action_makes_a_plan_and_a_refused_one_does_not(
    table: SeriesFile, here: Place, refused: bool, had_plan: bool
) -> None:
    for key in (WONEN, Leefgebied.ONDERWIJS):
        answer_question(table, here, key, state=DomainState.NO_QUESTION)
    action = promise_action(table, here, Promise("belt de woonstichting"))
    if refused:
        refuse_action(table, here, action.number)
        assert table.actions.get(action.number).read_back == ReadBack.REFUSED
    after = close_traject(table, 1, TODAY, Closing())
    assert after.closing is not None
    assert after.closing.had_plan == had_plan


def test_an_outcome_of_another_leefgebied_is_refused(table: SeriesFile) -> None:
    with pytest.raises(InvalidInput, match="uitkomst hoort niet bij dit leefgebied"):
        results_of(table.trajects.get(1), {WONEN: "mbo"})


@pytest.mark.parametrize("day", [dt.date(2026, 11, 27), dt.date(2026, 1, 1)], ids=["to come", "before the start"])
def test_a_day_that_does_not_fit_is_refused(table: SeriesFile, day: dt.date) -> None:
    with pytest.raises(InvalidInput):
        close_traject(table, 1, day, Closing())
    with pytest.raises(InvalidInput):
        stop_traject(table, 1, day, StopReason.MOVED)
    assert table.trajects.get(1).ended is None


def test_ending_twice_is_refused(table: SeriesFile) -> None:
    stop_traject(table, 1, TODAY, StopReason.MOVED)
    with pytest.raises(InvalidInput, match="al gestopt"):
        close_traject(table, 1, TODAY, Closing())


def test_open_actions_are_left_done_or_dropped_in_the_same_act(table: SeriesFile, here: Place) -> None:
    for what in ("belt", "schrijft", "zoekt"):
        promise_action(table, here, Promise(what))
    close_traject(
        table,
        1,
        TODAY,
        closing(table),
        (Settled(2, Status.DONE), Settled(3, Status.DROPPED, "niet meer nodig")),
    )
    assert [action.number for action in open_actions(table, 1)] == [1]
    dropped = table.actions.get(3)
    assert (dropped.reason, dropped.history[-1].status) == ("niet meer nodig", Status.DROPPED)
    undo_act(table, Place(session=0, traject=1))
    assert len(open_actions(table, 1)) == 3
    assert table.trajects.get(1).closing is None


def test_dropping_takes_a_reason_and_an_action_of_this_jongere(table: SeriesFile, here: Place) -> None:
    promise_action(table, here, Promise("belt"))
    with pytest.raises(InvalidInput, match="waarom"):
        close_traject(table, 1, TODAY, closing(table), (Settled(1, Status.DROPPED),))
    with pytest.raises(InvalidInput, match="Actie 1"):
        close_traject(table, 2, TODAY, Closing(), (Settled(1, Status.DONE),))


def test_verslaving_is_told_only_with_consent(table: SeriesFile, here: Place) -> None:
    asked = Result(leefgebied=VERSLAVING, state=DomainState.QUESTION, outcome="hulp")
    with pytest.raises(InvalidInput, match="verslaving"):
        close_traject(table, 1, TODAY, Closing(results=(asked,)))
    note_consent(table, here, ConsentSubject.ADDICTION, given=True)
    open_leefgebied(table, here, VERSLAVING)
    after = close_traject(table, 1, TODAY, Closing(results=results_of(table.trajects.get(1), {VERSLAVING: "hulp"})))
    assert after.closing is not None
    assert after.closing.result_in(VERSLAVING) == asked
    reopen_traject(table, 1, TODAY)
    note_consent(table, here, ConsentSubject.ADDICTION, given=False)
    past = table.trajects.get(1).earlier[0].closing
    assert past is not None
    silent = past.result_in(VERSLAVING)
    assert silent == Result(leefgebied=VERSLAVING, state=DomainState.NOT_DISCUSSED)


def test_who_ended_is_on_no_agenda_any_more(table: SeriesFile) -> None:
    close_traject(table, 1, TODAY, closing(table))
    assert [one.traject.number for one in candidates(table)] == [2]


# Beginning again


@pytest.mark.parametrize(
    ("day", "again"),
    [(dt.date(2026, 11, 26), True), (dt.date(2027, 11, 26), True), (dt.date(2027, 11, 27), False)],
)
def test_within_a_year_counts_as_again(day: dt.date, again: bool) -> None:
    assert counts_as_again(TODAY, day) == again


def test_opening_again_keeps_the_stretch_that_ended(table: SeriesFile, clock: MovableClock) -> None:
    ended = close_traject(table, 1, TODAY, closing(table, check_ins=(CheckIn(day=dt.date(2026, 12, 26)),)))
    clock.forward(days=60)
    after = reopen_traject(table, 1, table.today())
    assert (after.started, after.again, after.ended, after.closing) == (table.today(), True, None, None)
    (spell,) = after.earlier
    assert (spell.started, spell.ended, spell.again, spell.closing) == (TODAY, TODAY, False, ended.closing)
    assert due_check_ins(after, table.today()) == (), "who is back is not asked how it goes after leaving"
    stop_traject(table, 1, table.today(), StopReason.OTHER)
    clock.forward(days=400)
    later = reopen_traject(table, 1, table.today())
    assert not later.again
    assert [past.again for past in later.earlier] == [False, True]
    with pytest.raises(InvalidInput, match="niet afgerond"):
        reopen_traject(table, 1, table.today())


# Aftercare


def test_half_a_year_is_proposed_with_three_moments() -> None:
    until = propose_aftercare(dt.date(2026, 8, 31))
    assert until == dt.date(2027, 2, 28)
    assert propose_check_ins(dt.date(2026, 8, 31), until) == (
        dt.date(2026, 9, 30),
        dt.date(2026, 11, 30),
        dt.date(2027, 2, 28),
    )
    assert propose_check_ins(TODAY, dt.date(2027, 1, 26)) == (dt.date(2026, 12, 26),)
    assert propose_check_ins(TODAY, None) == ()


def test_a_moment_comes_up_on_its_day_and_goes_once_noted(table: SeriesFile, clock: MovableClock) -> None:
    archive = Archive(table.path.parent, clock=clock)
    moment = TODAY + dt.timedelta(days=30)
    close_traject(table, 1, TODAY, closing(table, check_ins=(CheckIn(day=moment),)))
    clock.forward(days=29)
    assert survey(archive).check_ins == ()
    clock.forward(days=3)
    (line,) = survey(archive).check_ins
    assert (line.code, line.due, line.when) == ("J-07", moment, "eergisteren")
    after = note_check_in(table, 1, moment, "gaat goed")
    assert after.closing is not None
    assert after.closing.check_ins == (CheckIn(day=moment, done=table.today(), note="gaat goed"),)
    assert survey(archive).check_ins == ()
    with pytest.raises(InvalidInput):
        note_check_in(table, 1, moment)
