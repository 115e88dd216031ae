"""The scores of a jongere from meeting to meeting, and how they are drawn."""

import datetime as dt

import pytest

from sessions.acts.consents import say_consent
from sessions.acts.meeting import close_meeting, enter_meeting
from sessions.acts.planning import plan_meeting
from sessions.acts.question import answer_question
from sessions.acts.scores_over_time import Scored, scores_over_time
from sessions.acts.turns import not_come, welcome
from sessions.acts.undo import NotHere, undo_act
from sessions.consents import ConsentSubject
from sessions.errors import InvalidInput
from sessions.leefgebieden import Leefgebied
from sessions.place import Place
from sessions.store.series_file import SeriesFile
from tafel.screens.score_chart import score_chart, track

WONEN, ADDICTION = Leefgebied.WONEN, ConsentSubject.ADDICTION


def held(file: SeriesFile, day: dt.date, now: int) -> None:
    """Hold a meeting of that day at which the first jongere gives this score for Wonen."""
    number = plan_meeting(file, day=day, agenda=[1]).number
    enter_meeting(file, number)
    welcome(file, Place(number, traject=1))
    answer_question(file, Place(number, traject=1), WONEN, score_now=now, score_goal=8, words="een kamer")
    close_meeting(file, number)


def test_each_meeting_with_a_turn_has_a_point_and_now_only_where_it_differs(table: SeriesFile) -> None:
    held(table, dt.date(2026, 10, 2), 3)
    held(table, dt.date(2026, 9, 1), 2)
    enter_meeting(table, 1)
    not_come(table, Place(1, traject=1), brought_in=False)
    close_meeting(table, 1)
    points = (Scored(dt.date(2026, 9, 1), 2, 8), Scored(dt.date(2026, 10, 2), 3, 8))
    assert scores_over_time(table, 1) == {WONEN: (*points, Scored(None, 2, 8))}
    with table.change("vraag"):
        question = table.trajects.get(1).questions[0].changed(score_now=3)
        table.trajects.save(table.trajects.get(1).changed(questions=(question,)))
    assert scores_over_time(table, 1) == {WONEN: points}
    assert scores_over_time(table, 2) == {}


def test_a_chart_reads_without_colour_and_says_the_numbers() -> None:
    assert track(3, 8) == "···●────○··"
    assert track(8, 3) == "···○────●··"
    assert track(5, 5) == "·····◉·····"
    assert track(None, 10, 2) == "····················○"
    points = [Scored(dt.date(2026, 1, day), 3, None) for day in range(1, 9)]
    lines = [line.plain for line in score_chart(points, dt.date(2026, 2, 1), 40)]
    assert len(lines) == 7
    assert lines[0] == "… en 2 eerder"
    assert lines[-1] == "do 8 jan      ···●·······  3 → ?"
    assert max(map(len, lines)) <= 40


def test_consent_can_be_withdrawn_outside_a_meeting_and_undone_on_that_page_only(table: SeriesFile) -> None:
    assert say_consent(table, 1, ADDICTION, given=True).consent_to(ADDICTION) is not None
    with table.change("vraag"):
        answered = table.trajects.get(1).questions[0].changed(leefgebied=Leefgebied.VERSLAVING, words="gamen")
        asked = table.trajects.save(table.trajects.get(1).changed(questions=(answered,)))
    withdrawn = say_consent(table, 1, ADDICTION, given=False)
    assert withdrawn.question_in(Leefgebied.VERSLAVING) is None
    assert say_consent(table, 1, ADDICTION, given=False) == withdrawn
    with pytest.raises(NotHere, match="op de bladzijde van een andere jongere") as refused:
        undo_act(table, Place(0, traject=2))
    assert "J-07" not in str(refused.value)
    assert undo_act(table, Place(0, traject=1)).told == "Ongedaan gemaakt: toestemming genoteerd."
    assert table.trajects.get(1) == asked
    with pytest.raises(NotHere, match="in de reeks"):
        undo_act(table, Place(0, traject=1))
    undo_act(table, Place(0))
    assert undo_act(table, Place(0)).told == "Ongedaan gemaakt: toestemming genoteerd, bij J-07."
    enter_meeting(table, 1)
    with pytest.raises(InvalidInput, match="Leg het daar vast"):
        say_consent(table, 1, ADDICTION, given=True)
