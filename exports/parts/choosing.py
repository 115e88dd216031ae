"""Sorteren ronde 2 in the minutes: the toptips for each public in their order, and their dots as numbers."""

from exports.blocks import Block, Heading, lean_table
from exports.parts.scene import Scene
from sessions.tips.tip import Public


def choosing_part(scene: Scene) -> tuple[Block, ...]:
    """Return the toptips as they stand at the end of the meeting; who voted for what is nowhere."""
    tips = scene.record.tips
    blocks: list[Block] = []
    for public in (*Public, None):
        chosen = [tip for tip in (tips.toptips if tips else ()) if tip.public == public]
        rows = tuple(
            (str(place), scene.names(tip.text), tip.label, str(tip.dots or ""))
            for place, tip in enumerate(chosen, start=1)
        )
        if rows:
            blocks += [
                Heading(f"Toptips voor {public}" if public else "Toptips", level=3),
                lean_table(("Plaats", "Toptip", "Nummer", "Stippen"), rows),
            ]
    return tuple(blocks)
