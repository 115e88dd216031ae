"""Hoe nu verder: the vaste contactpersoon, and whether the jongere was talked with."""

from pathlib import Path

import pytest
from room import meeting_room
from screens import read

from sessions.acts.turns import not_come
from sessions.errors import InvalidInput
from sessions.place import Place
from sessions.turns import Heard
from tafel.steps.parting import read_heard


async def test_who_stands_is_confirmed_with_enter_and_the_question_passed_over_with_another(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("afscheid")
        assert "Els Bakker blijft de vaste contactpersoon" in room.seen()
        await room.press("enter")
        assert room.file.sessions.get(1).turn(1).contact_confirmed
        assert "✓ bevestigd" in room.seen()
        await room.press("enter")
        assert room.step == "wissel"
        assert room.file.sessions.get(1).turn(1).heard is None


async def test_another_is_completed_from_who_is_known(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("afscheid")
        await room.type("youss")
        assert "Youssef Amrani, Leerwerkloket" in room.seen()
        await room.press("enter")
        contact = room.file.people.get(room.file.trajects.get(1).contact or 0)
        assert contact.name == "Youssef Amrani"


async def test_a_name_that_fits_several_is_asked_in_full_and_a_new_one_is_added(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("afscheid", 1)
        assert "Typ een naam" in room.seen()
        await room.press("enter", "up")
        assert not room.file.sessions.get(1).turn(2).contact_confirmed
        with room.file.change("voorbereid"):
            karin = room.file.people.where(lambda person: person.first_name == "Karin")[0]
            room.file.people.add(karin.changed(number=0, name="Karin Smit"))
        await room.enter("karin")
        assert "Zo heten er meer" in room.seen()
        await room.press("ctrl+u")
        await room.enter("Noud de Boer")
        assert room.file.people.get(room.file.trajects.get(2).contact or 0).name == "Noud de Boer"


async def test_the_jongere_says_whether_there_was_talked_with_him_or_her(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("afscheid")
        await room.press("enter")
        assert "4 zegt het liever niet" in room.seen()
        await room.enter("2")
        assert room.file.sessions.get(1).turn(1).heard == Heard.PARTLY
        assert "Is er mét jou gepraat? een beetje" in read(room.app), "the answer stays in sight"
        assert "Enter gaat door naar de volgende stap." in read(room.app)
        await room.enter("ja")
        assert room.file.sessions.get(1).turn(1).heard == Heard.YES
        await room.press("enter")
        assert room.step == "wissel"


async def test_who_was_brought_in_is_asked_nothing(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        not_come(room.file, Place(1, "2-welkom", 1), brought_in=True)
        room.desk.refresh()
        await room.go_to("afscheid")
        assert "Vaste contactpersoon" in room.seen()
        assert "gepraat?" not in room.seen().replace("En is er mét de jongere gepraat?", "")


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("1", Heard.YES),
        ("j", Heard.YES),
        ("Beetje", Heard.PARTLY),
        ("nee", Heard.NO),
        ("liever niet", Heard.RATHER_NOT),
        ("4", Heard.RATHER_NOT),
    ],
)
def test_an_answer_is_a_digit_or_how_it_begins(typed: str, heard: Heard) -> None:
    assert read_heard(typed) == heard


@pytest.mark.parametrize("typed", ["5", "misschien", "n0"])
def test_another_answer_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="1, 2, 3 of 4"):
        read_heard(typed)
