"""Two trajecten of one jongere, made by mistake, become one: what the one that is kept then says."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import count

from sessions.addiction import as_consented
from sessions.consents import Consent, ConsentSubject
from sessions.endings import spell_of
from sessions.leefgebieden import DomainState
from sessions.preparation import Preparation
from sessions.sharing import Scope, Sharing, agreed_with, scope_for
from sessions.text import fold
from sessions.trajects import Companion, Question, Traject

BY = "de voorzitter, bij het samenvoegen"
"""Who stands for a sharing that was agreed in neither of both: the narrowest of the two."""

_NARROW = (Scope.NOTHING, Scope.OWN, Scope.ALL)
_STATES = (DomainState.NOT_HERE, DomainState.QUESTION, DomainState.NO_QUESTION, DomainState.NOT_DISCUSSED)
"""Which state of a leefgebied wins: that it is not for this table first, because that holds words back (ours)."""


def merged(kept: Traject, other: Traject, today: dt.date) -> Traject:
    """Return the kept traject with all that the other one has.

    Where both say something in words, both stay, those of the kept one first; of what can be only one (a birth month, a
    score) that of the kept one, else that of the other. Statements are in the order in which they were said. In consent
    any no stands, in sharing the narrowest for each partner; without a yes that stands nothing on verslaving is kept.
    Of two stretches the one that goes on is the present one, else the one that ended last; the other is an earlier one.
    """
    whole = kept.changed(
        **{name: _first(getattr(kept, name), getattr(other, name)) for name in _ONE_OF_BOTH},
        external=kept.external or other.external,
        around=tuple(_people((*kept.around, *other.around))),
        consents=_consents(kept, other),
        sharing=_sharing(kept, other, today),
        going_well=_both(kept.going_well, other.going_well),
        question=_both(kept.question, other.question),
        questions=_questions(kept, other),
        statements=tuple(sorted((*kept.statements, *other.statements), key=lambda said: said.recorded)),
        discussed=kept.discussed or other.discussed,
        preparation=_preparation(kept.preparation, other.preparation),
        **_stretches(kept, other),
    )
    return as_consented(whole)


_ONE_OF_BOTH = (
    "birth_month",
    "age_group",
    "youth_worker",
    "contact",
    "sex",
    "start_qualification",
    "gemeente",
    "care_organisation",
    "put_forward_by",
)


def _first(one: object, other: object) -> object:
    return other if one in (None, "") else one


def _both(one: str, other: str) -> str:
    """Return both texts below each other; once what is the same in both."""
    return one if fold(other) == fold(one) else "\n".join(filter(None, (one, other)))


def _people(around: Iterable[Companion]) -> Iterator[Companion]:
    known: set[tuple[str, str]] = set()
    for companion in around:
        who = (fold(companion.role), fold(companion.name))
        if who not in known:
            known.add(who)
            yield companion


def _questions(kept: Traject, other: Traject) -> tuple[Question, ...]:
    added = (question for question in other.questions if kept.question_in(question.leefgebied) is None)
    return (*(_question(question, other.question_in(question.leefgebied)) for question in kept.questions), *added)


def _question(one: Question, other: Question | None) -> Question:
    if other is None:
        return one
    return one.changed(
        state=min((one.state, other.state), key=_STATES.index),
        words=_both(one.words, other.words),
        score_now=other.score_now if one.score_now is None else one.score_now,
        score_goal=other.score_goal if one.score_goal is None else one.score_goal,
        own_network=_both(one.own_network, other.own_network),
    )


def _consents(kept: Traject, other: Traject) -> tuple[Consent, ...]:
    """Return every answer, and last for each subject the one that stands: a no of either, else the newest yes."""
    consents = sorted((*kept.consents, *other.consents), key=lambda consent: consent.recorded)
    for subject in ConsentSubject:
        answers = (kept.consent_to(subject), other.consent_to(subject))
        refused = next((answer for answer in answers if answer and not answer.given), None)
        if refused:
            consents = [*(consent for consent in consents if consent is not refused), refused]
    return tuple(consents)


def _sharing(kept: Traject, other: Traject, today: dt.date) -> tuple[Sharing, ...]:
    """Return every agreement, and last for each partner the narrowest of what stood in both."""
    sharing = sorted((*kept.sharing, *other.sharing), key=lambda agreed: agreed.agreed)
    for partner in dict.fromkeys(agreed.partner for agreed in tuple(sharing)):
        narrowest = _narrowest(kept, other, partner, today)
        sharing = [*(agreed for agreed in sharing if agreed is not narrowest), narrowest]
    return tuple(sharing)


def _narrowest(kept: Traject, other: Traject, partner: int, today: dt.date) -> Sharing:
    both = (agreed_with(kept.sharing, partner), agreed_with(other.sharing, partner))
    scope = min((scope_for(one.sharing, partner) for one in (kept, other)), key=_NARROW.index)
    also = [set(agreed.also) for agreed in both if agreed and agreed.scope == Scope.ALL]
    named = set.intersection(*also) if scope == Scope.ALL else set()
    for agreed in both:
        if agreed and agreed.scope == scope and set(agreed.also) == named:
            return agreed
    return Sharing(partner=partner, scope=scope, also=tuple(sorted(named)), agreed=today, by=BY)


def _preparation(one: Preparation | None, other: Preparation | None) -> Preparation | None:
    if one is None or other is None:
        return one or other
    free = count(max((topic.id for topic in one.topics), default=0) + 1)
    added = tuple(topic.changed(id=next(free), priority=None) for topic in other.topics)
    return one.changed(
        begun=min(one.begun, other.begun),
        writer=one.writer or other.writer,
        company=one.company or other.company,
        ask_along=_both(one.ask_along, other.ask_along),
        topics=(*one.topics, *added),
    )


def _stretches(kept: Traject, other: Traject) -> dict[str, object]:
    """Return the present stretch and the earlier ones; two that are both going on are one, from the first day."""
    spells = [*kept.earlier, *other.earlier]
    if kept.ended is None and other.ended is None:
        first = min(kept, other, key=lambda traject: traject.started)
        present = {"started": first.started, "again": first.again}
    else:
        now, past = sorted((kept, other), key=lambda traject: traject.ended or dt.date.max, reverse=True)
        assert past.ended is not None
        spells.append(spell_of(past, past.ended))
        names = ("started", "again", "ended", "stop_reason", "closing")
        present = {name: getattr(now, name) for name in names}
    return {**present, "earlier": tuple(sorted(spells, key=lambda spell: spell.ended))}
