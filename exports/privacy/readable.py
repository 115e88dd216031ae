"""What one partner may read of one jongere: exactly what was agreed with the jongere, and on which ground.

Source: domain.md section 5. *Niets* is nothing at all, the partner's own actions included, and so is consent that was
withdrawn. *Alleen eigen acties* is what stands where nothing was agreed. *Alles* adds what the jongere said and what
others do, without psychisch, verslaving, lichamelijk and financiën (each only when agreed by name) and without what the
jongere keeps from this table.

Text that belongs to no leefgebied may still touch on one that is held back. What goes along of it, and why:

- what goes well, the question as a whole, and the statement: the jongere's own words, said at the table and read back;
  who says *alles* says it about these, and is told so when it is agreed (`tafel/dialogs/sharing.py`);
- an action of somebody else without a leefgebied: only where nothing is held back from this partner. Those are others'
  words, and a leefgebied is easily left out while typing, so it may be about just what is held back;
- notes of a step and what the own network does: never. The first are the chair's words, the second tells about people
  who agreed to nothing.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from exports.wording import full_date, is_final
from sessions.actions import Action, ReadBack
from sessions.consents import ConsentSubject
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.record import Agreements, Record
from sessions.sharing import SENSITIVE, Scope, Sharing, agreed_with, may_read, scope_for
from sessions.trajects import Question, Traject


@dataclass(frozen=True)
class Readable:
    """What one partner reads of one jongere; `whole` where that is more than its `own` actions.

    `others` are actions of others, `questions` those in the leefgebieden that are shared, `agreed` what was agreed last
    (None: nothing was), `named` the sensitive leefgebieden that were agreed by name and may be told.
    """

    traject: Traject
    agreed: Sharing | None
    whole: bool
    own: tuple[Action, ...]
    others: tuple[Action, ...] = ()
    questions: tuple[Question, ...] = ()
    named: tuple[Leefgebied, ...] = ()

    @property
    def ground(self) -> str:
        """Why this partner reads it, in words in which only who agreed is free text."""
        only = "" if self.agreed and self.agreed.scope == Scope.ALL else "alleen "
        what = "de vraag en de acties" if self.whole else f"{only}de acties van uw organisatie"
        also = f", ook over {', '.join(key.label for key in self.named)}" if self.named else ""
        if self.agreed is None:
            return f"{what}; meer is niet afgesproken"
        basis = f"; grondslag: {self.agreed.ground}" if self.agreed.ground else ""
        return f"{what}{also}, zoals afgesproken op {full_date(self.agreed.agreed)} door {self.agreed.by}{basis}"


def readable_of(record: Record, partner: int, traject: Traject, own: tuple[Action, ...]) -> Readable | None:
    """Return what a partner (its number) reads of a jongere on the agenda, None for nothing.

    `own` are the actions of that partner for this jongere.
    """
    scope = scope_for(traject.sharing, partner)
    if scope == Scope.NOTHING or _withdrew(traject, ConsentSubject.TABLE):
        return None
    agreed = agreed_with(traject.sharing, partner)
    if scope == Scope.OWN or not _was_discussed(record, traject):
        return Readable(traject, agreed, False, own) if own else None
    asked = (question for question in traject.questions if question.state == DomainState.QUESTION)
    return Readable(
        traject=traject,
        agreed=agreed,
        whole=True,
        own=own,
        others=tuple(
            action
            for action in record.actions_of(traject.number)
            if action not in own and action.read_back != ReadBack.REFUSED and _reads_action(record, partner, action)
        ),
        questions=tuple(question for question in asked if reads(traject, partner, question.leefgebied)),
        named=tuple(key for key in agreed.also if reads(traject, partner, key)) if agreed else (),
    )


def agreed_since(record: Record, partner: int) -> str:
    """Return for a file name when something about this partner was last agreed since the version was closed.

    The day, with a number where that is not the first agreement of that day; the same record gives the same words.
    """
    then = {agreed.traject: agreed for agreed in record.agreed_at_closing}
    days = [
        day
        for traject in record.trajects
        if traject.number in then
        for day in _days_since(traject, then[traject.number], partner)
    ]
    if not days:
        return "gewijzigd"
    count = days.count(max(days))
    return f"gewijzigd-{max(days).isoformat()}" + (f"-{count}" if count > 1 else "")


def _days_since(traject: Traject, then: Agreements, partner: int) -> Iterator[dt.date]:
    """Yield the day of each agreement of a jongere that was not there yet and concerns this partner."""
    for sharing in traject.sharing:
        if sharing.partner == partner and sharing not in then.sharing:
            yield sharing.agreed
    for consent in traject.consents:
        if consent not in then.consents:
            yield consent.recorded


def reads(traject: Traject, partner: int, leefgebied: Leefgebied) -> bool:
    """Whether a partner reads what a jongere said in a leefgebied, and may see that leefgebied named."""
    question = traject.question_in(leefgebied)
    if question and question.state == DomainState.NOT_HERE:
        return False
    if leefgebied == Leefgebied.VERSLAVING and _withdrew(traject, ConsentSubject.ADDICTION):
        return False
    return may_read(traject.sharing, partner, leefgebied)


def _reads_action(record: Record, partner: int, action: Action) -> bool:
    """Whether a partner that reads everything reads this action of somebody else."""
    traject = record.traject(action.traject)
    if traject is None:
        return False
    if action.leefgebied is None:
        return not _holds_back(record, partner, traject)
    return reads(traject, partner, action.leefgebied)


def _holds_back(record: Record, partner: int, traject: Traject) -> bool:
    """Whether a jongere has something at this table that a partner that reads everything may not read."""
    kept = {question.leefgebied for question in traject.questions if question.state == DomainState.NOT_HERE}
    touched = set(traject.asked) | {action.leefgebied for action in record.actions_of(traject.number)}
    held = {key for key in SENSITIVE if key in touched and not reads(traject, partner, key)}
    return bool(kept | held)


def _withdrew(traject: Traject, subject: ConsentSubject) -> bool:
    consent = traject.consent_to(subject)
    return consent is not None and not consent.given


def _was_discussed(record: Record, traject: Traject) -> bool:
    """Whether a jongere had a turn; before a meeting is closed that is still expected."""
    return not is_final(record) or traject.number in record.discussed
