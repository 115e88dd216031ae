"""Sorting round 1 as a whole room does it: a key a tip, undo through everything, couples, and what divides them."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from movable_clock import MovableClock
from room import Room, meeting_room, see
from screens import EDGES, read

from sessions.acts.opening import Archive
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import create_series
from sessions.acts.tips import collect_tips
from sessions.roles import Role
from sessions.series import SeriesKind
from sessions.tips.importing import NewTip, TipsRead
from sessions.tips.sort_queue import tally
from sessions.tips.tip import Moment, Public, Remark, Tip

BEFORE, DURING, AFTER = Moment
NASTY = ("gezin [/zorg] [@click=app.quit]x[/]", "# **vet** $primary | 1. `code`", "مرحبا بالعالم", "👩‍👧 samen 🙂")
WORDS = ("tijd", "luisteren", "koffie", "dossier", "school", "oma", "plan", "stilte")


@asynccontextmanager
async def sorting(
    folder: Path, texts: Sequence[str] = (), *, count: int = 4, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Room]:
    """A community of practice whose meeting is at sorting; without texts it has so many tips."""
    clock = MovableClock()
    archive = Archive(folder, clock=clock)
    if not archive.slugs():
        said = texts or [f"Tip over {WORDS[number % 8]} nummer {number}" for number in range(1, count + 1)]
        with create_series(archive, SeriesKind.COP, "Samen aan tafel") as file:
            tips = tuple(NewTip(text, (Role.PARENT,), Public.PROFESSIONALS) for text in said)
            collect_tips(file, TipsRead(tips))
            plan_meeting(file, day=file.today())
    async with meeting_room(folder, size, clock) as room:
        await room.go_to("sorteren")
        yield room


def stand(room: Room) -> list[tuple[Moment | None, bool]]:
    """Where every tip stands, by number."""
    return [(tip.moment, tip.usable) for tip in room.file.tips.all()]


def tip(room: Room, number: int) -> Tip:
    return room.file.tips.get(number)


async def test_75_tips_take_75_keys_and_no_scrolling(tmp_path: Path) -> None:
    async with sorting(tmp_path, count=75, size=(50, 15)) as room:
        before = room.keys
        for number in range(1, 76):
            seen = room.seen()
            assert f"nummer {number}" in seen
            assert f"{number - 1} van 75" in seen
            await room.burst("123456"[number % 6])
        assert room.keys - before == 75
        assert "Alle 75 tips zijn gesorteerd." in read(room.app)
        found = tally(room.file.tips.all(), None)
        assert (found.placed, found.usable, set(found.columns.values())) == (75, 37, {25})
        await room.press("enter")
        assert room.step == "kiezen"


@pytest.mark.parametrize("size", EDGES)
async def test_the_tip_the_columns_and_how_far_are_always_there(tmp_path: Path, size: tuple[int, int]) -> None:
    async with sorting(tmp_path, size=size) as room:
        await room.press("5")
        seen = read(room.app)
        assert "Tip over koffie nummer 2" in seen
        assert "1 van 4" in seen
        for column in ("1 voor", "2 tijdens", "3 na"):
            assert column in seen
        assert "T1: tijdens, bruikbaar" in seen
        assert "ouder" not in seen, "whom it came from is hidden"


async def test_undo_goes_back_through_everything_to_the_tip(tmp_path: Path) -> None:
    async with sorting(tmp_path) as room:
        await room.press("1", "space", "2", "m", "o", "2", "6")
        assert stand(room)[:3] == [(BEFORE, False), (DURING, False), (AFTER, True)]
        assert tip(room, 3).remarks == (Remark.VAGUE,)
        await room.press("u")
        assert "Tip over dossier nummer 3" in await see(room.app, room.pilot, "Ongedaan gemaakt: tip 3 geplaatst.")
        await room.press("u")
        assert tip(room, 3).remarks == ()
        await room.press("ctrl+z")
        assert stand(room)[1] == (DURING, True)
        await room.press("u")
        await see(room.app, room.pilot, "nummer 2")
        assert stand(room)[1] == (None, False)
        await room.press("u")
        await see(room.app, room.pilot, "nummer 1")
        assert stand(room) == [(None, False)] * 4
        await room.press("ctrl+y", "3")
        assert stand(room)[:2] == [(BEFORE, False), (AFTER, False)]


async def test_bruikbaar_is_marked_before_placing_and_changed_after(tmp_path: Path) -> None:
    async with sorting(tmp_path) as room:
        await room.press("space")
        assert "✓ bruikbaar" in room.seen()
        await room.press("1")
        assert stand(room)[0] == (BEFORE, True)
        assert "✓ bruikbaar" not in room.seen()
        await room.press("m")
        assert stand(room)[0] == (BEFORE, False)
        assert "T1: voor   m bruikbaar" in room.seen()
        await room.press("g", "1", "enter")
        assert "staat onder voor het gesprek" in read(room.app)
        await room.press("space", "3")
        assert stand(room)[0] == (AFTER, True)


async def test_skipping_puts_a_tip_at_the_end_of_the_queue(tmp_path: Path) -> None:
    async with sorting(tmp_path, count=3) as room:
        await room.press("s", "s", "1")
        assert stand(room)[2] == (BEFORE, False)
        assert "nummer 1" in room.seen()
        await room.press("1")
        await room.press("s")
        assert "Dit is de laatste tip die nog geen plek heeft." in read(room.app)
        await room.press("1")
        assert "Alle 3 tips zijn gesorteerd." in read(room.app)


async def test_a_number_after_g_goes_to_that_tip(tmp_path: Path) -> None:
    async with sorting(tmp_path, count=30) as room:
        await room.press("g", "2", "7", "enter")
        assert "nummer 27" in room.seen()
        await room.press("2")
        assert tip(room, 27).moment == DURING
        assert "nummer 1" in room.seen()
        await room.press("g", "9", "9", "enter")
        assert "Tip 99 is er niet." in read(room.app)


async def test_the_source_is_shown_for_one_tip_only(tmp_path: Path) -> None:
    async with sorting(tmp_path) as room:
        assert "bron: ouder" not in room.seen()
        await room.press("b")
        assert "bron: ouder" in room.seen()
        await room.press("1")
        assert "bron: ouder" not in room.seen()


async def test_rewording_keeps_the_first_words_in_small_print(tmp_path: Path) -> None:
    async with sorting(tmp_path) as room:
        await room.press("h", "ctrl+u")
        await room.enter("Zeg hoe lang het duurt")
        seen = read(room.app)
        assert "Zeg hoe lang het duurt" in seen
        assert "eerst: “Tip over luisteren nummer 1”" in seen
        assert tip(room, 1).first_text == "Tip over luisteren nummer 1"
        await room.press("h", "enter")
        assert "Zeg hoe lang het duurt" in read(room.app)


async def test_a_double_is_merged_by_number_or_by_what_is_proposed(tmp_path: Path) -> None:
    texts = ["Vertel hoeveel tijd er is", "Neem iemand mee", "Vertel vooraf hoeveel tijd er is", "Iets anders"]
    async with sorting(tmp_path, texts) as room:
        await room.press("s", "s", "d")
        assert "Vertel hoeveel tijd er is" in read(room.app), "the likeliest is proposed"
        await room.press("enter")
        assert tip(room, 3).merged_into == 1
        await see(room.app, room.pilot, "T3 is samengevoegd met T1.")
        await room.press("d")
        await room.type("neem")
        await room.press("enter")
        assert tip(room, 4).merged_into == 2
        await room.press("u")
        assert tip(room, 4).merged_into is None
        await see(room.app, room.pilot, "Iets anders")
        await room.press("d", "2", "enter")
        assert tip(room, 4).merged_into == 2
        await room.press("g", "4", "enter")
        assert "ook T4" in read(room.app), "a merged tip is found in the one that took it in"


async def test_nothing_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    async with sorting(tmp_path) as room:
        await room.press("4", "2", "o", "1")
        on_disk = Archive(tmp_path, clock=MovableClock()).read(room.file.slug).tips.all()
        assert [(one.moment, one.usable) for one in on_disk[:2]] == [(BEFORE, True), (DURING, False)]
        assert on_disk[2].remarks == (Remark.OBVIOUS,)
    async with sorting(tmp_path) as room:
        assert "nummer 3" in room.seen()
        assert "2 van 4" in room.seen()


@pytest.mark.parametrize("size", EDGES)
async def test_whatever_was_said_is_shown_as_it_is(tmp_path: Path, size: tuple[int, int]) -> None:
    async with sorting(tmp_path, NASTY, size=size) as room:
        for number in range(1, len(NASTY) + 1):
            kept = tip(room, number).text
            assert kept.split()[0] in room.seen()
            await room.press("h", "end", "!", "enter", "d", "escape", "1")
            assert tip(room, number).text == f"{kept}!"


async def test_a_long_tip_is_read_to_its_end(tmp_path: Path) -> None:
    text = " ".join(f"woord{number}" for number in range(1, 220))
    async with sorting(tmp_path, [text, "Kort"], size=(50, 15)) as room:
        assert "woord1 " in room.seen()
        for _ in range(12):
            await room.press("pagedown")
        assert "woord219" in room.seen()
        await room.press("1")
        assert "Kort" in room.seen()


class TestSorters:
    """Several sorters at one laptop."""

    async def test_batches_of_couples_leave_only_what_divides_them(self, tmp_path: Path) -> None:
        async with sorting(tmp_path, count=4, size=(100, 30)) as room:
            await self._two_couples(room)
            assert tally(room.file.tips.all(), room.file.sorters.get(1)).placed == 3
            await room.press("t")
            seen = read(room.app)
            assert seen.index("oneens 1") < seen.index("allemaal eens 2")
            assert "tijdens 1 · na 1 · bruikbaar 1 van 2 (oneens)" in seen
            await room.press("e")
            assert stand(room) == [(BEFORE, True), (None, False), (AFTER, False), (None, False)]
            await room.press("k")
            seen = read(room.app)
            assert "nummer 2" in seen
            assert "oneens tijdens: koppel 1 na: koppel 2" in seen
            await room.press("2")
            assert "nummer 4" in room.seen(), "nobody judged it"
            await room.press("u", "u")
            assert stand(room)[0] == (None, False), "what was settled is undone in one go"

    async def test_at_the_end_what_was_agreed_is_placed_by_one_key(self, tmp_path: Path) -> None:
        async with sorting(tmp_path, count=4) as room:
            await self._two_couples(room)
            await room.press("k", "1", "1")
            assert "Over 2 tips is men het eens." in read(room.app)
            await room.press("e")
            assert "Alle 4 tips zijn gesorteerd." in read(room.app)

    async def test_a_fault_is_shown_where_it_stands_and_keeps_nothing(self, tmp_path: Path) -> None:
        async with sorting(tmp_path) as room:
            await room.press("k", "n")
            await room.enter("koppel 1")
            await room.press("r")
            await room.type("1v 9t 2x")
            seen = read(room.app)
            assert "Tip 9 is er niet. En nog 1. Er is nog niets bewaard." in seen
            await room.press("enter")
            assert "1v 9t 2x" in room.seen(), "the line stays to be put right"
            assert not any(one.verdicts for one in room.file.tips.all())
            await room.press("ctrl+u")
            await room.type("1v 2t*")
            assert "2 tips, zonder fouten" in room.seen()
            await room.press("enter")
            assert len([one for one in room.file.tips.all() if one.verdicts]) == 2
            await room.press("ctrl+z")
            assert not any(one.verdicts for one in room.file.tips.all())

    async def test_a_couple_sorts_its_share_with_the_same_keys(self, tmp_path: Path) -> None:
        async with sorting(tmp_path, size=(100, 30)) as room:
            await room.press("k", "n")
            await room.enter("koppel 1")
            await room.press("n")
            await room.enter("koppel 2")
            await room.press("v", "end", "w")
            seen = read(room.app)
            assert "Nu sorteert: koppel 2" in seen
            assert "0 van 2" in seen
            assert "nummer 2" in seen
            await room.press("4", "m", "3")
            assert [(said.sorter, said.moment, said.usable) for said in tip(room, 2).verdicts] == [(2, BEFORE, False)]
            assert "Klaar. Dank u wel." in read(room.app)
            assert stand(room) == [(None, False)] * 4, "the room has placed nothing"
            await room.press("u")
            await see(room.app, room.pilot, "nummer 4")
            await room.press("k", "home", "enter")
            assert "Nu sorteert" not in read(room.app)

    async def test_whose_turn_it_is_is_known_after_another_step_and_after_a_restart(self, tmp_path: Path) -> None:
        async with sorting(tmp_path) as room:
            await room.press("k", "n")
            await room.enter("koppel 1")
            await room.press("w", "1")
            await room.go_to("verzamelen")
            await room.go_to("sorteren")
            assert "Nu sorteert: koppel 1" in read(room.app)
        async with sorting(tmp_path) as room:
            assert "Nu sorteert: koppel 1" in read(room.app)
            await room.press("2")
            assert [said.sorter for said in tip(room, 2).verdicts] == [1]
            assert stand(room) == [(None, False)] * 4

    async def test_a_name_is_put_right_and_taking_one_away_takes_what_they_made_of_it(self, tmp_path: Path) -> None:
        async with sorting(tmp_path) as room:
            await self._two_couples(room)
            await room.press("h")
            await room.type(" en oma")
            assert "De rol “hulpverlener en oma” is niet bekend" not in read(room.app)
            await room.press("ctrl+u")
            await room.enter("Koppel 1")
            assert "Die naam is er al." in read(room.app)
            await room.press("ctrl+u")
            await room.enter("Hanna; ouder")
            assert (room.file.sorters.get(2).name, room.file.sorters.get(2).roles) == ("Hanna", (Role.PARENT,))
            await room.press("w", "k", "delete")
            assert "Wat Hanna van 3 tips vond, gaat mee weg." in read(room.app)
            await room.press("j")
            assert [said.sorter for one in room.file.tips.all() for said in one.verdicts] == [1, 1, 1]
            await room.press("k")
            assert "Nu sorteert" not in read(room.app), "the turn goes back to the room"
            await room.press("ctrl+z")
            assert [sorter.name for sorter in room.file.sorters.all()] == ["koppel 1", "Hanna"]
            assert len(tip(room, 1).verdicts) == 2

    async def test_who_made_nothing_of_it_yet_goes_without_a_question(self, tmp_path: Path) -> None:
        async with sorting(tmp_path) as room:
            await room.press("k", "n")
            await room.enter("kopel 1")
            await room.press("delete")
            assert not room.file.sorters.all()

    async def test_what_was_filled_in_at_home_is_read_from_a_spreadsheet(self, tmp_path: Path) -> None:
        filled_in = tmp_path / "koppel 1.csv"
        filled_in.write_text("nummer;moment;bruikbaar\n1;voor;ja\n2;later;\n", encoding="utf-8")
        async with sorting(tmp_path / "archief") as room:
            await room.press("k", "n")
            await room.enter("koppel 1")
            await room.press("f")
            await room.enter(str(filled_in))
            assert "Regel 3: tip 2: “later” is geen moment." in read(room.app)
            filled_in.write_text("nummer;moment;bruikbaar\n1;voor;ja\n2;na;\n", encoding="utf-8")
            await room.press("enter")
            assert [said.moment for one in (1, 2) for said in tip(room, one).verdicts] == [BEFORE, AFTER]

    async def test_where_parents_and_professionals_differ_can_be_shown(self, tmp_path: Path) -> None:
        async with sorting(tmp_path) as room:
            await room.press("k")
            for who, line in (("Hanna; ouder", "1v 2v"), ("Pim; hulpverlener", "1n 2v")):
                await room.press("n")
                await room.enter(who)
                await room.press("end", "r")
                await room.enter(line)
            await room.press("p")
            seen = read(room.app)
            assert "ouders: voor het gesprek · hulpverleners: na het gesprek" in seen
            assert "nummer 2" not in seen
            await room.press("home", "enter")
            assert "nummer 1" in read(room.app), "Enter goes to that tip"

    @staticmethod
    async def _two_couples(room: Room) -> None:
        await room.press("k")
        for name, line in (("koppel 1", "1v* 2t* 3n"), ("koppel 2", "1v* 2n 3n")):
            await room.press("n")
            await room.enter(name)
            await room.press("end", "r")
            await room.enter(line)
