"""What a jongere who stops takes back: how each document of a series is without the turn. Rules only, on models.

A turn leaves words in the traject, in actions, in the steps of its block, with guests, and in what was frozen of that
meeting. What goes back, goes back to how it was when the turn began. A withdrawal stays: who said in the turn that less
may be written down or shared, meant that too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sessions.actions import Action
from sessions.addiction import action_as_consented, as_consented
from sessions.consents import Consent, Consenter, ConsentSubject
from sessions.leefgebieden import Leefgebied
from sessions.meetings import Session
from sessions.people import Attendance, Person
from sessions.record import Alias, Record
from sessions.sharing import Scope, Sharing, agreed_with
from sessions.trajects import Statement, Traject
from sessions.turns import Course, Turn, TurnStart

Narrowness = tuple[Scope, frozenset[Leefgebied]]
"""What a partner reads: how much, and which sensitive leefgebieden besides (empty unless it reads everything)."""

_OUTSIDE_TURNS = (
    *("started", "ended", "stop_reason", "closing", "again", "earlier"),
    *("preparation", "merged_into", "moved_to"),
)
"""The fields of a traject that nothing in a turn changes."""
_NARROWEST_FIRST = (Scope.NOTHING, Scope.OWN, Scope.ALL)


def traject_without(start: TurnStart, now: Traject) -> Traject:
    """Return the traject as it was when the turn began, with what was withdrawn since.

    What is decided or done outside a turn stays: whether it has ended and how, where it goes on, and what the jongere
    is preparing.
    """
    before = start.before
    return as_consented(
        before.changed(
            statements=_said_elsewhere(before, start.session),
            consents=(*before.consents, *withdrawn(before, now)),
            sharing=(*before.sharing, *narrowed(before, now)),
            **{name: getattr(now, name) for name in _OUTSIDE_TURNS},
        )
    )


def actions_without(start: TurnStart, actions: Iterable[Action], traject: Traject) -> tuple[Action, ...]:
    """Return these actions without those the turn made; earlier ones of this jongere are as they were."""
    kept = {action.number: action_as_consented(action, traject) for action in start.actions}
    return tuple(
        kept.get(action.number, action) if action.traject == start.traject else action
        for action in actions
        if (action.traject, action.session) != (start.traject, start.session)
    )


def session_without(start: TurnStart, session: Session) -> Session:
    """Return the meeting of a turn with only the fact that it stopped: no notes in its block, and not its guests."""
    steps = tuple(
        step.changed(notes="", private_notes="") if step.traject == start.traject else step for step in session.steps
    )
    attendance = tuple(kept for entry in session.attendance if (kept := _seat_without(start, session, entry)))
    stopped = Turn(traject=start.traject, course=Course.STOPPED)
    return session.changed(steps=steps, attendance=attendance).with_turn(stopped)


def _seat_without(start: TurnStart, session: Session, entry: Attendance) -> Attendance | None:
    """Return a place on the attendance list, or None for who came for the turn only."""
    if entry.traject != start.traject:
        return entry
    also_for = (turn.traject for turn in session.turns if turn.traject != start.traject and entry.person in _here(turn))
    other = next(also_for, None)
    return None if other is None else entry.changed(traject=other)


def _here(turn: Turn) -> tuple[int, ...]:
    return turn.here or ()


def guest_without(start: TurnStart, guest: Person) -> Person:
    """Return a guest as he or she was known when the turn began: how somebody is introduced may name the jongere."""
    return next((before for before in start.guests if before.number == guest.number and guest.guest), guest)


@dataclass(frozen=True)
class Erasure:
    """What was settled about one turn, to bring the copies of it inside a series in line.

    `roepnaam` is how the jongere was called in the turn, `traject` how the traject is without it. `people` is
    everyone who is known now, by Person number: as he or she was in the turn, and is without it.
    """

    start: TurnStart
    roepnaam: str
    traject: Traject
    people: Mapping[int, tuple[Person, Person]]

    def record_without(self, record: Record) -> Record:
        """Return what was frozen of a meeting without the turn: this meeting's, or a later one that looked back."""
        here = record.session.number == self.start.session
        return record.changed(
            session=session_without(self.start, record.session) if here else record.session,
            people=self._people(record.people),
            trajects=tuple(self._traject(traject, here=here) for traject in record.trajects),
            actions=tuple(self._actions(record.actions, here=here)),
            aliases=tuple(self._alias(alias) for alias in record.aliases),
            discussed=tuple(number for number in record.discussed if not here or number != self.traject.number),
        )

    def start_without(self, other: TurnStart) -> TurnStart:
        """Return how another turn began, without this one: of the same jongere after it, or of the next jongere."""
        mine = other.traject == self.start.traject
        after = mine and other.began >= self.start.began
        return other.changed(
            before=self._traject(other.before, here=after) if mine else other.before,
            actions=tuple(self._actions(other.actions, here=after)) if mine else other.actions,
            guests=self._people(other.guests),
        )

    def _traject(self, traject: Traject, *, here: bool) -> Traject:
        if traject.number != self.traject.number:
            return traject
        return self.traject if here else traject.changed(statements=_said_elsewhere(traject, self.start.session))

    def _actions(self, actions: tuple[Action, ...], *, here: bool) -> Iterator[Action]:
        if here:
            yield from actions_without(self.start, actions, self.traject)
        else:
            made = (self.start.traject, self.start.session)
            yield from (action for action in actions if (action.traject, action.session) != made)

    def _people(self, people: tuple[Person, ...]) -> tuple[Person, ...]:
        return tuple(known for person in people if (known := self._person(person)))

    def _person(self, person: Person) -> Person | None:
        if person.number not in self.people:
            return None
        in_turn, without = self.people[person.number]
        return without if person == in_turn else person

    def _alias(self, alias: Alias) -> Alias:
        if alias.traject != self.traject.number or alias.roepnaam != self.roepnaam:
            return alias
        return alias.changed(roepnaam=self.traject.roepnaam)


def _said_elsewhere(traject: Traject, session: int) -> tuple[Statement, ...]:
    return tuple(statement for statement in traject.statements if statement.session != session)


def withdrawn(before: Traject, now: Traject) -> Iterator[Consent]:
    """Yield every no that stands now and did not before."""
    for subject in ConsentSubject:
        answer = now.consent_to(subject)
        if answer and not answer.given and answer != before.consent_to(subject):
            yield answer


def narrowed(before: Traject, now: Traject) -> Iterator[Sharing]:
    """Yield, for every partner that reads less now than before, the narrower of both.

    It is kept as said by the jongere: by whom it was agreed was typed in the turn that is erased.
    """
    for partner in dict.fromkeys(sharing.partner for sharing in now.sharing):
        latest = agreed_with(now.sharing, partner)
        (before_scope, before_also), (scope, also) = (_reads(agreed_with(before.sharing, partner)), _reads(latest))
        narrowest = min(before_scope, scope, key=_NARROWEST_FIRST.index)
        both = before_also & also
        if latest and (narrowest, both) != (before_scope, before_also):
            kept = tuple(leefgebied for leefgebied in latest.also if leefgebied in both)
            yield latest.changed(scope=narrowest, also=kept, by=str(Consenter.JONGERE))


def _reads(sharing: Sharing | None) -> Narrowness:
    if sharing is None:
        return Scope.OWN, frozenset()
    return sharing.scope, frozenset(sharing.also) if sharing.scope == Scope.ALL else frozenset()
