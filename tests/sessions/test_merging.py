"""Merging two trajecten that were made by mistake: nothing is lost, nothing more is shared, and undo takes it back."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.acts.actions import Promise, declare, promise_action
from sessions.acts.gather import gather_record, record_of
from sessions.acts.gather_plan import gather_plan
from sessions.acts.gather_standing import standing_of
from sessions.acts.meeting import close_meeting, enter_meeting, reopen_meeting
from sessions.acts.merging import CannotMerge, merge_trajects
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import code_in_use, next_code
from sessions.acts.present import goes_on_as, merged_codes, present_actions, present_trajects
from sessions.acts.proposing import candidates
from sessions.acts.question import keep_notes
from sessions.acts.search import read_index
from sessions.acts.sharing import agree_sharing, who_had
from sessions.acts.undo import undo_act
from sessions.consents import Consent, ConsentSubject
from sessions.errors import Missing
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.merging import merged
from sessions.place import Place
from sessions.sent import Sent
from sessions.sharing import SENSITIVE, Scope, Sharing, agreed_with, is_narrower, scope_for
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from sessions.trajects import Companion, Question, Statement, Traject
from sessions.turns import Course, Turn

TODAY = dt.date(2026, 11, 26)
days = st.dates(dt.date(2025, 1, 1), TODAY)
words = st.sampled_from(("", "een kamer", "bbl techniek", "weer slapen"))
scores = st.none() | st.integers(0, 10)


consents = st.lists(
    st.builds(Consent, subject=st.sampled_from(ConsentSubject), given=st.booleans(), recorded=days), max_size=3
)
sharings = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from(Scope), days, st.sets(st.sampled_from(sorted(SENSITIVE)))), max_size=4
)
companions = st.lists(st.builds(Companion, role=st.sampled_from(("oma", "mentor")), name=words), max_size=2)
statements = st.lists(st.tuples(days, words.filter(bool)), max_size=3)


@st.composite
def trajects(draw: st.DrawFn, number: int) -> Traject:
    """Return a traject in which anything may be said, and agreed with the partners 1 to 3."""
    asked = draw(st.sets(st.sampled_from(Leefgebied), max_size=4))
    sharing = sorted(draw(sharings), key=lambda agreed: agreed[2])
    return Traject(
        number=number,
        code=f"J-0{number}",
        roepnaam="Mila",
        started=dt.date(2025, 1, 1),
        ended=draw(st.none() | days),
        going_well=draw(words),
        question=draw(words),
        around=tuple(draw(companions)),
        consents=tuple(sorted(draw(consents), key=lambda consent: consent.recorded)),
        sharing=tuple(
            Sharing(
                partner=partner, scope=scope, also=tuple(also if scope == Scope.ALL else ()), agreed=day, by="ouders"
            )
            for partner, scope, day, also in sharing
        ),
        questions=tuple(
            Question(
                leefgebied=key, state=draw(st.sampled_from(DomainState)), words=draw(words), score_now=draw(scores)
            )
            for key in sorted(asked)
        ),
        statements=tuple(Statement(text=text, session=1, recorded=day) for day, text in sorted(draw(statements))),
    )


@given(kept=trajects(1), other=trajects(2))
@settings(max_examples=60)
def test_all_that_either_says_is_found_back(kept: Traject, other: Traject) -> None:
    whole = merged(kept, other, TODAY)
    assert sorted(whole.statements, key=repr) == sorted((*kept.statements, *other.statements), key=repr)
    assert [said.recorded for said in whole.statements] == sorted(said.recorded for said in whole.statements)
    for one in (kept, other):
        assert set(one.consents) <= set(whole.consents)
        assert set(one.sharing) <= set(whole.sharing)
        assert set(one.around) <= set(whole.around)
        assert one.going_well in whole.going_well
        assert one.question in whole.question
        for question in one.questions:
            found = whole.question_in(question.leefgebied)
            if found is not None:
                assert question.words in found.words
                assert found.score_now is not None or question.score_now is None
            else:
                assert question.leefgebied == Leefgebied.VERSLAVING
    spells = len(kept.earlier) + len(other.earlier) + bool(kept.ended or other.ended)
    assert len(whole.earlier) == spells
    assert (whole.ended is None) == (kept.ended is None or other.ended is None)


@given(kept=trajects(1), other=trajects(2))
@settings(max_examples=60)
def test_any_no_wins_and_the_narrowest_sharing(kept: Traject, other: Traject) -> None:
    whole = merged(kept, other, TODAY)
    for subject in ConsentSubject:
        answers = [one.consent_to(subject) for one in (kept, other)]
        said = [answer.given for answer in answers if answer]
        stands = whole.consent_to(subject)
        assert (stands.given if stands else None) == (all(said) if said else None)
    for partner in (1, 2, 3):
        now = agreed_with(whole.sharing, partner)
        for one in (kept, other):
            before = agreed_with(one.sharing, partner)
            assert before is None or now is not None
            if now and before:
                assert now == before or is_narrower(now, before) or set(now.also) == set(before.also)
            order = (Scope.NOTHING, Scope.OWN, Scope.ALL)
            assert order.index(scope_for(whole.sharing, partner)) <= order.index(scope_for(one.sharing, partner))
    addicted = whole.consent_to(ConsentSubject.ADDICTION)
    if addicted is None or not addicted.given:
        assert whole.question_in(Leefgebied.VERSLAVING) is None


@pytest.fixture
def twice(table: SeriesFile) -> SeriesFile:
    """The series, after a meeting at which the same jongere stood twice; J-08 was a mistake."""
    enter_meeting(table, 1)
    for number, what in ((1, "belt oma"), (2, "zoekt een kamer")):
        step = next(step for step in table.sessions.get(1).steps if step.kind == "acties" and step.traject == number)
        place = Place(1, step.id, number)
        promise_action(table, place, Promise(what=what))
        declare(table, place, f"ik {what}")
        keep_notes(table, place, visit="een", notes=f"over {what}")
    agree_sharing(table, 1, 1, Scope.ALL)
    agree_sharing(table, 2, 1, Scope.NOTHING)
    with table.change("gemaakt"):
        for reader, about in (("Zeewijk", (1, 2)), ("J-08", (2,))):
            table.sent.add(Sent(session=1, audience="partners", reader=reader, trajects=about, made=table.now()))
    close_meeting(table, 1)
    plan_meeting(table, day=dt.date(2026, 12, 8), agenda=[2, 1])
    return table


def test_everything_goes_to_the_one_that_is_kept_and_the_other_counts_nowhere(twice: SeriesFile) -> None:
    before = record_of(twice, 1).as_closed()
    kept = merge_trajects(twice, 1, 2)
    assert [traject.number for traject in present_trajects(twice)] == [1]
    assert [one.traject.number for one in candidates(twice)] == [1]
    assert {action.traject for action in twice.actions.all()} == {1}
    assert len(present_actions(twice)) == 2
    assert [said.text for said in kept.statements] == ["ik belt oma", "ik zoekt een kamer"]
    assert scope_for(kept.sharing, 1) == Scope.NOTHING
    assert [sent.trajects for sent in who_had(twice, traject=1)] == [(1,), (1,)]
    planned = twice.sessions.get(2)
    assert planned.agenda == (1,)
    assert {step.traject for step in planned.steps} == {None, 1}
    assert len([step for step in planned.steps if step.kind == "acties" and step.traject == 1]) == 1
    assert merged_codes(twice, 1) == ("J-08",)
    found = read_index(Archive(twice.path.parent)).find("J-08")
    assert [(entry.called, entry.detail) for entry in found] == [("J-07", "lopend, eerder J-08")]
    assert code_in_use(twice, "j-08")
    assert next_code(twice) == "J-09"
    assert record_of(twice, 1).as_closed() == before


def test_what_the_one_that_is_kept_withdraws_is_withdrawn_from_the_old_minutes_of_the_other(twice: SeriesFile) -> None:
    merge_trajects(twice, 1, 2)
    old = record_of(twice, 1).traject(2)
    assert old is not None
    assert scope_for(old.sharing, 1) == Scope.NOTHING
    agree_sharing(twice, 1, 1, Scope.OWN)
    now = record_of(twice, 1).traject(2)
    assert now is not None
    assert scope_for(now.sharing, 1) == Scope.OWN


def test_both_names_are_replaced_by_the_one_code_that_is_left(twice: SeriesFile) -> None:
    merge_trajects(twice, 1, 2)
    aliases = {(alias.roepnaam, alias.code) for alias in gather_record(twice, 2).aliases}
    assert aliases == {("Mila", "J-07"), ("Sem", "J-07")}


def test_the_plan_tells_of_the_days_under_the_other_code_too(twice: SeriesFile) -> None:
    with twice.change("de beurten"):
        held = twice.sessions.get(1)
        turns = (Turn(traject=1, course=Course.NEXT_TABLE), Turn(traject=2, course=Course.HERE))
        twice.sessions.save(held.changed(turns=turns))
    assert gather_plan(twice, 1).spoken == ()
    merge_trajects(twice, 1, 2)
    assert gather_plan(twice, 1).spoken == (TODAY,)


def test_who_stopped_under_the_other_code_stopped(twice: SeriesFile) -> None:
    with twice.change("de beurten"):
        held = twice.sessions.get(1)
        twice.sessions.save(held.changed(turns=(Turn(traject=2, course=Course.STOPPED),)))
    merge_trajects(twice, 1, 2)
    assert standing_of(twice).record.session.turn(1).course == Course.STOPPED
    with pytest.raises(Missing, match="gestopt"):
        gather_plan(twice, 1)


def test_it_is_one_act_that_undo_takes_back_whole(twice: SeriesFile) -> None:
    before = {name: kept.all() for name, kept in twice.collections.items()}
    merge_trajects(twice, 1, 2)
    undo_act(twice, Place(session=0, traject=1))
    assert {name: kept.all() for name, kept in twice.collections.items()} == before


def test_a_meeting_that_is_opened_again_has_one_block_with_the_notes_of_both(twice: SeriesFile) -> None:
    merge_trajects(twice, 1, 2)
    session = reopen_meeting(twice, 1)
    assert session.agenda == (1,)
    notes = [step.notes for step in session.steps if step.kind == "acties"]
    assert notes == ["over belt oma\nover zoekt een kamer"]
    record = gather_record(twice, 1)
    assert [action.what for action in record.made_here(1)] == ["belt oma", "zoekt een kamer"]


def test_a_running_meeting_or_a_wrong_choice_refuses_it_calmly(twice: SeriesFile) -> None:
    with pytest.raises(CannotMerge, match="een andere jongere"):
        merge_trajects(twice, 1, 1)
    reopen_meeting(twice, 1)
    with pytest.raises(CannotMerge, match="Sluit die eerst af"):
        merge_trajects(twice, 1, 2)
    close_meeting(twice, 1)
    merge_trajects(twice, 1, 2)
    with pytest.raises(CannotMerge, match="al samengevoegd"):
        merge_trajects(twice, 1, 2)
    on = goes_on_as(twice, 2)
    assert on is not None
    assert on.number == 1
