"""Afscheid in the minutes: the vaste contactpersoon, and whether the jongere felt talked with."""

from exports.blocks import Block, Fields
from exports.parts.scene import Scene
from exports.wording import person_words, sentence

HEARD = "Er is mét de jongere gepraat"


def parting_part(scene: Scene) -> tuple[Block, ...]:
    """Return the vaste contactpersoon where that was confirmed, and (private: it is the jongere's) the answer."""
    traject = scene.traject
    if traject is None:
        return ()
    turn = scene.record.session.turn(traject.number)
    rows = []
    if turn.contact_confirmed:
        who = person_words(scene.record, traject.contact, scene.names)
        rows.append(("Vaste contactpersoon", f"{who}, bevestigd aan deze tafel"))
    if turn.heard and scene.private:
        rows.append((HEARD, sentence(turn.heard)))
    return (Fields(tuple(rows)),) if rows else ()
