"""What differs between two versions of a document, in words; and where a file to give comes."""

import datetime as dt
from pathlib import Path

import pytest

from sessions.actions import Action, Deadline, Owner, Status
from sessions.acts.receiving import Received, Relation
from sessions.errors import InvalidInput
from sessions.handing.differences import CHOSEN, Difference, Side
from sessions.leefgebieden import Leefgebied
from sessions.people import Partner
from sessions.store.parcel import Label
from tafel.handing.choosing import KINDS
from tafel.handing.differing import field_differences
from tafel.handing.places import place_to_give
from tafel.handing.words import called, differs, received_words
from tafel.paths import typed_path

DAY = dt.date(2026, 11, 27)


def told(here: Action | Partner, there: Action | Partner) -> list[tuple[str, str, str]]:
    return [(one.label, one.here, one.there) for one in field_differences(here, there)]


def test_each_field_that_differs_is_told_in_words() -> None:
    action = Action(number=1, what="belt", owner=Owner(person=1, name="Karin de Wit"), deadline=Deadline(day=DAY))
    other = action.changed(what="mailt", owner=Owner(jongere=True), deadline=Deadline(next_table=True))
    assert told(action, other) == [
        ("actie", "belt", "mailt"),
        ("eigenaar", "Karin de Wit", "de jongere"),
        ("termijn", "27-11-2026", "volgende tafel"),
    ]
    assert told(action, action.changed(status=Status.DONE, result="een kamer")) == [
        ("beoogd resultaat", "leeg", "een kamer"),
        ("status", "nog niet begonnen", "klaar"),
    ]


def test_what_has_no_words_is_told_as_different() -> None:
    action = Action(number=1, what="belt", owner=Owner(person=1, name="Karin"))
    assert told(action, action.changed(owner=Owner(person=2, name="Karin"))) == [("eigenaar", "anders", "anders")]
    assert told(action, action.changed(agreed=DAY, after=4)) == [("nog iets", "anders", "anders")]
    partner = Partner(name="Zeewijk")
    other = partner.changed(leefgebieden=(Leefgebied.WONEN, Leefgebied.WERK))
    assert told(partner, other) == [("leefgebieden", "leeg", "wonen, werk")]


def test_every_kind_has_a_name() -> None:
    assert set(KINDS) == set(CHOSEN)


@pytest.mark.parametrize(
    ("here", "there", "proposal", "words"),
    [
        (True, True, Side.HERE, "hier gewijzigd"),
        (True, True, None, "in beide gewijzigd"),
        (False, True, Side.FILE, "nieuw in het bestand"),
        (False, True, Side.HERE, "hier weggehaald"),
        (True, False, Side.FILE, "in het bestand weggehaald"),
        (True, False, None, "in bestand weg, hier gewijzigd"),
    ],
)
def test_it_is_told_where_something_changed(here: bool, there: bool, proposal: Side | None, words: str) -> None:
    partner = Partner(number=3, name="Zeewijk")
    one = Difference("partners", partner.uid, partner if here else None, partner if there else None, proposal)
    assert differs(one) == words
    assert called(one) == ("partner 3", "Zeewijk")


def test_a_file_gets_the_name_that_was_typed_or_one_that_names_nobody(tmp_path: Path) -> None:
    assert place_to_give(str(tmp_path), "kop", DAY) == tmp_path / "kop-overdracht-2026-11-27.tafel"
    assert place_to_give(f'"{tmp_path}/x.tafel"', "kop", DAY) == tmp_path / "x.tafel"
    assert typed_path("~/x.tafel") == Path.home() / "x.tafel"
    for nothing in ("", "  ", "a\0b"):
        with pytest.raises(InvalidInput):
            typed_path(nothing)


def test_after_receiving_what_to_look_after_comes_first_and_new_numbers_are_told_in_runs() -> None:
    given = dt.datetime(2026, 11, 22, 11, 0, tzinfo=dt.UTC)
    label = Label(
        title="Veldtafel Kop",
        series="1",
        hand_over="2",
        serial=1,
        giver="Bo",
        receiver="Ans",
        given=given,
        size=1,
        digest="0" * 64,
    )
    received = Received(
        "kop",
        "Veldtafel Kop",
        Relation.APART,
        label,
        (("actions", 22, 27), ("actions", 23, 28), ("actions", 24, 29), ("actions", 31, 40), ("tips", 32, 41)),
        ("J-21", "J-22"),
    )
    assert received_words(received).split(". ")[1:] == [
        "Let op: J-21 en J-22 staan er nu twee keer",
        "Acties 22 tot en met 24 uit het bestand heten nu 27 tot en met 29",
        "Actie 31 uit het bestand heet nu 40",
        "Tip 32 uit het bestand heet nu 41",
        "Wat er stond, is bewaard bij de reservekopieën.",
    ]
