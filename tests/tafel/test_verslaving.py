"""Verslaving is written down only after a yes; and what no earlier table read back comes to Teruglezen."""

import datetime as dt
from pathlib import Path

import pytest
from movable_clock import MovableClock
from room import meeting_room
from screens import BEAMER, read

from sessions.actions import Deadline, Owner, ReadBack
from sessions.acts.actions import Promise, promise_action
from sessions.acts.meeting import close_meeting
from sessions.acts.planning import plan_meeting
from sessions.consents import ConsentSubject
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.place import Place
from sessions.trajects import Question


async def test_it_opens_only_after_a_yes(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("vraag")
        await room.press("ctrl+r")
        await room.enter("verslaving")
        assert "Mag verslaving worden opgeschreven, Mila?" in room.seen()
        await room.press("n")
        mila = room.file.trajects.get(1)
        assert mila.question_in(Leefgebied.VERSLAVING) is None
        consent = mila.consent_to(ConsentSubject.ADDICTION)
        assert consent is not None
        assert not consent.given
        assert "Verslaving blijft dicht" in room.seen()
        await room.press("ctrl+r")
        await room.enter("verslaving")
        await room.press("j")
        await room.enter("minder gamen")
        question = room.file.trajects.get(1).question_in(Leefgebied.VERSLAVING)
        assert question is not None
        assert question.words == "minder gamen"


async def test_going_back_is_no_answer(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.go_to("vraag")
        await room.press("ctrl+r")
        await room.enter("verslaving")
        await room.press("escape")
        assert room.file.trajects.get(1).consents == ()


@pytest.mark.parametrize("size", [BEAMER])
async def test_a_yes_is_taken_back_with_one_key_and_a_slip_is_undone(tmp_path: Path, size: tuple[int, int]) -> None:
    async with meeting_room(tmp_path, size=size) as room:
        await room.go_to("vraag")
        await room.press("ctrl+f")
        assert room.app.screen is room.meeting, "there is no yes to take back"
        await room.press("ctrl+r")
        await room.enter("verslaving")
        await room.press("j")
        await room.enter("minder gamen")
        await room.enter("2 6")
        promise_action(room.file, room.desk.place, Promise("zoekt een club", leefgebied=Leefgebied.VERSLAVING))
        await room.type("half")
        await room.press("ctrl+f")
        assert room.app.screen is room.meeting, "typed text would have no place to go"
        await room.press("ctrl+u", "ctrl+f")
        assert "Verslaving toch niet opschrijven, Mila?" in read(room.app)
        await room.press("n")
        assert room.file.trajects.get(1).question_in(Leefgebied.VERSLAVING)
        await room.press("ctrl+f", "j")
        assert "Verslaving is eruit." in read(room.app)
        assert "gamen" not in room.seen()
        consent = room.file.trajects.get(1).consent_to(ConsentSubject.ADDICTION)
        assert consent is not None
        assert not consent.given
        assert room.file.trajects.get(1).question_in(Leefgebied.VERSLAVING) is None
        assert [(action.what, action.leefgebied) for action in room.file.actions.all()] == [("zoekt een club", None)]
        await room.press("ctrl+z")
        question = room.file.trajects.get(1).question_in(Leefgebied.VERSLAVING)
        assert question is not None
        assert (question.words, question.score_now) == ("minder gamen", 2)


async def test_brought_in_beforehand_it_stays_closed_until_it_is_asked(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        with room.file.change("voorbereid"):
            mila = room.file.trajects.get(1)
            brought = Question(leefgebied=Leefgebied.VERSLAVING, state=DomainState.QUESTION)
            room.file.trajects.save(mila.changed(questions=(brought,)))
        room.desk.refresh()
        await room.go_to("vraag")
        assert "nog geen toestemming om hier iets op te schrijven" in room.seen()
        await room.press("down", "down", "enter", "j")
        await room.enter("minder gamen")
        question = room.file.trajects.get(1).question_in(Leefgebied.VERSLAVING)
        assert question is not None
        assert question.words == "minder gamen"


async def test_what_no_earlier_table_read_back_is_read_now(tmp_path: Path) -> None:
    clock = MovableClock()
    async with meeting_room(tmp_path, clock=clock) as room:
        day = Deadline(day=dt.date(2026, 12, 24))
        promise_action(room.file, Place(1, "6-acties", 1), Promise("belt oma", Owner(jongere=True), day))
        close_meeting(room.file, 1)
        plan_meeting(room.file, day=dt.date(2026, 12, 1), agenda=[1])
    clock.forward(days=5)
    async with meeting_room(tmp_path, clock=clock) as room:
        await room.go_to("terugblik")
        assert "nog niet teruggelezen" in room.seen()
        await room.go_to("teruglezen")
        assert "afgesproken aan een eerdere tafel" in room.seen()
        await room.press("k")
        assert room.file.actions.get(1).read_back == ReadBack.AGREED
        assert "1 klopt." in room.seen()
        await room.go_to("terugblik")
        assert "nog niet teruggelezen" not in room.seen()
