"""Signalen in the minutes: what the table itself cannot solve, for the beleidstafel."""

from exports.blocks import Block, Bullets
from exports.parts.scene import Scene


def signals_part(scene: Scene) -> tuple[Block, ...]:
    """Return the signals of this meeting."""
    texts = tuple(scene.names(signal.text) for signal in scene.record.signals)
    return (Bullets(texts),) if texts else ()
