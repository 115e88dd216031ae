"""A nudge, not a wall: a BSN or a whole date of birth is pointed out while it is typed, and kept all the same."""

from pathlib import Path

from room import meeting_room
from screens import shown

from sessions.identifying import BIRTH_DATE, SERVICE_NUMBER
from tafel.dialogs.jongere import JongereDialog
from tafel.dialogs.people import PeopleDialog
from tafel.widgets.notes_area import NotesArea

BSN = "111222333"


async def test_the_line_of_a_step_points_it_out_and_keeps_what_was_typed(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.type(f"belt over {BSN}")
        assert SERVICE_NUMBER in room.seen()
        await room.press("ctrl+u")
        assert SERVICE_NUMBER not in room.seen()
        await room.type("zoekt papieren van 12 maart 2009 @karin vr")
        assert BIRTH_DATE in room.seen()
        await room.press("enter")
        assert room.file.actions.all()[-1].what.startswith("zoekt papieren van 12 maart 2009")
        assert BIRTH_DATE not in room.seen()


async def test_notes_point_it_out_in_their_border_as_long_as_it_stands_there(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("notities")
        await room.type(f"nummer {BSN}")
        assert SERVICE_NUMBER in room.seen()
        room.meeting.query_one("NotesStep").keep_notes()
        await room.pilot.pause()
        assert SERVICE_NUMBER in room.seen()
        assert BSN in room.meeting.query_one("#notes", NotesArea).on_disk
        await room.press("backspace")
        assert SERVICE_NUMBER not in room.seen()


async def test_forms_and_pasted_lines_point_it_out(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        form = JongereDialog(room.file)
        await room.app.push_screen(form)
        await room.pilot.pause()
        room.app.screen.set_focus(form.rows[1].input)
        await room.type(BSN)
        assert SERVICE_NUMBER in shown(room.app)
        form.dismiss(None)
        await room.pilot.pause()
        await room.app.push_screen(PeopleDialog(room.file))
        await room.pilot.pause()
        await room.type(f"Els Bakker; Zeewijk; {BSN}")
        assert SERVICE_NUMBER in shown(room.app)
