"""Tables as a spreadsheet reads them: CSV the way Excel opens it in Dutch, and XLSX with several sheets.

Whatever a user typed stays text: a cell that begins with a sign that starts a formula cannot become one. In CSV an
apostrophe goes before it, as a spreadsheet has it for text; in XLSX it is written as text that also stays text after
somebody edits it. Numbers and dates that we count ourselves stay numbers and dates, also below zero.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | dt.date | None
"""What stands in a cell; None is an empty one."""

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads a CSV in the old code page, and `é` as two signs."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The last four are the wide signs of an East Asian keyboard, which Excel reads as the others."""

_MADE = dt.datetime.combine(dt.date(2000, 1, 1), dt.time())
"""When a workbook says that it was made, without a time zone as it wants: fixed, so that rows give the same bytes."""
_CELL_LIMIT = 32_767
"""So many characters fit in a cell of XLSX; more, and a workbook is damaged."""
_NAME_LIMIT = 31
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
"""What Excel takes in no name of a sheet."""
_WIDEST = 60
"""Columns are at most so many characters wide; longer text goes on below."""
_ROOM = 2


@dataclass(frozen=True)
class Sheet:
    """A table with a header; every row has as many cells as there are columns. `name` is on the tab of a workbook."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def to_csv(sheet: Sheet) -> str:
    """Return a sheet as Excel opens it in Dutch: `;` between cells, CRLF, dates as `2026-02-01`, a decimal comma.

    It begins with a byte order mark: encoded as UTF-8 this is the file, to be written without changing line ends.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([_as_text(column) for column in sheet.columns])
    writer.writerows([_as_text(cell) for cell in row] for row in sheet.rows)
    return BYTE_ORDER_MARK + written.getvalue()


def to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """Return sheets as one workbook, each with a bold header that stays in sight; the same rows give the same bytes."""
    from xlsxwriter import Workbook

    written = io.BytesIO()
    # In memory: what stands in it may name people, and belongs in no folder for temporary files.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "dd-mm-yyyy",
    }
    with Workbook(written, options) as book:
        book.set_properties({"created": _MADE})
        formats = _Formats(
            header=book.add_format({"bold": True, "valign": "top", "bottom": 1}),
            text=book.add_format({"text_wrap": True, "valign": "top"}),
            guarded=book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
            number=book.add_format({"valign": "top"}),
            day=book.add_format({"valign": "top", "num_format": "dd-mm-yyyy", "align": "left"}),
        )
        for name, sheet in zip(_tabs(sheets), sheets, strict=True):
            _fill(book.add_worksheet(name), sheet, formats)
    return written.getvalue()


@dataclass(frozen=True)
class _Formats:
    """How the cells of a workbook look."""

    header: "Format"
    text: "Format"
    guarded: "Format"
    number: "Format"
    day: "Format"


def _as_text(cell: Cell) -> str:
    """Return a cell of CSV. An embedded return is a line end, which csv puts between quotes."""
    match cell:
        case None:
            return ""
        case str():
            return f"'{cell}" if _is_risky(cell) else cell
        case dt.date():
            return cell.isoformat()
        case float():
            return str(cell).replace(".", ",")
    return str(cell)


def _is_risky(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula; blanks before the sign do not stop every one of them."""
    return text.lstrip(" ").startswith(_STARTS_A_FORMULA)


def _fill(tab: "Worksheet", sheet: Sheet, formats: _Formats) -> None:
    for place, column in enumerate(sheet.columns):
        tab.write_string(0, place, column, formats.header)
        tab.set_column(place, place, _width([column, *(row[place] for row in sheet.rows)]))
    for line, row in enumerate(sheet.rows, start=1):
        for place, cell in enumerate(row):
            _write(tab, line, place, cell, formats)
    tab.freeze_panes(1, 0)
    if sheet.rows and sheet.columns:
        tab.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _write(tab: "Worksheet", line: int, place: int, cell: Cell, formats: _Formats) -> None:
    match cell:
        case None | "":
            pass
        case str():
            tab.write_string(line, place, cell[:_CELL_LIMIT], formats.guarded if _is_risky(cell) else formats.text)
        case dt.date():
            tab.write_datetime(line, place, dt.datetime.combine(cell, dt.time()), formats.day)
        case _:
            tab.write_number(line, place, cell, formats.number)


def _width(cells: Sequence[Cell]) -> int:
    longest = max(len(part) for cell in cells for part in _as_text(cell).split("\n"))
    return min(longest + _ROOM, _WIDEST)


def _tabs(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield what stands on each tab: what Excel takes, and with a number where an earlier one is called the same."""
    given: set[str] = set()
    for sheet in sheets:
        name = _NO_NAME.sub(" ", sheet.name)[: _NAME_LIMIT - len(" 99")].strip("' ") or "Blad"
        numbered = (name if number == 1 else f"{name} {number}" for number in count(1))
        free = next(one for one in numbered if one.casefold() not in given)
        given.add(free.casefold())
        yield free
