"""The month of birth, as it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.days.months import month_words, read_month
from sessions.errors import InvalidInput

WAYS = (
    "2009-03, 03-2009, 3-2009, 3/2009, 2009/3, maart 2009, Maart 2009, mrt 2009, mrt. 2009, 03 - 2009, 2009 maart, "
    "3 2009, 03.2009, maart-2009"
)


@pytest.mark.parametrize("typed", WAYS.split(", "))
def test_a_month_is_read_in_the_ways_people_write_it(typed: str) -> None:
    assert read_month(typed) == "2009-03"


def test_nothing_typed_is_no_month() -> None:
    assert read_month("  ") == ""
    assert month_words("") == ""


@pytest.mark.parametrize("typed", ["12-03-2009", "12 maart 2009", "2009-03-12", "1/3/2009"])
def test_a_day_is_not_kept(typed: str) -> None:
    with pytest.raises(InvalidInput, match="De dag bewaren we niet") as refused:
        read_month(typed)
    assert refused.value.field == "geboortemaand"


@pytest.mark.parametrize("typed", ["13-2009", "00-2009", "lente 2009", "maart 09", "2009", "maart", "17 jaar"])
def test_what_is_no_month_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(InvalidInput, match="maart 2009"):
        read_month(typed)


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_a_month_in_words_is_read_back_as_the_same(year: int, month: int) -> None:
    kept = f"{year}-{month:02d}"
    assert read_month(kept) == read_month(month_words(kept)) == kept
