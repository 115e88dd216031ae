"""Word: what was typed is what Word reads, in real styles, in Dutch, and the same bytes every time."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from golden_files import compare
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.audiences import Audience
from exports.blocks import Block, Bullets, Cards, Document, Fields, Heading, Paragraph, Quote, Table
from exports.minutes import minutes_for
from exports.rendering.files import Form, render
from exports.rendering.word import to_docx
from sessions.record import Record

GOLDEN = Path(__file__).parent / "golden" / "word"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = [*"<>&\"'\x00\x07\x0b\x1f\ufffe\ud800 a\n\té", "]]>", "&amp;", "&#1;", "{PAGE}", "https://a.nl", "www.a.nl"]
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TYPED = st.lists(st.sampled_from(MARKS)).map("".join) | st.text(max_size=40)
NARROW = Table(("Wie", "Wat", "Uiterlijk"), (("Karin\nZeewijk", "belt", "vrijdag"), ("jij", "", "dinsdag")))
EVERY: tuple[Block, ...] = (
    Heading("Kop"),
    Heading("Onder", level=3),
    Heading("Nog lager", level=4),
    Paragraph("Een\ntwee"),
    Quote("Zo zei ze het."),
    Bullets(("een", "twee")),
    Fields((("Datum", "dinsdag"), ("Plaats", "Den Helder\nDe Boei"))),
    NARROW,
    Heading("J-07", new_page=True),
    Cards((("T1", "Bel eerst"), ("T2", "Vraag door"), ("T3", "Luister"))),
)


def document(*blocks: Block, audience: Audience = Audience.INTERN) -> Document:
    """Return a document of these blocks."""
    return Document("Verslag", "naam", "Veldtafel Kop, 24 november", audience, blocks)


def read(content: bytes) -> WordFile:
    """Return what python-docx reads."""
    return docx.Document(io.BytesIO(content))


def part(content: bytes, name: str) -> ElementTree.Element:
    """Return a part of the file, read without python-docx."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert parts.testzip() is None
        return ElementTree.fromstring(parts.read(name))


def lines(text: str) -> list[str]:
    """Return the lines of a text, without the signs that XML cannot hold; one at least."""
    return [NOT_XML.sub("", line) for line in text.splitlines()] or [""]


@settings(max_examples=30)
@given(TYPED, TYPED)
def test_what_was_typed_is_what_is_read(one: str, other: str) -> None:
    blocks = (Paragraph(one), Quote(other), Bullets((one,)), Table((one,), ((other,),)))
    word = read(to_docx(document(*blocks)))
    assert [paragraph.text.split("\n") for paragraph in word.paragraphs[1:4]] == [
        lines(text) for text in (one, other, one)
    ]
    assert [[cell.text.split("\n") for cell in row.cells] for row in word.tables[0].rows] == [
        [lines(one)],
        [lines(other)],
    ]
    assert not list(word.element.iter(f"{W}hyperlink", f"{W}instrText"))


def test_every_block_stands_in_a_style_of_word() -> None:
    word = read(to_docx(document(*EVERY)))
    styles = [(paragraph.text, paragraph.style.name) for paragraph in word.paragraphs if paragraph.style]
    assert styles[:7] == [
        ("Verslag", "Title"),
        ("Kop", "Heading 1"),
        ("Onder", "Heading 2"),
        ("Nog lager", "Heading 3"),
        ("Een\ntwee", "Normal"),
        ("Zo zei ze het.", "Quote"),
        ("een", "List Bullet"),
    ]
    assert ("Plaats\tDen Helder\nDe Boei", "Normal") in styles
    assert next(one for one in word.paragraphs if one.text == "J-07").paragraph_format.page_break_before
    cards = word.tables[1]
    assert [[cell.text for cell in row.cells] for row in cards.rows] == [
        ["T1\nBel eerst", "T2\nVraag door"],
        ["T3\nLuister", ""],
    ]


