"""Time as the domain sees it: an aware moment in UTC, and today on the wall."""

import datetime as dt
from collections.abc import Callable

Clock = Callable[[], dt.datetime]
"""Returns the present moment, aware, in UTC. The app and the tests hand one in."""


def utc_now() -> dt.datetime:
    """Return the present moment in UTC."""
    return dt.datetime.now(dt.UTC)


def local_day(moment: dt.datetime) -> dt.date:
    """Return the date on the wall at this moment."""
    return moment.astimezone().date()
