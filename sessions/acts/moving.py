"""Moving a jongere to another series: two files, each written whole, so that a crash in between loses nothing.

The other series is written first. Until this one is marked the jongere stands in both; the uid tells that they are one,
and the next try goes on where it was.
"""

import datetime as dt
from dataclasses import dataclass
from typing import TypeVar

from sessions.actions import Action, Deadline, Owner
from sessions.acts.people import organisation_name, partner_called, person_named
from sessions.acts.prepare import code_in_use
from sessions.acts.present import goes_on_as
from sessions.acts.question import save_consented
from sessions.acts.retention import check_not_past
from sessions.document import Document, Frozen, validated
from sessions.errors import InvalidInput, Refusal
from sessions.formats import left_out_of, plan_steps, replanned, set_minutes
from sessions.meetings import Session, SessionStatus
from sessions.people import Partner, Person
from sessions.sent import Sent
from sessions.series import SeriesKind
from sessions.sharing import Sharing
from sessions.store.archive import Archive
from sessions.store.refusals import ReadOnlyFile
from sessions.store.series_file import SeriesFile
from sessions.trajects import Traject

ARRIVED = "jongere uit een andere reeks"
"""The line in the log of the series that somebody moved to."""

DocumentT = TypeVar("DocumentT", bound=Document)
ValueT = TypeVar("ValueT", bound=Frozen)


class CannotMove(Refusal):
    """This jongere cannot be moved (now)."""


@dataclass(frozen=True)
class Destination:
    """A series that a jongere can move to; `begun` when an earlier try had got so far that he or she is there."""

    slug: str
    title: str
    begun: bool


def destinations(archive: Archive, source: SeriesFile, traject: int) -> tuple[Destination, ...]:
    """Return where a jongere can move to: every other series with jongeren; only one where that was begun already.

    A series that cannot be read now is left out.
    """
    uid = source.trajects.get(traject).uid
    found = []
    for slug in archive.slugs():
        try:
            with archive.read(slug) as file:
                if slug != source.slug and file.series.kind != SeriesKind.COP:
                    there = _with_uid(file.trajects.all(), uid)
                    found.append(Destination(slug, file.series.title, there is not None and not there.gone))
        except Refusal:
            continue
    begun = tuple(one for one in found if one.begun)
    return begun or tuple(found)


def check_movable(source: SeriesFile, traject: int) -> None:
    """Raise CannotMove for who goes on elsewhere already, or is on the agenda of a meeting that is at work."""
    jongere = source.trajects.get(traject)
    if jongere.gone:
        raise CannotMove("Dit traject is al samengevoegd of verhuisd. Er is niets veranderd.")
    running = source.sessions.where(lambda session: session.status == SessionStatus.RUNNING)
    if any(traject in session.agenda for session in running):
        raise CannotMove(
            f"{jongere.code} staat op de agenda van een bijeenkomst die bezig is. Sluit die eerst af. "
            "Er is niets veranderd."
        )


def move_traject(source: SeriesFile, target: SeriesFile, traject: int, *, code: str = "") -> Traject:
    """Move a jongere with all actions to another series and return the traject as it is there.

    Without a `code` that of now is kept. Actions get new numbers and keep their history. People are matched by name
    and organisation, or made; sharing goes along for the partners that the other series has, and is the default for
    others. Minutes stay in the old series, which knows where the jongere went; planned meetings there go on without,
    and nothing of before can be undone there any more.

    Raises InvalidInput (field `code`) when another jongere there has that code, CannotMove as `check_movable` does and
    for a community of practice, ReadOnlyFile when one of the two cannot be written, and what `SeriesFile.change`
    raises. When that is while this series is marked, the jongere is in both: moving again goes on.
    """
    check_movable(source, traject)
    check_not_past(source, traject)
    for file in (source, target):
        if file.read_only:
            raise ReadOnlyFile(file.read_only)
    if target.slug == source.slug or target.series.kind == SeriesKind.COP:
        raise CannotMove("Daar kan een jongere niet naartoe. Kies een andere reeks; er is niets veranderd.")
    arrived = _Move(source, target, source.trajects.get(traject)).bring(code)
    _leave(source, traject, target.series.title)
    # What was done before would be undone in what stays here, where nobody looks any more.
    source.forget_history()
    return arrived


