"""The notes of a step in the minutes."""

from exports.blocks import Block, Fields, Paragraph
from exports.parts.scene import Scene

PRIVATE_LABEL = "Besloten notitie (de jongere mag deze inzien)"
PRIVATE_MEETING_LABEL = "Besloten notitie"


def step_notes(scene: Scene) -> tuple[Block, ...]:
    """Return the shared notes of a step, and the private ones, marked as such, for whom may read those."""
    blocks: list[Block] = []
    if scene.step.notes:
        blocks.append(Paragraph(scene.names(scene.step.notes)))
    if scene.private and scene.step.private_notes:
        label = PRIVATE_LABEL if scene.traject else PRIVATE_MEETING_LABEL
        blocks.append(Fields(((label, scene.names(scene.step.private_notes)),)))
    return tuple(blocks)
