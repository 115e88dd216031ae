"""A row of a page that says one thing: what it is about, and beside it what is known of that."""

from textual.content import Content

from tafel.screens.overview_rows import WIDE
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import beside, private

LABEL = 22
"""Columns for what a row is about; on a narrow screen a few less."""
UNKNOWN = "–"
"""What stands where nothing is known yet."""


def labelled(
    row_id: str | None, label: str, value: str, width: int, *, telling: bool = False, room: int | None = None
) -> Row:
    """Return a row of a label with what is known, blanked by the privacy key; a `telling` label too.

    `room` is how many columns the label has, where that is not as usual.
    """
    said = private(value) if value else Content.from_markup("[$muted]$nothing[/]", nothing=UNKNOWN)
    named = Content.from_markup("[$muted]$label[/]", label=label)
    return labelled_by(row_id, private(named) if telling else named, said, width, room=room)


def labelled_by(row_id: str | None, label: Content, said: Content, width: int, *, room: int | None = None) -> Row:
    """Return a row of a label with what is said, in which each says itself what is blanked."""
    room = room or (LABEL if width >= WIDE else LABEL - 2)
    return (row_id, beside((label, room), (said, width - room - 4), indent=2))
