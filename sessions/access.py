"""What is known of one jongere, for who asks to see it: the jongere has a right to that (domain.md section 5)."""

import datetime as dt
from dataclasses import dataclass

from sessions.actions import Action
from sessions.meetings import Session, Signal
from sessions.people import Partner, Person
from sessions.sent import Sent
from sessions.series import Series
from sessions.trajects import Traject


@dataclass(frozen=True)
class Mention:
    """A text that is not about this jongere, in which the roepnaam or the code stands; `where` says what it is of."""

    where: str
    text: str


@dataclass(frozen=True)
class Access:
    """Everything a series holds about one jongere, and who is who in it.

    `trajects` are the traject and those merged into it; `sessions` the meetings with a block of this jongere; `others`
    the trajecten of others. `log` are the moments at which something of this jongere was changed, with what kind of
    act it was; `versions` the meetings of which minutes are kept, with how many versions.
    """

    series: Series
    trajects: tuple[Traject, ...]
    actions: tuple[Action, ...]
    sessions: tuple[Session, ...]
    signals: tuple[Signal, ...]
    sent: tuple[Sent, ...]
    mentions: tuple[Mention, ...]
    log: tuple[tuple[dt.datetime, str], ...]
    versions: tuple[tuple[dt.date, int], ...]
    people: tuple[Person, ...]
    partners: tuple[Partner, ...]
    days: dict[int, dt.date]
    """The day of every meeting, by its number."""
    others: tuple[Traject, ...]
    today: dt.date

    @property
    def traject(self) -> Traject:
        """The traject that goes on: the one that the others were merged into."""
        return next((one for one in self.trajects if one.merged_into is None), self.trajects[-1])
