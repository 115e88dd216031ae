"""How long a traject is kept: what has expired, what may still be done with it, and when the clock is not believed."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from movable_clock import MovableClock

from sessions.acts.ending import reopen_traject, stop_traject
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere
from sessions.acts.retention import (
    PastHardStop,
    doubt_of,
    expired_in,
    expiry_in,
    is_past_hard_stop,
    set_retention,
)
from sessions.acts.survey import survey
from sessions.closing import StopReason
from sessions.errors import InvalidInput
from sessions.retention import Retention, expiry_of, months_after
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))


@given(day=DAYS, months=st.integers(1, 240))
def test_so_many_months_on_is_the_same_day_or_the_last_of_the_month(day: dt.date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + dt.timedelta(days=1)).day == 1)


def test_what_ended_expires_after_a_year_and_stops_hard_after_two() -> None:
    expiry = expiry_of(dt.date(2026, 2, 28), Retention())
    assert expiry is not None
    assert (expiry.on, expiry.hard_stop) == (dt.date(2027, 2, 28), dt.date(2028, 2, 28))
    assert [expiry.has_come(day) for day in (dt.date(2027, 2, 27), dt.date(2027, 2, 28))] == [False, True]
    assert expiry_of(None, Retention()) is None


def test_another_term_needs_a_reason_and_a_hard_stop_after_it(table: SeriesFile) -> None:
    with pytest.raises(InvalidInput, match="waarom"):
        set_retention(table, 6, 12)
    with pytest.raises(InvalidInput, match="harde grens"):
        set_retention(table, 24, 12, "afspraak")
    assert set_retention(table, 6, 12, "afspraak met de gemeente") == table.series.retention
    assert set_retention(table) == Retention()


def stop(table: SeriesFile, clock: MovableClock, days: int) -> None:
    """End the first traject today, and let so many days go by; then somebody works in the series again."""
    stop_traject(table, 1, table.today(), StopReason.MOVED)
    clock.forward(days=days)
    add_jongere(table, code=f"J-{days}", roepnaam="Noor")


def test_what_has_expired_is_listed_and_can_still_be_opened(table: SeriesFile, clock: MovableClock) -> None:
    stop(table, clock, 366)
    assert [(one.traject.code, one.is_past) for one in expired_in(table)] == [("J-07", False)]
    [line] = survey(Archive(table.path.parent, clock=clock)).expired
    assert (line.code, line.is_past, line.doubt) == ("J-07", False, "")
    reopen_traject(table, 1, table.today())
    assert expiry_in(table, table.trajects.get(1)) is None


def test_past_the_hard_stop_it_can_only_be_viewed_or_erased(table: SeriesFile, clock: MovableClock) -> None:
    stop(table, clock, 800)
    assert is_past_hard_stop(table, table.trajects.get(1))
    with pytest.raises(PastHardStop, match="bekijken of te wissen"):
        reopen_traject(table, 1, table.today())
    with pytest.raises(PastHardStop):
        plan_meeting(table, day=table.today(), agenda=[1])


def test_a_clock_behind_what_was_noted_is_not_believed(table: SeriesFile, clock: MovableClock) -> None:
    stop(table, clock, 800)
    clock.forward(days=-1)
    assert "Zet de klok goed" in doubt_of(table)
    assert not is_past_hard_stop(table, table.trajects.get(1))


def test_a_clock_far_ahead_is_not_believed_until_something_is_noted(table: SeriesFile, clock: MovableClock) -> None:
    stop_traject(table, 1, table.today(), StopReason.MOVED)
    clock.forward(days=800)
    assert "kijk of de datum klopt" in doubt_of(table)
    [line] = survey(Archive(Path(table.path.parent), clock=clock)).expired
    assert line.doubt
    add_jongere(table, code="J-20", roepnaam="Noor")
    assert doubt_of(table) == ""
