"""What is told of an action that is followed up: the last that was said of it, and its history event by event."""

import datetime as dt
from collections.abc import Mapping

from sessions.actions import Action, ActionEvent
from sessions.clock import local_day
from sessions.days.dates import short_date
from sessions.following.followed import Followed
from sessions.following.rules import Need
from tafel.wording import deadline_text

NEEDS = {
    Need.LATE: "Te laat",
    Need.STUCK: "Loopt vast",
    Need.ANSWER: "Wacht op toestemming",
    Need.CONFIRM: "Nog te bevestigen",
    Need.SOON: "Binnen een week",
    Need.LATER: "Later, of zonder termijn",
    Need.ASIDE: "Uit zicht tot een latere dag",
    Need.TRAJECT_OVER: "Van wie klaar of gestopt is",
    Need.OVER: "Klaar of vervallen",
}
"""What stands above the actions with the same need."""


def who_words(line: Followed) -> str:
    """Return who does an action: name and organisation, a jongere by the roepnaam."""
    owner = line.action.owner
    if owner is None:
        return "nog niemand"
    return line.roepnaam if owner.jongere else ", ".join(filter(None, (owner.name, owner.organisation)))


def last_said(action: Action) -> str:
    """Return why an action lapsed, or the last note; empty without either."""
    notes = [event.note for event in action.history if event.note and not event.route]
    return action.reason or (notes[-1] if notes else "")


def event_words(event: ActionEvent, meetings: Mapping[int, dt.date], today: dt.date) -> str:
    """Return a line of the history: when, at which meeting (its day by number), and what changed."""
    day = meetings.get(event.session or 0)
    where = f"{short_date(day, today)}, aan tafel" if day else short_date(local_day(event.when), today)
    return f"{where}: {_what_changed(event, today)}"


def _what_changed(event: ActionEvent, today: dt.date) -> str:
    hidden = event.hidden_until
    told = [
        str(event.status or ""),
        str(event.firmness or ""),
        f"teruggelezen: {event.read_back}" if event.read_back else "",
        f"nieuwe termijn {deadline_text(event.deadline, today)}" if event.deadline else "",
        f"uit zicht tot {short_date(hidden, today)}" if hidden and hidden > local_day(event.when) else "",
        "weer in zicht" if hidden and hidden <= local_day(event.when) else "",
        f"naar {event.route}" if event.route else "",
        f"“{event.note}”" if event.note else "",
    ]
    return ", ".join(part for part in told if part)
