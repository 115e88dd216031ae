"""Time in the demo: every day in it is counted from today, so that the examples never grow old."""

import datetime as dt

MEETING_STARTS = dt.time(13, 30)
"""When a table starts that is not held today (local)."""
UNDER_WAY = dt.timedelta(minutes=40)
"""How long ago the table that runs now was begun."""
SOON = dt.timedelta(minutes=15)
"""How far off the table is that is ready to start today, at least."""
QUARTER = 15
FRIDAY = 4


class MovableClock:
    """A clock that stands still until it is moved; called, it gives the moment (UTC)."""

    def __init__(self, moment: dt.datetime) -> None:
        self.moment = moment

    def __call__(self) -> dt.datetime:
        """Return the moment at which the clock stands."""
        return self.moment

    def pass_minutes(self, minutes: float) -> None:
        """Move on by so many minutes."""
        self.moment += dt.timedelta(minutes=minutes)


class Almanac:
    """Says which day and moment a script means, counted from `now` (UTC)."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now
        self.today = now.astimezone().date()

    def day(self, week: int) -> dt.date:
        """Return the day that lies so many weeks from today; for one in a weekend the Friday before it."""
        day = self.today + dt.timedelta(weeks=week)
        return day - dt.timedelta(days=max(0, day.weekday() - FRIDAY)) if week else day

    def moment(self, week: int) -> dt.datetime:
        """Return when (UTC) a table of that week starts, but nothing after now."""
        return min(self.now, dt.datetime.combine(self.day(week), MEETING_STARTS).astimezone(dt.UTC))

    def begun(self) -> dt.datetime:
        """Return when (UTC) the table was begun that is at work now: today, also just after midnight."""
        midnight = self.now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        return max(self.now - UNDER_WAY, midnight.astimezone(dt.UTC))

    def start_before(self, moment: dt.datetime) -> str:
        """Return the local quarter of an hour up to this moment, as `13:30`: when a table was to start."""
        local = moment.astimezone()
        return f"{local:%H}:{local.minute // QUARTER * QUARTER:02d}"

    def start_soon(self) -> str:
        """Return a quarter of an hour later today, as `13:30`: when the table that is ready is to start."""
        local = (self.now + SOON).astimezone()
        return self.start_before(local) if local.date() == self.today else "23:45"

    def birth_month(self, turns_18_in: int) -> str:
        """Return the month of birth, as `2009-03`, of who turns eighteen in so many months (negative: is older)."""
        year, month = divmod(self.today.year * 12 + self.today.month - 1 + turns_18_in, 12)
        return f"{year - 18}-{month + 1:02d}"
