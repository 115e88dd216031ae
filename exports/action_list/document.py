"""A list of actions to read: one document, with at its end whom to tell that something worked or is stuck."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from exports.action_list.lines import Contact, Line, list_reader
from exports.action_list.wanted import Only, Per, Wanted
from exports.audiences import Audience
from exports.blocks import Block, Document, Fields, Heading, Origin, Paragraph, Table, lean_table
from exports.rendering.filenames import safe_stem
from exports.wording import full_date, sentence
from sessions.standing import Standing

ACTION_LIST = "actielijst"
"""What is kept of such a document as the kind of document it is."""

NONE = "Er zijn geen acties die in deze lijst horen."
TELL = "Gelukt, of loopt het vast? Zeg het"
WHOM = "Wacht niet tot de volgende bijeenkomst. Bel of mail wie hier staat."
CAREFUL = "Een code staat voor een jongere. Bewaar dit veilig en stuur het niet door."
KEEP_INSIDE = "Dit is de lijst van voorzitter en coördinator. Niet verder verspreiden."
OF_MEETING = "de bijeenkomst"

_HEADER = ("Nr", "Jongere", "Wie", "Organisatie", "Wat", "Uiterlijk", "Leefgebied", "Beoogd resultaat", "Stand")
_ONLY = {Only.ALL: "", Only.OPEN: "open", Only.LATE: "te laat"}


def list_document(series: Sequence[Standing], lines: Sequence[Line], wanted: Wanted) -> Document:
    """Return the list as a document. Who it is for and why is kept per series, by who made it."""
    today = max(standing.record.today for standing in series)
    audience = Audience.PARTNERS if wanted.for_others else Audience.INTERN
    where = series[0].record.series.slug if len(series) == 1 else "alle-reeksen"
    reader = list_reader(series, wanted)
    parts = (today.isoformat(), where, "acties", _ONLY[wanted.only], reader.mark)
    return Document(
        title=f"Acties van {reader.name}" if reader.name else "Acties",
        name="-".join(safe_stem(part) for part in parts if part),
        occasion=f"Acties, {full_date(today)}",
        series=series[0].record.series.title if len(series) == 1 else "",
        day=full_date(today),
        origin=Origin(document=ACTION_LIST, reader=reader.name),
        audience=audience,
        blocks=tuple(_blocks(series, lines, wanted)),
    )


def _blocks(series: Sequence[Standing], lines: Sequence[Line], wanted: Wanted) -> Iterable[Block]:
    today = max(standing.record.today for standing in series)
    told = [standing.record.series for standing in series]
    if wanted.for_others:
        # which other series there are is not for every reader
        told = [one for one in told if any(line.slug == one.slug for line in lines)]
    only = _ONLY[wanted.only]
    yield Fields((
        ("Stand van", full_date(today)),
        *((("Van", ", ".join(one.title for one in told)),) if told else ()),
        *((("Alleen", f"acties die {only} zijn"),) if only else ()),
    ))
    if not lines:
        yield Paragraph(NONE)
    elif wanted.per is None:
        yield _table(lines, wanted)
    else:
        for name, found in grouped(lines, wanted.per):
            yield Heading(name)
            yield _table(found, wanted)
    if wanted.for_others:
        yield from _to_others(lines)
    yield Paragraph(CAREFUL if wanted.for_others else KEEP_INSIDE)


def grouped(lines: Sequence[Line], per: Per) -> Iterable[tuple[str, tuple[Line, ...]]]:
    """Yield the lines of each owner or organisation by name, those of none last; each keeps its order."""

    def name(line: Line) -> str:
        return line.owner if per == Per.OWNER else line.organisation

    in_order = sorted(lines, key=lambda line: (not name(line), name(line).casefold()))
    for found, group in groupby(in_order, key=name):
        yield found or "Geen organisatie", tuple(group)


def contacts_in(lines: Iterable[Line]) -> tuple[Contact, ...]:
    """Return whom to tell, once for each jongere, and for the actions of a meeting last."""
    found = dict.fromkeys(line.contact for line in lines)
    return tuple(sorted(found, key=lambda contact: (not contact.of, contact.of, contact.name)))


def _table(lines: Iterable[Line], wanted: Wanted) -> Table:
    return lean_table(_HEADER, tuple(_row(line, wanted) for line in lines))


def _row(line: Line, wanted: Wanted) -> tuple[str, ...]:
    return (
        line.reference,
        line.code,
        line.owner,
        "" if wanted.for_others or wanted.per == Per.ORGANISATION else line.organisation,
        line.what,
        line.due,
        line.leefgebied,
        line.result,
        line.standing,
    )


def _to_others(lines: Sequence[Line]) -> Iterable[Block]:
    """Yield what a list ends with that is for who does the actions."""
    if not lines:
        return
    rows = tuple((one.of or OF_MEETING, one.name, one.phone, one.email) for one in contacts_in(lines))
    yield Heading(TELL)
    yield Paragraph(WHOM)
    yield lean_table(("Over", "Aan wie", "Telefoon", "E-mail"), rows)
    grounds = dict.fromkeys((line.code, line.ground) for line in lines if line.code)
    if grounds:
        yield Heading("Waarom u dit krijgt")
        yield Fields(tuple((code, sentence(ground)) for code, ground in grounds))
