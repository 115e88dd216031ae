"""A jongere's own page: veiled at the start, everything there is to read, and the ways to change it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from screens import BEAMER, EDGES, read, type_in
from textual.pilot import Pilot

from sessions.acts.opening import Archive, SeriesFile, open_series
from sessions.acts.prepare import change_jongere
from sessions.acts.question import answer_question, word_question
from sessions.acts.sending import record_sent
from sessions.acts.sharing import agree_sharing
from sessions.leefgebieden import Leefgebied
from sessions.place import Place
from sessions.sent import Sent
from sessions.sharing import Scope
from sessions.trajects import Companion
from tafel.app import TafelApp
from tafel.dialogs.jongere import JongereDialog
from tafel.dialogs.sent import SentDialog
from tafel.dialogs.sharing import SharingDialog
from tafel.screens.minutes import MinutesScreen
from tafel.screens.series import SeriesScreen
from tafel.screens.traject import TrajectScreen
from tafel.widgets.named_rows import NamedRows

SLUG = "veldtafel-kop-van-noord-holland"
SECRETS = ("Mila", "Riet", "Els Bakker", "Alkmaar", "een eigen kamer", "ik wil weg", "zoekt een kamer", "april 2009")


@pytest.fixture
def told(app: TafelApp) -> TafelApp:
    """The app on an archive in which much is known of Mila."""
    with open_series(app.archive, SLUG) as file:
        change_jongere(
            file,
            1,
            code="J-07",
            roepnaam="Mila",
            birth_month="2009-04",
            youth_worker="",
            contact="Els Bakker",
            brings=[Leefgebied.WONEN],
            gemeente="Alkmaar",
            around=(Companion(role="oma", name="Riet"),),
        )
        here = Place(session=2, traject=1)
        word_question(file, here, "ik wil weg")
        answer_question(file, here, Leefgebied.WONEN, words="een eigen kamer", score_now=3, score_goal=8)
        agree_sharing(file, 1, 1, Scope.ALL)
    return app


@asynccontextmanager
async def at_page(app: TafelApp, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """Walk to the page of the first jongere."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "down", "enter")
        for _ in range(10):
            if isinstance(app.screen, SeriesScreen) and app.screen._lit_row[0] == "jongere":
                break
            await press(pilot, "down")
        await press(pilot, "enter")
        assert isinstance(app.screen, TrajectScreen)
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def whole_page(app: TafelApp, pilot: Pilot[None]) -> str:
    """Return all that is on the page, from the first row to the last."""
    await press(pilot, "home")
    text = read(app)
    for _ in range(12):
        await press(pilot, "pagedown")
        text += f" {read(app)}"
    return text


@pytest.mark.parametrize("size", EDGES)
async def test_the_page_starts_veiled_and_shows_everything_unveiled(told: TafelApp, size: tuple[int, int]) -> None:
    async with at_page(told, size) as pilot:
        veiled = await whole_page(told, pilot)
        assert "J-07" in veiled
        assert [secret for secret in SECRETS if secret in veiled] == []
        await press(pilot, "f8")
        text = await whole_page(told, pilot)
        assert [secret for secret in SECRETS if secret not in text] == []
        assert "17 jaar" in text
        assert "3 → 8" in text
        assert "alleen eigen acties" in text
        assert "te laat" in text
        assert "do 15 okt" in text


async def test_enter_on_a_row_changes_that_field(told: TafelApp) -> None:
    async with at_page(told) as pilot:
        await press(pilot, *["down"] * 7, "enter")
        assert isinstance(told.screen, JongereDialog)
        assert not told.has_class("veiled")
        await press(pilot, "ctrl+u")
        await type_in(pilot, "Schagen")
        await press(pilot, "ctrl+s")
        assert isinstance(told.screen, TrajectScreen)
        assert told.has_class("veiled")
        assert "De gegevens van J-07 zijn bewaard." in read(told)
        assert "Schagen" not in read(told)
        await press(pilot, "f8")
        assert "Gemeente Schagen" in read(told)
        await press(pilot, "ctrl+z")
        assert "Gemeente Alkmaar" in read(told)
        await press(pilot, "ctrl+y")
        assert "Gemeente Schagen" in read(told)


async def test_a_legal_basis_is_chosen_from_the_page(told: TafelApp) -> None:
    async with at_page(told) as pilot:
        await press(pilot, "g", "enter", "3")
        await type_in(pilot, "gisteren")
        await press(pilot, "enter")
        assert "Bewaard: taak van algemeen belang." in read(told)
        assert isinstance(told.screen, TrajectScreen)
        await press(pilot, "f8")
        assert "grondslag: taak van algemeen belang, geïnformeerd op 25 november" in await whole_page(told, pilot)


async def test_who_reads_what_is_agreed_from_the_page(told: TafelApp) -> None:
    async with at_page(told) as pilot:
        await press(pilot, "d")
        assert isinstance(told.screen, SharingDialog)
        await press(pilot, "escape")
        assert isinstance(told.screen, TrajectScreen)
        assert told.has_class("veiled")


@pytest.mark.parametrize("size", [BEAMER])
async def test_who_had_what_about_this_jongere_is_counted_and_listed(told: TafelApp, size: tuple[int, int]) -> None:
    with open_series(told.archive, SLUG) as file:
        made = [
            Sent(session=2, audience=audience, reader=reader, trajects=trajects, made=told.clock(), form="md")
            for audience, reader, trajects in (
                ("jongere", "J-07", (1,)),
                ("jongere", "J-08", (2,)),
                ("partners", "Woonstichting Zeewijk", (1, 2)),
            )
        ]
        record_sent(file, made)
    async with at_page(told, size) as pilot:
        await press(pilot, "f8")
        assert "2 documenten het laatst: Woonstichting Zeewijk (26 november)" in await whole_page(told, pilot)
        await press(pilot, "k")
        listed = read(told)
        assert "Wie kreeg wat over deze jongere?" in listed
        assert "Woonstichting Zeewijk" in listed
        assert "J-08" not in listed
        await press(pilot, "escape")
        assert isinstance(told.screen, TrajectScreen)


async def test_the_line_that_counts_them_opens_the_list(told: TafelApp) -> None:
    with open_series(told.archive, SLUG) as file:
        record_sent(file, [Sent(session=2, audience="jongere", reader="J-07", trajects=(1,), made=told.clock())])
    async with at_page(told) as pilot:
        rows = told.screen.query_one(NamedRows)
        rows.highlighted = rows.get_option_index("sent")
        await press(pilot, "enter")
        assert isinstance(told.screen, SentDialog)


async def test_a_meeting_opens_its_minutes_and_escape_goes_back_to_the_series(told: TafelApp) -> None:
    async with at_page(told) as pilot:
        await press(pilot, "end", "enter")
        assert isinstance(told.screen, MinutesScreen)
        await press(pilot, "escape")
        assert isinstance(told.screen, TrajectScreen)
        await press(pilot, "escape")
        assert isinstance(told.screen, SeriesScreen)


async def test_a_window_that_may_only_read_offers_no_changes(told: TafelApp) -> None:
    def another_window() -> SeriesFile:
        return open_series(Archive(told.folder, clock=told.clock), SLUG)

    with another_window():
        async with at_page(told, (160, 50)) as pilot:
            assert "w wijzigen" not in read(told)
            await press(pilot, "w", "d", "enter")
            assert isinstance(told.screen, TrajectScreen)
            assert "alleen lezen" in read(told)
