"""Help and the list of commands: everything a user can do here can be found, in Dutch."""

import pytest
from screens import SIZES, read, shown, type_in

from tafel.app import TafelApp
from tafel.screens.minutes import MinutesScreen
from tafel.screens.overview import OverviewScreen


@pytest.mark.parametrize("size", [SIZES[0], SIZES[-1]])
async def test_help_tells_what_the_screen_is_for_its_keys_and_the_words(app: TafelApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("f1")
        await pilot.pause()
        seen = read(app)
        for _ in range(10):
            await pilot.press("pagedown")
            seen += " " + read(app)
        assert "Hier begint u." in seen
        for words in ("Enter", "n", "nieuwe reeks", "F8 of Ctrl+L", "licht of donker", "Toegezegd", "Teruglezen"):
            assert words in seen
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, OverviewScreen)


async def test_help_in_a_meeting_is_about_the_step_on_the_table(app: TafelApp) -> None:
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("f1")
        await pilot.pause()
        text = read(app)
        assert "Aanwezigheid" in text
        assert "Iedereen die nog verwacht wordt, is aanwezig" in text
        assert "Ctrl+N of F6" in text


async def test_a_command_is_found_by_a_dutch_word_and_runs_where_the_user_is(app: TafelApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert "Wat wilt u doen?" in shown(app)
        await type_in(pilot, "afdruk")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MinutesScreen)


async def test_a_command_without_a_key_is_found_too(app: TafelApp) -> None:
    async with app.run_test(size=(50, 15)) as pilot:
        await pilot.pause()
        theme = app.theme
        await pilot.press("ctrl+p")
        await pilot.pause()
        await type_in(pilot, "donker")
        await pilot.press("enter")
        await pilot.pause()
        assert app.theme != theme


async def test_a_word_that_fits_nothing_says_so(app: TafelApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause()
        await type_in(pilot, "xyz")
        await pilot.press("f8")
        await pilot.pause()
        assert "Niets gevonden." in read(app)
