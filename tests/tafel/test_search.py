"""Looking for something: `/` on a list narrows it, and on the overview it searches every series."""

from pathlib import Path

import pytest
from movable_clock import MovableClock
from screens import BEAMER, read, shown, type_in

from tafel.app import TafelApp
from tafel.screens.overview import OverviewScreen
from tafel.screens.search import SearchScreen
from tafel.screens.series import SeriesScreen
from tafel.widgets.named_rows import NamedRows


@pytest.fixture
def demo_app(demo_folder: Path, clock: MovableClock) -> TafelApp:
    """The app on the demo."""
    return TafelApp(demo_folder, clock=clock, strict=True)


@pytest.mark.parametrize("size", [BEAMER])
async def test_an_action_is_found_over_all_series_and_opened_at_its_jongere(
    app: TafelApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("slash")
        await pilot.pause()
        await type_in(pilot, "kamer")
        assert "Acties: 1" in read(app)
        assert "KNH-1 J-07" in read(app)
        assert "zoekt een kamer" not in read(app), "it is veiled outside a meeting"
        await pilot.press("f8")
        await pilot.pause()
        assert "zoekt een kamer" in read(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SeriesScreen)
        assert app.screen.query_one(NamedRows).lit == "jongere/1"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, SearchScreen), "who comes back finds the search as it was"
        assert "Acties: 1" in read(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, OverviewScreen)


async def test_what_is_typed_is_seen_until_the_privacy_key_blanks_it(app: TafelApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("slash")
        await pilot.pause()
        await type_in(pilot, "mila")
        assert "mila" in read(app)
        await pilot.press("f8", "f8")
        await pilot.pause()
        assert "mila" not in read(app).lower()
        await type_in(pilot, " ")
        assert "mila" in read(app)


async def test_a_list_is_narrowed_while_one_types_and_escape_brings_it_back(demo_app: TafelApp) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await demo_app.push_screen(SeriesScreen(demo_app.archive.open("veldtafel-kop-van-noord-holland")))
        await pilot.pause()
        assert isinstance(demo_app.screen, SeriesScreen)
        rows = demo_app.screen.query_one(NamedRows)
        everything = rows.option_count
        await pilot.press("slash")
        await pilot.pause()
        await type_in(pilot, "zeewijk")
        assert 0 < rows.option_count < everything
        assert "Partners en contactpersonen" in read(demo_app), "a row stays under its heading"
        await type_in(pilot, "zzz")
        assert "Geen regel met deze woorden." in read(demo_app)
        assert "Esc hele lijst" in read(demo_app)
        assert "Esc terug" not in read(demo_app), "a key is named once: for what it does now"
        await pilot.press("backspace", "backspace", "backspace", "enter")
        await pilot.pause()
        assert demo_app.screen.focused is rows
        assert rows.lit is not None
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(demo_app.screen, SeriesScreen), "the first Esc shows the whole list again"
        assert rows.option_count == everything
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(demo_app.screen, OverviewScreen)


async def test_a_short_list_has_nothing_to_look_for(app: TafelApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "/ zoeken" not in shown(app)
