"""Locking the app: nothing is read before the passphrase, nobody types for a while, and back on the same step."""

import functools
from pathlib import Path

import pytest
from hands import Hands
from movable_clock import MovableClock
from room import furnish, see
from screens import BEAMER, read
from textual.pilot import Pilot
from textual.widgets import Input

from sessions.acts.encrypting import encrypt_all
from sessions.acts.opening import read_series
from sessions.store.keys.keyring import Keyring, is_sealed
from tafel.app import TafelApp
from tafel.locking.first_key import FirstKeyScreen
from tafel.locking.idle import IdleWatch, Rest
from tafel.locking.unlock import UnlockScreen
from tafel.screens.meeting import MeetingScreen
from tafel.settings import Settings, SettingsFile

WORDS = "fiets wolk lepel dijk"
OTHER = "kachel brug anijs tent"
SLUG = "veldtafel-kop-van-noord-holland"


@pytest.fixture(autouse=True)
def cheap_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sessions.store.archive.Keyring", functools.partial(Keyring, work=2))


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """The folder of an archive with one encrypted series, that has a meeting today."""
    archive = furnish(tmp_path / "archief")
    archive.keys.make(WORDS)
    assert not any(one.trouble or one.left for one in encrypt_all(archive))
    return archive.folder


async def open_with(app: TafelApp, pilot: Pilot[None], words: str) -> None:
    """Type a passphrase and wait until it was tried."""
    await Hands(app, pilot).play(f"{words}\n")
    for _ in range(50):
        await pilot.pause(0.01)
        fields = app.screen.query(Input)
        if not isinstance(app.screen, UnlockScreen) or not fields.first().disabled:
            return


@pytest.mark.parametrize("size", [BEAMER, (120, 40)])
async def test_nothing_is_shown_before_the_passphrase_fits(sealed: Path, size: tuple[int, int]) -> None:
    app = TafelApp(sealed, clock=MovableClock(), strict=True)
    async with app.run_test(size=size) as pilot:
        shown = await see(app, pilot, "Vergrendeld")
        assert "Den Helder" not in shown
        await open_with(app, pilot, OTHER)
        assert "onjuist of bestand beschadigd" in read(app)
        await open_with(app, pilot, WORDS)
        assert "Kop van Noord-Holland" in await see(app, pilot, "Vandaag")


