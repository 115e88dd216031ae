"""Tips verzamelen in the minutes: what was collected in this meeting.

A source is told only where it does not tell who said it (domain.md section 2).
"""

from exports.blocks import Block, lean_table
from exports.parts.scene import Scene
from sessions.tips.book import is_safe
from sessions.tips.tip import Tip


def collecting_part(scene: Scene) -> tuple[Block, ...]:
    """Return the tips that were collected here, by number."""
    tips = scene.record.tips.collected if scene.record.tips else ()
    if not tips:
        return ()
    rows = tuple((tip.label, scene.names(tip.text), str(tip.public or ""), _sources(scene, tip)) for tip in tips)
    return (lean_table(("Nummer", "Tip", "Voor", "Van"), rows),)


def _sources(scene: Scene, tip: Tip) -> str:
    return ", ".join(role for role in tip.sources if is_safe(role, scene.record.people))
