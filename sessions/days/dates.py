"""Dates as Dutch words: how every screen and document writes a day."""

import datetime as dt

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
"""The days of the week as written out, Monday first, as in `date.weekday()`."""
SHORT_WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
"""The days of the week in two letters, Monday first."""
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
"""The months as written out, January first."""
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
"""The months in three letters, January first."""


def _year(day: dt.date, today: dt.date | None) -> str:
    return f" {day.year}" if today is not None and today.year != day.year else ""


def weekday_name(day: dt.date) -> str:
    """Return the day of the week, written out: `vrijdag`."""
    return WEEKDAYS[day.weekday()]


def day_and_month(day: dt.date, today: dt.date | None = None) -> str:
    """Return `27 november`, with the year when `today` is given and lies in another one."""
    return f"{day.day} {MONTHS[day.month - 1]}{_year(day, today)}"


def long_date(day: dt.date, today: dt.date | None = None) -> str:
    """Return `vrijdag 27 november`, with the year when `today` is given and lies in another one."""
    return f"{weekday_name(day)} {day_and_month(day, today)}"


def short_date(day: dt.date, today: dt.date | None = None) -> str:
    """Return `vr 27 nov`, with the year when `today` is given and lies in another one."""
    return f"{SHORT_WEEKDAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]}{_year(day, today)}"


def number_date(day: dt.date) -> str:
    """Return `27-11-2026`: how a date is typed, and read the same on any day."""
    return f"{day.day}-{day.month}-{day.year}"


def since(day: dt.date, today: dt.date) -> str:
    """Return how long ago a day was: `vandaag`, `gisteren`, `3 dagen geleden`."""
    days = (today - day).days
    near = ("vandaag", "gisteren", "eergisteren")
    return near[days] if 0 <= days < len(near) else f"{days} dagen geleden"


def until(day: dt.date, today: dt.date) -> str:
    """Return how far off a deadline is: `over 12 dagen`, `morgen`, `vandaag`, or `3 dagen te laat` once past."""
    days = (day - today).days
    if days < 0:
        return f"{-days} {'dag' if days == -1 else 'dagen'} te laat"
    near = ("vandaag", "morgen", "overmorgen")
    return near[days] if days < len(near) else f"over {days} dagen"
