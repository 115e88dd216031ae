"""Taking back what was done to a series in passing: its file was open for that one act only.

The history of a series lives as long as its file is open. Who works over many series opens each for one act, so that
none stays locked, and keeps what was done here to take it back with.
"""

from dataclasses import dataclass

from sessions.store.history import Step
from sessions.store.refusals import UndoRefused
from sessions.store.series_file import SeriesFile

__all__ = ["Deed", "UndoRefused", "deed_of", "take_back"]


@dataclass(frozen=True)
class Deed:
    """One act on the series with this slug, as it can be taken back; `actions` are the numbers of those it changed."""

    slug: str
    step: Step

    @property
    def label(self) -> str:
        """What was done, in Dutch, without user text."""
        return self.step.label

    @property
    def actions(self) -> tuple[int, ...]:
        """The numbers of the actions that were changed or made."""
        return tuple(number for table, number in self.step.changes if table == "actions")


def deed_of(file: SeriesFile) -> Deed | None:
    """Return the act that was last done in this file, or None when there is none to take back."""
    step = file.next_undo()
    return Deed(file.slug, step) if step else None


def take_back(file: SeriesFile, deed: Deed) -> None:
    """Take an act back in its series, which may have been closed since.

    Raises UndoRefused when what it changed was changed since, and what `SeriesFile.change` raises.
    """
    file.recall(deed.step)
    file.undo()
