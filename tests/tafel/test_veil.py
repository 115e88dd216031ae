"""The privacy key: who hid the names finds them hidden, whatever was closed since."""

import pytest
from screens import shown

from tafel.app import TafelApp
from tafel.dialogs.jongere import JongereDialog
from tafel.screens.meeting import MeetingScreen
from tafel.screens.series import SeriesScreen


@pytest.mark.parametrize(("opens", "closes"), [("j", ["escape"]), ("enter", ["escape", "escape"])])
async def test_what_was_hidden_in_front_stays_hidden_behind(app: TafelApp, opens: str, closes: list[str]) -> None:
    """Somebody comes in while a form, or a meeting, is open over a list in which the names were shown."""
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("down", "enter", "f8")
        await pilot.pause()
        assert isinstance(app.screen, SeriesScreen)
        assert "Mila" in shown(app)
        await pilot.press(opens)
        await pilot.pause()
        assert isinstance(app.screen, JongereDialog | MeetingScreen)
        await pilot.press("f8", *closes)
        await pilot.pause()
        assert isinstance(app.screen, SeriesScreen)
        assert "Mila" not in shown(app)


async def test_behind_a_question_about_a_file_no_name_is_shown(app: TafelApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "Mila" not in shown(app)
        await pilot.press("i", "1", *"lijst")
        await pilot.pause()
        assert "lijst" in shown(app)
        assert "Mila" not in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, SeriesScreen)
        assert "Mila" not in shown(app)
