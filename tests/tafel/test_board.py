"""The board by keys: columns, list and large, filters, moving and marking, the whole tip, and giving the tips away."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from movable_clock import MovableClock
from room import Room, meeting_room
from screens import EDGES, read, type_in
from textual.pilot import Pilot

from sessions.acts.opening import SeriesFile, open_archive, open_series
from sessions.acts.prepare import create_series
from sessions.acts.tips import collect_tips, note_use
from sessions.roles import Role
from sessions.series import SeriesKind
from sessions.tips.importing import NewTip, TipsRead
from sessions.tips.tip import Moment, Public
from tafel.app import TafelApp
from tafel.outgoing import printing
from tafel.screens.board import BoardScreen

NASTY = "Zeg [b]niet[/b] [@click=app.quit] `x` | مرحبا [/]"
TIPS = (
    NewTip("Vertel hoeveel tijd er is", (Role.PARENT,), Public.PROFESSIONALS, Moment.BEFORE, usable=True, rank=1),
    NewTip("Schrijf drie dingen op", (Role.JONGERE,), Public.PARENTS, Moment.BEFORE),
    NewTip(NASTY, (), None, Moment.DURING, usable=True),
    NewTip("Bel na een week over de tijd", (Role.PARENT,), Public.PROFESSIONALS),
    NewTip("woord " * 330),
)


def furnish_tips(folder: Path, tips: tuple[NewTip, ...] = TIPS) -> None:
    """Make a community of practice with these tips."""
    with create_series(open_archive(folder, MovableClock()), SeriesKind.COP, "Samen aan tafel") as file:
        if tips:
            collect_tips(file, TipsRead(tips))


@asynccontextmanager
async def board(
    folder: Path, size: tuple[int, int] = (120, 40), tips: tuple[NewTip, ...] = TIPS
) -> AsyncIterator[tuple[Pilot[None], SeriesFile]]:
    """The board of that community on the screen."""
    furnish_tips(folder, tips)
    app = TafelApp(folder, clock=MovableClock(), strict=True)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        with open_series(app.archive, app.archive.slugs()[0]) as file:
            await app.push_screen(BoardScreen(file))
            await pilot.pause()
            yield pilot, file


async def press(pilot: Pilot[None], *keys: str) -> str:
    """Press keys, and return what is seen then."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    return read(pilot.app)


@pytest.mark.parametrize("size", EDGES)
async def test_every_tip_is_found_in_its_column_in_the_list_and_large(tmp_path: Path, size: tuple[int, int]) -> None:
    async with board(tmp_path, size) as (pilot, _):
        seen = await press(pilot)
        assert "T4 Bel na een week" in seen
        if size[0] < 100:
            assert "stapel 2 voor 2 tijdens 1 na 0" in seen
            assert "Vertel hoeveel tijd" not in seen, "one column at a time"
        assert "T1 ✓ ★1 Vertel hoeveel" in await press(pilot, "right")
        assert "T3 ✓ Zeg [b]niet[/b]" in await press(pilot, "right", "right", "left")
        large = await press(pilot, "b")
        assert "Zeg [b]niet[/b]" in large
        assert "(5 van 5)" in large
        assert "T2" in await press(pilot, "left")
        assert "voor ouders · voor het gesprek" in await press(pilot, "l")


async def test_a_key_moves_and_marks_the_lit_tip_and_undo_takes_it_back(tmp_path: Path) -> None:
    async with board(tmp_path, (80, 24)) as (pilot, file):
        await press(pilot, "space", "3")
        assert (file.tips.get(4).moment, file.tips.get(4).usable) == (Moment.AFTER, True)
        assert file.tips.get(4).sorted_in is None, "outside a meeting"
        await press(pilot, "2")
        assert file.tips.get(5).moment == Moment.DURING, "the next one came under the cursor"
        await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        assert (file.tips.get(4).moment, file.tips.get(4).usable) == (None, False)
        assert "T4 ✓ Bel na een week" in await press(pilot, "ctrl+y")


