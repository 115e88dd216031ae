"""Gathers the tips of a series from its file, for the documents made of them."""

from sessions.store.series_file import SeriesFile
from sessions.tips.book import TipBook


def gather_tips(file: SeriesFile) -> TipBook:
    """Return all tips of the series as they stand, with who sorted and who take part."""
    # What the store gives was checked when it was read; the board asks for this with a thousand tips.
    return TipBook.model_construct(
        series=file.series,
        tips=file.tips.all(),
        sorters=file.sorters.all(),
        people=file.people.all(),
        today=file.today(),
    )
