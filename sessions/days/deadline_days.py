"""Which day a deadline is: the rules of the calendar, and the ways in which a date can be refused."""

import calendar
import datetime as dt
from dataclasses import dataclass

from sessions.days.dates import MONTHS, day_and_month, long_date, number_date, weekday_name
from sessions.errors import Refusal

EXAMPLES = "Typ bijvoorbeeld vrijdag, over 2 weken, 12-12 of eind van de maand."
"""What every refusal ends with when nothing closer can be said."""
NINE_MONTHS = 9
"""How many months ahead a date without a year may lie once it has passed this year (ours)."""
FURTHEST_YEARS = 10
"""How many years ahead a deadline may lie: beyond it is a slip of the finger (ours)."""
WEEK = 7


class DeadlineRefusal(Refusal):
    """What was typed cannot be a deadline; `str()` says in Dutch what is wrong and what can be typed instead."""


class NotADate(DeadlineRefusal):
    """No date is meant, or more than one could be: `binnenkort`, `volgende maand`, `elke vrijdag`."""


class WrongDate(DeadlineRefusal):
    """A date is meant that does not exist, contradicts its weekday, or cannot be known yet."""


class PastDeadline(WrongDate):
    """A date is meant that has been."""


@dataclass(frozen=True, slots=True)
class DeadlineContext:
    """What a phrase is read against.

    `today` is the date on the wall; `birth_month` the jongere's as `2009-03`, or empty when unknown or when nobody is
    at the table; `next_table` the date of the next meeting, None while it is not planned.
    """

    today: dt.date
    birth_month: str = ""
    next_table: dt.date | None = None


def make_day(year: int, month: int, day: int) -> dt.date:
    """Return this date; raises WrongDate when the calendar does not have it."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        name = f"{day} {MONTHS[month - 1]} {year}" if 1 <= month <= len(MONTHS) else f"{day}-{month}"
        raise WrongDate(f"{name} bestaat niet. Kijk dag en maand na en typ de datum opnieuw.") from None


def coming(month: int, day: int, today: dt.date) -> dt.date:
    """Return the next date with this day and month, today included.

    One that has passed this year is only moved to the next when that is at most nine months off: on 26 November
    `12-11` is last fortnight rather than next year. Raises PastDeadline then, and WrongDate for 31 February.
    """
    passed = (month, day) < (today.month, today.day)
    found = make_day(today.year + passed, month, day)
    if passed and found > add_months(today, NINE_MONTHS):
        raise PastDeadline(
            f"{day_and_month(found)} is al geweest. Typ een datum die nog komt; "
            f"bedoelt u volgend jaar, typ dan {number_date(found)}."
        )
    return found


def coming_weekday(weekday: int, today: dt.date) -> dt.date:
    """Return the next such day (0 is Monday): a weekday never means today."""
    return today + dt.timedelta(days=(weekday - today.weekday() - 1) % WEEK + 1)


def monday_of(day: dt.date) -> dt.date:
    """Return the Monday of the week that this day is in."""
    return day - dt.timedelta(days=day.weekday())


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later; the last of the month where that one is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_of_month(day: dt.date) -> dt.date:
    """Return the last day of the month that this day is in."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def on_weekday(day: dt.date, weekday: int) -> dt.date:
    """Return the date when it falls on this weekday (0 is Monday); raises WrongDate when they contradict."""
    if day.weekday() != weekday:
        raise WrongDate(
            f"{day_and_month(day)} {day.year} is een {weekday_name(day)}. Typ alleen de dag of alleen de datum."
        )
    return day


def birthday_month(context: DeadlineContext, age: int) -> dt.date:
    """Return the first day of the month in which the jongere gets this age; raises WrongDate when it is unknown."""
    if not context.birth_month:
        raise WrongDate(
            "De geboortemaand is hier niet bekend, dus deze verjaardag ook niet. Typ een datum, bijvoorbeeld 12-12."
        )
    year, month = (int(part) for part in context.birth_month.split("-"))
    return dt.date(year + age, month, 1)


def still_to_come(day: dt.date, today: dt.date) -> dt.date:
    """Return a date that can be a deadline; raises PastDeadline before today and WrongDate when absurdly far off."""
    if day < today:
        raise PastDeadline(f"{long_date(day, today)} is al geweest. Typ een datum vanaf vandaag. {EXAMPLES}")
    if day > add_months(today, FURTHEST_YEARS * 12):
        raise WrongDate(f"{day_and_month(day)} {day.year} ligt meer dan tien jaar vooruit. Kijk het jaartal na.")
    return day
