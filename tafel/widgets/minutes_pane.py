"""The minutes as they grow, at the right of a meeting: the same blocks as the document."""

from collections.abc import Sequence

from textual.content import Content

from exports.blocks import Block, Heading
from exports.minutes import block_minutes, meeting_minutes
from tafel.desk import Desk
from tafel.widgets.paper import paper
from tafel.widgets.paper_roll import PaperRoll


class MinutesPane(PaperRoll):
    """Shows this jongere's part only while he or she is at the table, else the part without any jongere."""

    can_focus = False

    def __init__(self) -> None:
        super().__init__(id="minutes")
        self._in_view = 0

    def show(self, desk: Desk) -> None:
        """Paint the minutes of what is on the table now, with the end of the step's own part in view."""
        if not self.display:
            return
        traject = desk.step.traject
        blocks = meeting_minutes(desk.record) if traject is None else block_minutes(desk.record, traject)
        last = _end_of_part(blocks, desk.step.title)
        until, after = paper(blocks[:last], self.room), paper(blocks[last:], self.room)
        self.roll(Content("\n\n").join([until, after]) if after.plain else until)
        self._in_view = until.plain.count("\n") + 1
        self.call_after_refresh(self._scroll_to_part)

    def _scroll_to_part(self) -> None:
        self.scroll_to(y=max(0, self._in_view - self.scrollable_content_region.height), animate=False)


def _end_of_part(blocks: Sequence[Block], title: str) -> int:
    """Return how many blocks there are up to and including the part with this title; all when there is none."""
    headings = [(place, block) for place, block in enumerate(blocks) if isinstance(block, Heading)]
    own = next(((place, heading.level) for place, heading in headings if heading.text == title), None)
    if own is None:
        return len(blocks)
    return next((place for place, heading in headings if place > own[0] and heading.level <= own[1]), len(blocks))
