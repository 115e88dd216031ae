"""A meeting as a chair plays it: keys in, and then the screen and the store."""

import datetime as dt
from pathlib import Path

import pytest
from movable_clock import MovableClock
from room import Room, meeting_room, see
from screens import paint

from sessions.actions import Deadline, Firmness, Owner, ReadBack, Status
from sessions.acts.actions import Promise, promise_action
from sessions.acts.meeting import close_meeting, note_presence
from sessions.acts.planning import plan_meeting
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.meetings import SessionStatus
from sessions.people import Presence
from sessions.place import Place
from tafel.app import TafelApp
from tafel.dialogs.choice import ChoiceDialog

FRIDAY = dt.date(2026, 11, 27)


async def test_one_key_sets_all_present_and_exceptions_cost_one_more(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.press("a", "down", "3")
        presence = [entry.presence for entry in room.desk.record.session.attendance]
        assert presence.count(Presence.ABSENT) == 1
        assert presence.count(Presence.PRESENT) == len(presence) - 1
        assert "Lees voor" in room.seen()


async def test_all_keys_of_the_attendance_fit_on_the_smallest_screen_of_a_laptop(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(80, 24)) as room:
        assert all(key in room.seen() for key in ("a allen", "5 eerder weg", "Ctrl+O gast", "Ctrl+N volgende"))


async def test_a_guest_is_typed(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.press("f2")
        await room.enter("Ria Jansen; oma van Mila")
        assert room.file.people.where(lambda person: person.guest)[0].name == "Ria Jansen"
        assert "Ria Jansen" in room.seen()


async def test_the_question_is_typed_from_top_to_bottom(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("vraag")
        await room.enter("Ik kan goed met mijn mentor praten")
        await room.enter("Ik wil een eigen kamer")
        await room.enter("een eigen kamer")
        await room.enter("3 7")
        await room.enter("oma vragen")
        mila = room.file.trajects.get(1)
        wonen = mila.question_in(Leefgebied.WONEN)
        assert wonen is not None
        assert (mila.going_well, mila.question) == ("Ik kan goed met mijn mentor praten", "Ik wil een eigen kamer")
        assert (wonen.words, wonen.score_now, wonen.score_goal) == ("een eigen kamer", 3, 7)
        assert wonen.own_network == "oma vragen"
        assert "3 → 7" in room.seen()


async def test_a_wrong_score_is_told_and_stays_in_the_line(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("vraag")
        await room.press("down", "down", "down")
        await room.enter("11")
        assert "van 0 tot en met 10" in room.seen()
        assert room.meeting.query_one("#quick-line").text == "11"
        assert room.file.trajects.get(1).questions[0].score_now is None


async def test_another_leefgebied_opens_with_one_key_and_a_digit(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("vraag")
        await room.press("ctrl+r", "3")
        assert room.file.trajects.get(1).asked[-1] == Leefgebied.FINANCIEN
        await room.enter("schulden bij de zorgverzekering")
        question = room.file.trajects.get(1).question_in(Leefgebied.FINANCIEN)
        assert question is not None
        assert question.words == "schulden bij de zorgverzekering"
        await room.press("ctrl+s", "3")
        assert room.file.trajects.get(1).questions[-1].state == DomainState.NOT_HERE


async def test_a_sentence_that_names_all_costs_four_keys_at_most(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        sentence = "Karin schrijft haar vrijdag in"
        room.keys = 0
        await room.type(sentence)
        assert "Karin de Wit, Woonstichting Zeewijk?" in room.seen()
        await room.press("tab", "enter")
        assert room.keys - len(sentence) <= 4
        action = room.file.actions.get(1)
        assert action.what == "schrijft haar in"
        assert action.owner == Owner(person=1, name="Karin de Wit", organisation="Woonstichting Zeewijk")
        assert (action.deadline, action.leefgebied) == (Deadline(day=FRIDAY), Leefgebied.WONEN)


async def test_saying_it_outright_costs_twelve_keys_at_most(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        room.keys = 0
        await room.enter("inschrijven @ka vr #on")
        assert room.keys - len("inschrijven") <= 12
        action = room.file.actions.get(1)
        assert (action.what, action.leefgebied) == ("inschrijven", Leefgebied.ONDERWIJS)
        assert action.owner is not None
        assert action.owner.name == "Karin de Wit"
        assert action.deadline == Deadline(day=FRIDAY)


async def test_what_is_not_said_is_asked_with_numbers(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.enter("belt de gemeente")
        assert isinstance(room.app.screen, ChoiceDialog)
        await room.press("2", "4", "enter")
        action = room.file.actions.get(1)
        assert action.owner is not None
        assert action.owner.name == "Anna Smit"
        assert action.deadline == Deadline(next_table=True)


async def test_escape_leaves_it_open_and_nothing_is_lost(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.enter("belt de gemeente")
        await room.press("escape", "escape")
        action = room.file.actions.get(1)
        assert (action.what, action.owner, action.deadline) == ("belt de gemeente", None, None)


async def test_a_past_date_is_asked_again(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.enter("bellen @karin 24-11-2026")
        assert isinstance(room.app.screen, ChoiceDialog)
        assert "24" in room.seen()
        await room.press("1", "enter")
        assert room.file.actions.get(1).deadline == Deadline(day=FRIDAY)


async def test_an_unknown_owner_becomes_a_guest_or_nog_te_bevestigen(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.enter("belt terug @wijkagent vr")
        await room.press("enter")
        await room.enter("meekomen @buurman vr")
        await room.press("down", "enter")
        first, second = room.file.actions.all()
        assert (first.firmness, second.firmness) == (Firmness.UNCONFIRMED, Firmness.PROMISED)
        assert first.owner is not None
        assert second.owner is not None
        assert (first.owner.name, second.owner.name) == ("wijkagent", "buurman")


async def test_who_is_not_in_the_room_makes_it_nog_te_bevestigen(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        note_presence(room.file, room.desk.place, 1, Presence.EXCUSED)
        await room.go_to("acties")
        await room.enter("inschrijven @karin vr")
        assert room.file.actions.get(1).firmness == Firmness.UNCONFIRMED
        assert "nog te bevestigen" in room.seen()


async def test_onder_voorbehoud_is_one_key(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.type("inschrijven @karin vr")
        await room.press("ctrl+r")
        await room.enter("teamleider")
        await room.press("enter")
        action = room.file.actions.get(1)
        assert (action.firmness, action.waits_for) == (Firmness.CONDITIONAL, "teamleider")


async def test_an_empty_line_walks_through_the_leefgebieden(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        assert "Wonen: wie doet wat" in room.seen()
        assert room.seen().count("nog geen actie") == 2
        await room.press("enter")
        assert "Onderwijs: wie doet wat" in room.seen()
        await room.press("enter")
        assert room.step == "teruglezen"


async def test_an_action_comes_back_in_the_line_to_be_changed(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.enter("inschrijven @karin vr =een kamer")
        await room.press("shift+tab", "down", "enter")
        line = room.meeting.query_one("#quick-line")
        assert "inschrijven" in line.text
        line.text = line.text.replace("inschrijven", "opbellen")
        await room.press("enter")
        action = room.file.actions.get(1)
        assert (action.what, action.result, action.deadline) == ("opbellen", "een kamer", Deadline(day=FRIDAY))
        assert len(room.file.actions.all()) == 1


async def test_reading_back_lays_each_action_out(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        for line in (
            "schrijft haar in @karin vr",
            "belt het loket @youssef di",
            "vraagt oma @mila wo",
            "leest @els do",
        ):
            await room.enter(line)
        await room.go_to("teruglezen")
        for text in ("Karin de Wit", "Woonstichting Zeewijk", "uiterlijk vrijdag 27 november", "Klopt dit, Mila?"):
            assert text in room.seen()
        await room.press("k", "n", "r")
        actions = room.file.actions.all()
        assert [action.read_back for action in actions] == [
            ReadBack.AGREED,
            ReadBack.REFUSED,
            ReadBack.LATER,
            ReadBack.LATER,
        ]
        assert actions[1].status == Status.DROPPED
        assert "1 klopt, 1 nee, 2 later teruglezen." in room.seen()
        await room.press("v")
        await room.enter("Ik wil vooral rust.")
        assert room.file.trajects.get(1).statement == "Ik wil vooral rust."
        assert "Ik wil vooral rust." in room.seen()


async def test_anders_edits_and_reads_again(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.enter("inschrijven @karin vr")
        await room.go_to("teruglezen")
        await room.press("k", "up", "a")
        line = room.meeting.query_one("#quick-line")
        line.text = line.text.replace("inschrijven", "opbellen")
        await room.press("enter")
        assert room.file.actions.get(1).read_back == ReadBack.NOT_YET
        assert "opbellen" in room.seen()
        assert "Klopt dit, Mila?" in room.seen()


async def test_terugblik_follows_up_with_single_keys(tmp_path: Path) -> None:
    clock = MovableClock()
    async with meeting_room(tmp_path, clock=clock) as room:
        for day in (27, 30):
            promise_action(
                room.file,
                Place(1, "6-acties", 1),
                Promise(f"actie van {day}", Owner(person=1, name="Karin de Wit"), Deadline(day=dt.date(2026, 11, day))),
            )
        close_meeting(room.file, 1)
        plan_meeting(room.file, day=dt.date(2026, 12, 1), agenda=[2, 1])
    clock.forward(days=5)
    async with meeting_room(tmp_path, clock=clock) as room:
        await room.go_to("terugblik")
        assert room.seen().count("nov  te laat") == 2
        await room.press("1", "t")
        await room.enter("vrijdag")
        await room.press("n")
        await room.enter("wacht op de gemeente")
        await room.press("3")
        done, moved = room.file.actions.all()
        assert done.status == Status.DONE
        assert moved.deadline == Deadline(day=dt.date(2026, 12, 4))
        assert moved.first_deadline == Deadline(day=dt.date(2026, 11, 30))
        assert moved.status == Status.STUCK
        assert "wacht op de gemeente" in room.seen()
        await room.press("5")
        assert "Waarom vervalt" in room.seen()
        await room.enter("niet meer nodig")
        assert room.file.actions.get(2).reason == "niet meer nodig"


async def test_notes_are_kept_when_the_step_is_left(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("notities")
        await room.type("Zeewijk heeft plek.")
        await room.press("ctrl+r")
        assert "Mila kan vragen om dit te lezen" in room.seen()
        await room.type("Gespannen.")
        await room.press("ctrl+n")
        step = room.file.sessions.get(1).step("5-notities")
        assert (step.notes, step.private_notes) == ("Zeewijk heeft plek.", "Gespannen.")
        assert room.step == "acties"


async def test_nothing_of_another_jongere_is_on_the_screen(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(160, 50)) as room:
        for kind in ("vraag", "notities", "acties", "teruglezen"):
            for block, (here, other) in enumerate((("Mila", "Sem"), ("Sem", "Mila"))):
                await room.go_to(kind, block)
                assert here in room.seen()
                assert other not in room.seen()
                assert ("J-08", "J-07")[block] not in room.seen()
        await room.go_to("wissel")
        assert "Mila" not in room.seen()
        assert "Sem" not in room.seen()


async def test_wissel_shows_the_time_and_no_name(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(160, 50)) as room:
        await room.go_to("wissel")
        seen = room.seen()
        for text in ("Mila", "Sem", "Kop van Noord-Holland", "Signalen", "Karin"):
            assert text not in seen


async def test_signals_and_the_end(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("signalen")
        await room.enter("Te weinig kamers onder de 18.")
        assert room.file.signals.get(1).text == "Te weinig kamers onder de 18."
        await room.press("enter")
        assert room.step == "afronden"
        assert "J-07 is nog niet besproken" in room.seen()
        await room.press("up", "enter")
        assert room.step == "vraag"
        await room.go_to("afronden")
        await room.enter("Samen beginnen")
        await room.enter("Eerder stoppen")
        await room.enter("7 januari")
        session = room.file.sessions.get(1)
        assert (session.keep, session.change) == ("Samen beginnen", "Eerder stoppen")
        assert session.next_date == dt.date(2027, 1, 7)
        await room.press("enter", "j")
        session = room.file.sessions.get(1)
        assert (session.status, session.version) == (SessionStatus.CLOSED, 1)
        assert "afgesloten, versie 1" in room.seen()


async def test_a_closed_meeting_refuses_calmly_and_can_be_reopened(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        close_meeting(room.file, 1)
        await room.go_to("acties")
        await room.enter("bellen @karin vr")
        assert "afgesloten" in room.seen()
        assert room.meeting.query_one("#quick-line").text == "bellen @karin vr"
        assert room.file.actions.all() == ()


async def test_undo_and_redo_go_act_by_act_for_the_whole_sitting(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.enter("bellen @karin vr")
        await room.enter("mailen @karin vr")
        await room.go_to("teruglezen")
        await room.press("k")
        await room.press("ctrl+z")
        assert room.file.actions.get(1).read_back == ReadBack.NOT_YET
        await room.press("ctrl+z")
        assert room.step == "acties"
        assert [action.what for action in room.file.actions.all()] == ["bellen"]
        await room.press("ctrl+y")
        assert [action.what for action in room.file.actions.all()] == ["bellen", "mailen"]


async def test_undo_touches_the_text_first(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.enter("bellen @karin vr")
        await room.type("mail")
        await room.press("ctrl+z")
        assert len(room.file.actions.all()) == 1


async def test_escape_never_throws_typed_text_away(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.type("Karin belt")
        await room.press("escape", "ctrl+n")
        assert room.meeting.query_one("#quick-line").text == "Karin belt"
        assert room.step == "acties"
        assert "Er staat nog tekst" in room.seen()


async def test_leaving_and_coming_back_lands_on_the_same_step(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties", 1)
        await room.enter("bellen @karin vr")
        await room.press("escape", "escape")
        assert "Vandaag" in room.seen()
    async with meeting_room(tmp_path) as room:
        assert (room.step, room.desk.step.traject) == ("acties", 2)
        assert "bellen" in room.seen()


async def test_stopping_keeps_notes_and_asks_about_a_typed_line(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("acties")
        await room.type("Karin belt")
        await room.press("ctrl+q")
        assert "nog een keer Ctrl+Q" in room.seen()
        assert room.app.is_running
    async with meeting_room(tmp_path) as room:
        await room.go_to("notities")
        await room.type("Zeewijk heeft plek.")
        await room.press("ctrl+q")
        assert room.file.sessions.get(1).step("5-notities").notes == "Zeewijk heeft plek."


async def test_of_jongeren_who_are_not_here_only_a_number_is_shown(tmp_path: Path) -> None:
    clock = MovableClock()
    async with meeting_room(tmp_path, clock=clock) as room:
        promise_action(room.file, Place(1, "14-acties", 2), Promise("belt Sem"))
        plan_meeting(room.file, day=dt.date(2026, 12, 1), agenda=[1])
    clock.forward(days=5)
    async with meeting_room(tmp_path, clock=clock) as room:
        assert "is nog 1 actie open" in room.seen()
        assert "Sem" not in room.seen()


@pytest.mark.painted
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 50), (50, 15)])
async def test_every_step_fits_every_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with meeting_room(tmp_path, size=size) as room:
        for step in room.desk.steps:
            await room.meeting._go_to(step.id)
            await room.pilot.pause()
            if step.kind != "wissel":
                assert step.title in room.seen()
            assert "F1" in room.seen()


async def test_ten_thousand_characters_are_refused_and_stay_in_the_line(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("signalen")
        room.meeting.query_one("#quick-line").text = "a" * 25_000
        await room.press("enter")
        assert "te lang" in room.seen()
        assert room.file.signals.all() == ()


@pytest.mark.painted
async def test_user_text_is_never_markup(tmp_path: Path) -> None:
    nasty = "gezin [/zorg] [b]vet[/b] [@click=app.quit]klik[/] [Jan]"
    async with meeting_room(tmp_path, size=(160, 50)) as room:
        await room.go_to("vraag")
        for _ in range(3):
            await room.enter(nasty)
        await room.go_to("acties")
        await room.enter(f"{nasty} @karin vr")
        assert "[@click=app.quit]klik[/]" in room.seen()
        await room.go_to("teruglezen")
        assert "[/zorg]" in room.seen()


async def test_the_privacy_key_blanks_and_keeps_what_was_typed(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(160, 50)) as room:
        await room.go_to("acties")
        await room.enter("bellen @karin vr")
        await room.type("nog iets")
        await room.press("f8")
        for text in ("Mila", "Karin", "bellen", "nog iets", "J-07"):
            assert text not in visible(room), text
        await room.press("ctrl+l")
        assert "nog iets" in visible(room)


def visible(room: Room) -> str:
    """What a person can read: text in the colour of its background does not count."""
    lines = []
    for strip in paint(room.app):
        parts = []
        for segment in strip:
            style = segment.style
            hidden = style is not None and style.color is not None and style.color == style.bgcolor
            parts.append(" " * len(segment.text) if hidden else segment.text)
        lines.append("".join(parts))
    return "\n".join(lines)


async def test_after_a_wissel_it_says_what_comes_next(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(80, 24)) as room:
        await room.go_to("wissel")
        await room.press("ctrl+n")
        assert "hierna: de vraag" in room.seen()


@pytest.mark.parametrize("size", [(100, 30), (130, 40), (160, 50)])
async def test_all_lines_of_keys_are_seen_when_a_meeting_opens(demo_folder: Path, size: tuple[int, int]) -> None:
    app = TafelApp(demo_folder, clock=MovableClock(), demo=True, strict=True)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await see(app, pilot, "F8 privé   F9 pauze")
