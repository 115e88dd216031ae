"""Which actions a list is about, and for whom it is."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sessions.actions import Action


class Only(StrEnum):
    """Which actions stand in a list, by how they stand."""

    ALL = "alle"
    OPEN = "open"
    LATE = "te laat"


class Per(StrEnum):
    """By what the actions of a list are put together."""

    OWNER = "eigenaar"
    ORGANISATION = "organisatie"


@dataclass(frozen=True)
class Wanted:
    """A list that is asked for. `owner` and `organisation` are names as they stand in the series, empty for everybody.

    With either of them it is a list to send to them; without, it is the coordinator's own.
    """

    owner: str = ""
    organisation: str = ""
    only: Only = Only.ALL
    per: Per | None = None

    @property
    def for_others(self) -> bool:
        """Whether it leaves the hands of chair and coordinator, so that the sharing choice counts."""
        return bool(self.owner or self.organisation)

    def takes(self, action: Action, today: dt.date) -> bool:
        """Whether an action stands in the list, by how it stands."""
        match self.only:
            case Only.OPEN:
                return action.open
            case Only.LATE:
                return action.is_late(today)
        return True
