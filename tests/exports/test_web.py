"""HTML: one file that holds the document, prints well, and in which nothing typed is ever a tag or a link."""

import base64
import hashlib
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from exports.audiences import Audience
from exports.blocks import Bullets, Document, Fields, Heading, Paragraph, Quote, Table
from exports.minutes import minutes_for
from exports.rendering.web import to_html
from sessions.record import Record
from sessions.text import clean_prose

HEAD = {"html", "head", "meta", "title", "style", "body"}
BLOCKS = {"h1", "h2", "h3", "h4", "p", "blockquote", "br", "wbr", "ul", "li", "dl", "dt", "dd"}
TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
TAGS = HEAD | BLOCKS | TABLE
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "scope"}
MARKS = [
    *"<>&\"'/=\n a;\\",
    "<b>",
    "</p>",
    "<script>",
    "&lt;",
    "&amp",
    "]]>",
    "<!--",
    "-->",
    "</style>",
    "javascript:",
    "style=",
]
TYPED = (st.lists(st.sampled_from(MARKS)).map("".join) | st.text()).map(clean_prose)


class Reader(HTMLParser):
    """Reads a page: its tags, its attributes, and the text of every element in the body."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.policy = ""
        self.odd: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        values = dict(attrs)
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"] or ""
        if tag == "br":
            self.texts[-1] += "\n"
        elif tag != "wbr":
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data

    def handle_comment(self, data: str) -> None:
        self.odd.append(data)

    def unknown_decl(self, data: str) -> None:
        self.odd.append(data)


@given(st.lists(TYPED, min_size=8, max_size=8))
def test_nothing_typed_becomes_a_tag_and_all_of_it_is_read(typed: list[str]) -> None:
    title, heading, paragraph, quote, item, label, value, cell = typed
    blocks = (
        Heading(heading, new_page=True),
        Paragraph(paragraph),
        Quote(quote),
        Bullets((item,)),
        Fields(((label, value),)),
        Table((cell,), ((cell,),)),
    )
    page = Reader(to_html(Document(title, "naam", heading, Audience.PARTNERS, blocks)))
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert not page.odd
    read = [text.strip() for text in page.texts]
    for text in typed:
        assert text.strip() in read


def test_a_word_longer_than_the_paper_is_wide_may_be_broken_and_is_read_whole() -> None:
    word = "&" * 100
    page = to_html(Document("Titel", "naam", "reeks", Audience.INTERN, (Table(("Wat",), ((f"een {word}",),)),)))
    assert page.count("<wbr>") > 2
    assert f"een {word}" in [text.strip() for text in Reader(page).texts]


def test_every_document_is_one_file_that_refuses_all_else(veldtafel: Record, nasty: Record, community: Record) -> None:
    records = (veldtafel, nasty, community)
    for document in (document for record in records for role in Audience for document in minutes_for(record, role)):
        page = to_html(document)
        reader = Reader(page)
        assert reader.tags <= TAGS
        assert reader.attributes <= ATTRIBUTES
        assert "url(" not in page.split("</style>")[0]
        assert page.startswith('<!doctype html>\n<html lang="nl">')
        style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
        assert style is not None
        digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
        assert reader.policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_what_a_browser_prints_around_a_page_names_nobody(veldtafel: Record) -> None:
    for document in minutes_for(veldtafel, Audience.JONGERE):
        title = re.search(r"<title>(.*?)</title>", to_html(document))
        assert title is not None
        assert title[1] == "Veldtafel Kop van Noord-Holland, dinsdag 24 november 2026"


def test_each_jongere_starts_a_page_in_the_minutes_for_intern_use(veldtafel: Record) -> None:
    (document,) = minutes_for(veldtafel, Audience.INTERN)
    assert re.findall(r'<h2 class="new-page">(.*?)</h2>', to_html(document)) == ["J-07", "J-08"]


def test_a_long_copy_of_a_jongere_is_set_smaller(veldtafel: Record) -> None:
    short, _ = minutes_for(veldtafel, Audience.JONGERE)
    assert '<body class="jongere">' in to_html(short)
    mila = veldtafel.trajects[0].changed(going_well="Het gaat goed met mij.\n" * 40)
    long, _ = minutes_for(veldtafel.changed(trajects=(mila, veldtafel.trajects[1])), Audience.JONGERE)
    assert '<body class="jongere long">' in to_html(long)
