"""A series that goes over to a colleague and comes back, on the screen."""

from pathlib import Path

import pytest
from movable_clock import MovableClock
from room import see
from screens import read, type_in
from textual.pilot import Pilot

from sessions.acts.handing import lend_series, take_back
from sessions.acts.opening import Archive, open_series, read_series
from sessions.acts.prepare import add_jongere
from sessions.acts.receiving import look_at, receive
from tafel.app import TafelApp
from tafel.handing.choosing import ChoosingScreen
from tafel.handing.giving import HandOverForm
from tafel.screens.overview import OverviewScreen
from tafel.screens.series import SeriesScreen

SLUG = "veldtafel-kop-van-noord-holland"


async def open_the_series(pilot: Pilot[None]) -> None:
    """Go from the overview to the series."""
    await pilot.pause()
    await pilot.press("down", "enter")
    await pilot.pause()
    assert isinstance(pilot.app.screen, SeriesScreen)


async def ask_for_file(pilot: Pilot[None], path: Path) -> None:
    """Receive a file from the overview, up to its preview."""
    await pilot.press("t")
    await pilot.pause()
    await type_in(pilot, f"{path}\n")
    await pilot.pause()


async def test_a_series_is_handed_over_and_taken_back(app: TafelApp, folder: Path, tmp_path: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_the_series(pilot)
        await pilot.press("o")
        await pilot.pause()
        assert isinstance(app.screen, HandOverForm)
        assert "stuur het beveiligd" in read(app)
        form = app.screen
        form.row("place").input.value = str(tmp_path / "heen.tafel")
        await type_in(pilot, "Bo Jansen\n")
        await pilot.press("ctrl+s")
        await pilot.pause()
        await see(app, pilot, "De reeks staat in")
        assert (tmp_path / "heen.tafel").is_file()
        text = read(app)
        assert "Uitgeleend. t op het overzicht" in text
        assert "b bijeenkomst plannen" not in text
        assert "o terugnemen" in text
        assert "Stuur dat beveiligd" in text
        assert "Bo Jansen" not in text, "who has it is veiled"
        await pilot.press("f8")
        assert "uitgeleend aan Bo Jansen sinds 26-11-2026" in read(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, OverviewScreen)
        assert "uitgeleend aan Bo Jansen sinds 26-11-2026: hier alleen lezen" in read(app)
        assert "Enter: bekijken, want de reeks is uitgeleend" in read(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("o")
        await pilot.pause()
        assert "Bel eerst uw collega" in read(app)
        await pilot.press("n")
        await pilot.pause()
        assert read_series(Archive(folder), SLUG).series.lent
        await pilot.press("o")
        await pilot.pause()
        await pilot.press("j")
        await pilot.pause()
        assert "De reeks is teruggenomen" in read(app)
        assert "b bijeenkomst plannen" in read(app)
    with open_series(Archive(folder), SLUG) as file:
        assert file.read_only == ""


@pytest.fixture
def bo(tmp_path: Path, clock: MovableClock) -> Archive:
    """The archive of a colleague."""
    return Archive(tmp_path / "bo", clock=clock)


def lend(archive: Archive, path: Path, to: str, giver: str) -> Path:
    """Write the series to a file."""
    with open_series(archive, SLUG) as file:
        lend_series(file, path, to, giver)
    return path


def rename(archive: Archive, roepnaam: str) -> None:
    """Change what the first jongere is called."""
    with open_series(archive, SLUG) as file, file.change("gewijzigd"):
        file.trajects.save(file.trajects.get(1).changed(roepnaam=roepnaam))


async def test_a_series_that_comes_back_takes_its_place(
    app: TafelApp, folder: Path, bo: Archive, tmp_path: Path, clock: MovableClock
) -> None:
    receive(bo, look_at(bo, lend(Archive(folder, clock=clock), tmp_path / "heen.tafel", "Bo", "Anna")))
    with open_series(bo, SLUG) as file:
        add_jongere(file, code="J-09", roepnaam="Ilse")
    back = lend(bo, tmp_path / "terug.tafel", "Anna", "Bo Jansen")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await ask_for_file(pilot, tmp_path / "heen.tafel")
        assert "dat u zelf maakte" in read(app)
        await pilot.press("escape")
        await pilot.pause()
        await ask_for_file(pilot, back)
        assert "Van Bo Jansen, gemaakt op 26-11-2026" in read(app)
        assert "3 jongeren" in read(app)
        await pilot.press("j")
        await pilot.pause()
        text = await see(app, pilot, "Ontvangen")
        assert "uitgeleend" not in text
    with read_series(Archive(folder), SLUG) as file:
        assert [traject.code for traject in file.trajects.all()] == ["J-07", "J-08", "J-09"]


@pytest.fixture
def apart(folder: Path, bo: Archive, tmp_path: Path, clock: MovableClock) -> Path:
    """A file that comes back to a series that was taken back: one jongere differs, and each added one."""
    here = Archive(folder, clock=clock)
    receive(bo, look_at(bo, lend(here, tmp_path / "heen.tafel", "Bo", "Anna")))
    with open_series(here, SLUG) as file:
        take_back(file)
        add_jongere(file, code="J-09", roepnaam="Ilse")
    rename(here, "Milou")
    rename(bo, "Milla")
    with open_series(bo, SLUG) as file:
        add_jongere(file, code="J-10", roepnaam="Sara")
    return lend(bo, tmp_path / "terug.tafel", "Anna", "Bo Jansen")


@pytest.mark.parametrize("size", [(50, 15), (120, 40)])
async def test_where_both_went_on_somebody_chooses(
    app: TafelApp, folder: Path, apart: Path, size: tuple[int, int]
) -> None:
    before = (folder / f"{SLUG}.json").read_bytes()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await ask_for_file(pilot, apart)
        assert isinstance(app.screen, ChoosingScreen)
        text = read(app)
        assert "Nog 1 te kiezen." in text
        assert "J-07" in text
        assert "Mil" not in text
        await pilot.press("f8")
        assert "roepnaam: hier Milou, bestand Milla" in read(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Kies hier eerst wat geldt" in read(app)
        await pilot.press("b")
        await pilot.pause()
        assert "Alles is gekozen" in read(app)
        await pilot.press("escape")
        await pilot.pause()
        assert (folder / f"{SLUG}.json").read_bytes() == before
        await ask_for_file(pilot, apart)
        await pilot.press("up", "h", "down", "enter", "ctrl+s")
        await pilot.pause()
        await pilot.press("j")
        await pilot.pause()
        await see(app, pilot, "Ontvangen")
    with read_series(Archive(folder), SLUG) as file:
        assert [(traject.code, traject.roepnaam) for traject in file.trajects.all()] == [
            ("J-07", "Milla"),
            ("J-08", "Sem"),
            ("J-09", "Ilse"),
        ]
