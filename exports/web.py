"""Writes a document as one HTML file that prints well and holds nothing but the document.

No script, no address and nothing from elsewhere; the policy in its head would refuse them all. The title in the head
is the file's name: browsers print it on paper and offer it as the name of a PDF, so it never holds a person.
"""

import base64
import hashlib
from functools import cache
from html import escape
from importlib import resources

from exports.blocks import Block, Bullets, Document, Fields, Heading, Paragraph, Quote, Table


def to_html(document: Document) -> str:
    """Return the document as a whole HTML page."""
    style = _style()
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
        f"<title>{escape(document.name)}</title>\n"
        f"<style>{style}</style>\n"
        "</head>\n"
        f'<body class="{document.audience}">\n'
        f"{blocks}\n"
        "</body>\n"
        "</html>\n"
    )


@cache
def _style() -> str:
    return resources.files("exports").joinpath("web.css").read_text(encoding="utf-8")


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
            return f"<table>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _text(text: str) -> str:
    """Return typed text; a line end is told as one, for a reader without our style sheet."""
    return escape(text).replace("\n", "<br>")
