"""Puts blocks in a document: what it is called, and on which occasion it was made."""

from exports.audiences import Audience
from exports.blocks import Block, Document
from exports.filenames import safe_stem
from exports.wording import full_date, is_final
from sessions.record import Record


def enclose(record: Record, audience: Audience, title: str, blocks: tuple[Block, ...], *, reader: str = "") -> Document:
    """Return the document, whose file name holds date, series, meeting, reader (code or organisation) and version.

    An agenda has no version: it is made before the meeting, and a newer one takes the place of an older one.
    """
    session = record.session
    final = is_final(record) and audience != Audience.AGENDA
    parts = (
        session.date.isoformat(),
        record.series.slug,
        f"sessie{session.number}",
        audience,
        reader,
        "" if audience == Audience.AGENDA else _version(record),
    )
    name = "-".join(safe_stem(part) for part in parts if part)
    occasion = f"{record.series.title}, {full_date(session.date)}"
    return Document(title, name, occasion, audience, blocks, final)


def _version(record: Record) -> str:
    """Return which version it is: nothing for the first, which most meetings never go beyond."""
    if not is_final(record):
        return "concept"
    return "" if record.session.version == 1 else f"v{record.session.version}"
