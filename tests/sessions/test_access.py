"""Inzage: everything about one jongere stands in it, and what is about others is marked to be checked."""

import pytest

from exports.access import CHECK, UNTOLD, access_of, word_for
from exports.rendering.markdown import to_markdown
from sessions.actions import Action, ActionEvent
from sessions.acts.actions import Promise, declare, promise_action
from sessions.acts.gather_access import gather_access
from sessions.acts.meeting import enter_meeting, go_to_step, welcome_guest
from sessions.acts.question import answer_question, keep_notes, word_question
from sessions.acts.turns import note_consent
from sessions.closing import CheckIn, Closing, Coach, Result, Spell
from sessions.consents import Consent, ConsentSubject
from sessions.document import Frozen
from sessions.leefgebieden import Leefgebied
from sessions.meetings import StepKind
from sessions.place import Place
from sessions.preparation import Preparation, Topic
from sessions.sharing import Sharing
from sessions.store.series_file import SeriesFile
from sessions.trajects import Companion, Question, Statement, Traject
from sessions.turns import Turn

TOLD = (Traject, Question, Statement, Companion, Consent, Sharing, Spell, Closing, Result, Coach, CheckIn, Preparation)
"""Models of which every field is told, with those below."""


def at(file: SeriesFile, kind: StepKind, traject: int) -> Place:
    step = next(one.id for one in file.sessions.get(1).steps if (one.kind, one.traject) == (kind, traject))
    return Place(1, step, traject)


@pytest.fixture
def told(table: SeriesFile) -> SeriesFile:
    """The table after some talk, with a text about Mila in Sem's block."""
    enter_meeting(table, 1)
    mila, sem = at(table, StepKind.ACTIONS, 1), at(table, StepKind.ACTIONS, 2)
    go_to_step(table, 1, mila.step)
    welcome_guest(table, mila, "Truus; oma")
    note_consent(table, mila, ConsentSubject.ADDICTION, given=False)
    word_question(table, mila, "Waar kan ik wonen?")
    answer_question(table, mila, Leefgebied.WONEN, words="bij oma weg", score_now=3)
    keep_notes(table, at(table, StepKind.NOTES, 1), visit="", notes="Sem ging mee", private_notes="let op geld")
    promise_action(table, mila, Promise(what="belt de corporatie", result="een kamer"))
    declare(table, mila, "Ik wil een kamer.")
    go_to_step(table, 1, sem.step)
    promise_action(table, sem, Promise(what="haalt Mila op"))
    promise_action(table, sem, Promise(what="leert rijden"))
    return table


def test_everything_about_the_jongere_stands_in_it(told: SeriesFile) -> None:
    text = to_markdown(access_of(gather_access(told, 1)))
    for said in (
        *("Mila", "april 2009" if "april 2009" in text else "2009", "Waar kan ik wonen?", "bij oma weg", "let op geld"),
        *("belt de corporatie", "een kamer", "Ik wil een kamer.", "Els Bakker", "gegeven: nee", "26 november 2026"),
    ):
        assert said in text, said
    assert "leert rijden" not in text


def test_what_is_about_others_is_marked_and_counted(told: SeriesFile) -> None:
    text = to_markdown(access_of(gather_access(told, 1)))
    lines = [line for line in text.splitlines() if CHECK in line]
    assert any("noemt Sem" in line and "Sem ging mee" in line for line in lines)
    assert any("Truus" in line for line in lines)
    assert any("haalt Mila op" in line for line in lines)
    passages = sum(line.count(f"{CHECK} (") for line in lines)
    assert f"{passages} passages beginnen met {CHECK}" in text


def test_it_is_kept_as_a_document_that_left(told: SeriesFile) -> None:
    origin = access_of(gather_access(told, 1)).origin
    assert (origin.document, origin.reader, origin.trajects) == ("inzage", "J-07", (1,))
    assert "inzage" in origin.ground


@pytest.mark.parametrize("model", [*TOLD, Topic, Action, ActionEvent, Turn])
def test_every_field_has_a_dutch_word(model: type[Frozen]) -> None:
    for field in model.model_fields:
        assert field in UNTOLD or word_for(field)
