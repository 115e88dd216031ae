"""Sorteren in the minutes: what the room made of the tips in this meeting, in numbers."""

from exports.blocks import Block, Fields
from exports.parts.scene import Scene


def sorting_part(scene: Scene) -> tuple[Block, ...]:
    """Return how many tips were placed in this meeting, how many of those are bruikbaar, and how many were merged."""
    tips = scene.record.tips
    if tips is None:
        return ()
    placed = sum(count for _, count in tips.placed)
    rows = (
        *((("Gesorteerd", _tips(placed)),) if placed else ()),
        *((str(moment).capitalize(), str(count)) for moment, count in tips.placed if count),
        *((("Bruikbaar", str(tips.usable)),) if placed else ()),
        *((("Samengevoegd", _tips(tips.merged)),) if tips.merged else ()),
    )
    if not rows:
        return ()
    left = (("Nog te sorteren", f"{tips.unsorted} van {_tips(tips.total)}"),) if tips.unsorted else ()
    return (Fields((*rows, *left)),)


def _tips(count: int) -> str:
    return "1 tip" if count == 1 else f"{count} tips"
