"""Typing fast, changing one's mind, and clicking: no text is lost, doubled, or kept in the wrong place."""

import asyncio
import datetime as dt
from pathlib import Path

import pytest
from hands import Hands
from room import meeting_room
from textual.events import Key

from sessions.actions import Deadline, Owner
from sessions.acts.actions import Promise, promise_action
from sessions.leefgebieden import Leefgebied
from sessions.place import Place
from tafel.app import TafelApp
from tafel.widgets.notes_area import NotesArea


async def test_a_second_enter_does_not_double_an_act(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("signalen")
        await room.burst(*"te weinig kamers", "enter", *"te lange wachtlijst", "enter")
        assert [signal.text for signal in room.file.signals.all()] == ["te weinig kamers", "te lange wachtlijst"]
        await room.go_to("acties")
        await room.burst(*"bellen @karin vr", "enter", "enter")
        assert [action.what for action in room.file.actions.all()] == ["bellen"]


async def test_letters_typed_right_after_enter_belong_to_the_next_field(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("vraag")
        await room.burst(*"mijn mentor", "enter", *"een kamer", "enter")
        mila = room.file.trajects.get(1)
        assert (mila.going_well, mila.question) == ("mijn mentor", "een kamer")


async def test_an_answer_typed_ahead_goes_to_the_question(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.burst(*"bellen", "enter", "2", "1", "enter")
        action = room.file.actions.get(1)
        assert action.owner is not None
        assert action.owner.name == "Anna Smit"
        assert action.deadline is not None


async def test_a_date_can_be_typed_in_the_question_for_it(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.burst(*"bellen @karin", "enter", *"12-12", "enter")
        assert room.file.actions.get(1).deadline == Deadline(day=dt.date(2026, 12, 12))


async def test_jumping_by_letters_stays_with_the_jongere_at_the_table(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("vraag", 1)
        await room.press("ctrl+t")
        await room.enter("acties")
        assert (room.step, room.desk.step.traject) == ("acties", 2)


async def test_a_step_is_left_only_after_the_letters_before_it(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.burst(*"Karin belt", "ctrl+n")
        assert (room.step, room.meeting.query_one("#quick-line").text) == ("acties", "Karin belt")
        await room.press("ctrl+u")
        await room.go_to("notities")
        await room.burst(*"Zeewijk heeft plek", "ctrl+n")
        assert room.step == "acties"
        assert room.file.sessions.get(1).step("5-notities").notes == "Zeewijk heeft plek"


async def test_keys_that_nobody_wants_do_not_shuffle_the_letters_between_them(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("signalen")
        text = "te weinig kamers voor jongeren onder de achttien"
        for char in text:
            for key in ("f12", char, "f12"):
                room.app.post_message(Key(key, char if key == char else None))
                await asyncio.sleep(0)
        await room.burst("enter", *["f12"] * 5)
        assert [signal.text for signal in room.file.signals.all()] == [text]


async def test_new_scores_replace_the_old_ones_without_wiping(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("vraag")
        await room.press("down", "down", "down")
        await room.enter("3 7")
        await room.press("up")
        await room.enter("4 8")
        wonen = room.file.trajects.get(1).question_in(Leefgebied.WONEN)
        assert wonen is not None
        assert (wonen.score_now, wonen.score_goal) == (4, 8)


async def test_one_key_commands_keep_their_order(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.burst("a", "2", "2", "ctrl+n")
        presence = [entry.presence for entry in room.desk.record.session.attendance]
        assert [str(kind) for kind in presence[:3]] == ["afgemeld", "afgemeld", "aanwezig"]
        assert room.step != "aanwezigheid"


async def test_a_changed_mind_never_overwrites_an_older_act(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.enter("bellen @karin vr")
        await room.press("ctrl+e", "down", "enter", "down")
        await room.enter("mailen @karin vr")
        assert [action.what for action in room.file.actions.all()] == ["bellen", "mailen"]
        await room.go_to("signalen")
        await room.enter("eerste")
        await room.press("ctrl+e", "enter", "escape")
        await room.enter("tweede")
        assert [signal.text for signal in room.file.signals.all()] == ["eerste", "tweede"]


async def test_an_opened_line_that_is_left_gives_the_keys_back(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.enter("bellen @karin vr")
        await room.go_to("teruglezen")
        await room.press("v", "down", "k")
        assert room.file.actions.get(1).read_back == "klopt"


async def test_an_act_that_did_not_come_from_the_line_leaves_its_text(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("vraag")
        await room.type("half een antwo")
        await room.press("ctrl+r", "4")
        assert room.file.trajects.get(1).question_in(Leefgebied.LICHAMELIJK) is not None
        assert room.meeting.query_one("#quick-line").text == "half een antwo"


async def test_text_at_a_row_that_only_acts_is_kept(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("afronden")
        await room.press("up")
        await room.enter("Fijne sfeer vandaag")
        assert room.meeting.query_one("#quick-line").text == "Fijne sfeer vandaag"
        assert room.step == "afronden"


async def test_afronden_begins_with_what_to_keep(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("afronden")
        await room.enter("Fijne sfeer vandaag")
        assert room.file.sessions.get(1).keep == "Fijne sfeer vandaag"


async def test_a_click_on_another_field_asks_for_that_field(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("vraag")
        await room.enter("mijn mentor")
        await room.press("up")
        await room.pilot.click("Rows", offset=(4, 1))
        await room.pilot.pause()
        await room.enter("een kamer")
        mila = room.file.trajects.get(1)
        assert (mila.going_well, mila.question) == ("mijn mentor", "een kamer")


async def test_the_cursor_stays_where_one_types_in_notes(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("notities")
        await room.burst(*"plek. ", "enter", *"tweede")
        room.meeting.query_one("#notes", NotesArea).parent.parent.keep_notes()  # type: ignore[union-attr]
        await room.pilot.pause()
        await room.type(" regel")
        assert room.meeting.query_one("#notes", NotesArea).text == "plek. \ntweede regel"


async def test_an_action_can_be_typed_in_every_step_of_a_block(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        kinds = ("vraag", "notities", "teruglezen")
        for number, kind in enumerate(kinds, start=1):
            await room.go_to(kind)
            await room.press("f2")
            await room.enter(f"actie {number} @karin vr")
            assert room.step == kind
        assert [action.traject for action in room.file.actions.all()] == [1, 1, 1]


async def test_a_gap_leads_to_its_action(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        promise_action(
            room.file, Place(1, "6-acties", 1), Promise("belt", Owner(jongere=True), leefgebied=Leefgebied.WONEN)
        )
        promise_action(room.file, Place(1, "6-acties", 1), Promise("mailt", None, Deadline(), Leefgebied.ONDERWIJS))
        room.desk.refresh()
        await room.go_to("afronden")
        rows = room.meeting.query_one("Rows")
        wanted = next(option.id for option in rows.options if "actie 2 heeft nog geen eigenaar" in str(option.prompt))
        rows.highlighted = rows.get_option_index(wanted)
        room.meeting.query("ClosingStep").first().close_line()
        await room.press("enter")
        assert room.step == "acties"
        assert room.meeting.query_one("Rows").lit == "action-2"


async def test_a_private_note_typed_at_once_never_gets_into_the_notes_for_everyone(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("notities")
        hands = Hands(room.app, room.pilot)
        await hands.play("Zeewijk heeft plek.<ctrl+r>Gespannen.<ctrl+r> In januari.<ctrl+n>")
        step = next(step for step in room.file.sessions.get(1).steps if step.notes)
        assert (step.notes, step.private_notes) == ("Zeewijk heeft plek. In januari.", "Gespannen.")


async def test_a_dialog_opens_over_a_step_that_was_not_painted_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 3600.0)
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        hands = Hands(room.app, room.pilot)
        await hands.play("<ctrl+n><ctrl+n><ctrl+t>")
        hands.see("Naar welke stap?")


async def test_a_key_right_after_a_jump_works_on_the_step_that_was_jumped_to(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.enter("bellen @karin vr #onderwijs")
        await room.go_to("signalen")
        await Hands(room.app, room.pilot).play("<ctrl+t>acties\n<ctrl+e>\n")
        assert room.meeting.query_one("#quick-line").text.startswith("bellen @")


async def test_what_is_typed_while_a_form_opens_behind_an_answer_stands_in_that_form(app: TafelApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.play("n1West-Friesland\n")
        hands.see("Naam West-Friesland", "Afkorting WF")


async def test_pasted_control_characters_never_reach_the_line(tmp_path: Path) -> None:
    from textual.events import Paste

    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        room.meeting.query_one("#quick-line").post_message(Paste("bel\x1b[31mlen\u202e\nnu"))
        await room.pilot.pause()
        assert room.meeting.query_one("#quick-line").text == "bel[31mlen nu"


async def test_the_minutes_stay_closed_between_two_jongeren(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("wissel")
        await room.press("f3")
        assert room.app.screen is room.meeting


async def test_one_escape_never_leaves_a_meeting(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.press("escape")
        await room.enter("bellen @karin vr")
        await room.press("escape")
        assert room.app.screen is room.meeting
