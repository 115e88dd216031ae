"""Writes a document as a Word file: real styles, tables whose header is on every page, and text as it was typed.

Loading python-docx takes a while, so this module is loaded when the first Word file is made and not before. The same
document gives the same bytes.
"""

import io
import zipfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from docx.document import Document as WordFile
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer
from docx.shared import Emu, Length, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

from exports.audiences import Audience
from exports.blocks import Block, Bullets, Cards, Document, Fields, Heading, Paragraph, Quote, Table
from exports.rendering.measure import is_long_copy
from exports.rendering.word_styles import (
    BULLET,
    FOOTER,
    HEADINGS,
    QUOTE,
    TABLE,
    TITLE,
    is_numbered,
    our_file,
    own_file,
    paragraph_style,
)

_SIZE, _SMALL = 11, 9.5
"""Points of the letters; the smaller ones keep a long copy of a jongere on one page."""
_LABEL = Mm(52)
"""How wide the labels of fields are."""
_CARD_HEIGHT = Mm(62)
"""Four rows of cards fit a page of A4."""
_FIELD = "w:fldSimple"
_SIMPLE_FIELD, _FIELD_CODE = qn(_FIELD), qn("w:instrText")
_PROPERTY_LIMIT = 255
"""Characters of a property of a Word file."""
_NEVER = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file: the earliest that a zip can hold."""
_NARROWEST, _WIDEST = 8, 40
"""Characters: what a column is taken to hold at least and at most, when the width of a table is divided."""


def to_docx(document: Document, *, styles: Path | None = None) -> bytes:
    """Return the document as a Word file, in our own styles or those of the Word file at `styles`.

    Raises what python-docx raises when there is no Word file there.
    """
    word = own_file(styles) if styles else _our_file(document)
    word.core_properties.title = _plain(document.occasion)[:_PROPERTY_LIMIT]
    logo = (Paragraph(document.logo),) if document.logo else ()
    for block in (*logo, Heading(document.title, level=1), *document.blocks):
        _write(word, block)
    _foot(word, document.occasion)
    return _steady(word)


def _our_file(document: Document) -> WordFile:
    small = is_long_copy(document)
    return our_file(_SMALL if small else _SIZE, on_one_page=document.audience == Audience.JONGERE)


def _write(word: WordFile, block: Block) -> None:
    match block:
        case Heading():
            heading = _styled(word, TITLE if block.level == 1 else HEADINGS[block.level - 2])
            heading.paragraph_format.keep_with_next = True
            heading.paragraph_format.page_break_before = True if block.new_page else None
            _type(heading, " ".join(block.text.split()))
        case Paragraph():
            _type(word.add_paragraph(), block.text)
        case Quote():
            _type(_styled(word, QUOTE), block.text)
        case Bullets():
            _bullets(word, block.items)
        case Fields():
            for label, value in block.rows:
                _field(word, label, value)
        case Table():
            _table(word, block)
        case Cards():
            _cards(word, block)


def _styled(word: WordFile, style: str) -> WordParagraph:
    """Add a paragraph in a style that is there; python-docx' own way looks through all styles each time."""
    paragraph = word.add_paragraph()
    paragraph._p.style = word.styles[style].style_id
    return paragraph


def _type(paragraph: WordParagraph, text: str, *, bold: bool = False) -> None:
    """Put text in a paragraph, as one run; a line end in it stays a line end."""
    run = paragraph.add_run("\n".join(map(_plain, text.splitlines())))
    if bold:
        run.bold = True


def _plain(text: str) -> str:
    """Return text without the signs that XML cannot hold."""
    return "".join(sign for sign in text if _is_xml(ord(sign)))


def _is_xml(code: int) -> bool:
    return code in {0x9, 0xA} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def _bullets(word: WordFile, items: tuple[str, ...]) -> None:
    signed = is_numbered(word)
    for item in items:
        paragraph = _styled(word, BULLET)
        if not signed:
            _hang(paragraph, Mm(6))
            paragraph.add_run("•\t")
        _type(paragraph, item)


def _field(word: WordFile, label: str, value: str) -> None:
    paragraph = word.add_paragraph()
    _hang(paragraph, _LABEL)
    paragraph.paragraph_format.space_after = Pt(2)
    _type(paragraph, label, bold=True)
    paragraph.add_run("\t")
    _type(paragraph, value)


def _hang(paragraph: WordParagraph, indent: Length) -> None:
    """Let the lines of a paragraph begin at `indent`, but for what stands before the tab in its first line."""
    paragraph.paragraph_format.left_indent = indent
    paragraph.paragraph_format.first_line_indent = Emu(-indent)
    paragraph.paragraph_format.tab_stops.add_tab_stop(indent)


