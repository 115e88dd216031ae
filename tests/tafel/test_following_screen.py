"""Acties opvolgen: what needs attention over all series, done with one key, several at once, and taken back."""

import datetime as dt
from pathlib import Path

import pytest
from movable_clock import MovableClock
from screens import SIZES, fill_in, read, type_in
from textual.pilot import Pilot

from sessions.actions import Action, ActionEvent, Deadline, Firmness, Owner, Status
from sessions.acts.opening import SeriesFile, open_series, read_series
from sessions.acts.prepare import add_jongere, create_series
from sessions.leefgebieden import Leefgebied
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from tafel.app import TafelApp
from tafel.screens.actions import ActionsScreen
from tafel.screens.overview import OverviewScreen
from tafel.widgets.named_rows import NamedRows

KOP, WEST = "veldtafel-kop-van-noord-holland", "duaal-west-friesland"


def add(file: SeriesFile, clock: MovableClock, what: str, first: int, **values: object) -> None:
    """Add an action of the first jongere, first due on a day from today."""
    deadline = Deadline(day=clock().date() + dt.timedelta(days=first))
    known = {"what": what, "session": 1, "traject": 1, "deadline": deadline, "first_deadline": deadline}
    with file.change("actie"):
        file.actions.add(Action.model_validate({**known, **values}))


@pytest.fixture
def two_series(app: TafelApp, folder: Path, clock: MovableClock) -> TafelApp:
    """The app on two series: KNH-1 late, KNH-2 late twice, KNH-3 to be confirmed, WF-1 due soon and conditional."""
    archive = Archive(folder, clock=clock)
    karin = Owner(person=1, name="Karin de Wit", organisation="Woonstichting Zeewijk")
    moved = ActionEvent(
        when=clock() - dt.timedelta(days=8), deadline=Deadline(day=clock().date() - dt.timedelta(days=2))
    )
    with open_series(archive, KOP) as file:
        add(file, clock, "schrijft haar in", -9, owner=karin, history=(moved,), deadline=moved.deadline)
        add(file, clock, "belt oma", 30, firmness=Firmness.UNCONFIRMED, leefgebied=Leefgebied.WONEN)
    with create_series(archive, SeriesKind.DUAAL, "West-Friesland") as file:
        add_jongere(file, code="J-31", roepnaam="Noor")
        add(file, clock, "regelt de borg", 5, firmness=Firmness.CONDITIONAL, waits_for="zijn chef")
    return app


def actions(app: TafelApp, slug: str = KOP) -> dict[int, Action]:
    """Return the actions of a series as they are on disk."""
    with read_series(app.archive, slug) as file:
        return {action.number: action for action in file.actions.all()}


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_what_needs_attention_is_on_top_and_nothing_is_cut(two_series: TafelApp, size: tuple[int, int]) -> None:
    app = two_series
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.remove_class("veiled")
        await press(pilot, "a")
        assert app.has_class("veiled"), "all jongeren are in it at once"
        assert "Te laat: 2" in read(app)
        assert "KNH-2 J-07" in read(app)
        assert "Karin" not in read(app)
        await press(pilot, "f8")
        text = read(app)
        assert "Karin de Wit, Woonstichting Zeewijk schrijft haar in (Mila)" in text
        assert "e naar vaste contactpersoon (twee keer te laat)" in text
        await press(pilot, "end")
        text = read(app)
        assert "KNH-3 J-07 Wonen over 30 dagen ○ nog niet begonnen" in text
        assert "belt oma (Mila) nog te bevestigen" in text


