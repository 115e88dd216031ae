"""How a traject ended, for the two who may read it: the jongere, and in the internal minutes the professionals.

Grade, results and coach are the jongere's own (domain.md section 5): no partner reads them, whatever was shared. What
was heard after leaving stands in no document.
"""

from collections.abc import Iterable, Iterator

from exports.blocks import Block, Fields, Heading, Paragraph
from exports.privacy.names import Names
from exports.wording import full_date, joined, sentence
from sessions.closing import CheckIn, Closing, Coach, Result
from sessions.leefgebieden import DomainState
from sessions.trajects import Traject

NOT_ASKED = "niet gevraagd"
"""What is told where there was a question, and nobody asked how it ended."""


def ending_to_jongere(traject: Traject, names: Names) -> tuple[Block, ...]:
    """Return how it ended in the jongere's own copy; nothing while it goes on, or where it stopped early."""
    closing = traject.closing
    if traject.ended is None or closing is None:
        return ()
    rows = (
        *((result.leefgebied.to_jongere, outcome) for result, outcome in _asked(closing)),
        *((("Jouw cijfer", str(closing.grade)),) if closing.grade else ()),
        *((("Wie contact met je houdt", _coach_words(closing.coach, names)),) if closing.coach else ()),
        *((("Tot wanneer", full_date(closing.aftercare_until)),) if closing.aftercare_until else ()),
    )
    asks = _days(closing.check_ins)
    told = f"We vragen je nog hoe het gaat, rond {asks}." if asks else ""
    return (
        Heading("Zo heb je afgesloten"),
        Paragraph(f"Op {full_date(traject.ended)} hebben we samen afgesloten."),
        *((Fields(rows),) if rows else ()),
        *((Paragraph(told),) if told else ()),
    )


def ending_to_professionals(traject: Traject, names: Names) -> tuple[Block, ...]:
    """Return how it ended, for who reads everything; nothing while it goes on."""
    if traject.ended is None:
        return ()
    rows = [("Traject", f"{traject.stage} op {full_date(traject.ended)}")]
    if traject.stop_reason:
        rows.append(("Reden", str(traject.stop_reason)))
    if closing := traject.closing:
        rows += ((result.leefgebied.label, outcome) for result, outcome in _asked(closing))
        rows.append(("Rapportcijfer", str(closing.grade) if closing.grade else "niet gegeven"))
        rows.append(("Coach", _coach_words(closing.coach, names) if closing.coach else "niemand"))
        if closing.aftercare_until:
            rows.append(("Nazorg tot", full_date(closing.aftercare_until)))
    return (Heading("Afgerond" if traject.closing else "Gestopt", level=3), Fields(tuple(rows)))


def _asked(closing: Closing) -> Iterator[tuple[Result, str]]:
    for result in closing.results:
        if result.state == DomainState.QUESTION:
            yield result, result.outcome or NOT_ASKED


def _coach_words(coach: Coach, names: Names) -> str:
    said = coach_kind(coach)
    name = names(coach.name)
    return f"{name} ({said})" if name and said else name or sentence(said) or "iemand"


def coach_kind(coach: Coach) -> str:
    """Return what kind of person stays in touch: `vrijwilliger van buiten`; empty where that is not known."""
    kind = {True: "vrijwilliger", False: "beroepskracht", None: ""}[coach.volunteer]
    home = {True: "van de eigen organisatie", False: "van buiten", None: ""}[coach.own]
    return f"{kind} {home}".strip()


def _days(check_ins: Iterable[CheckIn]) -> str:
    return joined(full_date(moment.day) for moment in check_ins if moment.done is None)
