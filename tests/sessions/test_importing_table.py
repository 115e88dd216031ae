"""Any table that is brought in: how it was saved, what its header may be, and how what is wrong is told."""

import csv
import datetime as dt
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.errors import InvalidInput, Refusal
from sessions.identifying import holds_service_number
from sessions.importing.cells import Words, read_day, read_grade
from sessions.importing.findings import Findings, lines_named
from sessions.importing.partners import PartnerLine, read_partners
from sessions.importing.trajects import read_trajects
from sessions.leefgebieden import Leefgebied
from sessions.trajects import Traject

TODAY = dt.date(2026, 11, 26)


def read(text: str | bytes) -> Findings[Traject]:
    return read_trajects(text if isinstance(text, bytes) else text.encode(), today=TODAY)


def told(text: str) -> list[str]:
    return [str(problem) for problem in read(text).problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_table_is_read_however_it_was_saved(encoding: str, delimiter: str, line_end: str) -> None:
    text = line_end.join(("Naam|LEEFGEBIEDEN|contactpersoon", "Het Baken|Financiën|René")).replace("|", delimiter)
    assert read_partners(text.encode(encoding)).found == (
        PartnerLine("Het Baken", (Leefgebied.FINANCIEN,), contact="René"),
    )


def test_a_first_line_that_names_the_delimiter_is_no_header() -> None:
    assert read_partners(b"sep=,\r\nnaam,telefoon\r\nHet Baken,\r\n").found == (PartnerLine("Het Baken"),)


@pytest.mark.parametrize(
    "header", ["CODE;Start;Reden gestopt;Financiën", "start;code;psychische  hulp;Aangemeld-door", "code;start;;"]
)
def test_a_header_is_known_without_case_accents_and_blanks(header: str) -> None:
    assert not read(f"{header}\n").problems


def test_what_is_wrong_in_the_header_is_told_at_once() -> None:
    assert told("cod;start;financie;iets;gemeente;gemeente\nJ-1;x") == [
        "Regel 1: de kolom “cod” is niet bekend. Bedoelt u code?",
        "Regel 1: de kolom “financie” is niet bekend. Bedoelt u financien?",
        told("iets\n")[0],
        "Regel 1: de kolom gemeente staat er meer dan één keer.",
        "Regel 1: de kolom code ontbreekt. De eerste regel noemt de kolommen.",
    ]
    assert "Deze kunnen: code, roepnaam" in told("iets\n")[0]


def test_lines_are_counted_as_an_editor_does() -> None:
    text = 'code;start;gemeente\n\n"J-1";2026-02-01;"Den\nHelder"\nJ-2;ooit;\n'
    (problem,) = read(text).problems
    assert (problem.line, problem.column, problem.value) == (5, "start", "ooit")


def test_every_wrong_cell_is_told_and_nothing_is_found() -> None:
    text = "code;start;einde;geslacht\nJ-1;1-2-2026;1-1-2026;vrouw\nJ 2;31-2-2026;;vruow\n;2026-02-01;;;te veel\n"
    findings = read(text)
    assert not findings.found
    assert [(problem.line, problem.column) for problem in findings.problems] == [
        (2, "einde"),
        (3, "start"),
        (3, "geslacht"),
        (4, "code"),
        (4, ""),
    ]
    assert "Bedoelt u vrouw?" in findings.problems[2].what


@pytest.mark.parametrize("number", ["111222333", "1112.22.333", "111 222 333", "bel 111222333 even"])
@pytest.mark.parametrize("column", ["code", "roepnaam", "geboortemaand", "start", "wonen", "coach"])
def test_the_number_of_a_citizen_is_refused_and_never_repeated(column: str, number: str) -> None:
    cells = {"code": "J-1", "start": "2026-02-01", column: number}
    (problem,) = read(f"{';'.join(cells)}\n{';'.join(cells.values())}\n").problems
    assert (problem.line, problem.column) == (2, column)
    assert "BSN" in str(problem)
    assert "222" not in str(problem)


def test_the_number_of_a_citizen_in_the_header_is_not_repeated() -> None:
    assert not any("222" in line for line in told("code;start;111222333\n"))


@pytest.mark.parametrize("text", ["06-11122233", "+31 6 11 12 22 33", "111222334", "NL12 1112 2233 3444", "2026-11-12"])
def test_other_numbers_are_no_number_of_a_citizen(text: str) -> None:
    assert not holds_service_number(text)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04\x00\x00", "Opslaan als"),
        (b"code;start\nJ-1;\x00", "geen tekst"),
        (b"", "leeg"),
        (b"x" * 20_000_001, "te groot"),
        (b"\xff\xfea", "niet goed opgeslagen"),
        (b'code;start\nJ-1;2026-02-01\nJ-2;"2026', "Regel 3: deze regel is niet te lezen"),
        ("code;start\né;1\n".encode() + b"\xe9;1\n", "anders opgeslagen"),
    ],
)
def test_what_cannot_be_read_as_a_whole_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        read(data)


