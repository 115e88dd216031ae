"""Reserve copies on the screen: looking at one, going back to one, and the way out for a damaged file."""

from pathlib import Path

import pytest
from movable_clock import MovableClock
from room import see
from screens import BEAMER, EDGES, read, shown
from textual.pilot import Pilot

from sessions.acts.opening import Archive, open_series, read_series
from sessions.acts.prepare import add_jongere, create_series
from sessions.acts.sharing import agree_sharing
from sessions.acts.tips import collect_tips
from sessions.acts.versions import compare, version_of
from sessions.series import SeriesKind
from sessions.sharing import Scope
from sessions.tips.importing import NewTip, TipsRead
from tafel.app import TafelApp
from tafel.screens.meeting import MeetingScreen
from tafel.screens.minutes import MinutesScreen
from tafel.screens.overview import OverviewScreen
from tafel.screens.reserve_copies import BackupsScreen, DamageScreen
from tafel.screens.series import SeriesScreen
from tafel.screens.series_copy import CopyScreen
from tafel.screens.traject import TrajectScreen
from tafel.versions import loss_words, size_words
from tafel.widgets.named_rows import NamedRows

SLUG = "veldtafel-kop-van-noord-holland"


@pytest.fixture
def grown(folder: Path, clock: MovableClock) -> Path:
    """The archive with a copy of this morning, and a jongere that came after it."""
    with open_series(Archive(folder, clock=clock), SLUG) as file:
        clock.forward(minutes=10)
        add_jongere(file, code="J-09", roepnaam="Ilse")
    return folder


async def open_copies(app: TafelApp, pilot: Pilot[None]) -> None:
    """Go from the overview to the reserve copies of the series."""
    await pilot.pause()
    await pilot.press("down", "enter")
    await pilot.pause()
    await pilot.press("r")
    await pilot.pause()
    assert isinstance(app.screen, BackupsScreen)