async def test_one_key_each_over_two_series_and_undo_goes_back_over_them(two_series: TafelApp) -> None:
    app = two_series
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "end", "a")
        assert app.screen.query_one(NamedRows).lit == f"{KOP}/3", "at what was lit in the overview"
        await press(pilot, "home", "1")
        assert "KNH-2: klaar." in read(app)
        assert "✓ klaar" in read(app), "it stays in sight until one leaves"
        assert actions(app)[2].status == Status.DONE
        await press(pilot, "ctrl+z")
        assert "Ongedaan gemaakt: actie 2: klaar (Veldtafel Kop van Noord-Holland)." in read(app)
        assert actions(app)[2].status == Status.NOT_STARTED
        assert app.screen.query_one(NamedRows).lit == f"{KOP}/2"
        # Several at once, over series.
        await press(pilot, "m")
        assert "4 gemarkeerd" in read(app)
        await press(pilot, "n")
        await fill_in(pilot, "gebeld")
        assert "4 acties: notitie erbij." in read(app)
        assert actions(app)[3].history[-1].note == actions(app, WEST)[1].history[-1].note == "gebeld"
        await press(pilot, "m", "t")
        await fill_in(pilot, "over 3 weken")
        assert actions(app, WEST)[1].deadline == Deadline(day=dt.date(2026, 12, 17))
        await press(pilot, "ctrl+z", "ctrl+z")
        assert "Ongedaan gemaakt: 4 acties in 2 reeksen." in read(app)
        assert actions(app)[3].history == actions(app, WEST)[1].history == ()
        # No file is locked in between.
        with open_series(app.archive, WEST) as other:
            assert other.read_only == ""
            await press(pilot, "m", "2")
            assert "3 acties: bezig. Niet gelukt in Duaal overleg West-Friesland:" in read(app)
            assert "1 gemarkeerd" in read(app), "what could not be done is still marked"
        await press(pilot, "2")
        assert actions(app, WEST)[1].status == Status.BUSY


async def test_promises_that_are_not_firm_are_answered_and_the_stuck_go_up_the_route(two_series: TafelApp) -> None:
    app = two_series
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "a", "f8", "e")
        assert "KNH-2: nieuwe actie voor vaste contactpersoon, nog te bevestigen." in read(app)
        assert "KNH-4 J-07" in read(app)
        assert "Els Bakker zoekt uit hoe dit verder kan: schrijft haar in" in read(app)
        assert "e naar" not in read(app)
        await press(pilot, "enter")
        assert "naar vaste contactpersoon, “actie 4”" in read(app)
        await press(pilot, "escape", "ctrl+z")
        assert 4 not in actions(app)
        await press(pilot, "end")
        assert "b bevestigd w wil niet" in read(app)
        await press(pilot, "b")
        assert actions(app)[3].firmness == Firmness.PROMISED
        await press(pilot, "up", "v")
        await fill_in(pilot, "vrijdag")
        assert "onder voorbehoud van zijn chef, antwoord vóór vr 27 nov" in read(app)
        await press(pilot, "w", "2")
        await fill_in(pilot, "geen geld")
        assert actions(app, WEST)[1].status == Status.STUCK
        await press(pilot, "escape")
        assert isinstance(app.screen, OverviewScreen)


async def test_filters_words_and_what_is_out_of_sight(two_series: TafelApp) -> None:
    app = two_series
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "a", "end", "z")
        await fill_in(pilot, "over 2 weken")
        assert "uit zicht tot do 10 dec" in read(app)
        await press(pilot, "escape", "a")
        assert "KNH-3" not in read(app)
        await press(pilot, "l")
        assert "2 van 4" in read(app)
        await press(pilot, "f")
        await fill_in(pilot, "uit zicht")
        await press(pilot, "l")
        assert "KNH-3" in read(app)
        assert "filter: uit zicht" in read(app)
        await press(pilot, "f", "0", "f", "3")
        assert "J-07 (KNH)" in read(app)
        assert "Mila" not in read(app), "a roepnaam only where names are shown"
        await press(pilot, "1")
        assert "filter: jongere J-07 (KNH)" in read(app)
        await press(pilot, "f", "1")
        assert "De namen zijn nu verborgen. Druk eerst op F8" in read(app)
        await press(pilot, "f", "0", "slash")
        await type_in(pilot, "mila")
        assert "Geen actie past bij dit filter." in read(app)
        await press(pilot, "f8")
        assert "2 van 4" in read(app)
        await press(pilot, "escape")
        assert "3 van 4" in read(app)


async def test_of_one_series_that_is_open_and_of_one_that_may_only_be_read(two_series: TafelApp, folder: Path) -> None:
    app = two_series
    (folder / "kapot.json").write_bytes(b"{")
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await press(pilot, "a")
        assert "Niet te lezen, dus niet in deze lijst: kapot." in read(app)
        await press(pilot, "escape")
        with open_series(app.archive, KOP) as file:
            await app.push_screen(ActionsScreen(file))
            await press(pilot, "2")
            assert file.actions.get(2).status == Status.BUSY
            assert "West-Friesland" not in read(app)
            with open_series(app.archive, KOP) as second:
                await app.push_screen(ActionsScreen(second))
                await pilot.pause()
                assert "KNH-2" in read(app)
                assert "1 klaar" not in read(app)
                await press(pilot, "1")
                assert file.actions.get(2).status == Status.BUSY
