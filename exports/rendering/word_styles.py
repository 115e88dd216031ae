"""The Word file that a document is written into: ours, or an organisation's own with its styles, emptied.

Of an organisation's own file its styles, page, header (a logo) and footer stay. A style that it has not got is copied
from ours; nothing in it says who made it, or when.
"""

import copy
import io
import zipfile
from functools import cache
from pathlib import Path
from typing import IO

import docx
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

LANGUAGE = "nl-NL"
MAKER = "tafel"

NORMAL, TITLE, BULLET, QUOTE, FOOTER, TABLE = "Normal", "Title", "List Bullet", "Quote", "Footer", "Table Grid"
HEADINGS = ("Heading 1", "Heading 2", "Heading 3", "Heading 4")
_PLAIN_TABLE = "Normal Table"
_PARAGRAPHS = (TITLE, *HEADINGS, BULLET, QUOTE, FOOTER)

_PARTS = frozenset({
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.HEADER,
    RELATIONSHIP_TYPE.FOOTER,
})
"""What a document needs; comments, notes, pictures and data of the letter that an own file once was stay behind."""
_ROOTS = frozenset({RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES})
_TELLING_SETTINGS = ("w:attachedTemplate", "w:mailMerge", "w:docVars", "w:footnotePr", "w:endnotePr")
"""Settings that lead to other files, tell of other data, or belong to parts that are left out."""
_OURS_ONLY = ("w:basedOn", "w:next", "w:link", "w:numPr", "w:rFonts")
"""What of a style leads to something else in our own file, or would bring our letters into another's."""
_UNPACKED_LIMIT = 100_000_000
"""Bytes of all parts of an own file together."""
_NO_WORD_FILE = (zipfile.BadZipFile, LookupError, AttributeError, ValueError, RuntimeError, SyntaxError, OSError)
"""What python-docx, lxml and zipfile raise for bytes that are no Word file; NotImplementedError is a RuntimeError."""
_FONT = "Calibri"
_INK = RGBColor(0x1A, 0x1A, 0x1A)
_SIZES = {TITLE: 1.6, "Heading 1": 1.25, "Heading 2": 1.1, "Heading 3": 1.0, "Heading 4": 1.0}
_SPACE_BEFORE = {"Heading 1": 12, "Heading 2": 10, "Heading 3": 8, "Heading 4": 6}
"""Points; on one page half of it."""


def our_file(size: float = 11, *, on_one_page: bool = False) -> WordFile:
    """Return an empty file of A4 with our own styles, whose text has letters of this size in points.

    `on_one_page`: as a jongere's copy is, where the letters stay large and the space around them gives way.
    """
    return docx.Document(io.BytesIO(_our_template(size, on_one_page=on_one_page)))


