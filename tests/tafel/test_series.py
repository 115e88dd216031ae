"""Preparing a series: from an empty one to a meeting that begins."""

import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from movable_clock import MovableClock
from screens import EDGES, fill_in, read, shown, type_in
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from sessions.acts.opening import SeriesFile, open_series, read_series
from sessions.acts.prepare import create_series
from sessions.consents import Consenter, ConsentSubject
from sessions.leefgebieden import Leefgebied
from sessions.meetings import SessionStatus
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from tafel.app import TafelApp
from tafel.dialogs.base import Dialog
from tafel.dialogs.jongere import JongereDialog
from tafel.dialogs.people import PeopleDialog
from tafel.screens.meeting import MeetingScreen
from tafel.screens.minutes import MinutesScreen
from tafel.screens.overview import OverviewScreen
from tafel.screens.series import SeriesScreen

SLUG = "veldtafel-kop-van-noord-holland"

PEOPLE = "Jan de Boer; Gemeente Hoorn; geld; jan@hoorn.example; 06 0000\nFatima Aziz\tLeerwerkloket\tonderwijs\r\n"


async def open_first_series(pilot: Pilot[None]) -> None:
    """Go from the overview to the series below today's meeting."""
    await pilot.pause()
    await pilot.press("down", "enter")
    await pilot.pause()


