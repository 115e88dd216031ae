"""The record of a meeting: all that its documents show, and nothing else. Closing freezes one."""

import datetime as dt
from collections.abc import Iterable

from sessions.actions import Action, ReadBack
from sessions.consents import Consent
from sessions.document import Document, Frozen
from sessions.meetings import Session, Signal
from sessions.people import Partner, Person
from sessions.series import Series
from sessions.sharing import Sharing
from sessions.text import Line, fold, mentions
from sessions.tips.tip import TipsTold
from sessions.trajects import Traject


class Alias(Frozen):
    """A roepnaam and the code that stands for it in every document but the jongere's own."""

    roepnaam: Line
    code: Line
    traject: int


class Agreements(Frozen):
    """What a jongere (a Traject number) had agreed about consent and sharing at some moment."""

    traject: int
    consents: tuple[Consent, ...] = ()
    sharing: tuple[Sharing, ...] = ()


class Record(Frozen):
    """One meeting with everything that its documents need, so that a document is a function of this alone.

    `trajects` are those on the agenda, in order; `actions` are theirs (made here, open, or changed here) and the
    meeting's own; `aliases` are the roepnamen of every jongere of the series; `discussed` the trajects who
    had their turn; `adopted_day` is the day of the meeting whose minutes were adopted here; `elsewhere` counts the open
    actions of jongeren who are not on the agenda; `today` is the day it was made, or closed. `tips` is what is told of
    the tips of a community of practice, None for other series: the tips themselves stay in the file, where the step
    that works on them reads them.

    Of a community of practice `people` are all who take part, for nobody's name may get into what is shared, and
    `actions` are the homework of earlier meetings too.

    Consent and sharing in `trajects` are those of now, also where all else was frozen; `agreed_at_closing` keeps what
    was agreed then, of each jongere who agreed otherwise since.
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
    adopted_day: dt.date | None = None
    elsewhere: int = 0
    today: dt.date
    tips: TipsTold | None = None
    agreed_at_closing: tuple[Agreements, ...] = ()

    def traject(self, number: int | None) -> Traject | None:
        """Return the traject on the agenda with this number, or None."""
        return next((traject for traject in self.trajects if traject.number == number), None)

    def as_closed(self) -> "Record":
        """Return the record with what was agreed when it was closed; itself where that still stands."""
        if not self.agreed_at_closing:
            return self
        then = {agreed.traject: agreed for agreed in self.agreed_at_closing}
        trajects = tuple(
            traject.model_copy(
                update={"consents": then[traject.number].consents, "sharing": then[traject.number].sharing}
            )
            if traject.number in then
            else traject
            for traject in self.trajects
        )
        return self.model_copy(update={"trajects": trajects, "agreed_at_closing": ()})

    def person(self, number: int | None) -> Person | None:
        """Return the person with this number, or None."""
        return next((person for person in self.people if person.number == number), None)

    def contact_of(self, traject: Traject) -> Person | None:
        """Return whom to call about a jongere: the vaste contactpersoon, while there is none the youth worker."""
        return self.person(traject.contact) or self.person(traject.youth_worker)

    def partner(self, number: int | None) -> Partner | None:
        """Return the organisation with this number, or None."""
        return next((partner for partner in self.partners if partner.number == number), None)

    def organisation_of(self, person: Person) -> str:
        """Return the name of the organisation that a person comes from; of a guest without one the function.

        A function is free text: on screen only in `company`, in documents only through the names filter.
        """
        partner = self.partner(person.partner)
        return partner.name if partner else person.function

    def company(self, traject: int | None) -> tuple[Person, ...]:
        """Return who may be named on a screen in this jongere's block (None: in a step of the meeting itself).

        That is everyone on the attendance list but the guests of another jongere: those welcomed in that jongere's
        block, and those whose name or function mentions that roepnaam. Between the blocks nobody is at the table, and
        only the guests of a block are left out.
        """
        listed = ((entry, self.person(entry.person)) for entry in self.session.attendance)
        return tuple(
            person
            for entry, person in listed
            if person
            and not (person.guest and entry.traject not in {None, traject})
            and not mentions_another(person, traject, self.aliases)
        )

    def actions_of(self, traject: int | None) -> tuple[Action, ...]:
        """Return the actions of one jongere (None: the meeting's own), by number."""
        return tuple(action for action in self.actions if action.traject == traject)

    def made_here(self, traject: int | None) -> tuple[Action, ...]:
        """Return the actions of one jongere (None: the meeting's own) that were agreed in this meeting."""
        return tuple(action for action in self.actions_of(traject) if action.session == self.session.number)

    def brought_along(self, traject: int | None) -> tuple[Action, ...]:
        """Return the actions of one jongere that come from an earlier meeting: what Terugblik goes through.

        None: the homework of earlier meetings, of a community of practice only.
        """
        return tuple(action for action in self.actions_of(traject) if action.session != self.session.number)

    def to_read_back(self, traject: int) -> tuple[Action, ...]:
        """Return what is read back to a jongere: what was agreed here, then what no earlier table read back.

        That is an open action that was not read back yet, or was to be read back later; one that is answered at this
        table stays among them.
        """
        earlier = self.brought_along(traject)
        return (
            *self.made_here(traject),
            *(action for action in earlier if self._is_unheard(action) or self.answered_here(action)),
        )

    def waits_for_reading(self, action: Action) -> bool:
        """Whether an action is still to be read back at this table: never read, or put off at an earlier one."""
        if action.traject is None:
            return False
        if action.session == self.session.number:
            return action.read_back == ReadBack.NOT_YET
        if action.read_back == ReadBack.LATER and self.answered_here(action):
            return False
        return self._is_unheard(action)

    def answered_here(self, action: Action) -> bool:
        """Whether the jongere said something at this table to an action of an earlier one."""
        return any(event.session == self.session.number and event.read_back for event in action.history)

    @staticmethod
    def _is_unheard(action: Action) -> bool:
        return action.open and action.read_back in {ReadBack.NOT_YET, ReadBack.LATER}


def mentions_another(person: Person, traject: int | None, aliases: Iterable[Alias]) -> bool:
    """Whether a guest's name or function mentions the roepnaam of another jongere than the one at the table.

    Never while nobody is at the table (None), nor where the two jongeren have the same roepnaam.
    """
    if not person.guest or traject is None:
        return False
    known = tuple(aliases)
    own = {fold(alias.roepnaam) for alias in known if alias.traject == traject}
    said = f"{person.name} {person.function}"
    return any(fold(alias.roepnaam) not in own and mentions(said, alias.roepnaam) for alias in known)


class Snapshot(Document):
    """The record of one version of a meeting, frozen at closing: the same version gives the same document."""

    session: int
    version: int
    closed: dt.datetime
    record: Record
