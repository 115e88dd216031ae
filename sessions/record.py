"""The record of a meeting: all that its documents show, and nothing else. Closing freezes one."""

import datetime as dt

from sessions.actions import Action
from sessions.document import Document, Frozen
from sessions.meetings import Session, Signal
from sessions.people import Partner, Person
from sessions.series import Series
from sessions.text import Line
from sessions.trajects import Traject


class Alias(Frozen):
    """A roepnaam and the code that stands for it in every document but the jongere's own."""

    roepnaam: Line
    code: Line
    traject: int


class Record(Frozen):
    """One meeting with everything that its documents need, so that a document is a function of this alone.

    `trajects` are those on the agenda, in order; `actions` are theirs (made here, open, or changed here) and the
    meeting's own; `aliases` are the roepnamen of every jongere of the series; `discussed` the trajects whose block
    was opened; `elsewhere` counts the open actions of jongeren who are not on the agenda; `today` is the day it was
    made, or closed.
    """

    series: Series
    session: Session
    partners: tuple[Partner, ...] = ()
    people: tuple[Person, ...] = ()
    trajects: tuple[Traject, ...] = ()
    actions: tuple[Action, ...] = ()
    signals: tuple[Signal, ...] = ()
    aliases: tuple[Alias, ...] = ()
    discussed: tuple[int, ...] = ()
    elsewhere: int = 0
    today: dt.date

    def traject(self, number: int | None) -> Traject | None:
        """Return the traject on the agenda with this number, or None."""
        return next((traject for traject in self.trajects if traject.number == number), None)

    def person(self, number: int | None) -> Person | None:
        """Return the person with this number, or None."""
        return next((person for person in self.people if person.number == number), None)

    def partner(self, number: int | None) -> Partner | None:
        """Return the organisation with this number, or None."""
        return next((partner for partner in self.partners if partner.number == number), None)

    def organisation_of(self, person: Person) -> str:
        """Return the name of the organisation that a person comes from, or empty."""
        partner = self.partner(person.partner)
        return partner.name if partner else ""

    def actions_of(self, traject: int | None) -> tuple[Action, ...]:
        """Return the actions of one jongere (None: the meeting's own), by number."""
        return tuple(action for action in self.actions if action.traject == traject)

    def made_here(self, traject: int | None) -> tuple[Action, ...]:
        """Return the actions of one jongere (None: the meeting's own) that were agreed in this meeting."""
        return tuple(action for action in self.actions_of(traject) if action.session == self.session.number)

    def brought_along(self, traject: int) -> tuple[Action, ...]:
        """Return the actions of one jongere that come from an earlier meeting: what Terugblik goes through."""
        return tuple(action for action in self.actions_of(traject) if action.session != self.session.number)


class Snapshot(Document):
    """The record of one version of a meeting, frozen at closing: the same version gives the same document."""

    session: int
    version: int
    closed: dt.datetime
    record: Record
