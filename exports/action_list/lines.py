"""The actions of a list in words for its reader: each as far as that reader may read it.

The coordinator's own list holds all of them. A list for an organisation, or for who does it, holds what is its own, and
of each jongere only where that organisation may read that (`readable.py`): `niets` is nothing. Roepnamen become
codes, and the names of people around a jongere their role, in every list.
"""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from exports.action_list.wanted import Wanted
from exports.partners import partner_of
from exports.privacy.names import Names, is_professional, name_of, names_for_block, names_for_partner
from exports.privacy.readable import readable_of
from exports.privacy.taking_part import called, may_be_named, names_for_sharing, owner_called
from exports.privacy.told import told
from exports.rendering.calendar import CalendarEntry, entry_of
from exports.wording import UNKNOWN, firmness_words, moved_deadline_words, owner_name, status_words
from sessions.actions import Action, Firmness, Status, by_urgency
from sessions.consents import ConsentSubject
from sessions.people import Partner, Person, same_name
from sessions.record import Record
from sessions.series import SeriesKind
from sessions.standing import Standing
from sessions.trajects import Traject

OWN_ACTIONS = "de eigen acties; meer is niet afgesproken"
"""The ground for a list of who does something for no organisation of the series."""


@dataclass(frozen=True)
class Contact:
    """Whom to tell that an action worked or is stuck; `of` is the code of the jongere, empty for the meeting's own."""

    of: str
    name: str
    phone: str = ""
    email: str = ""

    @property
    def words(self) -> str:
        """Name, telephone and e-mail on one line."""
        return ", ".join(filter(None, (self.name, self.phone, self.email)))


@dataclass(frozen=True)
class Line:
    """One action as its reader reads it. `reference` is its number with the mark of the series (`KNH-41`).

    `code` is empty for one of a meeting. `leefgebied`, and why it lapsed in `standing`, are told in the coordinator's
    own list only. `ground` says why the reader reads it; `partner` is the number of the organisation whose it is.
    """

    action: Action
    series: str
    slug: str
    reference: str
    code: str
    owner: str
    organisation: str
    what: str
    due: str
    result: str
    leefgebied: str
    standing: str
    late: bool
    contact: Contact
    ground: str
    partner: int | None
    entry: CalendarEntry | None

    @property
    def urgency(self) -> tuple[bool, tuple[bool, dt.date, int], str]:
        """Sort key: what is open first, then the earliest first deadline."""
        return (not self.action.open, by_urgency(self.action), self.slug)


def lines_of(standing: Standing, wanted: Wanted) -> tuple[Line, ...]:
    """Return the actions of one series that stand in a list, the most urgent first."""
    standing = dataclasses.replace(standing, record=told(standing.record))
    words = _Words(standing, wanted)
    record = standing.record
    lines = (words.line(action) for action in record.actions if wanted.takes(action, record.today))
    return tuple(sorted((line for line in lines if line), key=lambda line: line.urgency))


