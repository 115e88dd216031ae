"""The closing talk at the laptop: few keys, nothing kept before the end, and aftercare that comes up by itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from movable_clock import MovableClock
from screens import SIZES, read, type_in
from textual.pilot import Pilot

from sessions.acts.ending import close_traject
from sessions.acts.opening import SeriesFile, open_series
from sessions.acts.prepare import change_jongere
from sessions.closing import CheckIn, Closing, Coach, StopReason
from sessions.endings import propose_aftercare, propose_check_ins
from sessions.leefgebieden import Leefgebied
from tafel.app import TafelApp
from tafel.dialogs.confirm import ConfirmDialog
from tafel.screens.ending import EndingScreen
from tafel.screens.traject import TrajectScreen
from tafel.widgets.named_rows import NamedRows

SLUG = "veldtafel-kop-van-noord-holland"


@asynccontextmanager
async def at_page(app: TafelApp, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Pilot[None], SeriesFile]]:
    """The page of Mila, who has a question in three leefgebieden and one open action."""
    with open_series(app.archive, SLUG) as file:
        brings = [Leefgebied.WONEN, Leefgebied.WERK, Leefgebied.FINANCIEN]
        change_jongere(
            file, 1, code="J-07", roepnaam="Mila", birth_month="2009-04", youth_worker="", contact="", brings=brings
        )
        async with app.run_test(size=size) as pilot:
            await app.push_screen(TrajectScreen(file, 1))
            await pilot.pause()
            yield pilot, file


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_closing_with_three_leefgebieden_takes_twelve_keys_and_one_undo(app: TafelApp) -> None:
    async with at_page(app) as (pilot, file):
        keys = ["a", "1", "2", "1", "0", "8", "0", "enter", "enter", "1", "enter"]
        assert len(keys) <= 12
        await press(pilot, *keys[:2])
        assert isinstance(app.screen, EndingScreen)
        assert "Wonen Hoe is het nu?" in read(app)
        assert "2 eigen woonruimte" in read(app)
        await press(pilot, *keys[2:5])
        assert "Jouw cijfer" in read(app)
        await press(pilot, *keys[5:-1])
        assert "Klopt het zo?" in read(app)
        assert file.trajects.get(1).ended is None, "nothing is kept before the end"
        await press(pilot, keys[-1])
        assert isinstance(app.screen, TrajectScreen)
        assert "Het traject is afgerond" in read(app)
        closing = file.trajects.get(1).closing
        assert closing is not None
        results = {result.leefgebied: result.outcome for result in closing.results if result.outcome}
        assert results == {Leefgebied.WONEN: "eigen woonruimte", Leefgebied.WERK: "werk"}
        assert (closing.grade, closing.coach, len(closing.check_ins)) == (8, None, 3)
        await press(pilot, "ctrl+z")
        assert file.trajects.get(1).closing is None


async def test_a_coach_with_a_name_an_action_that_lapses_and_a_change_at_the_end(app: TafelApp) -> None:
    async with at_page(app) as (pilot, file):
        await press(pilot, "a", "1", "2", "1", "0", "g", "4")
        await type_in(pilot, "Loes Admiraal\n")
        await press(pilot, "ctrl+u")
        await type_in(pilot, "over 3 maanden\n")
        await press(pilot, "enter", "2", "3")
        await press(pilot, "enter")
        assert "Schrijf kort op waarom" in read(app)
        await type_in(pilot, "niet meer nodig\n")
        assert "Loes Admiraal" in read(app)
        await press(pilot, "down", "down")
        await press(pilot, "enter", "1")
        assert "Klopt het zo?" in read(app), "who changed one answer is back where all are shown"
        await press(pilot, "enter")
        traject = file.trajects.get(1)
        assert traject.closing is not None
        assert traject.closing.coach == Coach(name="Loes Admiraal", own=False, volunteer=True)
        assert traject.closing.grade is None
        assert len(traject.closing.check_ins) == 2
        assert file.actions.get(1).reason == "niet meer nodig"


async def test_going_back_asks_before_it_loses_anything_and_a_reason_ends_early(app: TafelApp) -> None:
    async with at_page(app) as (pilot, file):
        await press(pilot, "a", "1", "2", "escape", "escape", "escape")
        assert isinstance(app.screen, ConfirmDialog)
        await press(pilot, "n")
        assert isinstance(app.screen, EndingScreen)
        assert "Hoe eindigt het traject?" in read(app)
        await press(pilot, "3", "1", "enter")
        assert file.trajects.get(1).stop_reason == StopReason.NO_HELP_WANTED
        assert file.trajects.get(1).closing is None
        await press(pilot, "o", "j")
        assert file.trajects.get(1).again
        await press(pilot, "f8")
        assert "gestopt: wil geen hulp" in " ".join(read(app).split())


async def test_a_moment_of_aftercare_comes_up_in_the_overview_and_is_noted_there(
    app: TafelApp, clock: MovableClock
) -> None:
    with open_series(app.archive, SLUG) as file:
        days = propose_check_ins(file.today(), propose_aftercare(file.today()))
        close_traject(file, 1, file.today(), Closing(check_ins=tuple(CheckIn(day=day) for day in days)))
    clock.forward(days=31)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        rows = app.screen.query_one(NamedRows)
        rows.highlighted = rows.get_option_index(f"checkin/{SLUG}/1")
        assert "J-07 nazorg: vraag hoe het gaat gisteren" in read(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, TrajectScreen)
        await press(pilot, "n")
        await type_in(pilot, "het gaat goed\n")
        assert "Genoteerd. De volgende keer is op 26 februari" in read(app)
        await press(pilot, "escape")
        await pilot.pause()
        assert "nazorg" not in read(app)


@pytest.mark.parametrize("size", SIZES)
async def test_every_question_fits(app: TafelApp, size: tuple[int, int]) -> None:
    async with at_page(app, size) as (pilot, _):
        await press(pilot, "a")
        for key, words in (("1", "6 Eerder gestopt: anders"), ("2", "0 niet gevraagd"), ("1", "6 geen dagbesteding")):
            await press(pilot, *["down"] * 6)
            assert words in read(app)
            await press(pilot, "home", key)
        await press(pilot, "0", "9", "0", "enter", "enter", "1")
        assert "▸ Vastleggen" in read(app)
        await press(pilot, "end")
        assert "Datum vandaag" in read(app)
