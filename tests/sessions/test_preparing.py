"""Preparing the question: only what the jongere takes along reaches the table, and the rest is nowhere any more."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from movable_clock import MovableClock

from exports.audiences import Audience
from exports.minutes import minutes_for
from exports.rendering.markdown import to_markdown
from sessions.acts.ending import close_traject
from sessions.acts.gather import gather_record
from sessions.acts.gather_plan import gather_plan
from sessions.acts.gather_standing import standing_of
from sessions.acts.meeting import close_meeting, enter_meeting, go_to_step
from sessions.acts.merging import merge_trajects
from sessions.acts.preparing_question import (
    NotNow,
    add_topic,
    bring_along,
    check_may_prepare,
    move_topic,
    note_company,
    remove_topic,
    save_topic,
)
from sessions.acts.question import answer_question
from sessions.acts.search import read_index
from sessions.acts.sharing import agree_sharing
from sessions.acts.stopping import stop_turn
from sessions.closing import Closing
from sessions.errors import InvalidInput
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.meetings import StepKind
from sessions.place import Place
from sessions.preparation import Preparation, Topic
from sessions.preparing import added, finished, in_order, moved, with_new_topic
from sessions.sharing import Scope
from sessions.store.archive import Archive
from sessions.store.refusals import NothingToUndo
from sessions.store.series_file import SeriesFile
from sessions.trajects import Question, Traject

WONEN, OVERIG = Leefgebied.WONEN, Leefgebied.OVERIG
SECRET = "zwanenbloem"


def everything(table: SeriesFile) -> str:
    """All that stands in the folder of the archive, in every file."""
    files = (path for path in table.path.parent.rglob("*") if path.is_file())
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)


def test_the_jongere_chooses_the_order(table: SeriesFile) -> None:
    preparation = Preparation(begun=table.today())
    for title in ("wonen", "mijn hond", "geld"):
        preparation = with_new_topic(preparation, title, None)
    assert [topic.title for topic in in_order(preparation)] == ["wonen", "mijn hond", "geld"]
    assert all(topic.priority is None for topic in preparation.topics)
    preparation = moved(moved(preparation, 3, -1), 3, -1)
    assert [topic.title for topic in in_order(preparation)] == ["geld", "wonen", "mijn hond"]
    assert [topic.title for topic in in_order(moved(preparation, 3, -1))] == ["geld", "wonen", "mijn hond"]


def test_what_comes_along_fills_the_question(table: SeriesFile) -> None:
    add_topic(table, 1, "", WONEN)
    add_topic(table, 1, "Mijn hond")
    note_company(table, 1, ask_along="oma Riet")
    save_topic(
        table,
        1,
        1,
        going_well="Ik kook zelf.",
        better="Het is te druk.",
        change="Een eigen kamer",
        next_step="inschrijven",
        needed="hulp met DigiD",
        score_now=3,
        score_goal=8,
        along=True,
    )
    save_topic(table, 1, 2, better="Hij mag niet mee.", score_now=5, along=True)
    move_topic(table, 1, 2, -1)
    after = bring_along(table, 1).traject
    assert after.preparation is None
    assert after.question == "Hier wil ik het over hebben: Mijn hond, Wonen."
    assert after.going_well == "Wonen: Ik kook zelf."
    home, free = after.question_in(WONEN), after.question_in(OVERIG)
    assert home is not None
    assert free is not None
    assert home.words == (
        "Het is te druk.\nDit moet veranderen: Een eigen kamer\nMijn volgende stap: inschrijven\n"
        "Dit heb ik nodig: hulp met DigiD"
    )
    assert (home.state, home.score_now, home.score_goal) == (DomainState.QUESTION, 3, 8)
    assert (free.words, free.score_now) == ("Mijn hond: Hij mag niet mee.", 5)
    assert free.own_network == "Ik wil erbij vragen: oma Riet"


def test_nothing_that_stands_is_overwritten(table: SeriesFile, here: Place) -> None:
    answer_question(table, here, WONEN, words="ik wil weg", score_now=4, score_goal=9)
    add_topic(table, 1, "", WONEN)
    add_topic(table, 1, "Mijn kamer", WONEN)
    save_topic(table, 1, 1, better="ik wil weg", score_now=2, score_goal=7, along=True)
    save_topic(table, 1, 2, better="Er is schimmel.", along=True)
    home = bring_along(table, 1).traject.question_in(WONEN)
    assert home is not None
    assert home.words == "ik wil weg\nCijfer: nu 2, straks 7.\nMijn kamer: Er is schimmel."
    assert (home.score_now, home.score_goal) == (4, 9)


def test_a_line_that_stands_is_not_said_again() -> None:
    assert added("een\ntwee", "twee", "drie", "", "tw") == "een\ntwee\ndrie\ntw"


def test_what_stays_home_is_in_no_file_and_undo_does_not_bring_it_back(table: SeriesFile, clock: MovableClock) -> None:
    add_topic(table, 1, f"{SECRET} een")
    save_topic(table, 1, 1, better=f"{SECRET} twee")
    add_topic(table, 1, f"{SECRET} drie")
    table.back_up("onderweg")
    remove_topic(table, 1, 2)
    add_topic(table, 1, "Geld", Leefgebied.FINANCIEN)
    add_topic(table, 1, "Voor mezelf")
    save_topic(table, 1, 2, along=True)
    save_topic(table, 1, 3, keep=True)
    clock.forward(minutes=5)
    table.back_up("later")
    assert SECRET in everything(table)
    finished = bring_along(table, 1)
    assert finished.warning == ""
    assert SECRET not in everything(table)
    assert finished.traject.preparation is not None
    assert [topic.title for topic in finished.traject.preparation.topics] == ["Voor mezelf"]
    with pytest.raises(NothingToUndo):
        table.undo()
    copies = Archive(table.path.parent, clock=clock)
    newest = copies.check()[0].backup
    assert newest is not None
    with copies.read_copy(newest.path) as copy:
        kept = copy.trajects.get(1).preparation
        assert kept is not None
        assert [topic.title for topic in kept.topics] == ["Geld", "Voor mezelf"], "who goes back loses nothing"


def test_what_stays_home_is_gone_from_a_traject_that_was_merged_too(table: SeriesFile, clock: MovableClock) -> None:
    add_topic(table, 2, SECRET)
    clock.forward(days=1)
    add_topic(table, 1, f"{SECRET} ook")
    table.back_up("voor het samenvoegen")
    merge_trajects(table, 1, 2)
    bring_along(table, 1)
    assert SECRET not in everything(table)


def test_nothing_of_a_preparation_is_in_a_meeting_a_document_or_a_search(
    table: SeriesFile, clock: MovableClock
) -> None:
    agree_sharing(table, 1, 1, Scope.ALL)
    add_topic(table, 1, SECRET, WONEN)
    save_topic(table, 1, 1, better=SECRET, going_well=SECRET, keep=True)
    note_company(table, 1, writer=SECRET, ask_along=SECRET)
    enter_meeting(table, 1)
    record = gather_record(table, 1)
    assert SECRET not in record.model_dump_json()
    documents = [document for audience in Audience for document in minutes_for(record, audience)]
    assert documents
    assert [document for document in documents if SECRET in to_markdown(document)] == []
    standing = standing_of(table)
    assert SECRET not in standing.record.model_dump_json()
    plan = gather_plan(table, 1, standing)
    assert SECRET not in plan.record.model_dump_json() + plan.traject.model_dump_json()
    assert read_index(Archive(table.path.parent, clock=clock)).find(SECRET) == ()
    close_meeting(table, 1)
    assert [kept for kept in table.snapshots.all() if SECRET in kept.model_dump_json()] == []
    assert [start for start in table.starts.all() if SECRET in start.model_dump_json()] == []


def test_who_stops_at_the_table_keeps_what_was_prepared(table: SeriesFile, here: Place) -> None:
    add_topic(table, 1, "Geld")
    go_to_step(table, 1, here.step)
    save_topic(table, 1, 1, better="rood staan")
    stop_turn(table, here)
    preparation = table.trajects.get(1).preparation
    assert preparation is not None
    assert preparation.topics[0].better == "rood staan"


@pytest.fixture
def sem_at_table(table: SeriesFile) -> SeriesFile:
    """The second jongere is at the table."""
    enter_meeting(table, 1)
    steps = table.sessions.get(1).steps
    go_to_step(table, 1, next(step.id for step in steps if (step.kind, step.traject) == (StepKind.QUESTION, 2)))
    return table


def test_not_while_another_jongere_is_at_the_table(sem_at_table: SeriesFile, clock: MovableClock) -> None:
    for act in (lambda: check_may_prepare(sem_at_table, 1), lambda: add_topic(sem_at_table, 1, "Geld")):
        with pytest.raises(NotNow, match="andere jongere"):
            act()
    check_may_prepare(sem_at_table, 2)
    clock.forward(days=1)
    check_may_prepare(sem_at_table, 1)


def test_who_left_prepares_nothing_and_verslaving_takes_consent(table: SeriesFile) -> None:
    with pytest.raises(InvalidInput, match="verslaving"):
        add_topic(table, 1, "", Leefgebied.VERSLAVING)
    with pytest.raises(InvalidInput, match="nog niets voorbereid"):
        bring_along(table, 1)
    close_traject(table, 1, dt.date(2026, 11, 26), Closing())
    with pytest.raises(NotNow, match="loopt hier niet meer"):
        add_topic(table, 1, "Geld")


@given(
    stands=st.text(alphabet="ab \n", max_size=12),
    topics=st.lists(
        st.builds(
            dict,
            better=st.text(alphabet="abc ", max_size=6),
            score_now=st.none() | st.integers(0, 10),
            leefgebied=st.sampled_from([None, WONEN, OVERIG]),
        ),
        max_size=4,
    ),
)
@settings(max_examples=40)
def test_whatever_is_prepared_what_stands_stays(stands: str, topics: list[dict[str, Any]]) -> None:
    standing = Question(leefgebied=WONEN, state=DomainState.QUESTION, words=stands, score_now=5)
    along = tuple(Topic(id=place, title=f"t{place}", along=True, **topic) for place, topic in enumerate(topics, 1))
    today = dt.date(2026, 11, 26)
    traject = Traject(
        code="J-07",
        roepnaam="Mila",
        started=today,
        questions=(standing,),
        question=stands,
        preparation=Preparation(begun=today, topics=along),
    )
    after = finished(traject)
    home = after.question_in(WONEN)
    assert home is not None
    assert home.words.startswith(standing.words)
    assert home.score_now == 5
    assert after.question.startswith(traject.question)
    told = "\n".join(question.words for question in after.questions)
    assert [topic.title for topic in along if topic.better and topic.better not in told] == []
