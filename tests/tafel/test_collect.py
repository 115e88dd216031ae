"""Collecting tips as a facilitator does: typing on, changing from whom and for whom, and pasting many at once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from movable_clock import MovableClock
from room import Room, meeting_room, see
from screens import BEAMER, EDGES
from textual.events import Paste

from sessions.acts.opening import Archive, open_series
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import create_series
from sessions.acts.tips import collect_tips
from sessions.roles import Role
from sessions.series import SeriesKind
from sessions.tips.importing import NewTip, TipsRead
from sessions.tips.tip import Public, Tip
from tafel.app import TafelApp
from tafel.screens.series import SeriesScreen

NASTY = ["gezin [/zorg]", "[@click=app.quit]x[/]", "**vet** $kop", "مرحبا بالعالم", "👩‍👧 samen", "a\x1b[2Jb\x07c"]
FORTY = "\n".join(f"Tip van regel {line}" for line in range(1, 41))


@asynccontextmanager
async def collecting(folder: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Room]:
    """A community of practice whose meeting is at collecting tips."""
    clock = MovableClock()
    with create_series(Archive(folder, clock=clock), SeriesKind.COP, "Samen aan tafel") as file:
        add_people(file, read_people("Hanna Vos\nPieter Blom; Jeugdhulp Duinrand"))
        plan_meeting(file, day=file.today())
    async with meeting_room(folder, size, clock) as room:
        await room.go_to("verzamelen")
        yield room


def tips(room: Room) -> list[str]:
    """What was kept, by number."""
    return [tip.text for tip in room.file.tips.all()]


def last(room: Room) -> Tip:
    return room.file.tips.all()[-1]


async def paste(room: Room, text: str) -> None:
    """Paste text where the focus is, and wait."""
    assert room.app.focused is not None
    room.app.focused.post_message(Paste(text))
    await room.press()
    await room.pilot.pause()
    await room.pilot.pause()


@pytest.mark.parametrize("size", EDGES)
async def test_a_tip_a_line_the_newest_on_top(tmp_path: Path, size: tuple[int, int]) -> None:
    async with collecting(tmp_path, size) as room:
        await room.burst(*"Bel eerst", "enter", *"Kom op tijd", "enter")
        assert tips(room) == ["Bel eerst", "Kom op tijd"]
        seen = room.seen()
        assert seen.index("T2  Kom op tijd") < seen.index("T1  Bel eerst") < seen.index("Bron niet gezegd")


@pytest.mark.parametrize("size", [BEAMER])
async def test_from_whom_and_for_whom_hold_until_it_is_said_otherwise(tmp_path: Path, size: tuple[int, int]) -> None:
    async with collecting(tmp_path, size) as room:
        await room.press("ctrl+s", "1", "ctrl+d", "3")
        assert "Bron ouder   Doelgroep hulpverleners" in room.seen()
        await room.enter("Bel eerst")
        assert (last(room).sources, last(room).public) == ((Role.PARENT,), Public.PROFESSIONALS)
        await room.type("Kom op tijd @jongere @hulp")
        assert "jongere, hulpverlener" in room.seen()
        await room.press("enter")
        await room.enter("Vraag door")
        assert last(room).sources == (Role.JONGERE, Role.PROFESSIONAL)
        assert last(room).public == Public.PROFESSIONALS
        await room.enter(">ouders")
        assert "Doelgroep ouders" in room.seen()
        assert len(tips(room)) == 3
        await room.press("f4", "0")
        await room.enter("Zeg het")
        assert (last(room).sources, last(room).public) == ((), Public.PARENTS)


async def test_choosing_does_not_touch_what_is_being_typed(tmp_path: Path) -> None:
    async with collecting(tmp_path) as room:
        await room.type("Bel ee")
        await room.press("ctrl+s", "2")
        await room.burst(*"rst", "enter")
        assert (tips(room), last(room).sources) == (["Bel eerst"], (Role.JONGERE,))


async def test_what_held_last_holds_when_the_step_is_entered_again(tmp_path: Path) -> None:
    async with collecting(tmp_path) as room:
        await room.enter("Bel eerst @ouder >ouders")
        await room.press("ctrl+n", "ctrl+b")
        assert "Bron ouder   Doelgroep ouders" in room.seen()


async def test_a_mark_that_is_not_known_stays_text_and_is_told(tmp_path: Path) -> None:
    async with collecting(tmp_path) as room:
        await room.type("Bel @karin")
        assert "“@karin” blijft tekst" in room.seen()
        await room.press("enter")
        await room.enter("Mail naar ouder@example.nl")
        assert tips(room) == ["Bel @karin", "Mail naar ouder@example.nl"]


@pytest.mark.parametrize("size", [BEAMER])
async def test_forty_pasted_lines_are_forty_tips_and_one_undo(tmp_path: Path, size: tuple[int, int]) -> None:
    async with collecting(tmp_path, size) as room:
        await room.press("ctrl+s", "1")
        await paste(room, FORTY + "\n\nTIP van regel 3\n")
        seen = room.seen()
        assert "41 tips vastleggen?" in seen
        assert "Twee keer hetzelfde" in seen
        assert not tips(room)
        await room.press("enter")
        assert len(tips(room)) == 41
        assert all(tip.sources == (Role.PARENT,) for tip in room.file.tips.all())
        await room.press("ctrl+z")
        assert not tips(room)


async def test_what_is_being_typed_stays_when_lines_are_pasted(tmp_path: Path) -> None:
    async with collecting(tmp_path) as room:
        await room.type("nog niet ")
        await paste(room, FORTY)
        await room.press("enter")
        await room.burst(*"af", "enter")
        assert (len(tips(room)), last(room).text) == (41, "nog niet af")


async def test_a_paste_can_be_let_go_and_one_line_goes_in_the_line(tmp_path: Path) -> None:
    async with collecting(tmp_path) as room:
        await paste(room, FORTY)
        await room.press("escape")
        assert not tips(room)
        await paste(room, "Bel eerst\r\n")
        await room.press("enter")
        assert tips(room) == ["Bel eerst"]


async def test_what_is_there_already_is_pointed_out_and_kept(tmp_path: Path) -> None:
    async with collecting(tmp_path) as room:
        await room.enter("Bel eerst")
        await room.enter("bel EERST")
        assert "Dezelfde tekst staat er al: T1." in room.seen()
        await paste(room, "Bel eerst\nVraag door")
        assert "Deze staan er al" in room.seen()
        await room.press("enter")
        assert len(tips(room)) == 4


@pytest.mark.parametrize("size", [BEAMER])
async def test_a_tip_is_changed_and_taken_back_from_the_list(tmp_path: Path, size: tuple[int, int]) -> None:
    async with collecting(tmp_path, size) as room:
        await paste(room, "Een\nTwee\nDrie")
        await room.press("enter", "ctrl+e", "down", "enter")
        assert "T2 wijzigen" not in tips(room)
        await room.burst(*" tips @jongere", "enter")
        assert (room.file.tips.get(2).text, room.file.tips.get(2).sources) == ("Twee tips", (Role.JONGERE,))
        await room.press("ctrl+e", "ctrl+s", "4", "ctrl+d", "1")
        assert (last(room).sources, last(room).public) == ((Role.RESEARCHER,), Public.PARENTS)
        assert "Bron niet gezegd" in room.seen()
        await room.press("delete")
        assert tips(room) == ["Een", "Twee tips"]
        await room.press("ctrl+z")
        assert tips(room) == ["Een", "Twee tips", "Drie"]


@pytest.mark.parametrize("size", [(50, 15), (120, 40)])
async def test_whatever_is_typed_is_shown_and_kept_as_it_is(tmp_path: Path, size: tuple[int, int]) -> None:
    async with collecting(tmp_path, size) as room:
        for text in NASTY:
            await paste(room, text)
            await room.press("enter")
        await paste(room, "\n".join(NASTY))
        await room.press("enter")
        assert tips(room)[: len(NASTY)] == tips(room)[len(NASTY) :]
        assert "gezin [/zorg]" in tips(room)
        assert "\x1b" not in room.seen()
        await paste(room, "lang " * 400)
        await room.press("enter", "ctrl+e", "end", "home")
        assert len(last(room).text) == 1_999


async def test_tips_are_for_the_wall(tmp_path: Path) -> None:
    async with collecting(tmp_path) as room:
        await room.enter("Bel eerst @ouder")
        await room.press("f8")
        await room.type("Kom op tijd")
        assert "T1  Bel eerst" in room.seen()
        assert "Kom op tijd" in room.seen()


async def test_tips_of_a_file_come_in_together_or_not_at_all(tmp_path: Path) -> None:
    good, bad = tmp_path / "tips.csv", tmp_path / "fout.csv"
    good.write_text("tekst;bron\nBel eerst;ouder\nVraag door;jongere\n", encoding="cp1252")
    bad.write_text("tekst;bron\nBel eerst;buurman\n;ouder\n")
    async with collecting(tmp_path / "archief") as room:
        await room.press("ctrl+e", "i")
        await room.enter(str(tmp_path))
        assert "ingelezen." in room.seen(), "one word: where the line wraps is up to the length of the path"
        await room.press("ctrl+u")
        await room.enter(str(bad))
        seen = await see(room.app, room.pilot, "2 regels kloppen niet")
        assert "Regel 2: bron “buurman”" in seen
        assert "Regel 3: er staat geen tekst." in seen
        await room.press("enter")
        assert not tips(room)
        await room.press("escape", "i")
        await room.enter(f'"{good}"')
        await see(room.app, room.pilot, "2 tips vastleggen?")
        await room.press("enter")
        assert tips(room) == ["Bel eerst", "Vraag door"]
        await room.press("ctrl+z")
        assert not tips(room)


async def test_tips_of_earlier_meetings_stand_below_those_of_now(tmp_path: Path) -> None:
    async with collecting(tmp_path) as room:
        collect_tips(room.file, TipsRead((NewTip("Van thuis"),)))
        await room.enter("Bel eerst")
        seen = room.seen()
        assert seen.index("Bel eerst") < seen.index("Eerder verzameld") < seen.index("Van thuis")


async def test_tips_of_between_two_meetings_come_in_on_the_screen_of_the_series(tmp_path: Path) -> None:
    file = tmp_path / "tips.txt"
    file.write_text("Bel eerst\nVraag door\n")
    folder, clock = tmp_path / "archief", MovableClock()
    for kind, name in ((SeriesKind.COP, "Samen aan tafel"), (SeriesKind.VELDTAFEL, "Kop")):
        create_series(Archive(folder, clock=clock), kind, name).close()
    app = TafelApp(folder, clock=clock, strict=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        with open_series(Archive(folder, clock=clock), "cop-samen-aan-tafel") as series:
            await app.push_screen(SeriesScreen(series))
            await pilot.press("i", *str(file), "enter")
            await see(app, pilot, "2 tips vastleggen?")
            await pilot.press("enter")
            await see(app, pilot, "2 tips vastgelegd: T1 tot en met T2. Ctrl+Z haalt ze weer weg.")
            assert [tip.session for tip in series.tips.all()] == [None, None]
            await pilot.press("ctrl+z")
            assert not series.tips.all()
        with open_series(Archive(folder, clock=clock), "veldtafel-kop") as series:
            await app.push_screen(SeriesScreen(series))
            await pilot.press("i")
            seen = await see(app, pilot, "Wat wilt u inlezen?")
            assert "Tips" not in seen
