"""The Dutch phrases for a deadline: one rule each, a pattern and the day it means.

A rule may refuse: then what it matches is known not to be a deadline, and no shorter part of it is read either
(`vrijdag` in `vrijdag de week erop`). The language of the patterns is in `deadline_patterns`.

One reading only: **a named day is itself the deadline**, whatever stands before it. `vrijdag`, `op vrijdag`,
`uiterlijk vrijdag` and `voor vrijdag` all mean that Friday, the last day on which it may be done, shown as *uiterlijk
vrijdag 27 november*. `voor` answers the question "voor wanneer?"; reading it as "the day before" would make the same
day two different deadlines, and `voor maandag` a Sunday. What lasts longer than a day has no such day: `voor kerst`,
`voor januari` and `voor de 18e verjaardag` mean the last day before it begins, and the same words without `voor`
are refused.
"""

import datetime as dt
import re

from sessions.actions import Deadline
from sessions.days.deadline_days import (
    EXAMPLES,
    WEEK,
    DeadlineContext,
    NotADate,
    WrongDate,
    add_months,
    birthday_month,
    coming,
    coming_weekday,
    last_of_month,
    make_day,
    monday_of,
    on_weekday,
)
from sessions.days.deadline_patterns import Phrases, month_in, number_in, weekday_in

_FRIDAY = 4

DAYS = Phrases()
"""Phrases that name a day, after which `voor`, `op` and `uiterlijk` change nothing."""
BEFORE = Phrases()
"""Phrases that bring their own `voor` or `vanaf`: the day follows from when something begins."""


def _later(today: dt.date, number: int, unit: str) -> dt.date:
    """Return the day so many units on; `unit` starts with d, w, m or j."""
    try:
        match unit[0]:
            case "d":
                return today + dt.timedelta(days=number)
            case "w":
                return today + dt.timedelta(weeks=number)
            case "m":
                return add_months(today, number)
            case _:
                return add_months(today, 12 * number)
    except (OverflowError, ValueError):
        raise WrongDate(f"Die datum ligt te ver vooruit. {EXAMPLES}") from None


def _dated(found: re.Match[str], context: DeadlineContext) -> dt.date:
    """Return the date of the groups day, month and (when written) year."""
    month = month_in(found)
    if not found["year"]:
        return coming(month, int(found["day"]), context.today)
    year = int(found["year"])
    return make_day(year + 2000 if year < 100 else year, month, int(found["day"]))


_NOT_COUNTED = (
    r"(?!\s*(?:[0-9](?![0-9]?(?:[.:][0-9]|\s*uur))|%|<month>|uur|jaar|jarigen?|keer|maal|x\b|dag|week|weken|maand|"
    r"minuten|mensen|personen|jongeren|euro|procent|km|m2))"
)
"""Two numbers before one of these count something: `2-3 weken`, `10-12 uur`, `3-4 december`. A time may follow."""
_IN_NUMBERS = r"(?!24/7)(?P<day>[0-9]{1,2})[-/](?P<month>[0-9]{1,2})(?:[-/](?P<year>[0-9]{4}|[0-9]{2}))?" + _NOT_COUNTED
_IN_DOTS = r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})"
_IN_WORDS = r"(?P<day>[0-9]{1,2}) ?(?P<month><month>)(?: (?P<year>[0-9]{4}))?"
_ISO = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
_DATE_WEEKDAY = r"(?P<weekday><weekday>|<short>)(?: <coming>)?,? "
_LONE_WEEKDAY = r"(?P<weekday><weekday>|<short><last>)"


@BEFORE.add("voor (?:(?:de|het) )?[a-z]*vakanties?", "voor (?:(?:de|het) )?(?:feestdagen|oud en nieuw|sinterklaas)")
def _before_what_moves(found: re.Match[str], _: DeadlineContext) -> dt.date:
    raise NotADate(f"„{found[0]}” kan meer dan één dag zijn. Typ de datum, bijvoorbeeld 18-12.")


@BEFORE.add("voor (?:de )?(?:kerst|kerstmis|kerstdagen)")
def _before_christmas(_: re.Match[str], context: DeadlineContext) -> dt.date:
    return coming(12, 24, context.today)


@BEFORE.add("voor (?:nieuwjaar|de jaarwisseling|het nieuwe jaar)")
def _before_new_year(_: re.Match[str], context: DeadlineContext) -> dt.date:
    return coming(12, 31, context.today)


@BEFORE.add("voor het weekend")
def _before_weekend(_: re.Match[str], context: DeadlineContext) -> dt.date:
    return monday_of(context.today) + dt.timedelta(days=_FRIDAY)


@BEFORE.add("voor (?P<month><full month>)(?: (?P<year>[0-9]{4}))?")
def _before_month(found: re.Match[str], context: DeadlineContext) -> dt.date:
    month = month_in(found)
    first = make_day(int(found["year"]), month, 1) if found["year"] else coming(month, 1, context.today)
    return first - dt.timedelta(days=1)


