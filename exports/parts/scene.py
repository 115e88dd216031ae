"""What a part of the minutes is made from: the record, one step, and who reads it."""

from collections.abc import Callable
from dataclasses import dataclass

from exports.blocks import Block
from exports.privacy.names import Names
from sessions.meetings import Step
from sessions.record import Record
from sessions.series import SeriesKind
from sessions.trajects import Traject


@dataclass(frozen=True)
class Scene:
    """One step of a meeting. `private`: also what only the chair and the vaste contactpersoon read."""

    record: Record
    step: Step
    names: Names
    private: bool

    @property
    def for_everybody(self) -> bool:
        """Whether all who take part in a community of practice read this, so that nobody of them is named."""
        return self.record.series.kind == SeriesKind.COP and not self.private

    @property
    def traject(self) -> Traject | None:
        """The jongere in whose block this step stands, or None."""
        return self.record.traject(self.step.traject)


Part = Callable[[Scene], tuple[Block, ...]]
"""Writes what one step leaves in the minutes, without its heading; nothing when there is nothing to tell."""
