"""A jongere stops: what is typed goes from screen and store, also what was not kept yet; only the fact stays."""

from pathlib import Path

import pytest
from room import meeting_room
from screens import BEAMER, read

from sessions.acts.sending import record_sent
from sessions.acts.stopping import Stopped
from sessions.sent import Sent
from sessions.turns import Course
from tafel.outgoing import printing
from tafel.screens import meeting as meeting_module
from tafel.steps.writing import NotesArea


async def test_it_says_what_goes_and_only_j_does_it(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(80, 24)) as room:
        await room.go_to("welkom")
        await room.press("j")
        await room.go_to("acties")
        await room.enter("inschrijven @karin vr")
        await room.press("ctrl+d")
        for text in ("Gewist:", "Blijft:", "niet ongedaan gemaakt"):
            assert text in room.seen()
        await room.press("enter")
        assert "Gewist:" in room.seen()
        await room.press("n")
        assert len(room.file.actions.all()) == 1
        await room.press("ctrl+d", "j")
        assert room.file.actions.all() == ()
        assert room.file.sessions.get(1).turn(1).course == Course.STOPPED
        assert room.step == "welkom"
        assert "Dit gesprek is gestopt" in room.seen()
        for text in ("Mila", "inschrijven", "Karin"):
            assert text not in room.seen()
        await room.press("ctrl+z")
        assert room.file.actions.all() == ()


async def test_what_was_being_typed_is_not_kept_on_leaving(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(160, 50)) as room:
        await room.go_to("welkom")
        await room.press("j")
        await room.go_to("notities")
        await room.type("Mila vertelt over thuis.")
        await room.press("ctrl+r")
        await room.type("Onder ons.")
        await room.press("ctrl+d", "j")
        room.meeting.query(NotesArea).remove()
        await room.press("ctrl+n")
        step = room.file.sessions.get(1).step("5-notities")
        assert (step.notes, step.private_notes) == ("", "")
        assert "vertelt" not in room.seen()
        for path in tmp_path.rglob("*"):
            assert not path.is_file() or b"vertelt" not in path.read_bytes(), path


async def test_a_line_that_stands_half_typed_goes_too(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.type("belt de huisarts")
        await room.press("ctrl+d", "j")
        assert room.step == "welkom"
        assert "huisarts" not in room.seen()
        await room.press("enter")
        assert room.step == "wissel"


@pytest.mark.parametrize("size", [BEAMER])
async def test_what_was_made_before_is_listed_calmly_after_a_stop(tmp_path: Path, size: tuple[int, int]) -> None:
    async with meeting_room(tmp_path, size=size) as room:
        made = [
            Sent(session=1, audience=audience, reader=reader, trajects=trajects, made=room.file.now())
            for audience, reader, trajects in (
                ("partners", "Woonstichting Zeewijk", (1, 2)),
                ("jongere", "J-07", (1,)),
                ("jongere", "J-08", (2,)),
            )
        ]
        record_sent(room.file, made)
        await room.go_to("vraag")
        await room.press("ctrl+d", "j")
        seen = read(room.app)
        assert "Al gemaakt over deze jongere" in seen
        assert "J-07 (26 november)" in seen
        assert "J-08" not in seen
        await room.press("down", "enter")
        assert room.step == "wissel"


async def test_where_nothing_was_made_a_stop_lists_nothing(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("vraag")
        await room.press("ctrl+d", "j")
        assert "Al gemaakt" not in room.seen()


async def test_who_stopped_may_begin_again(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("vraag")
        await room.enter("mijn mentor")
        await room.go_to("welkom")
        await room.press("n", "ctrl+d", "j", "o")
        assert "Toestemming?" in room.seen()
        assert room.file.trajects.get(1).going_well == ""
        await room.press("j", "enter")
        assert room.step == "vraag"


async def test_copies_that_still_hold_it_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting_module, "stop_turn", lambda *_: Stopped(left=(tmp_path / "kopie-1.json",)))
    async with meeting_room(tmp_path / "archief") as room:
        await room.go_to("vraag")
        await room.press("ctrl+d", "j")
        assert "kopie-1.json" in room.seen()


async def test_the_page_that_was_opened_to_print_goes_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(printing, "show_file", opened.append)
    monkeypatch.setattr(printing, "print_folder", lambda: tmp_path / "afdrukken")
    async with meeting_room(tmp_path / "archief") as room:
        await room.go_to("welkom")
        await room.press("j")
        await room.go_to("acties")
        await room.enter("inschrijven @karin vr")
        await room.press("ctrl+g", "o", "enter", "escape")
        assert "inschrijven" in opened[0].read_text(encoding="utf-8")
        await room.press("ctrl+d", "j")
        assert list((tmp_path / "afdrukken").iterdir()) == []


@pytest.mark.parametrize("kind", ["aanwezigheid", "wissel", "signalen"])
async def test_where_nobody_is_at_the_table_nobody_can_stop(tmp_path: Path, kind: str) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to(kind)
        await room.press("ctrl+d")
        assert room.app.screen is room.meeting
