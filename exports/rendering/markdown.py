"""Writes a document as CommonMark with tables, in which typed text is read exactly as it was typed.

Only what would mean something in its place is escaped, so that the file reads well in a plain editor too. Blanks at
the beginning of a line are dropped, for Markdown reads them as code.
"""

import re
from itertools import groupby

from exports.blocks import Block, Bullets, Cards, Document, Fields, Heading, Paragraph, Quote, Table

_ANYWHERE = re.compile(r"[\\`*_~\[\]|]|<(?=[A-Za-z/!?])|&(?=[#\w])|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What means something wherever it stands; the last two begin an address that some readers turn into a link."""
_AT_START = re.compile(r"[#>+=:-]|\d{1,9}[.)]")
"""What means something at the beginning of a line: a heading, a quote, a list, a rule under a heading or table."""
_AT_HEADING_END = re.compile(r"#(?=#*$)")
_HARD_BREAK = "\\\n"


def to_markdown(document: Document) -> str:
    """Return the document as Markdown text that ends in one line end."""
    logo = (Paragraph(document.logo),) if document.logo else ()
    blocks = (*logo, Heading(document.title, level=1), *document.blocks)
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_heading(block.text)}"
        case Paragraph():
            return "\n\n".join(_paragraphs(block.text))
        case Quote():
            lines = "\n\n".join(_paragraphs(block.text)).splitlines()
            return "\n".join(f"> {line}".rstrip() for line in lines)
        case Bullets():
            return "\n".join(f"- {_item(item)}" for item in block.items)
        case Fields():
            # another sign than that of bullets: a list right after this one stays a list of its own
            return "\n".join(f"* **{_inline(label)}:** {_item(value)}".rstrip() for label, value in block.rows)
        case Table():
            rule = f"|{' --- |' * len(block.header)}"
            return "\n".join((_row(block.header), rule, *map(_row, block.rows)))
        case Cards():
            cards = ((_heading(called), "\n\n".join(_paragraphs(text))) for called, text in block.cards)
            return "\n\n---\n\n".join(f"## {called}\n\n{text}" for called, text in cards)


def _heading(text: str) -> str:
    """Return a heading's text on one line; signs at its end would be taken for the end of the heading."""
    return _AT_HEADING_END.sub(r"\#", _inline(" ".join(text.split())))


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, that stand apart by blank lines; a line end within one stays a line end."""
    parts = groupby(text.splitlines(), key=lambda line: bool(line.strip()))
    return [_HARD_BREAK.join(map(_line, lines)) for filled, lines in parts if filled]


def _item(text: str) -> str:
    """Return the text of an item of a list, its further lines under the first."""
    return f"{_HARD_BREAK}  ".join(_filled_lines(text))


def _row(cells: tuple[str, ...]) -> str:
    """Return a row of a table; a line end in a cell can only be told as HTML does."""
    return f"| {' | '.join('<br>'.join(_filled_lines(cell)) for cell in cells)} |"


def _filled_lines(text: str) -> list[str]:
    return [_line(line) for line in text.splitlines() if line.strip()]


def _line(text: str) -> str:
    """Return one line of typed text, also safe at the beginning of a line."""
    text = text.strip()
    sign = _AT_START.match(text)
    if sign is None:
        return _inline(text)
    return f"{sign[0][:-1]}\\{sign[0][-1]}{_inline(text[sign.end() :])}"


def _inline(text: str) -> str:
    return _ANYWHERE.sub(r"\\\g<0>", text)
