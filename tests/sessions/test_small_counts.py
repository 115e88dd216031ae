"""Hiding small counts: what is told, and an attacker who knows the rules and solves what can be solved."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.reporting.figures import BY_PARTNER, FINISHED, FIXED, QUALIFICATIONS, WITH_COACH, Key, Sum, sums_of
from sessions.reporting.small_counts import SMALL, Mark, Shown, hide_small

YES, NO, UNKNOWN = QUALIFICATIONS
QUALIFIED = Sum(FINISHED, QUALIFICATIONS)
WITHIN = {Mark.FEW: (0, SMALL - 1), Mark.MORE: (SMALL, 10**6), Mark.HIDDEN: (0, 10**6)}
Cell = tuple[str, Key]
Equation = dict[Cell, int]
"""Counts with the sign with which they add up to nothing; `total` is the row of the total."""


def hide(*sums: Sum, **counts: Mapping[Key, int]) -> dict[str, Shown]:
    """Hide small counts in rows by their name; the total is the sum of the groups, or the only row."""
    groups = {name: row for name, row in counts.items() if name != "total"}
    keys = {key for row in counts.values() for key in row}
    total = counts.get("total") or {key: sum(row.get(key, 0) for row in groups.values()) for key in keys}
    shown, of_groups = hide_small(total, groups, sums)
    return {"total": shown, **of_groups}


def test_a_small_count_is_hidden_and_so_is_what_it_could_be_computed_from() -> None:
    shown = hide(QUALIFIED, total={FINISHED: 20, YES: 17, NO: 3, UNKNOWN: 0})["total"]
    assert shown == {FINISHED: 20, YES: 17, NO: Mark.FEW, UNKNOWN: Mark.FEW}
    shown = hide(Sum(FINISHED, (YES, NO)), total={FINISHED: 20, YES: 17, NO: 3})["total"]
    assert shown == {FINISHED: 20, YES: Mark.MORE, NO: Mark.FEW}


def test_large_counts_and_shares_of_all_stay() -> None:
    counts = {FINISHED: 20, YES: 10, NO: 10}
    assert hide(Sum(FINISHED, (YES, NO)), total=counts)["total"] == counts


def test_what_is_of_too_few_shows_nothing_below_it() -> None:
    shown = hide(QUALIFIED, total={FINISHED: 4, YES: 4, NO: 0, UNKNOWN: 0})["total"]
    assert set(shown.values()) == {Mark.FEW}


def test_marks_that_tell_too_much_together_say_nothing() -> None:
    shown = hide(QUALIFIED, total={FINISHED: 12, YES: 4, NO: 4, UNKNOWN: 4})["total"]
    assert shown == {FINISHED: 12, YES: Mark.HIDDEN, NO: Mark.HIDDEN, UNKNOWN: Mark.HIDDEN}


def test_a_group_cannot_be_computed_from_the_total_and_the_other_groups() -> None:
    shown = hide(QUALIFIED, north={FINISHED: 15, YES: 15}, south={FINISHED: 12, YES: 12}, east={FINISHED: 3, YES: 3})
    assert shown["total"][FINISHED] == 30
    assert shown["east"][FINISHED] == Mark.FEW
    assert [shown["north"][FINISHED], shown["south"][FINISHED]] == [15, Mark.MORE]
    assert shown["south"][YES] == Mark.HIDDEN


# The attacker


def equations(sums: tuple[Sum, ...], rows: Mapping[str, Mapping[Key, int]]) -> Iterator[Equation]:
    """Yield what anybody knows of these counts: parts into wholes, and groups into the total."""
    for row in rows:
        for one in sums:
            rest: Equation = {(row, ("rest", *one.whole, *one.parts[0])): 1} if one.rest else {}
            yield {(row, one.whole): -1, **{(row, part): 1 for part in one.parts}, **rest}
    groups = [row for row in rows if row != "total"]
    keys = {key for one in sums for key in (one.whole, *one.parts)}
    if groups:
        for key in keys:
            yield {("total", key): -1, **{(group, key): 1 for group in groups}}


def solved(found: list[Equation], shown: Mapping[str, Shown]) -> set[Cell]:
    """Return the cells that follow from what is shown by linear equations (Gauss-Jordan elimination)."""

    def is_known(cell: Cell) -> bool:
        return isinstance(shown[cell[0]].get(cell[1]), int) and not isinstance(shown[cell[0]].get(cell[1]), Mark)

    # What is known only moves to the other side, where it makes no difference to what can be solved.
    matrix = [{cell: Fraction(sign) for cell, sign in one.items() if not is_known(cell)} for one in found]
    done: list[dict[Cell, Fraction]] = []
    for row in matrix:
        for pivot_row in done:
            pivot = next(iter(pivot_row))
            if pivot in row:
                row = minus(row, pivot_row, row[pivot] / pivot_row[pivot])
        if row:
            pivot = next(iter(row))
            done = [minus(other, row, other[pivot] / row[pivot]) if pivot in other else other for other in done]
            done.append(row)
    return {next(iter(row)) for row in done if len(row) == 1}


def minus(row: dict[Cell, Fraction], other: dict[Cell, Fraction], times: Fraction) -> dict[Cell, Fraction]:
    """Return a row less so many times another; its first cell stays first."""
    result = {cell: row.get(cell, Fraction(0)) - times * other.get(cell, Fraction(0)) for cell in (*row, *other)}
    return {cell: value for cell, value in result.items() if value}


SEVERAL = sums_of(["Zeewijk", "Loket"])
LEAVES = st.dictionaries(
    st.sampled_from([key for one in SEVERAL for key in one.parts]), st.integers(0, 12), min_size=3, max_size=40
)


def whole_row(leaves: Mapping[Key, int], rest: int) -> dict[Key, int]:
    """Return counts in which every sum adds up, made from random parts: the deepest sums first."""
    row = dict.fromkeys((*FIXED, *((*BY_PARTNER, name, "made") for name in ("Zeewijk", "Loket"))), 0)
    row |= leaves
    for one in reversed(SEVERAL):
        row[one.whole] = sum(row.get(part, 0) for part in one.parts) + (rest if one.rest else 0)
    finished = max(sum(row.get(part, 0) for part in one.parts) for one in SEVERAL if one.whole == FINISHED)
    row[FINISHED] = finished
    for one in SEVERAL:
        if one.whole == FINISHED and not one.rest:
            row[one.parts[-1]] = row.get(one.parts[-1], 0) + finished - sum(row.get(part, 0) for part in one.parts)
    return row


@settings(max_examples=25)
@given(st.lists(st.tuples(LEAVES, st.integers(0, 6)), min_size=1, max_size=4))
def test_no_hidden_count_follows_from_the_sums(rows: list[tuple[Mapping[Key, int], int]]) -> None:
    groups = {f"group {place}": whole_row(leaves, rest) for place, (leaves, rest) in enumerate(rows)}
    keys = {key for row in groups.values() for key in row}
    total = {key: sum(row.get(key, 0) for row in groups.values()) for key in keys}
    for split in ({}, groups):
        shown, of_groups = hide_small(total, split, SEVERAL)
        told = {"total": shown, **of_groups}
        counts = {"total": total, **split}
        closed = [one for one in SEVERAL if one.whole != WITH_COACH]
        for row, by_key in counts.items():
            for key, value in by_key.items():
                assert told[row][key] == value or isinstance(told[row][key], Mark)
                assert value >= SMALL or isinstance(told[row][key], Mark)
        small = {(row, key) for row, by_key in counts.items() for key, value in by_key.items() if 0 < value < SMALL}
        assert not small & solved(list(equations(tuple(closed), counts)), told)


TABLES = st.lists(st.tuples(*[st.integers(0, 7)] * 3), min_size=1, max_size=3)
Row = tuple[int, ...]


def as_counts(row: Row) -> dict[Key, int]:
    """Return a row of a table with what is finished in all."""
    return {FINISHED: sum(row), **dict(zip(QUALIFICATIONS, row, strict=True))}


def fits(row: Row, shown: Shown) -> bool:
    """Whether a row could be what is shown."""
    return all(_is_within(value, shown[key]) for key, value in as_counts(row).items())


def _is_within(value: int, told: int | Mark) -> bool:
    low, high = WITHIN[told] if isinstance(told, Mark) else (told, told)
    return low <= value <= high


@settings(max_examples=40)
@given(TABLES)
def test_no_hidden_count_follows_from_the_marks_either(table: list[Row]) -> None:
    """Of all tables that differ by one at most, others fit too: with the same sums, and within what the marks tell."""
    groups = {f"group {place}": as_counts(row) for place, row in enumerate(table)}
    total = as_counts(tuple(map(sum, zip(*table, strict=True))))
    shown, of_groups = hide_small(total, groups, [QUALIFIED])
    near = [list(product(*(range(max(0, value - 1), value + 2) for value in row))) for row in table]
    possible = [[row for row in rows if fits(row, told)] for rows, told in zip(near, of_groups.values(), strict=True)]
    fitting = [rows for rows in product(*possible) if fits(tuple(map(sum, zip(*rows, strict=True))), shown)]
    for place, row in enumerate(table):
        for column, value in enumerate(row):
            assert not 0 < value < SMALL or len({other[place][column] for other in fitting}) > 1
    for column, key in enumerate(QUALIFICATIONS):
        assert not 0 < total[key] < SMALL or len({sum(row[column] for row in other) for other in fitting}) > 1
