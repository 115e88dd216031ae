"""Preparing the question at the laptop: topics and words that are kept while typed, and only what may comes along."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from screens import BEAMER, read, type_in
from textual.pilot import Pilot

from sessions.acts.meeting import enter_meeting, go_to_step
from sessions.acts.opening import SeriesFile, open_series
from sessions.acts.preparing_question import add_topic, save_topic
from sessions.leefgebieden import Leefgebied
from sessions.meetings import StepKind
from tafel.app import TafelApp
from tafel.screens.preparation import FinishDialog, PreparationScreen
from tafel.screens.topic import TopicScreen
from tafel.screens.traject import TrajectScreen

SLUG = "veldtafel-kop-van-noord-holland"


@asynccontextmanager
async def at_page(app: TafelApp, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Pilot[None], SeriesFile]]:
    with open_series(app.archive, SLUG) as file:
        async with app.run_test(size=size) as pilot:
            await app.push_screen(TrajectScreen(file, 1))
            await pilot.pause()
            yield pilot, file


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_a_jongere_prepares_two_topics_and_takes_one_along(app: TafelApp) -> None:
    async with at_page(app) as (pilot, file):
        await press(pilot, "b", "n", "1")
        assert isinstance(app.screen, TopicScreen)
        await type_in(pilot, "Ik kook zelf.")
        await press(pilot, "tab")
        preparation = file.trajects.get(1).preparation
        assert preparation is not None
        assert preparation.topics[0].going_well == "Ik kook zelf.", "it is on disk once the field is left"
        await type_in(pilot, "Het is te druk.")
        await press(pilot, "tab")
        await type_in(pilot, "drie")
        await press(pilot, "escape")
        assert isinstance(app.screen, TopicScreen), "what cannot be read is not thrown away"
        await press(pilot, "ctrl+u")
        await type_in(pilot, "3 8")
        await press(pilot, "f4", "escape")
        assert isinstance(app.screen, PreparationScreen)
        assert "3 → 8 ✓ mee naar de tafel" in read(app)
        await press(pilot, "n")
        await type_in(pilot, "mijn hond\n")
        await press(pilot, "escape")
        assert "2 mijn hond niet mee" in read(app)
        await press(pilot, "o")
        assert "1 mijn hond" in read(app)
        await press(pilot, "k")
        assert isinstance(app.screen, FinishDialog)
        assert "Gaat weg, ook uit de reservekopieën: mijn hond" in read(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, FinishDialog), "Enter erases nothing"
        await press(pilot, "j")
        assert isinstance(app.screen, TrajectScreen)
        assert "1 onderwerp staat nu in De vraag." in read(app)
        assert app.has_class("veiled")
        traject = file.trajects.get(1)
        question = traject.question_in(Leefgebied.WONEN)
        assert question is not None
        assert (question.words, question.score_now, question.score_goal) == ("Het is te druk.", 3, 8)
        assert traject.preparation is None
        assert b"mijn hond" not in file.path.read_bytes()


async def test_on_a_beamer_everything_is_reachable(app: TafelApp) -> None:
    with open_series(app.archive, SLUG) as file:
        add_topic(file, 1, "", Leefgebied.FINANCIEN)
        save_topic(file, 1, 1, score_now=4, keep=True, needed="een map")
    async with at_page(app, BEAMER) as (pilot, _):
        await press(pilot, "b")
        assert "Wie schrijft?" in read(app)
        await press(pilot, "end")
        assert "▸ Klaar" in read(app)
        await press(pilot, "up", "up")
        await press(pilot, "up", "enter")
        assert isinstance(app.screen, TopicScreen)
        assert "Wat gaat goed?" in read(app)
        await press(pilot, *["tab"] * 5)
        assert "Wat heb je daarvoor nodig? een map" in read(app)
        await press(pilot, "f8")
        assert "een map" not in read(app)


async def test_it_does_not_open_while_another_jongere_is_at_the_table(app: TafelApp) -> None:
    async with at_page(app) as (pilot, file):
        enter_meeting(file, 2)
        steps = file.sessions.get(2).steps
        go_to_step(file, 2, next(step.id for step in steps if (step.kind, step.traject) == (StepKind.QUESTION, 2)))
        await press(pilot, "b")
        assert isinstance(app.screen, TrajectScreen)
        assert "Er zit nu een andere jongere aan tafel." in read(app)
