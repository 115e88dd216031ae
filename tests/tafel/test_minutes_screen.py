"""The minutes on the screen: what may be read in the room, printing them, and writing them as files."""

from pathlib import Path

import pytest
from movable_clock import MovableClock
from screens import BEAMER, EDGES, SIZES, fill_in, read, shown, type_in
from textual.pilot import Pilot

from sessions.acts.actions import Promise, promise_action
from sessions.acts.meeting import enter_meeting, go_to_step
from sessions.acts.opening import Archive, open_series, read_series
from sessions.acts.sending import record_sent
from sessions.acts.sharing import who_had
from sessions.acts.stopping import stop_turn
from sessions.sent import Sent
from sessions.store.history import Place
from tafel.app import TafelApp
from tafel.desk import Desk
from tafel.outgoing import printing
from tafel.screens.minutes import MinutesScreen

SLUG = "veldtafel-kop-van-noord-holland"


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were opened in a browser; pages to print stand in a folder of the test."""
    files: list[Path] = []
    monkeypatch.setattr(printing, "show_file", files.append)
    monkeypatch.setattr(printing, "print_folder", lambda: tmp_path / "afdrukken")
    return files


async def show_minutes(pilot: Pilot[None], *, at_table: int | None, what: str = "zoekt een [b]kamer[/b]") -> None:
    """Show the minutes of today's meeting, which has begun, with this jongere at the table; of Mila is `what`."""
    app = pilot.app
    assert isinstance(app, TafelApp)
    file = open_series(app.archive, SLUG)
    enter_meeting(file, 2)
    for number, promise in ((1, what), (2, "belt het loket")):
        promise_action(file, Place(session=2, traject=number), Promise(promise))
    step = next(step for step in file.sessions.get(2).steps if step.traject == at_table and step.kind != "aanwezigheid")
    go_to_step(file, 2, step.id)
    app.remove_class("veiled")
    await app.push_screen(MinutesScreen(Desk(file, 2), at_table=True))
    await pilot.pause()


