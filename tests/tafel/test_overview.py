"""The overview: what a user meets first, and how to begin from it."""

from pathlib import Path

import pytest
from movable_clock import MovableClock
from screens import BEAMER, EDGES, fill_in, read, shown

from sessions.acts.opening import read_series
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import create_series
from sessions.meetings import SessionStatus
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from tafel.app import TafelApp
from tafel.screens.meeting import MeetingScreen
from tafel.screens.overview import OverviewScreen
from tafel.screens.series import SeriesScreen

SLUG = "veldtafel-kop-van-noord-holland"


@pytest.mark.parametrize("size", EDGES)
async def test_todays_meeting_is_on_top_and_nothing_of_a_series_is_cut(app: TafelApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        text = read(app)
        assert "Vandaag ▸ 13:30 Veldtafel Kop van Noord-Holland Den Helder 2 jongeren gepland Enter: beginnen" in text
        assert "do 26 november 2026" in text
        assert "Enter openen n nieuwe reeks" in text
        await pilot.press("end")
        await pilot.pause()
        assert "KNH-1 J-07 Wonen 3 dagen te laat ○ nog niet begonnen" in read(app)
        await pilot.press("home")
        await pilot.pause()
        assert "Vandaag ▸ 13:30" in read(app)


async def test_the_overview_starts_veiled_and_names_no_jongere_at_all(app: TafelApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "\n Vandaag\n" in shown(app), "the stylesheet of the first screen"
        assert app.has_class("veiled")
        assert "J-07" in shown(app)
        await pilot.press("f8")
        await pilot.pause()
        assert "Mila" not in shown(app)


async def test_enter_begins_todays_meeting_and_coming_back_shows_where_it_is(app: TafelApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen)
        assert not app.has_class("veiled")
        assert "Karin de Wit" in shown(app)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, OverviewScreen)
        assert app.has_class("veiled")
        assert "bezig, stap 1 van" in shown(app)
        assert "Enter: verder gaan" in shown(app)
        with app.archive.open(SLUG) as file:
            assert file.read_only == ""


async def test_a_day_without_a_meeting_points_to_the_next_one(app: TafelApp, clock: MovableClock) -> None:
    clock.forward(days=-1)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = read(app)
        assert "Vandaag is er geen bijeenkomst ▸ do 26 nov 13:30 Veldtafel Kop van Noord-Holland" in text
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SeriesScreen)
        with read_series(app.archive, SLUG) as file:
            assert file.sessions.get(2).status == SessionStatus.PLANNED


@pytest.mark.parametrize("size", [BEAMER])
async def test_an_empty_archive_says_what_to_do_first(
    tmp_path: Path, clock: MovableClock, size: tuple[int, int]
) -> None:
    app = TafelApp(tmp_path / "leeg", clock=clock, strict=True)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "Er staan hier nog geen veldtafels of CoP's. ▸ Maak uw eerste reeks Enter, of n" in read(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "1 Veldtafel" in read(app)
        await pilot.press("1")
        await pilot.pause()
        await fill_in(pilot, "West-Friesland", "", "Hoorn", "", "", "")
        assert isinstance(app.screen, SeriesScreen)
        assert "Veldtafel West-Friesland" in shown(app)
        assert app.has_class("veiled")
    with read_series(app.archive, "veldtafel-west-friesland") as file:
        assert (file.series.place, file.series.rhythm_weeks) == ("Hoorn", 6)


async def test_a_damaged_series_is_a_line_that_stops_nothing_and_can_be_put_back(app: TafelApp, folder: Path) -> None:
    with create_series(Archive(folder), SeriesKind.COP, "Samen aan tafel") as file:
        plan_meeting(file, day=file.today())
        file.back_up("test")
    path = folder / "cop-samen-aan-tafel.json"
    path.write_bytes(b"{")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "cop-samen-aan-tafel Dit bestand is niet te lezen. Enter: wat nu?" in read(app)
        assert "Veldtafel Kop van Noord-Holland" in shown(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("t")
        await pilot.pause()
        assert "blijft in dezelfde map bewaard" in read(app)
        await pilot.press("j")
        await pilot.pause()
        assert "is teruggezet." in read(app)
        assert "CoP Samen aan tafel" in shown(app)


async def test_a_damaged_series_without_a_copy_says_what_to_do(app: TafelApp, folder: Path) -> None:
    (folder / "kapot.json").write_bytes(b"")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "Er is geen goede reservekopie." in read(app)


async def test_many_series_with_long_names_stay_readable(app: TafelApp, folder: Path, clock: MovableClock) -> None:
    name = "Samenwerkingsverband jeugd en jongvolwassenen Hollands Kroon, Schagen en Texel"
    archive = Archive(folder, clock=clock)
    for number in range(30):
        create_series(archive, SeriesKind.DUAAL, f"{number} {name}").close()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "volgende acties open te laat" in read(app)
        await pilot.resize_terminal(50, 15)
        await pilot.press(*["down"] * 5)
        await pilot.pause()
        assert f"Duaal overleg 12 {name}" in read(app)
