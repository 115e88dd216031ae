"""What `tafel tips` makes: the tips of a series as one file, or on the screen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from exports.files import SomethingThere, write_files
from exports.tips.product import TipForm, tip_file, tip_text
from exports.tips.tip_list import tip_list
from sessions.acts.gather_tips import gather_tips
from sessions.acts.opening import Archive, read_series
from sessions.acts.survey import find_series
from sessions.errors import Missing
from sessions.series import SeriesKind
from sessions.tips.book import Selection, TipBook
from tafel.leaving import names_report


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

    def write(self, folder: Path, ask: Callable[[str], bool] | None) -> Path:
        """Write it into the folder; over another file only when `ask` says so.

        Raises WriteRefusal for what the disk does not allow, and SomethingThere when nobody can be asked, or says no.
        """
        file = tip_file(self.book, self.selection, self.form, remarks=self.remarks)
        try:
            (path,) = write_files([file], folder)
        except SomethingThere:
            if ask is None or not ask(f"{file.name} staat al in {folder}, met een andere inhoud. Vervangen?"):
                raise
            (path,) = write_files([file], folder, replace=True)
        return path


def tips_of(archive: Archive, series: str) -> TipBook:
    """Return the tips of the series that a word means. Raises Missing when it is none that collects tips."""
    with read_series(archive, find_series(archive, series)) as file:
        if file.series.kind != SeriesKind.COP:
            raise Missing(f"{file.series.title} verzamelt geen tips; dat doet alleen een community of practice (cop).")
        return gather_tips(file)
