"""Tips out of a file or a paste, as spreadsheets save them, and what is told when something is wrong in it."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.errors import InvalidInput
from sessions.roles import Role
from sessions.tips.importing import LIMIT, NewTip, TipsRead, read_tip_file, read_tip_lines
from sessions.tips.tip import Moment, Public

TABLE = """Bron;TEKST;doelgroep;moment;bruikbaar;toptip
ouder;Vertel hoeveel tijd er is;hulpverleners;voor;ja;
ouder + hulpverlener;"Zeg: 'ik weet het niet'; dat mag";ouders;tijdens het gesprek;nee;ja

;Café na afloop;;;;
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_table_is_read_as_any_spreadsheet_saves_it(encoding: str, delimiter: str, line_end: str) -> None:
    text = TABLE if delimiter == ";" else TABLE.replace(";", delimiter).replace("'\t dat", "'; dat")
    read = read_tip_file(text.replace("\n", line_end).encode(encoding))
    assert read == TipsRead((
        NewTip("Vertel hoeveel tijd er is", (Role.PARENT,), Public.PROFESSIONALS, Moment.BEFORE, usable=True),
        NewTip(
            "Zeg: 'ik weet het niet'; dat mag",
            (Role.PARENT, Role.PROFESSIONAL),
            Public.PARENTS,
            Moment.DURING,
            rank=2,
        ),
        NewTip("Café na afloop"),
    ))


def test_a_rank_is_kept_as_it_is_given() -> None:
    read = read_tip_file(b"tekst,toptip\nEen,2\nTwee,1\nDrie,\nVier,nee\n")
    assert [tip.rank for tip in read.tips] == [2, 1, None, None]


def test_a_file_without_a_header_has_a_tip_a_line() -> None:
    read = read_tip_file(b"Neem iemand mee; alleen is zwaar\n\n  Vraag door \n")
    assert [tip.text for tip in read.tips] == ["Neem iemand mee; alleen is zwaar", "Vraag door"]


def test_the_same_text_twice_is_pointed_out_and_not_dropped() -> None:
    read = read_tip_lines("Vraag door\nvraag  DOOR\nKom op tijd", (Role.JONGERE,), Public.PROFESSIONALS)
    assert (len(read.tips), read.doubles) == (3, ("Vraag door",))
    assert all(tip.sources == (Role.JONGERE,) and tip.public == Public.PROFESSIONALS for tip in read.tips)


def test_every_bad_line_is_told_with_its_number() -> None:
    read = read_tip_file(b"tekst;bron;bruikbaar\nGoed;ouder;ja\n;ouder;\n\nFout;buurman;\nFout;ouder;misschien\n")
    assert read.problems == (
        "Regel 3: er staat geen tekst.",
        "Regel 5: bron “buurman” is niet bekend. Kies uit: ouder, jongere, hulpverlener, onderzoeker, ander.",
        "Regel 6: bruikbaar “misschien” is niet te lezen. Typ ja of nee, of laat het leeg.",
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"bron;tekst;bron\n", "Regel 1: de kolom bron staat er twee keer"),
        (b"tekst;kleur\nA;rood\n", "Regel 1: de kolom “kleur” is niet bekend"),
        (b"tekst;bron\nA;ouder;over\n", "Regel 2: er staan 3 cellen, en de kop heeft er 2"),
        (
            "tekst\ncafé\n".encode() + "één\n".encode("cp1252"),
            "Regel 3: de letters zijn anders opgeslagen dan op regel 2",
        ),
        (b"tekst\nA\x81\n", "Regel 2: er staat een teken dat niet te lezen is"),
        (b"PK\x03\x04\0\0", "Dit is geen tekst"),
        (b"tekst\n" + b"tip\n" * (LIMIT + 1), f"Regel {LIMIT + 2}: er staan meer dan {LIMIT} regels in"),
        (b"a" * 20_000_001, "te groot: meer dan 20 MB"),
    ],
)
def test_a_file_that_cannot_be_read_as_a_whole_is_refused_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        read_tip_file(data)


def test_a_long_list_without_a_header_is_told_too() -> None:
    assert read_tip_lines("tip\n" * (LIMIT + 1)).problems == (
        f"Regel {LIMIT + 1}: er staan meer dan {LIMIT} tips in. Deel het op.",
    )


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30), max_size=6))
@settings(max_examples=80)
def test_what_stands_between_quotes_is_read_as_it_stands(texts: list[str]) -> None:
    lines = ["tekst;bron", *('"' + text.replace('"', '""') + '";ouder' for text in texts)]
    read = read_tip_file("\n".join(lines).encode())
    assert len(read.tips) + len(read.problems) == len(texts)
    assert all(tip.text == NewTip(tip.text).text for tip in read.tips)


@given(st.binary(max_size=200))
@settings(max_examples=150)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(InvalidInput):
        assert all(tip.text for tip in read_tip_file(data).tips)


def test_lines_are_read_as_if_they_were_typed_one_after_the_other() -> None:
    read = read_tip_lines("Bel eerst\n@jongere Vraag door\n>ouders\nKom op tijd\n", (Role.PARENT,))
    assert read.tips == (
        NewTip("Bel eerst", (Role.PARENT,)),
        NewTip("Vraag door", (Role.JONGERE,)),
        NewTip("Kom op tijd", (Role.JONGERE,), Public.PARENTS),
    )


def test_a_rank_and_a_text_that_never_end_are_told_with_their_line() -> None:
    read = read_tip_file(b"tekst;toptip\nBel eerst;" + b"9" * 5_000 + b"\n" + b"x" * 20_001 + b";ja\n")
    assert [problem.partition(":")[0] for problem in read.problems] == ["Regel 2", "Regel 3"]