def test_a_table_repeats_its_header_and_breaks_no_row() -> None:
    root = part(to_docx(document(NARROW)), "word/document.xml")
    rows = list(root.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    widths = [int(column.attrib[f"{W}w"]) for column in root.iter(f"{W}gridCol")]
    assert sum(widths) == pytest.approx(9638, abs=4), "the width of the text on A4, in twentieths of a point"
    assert [int(cell.attrib[f"{W}w"]) for cell in rows[0].iter(f"{W}tcW")] == widths


def test_it_is_dutch_has_page_numbers_and_says_of_nobody_that_he_made_it() -> None:
    content = to_docx(document(*EVERY))
    languages = [one.attrib[f"{W}val"] for one in part(content, "word/styles.xml").iter(f"{W}lang")]
    assert languages
    assert set(languages) == {"nl-NL"}
    foot = part(content, "word/footer1.xml")
    assert [field.attrib[f"{W}instr"] for field in foot.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert "".join(foot.itertext()) == "Veldtafel Kop, 24 november1 / 1"
    core = read(content).core_properties
    assert (core.author, core.last_modified_by, core.language, core.comments) == ("tafel", "tafel", "nl-NL", "")
    assert (core.title, core.created, core.modified) == ("Veldtafel Kop, 24 november", None, None)


def test_what_it_belongs_to_may_be_long() -> None:
    long = Document("t" * 600, "naam", "r" * 600, Audience.INTERN, ())
    assert read(to_docx(long)).core_properties.title == "r" * 255


def test_the_same_document_gives_the_same_bytes() -> None:
    content = to_docx(document(*EVERY))
    assert to_docx(document(*EVERY)) == content == render(document(*EVERY), Form.WORD)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """An organisation's own file, in which Word kept only the styles that were used, with a logo line and a name."""
    word = docx.Document()
    old = word.add_paragraph("Een oude brief aan mevrouw Jansen")
    word.add_comment(old.runs, "Past dit bij Jansen?", author="Wim Jansen")
    word.sections[0].header.paragraphs[0].text = "Jeugdhulp Duinrand"
    foot = word.sections[0].footer.paragraphs[0]
    foot.text = "Bladzijde "
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    foot._p.append(field)
    word.core_properties.author = "Wim Jansen"
    for name in ("Quote", "List Bullet", "Heading 2", "Table Grid", "Title"):
        style = word.styles[name].element
        style.getparent().remove(style)
    word.styles["Heading 1"].font.name = "Verdana"
    path = tmp_path / "huisstijl.docx"
    word.save(str(path))
    return path


def test_an_organisation_s_own_file_supplies_the_styles(own: Path) -> None:
    content = to_docx(document(*EVERY), styles=own)
    word = read(content)
    assert word.styles["Heading 1"].font.name == "Verdana"
    assert word.sections[0].header.paragraphs[0].text == "Jeugdhulp Duinrand"
    told = "\n".join(paragraph.text for paragraph in word.paragraphs)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if b"Jansen" in parts.read(name)]
    assert [one.style.name for one in word.paragraphs[:3] if one.style] == ["Title", "Heading 1", "Heading 2"]
    feet = [paragraph.text for paragraph in word.sections[0].footer.paragraphs]
    assert feet == ["Bladzijde ", "Veldtafel Kop, 24 november"], "it has numbers already"
    assert "•\teen" in told, "a style for lists that is copied has no sign of its own"
    assert to_docx(document(*EVERY), styles=own) == content


@pytest.mark.parametrize("meeting", ["veldtafel", "nasty"])
def test_minutes_read_as_they_were_approved(meeting: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    record: Record = request.getfixturevalue(meeting)
    for audience in (Audience.JONGERE, Audience.INTERN):
        made = minutes_for(record, audience)[0]
        content = to_docx(made)
        for name in ("document", "footer1"):
            root = part(content, f"word/{name}.xml")
            ElementTree.indent(root)
            (tmp_path / f"{made.name}-{name}.xml").write_text(
                ElementTree.tostring(root, encoding="unicode") + "\n", encoding="utf-8", newline="\n"
            )
    compare(tmp_path, GOLDEN / meeting)


def test_libreoffice_opens_it(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed here")
    (tmp_path / "alles.docx").write_bytes(to_docx(document(*EVERY)))
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}",
            "--headless",
            "--convert-to",
            "txt:Text",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "alles.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    told = (tmp_path / "alles.txt").read_text(encoding="utf-8")
    assert "Zo zei ze het." in told
    assert "Vraag door" in told