@cache
def _our_template(size: float, *, on_one_page: bool) -> bytes:
    """Return that file, made once: a package has many documents."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(18), Mm(20), Mm(10)
    for style in list(word.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in {TABLE, _PLAIN_TABLE}:
            style.delete()  # a hundred of them, that make up nine tenths of the file
    for fonts in list(word.styles.element.iter(qn("w:rFonts"))):
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        fonts.set(qn("w:ascii"), _FONT)
        fonts.set(qn("w:hAnsi"), _FONT)
        fonts.set(qn("w:cs"), _FONT)
    normal = paragraph_style(word, NORMAL)
    normal.font.size = Pt(size)
    normal.paragraph_format.space_after = Pt(3 if on_one_page else 6)
    normal.paragraph_format.line_spacing = 1.0 if on_one_page else 1.1
    for name in (TITLE, *HEADINGS):
        style = paragraph_style(word, name)
        style.font.size, style.font.color.rgb, style.font.italic = Pt(round(_SIZES[name] * size)), _INK, False
        before = _SPACE_BEFORE.get(name, 0)
        style.paragraph_format.space_before = Pt(before / 2 if on_one_page else before)
        style.paragraph_format.space_after = Pt(2 if on_one_page else 4)
    for border in word.styles[TITLE].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    quote = paragraph_style(word, QUOTE)
    quote.paragraph_format.left_indent = Mm(6)
    _settle(word)
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def own_file(styles: Path | IO[bytes]) -> WordFile:
    """Return an organisation's own file without its text, with each style that a document needs.

    Raises what python-docx and zipfile raise for a file that is no Word file: `tafel` looks at it before it is used.
    """
    word = docx.Document(str(styles) if isinstance(styles, Path) else styles)
    body = word.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    settings = word.settings.element
    for setting in list(settings.iter(*map(qn, _TELLING_SETTINGS))):
        setting.getparent().remove(setting)
    _keep_parts(word.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels, frozenset())
    _complete(word)
    _settle(word)
    return word


def check_styles(content: bytes) -> None:
    """Raise ValueError, with why in Dutch, where these bytes are no Word file that styles can be taken from."""
    size = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            size = sum(part.file_size for part in parts.infolist())
        if size <= _UNPACKED_LIMIT:
            own_file(io.BytesIO(content))
    except _NO_WORD_FILE as error:
        raise ValueError("dit is geen Word-bestand (docx)") from error
    if size > _UNPACKED_LIMIT:
        raise ValueError("uitgepakt is het te groot")


def _complete(word: WordFile) -> None:
    """Copy each style that is missing from ours; Word keeps in a file only those that were used in it."""
    ours = our_file()
    base = word.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    for name in (*_PARAGRAPHS, TABLE):
        if name in word.styles:
            continue
        element = copy.deepcopy(ours.styles[name].element)
        for ours_only in list(element.iter(*map(qn, _OURS_ONLY))):
            ours_only.getparent().remove(ours_only)
        if base is not None and name != TABLE:
            based = OxmlElement("w:basedOn")
            based.set(qn("w:val"), base.style_id)
            element.insert(1, based)
        word.styles.element.append(element)


def is_numbered(word: WordFile) -> bool:
    """Whether the style for a list puts the signs before its items by itself."""
    style: object = word.styles[BULLET]
    while isinstance(style, ParagraphStyle):
        if any(True for _ in style.element.iter(qn("w:numPr"))):
            return True
        style = style.base_style
    return False


def _settle(word: WordFile) -> None:
    """Say that all of it is Dutch, and nothing of who made it or when."""
    defaults = word.styles.element.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = OxmlElement("w:docDefaults")
        word.styles.element.insert(0, defaults)
    fonts = _child(_child(defaults, "w:rPrDefault"), "w:rPr")
    _child(fonts, "w:lang")
    settings = word.settings.element
    for language in (*word.styles.element.iter(qn("w:lang")), *settings.iter(qn("w:themeFontLang"))):
        language.set(qn("w:val"), LANGUAGE)
    for zoom in settings.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), zoom.get(qn("w:percent"), "100"))
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")  # or Word says that the file is of an older Word
    _keep_parts(word.part.rels, _PARTS)
    _keep_parts(word.part.package.rels, _ROOTS)
    properties = word.core_properties
    for element in list(properties._element):
        properties._element.remove(element)
    properties.author = properties.last_modified_by = MAKER
    properties.language = LANGUAGE


def _keep_parts(relations: Relationships, kinds: frozenset[str]) -> None:
    """Let go of every part of the file that is of another kind; what nothing leads to is not saved."""
    for key in [key for key, relation in relations.items() if relation.reltype not in kinds]:
        del relations[key]


def _child(parent: BaseOxmlElement, tag: str) -> BaseOxmlElement:
    """Return the element of this tag, made at the end of its parent when it is not there."""
    found: BaseOxmlElement | None = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        parent.append(found)
    return found


def paragraph_style(word: WordFile, name: str) -> ParagraphStyle:
    """Return the style of paragraphs that has this name, which must be there."""
    style = word.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style
