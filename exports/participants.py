"""The minutes of a community of practice for all who take part: one document, in which none of them is named."""

from exports.blocks import Block, Fields, Paragraph
from exports.privacy.taking_part import called, names_for_sharing, shared_names
from exports.sections import meeting_minutes
from exports.wording import UNKNOWN, full_date, sentence, version_words
from sessions.record import Record

NOT_NAMED = "In dit verslag staan geen namen van wie meedoet voor zichzelf, zoals ouders en jongeren."


def participants_title(record: Record) -> str:
    """Return the title of the document."""
    return f"Verslag {record.series.title}"


def participants_blocks(record: Record) -> tuple[Block, ...]:
    """Return what everybody gets."""
    session, names = record.session, names_for_sharing(record)
    chair = record.person(session.chair)
    focus = record.series.focus
    facts = (
        ("Datum", full_date(session.date)),
        *((("Plaats", shared_names(record.people)(session.place)),) if session.place else ()),
        ("Begeleiding", called(record, chair) if chair else UNKNOWN),
        *((("Focus", names(focus)),) if focus else ()),
        ("Status", sentence(version_words(record))),
    )
    return (Fields(facts), *meeting_minutes(record), Paragraph(NOT_NAMED))
