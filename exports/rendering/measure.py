"""Estimates how long a document is on paper, so that a jongere's copy can be set smaller and stay on one page."""

from exports.audiences import Audience
from exports.blocks import Block, Bullets, Cards, Document, Fields, Heading, Paragraph, Quote, Table

SIGNS_PER_LINE = 90
"""About what fits on a line of A4 at 11 points, over the full width."""
HEADING_LINES = 2
"""A heading with the space around it."""
PAGE_LINES = 48
"""How many lines of 11 points fit one page of A4, with room to spare."""


def is_long_copy(document: Document) -> bool:
    """Whether this is a jongere's copy that would not fit one page at full size."""
    return document.audience == Audience.JONGERE and printed_lines(document) > PAGE_LINES


def printed_lines(document: Document) -> int:
    """Return about how many lines of 11 points a document takes, its title included."""
    return HEADING_LINES + bool(document.logo) + sum(_lines(block) for block in document.blocks)


def _lines(block: Block) -> int:
    match block:
        case Heading():
            return HEADING_LINES
        case Paragraph() | Quote():
            return _filled(block.text, SIGNS_PER_LINE)
        case Bullets():
            return sum(_filled(item, SIGNS_PER_LINE) for item in block.items)
        case Fields():
            return sum(_filled(value, SIGNS_PER_LINE * 3 // 4) for _, value in block.rows)
        case Table():
            width = SIGNS_PER_LINE // len(block.header)
            return sum(max(_filled(cell, width) for cell in row) for row in (block.header, *block.rows))
        case Cards():
            return sum(_filled(text, SIGNS_PER_LINE // 2) for _, text in block.cards)


def _filled(text: str, width: int) -> int:
    return sum(1 + len(line) // width for line in text.split("\n"))
