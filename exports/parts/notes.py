"""The notes of a step in the minutes."""

from exports.blocks import Block, Heading, Paragraph
from exports.parts.scene import Scene

PRIVATE = "Privénotitie"
PRIVATE_OF_JONGERE = "Privénotitie (de jongere mag die inzien)"
PROFESSIONALS_ONLY = "Alleen voor de professionals. Dit staat niet in het gedeelde verslag."


def step_notes(scene: Scene) -> tuple[Block, ...]:
    """Return the shared notes of a step, and the private ones, marked as such, for whom may read those.

    What is noted in a step that is not shared is for the professionals only.
    """
    if not (scene.private or scene.step.shared):
        return ()
    blocks: list[Block] = []
    if not scene.step.shared and (scene.step.notes or scene.step.private_notes):
        blocks.append(Paragraph(PROFESSIONALS_ONLY))
    if scene.step.notes:
        blocks.append(Paragraph(scene.names(scene.step.notes)))
    if scene.private and scene.step.private_notes:
        label = PRIVATE_OF_JONGERE if scene.traject else PRIVATE
        blocks += [Heading(label, level=4), Paragraph(scene.names(scene.step.private_notes))]
    return tuple(blocks)
