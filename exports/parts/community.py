"""Terugblik, Focus and Ervaringen in the minutes of a community of practice."""

from exports.blocks import Block, Heading, Paragraph, Quote, lean_table
from exports.parts.actions import review_part
from exports.parts.scene import Scene
from exports.tips.tip_list import done_with


def look_back_part(scene: Scene) -> tuple[Block, ...]:
    """Return the homework of earlier meetings, and what was done so far with the toptips."""
    homework = review_part(scene)
    return (*((Heading("Huiswerk", level=3), *homework) if homework else ()), *_done_with_toptips(scene))


def focus_part(scene: Scene) -> tuple[Block, ...]:
    """Return the focus question, as it is at the end of the meeting."""
    focus = scene.record.series.focus
    return (Quote(scene.names(focus)),) if focus else ()


def experiences_part(scene: Scene) -> tuple[Block, ...]:
    """Return what was told per theme; of a theme about which nothing was noted not even the title."""
    told = (theme for theme in scene.record.session.themes if theme.notes)
    return tuple(
        block
        for theme in told
        for block in (Heading(scene.names(theme.title), level=3), Paragraph(scene.names(theme.notes)))
    )


def _done_with_toptips(scene: Scene) -> tuple[Block, ...]:
    tips = scene.record.tips
    rows = tuple(
        (tip.label, scene.names(tip.text), done_with(tip, scene.names))
        for tip in (tips.toptips if tips else ())
        if tip.uses
    )
    if not rows:
        return ()
    title = Heading("Wat er met de toptips gedaan is", level=3)
    return (title, lean_table(("Nummer", "Toptip", "Wat ermee gedaan is"), rows))
