"""The step rail: where the meeting is. It names no jongere."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from sessions.guide import position
from sessions.meetings import Step, StepKind
from sessions.turns import Course
from tafel.desk import Desk
from tafel.seam import Guarded
from tafel.widgets.painting import paint

_STEP = "step"

OUTCOMES = {
    Course.NEXT_TABLE: "niet gekomen",
    Course.BROUGHT_IN: "ingebracht",
    Course.NO_CONSENT: "geen toestemming",
    Course.STOPPED: "gestopt",
}
"""How a turn went that did not go as planned, in the words that fit the rail."""


class Rail(Guarded, Static):
    """All steps down the side, or where it is in one line when the screen is narrow. A click goes to a step."""

    @dataclass
    class Chosen(Message):
        """The step with this id was clicked."""

        step: str

    def __init__(self) -> None:
        super().__init__(id="rail")

    def show(self, desk: Desk, *, narrow: bool) -> None:
        """Paint where the meeting is."""
        if narrow:
            line, short = self._one_line(desk, after=True), self._one_line(desk, after=False)
            # After a wissel it has no width yet; it will have all of the screen.
            room = self.content_size.width or self.screen.size.width - self.gutter.width
            paint(self, line if line.cell_length <= room else short)
        else:
            paint(self, Content("\n").join(self._lines(desk)))

    def on_click(self, event: Click) -> None:
        """Go to the step that is clicked; another jongere is never one click away."""
        if step := event.style.meta.get(_STEP):
            self.post_message(self.Chosen(step))

    def _one_line(self, desk: Desk, *, after: bool) -> Content:
        """Say which step this is, and with `after` what comes next."""
        place, count = position(desk.record, desk.step.id)
        coming = desk.neighbour(1)
        return Content.from_markup(
            "[b]$title[/b]  [$muted]stap $place van $count$after[/]",
            title=desk.step.title,
            place=str(place),
            count=str(count),
            after=f", hierna: {self._title(desk, coming) if coming else 'klaar'}" if after else "",
        )

    def _title(self, desk: Desk, step: Step) -> str:
        """The title of a step that comes next, without naming the next jongere."""
        if step.traject is not None and step.traject != desk.step.traject:
            return "volgende jongere"
        return step.title.lower()

    def _lines(self, desk: Desk) -> Iterator[Content]:
        visited = {spent.step for spent in desk.progress.spent}
        current = desk.step
        seen: set[int] = set()
        passed = False
        for step in desk.steps:
            passed = passed or step.id == current.id
            if step.kind == StepKind.WISSEL:
                continue
            if step.traject is not None and step.traject not in seen:
                seen.add(step.traject)
                yield self._block_line(desk, step.traject, len(seen), done=not passed)
            if step.traject is not None and step.traject != current.traject:
                continue
            indent = "  " if step.traject is not None else ""
            if step.id == current.id:
                yield Content.from_markup("$indent[b $primary]▸ $title[/]", indent=indent, title=step.title)
            else:
                mark = "✓" if step.id in visited else " "
                line = Content.from_markup("$indent$mark $title", indent=indent, mark=mark, title=step.title)
                yield line.stylize(Style.from_meta({_STEP: step.id}))

    @staticmethod
    def _block_line(desk: Desk, traject: int, place: int, *, done: bool) -> Content:
        """The line of a jongere, without a name: that stands above the step, where the privacy key blanks it."""
        current = desk.traject
        outcome = OUTCOMES.get(desk.record.session.turn(traject).course, "")
        if current and current.number == traject:
            return Content.from_markup("[b]▾ deze jongere[/b]  [$muted]$outcome[/]", outcome=outcome).rstrip()
        mark = "✓" if traject in desk.record.discussed and done else " "
        if current is None:
            return Content.from_markup(
                "$mark jongere $place  [$muted]$outcome[/]", mark=mark, place=str(place), outcome=outcome
            ).rstrip()
        # Who is at the table need not know how it went with another.
        return Content.from_markup("[$muted]$mark $which jongere[/]", mark=mark, which="vorige" if done else "volgende")
