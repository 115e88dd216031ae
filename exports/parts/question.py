"""De vraag in the minutes: what goes well, and the question per leefgebied in the jongere's own words.

A leefgebied that the jongere keeps from this table is not in it, not even by name (domain.md section 1).
"""

from exports.blocks import Block, Fields, Heading, Paragraph, Quote
from exports.parts.scene import Scene
from exports.privacy.names import Names
from sessions.leefgebieden import DomainState
from sessions.trajects import Question, Traject


def question_part(scene: Scene) -> tuple[Block, ...]:
    """Return what goes well, the question, and then each leefgebied with what was said about it."""
    return question_of(scene.traject, scene.names) if scene.traject else ()


def question_of(traject: Traject, names: Names) -> tuple[Block, ...]:
    """Return the same of a jongere, for whoever may read all the questions that are in it."""
    return (
        *_own_words("Wat goed gaat", traject.going_well, names),
        *_own_words("In eigen woorden", traject.question, names),
        *(block for question in traject.questions for block in _leefgebied(question, names)),
        *_only_named(traject.questions),
    )


def _own_words(label: str, text: str, names: Names) -> tuple[Block, ...]:
    return (Heading(label, level=4), Quote(names(text))) if text else ()


def _leefgebied(question: Question, names: Names) -> tuple[Block, ...]:
    """Return one leefgebied in which something was said; where only its state is known a line sums those up."""
    if question.state == DomainState.NOT_HERE or _is_bare(question):
        return ()
    rows = [("Stand", str(question.state))] if question.state != DomainState.QUESTION else []
    if score := _score_words(question):
        rows.append(("Score", score))
    if question.own_network:
        rows.append(("Eigen netwerk doet eerst", names(question.own_network)))
    return (
        Heading(question.leefgebied.label, level=4),
        *((Quote(names(question.words)),) if question.words else ()),
        *((Fields(tuple(rows)),) if rows else ()),
    )


def _only_named(questions: tuple[Question, ...]) -> tuple[Block, ...]:
    """Return the leefgebieden of which only the state is known, in one line per state."""
    lines = {
        DomainState.QUESTION: "Ook een vraag over",
        DomainState.NO_QUESTION: "Geen vraag over",
        DomainState.NOT_DISCUSSED: "Niet besproken",
    }
    found = {
        state: [question.leefgebied.label for question in questions if question.state == state and _is_bare(question)]
        for state in lines
    }
    return tuple(Paragraph(f"{line}: {', '.join(found[state])}.") for state, line in lines.items() if found[state])


def _is_bare(question: Question) -> bool:
    return not (question.words or question.own_network or _score_words(question))


def _score_words(question: Question) -> str:
    """Return the scores that were asked, `nu 4, straks 8`."""
    scores = (("nu", question.score_now), ("straks", question.score_goal))
    return ", ".join(f"{label} {score}" for label, score in scores if score is not None)