@pytest.mark.usefixtures("grown")
@pytest.mark.parametrize("size", [BEAMER])
async def test_the_copies_are_listed_with_counts_and_without_names(app: TafelApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await open_copies(app, pilot)
        text = read(app)
        assert "Wat er nu staat: laatst bewaard vandaag om" in text
        assert "geopend" in text
        assert all(line[0] == " " for line in shown(app).splitlines() if line), "all stands under the same edge"
        assert "2 bijeenkomsten, 3 jongeren, 1 actie" in text
        await pilot.press("down")
        await pilot.pause()
        assert "U raakt kwijt: 1 jongere." in read(app)
        app.remove_class("veiled")
        for secret in ("Mila", "Ilse", "zoekt een kamer"):
            assert secret not in read(app)


@pytest.mark.usefixtures("grown")
async def test_a_copy_is_looked_at_as_the_series_itself_and_marked(app: TafelApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_copies(app, pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, CopyScreen)
        text = read(app)
        assert "KOPIE: Veldtafel Kop van Noord-Holland" in text
        assert "Dit is een kopie" in text
        assert "J-08" in text
        assert "J-09" not in text
        for offered in ("b bijeenkomst plannen", "r reservekopieën", "Ctrl+W"):
            assert offered not in text
        await pilot.press("r", "b", "home", "enter")
        await pilot.pause()
        assert isinstance(app.screen, MeetingScreen | MinutesScreen)
        await pilot.press("escape", "escape")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, BackupsScreen)


@pytest.mark.usefixtures("grown")
async def test_nothing_leaves_from_a_copy_for_what_was_withdrawn_since_is_not_in_it(app: TafelApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await open_copies(app, pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "g agenda" not in read(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, MinutesScreen)
        for offered in ("o afdrukken", "w als bestand"):
            assert offered not in read(app)
        await pilot.press("o", "w")
        await pilot.pause()
        assert isinstance(app.screen, MinutesScreen)
        assert "Een kopie, om te bekijken" not in read(app), "the veil is still down"
        await pilot.press("f8")
        assert "Een kopie, om te bekijken" in read(app)


@pytest.mark.usefixtures("grown")
async def test_no_plan_leaves_from_the_page_of_a_jongere_in_a_copy(app: TafelApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await open_copies(app, pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        rows = app.screen.query_one(NamedRows)
        rows.highlighted = rows.get_option_index("jongere/1")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TrajectScreen)
        assert "p plan" not in read(app)
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, TrajectScreen)


def test_going_back_says_that_something_was_withdrawn_since(folder: Path, clock: MovableClock) -> None:
    with open_series(Archive(folder, clock=clock), SLUG) as file:
        agree_sharing(file, 1, 1, Scope.ALL)
        before = version_of(file)
        agree_sharing(file, 1, 2, Scope.ALL)
        assert "Let op" not in loss_words(compare(version_of(file), before), clock.moment)
        agree_sharing(file, 1, 1, Scope.NOTHING)
        now = version_of(file)
    assert "Let op: bij 1 jongere is sindsdien toestemming ingetrokken" in loss_words(
        compare(now, before), clock.moment
    )
    assert "Let op" not in loss_words(compare(before, now), clock.moment)


def test_the_tips_of_a_community_count_too(tmp_path: Path, clock: MovableClock) -> None:
    with create_series(Archive(tmp_path / "cop", clock=clock), SeriesKind.COP, "Samen aan tafel") as file:
        before = version_of(file)
        collect_tips(file, TipsRead((NewTip("Luister eerst."),)))
        now = version_of(file)
    assert size_words(now) == "0 bijeenkomsten, 1 tip, 0 acties"
    assert loss_words(compare(now, before), clock.moment) == "U raakt kwijt: 1 tip."


@pytest.mark.parametrize("size", EDGES)
async def test_a_copy_is_put_back_after_saying_what_is_lost(app: TafelApp, grown: Path, size: tuple[int, int]) -> None:
    before = (grown / f"{SLUG}.json").read_bytes()
    async with app.run_test(size=size) as pilot:
        await open_copies(app, pilot)
        await pilot.press("down", "t")
        await pilot.pause()
        assert "U raakt kwijt: 1 jongere." in read(app)
        assert "onder een andere naam" in read(app)
        await pilot.press("n")
        await pilot.pause()
        assert (grown / f"{SLUG}.json").read_bytes() == before
        await pilot.press("t")
        await pilot.pause()
        await pilot.press("j")
        await pilot.pause()
        assert isinstance(app.screen, SeriesScreen)
        (aside,) = grown.glob("*.vervangen-*.json")
        assert aside.read_bytes() == before
        assert "is teruggezet." in read(app)
        assert "J-09" not in shown(app)
        await pilot.press("j")
        await pilot.pause()
    with open_series(Archive(grown), SLUG) as file:
        assert [traject.number for traject in file.trajects.all()] == [1, 2]
        assert add_jongere(file, code="J-10", roepnaam="Sara").number == 4, "number 3 was given before"


async def test_nothing_is_put_back_while_another_window_has_the_series(app: TafelApp, grown: Path) -> None:
    with open_series(Archive(grown), SLUG):
        async with app.run_test(size=(80, 24)) as pilot:
            await open_copies(app, pilot)
            await pilot.press("down", "t")
            await pilot.pause()
            assert "al geopend" in read(app)
            assert "Terugzetten kan hier nu niet." in read(app)
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, CopyScreen), "looking is always possible"


async def test_a_full_disk_is_told_and_everything_stays(
    app: TafelApp, grown: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    before = (grown / f"{SLUG}.json").read_bytes()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_copies(app, pilot)
        with monkeypatch.context() as patched:
            patched.setattr("sessions.store.storage.write_file", full)
            await pilot.press("down", "t")
            await pilot.pause()
            await pilot.press("j")
            await pilot.pause()
            assert "de schijf is vol" in read(app)
    assert (grown / f"{SLUG}.json").read_bytes() == before
    assert not list(grown.glob("*.vervangen-*.json"))


# A damaged file


@pytest.mark.parametrize("size", [BEAMER])
async def test_a_damaged_file_says_what_is_wrong_and_what_can_be_put_back(
    app: TafelApp, grown: Path, clock: MovableClock, size: tuple[int, int]
) -> None:
    clock.forward(hours=3)
    path = grown / f"{SLUG}.json"
    path.write_bytes(b"stuk")
    async with app.run_test(size=size) as pilot:
        await see(app, pilot, "niet te lezen")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DamageScreen)
        text = read(app)
        assert "leeg, beschadigd of geen reeks van tafel. Het is niet aangeraakt." in text
        assert "3 uur oud" in text
        assert "2 bijeenkomsten, 2 jongeren, 1 actie" in text
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, CopyScreen)
        await pilot.press("escape", "t")
        await pilot.pause()
        assert "bewaard onder een andere naam" in read(app)
        assert path.read_bytes() == b"stuk"
        await pilot.press("j")
        await see(app, pilot, "teruggezet.")
        assert isinstance(app.screen, OverviewScreen)
    with read_series(app.archive, SLUG) as file:
        assert len(file.trajects.all()) == 2
    (aside,) = grown.glob("*.vervangen-*.json")
    assert aside.read_bytes() == b"stuk"


async def test_a_damaged_file_can_be_left_alone(app: TafelApp, grown: Path) -> None:
    path = grown / f"{SLUG}.json"
    path.write_bytes(b"")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, pilot, "niet te lezen")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, OverviewScreen)
    assert path.read_bytes() == b""