async def test_a_table_is_prepared_from_nothing_with_few_keys(tmp_path: Path, clock: MovableClock) -> None:
    app = TafelApp(tmp_path, clock=clock, strict=True)
    with create_series(Archive(tmp_path, clock=clock), SeriesKind.VELDTAFEL, "West", place="Hoorn") as file:
        slug = file.slug
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "Nog geen bijeenkomst. b plant er een." in shown(app)
        await pilot.press("p", "3")
        await pilot.pause()
        app.screen.focused.post_message(Paste(PEOPLE))
        await pilot.pause()
        assert "Gelezen: 2 personen" in shown(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "2 personen zijn toegevoegd of aangevuld." in shown(app)
        assert "Fatima Aziz" not in shown(app), "names are veiled again"
        await pilot.press("f8", "j")
        await pilot.pause()
        await fill_in(pilot, "Noor", "maart 2009", "Jan de Boer", "", "wo 3")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "J-01 Noor 17 jaar" in read(app)
        assert "Wonen, Onderwijs" in shown(app)
        await pilot.press("b")
        await pilot.pause()
        await fill_in(pilot, "vrijdag", "13.30", "", "Anna Smit", "", "", "", "")
        assert isinstance(app.screen, SeriesScreen)
        assert "vr 27 nov 13:30 Hoorn 1 jongere gepland" in read(app)
    with read_series(app.archive, slug) as file:
        assert {partner.name for partner in file.partners.all()} == {"Gemeente Hoorn", "Leerwerkloket"}
        noor = file.trajects.get(1)
        assert noor.birth_month == "2009-03"
        assert noor.asked == (Leefgebied.WONEN, Leefgebied.ONDERWIJS)
        session = file.sessions.get(1)
        assert (session.date, session.start, session.place) == (dt.date(2026, 11, 27), "13:30", "Hoorn")
        assert session.agenda == (1,)


@pytest.mark.parametrize("size", EDGES)
async def test_a_series_shows_codes_always_and_names_only_unveiled(app: TafelApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await open_first_series(pilot)
        assert "do 15 okt" in read(app) or "donderdag 15 oktober" in read(app)
        await pilot.press("down", "down", "down")
        await pilot.pause()
        text = read(app)
        assert "J-07" in text
        assert "lopend" in text
        assert "1 actie open, 1 te laat" in text
        assert "Mila" not in text
        await pilot.press("f8")
        await pilot.pause()
        assert "J-07 Mila 17 jaar" in read(app)
        await pilot.press("end")
        await pilot.pause()
        assert "Els Bakker" in read(app)
        await pilot.press("f8")
        await pilot.pause()
        assert "Els Bakker" not in read(app)


async def test_enter_begins_a_planned_meeting_and_shows_the_minutes_of_a_closed_one(app: TafelApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await open_first_series(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, SeriesScreen)
        assert app.has_class("veiled")
        assert "bezig" in shown(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, MinutesScreen)
        await pilot.press("escape", "escape")
        await pilot.pause()
    with open_series(app.archive, SLUG) as file:
        assert file.read_only == ""


async def test_a_meeting_of_another_day_begins_only_when_that_is_meant(app: TafelApp, clock: MovableClock) -> None:
    clock.forward(days=-1)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "gepland op donderdag 26 november" in read(app)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, SeriesScreen)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("j")
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen)


async def test_a_closed_meeting_is_opened_again_after_asking(app: TafelApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_first_series(pilot)
        assert "h heropenen" not in read(app)
        await pilot.press("down")
        await pilot.pause()
        assert "h heropenen" in read(app)
        await pilot.press("h")
        await pilot.pause()
        assert "Versie 1 van het verslag blijft bewaard." in read(app)
        await pilot.press("j")
        await pilot.pause()
    with read_series(app.archive, SLUG) as file:
        assert file.sessions.get(1).status == SessionStatus.RUNNING


async def test_what_was_added_can_be_undone(app: TafelApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_first_series(pilot)
        await pilot.press("j")
        await pilot.pause()
        await type_in(pilot, "Noor")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "J-09" in shown(app)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert "J-09" not in shown(app)


async def test_a_second_window_reads_along_and_says_why(app: TafelApp, folder: Path, clock: MovableClock) -> None:
    with open_series(Archive(folder, clock=clock), SLUG):
        async with app.run_test(size=(80, 24)) as pilot:
            await open_first_series(pilot)
            await pilot.press("f8")
            await pilot.pause()
            text = read(app)
            assert "U kunt deze reeks nu alleen lezen." in text
            assert "Deze reeks is al geopend" in text
            assert "b bijeenkomst plannen" not in text
            await pilot.press("b", "j", "p")
            await pilot.pause()
            assert isinstance(app.screen, SeriesScreen)


@asynccontextmanager
async def at_form(
    app: TafelApp, form: Callable[[SeriesFile], Dialog[Any]], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], SeriesFile]]:
    """Open a form on the series of the archive."""
    with open_series(app.archive, SLUG) as file:
        async with app.run_test(size=size) as pilot:
            app.remove_class("veiled")
            await app.push_screen(form(file))
            await pilot.pause()
            yield pilot, file


class TestForms:
    """What every form does, seen at the form for a jongere and the one for a meeting."""

    async def test_what_is_wrong_stands_at_its_field(self, app: TafelApp) -> None:
        async with at_form(app, JongereDialog) as (pilot, _):
            await fill_in(pilot, "Noor", "12-03-2009")
            assert "De dag bewaren we niet" in shown(app)
            assert app.screen.focused.value == "12-03-2009"
            await pilot.press("shift+tab", "shift+tab", "ctrl+u")
            await type_in(pilot, "j-07")
            await pilot.press("tab", "tab", "ctrl+u", "ctrl+s")
            await pilot.pause()
            assert "De code J-07 is al in gebruik." in shown(app)
            assert app.screen.focused.value == "j-07"

    async def test_typed_text_is_thrown_away_only_after_asking(self, app: TafelApp) -> None:
        async with at_form(app, JongereDialog) as (pilot, _):
            await type_in(pilot, "Noor")
            await pilot.press("escape")
            await pilot.pause()
            assert "Weggooien wat u typte?" in shown(app)
            await pilot.press("n")
            await pilot.pause()
            assert "Noor" in shown(app)
            await pilot.press("escape")
            await pilot.pause()
            await pilot.press("j")
            await pilot.pause()
            assert isinstance(app.screen, OverviewScreen)

    @pytest.mark.parametrize("form", [JongereDialog, PeopleDialog])
    async def test_stopping_the_app_does_not_throw_typed_text_away(
        self, app: TafelApp, form: Callable[[SeriesFile], Dialog[Any]]
    ) -> None:
        async with at_form(app, form) as (pilot, _):
            await type_in(pilot, "Noor")
            await pilot.press("ctrl+q")
            await pilot.pause()
            assert app.is_running
            assert "Wat u typte, is nog niet bewaard." in read(app)

    async def test_what_is_pasted_becomes_one_clean_line_and_too_much_is_refused_and_stays(self, app: TafelApp) -> None:
        async with at_form(app, JongereDialog) as (pilot, file):
            field = app.screen.focused
            assert isinstance(field, Input)
            field.post_message(Paste("Noor\n\x1b]0;titel\x07 van [/b] Dam"))
            await pilot.pause()
            assert field.value == "Noor ]0;titel van [/b] Dam"
            field.post_message(Paste("a" * 10_000))
            await pilot.pause()
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert "de tekst is te lang" in read(app)
            assert len(field.value) > 10_000
            assert len(file.trajects.all()) == 2

    async def test_a_name_is_completed_from_who_is_known(self, app: TafelApp) -> None:
        async with at_form(app, JongereDialog) as (pilot, _):
            await fill_in(pilot, "Noor", "")
            await type_in(pilot, "kar")
            await pilot.pause()
            assert "Enter neemt Karin de Wit (Woonstichting Zeewijk)." in read(app)
            await pilot.press("enter")
            await type_in(pilot, "Piet Nieuw")
            assert "✓ Karin de Wit" in shown(app)
            assert "nieuw: wordt toegevoegd" in shown(app)

    async def test_verslaving_is_written_down_only_when_the_jongere_agrees(self, app: TafelApp) -> None:
        async with at_form(app, JongereDialog) as (pilot, file):
            await fill_in(pilot, "Noor", "maart 2012", "", "", "wonen verslaving")
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert "Mag hier staan dat er een vraag is over verslaving?" in read(app)
            assert "3 Ja, dat zeggen de jongere en de ouders of voogd" in read(app)
            await pilot.press("0")
            await pilot.pause()
            assert "Haal het weg, of vraag het eerst." in read(app)
            await pilot.press("ctrl+s", "3")
            await pilot.pause()
            noor = file.trajects.get(3)
            assert noor.asked == (Leefgebied.WONEN, Leefgebied.VERSLAVING)
            consent = noor.consent_to(ConsentSubject.ADDICTION)
            assert consent is not None
            assert (consent.given, consent.by) == (True, Consenter.BOTH)

    async def test_a_line_of_people_that_cannot_be_read_is_pointed_out_and_adds_nobody(self, app: TafelApp) -> None:
        async with at_form(app, PeopleDialog, (50, 15)) as (pilot, file):
            app.screen.focused.post_message(Paste("Jan de Boer\nPiet Vis; Hoorn; koken\n"))
            await pilot.pause()
            assert "Regel 2: “koken” is geen leefgebied." in read(app)
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert "Jan de Boer" not in {person.name for person in file.people.all()}

    @pytest.mark.parametrize("size", EDGES)
    async def test_a_form_shows_every_label_and_hint_at_every_size(self, app: TafelApp, size: tuple[int, int]) -> None:
        labels = ["Code", "Roepnaam", "Geboortemaand", "Jeugdhulpverlener", "Vaste contactpersoon", "Leefgebieden"]
        labels += ["Geslacht", "Startkwalificatie", "Gemeente", "Jeugdhulporganisatie", "Aangemeld door"]
        labels += ["Externe aanmelder", "Mensen eromheen"]
        hints = ["hoe de jongere heet", "maart 2009, geen dag", "wonen geld, of 1 5", "oma: Riet; broer"]
        async with at_form(app, JongereDialog, size) as (pilot, _):
            seen = read(app)
            assert "Ctrl+S bewaren" in seen
            for _ in range(11):
                await pilot.press("enter")
                await pilot.pause()
                seen += read(app)
            assert [words for words in labels + hints if words not in seen] == []
