"""A clock for tests that stands still until it is moved."""

import datetime as dt

NOON = dt.datetime(2026, 11, 26, 12, 30, tzinfo=dt.UTC)
"""A Thursday, half past one in the Netherlands."""


class MovableClock:
    """Gives the same moment until `forward` is called."""

    def __init__(self, moment: dt.datetime = NOON) -> None:
        self.moment = moment

    def __call__(self) -> dt.datetime:
        return self.moment

    def forward(self, **span: int) -> None:
        """Move on by days, hours, minutes or seconds."""
        self.moment += dt.timedelta(**span)