async def test_filters_narrow_all_columns_and_escape_brings_everything_back(tmp_path: Path) -> None:
    async with board(tmp_path) as (pilot, _):
        seen = await press(pilot, "f", "1")
        assert "filter: bruikbaar" in seen
        assert "2 van 5 tips" in seen
        await press(pilot, "f")
        await type_in(pilot, "hulp\n")
        assert "1 van 5 tips" in await press(pilot)
        assert "5 tips" in await press(pilot, "escape")
        await press(pilot, "slash")
        await type_in(pilot, "tijd")
        seen = await press(pilot)
        assert "2 van 5 tips" in seen
        assert "Schrijf drie" not in seen
        await press(pilot, "enter", "right", "0")
        assert "0 van 5 tips" in await press(pilot, "f", "2", "f", "1", "f", "4")
        assert isinstance(pilot.app.screen, BoardScreen)
        await press(pilot, "escape", "escape")
        assert not isinstance(pilot.app.screen, BoardScreen)


@pytest.mark.parametrize("size", EDGES)
async def test_a_tip_of_two_thousand_characters_is_read_by_scrolling(tmp_path: Path, size: tuple[int, int]) -> None:
    async with board(tmp_path, size, (NewTip("woord " * 330 + "slot"),)) as (pilot, _):
        assert "…" in await press(pilot)
        await press(pilot, "enter", "end")
        assert "slot" in await press(pilot)


async def test_the_whole_tip_tells_all_and_from_whom_only_when_asked(tmp_path: Path) -> None:
    async with board(tmp_path) as (pilot, file):
        note_use(file, 1, "staat in de folder", "Hanna")
        seen = await press(pilot, "right", "enter")
        assert "ouder" not in seen.replace("voor de ouder", "")
        assert "Hanna" not in seen, "veiled"
        assert "bron: ouder" in await press(pilot, "s")
        await press(pilot, "escape")
        assert "ouder" in await press(pilot, "s")
        assert "bron: jongere" in await press(pilot, "l")


async def test_the_tips_are_written_and_never_over_another_file_unasked(tmp_path: Path) -> None:
    folder = tmp_path / "uit"
    async with board(tmp_path / "archief", (80, 24)) as (pilot, _):
        for answer in ("", "n", "j"):
            await press(pilot, "w", "down", "down", "down", "ctrl+u")
            await type_in(pilot, f"{folder}\n")
            await press(pilot, *answer)
            (path,) = folder.iterdir()
            assert path.name == "2026-11-26-cop-samen-aan-tafel-tips-bruikbaar.html"
            mine = path.read_text(encoding="utf-8") == "van iemand anders"
            assert mine == (answer == "n")
            path.write_text("van iemand anders", encoding="utf-8")


async def test_printing_opens_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(printing, "show_file", shown.append)
    async with board(tmp_path) as (pilot, _):
        await press(pilot, "o", "1")
        assert [path.suffix for path in shown] == [".html"]
        assert "Vertel hoeveel tijd er is" in shown[0].read_text(encoding="utf-8")


async def test_a_board_without_tips_says_what_to_do(tmp_path: Path) -> None:
    async with board(tmp_path, (50, 15), ()) as (pilot, _):
        assert "Er zijn nog geen tips" in await press(pilot, "1", "space", "enter", "b", "right", "l", "k", "s")


async def test_the_series_and_the_overview_tell_how_far_the_tips_are(tmp_path: Path) -> None:
    furnish_tips(tmp_path)
    app = TafelApp(tmp_path, clock=MovableClock(), strict=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert "tips 5, nog 2 te sorteren" in read(app)
        seen = await press(pilot, "enter")
        assert "voor 2 · tijdens 1 · na 0 · bruikbaar 2 · toptips 1" in seen
        await press(pilot, "t")
        assert isinstance(app.screen, BoardScreen)


async def test_a_veldtafel_has_no_board(tmp_path: Path) -> None:
    room: Room
    async with meeting_room(tmp_path) as room:
        await room.press("ctrl+f")
        assert room.app.screen is room.meeting
