"""The mouse works too: what can be chosen with a key can be clicked."""

from pathlib import Path

import pytest
from room import Room, meeting_room
from screens import read, shown
from textual.pilot import Pilot

from sessions.people import Presence
from tafel.app import TafelApp
from tafel.dialogs.choice import ChoiceDialog
from tafel.screens.help import HelpScreen
from tafel.screens.meeting import MeetingScreen
from tafel.screens.minutes import MinutesScreen
from tafel.screens.pause import PauseScreen
from tafel.widgets.key_bar import KeyBar


async def click_on(app: TafelApp, pilot: Pilot[None], text: str, *, last: bool = False) -> None:
    """Click where this text stands on the screen: the first place from the top, or the last."""
    lines = list(enumerate(shown(app).split("\n")))
    y, line = next((y, line) for y, line in (reversed(lines) if last else lines) if text in line)
    await pilot.click(offset=(line.index(text) + len(text) // 2, y))
    await pilot.pause()


async def click(room: Room, text: str, *, last: bool = False) -> None:
    await click_on(room.app, room.pilot, text, last=last)


async def test_a_row_of_the_overview_opens(app: TafelApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await click_on(app, pilot, "Enter: beginnen")
        assert isinstance(app.screen, MeetingScreen)


async def test_a_step_of_the_rail_is_put_on_the_table(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("vraag")
        await click(room, "Teruglezen")
        assert (room.step, room.desk.step.traject) == ("teruglezen", 1)
        await click(room, "volgende jongere")
        assert room.desk.step.traject == 1


async def test_with_text_in_the_line_a_click_on_the_rail_goes_nowhere(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.type("Karin belt")
        await click(room, "Teruglezen")
        assert room.step == "acties"
        assert "Er staat nog tekst" in room.seen()


async def test_a_key_that_is_clicked_does_what_the_key_does(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await click(room, "a allen", last=True)
        attendance = room.file.sessions.get(1).attendance
        assert {entry.presence for entry in attendance} == {Presence.PRESENT}
        await click(room, "F1", last=True)
        assert isinstance(room.app.screen, HelpScreen)
        await click(room, "terug", last=True)
        await click(room, "pauze", last=True)
        assert isinstance(room.app.screen, PauseScreen)
        await click(room, "verder", last=True)
        assert isinstance(room.app.screen, MeetingScreen)
        await click(room, "verslag", last=True)
        assert isinstance(room.app.screen, MinutesScreen)


async def test_enter_that_is_clicked_keeps_the_line(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.type("bellen @karin vr")
        await click(room, "vastleggen", last=True)
        assert [action.what for action in room.file.actions.all()] == ["bellen"]
        assert room.meeting.query_one("#quick-line").has_focus


async def test_a_click_on_a_person_lights_him_or_her(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await click(room, "Youssef Amrani")
        await room.press("3")
        absent = [entry.person for entry in room.file.sessions.get(1).attendance if entry.presence == Presence.ABSENT]
        assert [room.file.people.get(number).name for number in absent] == ["Youssef Amrani"]


async def test_a_click_on_a_field_asks_for_it(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("vraag")
        await click(room, "De vraag", last=True)
        await room.enter("Ik wil een eigen kamer")
        assert room.file.trajects.get(1).question == "Ik wil een eigen kamer"


async def test_a_choice_is_clicked(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.press("ctrl+t")
        await click(room, "Signalen", last=True)
        assert room.step == "signalen"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_dialog_shows_its_own_keys_only(tmp_path: Path, size: tuple[int, int]) -> None:
    async with meeting_room(tmp_path, size=size) as room:
        assert "afgemeld" in read(room.app)
        await room.press("ctrl+t")
        assert isinstance(room.app.screen, ChoiceDialog)
        assert "a allen" not in read(room.app)
        await room.press("escape")
        assert "a allen" in read(room.app)


@pytest.mark.parametrize(("size", "most"), [((50, 15), 1), ((80, 24), 2), ((120, 40), 2)])
async def test_the_keys_take_two_lines_at_most_and_say_where_the_rest_is(
    tmp_path: Path, size: tuple[int, int], most: int
) -> None:
    async with meeting_room(tmp_path, size=size) as room:
        for step in room.desk.steps:
            await room.meeting._go_to(step.id)
            await room.pilot.pause()
            bar = room.app.screen.query_one(KeyBar)
            assert bar.size.height <= most, step.kind
            assert "F1 hulp" in room.seen(), step.kind
            if most > 1:
                for word in ("F8 privé", "F9 pauze", "Ctrl+N volgende"):
                    assert word in room.seen(), (step.kind, word)
