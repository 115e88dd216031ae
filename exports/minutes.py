"""The minutes of a meeting for each of its readers, as documents of plain text."""

from exports.audiences import Audience
from exports.blocks import Block, Document, Fields
from exports.filenames import distinct, safe_stem
from exports.jongere import jongere_blocks, jongere_title
from exports.names import names_for_block
from exports.partners import organisations, partner_blocks
from exports.sections import block_minutes, meeting_minutes
from exports.wording import full_date, is_final, person_words, sentence, version_words
from sessions.record import Record

__all__ = ["block_minutes", "meeting_minutes", "minutes_for"]


def minutes_for(record: Record, audience: Audience) -> tuple[Document, ...]:
    """Return the documents of a meeting for one audience.

    `partners`: one for each partner of the series that came or owns an action. `jongere`: one for each jongere on the
    agenda. `intern`: one for the chair and the vaste contactpersoon, with everything. The same record gives the same
    text.
    """
    if audience == Audience.PARTNERS:
        return _for_partners(record)
    if audience == Audience.JONGERE:
        return tuple(
            _document(record, audience, traject.code, jongere_title(traject), jongere_blocks(record, traject))
            for traject in record.trajects
        )
    return (_document(record, audience, "", f"Verslag {record.series.title}", _intern_blocks(record)),)


def _for_partners(record: Record) -> tuple[Document, ...]:
    known = organisations(record)
    marks = distinct(safe_stem(organisation.name, otherwise="organisatie") for organisation in known)
    return tuple(
        _document(
            record, Audience.PARTNERS, mark, f"Acties van {organisation.name}", partner_blocks(record, organisation)
        )
        for organisation, mark in zip(known, marks, strict=True)
        if organisation.came or organisation.actions
    )


def _document(record: Record, audience: Audience, reader: str, title: str, blocks: tuple[Block, ...]) -> Document:
    """Return a document whose file name holds date, series, meeting, reader (code or organisation) and version."""
    session, final = record.session, is_final(record)
    version = ("" if session.version == 1 else f"v{session.version}") if final else "concept"
    parts = (session.date.isoformat(), record.series.slug, f"sessie{session.number}", audience, reader, version)
    name = "-".join(safe_stem(part) for part in parts if part)
    occasion = f"{record.series.title}, {full_date(session.date)}"
    return Document(title, name, occasion, audience, blocks, final)


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
