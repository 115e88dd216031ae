"""Writes a document as one HTML file that prints well and holds nothing but the document.

No script, no address and nothing from elsewhere; the policy in its head would refuse them all. The title in the head
is the occasion, for browsers print it on paper and offer it as the name of a PDF: it never holds a person.
"""

import base64
import hashlib
import re
from functools import cache
from html import escape
from importlib import resources

from exports.blocks import Block, Bullets, Cards, Document, Fields, Heading, Paragraph, Quote, Table
from exports.rendering.measure import is_long_copy

_LOGO = ".logo { margin: 0 0 1em; font-weight: 600; }\n"
_LONG_WORD = re.compile(r"(\S{30})(?=\S)")
"""A piece of a word that is longer than words are."""


def to_html(document: Document) -> str:
    """Return the document as a whole HTML page."""
    cards = any(isinstance(block, Cards) for block in document.blocks)
    style = _sheet("web.css") + (_sheet("cards.css") if cards else "") + _foot(document.occasion)
    style += _LOGO if document.logo else ""
    blocks = "\n".join(_block(block) for block in (Heading(document.title, level=1), *document.blocks))
    return (
        "<!doctype html>\n"
        '<html lang="nl">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="robots" content="noindex">\n'
        '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.occasion)}</title>\n"
        f"<style>{style}</style>\n"
        "</head>\n"
        f'<body class="{_classes(document)}">\n'
        f"{_logo(document)}"
        f"{blocks}\n"
        "</body>\n"
        "</html>\n"
    )


def _logo(document: Document) -> str:
    return f'<p class="logo">{_text(document.logo)}</p>\n' if document.logo else ""


def _classes(document: Document) -> str:
    """Return the classes of the page; a jongere's copy that would not fit one page at full size is set smaller."""
    return f"{document.audience} long" if is_long_copy(document) else document.audience


@cache
def _sheet(name: str) -> str:
    return resources.files("exports.rendering").joinpath(name).read_text(encoding="utf-8")


def _foot(text: str) -> str:
    """Return a rule that prints the text at the foot of every page; each sign in it as a number, so that it is text."""
    signs = "".join(f"\\{ord(sign):x} " for sign in text)
    return f'@page {{ @bottom-left {{ content: "{signs}"; }} }}\n'


def _policy(style: str) -> str:
    """Return a policy that allows this style sheet and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _block(block: Block) -> str:
    match block:
        case Heading():
            page = ' class="new-page"' if block.new_page else ""
            return f"<h{block.level}{page}>{_text(block.text)}</h{block.level}>"
        case Paragraph():
            return f"<p>{_text(block.text)}</p>"
        case Quote():
            return f"<blockquote><p>{_text(block.text)}</p></blockquote>"
        case Bullets():
            items = "\n".join(f"<li>{_text(item)}</li>" for item in block.items)
            return f"<ul>\n{items}\n</ul>"
        case Fields():
            rows = "\n".join(f"<dt>{_text(label)}</dt>\n<dd>{_text(value)}</dd>" for label, value in block.rows)
            return f"<dl>\n{rows}\n</dl>"
        case Table():
            head = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in block.header)
            rows = "\n".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
            # a number such as KNH-8 is read as one word: it does not break at its hyphen
            numbered = ' class="numbered"' if block.header[0] == "Nr" else ""
            return f"<table{numbered}>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
        case Cards():
            cards = "\n".join(
                f"<article><b>{_text(called)}</b><p>{_text(text)}</p></article>" for called, text in block.cards
            )
            return f'<section class="cards">\n{cards}\n</section>'


def _text(text: str) -> str:
    """Return typed text; a line end is told as one, for a reader without our style sheet.

    A very long word may be broken, for it would push a table off the paper.
    """
    pieces = (escape(piece) for piece in _LONG_WORD.split(text) if piece)
    return "<wbr>".join(pieces).replace("\n", "<br>")
