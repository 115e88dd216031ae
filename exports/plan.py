"""The trajectplan: on one page for the jongere what goes well, what is agreed over all meetings, and whom to call.

It is the jongere's own, so with the roepnaam in it; the name of its file has the code. Language: B1, `je`.
"""

import datetime as dt
from collections.abc import Iterator

from exports.audiences import Audience
from exports.blocks import Block, Document, Heading, Origin, Paragraph
from exports.ending import ending_to_jongere
from exports.own_page import agreed, done, own_part, own_question, said, whom_to_call
from exports.privacy.names import names_for_jongere
from exports.privacy.names_check import names_noted
from exports.rendering.filenames import safe_stem
from exports.wording import full_date, joined, sentence
from sessions.days.dates import day_and_month
from sessions.plan_material import PlanMaterial
from sessions.record import Record
from sessions.series import SeriesKind
from sessions.trajects import Traject

TRAJECTPLAN = "trajectplan"
"""What is kept of such a document as the kind of document it is."""

_DONE = 5
"""So many finished actions are told, the last ones: it has to stay one page."""
_SPOKEN = 3
"""So many meetings are named, the last ones."""


def plan_of(material: PlanMaterial) -> Document:
    """Return the plan of a jongere. The same material gives the same text."""
    return _plan(material.record, material)


@names_noted
def _plan(record: Record, material: PlanMaterial) -> Document:
    traject, series = material.traject, record.series
    return Document(
        title=f"Het plan van {traject.roepnaam}",
        name="-".join((record.today.isoformat(), series.slug, "plan", safe_stem(traject.code))),
        occasion=f"{series.title}, {full_date(record.today)}",
        series=series.title,
        day=full_date(record.today),
        audience=Audience.JONGERE,
        blocks=tuple(_blocks(record, traject, material)),
        origin=Origin(
            document=TRAJECTPLAN,
            reader=traject.code,
            trajects=(traject.number,),
            ground="eigen plan van de jongere",
        ),
    )


def _blocks(record: Record, traject: Traject, material: PlanMaterial) -> Iterator[Block]:
    names = names_for_jongere(record, traject.number)
    yield Paragraph(f"{record.series.title}. Zo staat je plan ervoor op {full_date(record.today)}.{_talks(material)}")
    yield from said("Wat goed gaat", traject.going_well, names)
    yield from own_question(traject, names)
    if traject.ended is None:
        yield from agreed(record, traject, names, how_it_goes=True)
        yield from own_part(record, traject, names)
    yield from done(record, record.actions_of(traject.number), names, most=_DONE)
    yield from said("Wat jij erover zegt", traject.statement, names)
    yield from ending_to_jongere(traject, names)
    yield from whom_to_call(record, traject, names)
    if traject.ended is None:
        yield from _next_meeting(record, material.next_day)
    yield Paragraph("Klopt er iets niet? Zeg het tegen je vaste contactpersoon. Dit blad is van jou.")


def _talks(material: PlanMaterial) -> str:
    """Return on which days there was a talk, the last few by name."""
    if not material.spoken:
        return ""
    days = [day_and_month(day, material.record.today) for day in material.spoken[-_SPOKEN:]]
    last = "het laatst " if len(material.spoken) > _SPOKEN else ""
    return f" We spraken elkaar {last}op {joined(days)}."


def _next_meeting(record: Record, day: dt.date | None) -> Iterator[Block]:
    yield Heading(f"Je volgende {'veldtafel' if record.series.kind == SeriesKind.VELDTAFEL else 'overleg'}")
    later = "Er is nog geen datum. Je vaste contactpersoon laat het je weten."
    yield Paragraph(f"{sentence(full_date(day))}." if day else later)
