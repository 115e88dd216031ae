"""Actions as a calendar file (RFC 5545): a day on which something has to be done, and nothing that tells what.

A calendar is often shared with colleagues and stands on a telephone, so an entry holds the number of the action and
no more. Each is a VEVENT of a whole day: Google and Outlook leave out a VTODO when they import a file. It is
transparent, so that nobody seems occupied that day, and has no alarm: when to be warned is everybody's own setting.

The UID of an action never changes and SEQUENCE grows with its history, so importing again moves what was moved. What is
done or lapsed says so (CANCELLED) instead of being left out: else the old day would stay in the calendar.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sessions.actions import Action

if TYPE_CHECKING:
    from icalendar import Event

_OUR_NAME = "-//tafel//acties//NL"
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class CalendarEntry:
    """One action in a calendar. `reference` is its number with the mark of the series (`KNH-41`).

    `uid` never changes; `sequence` grows, and `changed` (UTC) moves along, with every change; `ended`: nothing is to be
    done any more.
    """

    uid: str
    reference: str
    day: dt.date
    changed: dt.datetime
    sequence: int = 0
    ended: bool = False


def entry_of(action: Action, mark: str, agreed: dt.date) -> CalendarEntry | None:
    """Return the entry of an action of a series with this mark; None where no day was agreed.

    `agreed` is the day on which it was made: when it was last changed where it has no history.
    """
    if action.deadline is None or action.deadline.day is None:
        return None
    made = dt.datetime.combine(agreed, dt.time(), dt.UTC)
    return CalendarEntry(
        uid=action.uid,
        reference=f"{mark}-{action.number}",
        day=action.deadline.day,
        changed=max((event.when for event in action.history), default=made),
        sequence=len(action.history),
        ended=not action.open,
    )


def to_ics(entries: Iterable[CalendarEntry]) -> bytes:
    """Return the entries as one file; the same entries give the same bytes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _OUR_NAME)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for entry in entries:
        calendar.add_component(_event(entry))
    content: bytes = calendar.to_ical()
    return content


def _event(entry: CalendarEntry) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.uid}@tafel")
    event.add("summary", f"tafel: actie {entry.reference}")
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + _ONE_DAY)
    # When it was last changed, and not when the file was made: so the same record gives the same file.
    event.add("dtstamp", entry.changed)
    event.add("last-modified", entry.changed)
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.ended else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
