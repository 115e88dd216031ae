"""Texts of one field: times, e-mail addresses, short marks and escalation routes, as people type them."""

import pytest

from sessions.contact_details import read_email
from sessions.days.clock_times import read_time
from sessions.errors import InvalidInput
from sessions.series import ESCALATION, read_mark, read_route, route_line


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("13:30", "13:30"),
        ("13.30", "13:30"),
        ("13u30", "13:30"),
        ("1330", "13:30"),
        ("930", "09:30"),
        ("9", "09:00"),
        ("13 uur", "13:00"),
        ("", ""),
    ],
)
def test_a_time_is_understood_as_people_type_it(typed: str, time: str) -> None:
    assert read_time(typed) == time


@pytest.mark.parametrize("typed", ["24:00", "13:60", "half twee", "13:3", "133000"])
def test_what_is_no_time_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(InvalidInput, match="bijvoorbeeld 13:30"):
        read_time(typed)


@pytest.mark.parametrize("typed", ["jan", "jan@hoorn", "jan de boer@hoorn.nl", "@hoorn.nl"])
def test_what_is_no_email_address_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="geen e-mailadres"):
        read_email(typed)


def test_an_email_address_may_be_left_out() -> None:
    assert (read_email(""), read_email(" jan@hoorn.example ")) == ("", "jan@hoorn.example")


def test_a_mark_is_a_few_capitals() -> None:
    assert (read_mark("knh"), read_mark("")) == ("KNH", "")
    for typed in ("k n", "K-H", "TELANGEAF"):
        with pytest.raises(InvalidInput):
            read_mark(typed)


def test_a_route_is_typed_with_arrows_or_semicolons_and_is_never_empty() -> None:
    assert read_route("eigenaar > teamleider; beleidstafel") == ("eigenaar", "teamleider", "beleidstafel")
    assert read_route(" > ; ") == ESCALATION
    assert read_route(route_line(ESCALATION)) == ESCALATION
