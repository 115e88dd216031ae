"""Erasing a jongere from the page: shown first, asked twice, and gone for good."""

import pytest
from movable_clock import MovableClock
from screens import read
from textual.pilot import Pilot

from sessions.acts.ending import stop_traject
from sessions.acts.opening import open_series, read_series
from sessions.acts.prepare import add_jongere
from sessions.closing import StopReason
from tafel.app import TafelApp
from tafel.dialogs.wiping import SureDialog, WipeDialog
from tafel.screens.overview import OverviewScreen
from tafel.screens.traject import TrajectScreen

SLUG = "veldtafel-kop-van-noord-holland"


@pytest.fixture(autouse=True)
def _no_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tafel.wiping.erase_prints", lambda: ())


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def roepnamen(app: TafelApp) -> list[str]:
    """Who stands in the series now."""
    with read_series(app.archive, SLUG) as file:
        return [traject.roepnaam for traject in file.trajects.all()]


@pytest.fixture
def expired(app: TafelApp, clock: MovableClock) -> TafelApp:
    """The app two years after the traject of Sem stopped, in a series that is still worked in."""
    with open_series(app.archive, SLUG) as file:
        stop_traject(file, 2, file.today(), StopReason.MOVED)
        clock.forward(days=760)
        add_jongere(file, code="J-09", roepnaam="Noor")
    return app


async def test_it_is_shown_and_asked_twice_and_then_gone(expired: TafelApp) -> None:
    async with expired.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "end", "enter")
        assert isinstance(expired.screen, TrajectScreen)
        assert "alleen nog te bekijken of te wissen" in read(expired)
        await press(pilot, "w")
        assert isinstance(expired.screen, TrajectScreen), "it cannot be changed any more"
        await press(pilot, "x")
        assert isinstance(expired.screen, WipeDialog)
        shown = read(expired)
        assert "J-08 wissen?" in shown
        assert "alleen een telregel" in shown
        await press(pilot, "enter", "t")
        assert "telt ook in rapporten niet meer mee" in read(expired)
        await press(pilot, "t", "j")
        assert isinstance(expired.screen, SureDialog)
        await press(pilot, "n")
        assert "Sem" in roepnamen(expired)
        await press(pilot, "x", "j", "j")
        assert isinstance(expired.screen, OverviewScreen)
        assert "De jongere is gewist." in read(expired)
        assert roepnamen(expired) == ["Mila", "Noor"]
