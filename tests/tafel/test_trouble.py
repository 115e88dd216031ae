"""Trouble in a running meeting: the app stays up, says what is safe, and loses nothing that was confirmed."""

import errno
import os
import sys
from pathlib import Path

import pexpect
import pytest
from movable_clock import MovableClock
from room import furnish, meeting_room, see

from sessions.acts.opening import open_series, read_series
from tafel.app import LAST_WORDS, TafelApp
from tafel.screens.meeting import MeetingScreen
from tafel.steps.signals import SignalsStep


def full_disk(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


async def test_a_full_disk_keeps_the_line_and_the_next_try_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full_disk)
            await room.enter("bellen @karin vr")
            assert room.meeting.query_one("#quick-line").text == "bellen @karin vr"
            assert "vol" in room.seen()
            assert room.file.actions.all() == ()
        await room.press("enter")
        assert [action.what for action in room.file.actions.all()] == ["bellen"]


async def test_a_second_window_reads_along_and_says_who_has_it(tmp_path: Path) -> None:
    archive = furnish(tmp_path)
    with open_series(archive, archive.slugs()[0]):
        async with meeting_room(tmp_path) as room:
            assert "alleen lezen" in room.seen()
            await room.go_to("signalen")
            await room.enter("een signaal")
            assert room.file.read_only
            assert room.meeting.query_one("#quick-line").text == "een signaal"
            assert room.file.signals.all() == ()


async def test_a_file_changed_from_outside_is_not_overwritten(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("signalen")
        await room.enter("eerste")
        path = room.file.path
        theirs = path.read_bytes().replace(b"eerste", b"anders")
        path.write_bytes(theirs)
        await room.enter("tweede")
        assert path.read_bytes() == theirs
        assert room.meeting.query_one("#quick-line").text == "tweede"
        assert room.file.read_only


async def test_an_error_of_the_program_is_told_and_the_meeting_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: str(tmp_path / "log"))

    def broken(*_: object) -> None:
        raise ValueError("Mila woont op een geheim adres")

    async with meeting_room(tmp_path / "archief") as room:
        room.app.strict = False
        monkeypatch.setattr(SignalsStep, "_raise", broken)
        await room.go_to("signalen")
        await room.enter("een signaal")
        assert "U kunt gewoon doorgaan" in " ".join(room.seen().split())
        await room.press("ctrl+u", "ctrl+b")
        assert room.step == "afscheid"
    log = (tmp_path / "log" / "fouten.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "Mila" not in log


BROKEN = """
import sys
from pathlib import Path
sys.path[:0] = {paths!r}
import platformdirs
platformdirs.user_log_dir = lambda *_, **__: sys.argv[2]
from textual.widgets import Static
from tafel.app import TafelApp
from tafel.screens.overview import OverviewScreen

class Broken(Static):
    def render(self):
        raise RuntimeError("Mila woont op een geheim adres")

def compose_middle(self):
    yield Broken()

OverviewScreen.compose_middle = compose_middle
TafelApp(Path(sys.argv[1])).run()
"""


def test_an_error_while_painting_ends_with_one_dutch_sentence(tmp_path: Path) -> None:
    furnish(tmp_path / "archief")
    script = BROKEN.format(paths=[entry for entry in sys.path if entry])
    arguments = ["-c", script, str(tmp_path / "archief"), str(tmp_path / "log")]
    app = pexpect.spawn(sys.executable, arguments, dimensions=(40, 120), encoding="utf-8", timeout=30)
    app.expect(pexpect.EOF)
    output = str(app.before)
    assert " ".join(LAST_WORDS.split()[:8]) in " ".join(output.split())
    assert "Traceback" not in output
    assert "Mila" not in output
    log = (tmp_path / "log" / "fouten.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "Mila" not in log


async def test_a_damaged_series_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    archive = furnish(tmp_path)
    read_series(archive, archive.slugs()[0]).path.write_bytes(b"")
    app = TafelApp(tmp_path, clock=MovableClock(), strict=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, pilot, "niet te lezen")
        assert not isinstance(app.screen, MeetingScreen)


def test_files_are_the_users_own(tmp_path: Path) -> None:
    archive = furnish(tmp_path)
    path = read_series(archive, archive.slugs()[0]).path
    assert path.stat().st_mode & 0o077 == 0
