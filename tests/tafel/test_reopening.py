"""Re-opening a closed meeting tells who had the version that then changes."""

import datetime as dt
from pathlib import Path

from room import meeting_room
from screens import read
from textual.pilot import Pilot

from sessions.acts.meeting import close_meeting
from sessions.acts.opening import SeriesFile, open_series
from sessions.acts.sending import record_sent
from sessions.meetings import SessionStatus
from sessions.sent import Sent
from tafel.app import TafelApp
from tafel.screens.series import SeriesScreen

SLUG = "veldtafel-kop-van-noord-holland"


def send(file: SeriesFile, version: int, reader: str, made: dt.datetime) -> None:
    """Note that a partner had this version of the first meeting."""
    record_sent(file, [Sent(session=1, version=version, audience="partners", reader=reader, made=made)])


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_in_the_series_it_says_who_had_the_closed_version(app: TafelApp) -> None:
    with open_series(app.archive, SLUG) as file:
        send(file, 1, "Woonstichting Zeewijk", file.now())
        send(file, 1, "Woonstichting Zeewijk", file.now())
        send(file, 0, "Leerwerkloket", file.now())
        async with app.run_test(size=(80, 24)) as pilot:
            await app.push_screen(SeriesScreen(file, "meeting/1"))
            await press(pilot, "h")
            assert "Deze versie kregen al: Woonstichting Zeewijk (26 november)." in read(app)
            assert "Leerwerkloket (" not in read(app)
            await press(pilot, "j")
        assert file.sessions.get(1).status == SessionStatus.RUNNING


async def test_in_the_meeting_itself_too(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(80, 24)) as room:
        close_meeting(room.file, 1)
        send(room.file, 1, "Leerwerkloket", room.file.now())
        await room.go_to("afronden")
        await room.press("down", "down", "down", "enter")
        assert "Deze versie kregen al: Leerwerkloket (26 november)." in read(room.app)
        await room.press("escape")
        assert room.file.sessions.get(1).status == SessionStatus.CLOSED
        await room.press("enter", "j")
        assert room.file.sessions.get(1).status == SessionStatus.RUNNING