@pytest.mark.parametrize("size", [SIZES[0], SIZES[-1]])
async def test_at_the_table_only_this_jongere_is_in_the_minutes(app: TafelApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await show_minutes(pilot, at_table=1)
        seen = read(app)
        for _ in range(12):
            await pilot.press("space")
            seen += read(app)
        assert "Alleen het blok van Mila" in seen
        assert "zoekt een [b]kamer[/b]" in seen
        assert "belt het loket" not in seen
        assert "J-08" not in seen
        assert "Sem" not in seen


async def test_between_the_blocks_the_minutes_are_whole(app: TafelApp) -> None:
    async with app.run_test(size=(120, 80)) as pilot:
        await show_minutes(pilot, at_table=None)
        text = read(app)
        assert "zoekt een [b]kamer[/b]" in text
        assert "belt het loket" in text
        assert "Privénotities staan hier niet in" in text


async def test_the_privacy_key_blanks_the_minutes_and_says_so(app: TafelApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await show_minutes(pilot, at_table=1)
        await pilot.press("f8")
        await pilot.pause()
        assert "Mila" not in shown(app)
        assert "J-07" not in shown(app)
        assert "Namen en teksten zijn verborgen: F8 toont ze." in shown(app)


async def test_one_key_opens_the_minutes_to_print(app: TafelApp, opened: list[Path]) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await show_minutes(pilot, at_table=None)
        await pilot.press("o")
        await pilot.pause()
        (page,) = opened
        html = page.read_text(encoding="utf-8")
        assert "belt het loket" in html
        assert "Mila" not in html
        assert page.parent.stat().st_mode & 0o077 == 0
        assert "opent in de browser; druk daar Ctrl+P" in read(app)


async def test_at_the_table_the_jongeres_own_copy_is_printed(app: TafelApp, opened: list[Path]) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await show_minutes(pilot, at_table=1)
        await pilot.press("o", "o")
        await pilot.pause()
        html = opened[-1].read_text(encoding="utf-8")
        assert "Voor Mila" in html
        assert "belt het loket" not in html
        assert "Sem" not in html


async def test_minutes_are_written_as_files_where_the_user_wants_them(app: TafelApp, tmp_path: Path) -> None:
    folder = tmp_path / "verslagen"
    async with app.run_test(size=(80, 24)) as pilot:
        await show_minutes(pilot, at_table=None)
        await pilot.press("w")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        await pilot.press("ctrl+u")
        await fill_in(pilot, "verslagen")
        assert "Typ de hele naam van de map" in read(app)
        await pilot.press("ctrl+u")
        await fill_in(pilot, str(folder))
        assert "2 bestanden staan in" in read(app)
    written = sorted(path.name for path in folder.iterdir())
    assert [("j-07" in name, "j-08" in name) for name in written] == [(True, False), (False, True)]


async def test_at_the_table_only_the_own_copy_can_be_written(app: TafelApp, tmp_path: Path) -> None:
    folder = tmp_path / "verslagen"
    async with app.run_test(size=(80, 24)) as pilot:
        await show_minutes(pilot, at_table=1)
        await pilot.press("w")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("ctrl+u")
        await fill_in(pilot, str(folder))
    (copy,) = folder.iterdir()
    assert "Sem" not in copy.read_text(encoding="utf-8")


async def test_what_another_window_withdrew_meanwhile_is_in_nothing_that_leaves(
    app: TafelApp, clock: MovableClock, tmp_path: Path
) -> None:
    folder = tmp_path / "verslagen"
    with open_series(app.archive, SLUG) as file:
        enter_meeting(file, 2)
        promise_action(file, Place(session=2, traject=1), Promise("zoekt een kamer"))
    async with app.run_test(size=(120, 40)) as pilot:
        await app.push_screen(MinutesScreen(Desk(read_series(app.archive, SLUG), 2), at_table=False))
        with open_series(Archive(app.folder, clock=clock), SLUG) as elsewhere:
            stop_turn(elsewhere, Place(session=2, traject=1))
        await pilot.pause()
        await pilot.press("w", "3", "2")
        await pilot.press("ctrl+u")
        await fill_in(pilot, str(folder))
    (minutes,) = folder.iterdir()
    assert "zoekt een kamer" not in minutes.read_text(encoding="utf-8")


def test_pages_to_print_are_taken_away_after_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "print_folder", lambda: tmp_path)
    page = tmp_path / "verslag.html"
    page.touch()
    moment = page.stat().st_mtime
    monkeypatch.setattr(printing.time, "time", lambda: moment + printing.KEEP_SECONDS - 60)
    printing.sweep_prints()
    assert page.exists()
    monkeypatch.setattr(printing.time, "time", lambda: moment + printing.KEEP_SECONDS + 60)
    printing.sweep_prints()
    assert list(tmp_path.iterdir()) == []


# Before and after documents leave


async def write_for(pilot: Pilot[None], readers: str, folder: Path) -> None:
    """Press what writes Markdown for these readers into a folder, up to where the names are looked at."""
    for key in ("w", readers, "2"):
        await pilot.press(key)
        await pilot.pause()
    await pilot.press("ctrl+u")
    await fill_in(pilot, str(folder))


@pytest.mark.parametrize("size", EDGES)
async def test_the_names_are_looked_at_before_files_are_written(
    app: TafelApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = tmp_path / "verslagen"
    async with app.run_test(size=size) as pilot:
        await show_minutes(pilot, at_table=None, what="belt Mila over Ricardo")
        await write_for(pilot, "3", folder)
        seen = read(app)
        assert "Kloppen de namen?" in seen
        assert "Mila → J-07" in seen
        await pilot.press("f8")
        await pilot.pause()
        assert "Mila" not in shown(app)
        assert "Namen verborgen: F8 toont ze." in read(app)
        await pilot.press("f8", "end")
        await pilot.pause()
        assert "Ricardo" in read(app)
        await pilot.press("escape")
        await pilot.pause()
        assert not folder.exists()
        await write_for(pilot, "3", folder)
        await pilot.press("enter")
        await pilot.pause()
        assert "1 bestand staat in" in read(app)
        assert "Namen nagekeken" not in read(app), "they were looked at just now"
    (page,) = folder.iterdir()
    assert "belt J-07 over Ricardo" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [BEAMER])
async def test_where_no_name_had_to_be_replaced_one_line_says_so(
    app: TafelApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await show_minutes(pilot, at_table=None)
        await write_for(pilot, "3", tmp_path / "verslagen")
        assert "Namen nagekeken: er is er geen vervangen." in read(app)


async def test_at_the_table_no_name_of_another_is_shown_to_look_at(app: TafelApp, opened: list[Path]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await show_minutes(pilot, at_table=1, what="belt samen met Sem")
        await pilot.press("o")
        await pilot.pause()
        assert "namen van anderen" in read(app)
        assert "Sem" not in read(app)
        await pilot.press("enter")
        await pilot.pause()
    assert "een andere jongere" in opened[0].read_text(encoding="utf-8")


@pytest.mark.usefixtures("opened")
async def test_what_was_made_is_kept_and_listed(app: TafelApp, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await show_minutes(pilot, at_table=None)
        await write_for(pilot, "2", tmp_path / "verslagen")
        await pilot.press("o")
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause()
        await type_in(pilot, "kreeg\n")
        seen = read(app)
        assert "Wie kreeg wat van deze bijeenkomst?" in seen
        assert "do 26 nov" in seen
        assert "concept · afdruk · J-07, J-08" in seen
        assert "eigen blad van de jongere" in seen
    with read_series(app.archive, SLUG) as file:
        assert [(one.audience, one.reader, one.form) for one in who_had(file, session=2)] == [
            ("jongere", "J-07", "md"),
            ("jongere", "J-08", "md"),
            ("intern", "", "afdruk"),
        ]


async def test_at_the_table_the_list_tells_of_this_jongere_only(app: TafelApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await show_minutes(pilot, at_table=1)
        screen = app.screen
        assert isinstance(screen, MinutesScreen)
        made = [
            Sent(session=2, audience="jongere", reader=code, trajects=(number,), made=app.clock())
            for number, code in ((1, "J-07"), (2, "J-08"))
        ]
        record_sent(screen._file, made)
        screen.action_sent()
        await pilot.pause()
        assert "J-07" in read(app)
        assert "J-08" not in read(app)


async def test_what_cannot_be_noted_is_told_and_made_all_the_same(app: TafelApp, opened: list[Path]) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await show_minutes(pilot, at_table=None)
        screen = app.screen
        assert isinstance(screen, MinutesScreen)
        screen._file.read_only = "Een ander venster heeft deze reeks."
        await pilot.press("o")
        await pilot.pause()
        assert len(opened) == 1
        assert "maar niet genoteerd" in read(app)
