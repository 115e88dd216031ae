"""Preparing the question, the Mijn Pad way: the topics in the jongere's own order, and what of them comes to the table.

Rules only, on models. Source: domain.md section 1. A topic comes along only when the jongere says so, and whatever
stands in De vraag stays as it stands: what comes along is added to it.
"""

from collections.abc import Iterator
from typing import Any

from sessions.addiction import check_recordable
from sessions.document import validated
from sessions.errors import InvalidInput, Missing
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.preparation import Preparation, Topic
from sessions.trajects import Question, Traject


def in_order(preparation: Preparation) -> tuple[Topic, ...]:
    """Return the topics in the order of the jongere: by priority where there is one, else as they were chosen."""
    last = len(preparation.topics) + 1
    return tuple(sorted(preparation.topics, key=lambda topic: (topic.priority or last, topic.id)))


def topic_in(preparation: Preparation, topic: int) -> Topic:
    """Return the topic with this id. Raises Missing."""
    found = next((one for one in preparation.topics if one.id == topic), None)
    if found is None:
        raise Missing("Dit onderwerp is er niet meer. Er is niets gewijzigd.")
    return found


def with_new_topic(preparation: Preparation, title: str, leefgebied: Leefgebied | None) -> Preparation:
    """Return the preparation with one more topic, the last in order. Raises InvalidInput without a title.

    A topic in a leefgebied that has no title of its own is called as that is called towards the jongere.
    """
    new = validated(
        Topic,
        {
            "id": max((topic.id for topic in preparation.topics), default=0) + 1,
            "title": title or (leefgebied.to_jongere if leefgebied else ""),
            "leefgebied": leefgebied,
        },
    )
    return preparation.changed(topics=(*preparation.topics, new))


def with_topic(preparation: Preparation, topic: int, **values: Any) -> Preparation:
    """Return the preparation with these fields of a topic changed. Raises Missing, and InvalidInput as the model does.

    What comes along need not be kept besides.
    """
    changed = topic_in(preparation, topic).changed(**values)
    if changed.along:
        changed = changed.changed(keep=False)
    topics = tuple(changed if one.id == topic else one for one in preparation.topics)
    return preparation.changed(topics=topics)


def without_topic(preparation: Preparation, topic: int) -> Preparation:
    """Return the preparation without a topic. Raises Missing."""
    gone = topic_in(preparation, topic)
    return preparation.changed(topics=tuple(one for one in preparation.topics if one is not gone))


def moved(preparation: Preparation, topic: int, offset: int) -> Preparation:
    """Return the preparation with a topic one place up (-1) or down (1); at either end it stays. Raises Missing.

    From then on every topic has a priority: the jongere has said what matters more.
    """
    order = list(in_order(preparation))
    here = order.index(topic_in(preparation, topic))
    there = min(max(here + offset, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    return preparation.changed(topics=tuple(one.changed(priority=place) for place, one in enumerate(order, start=1)))


# What comes along, what is kept, what goes


def coming_along(preparation: Preparation) -> tuple[Topic, ...]:
    """Return the topics that come to the table, in order."""
    return tuple(topic for topic in in_order(preparation) if topic.along)


def kept_for_self(preparation: Preparation) -> tuple[Topic, ...]:
    """Return the topics that stay the jongere's own and are kept, in order."""
    return tuple(topic for topic in in_order(preparation) if topic.keep and not topic.along)


def let_go(preparation: Preparation) -> tuple[Topic, ...]:
    """Return the topics that are gone once the preparation is finished, in order."""
    return tuple(topic for topic in in_order(preparation) if not (topic.along or topic.keep))


def finished(traject: Traject) -> Traject:
    """Return the traject with De vraag filled from what comes along, and of the rest only what is kept.

    Raises InvalidInput when there is no preparation, and for verslaving without consent.
    """
    preparation = traject.preparation
    if preparation is None:
        raise InvalidInput("Er is nog niets voorbereid. Kies eerst een onderwerp.")
    own = kept_for_self(preparation)
    kept = preparation.changed(topics=own) if own else None
    return _brought(traject, preparation).changed(preparation=kept)


def _brought(traject: Traject, preparation: Preparation) -> Traject:
    topics = coming_along(preparation)
    if not topics:
        return traject
    homes = {topic.id: topic.leefgebied or Leefgebied.OVERIG for topic in topics}
    check_recordable(traject, *homes.values())
    questions = {question.leefgebied: question for question in traject.questions}
    for topic in topics:
        home = homes[topic.id]
        questions[home] = _with_topic(questions.get(home) or Question(leefgebied=home), topic)
    if preparation.ask_along:
        # Whom to ask along is said once, and the jongere put this leefgebied first.
        first = questions[homes[topics[0].id]]
        asked = added(first.own_network, f"Ik wil erbij vragen: {preparation.ask_along}")
        questions[first.leefgebied] = first.changed(own_network=asked)
    well = (f"{topic.title}: {topic.going_well}" for topic in topics if topic.going_well)
    titles = ", ".join(topic.title for topic in topics)
    return traject.changed(
        going_well=added(traject.going_well, *well),
        question=added(traject.question, f"Hier wil ik het over hebben: {titles}."),
        questions=tuple(questions.values()),
    )


def _with_topic(question: Question, topic: Topic) -> Question:
    """Return a question with what was prepared in a topic. Scores that stand stay; then others are told in words."""
    scores = (topic.score_now, topic.score_goal)
    stands = (question.score_now, question.score_goal)
    free = stands == (None, None)
    parts = list(_words(topic))
    if not free and scores not in {(None, None), stands}:
        parts.append(f"Cijfer: {_score_words(topic)}.")
    own_title = topic.leefgebied is None or topic.title != topic.leefgebied.to_jongere
    if own_title:
        parts = [f"{topic.title}: {parts[0]}", *parts[1:]] if parts else [topic.title]
    return question.changed(
        state=DomainState.QUESTION,
        words=added(question.words, *parts),
        score_now=topic.score_now if free else question.score_now,
        score_goal=topic.score_goal if free else question.score_goal,
    )


def _words(topic: Topic) -> Iterator[str]:
    """Yield what was prepared in a topic, as the jongere says it at the table."""
    for begins, said in (
        ("", topic.better),
        ("Dit moet veranderen: ", topic.change),
        ("Mijn volgende stap: ", topic.next_step),
        ("Dit heb ik nodig: ", topic.needed),
    ):
        if said:
            yield f"{begins}{said}"


def _score_words(topic: Topic) -> str:
    named = (("nu", topic.score_now), ("straks", topic.score_goal))
    return ", ".join(f"{word} {score}" for word, score in named if score is not None)


def added(stands: str, *parts: str) -> str:
    """Return a text with these parts below it; a part of which every line stands there already is not said again."""
    text = stands
    for part in parts:
        if not set(part.split("\n")) <= {"", *text.split("\n")}:
            text = f"{text}\n{part}" if text else part
    return text
