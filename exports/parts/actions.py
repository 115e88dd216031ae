"""Terugblik and Acties in the minutes: each action laid out in a row, never conjugated."""

from exports.blocks import Block, lean_table
from exports.parts.scene import Scene
from exports.privacy.taking_part import owner_called
from exports.wording import moved_deadline_words, owner_words, read_back_words, standing_words
from sessions.actions import Action, ReadBack, Status, by_urgency

HEADER = ("Nr", "Wie", "Wat", "Uiterlijk", "Leefgebied", "Beoogd resultaat", "Stand")


def review_part(scene: Scene) -> tuple[Block, ...]:
    """Return the actions that were brought along, the most urgent first, with what was noted here."""
    return _table(scene, sorted(scene.record.brought_along(scene.step.traject), key=by_urgency))


def actions_part(scene: Scene) -> tuple[Block, ...]:
    """Return the actions that were agreed here: of the jongere, or of the meeting itself."""
    return _table(scene, list(scene.record.made_here(scene.step.traject)))


def _table(scene: Scene, actions: list[Action]) -> tuple[Block, ...]:
    return (lean_table(HEADER, tuple(_row(scene, action) for action in actions)),) if actions else ()


def _row(scene: Scene, action: Action) -> tuple[str, ...]:
    return (
        str(action.number),
        _owner(scene, action),
        scene.names(action.what),
        moved_deadline_words(action, scene.record.today),
        action.leefgebied.label if action.leefgebied else "",
        scene.names(action.result),
        _standing(scene, action),
    )


def _owner(scene: Scene, action: Action) -> str:
    if scene.for_everybody:
        return owner_called(scene.record, action)
    return owner_words(scene.record, action, scene.names, jongere=scene.traject.code if scene.traject else "jongere")


def _standing(scene: Scene, action: Action) -> str:
    """Return how it stands, what the jongere said to it, and what was noted here."""
    here = scene.record.session.number
    if action.status == Status.DROPPED and action.reason:
        lines = [f"{action.status}: {scene.names(action.reason)}"]
    else:
        lines = [standing_words(scene.record, action, scene.names)]
        said = action.session == here or action.read_back == ReadBack.LATER or scene.record.answered_here(action)
        if scene.traject and said:
            lines.append(read_back_words(action))
    notes = [event.note for event in action.history if event.session == here]
    lines += [scene.names(note) for note in notes if note and note != action.reason]
    return "\n".join(line for line in lines if line)
