"""The report for a spreadsheet, every figure on a line of its own: CSV is one table, XLSX has a sheet per part."""

from collections.abc import Iterator

from exports.rendering.sheet import Cell, Sheet
from exports.report.definitions import definitions
from exports.report.document import PER_WORDS, group_words
from exports.report.lines import Line, lines_of
from exports.report.pages import Pages, Told
from sessions.reporting.small_counts import Mark

EXPLAINED = "Wat er geteld is"
MISSING = "Ontbreekt"
WHOLE = "totaal"
DECIMALS = 4
"""Of shares and means; more would only look exact."""


def one_sheet(pages: Pages) -> Sheet:
    """Return the whole report as one table, what is missing first, and what the figures mean last."""
    columns = ("Onderdeel", *_group_column(pages), "Waarover", "Wat", "Aantal", "Van", "Aandeel")
    empty: tuple[Cell, ...] = (None,) * len(_group_column(pages))
    rows = tuple((line.part, *group, *_cells(line)) for group, line in _all_lines(pages))
    told = [(MISSING, *empty, one.slug, one.why, None, None, None) for one in pages.report.missing]
    meant = [(EXPLAINED, *empty, None, words, None, None, None) for words in definitions(pages)]
    return Sheet("Rapport", columns, (*told, *_about(pages, empty), *rows, *meant))


def all_sheets(pages: Pages) -> tuple[Sheet, ...]:
    """Return a sheet per part, and before them what the report is about and what its figures mean."""
    about = [("Periode", _period(pages)), *(("Reeks", title) for title in pages.report.series)]
    about += [(MISSING, f"{one.slug}: {one.why}") for one in pages.report.missing]
    about += [(EXPLAINED, words) for words in definitions(pages)]
    parts: dict[str, list[tuple[Cell, ...]]] = {}
    for group, line in _all_lines(pages):
        parts.setdefault(line.part, []).append((*group, *_cells(line)))
    columns = (*_group_column(pages), "Waarover", "Wat", "Aantal", "Van", "Aandeel")
    sheets = (_without_empty(Sheet(part, columns, tuple(rows))) for part, rows in parts.items())
    return (Sheet("Rapport", ("Wat", "Inhoud"), tuple(about)), *sheets)


def _all_lines(pages: Pages) -> Iterator[tuple[tuple[Cell, ...], Line]]:
    """Yield every line, in a split report with its group before it."""
    split = pages.report.per is not None
    for line in lines_of(pages.total):
        yield (WHOLE,) if split else (), line
    for name, page in pages.groups.items():
        for line in lines_of(page):
            yield (group_words(name),), line


def _group_column(pages: Pages) -> tuple[str, ...]:
    return (PER_WORDS[pages.report.per].capitalize(),) if pages.report.per else ()


def _about(pages: Pages, empty: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    yield ("Periode", *empty, None, _period(pages), None, None, None)
    for title in pages.report.series:
        yield ("Reeks", *empty, None, title, None, None, None)


def _period(pages: Pages) -> str:
    period = pages.report.period
    return f"{period.first.isoformat()} tot en met {period.last.isoformat()}"


def _cells(line: Line) -> tuple[Cell, ...]:
    return (line.about or None, line.what, _cell(line.value), _cell(line.whole), _cell(line.share))


def _cell(value: Told) -> Cell:
    match value:
        case Mark():
            return str(value)
        case float():
            return round(value, DECIMALS)
    return value


def _without_empty(sheet: Sheet) -> Sheet:
    """Return a sheet without the columns in which nothing stands."""
    kept = [place for place in range(len(sheet.columns)) if any(row[place] is not None for row in sheet.rows)]
    return Sheet(
        sheet.name,
        tuple(sheet.columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in sheet.rows),
    )
