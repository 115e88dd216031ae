"""One search over every series: what is found by which words, and what is one and the same."""

import pytest
from movable_clock import MovableClock

from sessions.actions import Owner, Status
from sessions.acts.actions import Promise, promise_action, set_status
from sessions.acts.ending import stop_traject
from sessions.acts.meeting import enter_meeting
from sessions.acts.people import add_people, read_people
from sessions.acts.prepare import add_jongere, create_series
from sessions.acts.search import Kind, read_index
from sessions.closing import StopReason
from sessions.place import Place
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile


@pytest.fixture
def archive(table: SeriesFile) -> Archive:
    """Two veldtafels with one contact person in common, under names that differ in case and spaces."""
    archive = Archive(table.path.parent, clock=MovableClock())
    with create_series(archive, SeriesKind.VELDTAFEL, "West-Friesland") as other:
        add_people(other, read_people("karin  DE WIT; woonstichting zeewijk;;; 0229-000001\nKarin de Wit; GGZ Noord"))
        add_jongere(other, code="J-07", roepnaam="Noor")
    return archive


def test_a_code_or_a_roepnaam_finds_the_jongere_in_each_series(archive: Archive) -> None:
    index = read_index(archive)
    assert [(hit.kind, hit.about) for hit in index.find("j-07")] == [(Kind.JONGERE, "Mila"), (Kind.JONGERE, "Noor")]
    (mila,) = index.find("mil")
    assert (mila.called, mila.spots[0].title, mila.spots[0].number) == ("J-07", "Veldtafel Kop van Noord-Holland", 1)


def test_a_partner_in_two_series_is_one_when_name_and_organisation_match(archive: Archive) -> None:
    found = read_index(archive).find("karin wit")
    assert [(len(hit.spots), hit.called) for hit in found] == [(1, "GGZ Noord"), (2, "Woonstichting Zeewijk")]
    assert "0229-000001" in found[1].about or "karin@example.nl" in found[1].about


def test_an_action_is_found_by_its_number_its_words_and_its_owner(archive: Archive, table: SeriesFile) -> None:
    enter_meeting(table, 1)
    here = Place(session=1, step=table.sessions.get(1).steps[1].id, traject=1)
    owner = Owner(person=1, name="Karin de Wit", organisation="Woonstichting Zeewijk")
    promise_action(table, here, Promise("schrijft haar in voor een kamer", owner=owner))
    promise_action(table, here, Promise("belt de zorgverzekeraar", owner=Owner(jongere=True)))
    set_status(table, here, 1, Status.DONE)
    index = read_index(archive)
    for words in ("knh-1", "kamer inschr"[:5], "zeewijk schrijft", "KAMER"):
        assert [hit.spots[0].number for hit in index.find(words) if hit.kind == Kind.ACTION] == [1], words
    both = [hit for hit in index.find("j-07") if hit.kind == Kind.ACTION]
    assert [(hit.called, hit.open) for hit in both] == [("KNH-2 J-07", True), ("KNH-1 J-07", False)], "open ones first"
    assert both[0].traject == 1


def test_nothing_typed_finds_nothing_and_a_damaged_series_is_named(archive: Archive) -> None:
    (archive.folder / "kapot.json").write_bytes(b"{")
    index = read_index(archive)
    assert index.unread == ("kapot",)
    assert index.find("  ") == ()
    assert index.find("zzz") == ()


def test_every_word_must_be_there(archive: Archive) -> None:
    assert read_index(archive).find("karin amrani") == ()


def test_a_jongere_of_an_ended_traject_comes_last(archive: Archive, table: SeriesFile) -> None:
    stop_traject(table, 1, table.today(), StopReason.MOVED)
    assert [hit.about for hit in read_index(archive).find("J-07")] == ["Noor", "Mila"]
