"""Text that is meant to break something, through every renderer: it reads as kept, and is no tag and no formula."""

import csv
import io
import re
from html.parser import HTMLParser
from zipfile import ZipFile

import docx
import openpyxl
from markdown_it import MarkdownIt
from nasty_strings import NASTY

from exports.audiences import Audience
from exports.blocks import Block, Bullets, Document, Fields, Heading, Paragraph, Quote, Table
from exports.rendering.markdown import to_markdown
from exports.rendering.sheet import Sheet, to_csv, to_xlsx
from exports.rendering.web import to_html
from exports.rendering.word import to_docx
from sessions.text import clean_line, clean_prose

TEXTS = tuple(dict.fromkeys(kept for text in NASTY if (kept := clean_prose(text))))
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")


def blocks(text: str) -> tuple[Block, ...]:
    """Return a text in every place where one can stand."""
    line = clean_line(text)
    return (
        Heading(line),
        Paragraph(text),
        Quote(text),
        Bullets((text,)),
        Fields((("Naam", text),)),
        Table(("Wat",), ((text,),)),
        Paragraph("einde"),
    )


DOCUMENT = Document("Titel", "naam", "reeks", Audience.INTERN, tuple(block for text in TEXTS for block in blocks(text)))


def lines(text: str) -> list[str]:
    """Return the lines that hold something, without blanks around them."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def test_markdown_reads_as_kept_and_holds_no_link_and_no_html() -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(to_markdown(DOCUMENT))
    read = []
    for token in tokens:
        assert token.type not in {"html_block", "fence", "code_block", "hr"}, token
        if token.type != "inline":
            continue
        text = ""
        for child in token.children or ():
            is_break = child.type == "hardbreak" or (child.type == "html_inline" and child.content == "<br>")
            assert is_break or child.type in {"text", "strong_open", "strong_close"}, child
            text += "\n" if is_break else child.content
        read += lines(text)
    expected = [part for text in TEXTS for part in _as_read(text)]
    assert read == ["Titel", *expected]


def _as_read(text: str) -> list[str]:
    field = lines(f"Naam: {text}")
    return [clean_line(text), *lines(text) * 3, *field, "Wat", *lines(text), "einde"]


OUR_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "p", "blockquote", "br", "wbr"),
    *("ul", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"),
}
OUR_ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "scope"}


class _Page(HTMLParser):
    """Reads the running text of a page; a tag or attribute that is not ours is an error."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in OUR_TAGS, tag
        assert {name for name, _ in attrs} <= OUR_ATTRIBUTES
        self.text += "" if tag == "wbr" else "\n"

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    unknown_decl = handle_pi = handle_comment


def test_html_reads_as_kept_and_holds_no_tag_but_ours() -> None:
    read = lines(_Page(to_html(DOCUMENT)).text)
    wanted = [part for text in TEXTS for part in (clean_line(text), *lines(text) * 3, "Naam", *lines(text), "Wat")]
    missing = set(wanted) - set(read)
    assert not missing
    assert read.count("einde") == len(TEXTS)


def test_word_holds_every_text_and_no_link_or_field_from_it() -> None:
    document = Document("Titel", "naam", "reeks", Audience.INTERN, tuple(map(Paragraph, TEXTS)))
    content = to_docx(document)
    with ZipFile(io.BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if b'TargetMode="External"' in parts.read(name)]
        assert b"<w:hyperlink" not in parts.read("word/document.xml")
    read = [part for paragraph in docx.Document(io.BytesIO(content)).paragraphs for part in lines(paragraph.text)]
    assert read == ["Titel", *(part for text in TEXTS for part in lines(text))]


def test_no_cell_of_a_spreadsheet_becomes_a_formula() -> None:
    sheet = Sheet("Blad", ("een", "twee"), tuple((text, f" {text}") for text in TEXTS))
    for row in csv.reader(io.StringIO(to_csv(sheet)), delimiter=";"):
        assert not [cell for cell in row if FORMULA.match(cell)]
    tab = openpyxl.load_workbook(io.BytesIO(to_xlsx([sheet]))).active
    assert tab is not None
    cells = [cell for row in tab.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert [cell.value for cell in cells[::2]] == list(TEXTS)
