"""Aanwezigheid in the minutes: who was there, who was not, and which earlier minutes were adopted at this table."""

from exports.blocks import Block, Fields, Paragraph
from exports.parts.scene import Scene
from exports.privacy.names import home_of, name_of
from exports.privacy.taking_part import who_came
from exports.wording import full_date, sentence, with_organisation
from sessions.people import Person, Presence


def attendance_part(scene: Scene) -> tuple[Block, ...]:
    """Return who was there and who was not, and the adoption of minutes.

    The people stand per presence, in the order of the list; where everybody of a community of practice reads it they
    are counted per role.
    """
    if scene.for_everybody:
        came = who_came(scene.record)
        return (*((Fields((("Aanwezig", came),)),) if came else ()), *_adoption(scene))
    return (*_by_presence(scene), *_adoption(scene))


def _by_presence(scene: Scene) -> tuple[Block, ...]:
    record = scene.record
    rows = []
    for presence in Presence:
        people = [record.person(entry.person) for entry in record.session.attendance if entry.presence == presence]
        words = [
            with_organisation(name_of(record, person, scene.names), _home(scene, person)) for person in people if person
        ]
        if words:
            rows.append((sentence(presence), ", ".join(words)))
    return (Fields(tuple(rows)),) if rows else ()


def _home(scene: Scene, person: Person) -> str:
    """Return as whom somebody takes part, where that is known, and where he or she comes from."""
    return ", ".join(filter(None, (person.role, home_of(scene.record, person, scene.names))))


def _adoption(scene: Scene) -> tuple[Block, ...]:
    """Return which minutes were vastgesteld here: another thing than closing a version, which the chair does alone."""
    adopted, day = scene.record.session.adopted, scene.record.adopted_day
    if adopted is None:
        return ()
    which = f"van {full_date(day)} (versie {adopted.version})" if day else f"van vorige keer (versie {adopted.version})"
    remark = scene.names(adopted.remark)
    told = Paragraph(f"Het verslag {which} is aan deze tafel vastgesteld.")
    return (told, Paragraph(f"Opmerking: {remark}")) if remark else (told,)
