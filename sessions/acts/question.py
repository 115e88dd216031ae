"""The question of a jongere, and the notes of a step: what is typed while people talk."""

from typing import Any

from sessions.acts.at_work import session_at_work, turn_at_work
from sessions.addiction import action_as_consented, as_consented, check_recordable
from sessions.errors import InvalidInput
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.meetings import Session
from sessions.place import Place
from sessions.store.series_file import SeriesFile
from sessions.trajects import Question, Traject
from sessions.turns import Course


def note_going_well(file: SeriesFile, place: Place, text: str) -> Traject:
    """Note what goes well, in the jongere's words."""
    return _save(file, place, "wat goed gaat genoteerd", going_well=text)


def word_question(file: SeriesFile, place: Place, text: str) -> Traject:
    """Note the question in the jongere's own words."""
    return _save(file, place, "vraag genoteerd", question=text)


def open_leefgebied(file: SeriesFile, place: Place, leefgebied: Leefgebied) -> Traject:
    """Open a leefgebied that was not brought in: it starts as a question.

    Raises InvalidInput for verslaving without consent.
    """
    traject = _jongere(file, place)
    check_recordable(traject, leefgebied)
    if traject.question_in(leefgebied):
        return traject
    opened = Question(leefgebied=leefgebied, state=DomainState.QUESTION)
    return _save(file, place, "leefgebied geopend", questions=(*traject.questions, opened))


def answer_question(file: SeriesFile, place: Place, leefgebied: Leefgebied, **values: Any) -> Traject:
    """Change the question in one leefgebied: `state`, `words`, `score_now`, `score_goal`, `own_network`.

    Raises InvalidInput when a value does not fit, and for verslaving without consent.
    """
    traject = _jongere(file, place)
    check_recordable(traject, leefgebied)
    questions = tuple(
        question.changed(**values) if question.leefgebied == leefgebied else question for question in traject.questions
    )
    return _save(file, place, "antwoord genoteerd", questions=questions)


def keep_notes(file: SeriesFile, place: Place, *, visit: str, **notes: str) -> Session:
    """Keep the `notes` or `private_notes` of a step; one `visit` to a field is one undo step, however often saved.

    Of who stopped nothing is kept: what a field still holds at that moment, and saves as it is left, is let go.
    """
    session = session_at_work(file, place)
    if place.traject is not None and session.turn(place.traject).course == Course.STOPPED:
        return session
    steps = tuple(step.changed(**notes) if step.id == place.step else step for step in session.steps)
    with file.change("notities genoteerd", place=place, merge=visit):
        return file.sessions.save(session.changed(steps=steps))


def save_consented(file: SeriesFile, traject: Traject) -> Traject:
    """Inside a change: keep a traject; without a yes that stands nothing on verslaving is kept in it or its actions."""
    for action in file.actions.where(lambda action: action.traject == traject.number):
        allowed = action_as_consented(action, traject)
        if allowed != action:
            file.actions.save(allowed)
    return file.trajects.save(as_consented(traject))


def _jongere(file: SeriesFile, place: Place) -> Traject:
    if place.traject is None:
        raise InvalidInput("Bij deze stap hoort geen jongere.")
    return file.trajects.get(place.traject)


def _save(file: SeriesFile, place: Place, label: str, **values: Any) -> Traject:
    turn_at_work(file, place)
    changed = _jongere(file, place).changed(**values)
    with file.change(label, place=place):
        return file.trajects.save(changed)
