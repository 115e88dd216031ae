"""Welkom at the table: consent, who is there, who did not come; keys in, and then the screen and the store."""

import datetime as dt
from pathlib import Path

import pytest
from movable_clock import MovableClock
from room import Room, meeting_room
from screens import read

from sessions.acts.meeting import close_meeting
from sessions.acts.planning import plan_meeting
from sessions.consents import Consenter, ConsentSubject
from sessions.people import Person
from sessions.place import Place
from sessions.trajects import Companion, Traject
from sessions.turns import Course, Turn


def turn(room: Room) -> Turn:
    return room.file.sessions.get(1).turn(1)


def mila(room: Room) -> Traject:
    return room.file.trajects.get(1)


def set_mila(room: Room, **values: object) -> None:
    with room.file.change("voorbereid"):
        room.file.trajects.save(mila(room).changed(**values))
    room.desk.refresh()


async def test_a_welcome_with_a_yes_costs_two_keys(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.press("ctrl+n")
        assert room.step == "welkom"
        for text in ("Welkom, Mila.", "Lees voor", "j ja", "Karin de Wit", "alleen eigen acties"):
            assert text in room.seen()
        room.keys = 0
        await room.press("j", "enter")
        assert room.keys == 2
        assert room.step == "vraag"
        assert turn(room).course == Course.HERE
        consent = mila(room).consent_to(ConsentSubject.TABLE)
        assert consent is not None
        assert (consent.given, consent.by, consent.session) == (True, Consenter.JONGERE, 1)


async def test_enter_without_an_answer_goes_nowhere(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("welkom")
        await room.press("enter")
        assert room.step == "welkom"
        assert "Eerst de toestemming" in room.seen()
        assert turn(room).here is None


async def test_after_the_yes_it_says_how_the_jongere_can_stop(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(80, 24)) as room:
        await room.go_to("welkom")
        assert "stoppen? Ctrl+D" not in room.seen()
        await room.press("j")
        assert "Wil Mila later stoppen? Ctrl+D, in elke stap." in room.seen()


async def test_while_a_name_is_typed_space_is_a_letter(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("welkom")
        assert "spatie aan of van tafel" in room.seen()
        await room.press("b")
        assert "spatie aan of van tafel" not in room.seen()


async def test_a_no_ends_the_turn_and_can_be_taken_back(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("welkom")
        await room.press("n")
        assert turn(room).course == Course.NO_CONSENT
        assert "We praten en schrijven niet over Mila" in room.seen()
        assert "Karin" not in room.seen()
        await room.press("ctrl+n")
        assert room.step == "wissel"
        await room.press("ctrl+b", "j")
        assert turn(room).course == Course.HERE


async def test_the_age_rule_proposes_and_another_can_be_chosen(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        set_mila(room, birth_month="2012-03")
        await room.go_to("welkom")
        assert "Mila en de ouders of voogd" in room.seen()
        assert "Van 12 tot 16 jaar" in room.seen()
        await room.press("w", "2", "j")
        consent = mila(room).consent_to(ConsentSubject.TABLE)
        assert consent is not None
        assert consent.by == Consenter.PARENTS


async def test_the_roepnaam_is_as_the_jongere_says(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("welkom")
        await room.press("r")
        await room.enter("Mil")
        assert mila(room).roepnaam == "Mil"
        assert "Welkom, Mil." in room.seen()
        await room.press("r", "enter")
        assert mila(room).roepnaam == "Mil"


async def test_who_is_around_sits_down_by_digit_and_another_by_name(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(120, 50)) as room:
        set_mila(room, around=(Companion(role="oma", name="Riet Visser"), Companion(role="mentor")))
        await room.go_to("welkom")
        await room.press("b", "1", "b")
        await room.enter("buurvrouw")
        await room.press("f2")
        await room.enter("Joop; trainer")
        names = [person.name for person in guests(room)]
        assert names == ["Riet Visser", "buurvrouw", "Joop"]
        assert "Riet Visser" in room.seen()
        await room.go_to("welkom", 1)
        assert "Riet" not in room.seen()


async def test_without_known_people_a_name_is_typed_at_once(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("welkom")
        await room.press("j", "b")
        await room.enter("Ria; oma")
        seated = guests(room)[0]
        assert (seated.name, seated.function) == ("Ria", "oma")
        assert seated.number in (turn(room).here or ())


def guests(room: Room) -> tuple[Person, ...]:
    return room.file.people.where(lambda person: person.guest)


async def test_space_takes_somebody_off_the_table_for_this_jongere_only(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("welkom")
        karin = next(person.number for person in room.file.people.all() if person.first_name == "Karin")
        room.meeting.query_one("Rows").highlighted = room.meeting.query_one("Rows").get_option_index(f"person-{karin}")
        await room.press("space")
        assert karin not in (turn(room).here or ())
        assert "niet aan tafel" in room.seen()
        # What an organisation reads is told only while it sits there.
        assert room.seen().count("Woonstichting Zeewijk") == 1
        await room.go_to("welkom", 1)
        assert "niet aan tafel" not in room.seen()
        await room.go_to("acties")
        await room.enter("inschrijven @karin vr")
        assert "nog te bevestigen" in room.seen()


async def test_who_did_not_come_goes_to_the_next_table(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("welkom")
        await room.press("k", "1")
        assert turn(room).course == Course.NEXT_TABLE
        assert "Mila is niet gekomen" in room.seen()
        await room.press("j")
        assert turn(room).course == Course.NEXT_TABLE
        await room.press("enter")
        assert room.step == "wissel"
        await room.press("ctrl+n")
        assert (room.step, room.desk.step.traject) == ("welkom", 2)
        assert "niet gekomen" not in room.seen().replace("k niet gekomen", "")


async def test_who_came_after_all_is_welcomed(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("welkom")
        await room.press("k", "1", "t")
        assert "Welkom, Mila." in room.seen()
        await room.press("j")
        assert turn(room).course == Course.HERE


async def test_bringing_in_asks_whether_it_was_agreed(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("welkom")
        await room.press("k", "2")
        assert "vooraf goed gevonden" in room.seen()
        await room.press("n")
        assert turn(room).course == Course.OPEN
        await room.press("k", "2", "j")
        assert turn(room).course == Course.BROUGHT_IN
        assert "nog niet teruggelezen" in room.seen()
        kinds = [step.kind for step in room.desk.steps if step.traject == 1]
        assert "teruglezen" not in kinds
        await room.press("enter")
        assert room.step == "vraag"


@pytest.mark.parametrize("size", [(50, 15), (80, 24), (160, 50)])
async def test_what_is_asked_can_be_read_on_every_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with meeting_room(tmp_path, size=size) as room:
        await room.go_to("welkom")
        for text in ("Lees voor", "Is dat goed?”", "Toestemming? j ja n nee", "Van Mila", "Aan tafel"):
            assert text in read(room.app)


async def test_the_minutes_of_the_time_before_are_adopted_with_a_remark(tmp_path: Path) -> None:
    clock = MovableClock()
    async with meeting_room(tmp_path, clock=clock) as room:
        assert "stelt het vast" not in room.seen()
        close_meeting(room.file, 1)
        plan_meeting(room.file, day=dt.date(2026, 12, 1), agenda=[1])
    clock.forward(days=5)
    async with meeting_room(tmp_path, clock=clock) as room:
        assert "Verslag van do 26 nov (versie 1): v stelt het vast." in room.seen()
        await room.press("v")
        await room.enter("Karin was er niet")
        adopted = room.file.sessions.get(2).adopted
        assert adopted is not None
        assert (adopted.session, adopted.version, adopted.remark) == (1, 1, "Karin was er niet")
        assert "is vastgesteld. Opmerking: Karin was er niet" in room.seen()
        await room.press("ctrl+z")
        assert "v stelt het vast" in room.seen()


async def test_the_rail_tells_the_outcome_only_while_no_other_is_there(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("welkom")
        await room.press("k", "1")
        await room.go_to("signalen")
        assert "jongere 1  niet gekomen" in room.seen()
        await room.go_to("vraag")
        assert "niet gekomen" not in room.seen()


async def test_undo_takes_a_yes_back_as_one_act(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("welkom")
        await room.press("j", "ctrl+z")
        assert turn(room) == Turn(traject=1)
        assert "Toestemming?" in room.seen()
        assert room.desk.place == Place(1, "2-welkom", 1)


async def test_who_came_for_one_jongere_is_not_on_the_list_that_all_see(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(80, 24)) as room:
        await room.go_to("welkom")
        await room.press("j", "b")
        await room.enter("Riet; oma van Mila")
        assert "Riet" in room.seen()
        await room.go_to("welkom", 1)
        await room.go_to("aanwezigheid")
        assert "Karin de Wit" in room.seen()
        assert "Riet" not in room.seen()
