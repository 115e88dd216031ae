"""Pauze: one key stops the clock and clears the screen, and nothing is lost by it."""

import errno
import os
from pathlib import Path

import pytest
from movable_clock import MovableClock
from room import Room, meeting_room
from screens import shown

from sessions.acts.gather import progress_of
from sessions.guide import seconds_in
from tafel.screens.meeting import MeetingScreen
from tafel.screens.pause import PauseScreen


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def seconds_at(room: Room) -> int:
    """Return the seconds that are on disk for the step on the table."""
    progress = progress_of(room.file, room.desk.session)
    assert progress is not None
    return seconds_in(progress, progress.step, room.file.now())


async def test_one_key_shows_the_time_only_and_any_of_four_goes_on(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(160, 50)) as room:
        await room.go_to("acties")
        await room.enter("bellen @karin vr")
        await room.type("Karin belt Zeewijk")
        for key, on in (("f9", "f9"), ("ctrl+k", "ctrl+k"), ("f9", "enter"), ("ctrl+k", "escape")):
            await room.press(key)
            seen = room.seen()
            assert "Pauze" in seen
            assert "verder" in seen
            for text in ("Mila", "Karin", "bellen", "Zeewijk", "J-07", "Kop van Noord-Holland", "Acties"):
                assert text not in seen, text
            await room.press(on)
            assert isinstance(room.app.screen, MeetingScreen)
            assert room.meeting.query_one("#quick-line").text == "Karin belt Zeewijk"
        await room.type(" op")
        assert room.meeting.query_one("#quick-line").text == "Karin belt Zeewijk op"


async def test_other_keys_do_nothing(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.press("f9")
        before = room.seen()
        for key in ("a", "f1", "f8", "ctrl+l", "ctrl+p", "ctrl+n", "ctrl+z", "ctrl+g", "space", "tab"):
            await room.press(key)
            assert isinstance(room.app.screen, PauseScreen), key
            assert room.seen() == before, key
        await room.press("enter")
        assert not room.app.has_class("veiled")
        assert room.step == "aanwezigheid"


async def test_the_clock_counts_nothing_while_it_is_paused(tmp_path: Path) -> None:
    clock = MovableClock()
    async with meeting_room(tmp_path, clock=clock) as room:
        await room.go_to("acties")
        clock.forward(minutes=3)
        left = room.desk.pace.minutes_left
        await room.press("f9")
        clock.forward(minutes=20)
        assert seconds_at(room) == 180
        assert room.desk.pace.minutes_left == left
        await room.press("f9")
        clock.forward(minutes=1)
        assert seconds_at(room) == 240
        assert room.desk.pace.minutes_left == left - 1


async def test_a_meeting_that_was_left_in_a_pause_is_still_paused(tmp_path: Path) -> None:
    clock = MovableClock()
    async with meeting_room(tmp_path, clock=clock) as room:
        await room.go_to("acties")
        clock.forward(minutes=3)
        await room.press("f9")
        clock.forward(minutes=20)
        await room.press("ctrl+q")
    clock.forward(minutes=30)
    async with meeting_room(tmp_path, clock=clock) as room:
        assert isinstance(room.app.screen, PauseScreen)
        assert "Mila" not in room.seen()
        clock.forward(minutes=5)
        await room.press("enter")
        assert "Mila" in room.seen()
        assert room.step == "acties"
        assert seconds_at(room) == 180


async def test_it_hides_what_is_open_in_the_meeting_too(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.press("ctrl+t")
        await room.type("terug")
        await room.press("f9")
        assert "terug" not in room.seen()
        await room.press("f9")
        assert "Naar welke stap?" in room.seen()
        assert "terug" in room.seen()


async def test_a_note_that_is_being_typed_is_kept_first(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("notities")
        await room.type("Zeewijk heeft plek.")
        await room.press("f9")
        assert room.desk.file.sessions.get(1).step(room.desk.step.id).notes == "Zeewijk heeft plek."


async def test_a_full_disk_does_not_keep_the_screen_from_going_blank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("notities")
        await room.type("Zeewijk heeft plek.")
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full_disk)
            await room.press("f9")
            assert isinstance(room.app.screen, PauseScreen)
            assert "Zeewijk" not in room.seen()
        await room.press("f9")
        assert "Zeewijk heeft plek." in room.seen()
        assert "vol" in room.seen()


async def test_a_window_that_may_only_read_can_be_blanked_too(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as first, meeting_room(tmp_path) as second:
        assert second.file.read_only
        await second.press("f9")
        assert isinstance(second.app.screen, PauseScreen)
        await second.press("f9")
        assert first.desk.progress.paused is None
        assert isinstance(second.app.screen, MeetingScreen)


@pytest.mark.parametrize("size", [(50, 15), (80, 24), (160, 50)])
async def test_it_fits_every_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with meeting_room(tmp_path, size=size) as room:
        await room.press("ctrl+k")
        seen = shown(room.app)
        assert "Pauze" in seen
        assert "F9 of Enter: verder" in seen


async def test_stopping_in_a_pause_says_that_a_line_would_be_lost(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(80, 24)) as room:
        await room.go_to("acties")
        await room.type("Karin belt Zeewijk")
        await room.press("f8", "f9", "ctrl+q")
        assert room.app.is_running
        assert "nog niet bewaard" in room.seen()
        assert "Karin" not in room.seen()
        await room.press("enter")
        assert room.meeting.query_one("#quick-line").text == "Karin belt Zeewijk"
