"""What a calendar reads of the actions; read back by another library than the one that writes them."""

import datetime as dt
import re

import pytest
import vobject
from icalendar import Calendar

from exports.rendering.calendar import CalendarEntry, entry_of, to_ics
from sessions.actions import Action, ActionEvent, Deadline, Status
from sessions.record import Record

DAY = dt.date(2026, 11, 24)
FRIDAY = dt.date(2026, 11, 27)
MOMENT = dt.datetime(2026, 11, 24, 15, 40, tzinfo=dt.UTC)


@pytest.fixture
def action(veldtafel: Record) -> Action:
    """An action with a day."""
    return next(action for action in veldtafel.actions if action.number == 41)


def written(*actions: Action) -> bytes:
    """Return the calendar of these actions."""
    return to_ics(entry for action in actions if (entry := entry_of(action, "KNH", DAY)))


def read(content: bytes) -> list[vobject.base.Component]:
    """Return the entries as the foreign reader finds them."""
    return list(vobject.readOne(content.decode()).contents.get("vevent", []))


def test_an_action_is_a_day_without_a_word_of_what_it_is(action: Action):
    (event,) = read(written(action))
    assert event.summary.value == "tafel: actie KNH-41"
    assert (event.dtstart.value, event.dtend.value) == (FRIDAY, FRIDAY + dt.timedelta(days=1))
    assert event.transp.value == "TRANSPARENT"
    assert set(event.contents) == {
        "uid", "summary", "dtstart", "dtend", "dtstamp", "last-modified", "sequence", "status", "transp", "class",
    }  # fmt: skip


def test_a_second_import_moves_what_was_moved_and_ends_what_is_done(action: Action):
    (before,) = read(written(action))
    moved = Deadline(day=dt.date(2026, 12, 4))
    later = action.changed(deadline=moved, history=(ActionEvent(when=MOMENT, deadline=moved),))
    (after,) = read(written(later))
    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)
    assert after.last_modified.value == MOMENT
    assert (after.dtstart.value, after.status.value) == (moved.day, "CONFIRMED")
    (done,) = read(written(later.changed(status=Status.DONE)))
    assert (done.uid.value, done.status.value) == (before.uid.value, "CANCELLED")


def test_without_a_day_there_is_nothing_for_a_calendar(action: Action):
    assert read(written(action.changed(deadline=None), action.changed(deadline=Deadline(next_table=True)))) == []


def test_the_file_is_folded_escaped_and_the_same_each_time():
    odd = CalendarEntry("b" * 36, "É;,\\" * 30 + "-1", DAY, MOMENT)
    content = to_ics([odd])
    assert content == to_ics([odd])
    assert re.search(rb"(?<!\r)\n", content) is None
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert read(content)[0].summary.value == f"tafel: actie {odd.reference}"
    assert Calendar.from_ical(content).walk("VEVENT")[0]["summary"] == f"tafel: actie {odd.reference}"