def _leave(source: SeriesFile, traject: int, title: str) -> None:
    """Note in the old series where the jongere went, and take him or her off the agenda of what is planned."""
    with source.change("jongere naar een andere reeks", undoable=False):
        source.trajects.save(source.trajects.get(traject).changed(moved_to=title, preparation=None))
        for session in source.sessions.where(lambda session: session.status == SessionStatus.PLANNED):
            if traject in session.agenda:
                source.sessions.save(_without(session, traject))


def _without(session: Session, traject: int) -> Session:
    minutes = set_minutes(session)
    agenda = tuple(number for number in session.agenda if number != traject)
    planned = plan_steps(session.kind, agenda, minutes=minutes, without=left_out_of(session.kind, session.steps))
    return session.changed(agenda=agenda, steps=replanned(session.steps, planned))


class _Move:
    """One jongere on the way from a series to another: what each thing is called there."""

    def __init__(self, source: SeriesFile, target: SeriesFile, jongere: Traject) -> None:
        self._source = source
        self._target = target
        self._jongere = jongere
        self._there = _with_uid(target.trajects.all(), jongere.uid)
        self._returns = self._there is not None and self._there.gone
        self._touched = _touched_since(target)

    def bring(self, code: str) -> Traject:
        """Write the jongere and the actions in the other series: one act."""
        known = self._there
        if known and known.merged_into is not None:
            # An earlier try brought all there is, and there it became part of another traject.
            return goes_on_as(self._target, known.number) or known
        code = code or (known or self._jongere).code
        if code_in_use(self._target, code, but=known.number if known else 0):
            raise InvalidInput(
                f"De code {code.upper()} is in {self._target.series.title} al in gebruik. Kies daar een andere code.",
                field="code",
            )
        with self._target.change(ARRIVED, undoable=False):
            # First, for what was agreed on sharing goes along only for an organisation that is known there.
            self._bring_people()
            arrived = self._bring_traject(code)
            numbers: dict[int, int] = {}
            for action in self._actions:
                numbers[action.number] = self._bring_action(action, arrived.number, numbers)
            for sent in self._source.sent.where(lambda sent: self._jongere.number in sent.trajects):
                self._bring_sent(sent, arrived.number)
            return save_consented(self._target, arrived)

    @property
    def _actions(self) -> tuple[Action, ...]:
        return self._source.actions.where(lambda action: action.traject == self._jongere.number)

    def _bring_people(self) -> None:
        owners = (action.owner.person for action in self._actions if action.owner)
        for number in (self._jongere.youth_worker, self._jongere.contact, *owners):
            self._person(number)

    def _bring_traject(self, code: str) -> Traject:
        known, jongere = self._there, self._jongere
        if known and self._stands(known, "trajects"):
            return known
        arriving = jongere.changed(
            code=code,
            moved_to="",
            youth_worker=self._person(jongere.youth_worker),
            contact=self._person(jongere.contact),
            consents=_again(known.consents if known else (), jongere.consents, session=None),
            statements=_again(known.statements if known else (), jongere.statements, session=0),
            sharing=_again(known.sharing if known else (), tuple(self._sharing())),
        )
        if known:
            return self._target.trajects.save(arriving.changed(number=known.number))
        return self._target.trajects.add(arriving.changed(number=0))

    def _bring_action(self, action: Action, traject: int, numbers: dict[int, int]) -> int:
        """Write an action in the other series and return its number there."""
        known = _with_uid(self._target.actions.all(), action.uid)
        if known and self._stands(known, "actions"):
            return known.number
        made = self._source.sessions.find(action.session)
        arriving = action.changed(
            traject=traject,
            session=known.session if known else 0,
            agreed=action.agreed or (made.date if made else None),
            after=numbers.get(action.after or 0),
            owner=self._owner(action.owner),
            deadline=self._deadline(action.deadline),
            history=_again(known.history if known else (), action.history, session=None),
        )
        if known:
            return self._target.actions.save(arriving.changed(number=known.number)).number
        return self._target.actions.add(arriving.changed(number=0)).number

    def _bring_sent(self, sent: Sent, traject: int) -> None:
        """Note in the other series what was made about this jongere, so that a withdrawal there can list it."""
        known = _with_uid(self._target.sent.all(), sent.uid)
        if known:
            self._target.sent.save(known.changed(trajects=tuple(dict.fromkeys((*known.trajects, traject)))))
            return
        partner = self._partner(sent.partner)
        arriving = sent.changed(number=0, session=0, trajects=(traject,), partner=partner.number if partner else None)
        self._target.sent.add(arriving)

    def _stands(self, known: Document, table: str) -> bool:
        """Whether what is there is left alone: it was changed there since an earlier try brought it."""
        return not self._returns and f"{table} {known.number}" in self._touched

    def _owner(self, owner: Owner | None) -> Owner | None:
        return owner.changed(person=self._person(owner.person)) if owner else None

    def _deadline(self, deadline: Deadline | None) -> Deadline | None:
        """Return the deadline as it is there: `volgende tafel` becomes the day of the next one there, else of here."""
        if deadline is None or not deadline.next_table:
            return deadline
        today = self._target.today()
        coming = [session.date for session in self._target.sessions.where(lambda session: session.is_to_come(today))]
        day: dt.date | None = min(coming, default=deadline.day)
        return Deadline(day=day, next_table=day is None)

    def _person(self, number: int | None) -> int | None:
        """Return who this person is in the other series, made there with the organisation where needed."""
        person = self._source.people.find(number) if number else None
        if person is None:
            return None
        organisation = organisation_name(self._source, person)
        known = person_named(self._target, f"{person.name}; {organisation}")
        if known is None:
            home = self._home(person.partner)
            values = {**dict(person), "number": 0, "partner": home.number if home else None}
            del values["uid"]
            known = self._target.people.add(validated(Person, values))
        return known.number

    def _home(self, number: int | None) -> Partner | None:
        """Return the organisation in the other series, made there where needed."""
        partner = self._source.partners.find(number) if number else None
        if partner is None:
            return None
        return self._partner(number) or self._target.partners.add(
            Partner(name=partner.name, leefgebieden=partner.leefgebieden)
        )

    def _partner(self, number: int | None) -> Partner | None:
        partner = self._source.partners.find(number) if number else None
        return partner_called(self._target, partner.name) if partner else None

    def _sharing(self) -> list[Sharing]:
        """Return what was agreed, for the partners that are known there."""
        there = ((agreed, self._partner(agreed.partner)) for agreed in self._jongere.sharing)
        return [agreed.changed(partner=partner.number) for agreed, partner in there if partner]


def _with_uid(documents: tuple[DocumentT, ...], uid: str) -> DocumentT | None:
    return next((document for document in documents if document.uid == uid), None)


def _again(before: tuple[ValueT, ...], now: tuple[ValueT, ...], **outside: int | None) -> tuple[ValueT, ...]:
    """Return what was said (`now`, each with the values of `outside`), of who may have been here `before`.

    What was said here then keeps the meeting at which that was; what only this series knows of stays too.
    """
    said_here = {value.changed(**outside): value for value in before}
    arriving = tuple(value.changed(**outside) for value in now)
    only_here = (value for plain, value in said_here.items() if plain not in set(arriving))
    return (*only_here, *(said_here.get(value, value) for value in arriving))


def _touched_since(target: SeriesFile) -> frozenset[str]:
    """Return the documents (as `actions 12`) that were changed in a series after they came from another one."""
    last = {name: line.kind for line in target.log() for name in line.documents}
    return frozenset(name for name, kind in last.items() if kind != ARRIVED)