@BEFORE.add(
    "voor (?:<whose> )?(?P<age>1[2-9]|2[0-9])(?:e|ste|de) verjaardag<of somebody>",
    "voor (?!de )<whose> (?P<age>1[2-9]|2[0-9])(?:e|ste|de)",
    "voor (?:<whose> )?(?P<age>achttiende)(?: verjaardag<of somebody>)?",
)
def _before_birthday(found: re.Match[str], context: DeadlineContext) -> dt.date:
    age = 18 if found["age"] == "achttiende" else int(found["age"])
    return birthday_month(context, age) - dt.timedelta(days=1)


@BEFORE.add("voor de (?P<day>[0-9]{1,2})(?:e|ste|de)")
def _before_some_ordinal(found: re.Match[str], _: DeadlineContext) -> dt.date:
    raise NotADate(
        f"„{found[0]}” kan een dag van de maand zijn of een verjaardag. "
        "Typ bijvoorbeeld 18-12 of voor de 18e verjaardag."
    )


@BEFORE.add(
    r"vanaf (?:<whose> )?(?P<age>18)(?:e|de)?(?: jaar| verjaardag)?" + _NOT_COUNTED,
    "vanaf (?:<whose> )?(?P<age>1[2-9]|2[0-9])(?:(?:e|ste|de) verjaardag| jaar)",
)
def _from_birthday(found: re.Match[str], context: DeadlineContext) -> dt.date:
    # Only the month is known, so the age is sure from the first of the month after it.
    return add_months(birthday_month(context, int(found["age"])), 1)


@DAYS.add("(?:(?:aan|bij|tijdens) )?(?:de )?volgende (?:veld)?tafel")
def _next_table(_: re.Match[str], context: DeadlineContext) -> Deadline:
    planned = context.next_table
    return Deadline(next_table=True, day=planned if planned and planned >= context.today else None)


@DAYS.add(_DATE_WEEKDAY + _IN_NUMBERS, _DATE_WEEKDAY + _IN_WORDS, _DATE_WEEKDAY + _ISO, _DATE_WEEKDAY + _IN_DOTS)
def _weekday_and_date(found: re.Match[str], context: DeadlineContext) -> dt.date:
    return on_weekday(_dated(found, context), weekday_in(found))


@DAYS.add(_ISO, _IN_NUMBERS, _IN_DOTS, _IN_WORDS)
def _date(found: re.Match[str], context: DeadlineContext) -> dt.date:
    return _dated(found, context)


@DAYS.add(f"volgende week {_LONE_WEEKDAY}", r"(?P<weekday><weekday>) volgende week")
def _weekday_next_week(found: re.Match[str], context: DeadlineContext) -> dt.date:
    return monday_of(context.today) + dt.timedelta(days=WEEK + weekday_in(found))


@DAYS.add(f"deze week {_LONE_WEEKDAY}", "(?P<weekday><weekday>) deze week", f"deze {_LONE_WEEKDAY}")
def _weekday_this_week(found: re.Match[str], context: DeadlineContext) -> dt.date:
    day = monday_of(context.today) + dt.timedelta(days=weekday_in(found))
    if day == context.today:
        raise NotADate("Die dag is het vandaag. Typ vandaag, of een datum.")
    return day


@DAYS.add(
    f"over (?P<number><number>) (?P<unit><unit>) (?:op )?{_LONE_WEEKDAY}",
    "(?P<weekday><weekday>) over (?P<number><number>) (?P<unit><unit>)",
)
def _weekday_weeks_later(found: re.Match[str], context: DeadlineContext) -> dt.date:
    """`vrijdag over een week` is sure while this week's Friday is still to come; after it people differ."""
    number, unit, weekday = number_in(found), found["unit"], weekday_in(found)
    days = {"w": WEEK, "d": 1}.get(unit[0], 0) * number
    if days == 0 or days % WEEK or weekday <= context.today.weekday():
        raise NotADate(f"„{found[0]}” kan meer dan één dag zijn. Typ de datum, bijvoorbeeld 18-12.")
    return coming_weekday(weekday, _later(context.today, days, "d") - dt.timedelta(days=1))


@DAYS.add(
    "<weekday> (?:in )?week [0-9]+",
    "<weekday>,? (?:de )?(?:week |dag )?(?:erna|erop|daarna|daarop|ervoor|daarvoor)",
    "<weekday> (?:de )?[0-9]{1,2}(?:e|de|ste)",
    "<weekday> [0-9]{1,2}<last>",
    r"<weekday>,? [0-9]{1,2}[-/][0-9]{1,2}(?!\s*uur)",
    "<weekday> (?:of|en|tot|tot en met|t/m) (?:<weekday>|<short><last>)",
    f"(?:volgende|komende week) {_LONE_WEEKDAY}",
    "(?:de|een|die|om de) (?:<weekday>|morgen)",
    "over een (?:dag|week|maand|jaar) (?:of|a) <number>",
)
def _more_than_one(found: re.Match[str], _: DeadlineContext) -> dt.date:
    raise NotADate(f"„{found[0]}” kan meer dan één dag zijn. Typ de datum, bijvoorbeeld vr 27-11 of 18-12.")


