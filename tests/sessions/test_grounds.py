"""The legal basis of consent and sharing: from the list of the series, kept along, and told with what left."""

import datetime as dt

import pytest

from sessions.acts.consents import say_consent
from sessions.acts.grounds import note_ground, set_grounds
from sessions.acts.sharing import agree_sharing
from sessions.consents import ConsentSubject
from sessions.errors import InvalidInput
from sessions.series import GROUNDS
from sessions.sharing import Scope, agreed_with
from sessions.store.series_file import SeriesFile

DAY = dt.date(2026, 11, 20)


def test_a_basis_is_noted_with_the_day_it_was_explained(table: SeriesFile) -> None:
    say_consent(table, 1, ConsentSubject.TABLE, given=True)
    kept = note_ground(table, 1, ConsentSubject.TABLE, "Taak van algemeen belang", DAY).consent_to(ConsentSubject.TABLE)
    assert kept is not None
    assert (kept.ground, kept.informed, kept.given) == ("taak van algemeen belang", DAY, True)
    assert len(table.trajects.get(1).consents) == 1
    table.undo()
    undone = table.trajects.get(1).consent_to(ConsentSubject.TABLE)
    assert undone is not None
    assert undone.ground == ""


def test_it_stays_with_what_is_agreed_later(table: SeriesFile) -> None:
    agree_sharing(table, 1, 1, Scope.ALL)
    note_ground(table, 1, 1, GROUNDS[2], DAY)
    agree_sharing(table, 1, 1, Scope.NOTHING)
    latest = agreed_with(table.trajects.get(1).sharing, 1)
    assert latest is not None
    assert (latest.scope, latest.ground, latest.informed) == (Scope.NOTHING, GROUNDS[2], DAY)
    say_consent(table, 1, ConsentSubject.TABLE, given=True)
    note_ground(table, 1, ConsentSubject.TABLE, GROUNDS[0], None)
    assert say_consent(table, 1, ConsentSubject.TABLE, given=True) == table.trajects.get(1)
    assert len(table.trajects.get(1).consents) == 1


@pytest.mark.parametrize("agreed", [ConsentSubject.TABLE, 1])
def test_what_was_not_agreed_has_no_basis(table: SeriesFile, agreed: ConsentSubject | int) -> None:
    with pytest.raises(InvalidInput, match="nog niets"):
        note_ground(table, 1, agreed, GROUNDS[0], None)


def test_a_basis_is_one_of_the_series_and_its_day_has_been(table: SeriesFile) -> None:
    say_consent(table, 1, ConsentSubject.TABLE, given=True)
    with pytest.raises(InvalidInput, match="Kies een grondslag"):
        note_ground(table, 1, ConsentSubject.TABLE, "omdat het kan", None)
    with pytest.raises(InvalidInput, match="nog niet geweest"):
        note_ground(table, 1, ConsentSubject.TABLE, GROUNDS[0], dt.date(2027, 1, 1))


def test_an_organisation_sets_its_own_list(table: SeriesFile) -> None:
    assert set_grounds(table, [" toestemming ", "", "publieke taak", "toestemming"]) == ("toestemming", "publieke taak")
    assert table.series.grounds == ("toestemming", "publieke taak")
    assert set_grounds(table, []) == GROUNDS
