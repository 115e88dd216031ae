"""Aanwezigheid in the minutes: who was there, and who was not."""

from exports.blocks import Block, Fields
from exports.names import home_of, name_of
from exports.parts.scene import Scene
from exports.wording import sentence, with_organisation
from sessions.people import Presence


def attendance_part(scene: Scene) -> tuple[Block, ...]:
    """Return the people per presence, in the order in which they stand on the list."""
    record = scene.record
    rows = []
    for presence in Presence:
        people = [record.person(entry.person) for entry in record.session.attendance if entry.presence == presence]
        words = [
            with_organisation(name_of(record, person, scene.names), home_of(record, person, scene.names))
            for person in people
            if person
        ]
        if words:
            rows.append((sentence(presence), ", ".join(words)))
    return (Fields(tuple(rows)),) if rows else ()
