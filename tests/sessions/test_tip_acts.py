"""What a community of practice does with its tips, on disk and with undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from movable_clock import MovableClock

from sessions.acts.choosing import count_hands, declare_toptip, give_dots, move_toptip
from sessions.acts.focus import choose_focus, take_part_as
from sessions.acts.meeting import close_meeting, enter_meeting
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import create_series
from sessions.acts.sorting import (
    add_sorter,
    deal_tips,
    judge_tip,
    keep_batch,
    mark_tip,
    place_tip,
    settle_agreed,
)
from sessions.acts.tips import (
    collect_tip,
    collect_tips,
    correct_tip,
    describe_tip,
    merge_tips,
    note_use,
    remark_tip,
    reword_tip,
    take_back_tip,
)
from sessions.errors import InvalidInput, Refusal
from sessions.place import Place
from sessions.roles import Role
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from sessions.tips.importing import read_tip_file, read_tip_lines
from sessions.tips.sorting import standing, toptips
from sessions.tips.tip import Moment, Public, Remark

BEFORE, DURING, AFTER = Moment


@pytest.fixture
def community(tmp_path: Path) -> Iterator[SeriesFile]:
    """A community of practice with two people and a meeting that is at work."""
    with create_series(Archive(tmp_path, clock=MovableClock()), SeriesKind.COP, "Samen aan tafel") as file:
        add_people(file, read_people("Hanna Vos\nPieter Blom; Jeugdhulp Duinrand"))
        plan_meeting(file, day=file.today())
        enter_meeting(file, 1)
        yield file


@pytest.fixture
def here(community: SeriesFile) -> Place:
    """The place of the meeting that is at work."""
    return Place(session=1, step=community.sessions.get(1).steps[0].id)


def reopened(file: SeriesFile) -> SeriesFile:
    """The same file as a newly started app reads it."""
    return Archive(file.path.parent, clock=MovableClock()).read(file.slug)


def test_a_pasted_list_is_one_act_and_one_undo(community: SeriesFile, here: Place) -> None:
    collect_tip(community, here, "Vertel hoeveel tijd er is", (Role.PARENT,), Public.PROFESSIONALS)
    tips = collect_tips(community, read_tip_lines("\n".join(f"Tip {n}" for n in range(40))), here)
    assert [tips[0].label, tips[-1].label] == ["T2", "T41"]
    assert all(tip.session == 1 for tip in tips)
    community.undo()
    assert [tip.text for tip in reopened(community).tips.all()] == ["Vertel hoeveel tijd er is"]


def test_bad_lines_change_nothing(community: SeriesFile, here: Place) -> None:
    with pytest.raises(InvalidInput, match="Regel 2: er staat geen tekst"):
        collect_tips(community, read_tip_file(b"tekst;bron\n;ouder\nGoed;ouder\n"))
    with pytest.raises(InvalidInput, match="Er staat nog geen tip"):
        collect_tip(community, here, "  ")
    assert community.tips.all() == ()


def test_imported_toptips_come_after_those_there_are_in_the_order_of_the_file(
    community: SeriesFile, here: Place
) -> None:
    declare_toptip(community, here, collect_tip(community, here, "De eerste").number)
    collect_tips(community, read_tip_file(b"tekst;toptip\nDerde;2\nTweede;1\nGeen;\n"))
    assert [tip.text for tip in toptips(community.tips.all(), None)] == ["De eerste", "Tweede", "Derde"]


def test_every_key_of_sorting_is_on_disk_and_can_be_undone(community: SeriesFile, here: Place) -> None:
    for number in range(1, 4):
        collect_tip(community, here, f"Tip {number}")
    place_tip(community, here, 1, BEFORE)
    place_tip(community, here, 2, DURING, usable=True)
    mark_tip(community, here, 1, usable=True)
    remark_tip(community, here, 3, Remark.VAGUE)
    reword_tip(community, here, 3, "Tip drie")
    merge_tips(community, here, 1, 3)
    found = standing(reopened(community).tips.all())
    assert [tip.number for tip in found.columns[BEFORE]] == [1]
    assert (found.columns[DURING][0].usable, len(found.merged), found.unsorted) == (True, 1, ())
    for _ in range(6):
        community.undo()
    tips = community.tips.all()
    assert all(tip.moment is None and not tip.remarks and tip.merged_into is None for tip in tips)
    assert tips[2].text == "Tip 3"


def test_sorters_at_home_and_what_divides_them(community: SeriesFile, here: Place) -> None:
    for number in range(1, 5):
        collect_tip(community, here, f"Tip {number}")
    one = add_sorter(community, here, "koppel 1", (Role.PARENT, Role.PROFESSIONAL))
    two = add_sorter(community, here, "koppel 2")
    with pytest.raises(InvalidInput, match="Die naam is er al"):
        add_sorter(community, here, "Koppel  1")
    assert [sorter.share for sorter in deal_tips(community, here, range(1, 5))] == [(1, 3), (2, 4)]
    keep_batch(community, here, one.number, "1v* 2t 3n")
    keep_batch(community, here, two.number, "1v* 2n")
    judge_tip(community, here, 2, two.number, AFTER)
    with pytest.raises(InvalidInput, match="Tip 9 is er niet"):
        keep_batch(community, here, two.number, "3n 9v")
    assert len(community.tips.get(3).verdicts) == 1, "a line with a fault changes nothing"
    settled = settle_agreed(community, here)
    assert [(tip.number, tip.moment, tip.usable) for tip in settled] == [(1, BEFORE, True), (3, AFTER, False)]
    assert settle_agreed(community, here) == ()
    community.undo()
    assert community.tips.get(1).moment is None


def test_dots_and_the_order_of_the_toptips(community: SeriesFile, here: Place) -> None:
    for number in range(1, 4):
        collect_tip(community, here, f"Tip {number}", public=Public.PARENTS)
    sorter = add_sorter(community, here, "koppel 1")
    count_hands(community, here, 1, 4)
    give_dots(community, here, 1, sorter.number, 2)
    assert community.tips.get(1).dots == 6
    for number in (1, 2, 3):
        declare_toptip(community, here, number)
    move_toptip(community, here, 3, -1)
    move_toptip(community, here, 1, -1)
    assert [tip.number for tip in toptips(community.tips.all(), Public.PARENTS)] == [1, 3, 2]
    assert not declare_toptip(community, here, 1).is_toptip
    describe_tip(community, here, 3, sources=(Role.OTHER,), public=Public.ORGANISATIONS)
    assert not community.tips.get(3).is_toptip, "it was chosen for another public"
    note_use(community, 2, "staat in de folder", by="Pieter")
    assert [(use.what, use.by) for use in community.tips.get(2).uses] == [("staat in de folder", "Pieter")]


def test_a_tip_with_another_in_it_cannot_be_taken_away(community: SeriesFile, here: Place) -> None:
    collect_tips(community, read_tip_lines("Een\nTwee"), here)
    merge_tips(community, here, 1, 2)
    with pytest.raises(InvalidInput, match="In T1 is een andere tip opgenomen"):
        take_back_tip(community, here, 1)
    community.undo()
    take_back_tip(community, here, 1)
    assert [tip.number for tip in community.tips.all()] == [2]
    assert collect_tip(community, here, "Drie").number == 3, "a number is never given twice"


def test_a_closed_meeting_collects_nothing_more(community: SeriesFile, here: Place) -> None:
    close_meeting(community, 1)
    with pytest.raises(Refusal, match="Deze bijeenkomst is afgesloten"):
        collect_tip(community, here, "Te laat")


def test_the_focus_may_change_and_keeps_its_history(community: SeriesFile, here: Place) -> None:
    choose_focus(community, "Waar lopen we tegenaan?")
    choose_focus(community, " Waar lopen we  tegenaan?")
    choose_focus(community, "Hoe luisteren we naar elkaar?", here)
    assert [focus.question for focus in community.series.focuses] == [
        "Waar lopen we tegenaan?",
        "Hoe luisteren we naar elkaar?",
    ]
    assert community.series.focus == "Hoe luisteren we naar elkaar?"
    with pytest.raises(InvalidInput, match="Typ de vraag"):
        choose_focus(community, " ")


def test_people_take_part_in_a_role(community: SeriesFile) -> None:
    assert take_part_as(community, 1, Role.PARENT).role == Role.PARENT
    assert take_part_as(community, 1, None).role is None


def test_a_slip_of_the_keys_leaves_no_first_wording_until_the_tip_is_sorted(community: SeriesFile, here: Place) -> None:
    slip = collect_tip(community, here, "Bel Pieter eerst", (Role.PARENT,))
    right = correct_tip(community, here, slip.number, "Bel eerst", sources=(Role.JONGERE,), public=Public.PARENTS)
    assert (right.text, right.first_text) == ("Bel eerst", "")
    assert (right.sources, right.public) == ((Role.JONGERE,), Public.PARENTS)
    place_tip(community, here, slip.number, DURING)
    later = correct_tip(community, here, slip.number, "Bel altijd eerst", sources=(), public=None)
    assert (later.text, later.first_text, later.moment) == ("Bel altijd eerst", "Bel eerst", DURING)
    with pytest.raises(InvalidInput):
        correct_tip(community, here, slip.number, "  ", sources=(), public=None)
    assert reopened(community).tips.get(slip.number) == later
