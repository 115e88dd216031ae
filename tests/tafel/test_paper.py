"""The minutes as text: nothing lost, nothing wider than the room, nothing read as markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._cells import cell_len

from exports.blocks import Block, Bullets, Fields, Heading, Paragraph, Quote, Table
from tafel.widgets.paper import paper

HEADER = ("Nr", "Wie", "Wat", "Uiterlijk", "Stand")
ACTIONS = Table(
    HEADER,
    (
        ("41", "Karin de Wit\nWoonstichting Zeewijk", "schrijft haar in voor een kamer", "vr 27 november", "toegezegd"),
        ("42", "J-07", "vraagt [b]oma[/b] om de kamer\naan de haven", "", "nog te bevestigen"),
    ),
)
BLOCKS: tuple[Block, ...] = (
    Heading("J-07"),
    Fields((("Aanwezig", "Karin de Wit, Youssef Amrani en Annemarie van der Wielen-Oosterhuis"),)),
    Heading("De vraag", level=3),
    Quote("Ik wil een eigen kamer.\nEn mijn opleiding afmaken."),
    Bullets(("te weinig kamers in de hele regio, al drie jaar", "wachtlijst")),
    ACTIONS,
    Paragraph("日本語の長い文章はどこでも折り返せます"),
)

WORDS = st.text(st.characters(categories=("L", "N", "P", "S"), include_characters=" []/$"), max_size=40)
TEXTS = st.lists(WORDS, max_size=3).map("\n".join)


def blocks() -> st.SearchStrategy[Block]:
    """Return any kind of block with any text in it."""
    rows = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=3).map(tuple)
    return st.one_of(
        WORDS.map(Heading),
        TEXTS.map(Paragraph),
        TEXTS.map(Quote),
        st.lists(TEXTS, min_size=1, max_size=3).map(lambda items: Bullets(tuple(items))),
        st.lists(st.tuples(WORDS, TEXTS), min_size=1, max_size=3).map(lambda pairs: Fields(tuple(pairs))),
        rows.map(lambda rows: Table(("Nr", "Wie", "Wat"), rows)),
    )


def without_blanks(text: str) -> list[str]:
    """Return the characters of a text in some order, without blanks and line ends."""
    return sorted(char for char in text if not char.isspace())


@pytest.mark.parametrize("width", [20, 38, 47, 76, 116])
def test_every_line_fits_and_every_word_is_there(width: int) -> None:
    text = paper(BLOCKS, width).plain
    assert max(cell_len(line) for line in text.split("\n")) <= width
    for word in ("Aanwezig:", "Oosterhuis", "opleiding", "wachtlijst", "Zeewijk", "[b]oma[/b]", "haven", "bevestigen"):
        assert word in text
    assert "日本語" in text


@given(st.lists(blocks(), max_size=4), st.integers(12, 60))
def test_no_text_is_lost_or_made_wider(given_blocks: list[Block], width: int) -> None:
    text = paper(given_blocks, width).plain
    assert all(cell_len(line) <= width for line in text.split("\n"))
    for block in given_blocks:
        if isinstance(block, Paragraph | Heading):
            assert not set(without_blanks(block.text)) - set(without_blanks(text))


def test_a_table_stands_in_columns_where_there_is_room() -> None:
    first, second, third, *_ = paper([ACTIONS], 100).plain.split("\n")
    assert first.split() == list(HEADER)
    assert second.index("schrijft") == first.index("Wat")
    assert third.strip() == "Woonstichting Zeewijk"


def test_a_table_is_written_out_where_there_is_none() -> None:
    lines = paper([ACTIONS], 44).plain.split("\n")
    assert lines[0] == "41  Karin de Wit, Woonstichting Zeewijk"
    assert lines[1] == "  Wat: schrijft haar in voor een kamer"
    assert "  Uiterlijk:" not in lines[lines.index("42  J-07") :]


def test_own_words_are_marked_on_every_line() -> None:
    lines = paper([Quote("Ik wil een eigen kamer aan de haven.\nEcht.")], 20).plain.split("\n")
    assert len(lines) == 4
    assert all(line.startswith("│ ") for line in lines)


def test_nothing_gives_nothing() -> None:
    assert paper([], 40).plain == ""
