"""Following a jongere on one page: scores over time, actions with their history, consent, merging, moving, undo."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from screens import BEAMER, EDGES, read, shown, type_in
from textual.pilot import Pilot

from sessions.acts.meeting import close_meeting, enter_meeting
from sessions.acts.opening import SeriesFile, open_series, read_series
from sessions.acts.prepare import add_jongere, change_jongere, create_series
from sessions.acts.question import answer_question, open_leefgebied
from sessions.acts.turns import welcome
from sessions.leefgebieden import Leefgebied
from sessions.place import Place
from sessions.series import SeriesKind
from tafel.app import TafelApp
from tafel.dialogs.action import ActionDialog
from tafel.screens.minutes import MinutesScreen
from tafel.screens.traject import TrajectScreen
from tafel.widgets.named_rows import NamedRows

SLUG, THERE = "veldtafel-kop-van-noord-holland", "veldtafel-west-friesland"


@pytest.fixture
def told(app: TafelApp) -> TafelApp:
    """The app after a second meeting, at which Mila gave scores that she changed since, and Sem said something."""
    with open_series(app.archive, SLUG) as file:
        enter_meeting(file, 2)
        here = Place(session=2, traject=1)
        welcome(file, here)
        answer_question(file, here, Leefgebied.WONEN, words="een eigen kamer", score_now=3, score_goal=8)
        open_leefgebied(file, Place(session=2, traject=2), Leefgebied.WERK)
        answer_question(file, Place(session=2, traject=2), Leefgebied.WERK, words="vast werk")
        close_meeting(file, 2)
        with file.change("cijfers"):
            mila = file.trajects.get(1)
            file.trajects.save(mila.changed(questions=(mila.questions[0].changed(score_now=5),)))
    with create_series(app.archive, SeriesKind.VELDTAFEL, "West-Friesland") as file:
        add_jongere(file, code="J-07", roepnaam="Noor")
    return app


@asynccontextmanager
async def at_page(app: TafelApp, size: tuple[int, int]) -> AsyncIterator[tuple[Pilot[None], SeriesFile]]:
    """Open the page of Mila, unveiled."""
    async with app.run_test(size=size) as pilot:
        with open_series(app.archive, SLUG) as file:
            app.push_screen(TrajectScreen(file, 1))
            await press(pilot, "f8")
            yield pilot, file


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def light(app: TafelApp, pilot: Pilot[None], row: str) -> None:
    """Light the row with this id."""
    rows = app.screen.query_one(NamedRows)
    rows.highlighted = rows.get_option_index(row)
    await pilot.pause()


@pytest.mark.parametrize("size", EDGES)
async def test_the_scores_over_time_can_be_read_from_the_back_of_a_room(told: TafelApp, size: tuple[int, int]) -> None:
    async with at_page(told, size) as (pilot, _):
        await press(pilot, "tab", "down", "down")
        text = shown(told)
        assert "● nu   ○ straks   van 0 tot 10" in text
        lines = [line for line in text.splitlines() if "●" in line and "→" in line]
        assert [re.split(r"\s{2,}", line.strip())[0] for line in lines] == ["do 26 nov", "nu"]
        assert [line.strip().rstrip("▁▂▃▄▅▆▇█ ")[-5:] for line in lines] == ["3 → 8", "5 → 8"]
        assert max(map(len, text.splitlines())) <= size[0]
        assert "vast werk" not in text
        if size == BEAMER:
            return
        assert "nog 5 maanden tot 18, nog 41 tot 21, nog 65 tot 23" in read(told)
        await press(pilot, "tab")
        assert told.screen.lit == "action/1"  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert isinstance(told.screen, ActionDialog)
        assert "Geschiedenis" in read(told)
        await press(pilot, "escape")
        await light(told, pilot, "meeting/2")
        await press(pilot, "enter")
        assert isinstance(told.screen, MinutesScreen)
        assert "J-07" in read(told)
        assert "J-08" not in read(told)
        assert "Sem" not in read(told)


async def test_consent_is_withdrawn_two_trajecten_are_merged_and_one_moves(told: TafelApp) -> None:
    async with at_page(told, (100, 40)) as (pilot, file):
        await light(told, pilot, "consent/ADDICTION")
        await press(pilot, "enter", "1")
        assert "Bewaard: verslaving opschrijven, ja." in read(told)
        await light(told, pilot, "consent/ADDICTION")
        await press(pilot, "enter", "4", "j")
        assert "Bewaard: verslaving opschrijven, nee." in read(told)
        await press(pilot, "ctrl+z", "ctrl+z")
        assert file.trajects.get(1).consents == ()

        # What was done at another jongere is not taken back here, and it is not said whose it is.
        change_jongere(file, 2, code="J-08", roepnaam="Sam", birth_month="", youth_worker="", contact="", brings=[])
        await press(pilot, "ctrl+z")
        assert "op de bladzijde van een andere jongere. Er is niets veranderd" in read(told)
        assert file.trajects.get(2).roepnaam == "Sam"

        await press(pilot, "m", "1")
        asked = read(told)
        assert "J-08 samenvoegen met J-07?" in asked
        assert "J-07 blijft: 1 actie, 1 leefgebied met een vraag, 2 bijeenkomsten." in asked
        await press(pilot, "j")
        assert "J-08 is samengevoegd met J-07." in read(told)
        assert "Eerder ook J-08" in read(told)
        assert "vast werk" in read(told)
        await press(pilot, "ctrl+z")
        assert file.trajects.get(2).merged_into is None

        await press(pilot, "u", "1", "j")
        assert "al in gebruik" in read(told)
        await type_in(pilot, "J-31\n")
        assert "verhuisd naar Veldtafel West-Friesland, en heet daar J-31" in read(told)
        await press(pilot, "home")
        assert "Hier blijft het alleen om te lezen." in read(told)
        assert "w wijzigen" not in read(told)
    with read_series(told.archive, THERE) as there:
        assert [traject.code for traject in there.trajects.all()] == ["J-07", "J-31"]
