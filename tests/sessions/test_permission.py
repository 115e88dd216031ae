"""A voorbehoud as it is typed: who, and before when there is an answer."""

import datetime as dt

import pytest

from sessions.days.deadlines import DeadlineContext
from sessions.quickline.permission import Permission, read_permission

HERE = DeadlineContext(today=dt.date(2026, 11, 26))
FRIDAY = dt.date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("leidinggevende", Permission("leidinggevende")),
        ("haar teamleider, vrijdag", Permission("haar teamleider", FRIDAY)),
        ("haar teamleider antwoord 27-11", Permission("haar teamleider", FRIDAY)),
        ("haar  teamleider, 27-11-2026", Permission("haar teamleider", FRIDAY)),
        ("", Permission()),
        ("vrijdag", Permission()),
    ],
)
def test_who_and_before_when(typed: str, read: Permission) -> None:
    assert read_permission(typed, HERE) == read
    assert read_permission(read.line, HERE) == read, "what is shown to be changed reads the same"
