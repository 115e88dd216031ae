"""What is still to be sorted, and by whom."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.errors import InvalidInput
from sessions.roles import Role
from sessions.tips.agreement import roles_differ, said_by
from sessions.tips.batch_line import Placing, read_batch
from sessions.tips.sort_queue import Spot, agreed_tips, next_tip, spot_of, tally
from sessions.tips.sorting import placed
from sessions.tips.tip import Moment, Sorter, Tip, Verdict
from sessions.tips.verdict_file import read_verdict_file

BEFORE, DURING, AFTER = Moment
COUPLE = Sorter(number=1, name="koppel 1", roles=(Role.PARENT, Role.PROFESSIONAL), share=(2, 3))
PARENT = Sorter(number=2, name="een ouder", roles=(Role.PARENT,))
PROFESSIONAL = Sorter(number=3, name="een hulpverlener", roles=(Role.PROFESSIONAL,))


def tip(number: int, **verdicts: Moment) -> Tip:
    """A tip with what sorters said of it, as `s2=BEFORE`."""
    said = tuple(Verdict(sorter=int(name[1:]), moment=moment) for name, moment in verdicts.items())
    return Tip(number=number, text=f"Tip {number}", verdicts=said)


class TestTheRoom:
    """What the room sorts together."""

    def test_it_goes_by_number_and_what_was_skipped_comes_last(self) -> None:
        tips = [tip(1), placed(tip(2), AFTER), tip(3), tip(4)]
        assert next_tip(tips, None) == tips[0]
        assert next_tip(tips, None, skipped=[1]) == tips[2]
        assert next_tip(tips, None, skipped=[4, 1, 3]) == tips[3]
        assert next_tip(tips[1:2], None) is None

    def test_only_what_divides_the_sorters_or_nobody_judged_is_asked(self) -> None:
        agreed, divided, unseen = tip(1, s2=BEFORE, s3=BEFORE), tip(2, s2=BEFORE, s3=AFTER), tip(3)
        tips = [agreed, divided, unseen]
        assert next_tip(tips, None) == divided
        assert next_tip(tips, None, skipped=[2]) == unseen
        assert agreed_tips(tips) == (agreed,)

    def test_a_tip_that_was_taken_in_by_another_does_not_count(self) -> None:
        tips = [tip(1).changed(merged_into=2), placed(tip(2), BEFORE, usable=True), tip(3)]
        found = tally(tips, None)
        assert (found.total, found.placed, found.usable) == (2, 1, 1)
        assert found.columns == {BEFORE: 1, DURING: 0, AFTER: 0}
        assert next_tip(tips, None) == tips[2]


class TestOneSorter:
    """What a couple sorts when it is its turn."""

    def test_a_couple_sorts_its_own_share(self) -> None:
        tips = [tip(1), tip(2, s2=AFTER), tip(3, s1=DURING), tip(4)]
        assert next_tip(tips, COUPLE) == tips[1]
        assert tally(tips, COUPLE).total == 2
        assert tally(tips, COUPLE).columns[DURING] == 1
        assert next_tip(tips, PARENT) == tips[0], "who was dealt nothing sorts everything"

    def test_where_a_tip_stands_is_what_this_sorter_said(self) -> None:
        judged = placed(tip(1, s2=AFTER), BEFORE, usable=True)
        assert spot_of(judged, PARENT) == Spot(AFTER, usable=False)
        assert spot_of(judged, COUPLE) is None
        assert spot_of(judged, None) == Spot(BEFORE, usable=True)
        assert next_tip([judged], COUPLE.changed(share=())) is None, "the room has placed it already"


class TestRoles:
    """Where parents and professionals differ."""

    def test_they_differ_where_most_of_each_put_a_tip_elsewhere(self) -> None:
        sorters = [COUPLE, PARENT, PROFESSIONAL]
        tips = [tip(1, s2=BEFORE, s3=AFTER), tip(2, s2=BEFORE, s3=BEFORE), tip(3, s2=BEFORE, s1=AFTER)]
        assert roles_differ(tips, sorters) == (tips[0],)
        assert said_by(Role.PARENT, tips[0], sorters) == BEFORE

    def test_a_couple_speaks_for_neither_and_a_divided_role_says_nothing(self) -> None:
        second = Sorter(number=4, name="nog een ouder", roles=(Role.PARENT,))
        sorters = [COUPLE, PARENT, PROFESSIONAL, second]
        assert said_by(Role.PROFESSIONAL, tip(1, s1=AFTER), sorters) is None
        assert roles_differ([tip(1, s2=BEFORE, s4=DURING, s3=AFTER)], sorters) == ()


class TestFile:
    """What a sorter filled in at home."""

    def test_a_spreadsheet_is_read_whatever_its_order_and_empty_lines_were_not_sorted(self) -> None:
        data = "Moment;Nummer;bruikbaar\r\nvoor;T1;ja\r\n;2;\r\nNa het gesprek;3;\r\nt;12;x\r\n".encode("cp1252")
        assert read_verdict_file(data, known={1, 2, 3, 12}) == (
            Placing(1, BEFORE, usable=True),
            Placing(3, AFTER, usable=False),
            Placing(12, DURING, usable=True),
        )

    @pytest.mark.parametrize(
        ("lines", "message"),
        [
            ("1;voor;\n9;na;", "Regel 3: tip 9 is er niet. Er is niets ingelezen."),
            ("1;voor;\n1;na;", "Regel 3: tip 1 staat er twee keer."),
            ("een;voor;", "Regel 2: “een” is geen nummer van een tip."),
            ("1;later;", "Regel 2: tip 1: “later” is geen moment."),
            ("1;voor;misschien", "Regel 2: bruikbaar “misschien” is niet te lezen."),
            ("1;;", "bij geen enkele tip een moment"),
        ],
    )
    def test_what_is_wrong_is_told_with_its_line_and_nothing_is_read(self, lines: str, message: str) -> None:
        with pytest.raises(InvalidInput, match=message):
            read_verdict_file(f"nummer;moment;bruikbaar\n{lines}\n".encode(), known={1})

    def test_a_column_that_is_missing_is_named(self) -> None:
        with pytest.raises(InvalidInput, match="de kolom moment ontbreekt"):
            read_verdict_file(b"nummer\n1\n", known={1})


words = st.lists(st.tuples(st.integers(1, 40), st.sampled_from(Moment), st.booleans()), max_size=30)


@given(words)
@settings(max_examples=60)
def test_what_a_batch_line_says_is_what_is_read(said: list[tuple[int, Moment, bool]]) -> None:
    line = " ".join(f"{number}{moment.letter}{'*' if usable else ''}" for number, moment, usable in said)
    batch = read_batch(line, known=range(1, 41))
    once = {number: Placing(number, moment, usable) for number, moment, usable in reversed(said)}
    assert {placing.number: placing for placing in batch.placings} == once
    assert len(batch.faults) == len(said) - len(once), "a number that comes again is wrong there, not the first time"
