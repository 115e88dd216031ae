"""Dates in Dutch, as screens and documents write them."""

import datetime as dt
import sys

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from sessions.days.dates import day_and_month, long_date, number_date, short_date, until, weekday_name
from sessions.flattening import flatten

FRIDAY = dt.date(2026, 11, 27)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))


def test_a_day_is_written_long_short_and_in_numbers() -> None:
    assert long_date(FRIDAY) == "vrijdag 27 november"
    assert short_date(FRIDAY) == "vr 27 nov"
    assert day_and_month(FRIDAY) == "27 november"
    assert weekday_name(FRIDAY) == "vrijdag"
    assert number_date(FRIDAY) == "27-11-2026"


def test_the_year_is_there_only_when_it_is_another() -> None:
    assert long_date(FRIDAY, dt.date(2026, 1, 1)) == "vrijdag 27 november"
    assert long_date(FRIDAY, dt.date(2027, 1, 1)) == "vrijdag 27 november 2026"
    assert short_date(FRIDAY, dt.date(2025, 12, 31)) == "vr 27 nov 2026"


@given(DAYS)
def test_days_and_months_are_those_of_the_dutch_calendar(day: dt.date) -> None:
    assert long_date(day, today=dt.date(1999, 1, 1)) == format_date(day, "EEEE d MMMM y", locale="nl")
    assert short_date(day) == format_date(day, "EEEEEE d MMM", locale="nl").replace(".", "")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "vandaag"),
        (1, "morgen"),
        (2, "overmorgen"),
        (3, "over 3 dagen"),
        (40, "over 40 dagen"),
        (-1, "1 dag te laat"),
        (-3, "3 dagen te laat"),
    ],
)
def test_how_far_off_a_deadline_is(days: int, words: str) -> None:
    assert until(FRIDAY + dt.timedelta(days=days), FRIDAY) == words


def test_flattening_keeps_every_character_at_its_place() -> None:
    for code in range(sys.maxunicode + 1):
        assert len(flatten(chr(code))) == 1


def test_flattening_takes_off_case_and_accents() -> None:
    assert flatten("VÓÓR Zoë’s İ") == "voor zoe's i"
