"""How a traject ends, what is asked about it afterwards, and how it begins again: rules only, on models.

Sources: domain.md section 1 (the closing talk; contact for at least half a year after leaving). That a start within a
year counts as started again, and when somebody asks how it goes, are ours.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from sessions.actions import Action, ReadBack
from sessions.addiction import as_consented, check_recordable
from sessions.closing import CheckIn, Closing, Result, Spell, StopReason
from sessions.days.deadline_days import add_months
from sessions.errors import InvalidInput
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.trajects import Traject

AFTERCARE_MONTHS = 6
"""How long somebody stays in touch, as it is proposed (the source's aim)."""
CHECK_IN_MONTHS = (1, 3, 6)
"""After how many months somebody asks how it goes, as it is proposed (ours)."""
AGAIN_MONTHS = 12
"""Who comes back within so many months has started again; later it is a new start (ours)."""


# Ending


def results_of(traject: Traject, outcomes: Mapping[Leefgebied, str]) -> tuple[Result, ...]:
    """Return a result for every leefgebied: how the question stands, and the outcome where one was given.

    An outcome counts only where the jongere has a question, and of verslaving nothing is said without consent. Raises
    InvalidInput for a word that is no outcome of that leefgebied.
    """
    allowed = as_consented(traject)
    return tuple(_result(allowed, key, outcomes.get(key, "")) for key in Leefgebied)


def _result(traject: Traject, key: Leefgebied, outcome: str) -> Result:
    question = traject.question_in(key)
    state = question.state if question else DomainState.NOT_DISCUSSED
    plain = Result(leefgebied=key, state=state)
    return plain.changed(outcome=outcome) if state == DomainState.QUESTION else plain


def had_plan(traject: Traject, actions: Iterable[Action]) -> bool:
    """Whether there was a trajectplan: any question, or an action of this jongere that he or she did not refuse."""
    agreed = (action for action in actions if action.traject == traject.number)
    return bool(traject.asked) or any(action.read_back != ReadBack.REFUSED for action in agreed)


def closed(traject: Traject, day: dt.date, closing: Closing, actions: Iterable[Action]) -> Traject:
    """Return the traject as finished on a day, with a closing that tells all by itself.

    What `closing` leaves out is filled in: the state of every leefgebied, and whether there was a plan, from `actions`.
    Raises InvalidInput when the traject ended before, for a day that does not fit, and for verslaving without consent.
    """
    _check_end(traject, day)
    given = {result.leefgebied: result for result in closing.results}
    results = tuple(given.get(result.leefgebied, result) for result in results_of(traject, {}))
    check_recordable(traject, *(key for key, result in given.items() if result.state != DomainState.NOT_DISCUSSED))
    whole = closing.changed(results=results, had_plan=closing.had_plan or had_plan(traject, actions))
    return as_consented(traject.changed(ended=day, stop_reason=None, closing=whole))


def stopped(traject: Traject, day: dt.date, reason: StopReason) -> Traject:
    """Return the traject as stopped early on a day. Raises InvalidInput as `closed` does."""
    _check_end(traject, day)
    return traject.changed(ended=day, stop_reason=reason, closing=None)


def _check_end(traject: Traject, day: dt.date) -> None:
    if traject.ended:
        raise InvalidInput(f"Dit traject is al {traject.stage}. Er is niets gewijzigd. Open het eerst weer.")
    if traject.gone:
        raise InvalidInput("Dit traject gaat ergens anders verder. Rond het daar af. Er is niets gewijzigd.")
    if day < traject.started:
        raise InvalidInput("Deze dag ligt vóór het begin van het traject. Kijk de datum na.", field="datum")


# Beginning again


def counts_as_again(ended: dt.date, day: dt.date) -> bool:
    """Whether who begins on a day started again: within a year after the end, that same day a year later included."""
    return day <= add_months(ended, AGAIN_MONTHS)


def reopened(traject: Traject, day: dt.date) -> Traject:
    """Return the traject as begun anew on a day; the stretch that ended stays in `earlier`, as it was.

    Raises InvalidInput when it has not ended, goes on somewhere else, or ended after that day.
    """
    if traject.ended is None or traject.gone:
        raise InvalidInput("Dit traject is niet afgerond of gestopt, dus het hoeft niet weer open.")
    if day < traject.ended:
        raise InvalidInput("Deze dag ligt vóór het einde van het traject. Kijk de datum na.", field="datum")
    return traject.changed(
        started=day,
        again=counts_as_again(traject.ended, day),
        earlier=(*traject.earlier, spell_of(traject, traject.ended)),
        ended=None,
        stop_reason=None,
        closing=None,
    )


def spell_of(traject: Traject, ended: dt.date) -> Spell:
    """Return the present stretch of a traject, which `ended` on that day, as it is kept."""
    return Spell(
        started=traject.started,
        again=traject.again,
        ended=ended,
        stop_reason=traject.stop_reason,
        closing=traject.closing,
    )


# Aftercare


def is_followed(traject: Traject, today: dt.date) -> bool:
    """Whether a traject runs, or ended with aftercare that goes on."""
    until = traject.closing.aftercare_until if traject.closing else None
    return traject.ended is None or (until is not None and until >= today)


def propose_aftercare(ended: dt.date) -> dt.date:
    """Return until when somebody stays in touch, as it is proposed."""
    return add_months(ended, AFTERCARE_MONTHS)


def propose_check_ins(ended: dt.date, until: dt.date | None) -> tuple[dt.date, ...]:
    """Return when somebody asks how it goes, as it is proposed: no later than the aftercare lasts; none without."""
    days = (add_months(ended, months) for months in CHECK_IN_MONTHS)
    return tuple(day for day in days if until and day <= until)


def open_check_ins(traject: Traject) -> tuple[CheckIn, ...]:
    """Return the moments that nobody asked at yet, the earliest first; none of who began again or is elsewhere."""
    if traject.closing is None or traject.gone:
        return ()
    waiting = (moment for moment in traject.closing.check_ins if moment.done is None)
    return tuple(sorted(waiting, key=lambda moment: moment.day))


def due_check_ins(traject: Traject, today: dt.date) -> tuple[CheckIn, ...]:
    """Return the moments to ask at that have come and were not noted, the earliest first."""
    return tuple(moment for moment in open_check_ins(traject) if moment.day <= today)


def checked_in(traject: Traject, day: dt.date, done: dt.date, note: str) -> Traject:
    """Return the traject after somebody asked how it goes at the moment that was set for `day`.

    Raises InvalidInput when there is no such moment to come.
    """
    waiting = next((moment for moment in open_check_ins(traject) if moment.day == day), None)
    if traject.closing is None or waiting is None:
        raise InvalidInput("Dit moment staat niet meer open. Er is niets gewijzigd.")
    asked = waiting.changed(done=done, note=note)
    moments = tuple(asked if moment is waiting else moment for moment in traject.closing.check_ins)
    return traject.changed(closing=traject.closing.changed(check_ins=moments))
