"""Markdown: what was typed is what a CommonMark reader reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from exports.audiences import Audience
from exports.blocks import Block, Bullets, Document, Fields, Heading, Paragraph, Quote, Table
from exports.rendering.markdown import to_markdown
from sessions.text import clean_prose

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKS = [*"#*_-+>=|:`~[]()<>&!\\.1 a\n/w@;", "www.a.nl", "https://a.nl", "<a@b.nl>", "&amp;", "~~", "1. ", "    "]
TYPED = (st.lists(st.sampled_from(MARKS)).map("".join) | st.text()).map(clean_prose)
OURS = {"strong_open", "strong_close"}


def written(*blocks: Block) -> list[Token]:
    """Return what a reader makes of these blocks, without the title."""
    return READER.parse(to_markdown(Document("Titel", "naam", "reeks", Audience.INTERN, blocks)))[3:]


def texts(tokens: list[Token]) -> list[str]:
    """Return the running texts; anything in them but text, line ends and our own bold is an error."""
    return ["".join(_read(child) for child in token.children or ()) for token in tokens if token.type == "inline"]


def _read(child: Token) -> str:
    if child.type == "hardbreak" or (child.type == "html_inline" and child.content == "<br>"):
        return "\n"
    assert child.type in {"text", *OURS}, child
    return child.content


def kinds(tokens: list[Token]) -> set[str]:
    """Return the kinds of blocks."""
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} - {"inline"}


def lines(text: str) -> list[str]:
    """Return the lines that hold something, without blanks around them."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def joined(tokens: list[Token]) -> list[str]:
    """Return the lines of all running texts."""
    return lines("\n".join(texts(tokens)))


@given(TYPED)
def test_a_paragraph_reads_as_typed(typed: str) -> None:
    tokens = written(Paragraph(typed))
    assert kinds(tokens) <= {"paragraph"}
    assert joined(tokens) == lines(typed)


@given(TYPED)
def test_own_words_read_as_typed(typed: str) -> None:
    tokens = written(Quote(typed), Paragraph("einde"))
    assert kinds(tokens) <= {"paragraph", "blockquote"}
    assert joined(tokens) == [*lines(typed), "einde"]


@given(TYPED.filter(lambda text: text.strip() != ""))
def test_a_heading_reads_as_typed_on_one_line(typed: str) -> None:
    tokens = written(Heading(typed))
    assert kinds(tokens) == {"heading"}
    assert texts(tokens) == [" ".join(typed.split())]


@given(st.lists(TYPED.filter(lambda text: text.strip() != ""), min_size=1, max_size=3), TYPED)
def test_lists_read_as_typed_and_stay_apart(items: list[str], value: str) -> None:
    tokens = written(Bullets(tuple(items)), Fields((("Naam", value),)), Paragraph("einde"))
    assert kinds(tokens) == {"bullet_list", "list_item", "paragraph"}
    assert sum(token.type == "bullet_list_open" for token in tokens) == 2
    *read, field, end = texts(tokens)
    assert [lines(item) for item in read] == [lines(item) for item in items]
    assert lines(field.removeprefix("Naam:")) == lines(value)
    assert end == "einde"


@given(st.lists(st.tuples(TYPED, TYPED), max_size=3))
def test_a_table_reads_as_typed(rows: list[tuple[str, str]]) -> None:
    tokens = written(Table(("Wat", "Wie | wie"), tuple(rows)), Paragraph("einde"))
    assert kinds(tokens) <= {"table", "thead", "tbody", "tr", "th", "td", "paragraph"}
    expected = ["Wat", "Wie | wie", *(cell for row in rows for cell in row), "einde"]
    assert [lines(text) for text in texts(tokens)] == [lines(cell) for cell in expected]


@pytest.mark.parametrize(
    "typed", ["Werk & inkomen", "24 november 2026", "06-1234 5678", "e.mail@zeewijk.example", "(a)"]
)
def test_plain_words_stay_plain_in_the_file(typed: str) -> None:
    assert to_markdown(Document("Titel", "n", "r", Audience.INTERN, (Paragraph(typed),))) == f"# Titel\n\n{typed}\n"


def test_a_sign_that_means_nothing_in_its_place_is_left_alone() -> None:
    assert "| < 5 |" in to_markdown(
        Document("Titel", "naam", "reeks", Audience.INTERN, (Table(("Aantal",), (("< 5",),)),))
    )