async def test_after_half_an_hour_without_keys_it_is_locked_and_comes_back_to_the_same_step(sealed: Path) -> None:
    clock = MovableClock()
    app = TafelApp(sealed, clock=clock, strict=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await see(app, pilot, "Vergrendeld")
        await open_with(app, pilot, WORDS)
        await see(app, pilot, "Vandaag")
        hands = Hands(app, pilot)
        await hands.play("\n<ctrl+n><ctrl+n>")
        assert isinstance(app.screen, MeetingScreen)
        step = app.screen.desk.step.id
        clock.forward(minutes=6)
        await app.guard.look()
        assert app.has_class("veiled")
        assert isinstance(app.screen, MeetingScreen)
        clock.forward(minutes=25)
        await app.guard.look()
        shown = await see(app, pilot, "30 minuten niets getypt")
        assert "Mila" not in shown
        assert app.archive.keys.is_locked
        assert not any(isinstance(screen, MeetingScreen) for screen in app.screen_stack)
        await open_with(app, pilot, WORDS)
        for _ in range(50):
            await pilot.pause(0.01)
            if isinstance(app.screen, MeetingScreen):
                break
        assert isinstance(app.screen, MeetingScreen)
        assert app.screen.desk.step.id == step


async def test_who_wants_that_finds_it_locked_after_leaving_a_meeting(sealed: Path) -> None:
    app = TafelApp(sealed, clock=MovableClock(), strict=True)
    app.settings.change(lock_on_leaving=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, pilot, "Vergrendeld")
        await open_with(app, pilot, WORDS)
        await see(app, pilot, "Vandaag")
        await Hands(app, pilot).play("\n<escape><escape>")
        await see(app, pilot, "U verliet de bijeenkomst")
        assert app.archive.keys.is_locked
        await open_with(app, pilot, WORDS)
        await see(app, pilot, "Vandaag")


async def test_text_that_was_not_kept_is_still_there_after_the_lock(sealed: Path) -> None:
    app = TafelApp(sealed, clock=MovableClock(), strict=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await see(app, pilot, "Vergrendeld")
        await open_with(app, pilot, WORDS)
        await see(app, pilot, "Vandaag")
        hands = Hands(app, pilot)
        await hands.play("\n<f2>gast uit Schagen")
        app.action_lock()
        shown = await see(app, pilot, "Er staat nog tekst")
        assert "gast uit Schagen" not in shown
        await open_with(app, pilot, WORDS)
        assert "gast uit Schagen" in await see(app, pilot, "gast uit Schagen")


async def test_the_first_start_proposes_a_key(tmp_path: Path) -> None:
    app = TafelApp(tmp_path / "archief", clock=MovableClock(), strict=True, settings=tmp_path / "instellingen")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, pilot, "aanbevolen")
        assert isinstance(app.screen, FirstKeyScreen)
        hands = Hands(app, pilot)
        await hands.play(f"\nkort\n<ctrl+u>{WORDS}\n{OTHER}\n")
        hands.see("stond er iets anders")
        await hands.play(f"{WORDS}\n{WORDS}\n")
        await see(app, pilot, "versleuteld bewaard")
        assert app.archive.keys.exists
        await hands.play("n\nKop van Noord-Holland\n")
        for _ in range(8):
            await pilot.press("enter")
        assert is_sealed(next(app.folder.glob("*.json")).read_bytes())


async def test_who_wants_no_key_says_why_and_the_overview_says_so(tmp_path: Path) -> None:
    app = TafelApp(tmp_path / "archief", clock=MovableClock(), strict=True, settings=tmp_path / "instellingen")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, pilot, "aanbevolen")
        hands = Hands(app, pilot)
        await hands.play("<down>\n\n")
        hands.see("Schrijf kort op waarom")
        await hands.play("de schijf is al versleuteld\n")
        await see(app, pilot, "niet versleuteld")
    assert SettingsFile(tmp_path / "instellingen").now.unencrypted == "de schijf is al versleuteld"


async def test_the_settings_make_a_key_encrypt_what_there_is_and_set_the_minutes(tmp_path: Path) -> None:
    folder = furnish(tmp_path / "archief").folder
    app = TafelApp(folder, clock=MovableClock(), strict=True)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "niet versleuteld" in await see(app, pilot, "Vandaag")
        hands = Hands(app, pilot)
        await hands.play(f"i\n{WORDS}\n{WORDS}\n")
        await see(app, pilot, "Nu alle reeksen versleutelen?")
        await hands.play("j")
        await see(app, pilot, "Alle reeksen zijn versleuteld")
        assert all(is_sealed(path.read_bytes()) for path in folder.rglob("*.json"))
        await hands.play("5\n300\n")
        hands.see("van 0 tot en met 240")
        await hands.play("<ctrl+u>10\n")
        hands.see("Op slot na: 10 minuten")
        assert app.settings.now.lock_minutes == 10
        await hands.play("<escape>")
        await pilot.pause()
        assert "niet versleuteld" not in read(app)


def test_a_clock_that_is_set_back_locks_nothing() -> None:
    clock = MovableClock()
    watch = IdleWatch(clock)
    clock.forward(hours=-3)
    assert watch.asks_for(Settings()) == Rest.NOTHING
    clock.forward(minutes=31)
    assert watch.asks_for(Settings()) == Rest.LOCK
    assert watch.asks_for(Settings(lock_minutes=0)) == Rest.VEIL
    assert watch.asks_for(Settings(lock_minutes=0, veil_minutes=0)) == Rest.NOTHING
    watch.touched()
    assert watch.asks_for(Settings()) == Rest.NOTHING


def test_the_series_is_read_only_by_who_unlocked(sealed: Path) -> None:
    app = TafelApp(sealed, clock=MovableClock(), strict=True)
    app.archive.keys.unlock(WORDS)
    with read_series(app.archive, SLUG) as file:
        assert file.is_sealed
