"""Puts blocks in a document: what it is called, on which occasion it was made, what is kept of it when it leaves."""

from dataclasses import dataclass

from exports.audiences import Audience
from exports.blocks import Block, Document, Origin
from exports.privacy.told import is_withheld
from exports.rendering.filenames import safe_stem
from exports.wording import full_date, is_final
from sessions.record import Record


@dataclass(frozen=True)
class Reader:
    """For whom one document of an audience is: its mark in the file name, name (organisation or code) and number.

    `trajects` are the jongeren of whom something stands in it, None for all who are told of; `ground` why it may.
    `since` says in the file name that something was agreed since the version was closed.
    """

    mark: str = ""
    name: str = ""
    partner: int | None = None
    trajects: tuple[int, ...] | None = None
    ground: str = ""
    since: str = ""


def enclose(
    record: Record, audience: Audience, title: str, blocks: tuple[Block, ...], reader: Reader | None = None
) -> Document:
    """Return the document, whose file name holds date, series, meeting, reader (code or organisation) and version.

    An agenda has no version: it is made before the meeting, and a newer one takes the place of an older one.
    """
    session, reader = record.session, reader or Reader()
    final = is_final(record) and audience != Audience.AGENDA
    parts = (
        session.date.isoformat(),
        record.series.slug,
        f"sessie{session.number}",
        audience,
        reader.mark,
        "" if audience == Audience.AGENDA else version_mark(record),
        reader.since,
    )
    name = "-".join(safe_stem(part) for part in parts if part)
    series, day = record.series.title, full_date(session.date)
    told = (traject.number for traject in record.trajects if not is_withheld(record, traject.number))
    origin = Origin(
        session=session.number,
        version=session.version if final else 0,
        reader=reader.name,
        partner=reader.partner,
        trajects=tuple(told) if reader.trajects is None else reader.trajects,
        ground=reader.ground,
    )
    return Document(title, name, f"{series}, {day}", audience, blocks, origin, series=series, day=day)


def version_mark(record: Record) -> str:
    """Return which version it is: nothing for the first, which most meetings never go beyond."""
    if not is_final(record):
        return "concept"
    return "" if record.session.version == 1 else f"v{record.session.version}"
