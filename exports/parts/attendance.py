"""Aanwezigheid in the minutes: who was there, who was not, and which earlier minutes were adopted at this table."""

from exports.blocks import Block, Fields, Paragraph
from exports.names import home_of, name_of
from exports.parts.scene import Scene
from exports.wording import full_date, sentence, with_organisation
from sessions.people import Presence


def attendance_part(scene: Scene) -> tuple[Block, ...]:
    """Return the people per presence, in the order in which they stand on the list, and the adoption of minutes."""
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
    return (*((Fields(tuple(rows)),) if rows else ()), *_adoption(scene))


def _adoption(scene: Scene) -> tuple[Block, ...]:
    """Return which minutes were vastgesteld here: another thing than closing a version, which the chair does alone."""
    adopted, day = scene.record.session.adopted, scene.record.adopted_day
    if adopted is None:
        return ()
    which = f"van {full_date(day)} (versie {adopted.version})" if day else f"van vorige keer (versie {adopted.version})"
    remark = scene.names(adopted.remark)
    told = Paragraph(f"Het verslag {which} is aan deze tafel vastgesteld.")
    return (told, Paragraph(f"Opmerking: {remark}")) if remark else (told,)
