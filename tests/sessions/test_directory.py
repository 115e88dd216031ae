"""Who is known over all series: one partner in two series, taken over, and changed in both."""

import pytest
from movable_clock import MovableClock

from sessions.acts.directory import (
    also_in,
    change_partner_there,
    change_person_there,
    partner_also_in,
    read_directory,
    take_over,
)
from sessions.acts.meeting import welcome_guest
from sessions.acts.people import Details, add_people, change_person, read_people
from sessions.acts.prepare import create_series
from sessions.acts.undo import undo_act
from sessions.leefgebieden import Leefgebied
from sessions.place import Place
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile

WEST = "karin  de wit; WOONSTICHTING zeewijk; geld; ; 06-9\nRia Smit; Woonstichting Zeewijk\nTim Vos; Nieuw Huis; wonen"


@pytest.fixture
def archive(table: SeriesFile, clock: MovableClock) -> Archive:
    """The archive of the table, with a second series in which Karin and her organisation are as well."""
    archive = Archive(table.path.parent, clock=clock)
    with create_series(archive, SeriesKind.VELDTAFEL, "West-Friesland") as file:
        add_people(file, read_people(WEST))
    return archive


def test_a_partner_in_two_series_is_one(archive: Archive) -> None:
    directory = read_directory(archive)
    zeewijk = next(partner for partner in directory.partners if partner.name == "Woonstichting Zeewijk")
    assert set(zeewijk.leefgebieden) == {Leefgebied.WONEN, Leefgebied.FINANCIEN}
    assert [home.title for home in zeewijk.homes] == ["Veldtafel Kop van Noord-Holland", "Veldtafel West-Friesland"]
    karin = directory.person_called("KARIN DE WIT")
    assert karin is not None
    assert (karin.details.email, karin.details.phone) == ("karin@example.nl", "06-00000001")


def test_a_damaged_series_is_left_out_and_stops_nothing(archive: Archive) -> None:
    (archive.folder / "veldtafel-stuk.json").write_bytes(b"{")
    assert len(read_directory(archive).series) == 2


def test_guests_stay_in_their_own_series(archive: Archive, table: SeriesFile, here: Place) -> None:
    welcome_guest(table, here, "Oma Jansen; oma van Mila")
    assert read_directory(archive).person_called("Oma Jansen") is None


def test_a_partner_is_taken_over_with_its_people_in_one_act(archive: Archive, table: SeriesFile) -> None:
    directory = read_directory(archive, but=table.slug)
    zeewijk, huis = directory.partners[1], directory.partners[0]
    take_over(table, huis, directory.people_of(huis.name))
    names = [person.name for person in table.people.all()]
    assert "Tim Vos" in names
    take_over(table, zeewijk, directory.people_of(zeewijk.name))
    assert [person.name for person in table.people.all()].count("Karin de Wit") == 1
    assert "Ria Smit" in {person.name for person in table.people.all()}
    undo_act(table, Place(session=0))
    undo_act(table, Place(session=0))
    assert "Tim Vos" not in {person.name for person in table.people.all()}


def test_a_change_goes_to_the_other_series_as_an_act_there(archive: Archive, table: SeriesFile) -> None:
    details = Details(name="Karin Vos", organisation="Woonstichting Zeewijk", function="teamleider")
    homes = also_in(archive, table, 1)
    assert [home.title for home in homes] == ["Veldtafel West-Friesland"]
    change_person(table, 1, details)
    assert change_person_there(archive, homes, details) == ()
    with archive.read("veldtafel-west-friesland") as west:
        assert west.people.get(homes[0].number).function == "teamleider"
        assert west.log()[-1].kind == "gegevens van een persoon gewijzigd"


def test_a_series_that_another_window_has_is_told(archive: Archive, table: SeriesFile) -> None:
    homes = partner_also_in(archive, table, 1)
    with archive.open("veldtafel-west-friesland"):
        left = change_partner_there(archive, homes, "Zeewijk", [Leefgebied.WONEN])
    assert len(left) == 1
    assert left[0].startswith("Veldtafel West-Friesland: Deze reeks is al geopend")
    with archive.read("veldtafel-west-friesland") as west:
        assert "Zeewijk" not in {partner.name for partner in west.partners.all()}