def _table(word: WordFile, block: Table) -> None:
    rows, widths = (block.header, *block.rows), _widths(block, _text_width(word))
    table = _empty_table(word, len(rows), len(block.header))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for place, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        _keep_whole(row)
        for cell, width, text in zip(_cells(row), widths, texts, strict=True):
            cell.width = width
            _type(cell.paragraphs[0], text, bold=place == 0)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    _property(table.rows[0], "w:tblHeader")
    between = word.add_paragraph().paragraph_format  # two tables with nothing in between become one
    between.space_after, between.line_spacing = Pt(0), Pt(6)


def _empty_table(word: WordFile, rows: int, columns: int) -> WordTable:
    table: WordTable = word.add_table(rows, columns, style=TABLE)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    return table


def _cells(row: _Row) -> Iterator[_Cell]:
    """Yield the cells of a row of a table in which none are merged; python-docx' own way takes long for many rows."""
    return (_Cell(cell, row.table) for cell in row._tr.tc_lst)


def _widths(block: Table, width: int) -> list[Length]:
    """Return how wide each column is: more for one that holds much, and never too narrow for a word."""
    columns = zip(block.header, *block.rows, strict=True)
    needs = [min(max(_NARROWEST, *(_longest_line(cell) for cell in column)), _WIDEST) for column in columns]
    return [Emu(width * need // sum(needs)) for need in needs]


def _longest_line(text: str) -> int:
    return max(map(len, text.splitlines()), default=0)


def _text_width(word: WordFile) -> int:
    section = word.sections[-1]
    return (section.page_width or Mm(210)) - (section.left_margin or 0) - (section.right_margin or 0)


def _keep_whole(row: _Row) -> None:
    """Keep a row on one page."""
    _property(row, "w:cantSplit")


def _property(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _cards(word: WordFile, block: Cards) -> None:
    """Lay out cards two by two; the number stands large above the text."""
    pairs = list(zip_longest(block.cards[::2], block.cards[1::2], fillvalue=("", "")))
    table = _empty_table(word, len(pairs), 2)
    for row, pair in zip(table.rows, pairs, strict=True):
        _keep_whole(row)
        row.height, row.height_rule = _CARD_HEIGHT, WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, (called, text) in zip(_cells(row), pair, strict=True):
            if called:
                cell.paragraphs[0].style = word.styles[HEADINGS[0]]
                _type(cell.paragraphs[0], called)
                _type(cell.add_paragraph(), text)


def _foot(word: WordFile, occasion: str) -> None:
    """Put at the foot of every page what it belongs to and which page it is, below what an own file has there."""
    for section in word.sections:
        _fill_footer(word, section.footer, occasion)
        if section.different_first_page_header_footer:
            _fill_footer(word, section.first_page_footer, occasion)
        if word.settings.odd_and_even_pages_header_footer:
            _fill_footer(word, section.even_page_footer, occasion)


def _fill_footer(word: WordFile, footer: _Footer, occasion: str) -> None:
    numbered = any("PAGE" in _field_code(field) for field in footer._element.iter(_SIMPLE_FIELD, _FIELD_CODE))
    last = footer.paragraphs[-1] if footer.paragraphs else None
    paragraph = last if last is not None and _is_empty(last) else footer.add_paragraph()
    paragraph.style = style = paragraph_style(word, FOOTER)
    stops = paragraph.paragraph_format.tab_stops
    for stop in style.paragraph_format.tab_stops:
        stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(Emu(_text_width(word)), WD_TAB_ALIGNMENT.RIGHT)
    _type(paragraph, occasion)
    if not numbered:
        paragraph.add_run("\t")
        _reckoned(paragraph, "PAGE")
        paragraph.add_run(" / ")
        _reckoned(paragraph, "NUMPAGES")


def _field_code(field: BaseOxmlElement) -> str:
    """Return what Word reckons out in a field, in either of the two ways in which it keeps that."""
    return field.get(qn("w:instr")) or field.text or ""


def _is_empty(paragraph: WordParagraph) -> bool:
    """Whether nothing stands in a paragraph: no text, no field and no picture."""
    return not any(True for _ in paragraph._p.iter(qn("w:r"), _SIMPLE_FIELD))


def _reckoned(paragraph: WordParagraph, what: str) -> None:
    """Add what Word reckons out by itself: the number of the page, or how many there are."""
    field = OxmlElement(_FIELD)
    field.set(qn("w:instr"), what)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def _steady(word: WordFile) -> bytes:
    """Return the bytes of the file, in which the parts are not stamped with the time at which they were made."""
    made, steady = io.BytesIO(), io.BytesIO()
    word.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as kept:
        for part in parts.infolist():
            kept.writestr(zipfile.ZipInfo(part.filename, _NEVER), parts.read(part), zipfile.ZIP_DEFLATED)
    return steady.getvalue()
