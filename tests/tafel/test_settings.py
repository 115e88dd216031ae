"""What the app remembers: the theme that was chosen, and that the privacy key was tried; never a reason to stop."""

import json
import stat
from pathlib import Path

import pytest
from movable_clock import MovableClock
from screens import read, shown

from tafel.app import TafelApp
from tafel.dialogs.try_veil import EXAMPLE, TryVeilDialog
from tafel.screens.meeting import MeetingScreen
from tafel.screens.overview import OverviewScreen
from tafel.settings import FILE, Settings, SettingsFile
from tafel.theme import DARK, LIGHT


def an_app(folder: Path, settings: Path, clock: MovableClock, *, demo: bool = False) -> TafelApp:
    return TafelApp(folder, clock=clock, strict=True, settings=settings, demo=demo)


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """A folder for settings in which nothing stands yet."""
    return tmp_path / "instellingen"


# The file


def test_what_was_chosen_is_there_the_next_time_and_for_this_user_only(settings: Path) -> None:
    SettingsFile(settings).change(theme=DARK.name, veil_tried=True)
    assert SettingsFile(settings).now == Settings(theme=DARK.name, veil_tried=True)
    assert stat.S_IMODE((settings / FILE).stat().st_mode) == 0o600
    assert [path.name for path in settings.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"theme": 3, "veil_tried": "ja"}', '{"later": 1}', "[" * 5000, "\ud800"],
    ids=["empty", "half", "a list", "null", "other types", "unknown", "deep", "no text"],
)
def test_a_damaged_file_gives_what_can_be_read(settings: Path, content: str) -> None:
    settings.mkdir()
    (settings / FILE).write_bytes(content.encode("utf-8", "surrogatepass"))
    kept = SettingsFile(settings)
    assert kept.now == Settings()
    kept.change(veil_tried=True)
    assert SettingsFile(settings).now.veil_tried


def test_one_good_value_beside_a_bad_one_is_kept(settings: Path) -> None:
    settings.mkdir()
    (settings / FILE).write_text(json.dumps({"theme": DARK.name, "veil_tried": "x"}), encoding="utf-8")
    assert SettingsFile(settings).now == Settings(theme=DARK.name)


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    blocked = tmp_path / "bestand"
    blocked.write_text("geen map", encoding="utf-8")
    kept = SettingsFile(blocked / "map")
    kept.change(theme=DARK.name)
    assert kept.now.theme == DARK.name
    assert blocked.read_text(encoding="utf-8") == "geen map"


# The theme


async def test_the_theme_that_was_chosen_wins_over_the_time_of_day(
    folder: Path, settings: Path, clock: MovableClock
) -> None:
    app = an_app(folder, settings, clock)
    async with app.run_test() as pilot:
        assert app.theme == LIGHT.name
        app.action_other_theme()
        await pilot.pause()
    assert an_app(folder, settings, clock).theme == DARK.name
    SettingsFile(settings).change(theme="een-ander-thema")
    assert an_app(folder, settings, clock).theme == LIGHT.name


async def test_the_demo_keeps_nothing(folder: Path, settings: Path, clock: MovableClock) -> None:
    app = an_app(folder, settings, clock, demo=True)
    async with app.run_test() as pilot:
        app.action_other_theme()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen)
    assert not settings.exists()


# Trying the privacy key


@pytest.mark.parametrize("size", [(50, 15), (80, 24)])
async def test_the_first_meeting_lets_the_key_be_tried(
    folder: Path, settings: Path, clock: MovableClock, size: tuple[int, int]
) -> None:
    app = an_app(folder, settings, clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TryVeilDialog)
        assert EXAMPLE in read(app)
        await pilot.press("enter")
        assert isinstance(app.screen, TryVeilDialog)
        await pilot.press("f8")
        await pilot.pause()
        assert "Jamie" not in shown(app)
        assert "Zo staat er niets meer." in read(app)
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert EXAMPLE in read(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen)
        assert not app.has_class("veiled")
    assert SettingsFile(settings).now.veil_tried
    app = an_app(folder, settings, clock)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen)


async def test_who_skips_it_begins_and_is_asked_the_next_time(
    folder: Path, settings: Path, clock: MovableClock
) -> None:
    app = an_app(folder, settings, clock)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("f8", "escape")
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen)
        assert not app.has_class("veiled")
    assert not SettingsFile(settings).now.veil_tried


async def test_it_is_offered_in_the_list_of_commands(folder: Path, settings: Path, clock: MovableClock) -> None:
    app = an_app(folder, settings, clock)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"proberen", "enter")
        await pilot.pause()
        assert isinstance(app.screen, TryVeilDialog)
        assert EXAMPLE in read(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, OverviewScreen)
        assert app.has_class("veiled")