class _Words:
    """Puts the actions of one series into words for the reader of a list."""

    def __init__(self, standing: Standing, wanted: Wanted) -> None:
        self._series = standing
        self._record = standing.record
        self._wanted = wanted
        self._is_community = self._record.series.kind == SeriesKind.COP
        self._names: Callable[[int | None], Names] = cache(self._names_in)
        self._trajects = {traject.number: traject for traject in self._record.trajects}

    def line(self, action: Action) -> Line | None:
        """Return an action in words; None where it is no action of this reader, or may not be read."""
        record, traject = self._record, self._trajects.get(action.traject or 0)
        partner = partner_of(record, action)
        if not self._is_meant(action, partner):
            return None
        ground = self._ground(action, partner, traject) if self._wanted.for_others else "voor de coördinator"
        if not ground:
            return None
        names = self._names(action.traject)
        code = traject.code if traject else ""
        own = not self._wanted.for_others
        return Line(
            action=action,
            series=record.series.title,
            slug=record.series.slug,
            reference=f"{record.series.mark}-{action.number}",
            code=code,
            owner=self._owner(action, names, code),
            organisation=partner.name if partner else names(action.owner.organisation) if action.owner and own else "",
            what=names(action.what),
            due=moved_deadline_words(action, record.today) if action.deadline else "",
            result=names(action.result),
            leefgebied=action.leefgebied.label if action.leefgebied and own else "",
            standing=self._standing(action, names),
            late=action.is_late(record.today),
            contact=self._contact(action, traject, names),
            ground=ground,
            partner=partner.number if partner else None,
            entry=entry_of(action, record.series.mark, self._agreed(action)),
        )

    def _is_meant(self, action: Action, partner: Partner | None) -> bool:
        wanted = self._wanted
        if wanted.organisation and not (partner and same_name(partner.name, wanted.organisation)):
            return False
        return not wanted.owner or any(same_name(name, wanted.owner) for name in owner_names(self._record, action))

    def _ground(self, action: Action, partner: Partner | None, traject: Traject | None) -> str:
        """Return why the reader reads this action of its own; empty where it may not."""
        if traject is None:
            return "eigen actie van de bijeenkomst"
        if partner is None:
            consent = traject.consent_to(ConsentSubject.TABLE)
            return "" if consent and not consent.given else OWN_ACTIONS
        readable = readable_of(self._record, partner.number, traject, (action,))
        # Of what a jongere shares beyond them nothing stands in a list of own actions.
        return dataclasses.replace(readable, whole=False, named=()).ground if readable else ""

    def _owner(self, action: Action, names: Names, code: str) -> str:
        if self._is_community and self._wanted.for_others:
            return owner_called(self._record, action)
        return owner_name(self._record, action, names, jongere=code or "jongere")

    def _standing(self, action: Action, names: Names) -> str:
        """Return how it stands, and how firm it is where that is not simply promised."""
        words = [status_words(action, self._record.today)]
        if action.status == Status.DROPPED and action.reason and not self._wanted.for_others:
            words[0] += f": {names(action.reason)}"
        if action.open and action.firmness != Firmness.PROMISED:
            words.append(firmness_words(action, names))
        return "\n".join(words)

    def _contact(self, action: Action, traject: Traject | None, names: Names) -> Contact:
        """Return whom to tell: the vaste contactpersoon, or else the youth worker; of a meeting who chaired it."""
        session = self._series.session(action.session)
        chair = session.chair if session else None
        person = self._record.contact_of(traject) if traject else self._record.person(chair)
        of = traject.code if traject else ""
        if person is None:
            return Contact(of, UNKNOWN if traject else "de voorzitter")
        if not is_professional(self._record, person):
            # How to reach somebody from the own network is theirs to give.
            return Contact(of, self._name(person, names))
        return Contact(of, self._name(person, names), person.phone, person.email)

    def _name(self, person: Person, names: Names) -> str:
        return called(self._record, person) if self._is_community else name_of(self._record, person, names)

    def _agreed(self, action: Action) -> dt.date:
        """Return the day on which an action was made."""
        session = self._series.session(action.session)
        return action.agreed or (session.date if session else self._record.today)

    def _names_in(self, traject: int | None) -> Names:
        if not self._wanted.for_others:
            return names_for_block(self._record, traject)
        return names_for_sharing(self._record) if self._is_community else names_for_partner(self._record, traject)


@dataclass(frozen=True)
class ListReader:
    """For whom a list is: what the reader is called in it (empty for chair and coordinator), and in its file name."""

    name: str
    mark: str


def list_reader(series: Iterable[Standing], wanted: Wanted) -> ListReader:
    """Return the reader of a list: an organisation or a professional by name.

    Of anybody else, who may be close to a jongere, only the role, as everywhere (`oma van J-07`).
    """
    if not wanted.owner:
        return ListReader(wanted.organisation, wanted.organisation or "intern")
    name = wanted.owner
    for standing in series:
        record = standing.record
        person = next((person for person in record.people if same_name(person.name, wanted.owner)), None)
        is_community = record.series.kind == SeriesKind.COP
        if person and (may_be_named(record, person) if is_community else is_professional(record, person)):
            return ListReader(person.name, person.name)
        name = called(record, person) if person and is_community else names_for_partner(record, None)(name)
    return ListReader(name, "eigenaar")


def owner_names(record: Record, action: Action) -> Iterator[str]:
    """Yield how who does it can be called: by the name of now, and as it was agreed; nothing for a jongere."""
    if action.owner and not action.owner.jongere:
        person = record.person(action.owner.person)
        if person:
            yield person.name
        if action.owner.name:
            yield action.owner.name
