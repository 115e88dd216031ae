"""What a spreadsheet reads back of a table: the csv module in Excel's dialect, and openpyxl."""

import csv
import datetime as dt
import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.rendering.sheet import Sheet, to_csv, to_xlsx

DAY = dt.date(2026, 2, 1)
MIDNIGHT = dt.datetime(2026, 2, 1)  # noqa: DTZ001 (a workbook knows no time zone)
FORMULAS = (
    "=1+1",
    "+31 6 12",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "＝1",
    '=HYPERLINK("http://x.nl";"y")',
)

typed = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
texts = st.tuples(st.sampled_from(("", "=", "+", "-", "@", ";", '"', "\n")), typed).map("".join)


def read_csv(text: str) -> list[list[str]]:
    """Return the rows as Excel in Dutch reads the file."""
    file = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8-sig", newline="")
    return list(csv.reader(file, "excel", delimiter=";"))


def test_csv_is_what_excel_in_dutch_opens():
    sheet = Sheet(
        "Acties", ("Nr", "Wat", "Voor", "Deel"), (("KNH-1", "bel; schrijf\nnog eens", DAY, 0.5), ("é", "", None, -3))
    )
    written = to_csv(sheet)
    assert written.encode().startswith(b"\xef\xbb\xbf")
    assert written.count("\r\n") == 3
    assert read_csv(written) == [
        ["Nr", "Wat", "Voor", "Deel"],
        ["KNH-1", "bel; schrijf\nnog eens", "2026-02-01", "0,5"],
        ["é", "", "", "-3"],
    ]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_becomes_a_formula(text: str):
    sheet = Sheet("Blad", (text,), ((text,),))
    for row in read_csv(to_csv(sheet)):
        assert row == [f"'{text}"]
    cells = openpyxl.load_workbook(io.BytesIO(to_xlsx([sheet]))).active
    for cell in (cells["A1"], cells["A2"]):
        assert cell.data_type == "s"
        assert cell.value.replace("_x000D_", "\r") == text
    assert cells["A2"].quotePrefix


def test_a_workbook_keeps_numbers_and_dates_and_the_header_in_sight():
    rows = ((1, -2.5, DAY, "tekst", None),)
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([Sheet("Cijfers", ("a", "b", "c", "d", "e"), rows)])))
    tab = book["Cijfers"]
    assert [cell.value for cell in tab[2]] == [1, -2.5, MIDNIGHT, "tekst", None]
    assert tab["C2"].is_date
    assert tab.freeze_panes == "A2"
    assert tab["A1"].font.bold


def test_sheets_may_be_called_anything():
    names = ("", "Zorg/Welzijn [Noord]: 'ja'?", "x" * 60, "x" * 60, "Acties", "acties")
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([Sheet(name, ("a",), ()) for name in names])))
    assert len({name.casefold() for name in book.sheetnames}) == len(names)
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_the_same_rows_give_the_same_bytes():
    sheet = Sheet("Acties", ("Nr",), (("KNH-1",),))
    assert to_xlsx([sheet]) == to_xlsx([sheet])


def test_text_that_is_too_long_for_a_cell_is_cut():
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([Sheet("Lang", ("a",), (("x" * 40_000,),))])))
    assert len(book["Lang"]["A2"].value) == 32_767


@settings(max_examples=40)
@given(st.lists(st.tuples(texts, texts), max_size=4))
def test_every_text_comes_back(rows: list[tuple[str, str]]):
    sheet = Sheet("Blad", ("een", "twee"), tuple(rows))
    read = read_csv(to_csv(sheet))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    tab = openpyxl.load_workbook(io.BytesIO(to_xlsx([sheet])))["Blad"]
    found = [[cell.value or "" for cell in row] for row in tab.iter_rows(min_row=2, max_col=2, max_row=len(rows) + 1)]
    assert not rows or found == [list(row) for row in rows]
