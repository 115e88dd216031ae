"""Choosing toptips: the budget as it is typed, for whom a tip is, and narrowing a collection down."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.errors import InvalidInput
from sessions.meetings import Ballot, Session
from sessions.people import Attendance, Presence
from sessions.roles import Role
from sessions.tips.filtering import TipFilter
from sessions.tips.sorting import choosable_tips, meant_for, toptips
from sessions.tips.tip import Moment, Public, Remark, Tip
from sessions.tips.voting import read_ballot, voters_of


@pytest.mark.parametrize(
    ("typed", "ballot"),
    [
        ("10 x 3", Ballot(voters=10, dots_each=3)),
        ("12 mensen, ieder 4 stippen", Ballot(voters=12, dots_each=4)),
        ("8", Ballot(voters=8, dots_each=5)),
        ("", Ballot(dots_each=5)),
    ],
)
def test_a_budget_is_read_as_it_is_said(typed: str, ballot: Ballot) -> None:
    assert read_ballot(typed, Ballot(dots_each=5)) == ballot


@pytest.mark.parametrize("typed", ["veel", "0 x 3", "10 x 0", "10 x 300", "1 2 3", "5000"])
def test_what_is_no_budget_says_how_to_type_one(typed: str) -> None:
    with pytest.raises(InvalidInput, match="10 x 3"):
        read_ballot(typed, Ballot())


def test_who_is_in_the_room_votes_unless_another_number_was_said() -> None:
    presences = (Presence.PRESENT, Presence.EXPECTED, Presence.ABSENT, Presence.EXCUSED)
    attendance = tuple(Attendance(person=number, presence=presence) for number, presence in enumerate(presences, 1))
    session = Session(number=1, kind="cop", date=dt.date(2026, 11, 26), attendance=attendance)
    assert voters_of(session) == 2
    assert voters_of(session.changed(ballot=Ballot(voters=30))) == 30


publics = st.sampled_from([None, *Public])


@given(st.lists(st.tuples(st.integers(1, 5), publics), max_size=12))
def test_the_order_of_each_public_stays_whole_whoever_a_tip_is_for(moves: list[tuple[int, Public | None]]) -> None:
    known = {number: Tip(number=number, text=f"Tip {number}", rank=number) for number in range(1, 6)}
    for number, public in moves:
        known.update({tip.number: tip for tip in meant_for(tuple(known.values()), number, public)})
    assert len(known) == 5
    for public in (None, *Public):
        ranks = [tip.rank for tip in toptips(known.values(), public)]
        assert len(set(ranks)) == len(ranks)
        assert all(known[number].public == wanted for number, wanted in dict(moves).items())


def test_what_was_chosen_stays_to_choose_from_when_it_is_no_longer_bruikbaar() -> None:
    tips = (
        Tip(number=1, text="Een", usable=True, moment=Moment.BEFORE),
        Tip(number=2, text="Twee", rank=1),
        Tip(number=3, text="Drie"),
        Tip(number=4, text="Vier", usable=True, merged_into=1),
    )
    assert [tip.number for tip in choosable_tips(tips)] == [1, 2]


def test_filters_add_up_and_one_turned_twice_is_off() -> None:
    tips = (
        Tip(number=1, text="Bel op tijd", sources=(Role.PARENT,), public=Public.PARENTS, usable=True),
        Tip(
            number=12, text="Kom op tijd", sources=(Role.PARENT,), public=Public.PROFESSIONALS, remarks=(Remark.VAGUE,)
        ),
        Tip(number=3, text="Kom op tijd", merged_into=1),
    )

    def seen(wanted: TipFilter) -> list[int]:
        return [tip.number for tip in wanted.of(tips)]

    everything = TipFilter()
    assert everything.is_open
    assert seen(everything) == [1, 12]
    assert seen(everything.turned(Role.PARENT).turned(Public.PARENTS)) == [1]
    assert seen(everything.turned(Remark.VAGUE)) == [12]
    assert everything.turned(Public.PARENTS).turned(Public.PARENTS) == everything
    assert seen(everything.changed(typed="tijd")) == [1, 12]
    assert seen(everything.changed(typed="t12")) == [12]
    assert seen(everything.changed(usable=True, typed="kom")) == []
