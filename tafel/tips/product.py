"""What `tafel tips` makes: the tips of a series as one file, or on the screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from exports.rendering.files import NewFile
from exports.tips.product import TipForm, tip_file, tip_text
from exports.tips.tip_list import tip_list
from sessions.acts.finding import find_series
from sessions.acts.gather_tips import gather_tips
from sessions.acts.opening import Archive, read_series
from sessions.errors import Missing
from sessions.series import SeriesKind
from sessions.tips.book import Selection, TipBook
from tafel.outgoing.leaving import names_report


@dataclass(frozen=True)
class TipProduct:
    """The tips of one series in one form; `remarks` adds what was said while sorting."""

    book: TipBook
    selection: Selection
    form: TipForm
    remarks: bool = False

    @cached_property
    def text(self) -> str:
        """All of it as text, with line ends as the screen has them."""
        return tip_text(self.book, self.selection, self.form, remarks=self.remarks).replace("\r\n", "\n")

    def names(self) -> Iterator[str]:
        """Yield the lines that say which names were replaced, and which words may still be one."""
        return names_report([tip_list(self.book, self.selection, remarks=self.remarks)])

    @property
    def file(self) -> NewFile:
        """All of it as a file."""
        return tip_file(self.book, self.selection, self.form, remarks=self.remarks)


def tips_of(archive: Archive, series: str) -> TipBook:
    """Return the tips of the series that a word means. Raises Missing when it is none that collects tips."""
    with read_series(archive, find_series(archive, series)) as file:
        if file.series.kind != SeriesKind.COP:
            raise Missing(f"{file.series.title} verzamelt geen tips; dat doet alleen een community of practice (cop).")
        return gather_tips(file)
