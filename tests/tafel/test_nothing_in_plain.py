"""With encryption on, nothing that is typed in a meeting is in plain on any disk: looked for after every step."""

import functools
from pathlib import Path

import pytest
from hands import Hands
from movable_clock import MovableClock
from room import furnish, see

from sessions.acts.encrypting import encrypt_all
from sessions.store.keys.keyring import Keyring
from tafel.app import TafelApp
from tafel.screens.meeting import MeetingScreen
from tafel.settings import SettingsFile

WORDS = "fiets wolk lepel dijk"
MARKER = "zeepaardje"
ROOMS = {
    "HOME": "thuis",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_DATA_HOME": "data",
    "TMPDIR": "tmp",
}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One folder under which everything lands that this computer would write for its user."""
    monkeypatch.setattr("sessions.store.archive.Keyring", functools.partial(Keyring, work=2))
    for name, room in ROOMS.items():
        (tmp_path / room).mkdir()
        monkeypatch.setenv(name, str(tmp_path / room))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    settings = tmp_path / "config"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(settings))
    SettingsFile(settings / "tafel").change(veil_tried=True)
    archive = furnish(tmp_path / "archief")
    archive.keys.make(WORDS)
    assert not any(one.trouble or one.left for one in encrypt_all(archive))
    return tmp_path


def in_plain(house: Path) -> list[str]:
    """The files in which the marker, a roepnaam or a code can be read."""
    secrets = [word.encode() for word in (MARKER, "Mila", "J-07")]
    files = [path for path in house.rglob("*") if path.is_file()]
    return [str(path.relative_to(house)) for path in files if any(word in path.read_bytes() for word in secrets)]


async def test_a_whole_meeting_leaves_no_plain_text(house: Path) -> None:
    app = TafelApp(house / "archief", clock=MovableClock())
    async with app.run_test(size=(120, 40)) as pilot:
        await see(app, pilot, "Vergrendeld")
        hands = Hands(app, pilot)
        await hands.play(f"{WORDS}\n")
        await see(app, pilot, "Vandaag")
        for step in (
            "\n",
            f"<f2>gast {MARKER}\n",
            "<ctrl+n>j\n",
            f"<ctrl+n><ctrl+n>{MARKER} wil een kamer\n",
            f"<f2>{MARKER} bellen @karin vr\n",
            "<ctrl+g>",
            "<escape><ctrl+z>",
            "<ctrl+y><ctrl+n><ctrl+n>",
        ):
            await hands.play(step)
            assert in_plain(house) == [], f"after {step!r}"
        meeting = next(screen for screen in app.screen_stack if isinstance(screen, MeetingScreen))
        assert b"".join(meeting.desk.file.content).count(MARKER.encode()) >= 3, "nothing was typed: this does not bite"
        app.tell_trouble(RuntimeError(MARKER))
        meeting.desk.file.path.write_bytes(app.archive.keys.seal((b"{}",))[0])
        await hands.play(f"<f2>{MARKER} nog eens @karin vr\n")
    assert (house / "state").exists()
    assert in_plain(house) == []
    assert any("conflict" in path.name for path in (house / "archief").iterdir())
