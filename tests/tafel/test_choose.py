"""Sorteren ronde 2 by keys: dots, the budget, choosing, the order, and what was done with a toptip."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from movable_clock import MovableClock
from room import Room
from screens import EDGES, read

from sessions.acts.choosing import to_choose_from
from sessions.acts.meeting import enter_meeting, go_to_step
from sessions.acts.opening import SeriesFile, open_archive, open_series
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import create_series
from sessions.acts.sorting import add_sorter
from sessions.acts.tips import collect_tips
from sessions.meetings import StepKind
from sessions.place import Place
from sessions.series import SeriesKind
from sessions.tips.importing import NewTip, TipsRead
from sessions.tips.sorting import toptips
from sessions.tips.tip import Moment, Public
from tafel.app import TafelApp
from tafel.desk import Desk
from tafel.screens.meeting import MeetingScreen

NASTY = "Zeg [b]niet[/b] [@click=app.quit] `x` **hoi** | مرحبا 👩‍👧 [/]"
TIPS = (
    NewTip("Vertel hoeveel tijd er is", public=Public.PROFESSIONALS, moment=Moment.BEFORE, usable=True),
    NewTip("Alleen geplaatst, niet bruikbaar", public=Public.PARENTS, moment=Moment.AFTER),
    NewTip("Schrijf drie dingen op", public=Public.PARENTS, moment=Moment.BEFORE, usable=True),
    NewTip(NASTY, moment=Moment.DURING, usable=True),
    NewTip("Bel na een week", public=Public.PROFESSIONALS, moment=Moment.AFTER, usable=True),
)


def furnish_community(folder: Path, tips: tuple[NewTip, ...] = TIPS) -> Place:
    """Make a community of practice of ten people and a couple, with a meeting that stands at round 2."""
    with create_series(open_archive(folder, MovableClock()), SeriesKind.COP, "Samen aan tafel") as file:
        add_people(file, read_people("\n".join(f"Deelnemer {letter}" for letter in "ABCDEFGHIJ")))
        session = plan_meeting(file, day=file.today(), start="13:30")
        enter_meeting(file, session.number)
        step = next(step for step in session.steps if step.kind == StepKind.CHOOSE)
        go_to_step(file, session.number, step.id)
        place = Place(session=session.number, step=step.id)
        add_sorter(file, place, "koppel 1")
        if tips:
            collect_tips(file, TipsRead(tips))
        return place


@asynccontextmanager
async def round_two(
    folder: Path, size: tuple[int, int] = (80, 24), tips: tuple[NewTip, ...] = TIPS
) -> AsyncIterator[Room]:
    """The meeting of that community on the screen."""
    furnish_community(folder, tips)
    app = TafelApp(folder, clock=MovableClock(), strict=True)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        with open_series(app.archive, app.archive.slugs()[0]) as file:
            desk = Desk(file, 1)
            app.remove_class("veiled")
            await app.push_screen(MeetingScreen(desk))
            await pilot.pause()
            yield Room(app, pilot, desk)


def dots(file: SeriesFile) -> list[int]:
    return [tip.dots for tip in to_choose_from(file)]


@pytest.mark.parametrize("size", EDGES)
async def test_a_number_and_enter_gives_dots_and_brings_the_next_tip(tmp_path: Path, size: tuple[int, int]) -> None:
    async with round_two(tmp_path, size) as room:
        assert "Vertel hoeveel tijd er is" in read(room.app)
        assert "nog 30 van 30 stippen" in read(room.app), "ten people in the room, three dots each"
        await room.press("1", "2")
        assert "stippen voor T1: 12" in read(room.app)
        await room.press("enter")
        assert "Schrijf drie dingen op" in read(room.app), "one that is not bruikbaar is passed over"
        assert "nog 18 van 30 stippen" in read(room.app)
        await room.press("9", "backspace", "7", "enter", "enter", "4", "enter")
        assert dots(room.file) == [12, 7, 0, 4]
        seen = read(room.app)
        assert seen.index("T1") < seen.index("T3"), "after the last tip the list comes, the most dots first"
        await room.press("ctrl+z", "ctrl+z")
        assert dots(room.file) == [12, 0, 0, 0]


async def test_more_dots_than_there_are_is_told_and_not_refused(tmp_path: Path) -> None:
    async with round_two(tmp_path) as room:
        await room.press("3", "5", "enter")
        assert "5 stippen te veel: er zijn er 30" in read(room.app)
        await room.press("b")
        await room.enter("12 x 4")
        assert "12 mensen met ieder 4 stippen" in read(room.app)
        assert "nog 13 van 48 stippen" in read(room.app)
        await room.press("b")
        await room.enter("heel veel")
        assert "Typ hoeveel mensen stemmen" in read(room.app)


async def test_sorters_give_their_dots_in_turn_and_nobody_sees_who_gave_what(tmp_path: Path) -> None:
    async with round_two(tmp_path) as room:
        await room.press("w", "1", "2", "enter")
        seen = read(room.app)
        assert "koppel 1: nog 1 van 3 stippen" in seen
        assert "T1: 2 stippen" in seen
        await room.press("w", "0", "5", "enter")
        assert dots(room.file)[0] == 7
        room.app.action_veil()
        await room.pilot.pause()
        assert "koppel 1" not in read(room.app)


async def test_toptips_are_chosen_ordered_and_taken_back(tmp_path: Path) -> None:
    async with round_two(tmp_path) as room:
        await room.press("t", "right", "right", "right", "t")
        assert [tip.number for tip in toptips(room.file.tips.all(), Public.PROFESSIONALS)] == [1, 5]
        await room.press("plus")
        assert [tip.number for tip in toptips(room.file.tips.all(), Public.PROFESSIONALS)] == [5, 1]
        await room.press("l")
        assert "Toptips voor hulpverleners" in read(room.app)
        await room.press("minus", "t")
        assert [tip.number for tip in toptips(room.file.tips.all(), Public.PROFESSIONALS)] == [1]


async def test_a_tip_for_nobody_yet_is_asked_for_whom_it_is(tmp_path: Path) -> None:
    async with round_two(tmp_path) as room:
        await room.press("right", "right", "t")
        assert "Voor wie is T4?" in read(room.app)
        await room.press("1")
        assert [tip.number for tip in toptips(room.file.tips.all(), Public.PARENTS)] == [4]
        await room.press("right", "t", "v", "1")
        assert not room.file.tips.get(5).is_toptip, "it was chosen for another public"


async def test_what_was_done_with_a_toptip_is_noted_with_who_did_it(tmp_path: Path) -> None:
    async with round_two(tmp_path) as room:
        await room.press("t", "g")
        await room.enter("staat in de folder; de werkgroep")
        (use,) = room.file.tips.get(1).uses
        assert (use.what, use.by) == ("staat in de folder", "de werkgroep")


async def test_nasty_text_is_shown_as_typed_and_no_tips_says_what_to_do(tmp_path: Path) -> None:
    async with round_two(tmp_path / "een") as room:
        await room.press("right", "right")
        assert "[b]niet[/b] [@click=app.quit] `x` **hoi**" in read(room.app)
        await room.press("l")
        assert "[@click=app.quit]" in read(room.app)
    async with round_two(tmp_path / "twee", tips=()) as room:
        assert "Er zijn nog geen bruikbare tips" in read(room.app)
        await room.press("t", "1", "enter", "l", "right")