def test_more_lines_than_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sessions.importing.table.LIMIT", 2)
    with pytest.raises(InvalidInput, match="Regel 4: er staan meer dan 2 regels in"):
        read("code;start\nJ-1;1-2-2026\nJ-2;1-2-2026\nJ-3;1-2-2026\n")


@pytest.mark.parametrize(
    "cell",
    [
        "2026-02-01",
        "1-2-2026",
        "01-02-26",
        "1/2/2026",
        "1.2.'26",
        "1 februari 2026",
        "1 feb. 2026",
        "2026/2/1",
        "2026-02-01 00:00:00",
        "2026-02-01T00:00",
    ],
)
def test_a_day_is_read_with_the_day_before_the_month(cell: str) -> None:
    assert read_day(cell, TODAY) == dt.date(2026, 2, 1)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("31-2-2026", "bestaat niet"),
        ("2-13-2026", "bestaat niet"),
        ("0-1-2026", "bestaat niet"),
        ("morgen", "geen datum"),
        ("1-foo-2026", "geen datum"),
        ("feb 2026", "geen datum"),
        ("1-2-2062", "vooruit"),
        ("1-2-1926", "voor 1990"),
        ("1-2-98765", "geen datum"),
        ("١-٢-٢٠٢٦", "geen datum"),
    ],
)
def test_what_is_no_day_is_refused(cell: str, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        read_day(cell, TODAY)


def test_a_year_of_two_digits_is_the_nearest() -> None:
    assert read_day("1-2-98", TODAY).year == 1998
    assert read_day("1-2-36", dt.date(2034, 1, 1)).year == 2036


@pytest.mark.parametrize(
    ("cell", "grade"), [("8", 8), ("8,0", 8), ("10.00", 10), ("7,5", None), ("0", None), ("11", None)]
)
def test_a_grade_is_whole(cell: str, grade: int | None) -> None:
    if grade:
        assert read_grade(cell) == grade
    else:
        with pytest.raises(InvalidInput, match="heel cijfer"):
            read_grade(cell)


def test_a_word_is_known_however_it_is_written() -> None:
    words = Words({"niet gevraagd": 1, "16-18": 2})
    assert [words(cell) for cell in ("Niet_Gevraagd", "niet-gevraagd", "16 – 18")] == [1, 1, 2]


def test_who_watches_can_stop_it() -> None:
    shares: list[float] = []

    def watch(share: float) -> None:
        shares.append(share)
        if share > 0.5:
            raise KeyboardInterrupt

    lines = "".join(f"J-{number};2026-02-01\n" for number in range(1_000))
    with pytest.raises(KeyboardInterrupt):
        read_trajects(f"code;start\n{lines}".encode(), today=TODAY, watch=watch)
    assert shares == sorted(shares)


def test_lines_are_named_as_people_do() -> None:
    assert lines_named([4]) == "regel 4"
    assert lines_named([4, 8, 12]) == "regel 4, 8 en 12"
    assert lines_named(range(1, 12)) == "regel 1, 2, 3, 4, 5, 6, 7, 8 en nog 3"


CELLS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from([
    "J-1",
    "2026-02-01",
    "ja",
    "nee",
    "open",
    "hulp",
    "1-2-2009",
    "111222333",
    '"',
    "'=1",
    "8,0",
    "16-18",
])


@given(st.lists(st.lists(CELLS, max_size=8), max_size=6), st.sampled_from([";", ",", "\t"]), st.booleans())
def test_whatever_a_file_holds_it_is_read_or_refused(rows: list[list[str]], delimiter: str, strict: bool) -> None:
    header = "code;start;einde;roepnaam;geboortemaand;verslaving;toestemming;coach".replace(";", delimiter)
    written = io.StringIO()
    if strict:
        csv.writer(written, delimiter=delimiter).writerows(rows)
    else:
        written.write("\n".join(delimiter.join(row) for row in rows))
    with suppress(Refusal):
        findings = read(f"{header}\n{written.getvalue()}")
        assert not (findings.problems and findings.found)
        assert not any(holds_service_number(str(problem)) for problem in findings.problems)


@given(st.binary(max_size=200))
def test_bytes_that_are_no_table_are_refused(data: bytes) -> None:
    with suppress(Refusal):
        assert not read(data).found
