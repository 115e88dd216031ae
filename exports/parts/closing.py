"""Afronden in the minutes: one thing to keep, one to change, and when the next meeting is."""

from exports.blocks import Block, Fields
from exports.parts.scene import Scene
from exports.privacy.names import Names
from exports.wording import next_date_words
from sessions.record import Record


def closing_part(scene: Scene) -> tuple[Block, ...]:
    """Return the evaluation and the next date."""
    return closing_of(scene.record, scene.names)


def closing_of(record: Record, names: Names) -> tuple[Block, ...]:
    """Return what everybody but the jongere reads of the end of a meeting."""
    session = record.session
    lessons = (("Dit houden we zo", session.keep), ("Dit doen we anders", session.change))
    rows = [(label, names(text)) for label, text in lessons if text]
    return (Fields((*rows, ("Volgende bijeenkomst", next_date_words(record)))),)
