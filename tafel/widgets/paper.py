"""Lays out the blocks of a document as text for one Static: what stands on the screen is what the file will say.

One Static repaints in a few milliseconds where a widget per block takes seconds. Text is never read as markup.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import zip_longest
from textwrap import wrap

from rich.cells import cell_len
from textual.content import Content, Span

from exports.blocks import Block, Bullets, Cards, Fields, Heading, Paragraph, Quote, Table

HEADING = "bold $primary"
SUBHEADING = "bold"
QUIET = "$muted"
BAR = "│ "
BULLET = "• "

COLUMN_GAP = 2
READABLE_COLUMN = 16
"""Cells that a column of longer text needs; where they do not all get these, each row is written out below itself."""

Marked = tuple[str, tuple[Span, ...]]
"""Lines of text without a line end behind the last, with the spans in it."""


def paper(blocks: Iterable[Block], width: int) -> Content:
    """Return the blocks as text that fits in `width` cells, with a blank line between two blocks."""
    width = max(width, 8)
    texts: list[str] = []
    spans: list[Span] = []
    at = 0
    before: Block | None = None
    for block in blocks:
        if before is not None:
            gap = "\n" if isinstance(before, Heading) else "\n\n"
            texts.append(gap)
            at += len(gap)
        text, own_spans = _laid_out(block, width)
        texts.append(text)
        spans.extend(Span(at + span.start, at + span.end, span.style) for span in own_spans)
        at += len(text)
        before = block
    return Content("".join(texts), spans)


def _laid_out(block: Block, width: int) -> Marked:
    match block:
        case Heading(text, level):
            lines = "\n".join(_wrapped(text, width))
            return lines, (Span(0, len(lines), HEADING if level <= 3 else SUBHEADING),)
        case Paragraph(text):
            return "\n".join(_wrapped(text, width)), ()
        case Quote(text):
            return _joined([_behind(BAR, BAR, text, width)])
        case Bullets(items):
            return _joined([_behind(BULLET, "  ", item, width) for item in items])
        case Fields(rows):
            return _joined([_labelled(f"{label}:", value, width) for label, value in rows])
        case Table():
            return _table(block, width)
        case Cards(cards):
            return _joined([_labelled(called, text, width) for called, text in cards])


def _behind(mark: str, below: str, text: str, width: int) -> Marked:
    """Return text behind a mark, with `below` before every line but the first."""
    lines = _wrapped(text, width - len(mark))
    starts = (mark, *(below,) * (len(lines) - 1))
    quiet = (Span(0, len(mark), QUIET),)
    return _joined([(start + line, quiet) for start, line in zip(starts, lines, strict=True)])


@lru_cache(maxsize=4096)
def _labelled(label: str, value: str, width: int, indent: int = 0) -> Marked:
    """Return `label value`, wrapped with a hanging indent below the label."""
    first = " " * indent
    lines = _wrapped(f"{label} {value}", width - indent - 2)
    text = first + f"\n{first}  ".join(lines)
    return text, (Span(indent, indent + min(len(label), len(lines[0])), QUIET),)


def _joined(parts: Sequence[Marked]) -> Marked:
    """Return the parts below each other."""
    spans: list[Span] = []
    at = 0
    for text, own_spans in parts:
        spans.extend(Span(at + span.start, at + span.end, span.style) for span in own_spans)
        at += len(text) + 1
    return "\n".join(text for text, _ in parts), tuple(spans)


# Tables


def _table(table: Table, width: int) -> Marked:
    columns = _column_widths(table, width)
    if columns is None:
        return _joined([_written_out(table.header, row, width) for row in table.rows])
    header, _ = _row(table.header, columns)
    rows = [_row(row, columns) for row in table.rows]
    return _joined([(header, (Span(0, len(header), SUBHEADING),)), *rows])


def _column_widths(table: Table, width: int) -> tuple[int, ...] | None:
    """Return the width of each column, or None when they cannot all be read beside each other."""
    cells = (table.header, *table.rows)
    natural = [max(_natural_width(row[place]) for row in cells) for place in range(len(table.header))]
    room = width - COLUMN_GAP * (len(natural) - 1)
    if sum(natural) <= room:
        return tuple(natural)
    least = [min(cells_needed, READABLE_COLUMN) for cells_needed in natural]
    spare = room - sum(least)
    if spare < 0:
        return None
    wanted = [full - minimum for full, minimum in zip(natural, least, strict=True)]
    return tuple(minimum + spare * more // sum(wanted) for minimum, more in zip(least, wanted, strict=True))


@lru_cache(maxsize=4096)
def _natural_width(text: str) -> int:
    return max(cell_len(line) for line in text.split("\n"))


@lru_cache(maxsize=2048)
def _row(row: tuple[str, ...], columns: tuple[int, ...]) -> Marked:
    """Return one row of a table, as many lines as its highest cell."""
    wrapped = [_wrapped(text, width) for text, width in zip(row, columns, strict=True)]
    lines = (
        (" " * COLUMN_GAP).join(_padded(part, width) for part, width in zip(parts, columns, strict=True)).rstrip()
        for parts in zip_longest(*wrapped, fillvalue="")
    )
    return "\n".join(lines), ()


@lru_cache(maxsize=2048)
def _written_out(header: tuple[str, ...], row: tuple[str, ...], width: int) -> Marked:
    """Return a row for which there is no room as columns: two cells as its title, the others labelled below it."""
    title, who, *cells = [cell.replace("\n", ", ") for cell in row]
    first, *rest = _wrapped(f"{title}  {who}", width - 2)
    parts: list[Marked] = [("\n  ".join((first, *rest)), (Span(0, len(first), SUBHEADING),))]
    labelled = zip(header[2:], cells, strict=True)
    parts += [_labelled(f"{label}:", cell, width, 2) for label, cell in labelled if cell]
    return _joined(parts)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


@lru_cache(maxsize=8192)
def _wrapped(text: str, width: int) -> tuple[str, ...]:
    """Return text as lines of at most `width` cells; its own line ends stay. Wide characters count for two."""
    if cell_len(text) == len(text):
        return tuple(part for line in text.split("\n") for part in wrap(line, max(width, 1)) or [""])
    return tuple(line.plain for line in Content(text).wrap(max(width, 1)))
