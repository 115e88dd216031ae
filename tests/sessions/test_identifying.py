"""A BSN or a whole date of birth in free text is pointed out, and never repeated."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.identifying import BIRTH_DATE, SERVICE_NUMBER, holds_service_number, pointed_out

TODAY = dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    "text", ["BSN 111222333", "zijn nummer is 111.222.333", "nr 123 456 782 van de brief", "123-45-67-82"]
)
def test_a_number_that_can_be_a_bsn_is_pointed_out(text: str) -> None:
    assert pointed_out(text, TODAY) == SERVICE_NUMBER


@pytest.mark.parametrize(
    "text",
    ["geboren 12-03-2009", "Mila (3/4/2009)", "op 12 maart 2009", "1 mrt. 2009", "2009-03-12", "moeder: 31.12.1975"],
)
def test_a_whole_date_of_birth_is_pointed_out(text: str) -> None:
    assert pointed_out(text, TODAY) == BIRTH_DATE


@pytest.mark.parametrize(
    "text",
    [
        "bellen vóór 12-12-2026",
        "sinds 1 februari 2026",
        "maart 2009",
        "31-2-2009",
        "06-12345678",
        "111222334",
        "NL12 1112 2233 3444",
        "in 2009 en 2010",
        "",
    ],
)
def test_other_numbers_and_days_are_left_in_peace(text: str) -> None:
    assert pointed_out(text, TODAY) == ""


@given(st.text(), st.dates(dt.date(1930, 1, 1), dt.date(2020, 12, 31)))
def test_what_is_told_never_repeats_what_was_found(text: str, born: dt.date) -> None:
    told = pointed_out(f"{text} {born:%d-%m-%Y} ", TODAY)
    assert told in {SERVICE_NUMBER, BIRTH_DATE}
    assert not any(sign.isdigit() for sign in told)


@given(st.integers(0, 99_999_999))
def test_one_of_eleven_numbers_can_be_a_bsn(start: int) -> None:
    assert sum(holds_service_number(f"{start * 10 + last:09}") for last in range(10)) <= 1
