"""Several windows, a file that something else changed, and one that has gone, as a chair meets them."""

import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from movable_clock import MovableClock
from room import Room, furnish, meeting_room, see
from screens import BEAMER, EDGES, read, shown
from textual.pilot import Pilot

from sessions.actions import Action
from sessions.acts.meeting import close_meeting, enter_meeting
from sessions.acts.opening import Archive, SeriesFile, open_series, read_series
from tafel.app import TafelApp
from tafel.screens.conflict import ConflictScreen, GoneScreen
from tafel.screens.meeting import MeetingScreen
from tafel.screens.overview import OverviewScreen
from tafel.screens.series import SeriesScreen
from tafel.screens.series_copy import CopyScreen

SLUG = "veldtafel-kop-van-noord-holland"
LINE = "zoekt een kamer @mila vr"

ANOTHER_WINDOW = """
import sys
from pathlib import Path
from sessions.actions import Action
from sessions.store.archive import Archive

with Archive(Path(sys.argv[1])).open(sys.argv[2]) as file:
    print("open", flush=True)
    for line in sys.stdin:
        with file.change("actie toegezegd"):
            file.actions.add(Action(what=line, session=1, traject=1))
        print("gedaan", flush=True)
"""


@contextmanager
def another_window(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a process that has the series open and adds an action for every line it is given."""
    command = [sys.executable, "-c", ANOTHER_WINDOW, str(folder), SLUG]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "open\n"
            yield process
        finally:
            process.kill()


def say(process: subprocess.Popen[str], line: str) -> None:
    """Give the other window a line, and wait until it is on disk."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    assert process.stdout.readline() == "gedaan\n"


async def follow(app: TafelApp, pilot: Pilot[None]) -> None:
    """Let the seconds go by after which a window looks again."""
    app.screen._follow()
    await pilot.pause()
    await pilot.pause()


def written_elsewhere(folder: Path, tmp_path: Path, *whats: str, close: bool = False) -> None:
    """Change the series on a copy of the archive, as on another computer, and put the result in its place."""
    elsewhere = tmp_path / "elders"
    shutil.copytree(folder, elsewhere)
    clock = MovableClock()
    clock.forward(minutes=5)
    with Archive(elsewhere, clock=clock).open(SLUG) as file:
        for what in whats:
            with file.change("actie toegezegd"):
                file.actions.add(Action(what=what, session=1, traject=1))
        if close:
            enter_meeting(file, 1)
            close_meeting(file, 1)
    (folder / f"{SLUG}.json").write_bytes((elsewhere / f"{SLUG}.json").read_bytes())
    shutil.rmtree(elsewhere)


@pytest.mark.parametrize("size", [BEAMER])
async def test_a_second_window_reads_along_and_takes_over_when_the_other_closes(
    app: TafelApp, folder: Path, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        with another_window(folder) as other:
            await pilot.pause()
            await pilot.press("down", "enter")
            await pilot.pause()
            app.remove_class("veiled")
            await pilot.pause()
            text = read(app)
            assert "alleen lezen" in text
            assert "Deze reeks is al geopend door" in text
            assert "leest vanzelf mee" in text
            assert "Ctrl+W" not in text
            await pilot.press("down", "down")
            await pilot.pause()
            assert "1 actie open" in read(app)
            say(other, "belt de school")
            await follow(app, pilot)
            assert "2 acties open" in read(app)
            await pilot.press("ctrl+w")
            await pilot.pause()
            assert "U schrijft nu" not in read(app)
        await follow(app, pilot)
        assert "Het andere venster is dicht. Ctrl+W neemt over" in read(app)
        await pilot.press("ctrl+w")
        await pilot.pause()
        assert "U schrijft nu in dit venster." in read(app)
        assert "alleen lezen" not in read(app)
        await pilot.press("j")
        await pilot.pause()
        assert not isinstance(app.screen, SeriesScreen), "something can be added now"


async def test_a_meeting_that_is_looked_on_at_is_taken_over_at_the_step_where_one_was(
    tmp_path: Path, clock: MovableClock
) -> None:
    archive = furnish(tmp_path, clock)
    with archive.open(SLUG) as writer:
        enter_meeting(writer, 1)
        app = TafelApp(tmp_path, clock=clock, strict=True)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("enter")
            await see(app, pilot, "al geopend")
            assert isinstance(app.screen, MeetingScreen)
            await pilot.press("ctrl+n", "ctrl+n")
            await pilot.pause()
            step = app.screen.desk.step.id
            await follow(app, pilot)
            assert "Ctrl+W" not in read(app)
            writer.close()
            await follow(app, pilot)
            assert "Ctrl+W overnemen om te schrijven" in read(app), "in the key bar, whatever else has no room there"
            await pilot.press("ctrl+w")
            await pilot.pause()
            assert "U schrijft nu in dit venster." in read(app)
            assert app.screen.desk.step.id == step
            with read_series(archive, SLUG) as file:
                assert file.progress.all()[0].step == step


async def test_who_only_just_missed_the_lock_is_told_and_goes_on_reading(
    app: TafelApp, folder: Path, clock: MovableClock
) -> None:
    other = open_series(Archive(folder, clock=clock), SLUG)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        other.close()
        await follow(app, pilot)
        with open_series(Archive(folder, clock=clock), SLUG):
            await pilot.press("ctrl+w")
            await pilot.pause()
            assert "al geopend" in read(app)
            assert "alleen lezen" in read(app)


# A file that something else changed


@asynccontextmanager
async def in_conflict(tmp_path: Path, size: tuple[int, int] = (80, 24), **change: bool) -> AsyncIterator[Room]:
    """A meeting in which a line was typed while another program changed the file."""
    folder = tmp_path / "archief"
    async with meeting_room(folder, size=size) as room:
        await room.go_to("acties")
        written_elsewhere(folder, tmp_path, "belt de school", "schrijft een brief", **change)
        await room.enter(LINE)
        assert isinstance(room.app.screen, ConflictScreen), room.seen()
        yield room


@pytest.mark.parametrize("size", EDGES)
async def test_a_conflict_shows_both_versions_and_what_each_choice_does(tmp_path: Path, size: tuple[int, int]) -> None:
    async with in_conflict(tmp_path, size, close=True) as room:
        texts = []
        for _ in range(12):
            texts.append(read(room.app))
            await room.press("pagedown")
        text = " ".join(texts)
        for told in ("De versie op de schijf", "Uw versie", "2 acties meer", "Beide zijn verder", "het laatst"):
            assert told in text
        if size[0] == 80:
            assert "Beide zijn verder" in texts[0], "what one chooses by is in view at once"
            assert "2 acties meer, de bijeenkomst van 26 november is hier afgesloten" in text
        happens = []
        for digit in "1234":
            await room.press(digit)
            happens.append(read(room.app))
        assert "u schrijft daarin verder. Uw versie blijft ernaast" in happens[0]
        assert "Er verandert niets" in happens[1]
        assert "‘vervangen’" in happens[3]
        for secret in ("belt de school", "Mila", "zoekt een kamer"):
            assert secret not in text


async def test_going_on_with_the_disk_shows_it_and_loses_nothing_typed(tmp_path: Path) -> None:
    async with in_conflict(tmp_path) as room:
        ours = room.file.conflict
        await room.press("1", "enter")
        assert isinstance(room.app.screen, MeetingScreen)
        text = read(room.app)
        assert "belt de school" in text
        assert LINE in text, "what was typed still stands in the line"
        assert ours is not None
        assert ours.exists()
        assert ours.name in text
        await room.press("enter")
        assert len(room.file.actions.all()) == 3
        assert room.file.actions.all()[-1].number == 3


async def test_looking_at_ours_changes_nothing_and_comes_back(tmp_path: Path) -> None:
    async with in_conflict(tmp_path) as room:
        there = room.file.path.read_bytes()
        await room.press("3", "enter")
        assert isinstance(room.app.screen, CopyScreen)
        assert "KOPIE" in read(room.app)
        assert "uw versie" in read(room.app)
        await room.press("b", "j", "escape")
        assert isinstance(room.app.screen, ConflictScreen)
        assert room.file.path.read_bytes() == there


async def test_ours_in_the_place_keeps_the_other_beside_it(tmp_path: Path) -> None:
    async with in_conflict(tmp_path) as room:
        theirs = room.file.path.read_bytes()
        await room.press("4", "enter")
        assert isinstance(room.app.screen, MeetingScreen)
        (kept,) = room.file.path.parent.glob("*.vervangen-*.json")
        assert kept.read_bytes() == theirs
        assert kept.name in read(room.app)
        assert [action.what for action in room.file.actions.all()] == ["zoekt een kamer"]
        assert not room.file.read_only


async def test_not_choosing_stays_read_only_and_the_choice_comes_back(tmp_path: Path) -> None:
    async with in_conflict(tmp_path) as room:
        await room.press("escape")
        assert isinstance(room.app.screen, MeetingScreen)
        assert "Ctrl+W: wat nu?" in read(room.app)
        await room.press("ctrl+w")
        assert isinstance(room.app.screen, ConflictScreen)


async def test_a_full_disk_leaves_the_choice_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    async with in_conflict(tmp_path) as room:
        there = room.file.path.read_bytes()
        with monkeypatch.context() as patched:
            patched.setattr("sessions.store.storage.write_file", full)
            await room.press("4", "enter")
            assert isinstance(room.app.screen, ConflictScreen)
            assert "de schijf is vol" in read(room.app)
        assert room.file.path.read_bytes() == there
        assert room.file.in_conflict
        await room.press("4", "enter")
        assert isinstance(room.app.screen, MeetingScreen)


async def test_a_meeting_that_is_not_in_the_other_version_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "archief"
    furnish(folder)
    before = Archive(folder, clock=MovableClock()).backups(SLUG)[-1].path.read_bytes()
    async with meeting_room(folder, size=(80, 24)) as room:
        await room.go_to("acties")
        room.file.path.write_bytes(before)
        await room.enter(LINE)
        assert isinstance(room.app.screen, ConflictScreen)
        await room.press("1", "enter")
        assert isinstance(room.app.screen, OverviewScreen)
        assert "staat niet in deze versie" in read(room.app)
        assert "zoekt een kamer" in room.app.clipboard


async def test_a_conflict_on_the_series_screen_offers_the_same(app: TafelApp, folder: Path, tmp_path: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SeriesScreen)
        written_elsewhere(folder, tmp_path, "belt de school")
        await pilot.press("down", "h")
        await pilot.pause()
        await pilot.press("j")
        await pilot.pause()
        await see(app, pilot, "De versie op de schijf")
        await pilot.press("1", "enter")
        await see(app, pilot, "U gaat verder met de versie op de schijf.")
        assert isinstance(app.screen, SeriesScreen)
        assert "2 acties open" in read(app)


async def test_a_damaged_file_on_disk_leaves_ours_to_choose(tmp_path: Path) -> None:
    folder = tmp_path / "archief"
    async with meeting_room(folder, size=(80, 24)) as room:
        await room.go_to("acties")
        room.file.path.write_bytes(b"stuk")
        await room.enter(LINE)
        assert isinstance(room.app.screen, ConflictScreen)
        assert "niet te lezen" in read(room.app)
        assert "verder met de versie op de schijf" not in read(room.app)
        await room.press("2", "enter")
        assert isinstance(room.app.screen, MeetingScreen)
        assert len(room.file.actions.all()) == 1


# A file that has gone


@pytest.mark.parametrize("size", [BEAMER])
async def test_a_file_that_has_gone_is_written_back_on_request(tmp_path: Path, size: tuple[int, int]) -> None:
    async with meeting_room(tmp_path / "archief", size=size) as room:
        await room.go_to("acties")
        room.file.path.unlink()
        await room.enter(LINE)
        assert isinstance(room.app.screen, GoneScreen)
        assert "terugzetten wat dit venster heeft" in read(room.app)
        await room.press("enter")
        assert isinstance(room.app.screen, MeetingScreen)
        assert "Het bestand staat er weer." in read(room.app)
        await room.press("enter")
        assert [action.what for action in room.file.actions.all()] == ["zoekt een kamer"]
        with read_series(room.app.archive, SLUG) as file:
            assert len(file.actions.all()) == 1


async def test_a_folder_that_has_gone_is_told_and_waited_for(tmp_path: Path) -> None:
    async with meeting_room(tmp_path / "archief", size=(80, 24)) as room:
        await room.go_to("acties")
        away = (tmp_path / "archief").rename(tmp_path / "weg")
        await room.enter(LINE)
        assert isinstance(room.app.screen, GoneScreen)
        await room.press("enter")
        assert isinstance(room.app.screen, GoneScreen)
        assert "niet meer te bereiken" in read(room.app)
        away.rename(tmp_path / "archief")
        await room.press("escape", "enter")
        assert len(room.file.actions.all()) == 1
        assert "Ctrl+W" not in shown(room.app)


def test_every_file_is_let_go(tmp_path: Path) -> None:
    archive = furnish(tmp_path)
    file: SeriesFile = archive.open(SLUG)
    file.close()
    assert not archive.open(SLUG).read_only
