"""Which numbers point at another document: none may be forgotten, or a document loses what it is about."""

import datetime as dt
import typing
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from sessions.actions import Action, ActionEvent, Owner
from sessions.handing.links import LINKS, TABLES, links_of, renumbered
from sessions.meetings import Session
from sessions.people import Attendance, Person
from sessions.record import Record, Snapshot
from sessions.series import Series, SeriesKind
from sessions.store.tables import MODELS

PLAIN = {
    "Ballot.dots_each",
    "Ballot.voters",
    "Adoption.version",
    "Closing.grade",
    "CountedStretch.grade",
    "Dots.dots",
    "Question.score_goal",
    "Question.score_now",
    "Record.elsewhere",
    "Retention.hard_stop",
    "Retention.months",
    "Sent.version",
    "Series.rhythm_weeks",
    "Series.schema_number",
    "Session.version",
    "Snapshot.version",
    "Spent.seconds",
    "Step.minutes",
    "Tip.rank",
    "TipsTold.merged",
    "TipsTold.placed",
    "TipsTold.total",
    "TipsTold.unsorted",
    "TipsTold.usable",
    "Topic.id",
    "Topic.priority",
    "Topic.score_goal",
    "Topic.score_now",
    "TurnStart.newest_person",
}
"""Whole numbers that count, score or order, and point at nothing."""


def fields(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    """Yield every field of a model, and of all that it holds, that is a whole number or several."""
    if model in seen:
        return
    seen.add(model)
    for name, field in model.model_fields.items():
        parts = list(_parts(field.annotation))
        if int in parts and name != "number":
            yield f"{model.__name__}.{name}"
        for part in parts:
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from fields(part, seen)


def _parts(annotation: object) -> Iterator[object]:
    yield annotation
    for part in typing.get_args(annotation):
        yield from _parts(part)


def test_of_every_number_in_a_document_it_is_known_what_it_points_at() -> None:
    seen: set[type[BaseModel]] = set()
    numbers = {name for model in MODELS.values() for name in fields(model, seen)}
    linked = {f"{model.__name__}.{name}" for model, pointing in LINKS.items() for name in pointing}
    assert not linked & PLAIN
    assert numbers - linked - PLAIN == set(), "say in sessions/links.py what it points at, or here that it does not"
    assert (linked | PLAIN) - numbers == set(), "no longer there"


def test_every_link_leads_to_a_table_and_every_table_can_be_renumbered() -> None:
    assert {table for pointing in LINKS.values() for table in pointing.values()} <= set(TABLES.values())
    assert set(MODELS) - set(TABLES.values()) == {"series", "handovers"}


@pytest.fixture
def snapshot() -> Snapshot:
    """A frozen meeting with one person, who owns an action that got a follower."""
    owner = Owner(person=3, name="Karin de Wit")
    action = Action(
        number=7, what="belt", session=2, after=5, owner=owner, history=(ActionEvent(session=2, when=_NOW),)
    )
    session = Session(
        number=2, kind=SeriesKind.VELDTAFEL, date=_NOW.date(), attendance=(Attendance(person=3),), agenda=(9,)
    )
    series = Series(number=1, kind=SeriesKind.VELDTAFEL, name="Kop", slug="kop", mark="K")
    people = (Person(number=3, name="Karin de Wit"),)
    record = Record(series=series, session=session, people=people, actions=(action,), discussed=(9,), today=_NOW.date())
    return Snapshot(number=4, session=2, version=1, closed=_NOW, record=record)


_NOW = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)


def test_new_numbers_go_all_the_way_down_into_what_was_frozen(snapshot: Snapshot) -> None:
    new = renumbered(snapshot, {("people", 3): 8, ("actions", 7): 10, ("trajects", 9): 11, ("sessions", 2): 6})
    action = new.record.actions[0]
    assert (new.number, new.session, new.record.session.number) == (4, 6, 6)
    assert (action.number, action.after, action.session, action.history[0].session) == (10, 5, 6, 6)
    assert action.owner is not None
    assert action.owner.person == new.record.people[0].number == new.record.session.attendance[0].person == 8
    assert new.record.discussed == new.record.session.agenda == (11,)


def test_what_has_none_of_the_numbers_stays_the_same_object(snapshot: Snapshot) -> None:
    assert renumbered(snapshot, {("tips", 3): 8}) is snapshot


def test_links_are_found_at_every_depth(snapshot: Snapshot) -> None:
    assert set(links_of(snapshot)) == {("sessions", 2), ("people", 3), ("actions", 5), ("trajects", 9)}
