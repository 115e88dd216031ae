"""Agreeing with a jongere who reads what, by keys, on a small screen too."""

from collections.abc import Iterator

import pytest
from screens import BEAMER, SIZES, read, shown
from textual.pilot import Pilot

from sessions.acts.opening import SeriesFile, open_series, read_series
from sessions.acts.question import open_leefgebied
from sessions.acts.sending import record_sent
from sessions.acts.sharing import agree_sharing
from sessions.leefgebieden import Leefgebied
from sessions.place import Place
from sessions.sent import Sent
from sessions.sharing import Scope
from tafel.app import TafelApp
from tafel.dialogs.sharing import SharingDialog

SLUG = "veldtafel-kop-van-noord-holland"
MILA = 1
HERE = Place(session=2, traject=MILA)


@pytest.fixture
def file(app: TafelApp) -> Iterator[SeriesFile]:
    """The series of the app, opened; Mila has a question about money."""
    with open_series(app.archive, SLUG) as file:
        open_leefgebied(file, HERE, Leefgebied.FINANCIEN)
        yield file


def reads(file: SeriesFile) -> list[tuple[str, Scope, tuple[Leefgebied, ...], str]]:
    """Return everything that was agreed with Mila."""
    return [
        (file.partners.get(one.partner).name, one.scope, one.also, one.by) for one in file.trajects.get(MILA).sharing
    ]


async def open_dialog(pilot: Pilot[None], file: SeriesFile) -> None:
    app = pilot.app
    assert isinstance(app, TafelApp)
    app.remove_class("veiled")
    await app.push_screen(SharingDialog(file, MILA, HERE))
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


@pytest.mark.parametrize("size", [BEAMER])
async def test_a_digit_agrees_for_the_partner_that_is_lit(
    app: TafelApp, file: SeriesFile, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await open_dialog(pilot, file)
        assert "Wie leest wat van Mila?" in read(app)
        assert "alleen eigen acties" in read(app)
        assert "J-08" not in read(app)
        assert "Sem" not in read(app)
        await press(pilot, "3")
        assert "leest niets" in read(app)
        await press(pilot, "down", "2")
        assert [(name, scope) for name, scope, _, _ in reads(file)] == [
            ("Leerwerkloket", Scope.NOTHING),
            ("Woonstichting Zeewijk", Scope.OWN),
        ]
        assert "26 november, de jongere" in read(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, SharingDialog)


@pytest.mark.parametrize("size", SIZES[:2])
async def test_everything_asks_for_what_is_sensitive_and_takes_nothing_by_itself(
    app: TafelApp, file: SeriesFile, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await open_dialog(pilot, file)
        await press(pilot, "1")
        assert "Leest Leerwerkloket ook mee over:" in read(app)
        assert "Financiën" in read(app)
        assert "Verslaving" not in read(app)
        await press(pilot, "escape")
        assert reads(file) == []
        await press(pilot, "1", "enter")
        assert reads(file)[-1] == ("Leerwerkloket", Scope.ALL, (), "de jongere")
        await press(pilot, "1", "1", "enter")
        assert reads(file)[-1] == ("Leerwerkloket", Scope.ALL, (Leefgebied.FINANCIEN,), "de jongere")
        assert "alles, ook financiën" in read(app)
        await press(pilot, "1", "space", "enter")
        assert reads(file)[-1][2] == ()


async def test_somebody_else_can_agree(app: TafelApp, file: SeriesFile) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_dialog(pilot, file)
        await press(pilot, "a", "2", "2")
        assert reads(file) == [("Leerwerkloket", Scope.OWN, (), "de ouders of voogd")]


async def test_withdrawing_lists_what_the_partner_had(app: TafelApp, file: SeriesFile) -> None:
    agree_sharing(file, MILA, 2, Scope.ALL)
    made = file.now()
    record_sent(
        file,
        [
            Sent(
                session=1, version=1, audience="partners", reader="Leerwerkloket", partner=2, trajects=(1, 2), made=made
            ),
            Sent(session=1, version=1, audience="partners", reader="Zeewijk", partner=1, trajects=(1,), made=made),
        ],
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await open_dialog(pilot, file)
        await press(pilot, "3")
        assert "Dit had Leerwerkloket al" in read(app)
        assert "bijeenkomst van do 15 okt · versie 1" in read(app)
        assert "Zeewijk" not in read(app)
        assert "J-08" not in read(app)
        await press(pilot, "escape")
        assert "Wie leest wat van Mila?" in read(app)


async def test_the_privacy_key_blanks_who_it_is_about_and_what_was_agreed(app: TafelApp, file: SeriesFile) -> None:
    agree_sharing(file, MILA, 2, Scope.ALL, also=[Leefgebied.FINANCIEN])
    async with app.run_test(size=(80, 24)) as pilot:
        await open_dialog(pilot, file)
        await press(pilot, "f8")
        assert "Mila" not in shown(app)
        assert "financiën" not in shown(app)
        await press(pilot, "1")
        assert "Financiën" not in shown(app)


async def test_a_window_that_may_only_read_shows_and_changes_nothing(app: TafelApp) -> None:
    with read_series(app.archive, SLUG) as file:
        async with app.run_test(size=(80, 24)) as pilot:
            await open_dialog(pilot, file)
            assert "alleen eigen acties" in read(app)
            await press(pilot, "1")
            assert isinstance(app.screen, SharingDialog)
            assert reads(file) == []