@DAYS.add("(?P<weekday><weekday>) ?<part>", says_more=True)
def _part_of_weekday(found: re.Match[str], context: DeadlineContext) -> dt.date:
    return coming_weekday(weekday_in(found), context.today)


@DAYS.add("van(?:middag|avond|nacht)", "vandaag ?<part>", says_more=True)
def _part_of_today(_: re.Match[str], context: DeadlineContext) -> dt.date:
    return context.today


@DAYS.add("morgen ?(?:vroeg|<part>)", says_more=True)
def _part_of_tomorrow(_: re.Match[str], context: DeadlineContext) -> dt.date:
    return _later(context.today, 1, "d")


@DAYS.add("vandaag")
def _today(_: re.Match[str], context: DeadlineContext) -> dt.date:
    return context.today


@DAYS.add("morgen")
def _tomorrow(_: re.Match[str], context: DeadlineContext) -> dt.date:
    return _later(context.today, 1, "d")


@DAYS.add("overmorgen")
def _day_after_tomorrow(_: re.Match[str], context: DeadlineContext) -> dt.date:
    return _later(context.today, 2, "d")


@DAYS.add("(?:<coming> )?(?P<weekday><weekday>)(?: <coming>)?", "(?P<weekday><short>)<last>")
def _coming(found: re.Match[str], context: DeadlineContext) -> dt.date:
    return coming_weekday(weekday_in(found), context.today)


@DAYS.add("(?:over|binnen) (?P<number><number>) (?P<unit><unit>)", r"\+(?P<number>[0-9]{1,4}) ?(?P<unit>[dwmj]|<unit>)")
def _from_now(found: re.Match[str], context: DeadlineContext) -> dt.date:
    return _later(context.today, number_in(found), found["unit"])


@DAYS.add("over een ?half ?jaar")
def _half_a_year(_: re.Match[str], context: DeadlineContext) -> dt.date:
    return _later(context.today, 6, "m")


@DAYS.add(r"(?:het )?einde? (?:van )?(?:(?P<which>de|deze|volgende) )?week")
def _end_of_week(found: re.Match[str], context: DeadlineContext) -> dt.date:
    """The week ends on Friday: partners work from Monday to Friday (ours)."""
    return monday_of(context.today) + dt.timedelta(days=_FRIDAY + (WEEK if found["which"] == "volgende" else 0))


@DAYS.add(r"(?:het )?einde? (?:van )?(?:(?P<which>de|deze|volgende) )?maand")
def _end_of_month(found: re.Match[str], context: DeadlineContext) -> dt.date:
    return last_of_month(add_months(context.today, 1 if found["which"] == "volgende" else 0))


@DAYS.add(r"(?:het )?einde? (?:van )?(?:(?P<which>het|dit|volgend) )?jaar")
def _end_of_year(found: re.Match[str], context: DeadlineContext) -> dt.date:
    return make_day(context.today.year + (found["which"] == "volgend"), 12, 31)


@DAYS.add(r"(?:het )?einde? (?:van )?(?P<month><month>)(?: (?P<year>[0-9]{4}))?")
def _end_of_named_month(found: re.Match[str], context: DeadlineContext) -> dt.date:
    month = month_in(found)
    if found["year"]:
        return last_of_month(make_day(int(found["year"]), month, 1))
    first = make_day(context.today.year + (month < context.today.month), month, 1)
    return coming(month, last_of_month(first).day, context.today)


@DAYS.add("(?P<number>eerste|tweede|1e|2e) kerstdag")
def _christmas_day(found: re.Match[str], context: DeadlineContext) -> dt.date:
    return coming(12, 25 if found["number"] in {"eerste", "1e"} else 26, context.today)


@DAYS.add(
    "(?:de )?(?:kerst|kerstmis|kerstdagen)", "[a-z]*vakanties?", "(?:<whose> )?(?:1[2-9]|2[0-9])(?:e|ste|de) verjaardag"
)
def _longer_than_a_day(found: re.Match[str], _: DeadlineContext) -> dt.date:
    raise NotADate(f"„{found[0]}” is geen vaste dag. Typ bijvoorbeeld voor kerst, voor de 18e verjaardag of 18-12.")


@DAYS.add(
    "(?:deze|volgende|komende) (?:week|maand)",
    "(?:dit|volgend|komend) jaar",
    "<full month>(?: [0-9]{4})?",
    "(?:het )?weekend",
)
def _no_day_in_it(found: re.Match[str], _: DeadlineContext) -> dt.date:
    raise NotADate(
        f"„{found[0]}” zegt niet welke dag. Typ bijvoorbeeld eind van de maand, eind volgende week of 12-12."
    )
