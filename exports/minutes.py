"""The documents of a meeting for each of its readers, as plain text: its minutes, and beforehand its agenda."""

from exports.agenda import agenda_of
from exports.audiences import Audience
from exports.blocks import Block, Document, Fields
from exports.envelope import enclose
from exports.filenames import distinct, safe_stem
from exports.jongere import jongere_blocks, jongere_title
from exports.names import names_for_block
from exports.partners import organisations, partner_blocks
from exports.sections import block_minutes, meeting_minutes
from exports.told import is_withheld, told
from exports.wording import full_date, person_words, sentence, version_words
from sessions.record import Record

__all__ = ["block_minutes", "meeting_minutes", "minutes_for"]


def minutes_for(record: Record, audience: Audience) -> tuple[Document, ...]:
    """Return the documents of a meeting for one audience.

    `partners`: one for each partner of the series that came or owns an action. `jongere`: one for each jongere on the
    agenda, but not for who stopped or gave no consent. `intern`: one for the chair and the vaste contactpersoon, with
    everything. `agenda`: one to send beforehand. The same record gives the same text.
    """
    record = told(record)
    if audience == Audience.PARTNERS:
        return _for_partners(record)
    record = record.as_closed()
    if audience == Audience.JONGERE:
        return tuple(
            enclose(
                record,
                audience,
                jongere_title(record, traject),
                jongere_blocks(record, traject),
                reader=traject.code,
            )
            for traject in record.trajects
            if not is_withheld(record, traject.number)
        )
    if audience == Audience.AGENDA:
        return (agenda_of(record),)
    return (enclose(record, audience, f"Verslag {record.series.title}", _intern_blocks(record)),)


def _for_partners(record: Record) -> tuple[Document, ...]:
    known = organisations(record)
    marks = distinct(safe_stem(organisation.name, otherwise="organisatie") for organisation in known)
    return tuple(
        enclose(
            record,
            Audience.PARTNERS,
            f"Acties van {organisation.name}",
            partner_blocks(record, organisation),
            reader=mark,
        )
        for organisation, mark in zip(known, marks, strict=True)
        if organisation.came or organisation.actions
    )


def _intern_blocks(record: Record) -> tuple[Block, ...]:
    """Return the meeting itself, and then each jongere on a page of his or her own."""
    session, names = record.session, names_for_block(record, None)
    when = full_date(session.date) + (f", {session.start}" if session.start else "")
    readers = "Voorzitter en vaste contactpersoon" if record.trajects else "Voorzitter en notulist"
    facts = (
        ("Datum", when),
        *((("Plaats", names(session.place)),) if session.place else ()),
        ("Voorzitter", person_words(record, session.chair, names)),
        ("Notulist", person_words(record, session.minute_taker, names)),
        ("Status", sentence(version_words(record))),
        ("Voor", f"{readers}; niet verder verspreiden"),
    )
    blocks = (block for traject in record.trajects for block in block_minutes(record, traject.number, private=True))
    return (Fields(facts), *meeting_minutes(record, private=True), *blocks)
