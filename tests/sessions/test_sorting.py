"""Sorting tips: whatever is done, in whatever order, no tip is lost or doubled."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.errors import InvalidInput
from sessions.roles import Role
from sessions.tips.batch_line import Placing, read_batch
from sessions.tips.doubles import likely_doubles, same_texts
from sessions.tips.sorting import (
    declared,
    marked,
    merged,
    moved_in_order,
    placed,
    remarked,
    reworded,
    standing,
    taken_in,
    toptips,
    usable_tips,
)
from sessions.tips.tip import Moment, Public, Remark, Tip
from sessions.tips.voting import budget_left, by_dots, dealt, dots_given_by, with_dots_of, with_hands

BEFORE, DURING, AFTER = Moment


def tips(count: int) -> dict[int, Tip]:
    return {number: Tip(number=number, text=f"Tip {number}", sources=(Role.PARENT,)) for number in range(1, count + 1)}


numbers = st.integers(min_value=1, max_value=6)
steps = st.one_of(
    st.tuples(st.just("place"), numbers, st.sampled_from([None, *Moment]), st.booleans()),
    st.tuples(st.just("mark"), numbers, st.booleans(), st.none()),
    st.tuples(st.just("remark"), numbers, st.sampled_from(Remark), st.none()),
    st.tuples(st.just("reword"), numbers, st.sampled_from(["", "Anders gezegd", "Tip 1"]), st.none()),
    st.tuples(st.just("merge"), numbers, numbers, st.none()),
    st.tuples(st.just("declare"), numbers, st.none(), st.none()),
    st.tuples(st.just("move"), numbers, st.sampled_from([-1, 1]), st.none()),
)


@given(st.lists(steps, max_size=30))
@settings(max_examples=150)
def test_no_tip_is_lost_or_doubled_by_any_sequence(doings: list[tuple[str, int, object, object]]) -> None:
    known = tips(6)

    def keep(*changed: Tip) -> None:
        known.update({tip.number: tip for tip in changed})

    for what, number, value, more in doings:
        with suppress(InvalidInput):
            match what, value:
                case "place", (None | Moment()) as moment:
                    keep(placed(known[number], moment, usable=bool(more)))
                case "mark", bool() as usable:
                    keep(marked(known[number], usable=usable))
                case "remark", Remark() as remark:
                    keep(remarked(known[number], remark))
                case "reword", str() as text:
                    keep(reworded(known[number], text))
                case "merge", int() as other:
                    keep(*merged(known[number], known[other]))
                case "declare", _:
                    keep(*declared(tuple(known.values()), number))
                case "move", int() as offset:
                    keep(*moved_in_order(tuple(known.values()), number, offset))
        found = standing(known.values())
        everything = [*found.unsorted, *found.merged, *(tip for column in found.columns.values() for tip in column)]
        assert sorted(tip.number for tip in everything) == list(range(1, 7))
        ranks = [tip.rank for tip in toptips(known.values(), None)]
        assert len(set(ranks)) == len(ranks), "no two toptips have the same place"


class TestOneTip:
    """What is done to one tip, or to two."""

    def test_a_tip_back_on_the_pile_is_not_bruikbaar_any_more(self) -> None:
        tip = placed(tips(1)[1], DURING, usable=True)
        assert (tip.moment, tip.usable) == (DURING, True)
        assert usable_tips([tip]) == (tip,)
        assert not placed(tip, None, usable=True).usable

    def test_rewording_keeps_the_first_wording_and_is_gone_when_it_comes_back(self) -> None:
        tip = remarked(tips(1)[1], Remark.REWORD)
        once = reworded(tip, "Zeg hoeveel tijd er is")
        twice = reworded(once, "Vertel hoeveel tijd er is")
        assert (twice.text, twice.first_text, twice.remarks) == ("Vertel hoeveel tijd er is", "Tip 1", ())
        assert reworded(twice, "Tip 1").first_text == ""
        with pytest.raises(InvalidInput, match="Typ de tip in de nieuwe woorden"):
            reworded(twice, " \n")

    def test_merging_keeps_all_sources_and_says_what_was_taken_in(self) -> None:
        known = tips(3)
        known[2] = known[2].changed(sources=(Role.PROFESSIONAL,))
        known[1], known[2] = merged(known[1], known[2])
        known[3], known[1] = merged(known[3], known[1])
        assert known[3].sources == (Role.PARENT, Role.PROFESSIONAL)
        assert taken_in(known.values(), 3) == (1, 2)
        with pytest.raises(InvalidInput, match="T1 is al samengevoegd met T3"):
            merged(known[3], known[1])
        with pytest.raises(InvalidInput, match="dubbel zijn met zichzelf"):
            merged(known[3], known[3])


class TestToptips:
    """What was chosen, and in which order."""

    def test_each_public_has_its_own_order(self) -> None:
        known = tips(4)
        for number, public in zip(known, [Public.PARENTS, Public.PROFESSIONALS, Public.PARENTS, None], strict=True):
            known[number] = known[number].changed(public=public)
        for number in known:
            known.update({tip.number: tip for tip in declared(tuple(known.values()), number)})
        assert [tip.number for tip in toptips(known.values(), Public.PARENTS)] == [1, 3]
        assert [tip.rank for tip in toptips(known.values(), Public.PROFESSIONALS)] == [1]
        known.update({tip.number: tip for tip in moved_in_order(tuple(known.values()), 3, -1)})
        assert [tip.number for tip in toptips(known.values(), Public.PARENTS)] == [3, 1]
        assert moved_in_order(tuple(known.values()), 3, -1) == ()
        known.update({tip.number: tip for tip in declared(tuple(known.values()), 3)})
        assert [(tip.number, tip.rank) for tip in toptips(known.values(), Public.PARENTS)] == [(1, 1)]


class TestVotes:
    """Dots, by a show of hands or sorter by sorter."""

    def test_the_budget_is_people_times_dots(self) -> None:
        known = tips(2)
        known[1] = with_hands(known[1], 5)
        known[2] = with_dots_of(with_dots_of(known[2], 1, 2), 2, 3)
        assert budget_left(known.values(), voters=4, dots_each=3) == 2
        assert (known[2].dots, dots_given_by(known.values(), 2)) == (5, 3)
        assert [tip.number for tip in by_dots(known.values())] == [1, 2]
        assert with_hands(known[1], 0).votes == ()
        with pytest.raises(InvalidInput, match="0 of meer"):
            with_hands(known[1], -1)

    @given(st.integers(0, 80), st.integers(1, 15))
    def test_dealing_gives_every_tip_to_one_sorter(self, count: int, sorters: int) -> None:
        shares = dealt(range(1, count + 1), sorters)
        assert sorted(number for share in shares for number in share) == list(range(1, count + 1))
        assert max(map(len, shares)) - min(map(len, shares)) <= 1


class TestBatchLine:
    """What one sorter wrote down, typed in one go."""

    def test_a_line_is_read(self) -> None:
        batch = read_batch("12v 13N t14t* , 15v", known=range(1, 76))
        assert batch.faults == ()
        assert batch.placings == (
            Placing(12, BEFORE, False),
            Placing(13, AFTER, False),
            Placing(14, DURING, True),
            Placing(15, BEFORE, False),
        )

    @pytest.mark.parametrize(
        ("line", "place", "message"),
        [
            ("12v 99v", (4, 7), "Tip 99 is er niet."),
            ("12v 12t", (4, 7), "Tip 12 staat er twee keer."),
            ("12x", (0, 3), "Tip 12: “x” is geen v, t of n."),
            ("12", (0, 2), "Tip 12: er staat geen letter bij: v, t of n."),
            ("twaalf", (0, 6), "“twaalf” is niet te lezen. Typ nummer en letter, bijvoorbeeld 12v of 14t*."),
        ],
    )
    def test_what_is_wrong_is_told_with_its_place(self, line: str, place: tuple[int, int], message: str) -> None:
        (fault,) = read_batch(line, known={12, 13}).faults
        assert ((fault.start, fault.end), fault.message) == (place, message)

    @given(st.text(max_size=60))
    def test_any_line_can_be_typed(self, line: str) -> None:
        batch = read_batch(line, known={1, 2, 3})
        assert len({placing.number for placing in batch.placings}) == len(batch.placings)
        assert all(line[fault.start : fault.end].strip() for fault in batch.faults)


class TestDoubles:
    """Tips that may say the same."""

    def test_tips_that_share_their_words_are_proposed_the_likeliest_first(self) -> None:
        texts = (
            "Vertel aan het begin hoeveel tijd er is",
            "Zeg aan het begin van het gesprek hoeveel tijd u heeft",
            "Neem iemand mee naar het gesprek",
            "Vertel hoeveel tijd er is",
        )
        known = [Tip(number=number, text=text) for number, text in enumerate(texts, start=1)]
        assert [tip.number for tip in likely_doubles(known[0], known)] == [4, 2]
        assert likely_doubles(known[2], known) == ()

    def test_the_same_text_twice_is_pointed_out(self) -> None:
        assert same_texts(["Neem koffie mee", "neem  KOFFIE mee", "Kom op tijd"]) == ("Neem koffie mee",)
