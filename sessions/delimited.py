"""Reading a table that somebody saved out of a spreadsheet: the encoding and the delimiter are found out.

Excel saves `;` or `,` or tabs by the language of the computer, in UTF-8 with or without a byte order mark, in UTF-16
with one, or in Windows-1252.
"""

import codecs
import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sessions.errors import InvalidInput
from sessions.text import clean_line, clean_prose, fold

SIZE_LIMIT = 20_000_000
"""Largest file in bytes: far more than any table of ours, and little enough to read at once."""
TOO_LARGE = f"Dit bestand is te groot: meer dan {SIZE_LIMIT // 1_000_000} MB. Er is niets ingelezen."
DELIMITERS = ";\t,|"

_ZIP = b"PK\x03\x04"
"""How a zip begins, and so a workbook of Excel."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAYS_DELIMITER = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
"""A first line that some programs write for Excel, and that is no line of the table."""


@dataclass(frozen=True)
class Row:
    """One line of a table: its number in the file (the first line is 1), and its cells by column."""

    number: int
    cells: dict[str, str]


def decode(data: bytes) -> str:
    """Return the text in these bytes: UTF-8 with or without a byte order mark, UTF-16 with one, or Windows-1252.

    Raises InvalidInput for a file that is too large, is no text, or mixes two of these, with the line where it does.
    """
    if len(data) > SIZE_LIMIT:
        raise InvalidInput(TOO_LARGE)
    if data.startswith(_ZIP):
        raise InvalidInput(
            "Dit is geen tekst, maar een Excel-bestand of een zip. Er is niets ingelezen. "
            "Kies in Excel: Opslaan als, CSV UTF-8, en lees dat bestand in."
        )
    if data.startswith(_UTF_16):
        return _decode_utf16(data)
    if b"\0" in data:
        raise InvalidInput(
            "Dit is geen tekst. Er is niets ingelezen. "
            "Bewaar het als CSV (tekst met puntkomma's) en probeer het opnieuw."
        )
    data = data.removeprefix(codecs.BOM_UTF8)
    wide: list[int] = []
    broken: list[int] = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.isascii():
            (wide if _is_utf8(line) else broken).append(number)
    if not broken:
        return data.decode()
    if wide:
        raise InvalidInput(
            f"Regel {broken[0]}: de letters zijn anders opgeslagen dan op regel {wide[0]}. Er is niets ingelezen. "
            "Bewaar het hele bestand opnieuw als CSV UTF-8."
        )
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise InvalidInput(
            f"Regel {number}: er staat een teken dat niet te lezen is. Er is niets ingelezen. "
            "Bewaar het bestand opnieuw als CSV UTF-8."
        ) from error


def read_table(text: str, columns: Collection[str], required: Collection[str], limit: int) -> tuple[Row, ...]:
    """Return the lines of a table of which the first line names the columns, whatever their order and case.

    Empty lines are left out; a cell that a line lacks is empty. Raises InvalidInput when a required column is missing,
    a column is not known or named twice, a line has too many cells, or there are more lines than the limit.
    """
    lines = split_lines(text)
    header, first = next(lines, ([], 1))
    names = [fold(name) for name in header]
    _check_header(names, columns, required, first)
    return tuple(_rows(lines, names, limit))


def yes_in(cell: str, column: str) -> bool:
    """Return whether a cell says yes (ja, j, x, 1); empty is no. Raises InvalidInput for anything else."""
    answers = {"": False, "nee": False, "n": False, "0": False, "ja": True, "j": True, "x": True, "1": True}
    if fold(cell) not in answers:
        raise InvalidInput(f"{column} “{cell}” is niet te lezen. Typ ja of nee, of laat het leeg.")
    return answers[fold(cell)]


def has_header(text: str, columns: Collection[str]) -> bool:
    """Whether the first line of a text names one of these columns, alone or beside others."""
    first = next(split_lines(text), ([], 1))[0]
    return any(fold(cell) in columns for cell in first)


def split_lines(text: str, *, strict: bool = False) -> Iterator[tuple[list[str], int]]:
    """Yield the cleaned cells of every line that has any, with the number of the line of the file on which it starts.

    Raises InvalidInput for a line that cannot be read; with `strict` also for a quote that is never closed, or in the
    middle of a cell.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    said = _SAYS_DELIMITER.fullmatch(first.strip("\r\n ")) if first else None
    delimiter = said[1] if said else max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    start = 1
    try:
        for cells in reader:
            cleaned = [clean_prose(cell) if cell else "" for cell in cells]
            if any(cleaned) and not said:
                yield cleaned, start
            said = None if any(cleaned) else said
            start = reader.line_num + 1
    except csv.Error as error:
        raise InvalidInput(
            f"Regel {start}: deze regel is niet te lezen. Er is niets ingelezen. Kijk de aanhalingstekens na."
        ) from error


def _decode_utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise InvalidInput(
            "Dit bestand is niet goed opgeslagen. Er is niets ingelezen. Bewaar het opnieuw als CSV UTF-8."
        ) from error


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _rows(lines: Iterator[tuple[list[str], int]], names: list[str], limit: int) -> Iterator[Row]:
    for count, (cells, number) in enumerate(lines, start=1):
        if count > limit:
            raise InvalidInput(
                f"Regel {number}: er staan meer dan {limit} regels in. Er is niets ingelezen. Deel het op."
            )
        if any(cells[len(names) :]):
            raise InvalidInput(
                f"Regel {number}: er staan {len(cells)} cellen, en de kop heeft er {len(names)}. "
                "Er is niets ingelezen. Zet aanhalingstekens om een tekst waar een scheidingsteken in staat."
            )
        padded = [*cells, *[""] * (len(names) - len(cells))]
        yield Row(number, dict(zip(names, padded, strict=False)))


def _check_header(names: list[str], columns: Collection[str], required: Collection[str], line: int) -> None:
    missing = [name for name in required if name not in names]
    if missing:
        raise InvalidInput(
            f"Regel {line}: de kolom {missing[0]} ontbreekt. De eerste regel noemt de kolommen: {', '.join(columns)}. "
            "Er is niets ingelezen."
        )
    unknown = [name for name in names if name not in columns]
    if unknown:
        raise InvalidInput(
            f"Regel {line}: de kolom “{clean_line(unknown[0])}” is niet bekend. Deze kunnen: {', '.join(columns)}. "
            "Er is niets ingelezen."
        )
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise InvalidInput(f"Regel {line}: de kolom {twice[0]} staat er twee keer. Er is niets ingelezen.")
