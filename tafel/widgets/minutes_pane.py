"""The minutes as they grow, at the right of a meeting: the same blocks as the document, in one Static."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from exports.minutes import block_minutes, meeting_minutes
from tafel.desk import Desk
from tafel.widgets.paper import paper


class MinutesPane(VerticalScroll):
    """Shows this jongere's part only while he or she is at the table, else the part without any jongere."""

    can_focus = False

    def __init__(self) -> None:
        super().__init__(id="minutes")

    def compose(self) -> ComposeResult:
        """One Static: it repaints in a few milliseconds however much there is."""
        yield Static(classes="private")

    def show(self, desk: Desk) -> None:
        """Paint the minutes of what is on the table now and keep the newest line in view."""
        if not self.display:
            return
        traject = desk.step.traject
        blocks = meeting_minutes(desk.record) if traject is None else block_minutes(desk.record, traject)
        self.query_one(Static).update(paper(blocks, self.content_size.width or 40))
        self.scroll_end(animate=False)
