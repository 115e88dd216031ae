"""The rows of a jongere's page that tell how the traject ended, and what the aftercare is."""

import datetime as dt
from collections.abc import Iterator

from textual.content import Content

from exports.ending import NOT_ASKED, coach_kind
from sessions.closing import CheckIn, Closing, Coach, Spell
from sessions.days.dates import day_and_month, since, until
from sessions.endings import open_check_ins
from sessions.leefgebieden import DomainState
from sessions.trajects import Traject
from tafel.screens.labelled import labelled, labelled_by
from tafel.screens.overview_rows import heading
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import private


def ending_rows(traject: Traject, today: dt.date, width: int) -> Iterator[Row]:
    """Yield how it ended, with the moments of aftercare, and the stretches before; nothing of who never left.

    Enter on `checkin/2026-12-26` notes that moment; nothing else here can be changed, but by opening it again.
    """
    if traject.ended:
        yield heading("Afronding" if traject.closing else "Gestopt")
        day = f"{traject.stage} op {day_and_month(traject.ended, today)}"
        yield labelled("ended/day", "Traject", day, width)
        if traject.stop_reason:
            yield labelled("ended/reason", "Reden", str(traject.stop_reason), width)
        if traject.closing:
            yield from _closing(traject, traject.closing, today, width)
    if traject.earlier:
        yield heading("Eerder")
        for place, spell in enumerate(traject.earlier, start=1):
            yield labelled(f"ended/spell-{place}", _period(spell, today), _spell_words(spell), width)


def _closing(traject: Traject, closing: Closing, today: dt.date, width: int) -> Iterator[Row]:
    for result in closing.results:
        if result.state == DomainState.QUESTION:
            outcome = result.outcome or NOT_ASKED
            yield labelled(f"ended/{result.leefgebied}", result.leefgebied.label, outcome, width, telling=True)
    yield labelled("ended/grade", "Rapportcijfer", str(closing.grade) if closing.grade else "geen antwoord", width)
    yield labelled("ended/coach", "Coach", coach_words(closing.coach), width)
    if closing.aftercare_until:
        yield labelled("ended/until", "Nazorg tot", day_and_month(closing.aftercare_until, today), width)
    waiting = open_check_ins(traject)
    for moment in closing.check_ins:
        row_id = f"checkin/{moment.day.isoformat()}" if moment in waiting else f"ended/asked-{moment.day.isoformat()}"
        yield _check_in(row_id, moment, today, width)


def coach_words(coach: Coach | None) -> str:
    """Return who stays in touch: `Loes Admiraal, vrijwilliger van buiten`; `niemand` for None."""
    if coach is None:
        return "niemand"
    return ", ".join(part for part in (coach.name, coach_kind(coach)) if part) or "iemand"


def _check_in(row_id: str, moment: CheckIn, today: dt.date, width: int) -> Row:
    when = day_and_month(moment.day, today)
    if moment.done:
        said = Content(f"gevraagd op {day_and_month(moment.done, today)}")
        if moment.note:
            said += Content(": ") + private(Content(f"“{moment.note}”"))
    elif moment.day <= today:
        said = Content.from_markup("[b $error]$since[/], n: noteren", since=since(moment.day, today))
    else:
        said = Content(until(moment.day, today))
    return labelled_by(row_id, Content.from_markup("[$muted]Nazorg $when[/]", when=when), said, width)


def _period(spell: Spell, today: dt.date) -> str:
    return f"{day_and_month(spell.started, today)} tot {day_and_month(spell.ended, today)}"


def _spell_words(spell: Spell) -> str:
    how = f"gestopt: {spell.stop_reason}" if spell.stop_reason else "afgerond"
    grade = f"cijfer {spell.closing.grade}" if spell.closing and spell.closing.grade else ""
    return ", ".join(part for part in ("opnieuw gestart" if spell.again else "", how, grade) if part)
