"""The product of a community of practice: its toptips per public in their order, then the usable tips by moment.

No name of anybody who takes part, and no source where it would tell who said it (domain.md section 2).
"""

from collections.abc import Iterable

from exports.audiences import Audience
from exports.blocks import Block, Document, Fields, Heading, Paragraph, lean_table
from exports.privacy.names_check import with_names_noted
from exports.privacy.taking_part import shared_names
from exports.rendering.filenames import safe_stem
from exports.wording import full_date
from sessions.erasing.replacing import Names
from sessions.text import clean_line
from sessions.tips.book import Selection, TipBook
from sessions.tips.sorting import taken_in, toptips
from sessions.tips.tip import Moment, Public, Tip


def tip_list(book: TipBook, selection: Selection, *, remarks: bool = False) -> Document:
    """Return the tips of a selection as a document; `remarks` adds what was said of them while sorting."""
    series = book.series
    return with_names_noted(
        lambda: _tip_list(book, selection, remarks=remarks), (series.title, series.place, series.region)
    )


def _tip_list(book: TipBook, selection: Selection, *, remarks: bool) -> Document:
    title = {Selection.TOP: "Toptips", Selection.USABLE: "Toptips en bruikbare tips", Selection.ALL: "Alle tips"}
    chosen = book.selected(selection)
    names = names_for_tips(book)
    blocks = (
        Fields(_facts(book, chosen, names)),
        *_top(book, names, remarks=remarks),
        *_by_moment(book, [tip for tip in chosen if not tip.is_toptip], names, remarks=remarks),
    )
    if not chosen:
        blocks = (*blocks, Paragraph("Er is nog niets gekozen."))
    name = "-".join(safe_stem(part) for part in (book.today.isoformat(), book.series.slug, "tips", selection))
    series, day = book.series.title, full_date(book.today)
    return Document(
        f"{title[selection]} van {series}", name, f"{series}, {day}", Audience.TIPS, blocks, series=series, day=day
    )


def names_for_tips(book: TipBook) -> Names:
    """Return the names for tips: whoever takes part becomes a role, or `iemand` where that would tell who."""
    return shared_names(book.people)


def source_words(book: TipBook, tip: Tip) -> str:
    """Return from whom a tip came, as far as that may be told."""
    return ", ".join(book.told_sources(tip))


def _facts(book: TipBook, chosen: Iterable[Tip], names: Names) -> tuple[tuple[str, str], ...]:
    count = len(tuple(chosen))
    return (
        *((("Focus", names(book.series.focus)),) if book.series.focus else ()),
        ("Stand", full_date(book.today)),
        ("Aantal", f"{count} van {len(book.selected(Selection.ALL))} tips"),
    )


def _top(book: TipBook, names: Names, *, remarks: bool) -> tuple[Block, ...]:
    """Return the toptips, each public under its own heading."""
    blocks: list[Block] = []
    for public in (*Public, None):
        chosen = toptips(book.tips, public)
        if chosen:
            title = f"Toptips voor {public}" if public else "Toptips"
            blocks += [Heading(title), _table(book, chosen, names, remarks=remarks, ordered=True)]
    return tuple(blocks)


def _by_moment(book: TipBook, tips: list[Tip], names: Names, *, remarks: bool) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for moment in (*Moment, None):
        chosen = [tip for tip in tips if tip.moment == moment]
        if chosen:
            title = moment.value[:1].upper() + moment.value[1:] if moment else "Nog niet gesorteerd"
            blocks += [Heading(title), _table(book, chosen, names, remarks=remarks, ordered=False)]
    return tuple(blocks)


def _table(book: TipBook, tips: Iterable[Tip], names: Names, *, remarks: bool, ordered: bool) -> Block:
    header = ("Plaats", "Tip", "Voor", "Van", "Nummer", "Opmerkingen", "Wat ermee gedaan is")
    rows = tuple(
        (
            str(place) if ordered else "",
            names(tip.text),
            "" if ordered else str(tip.public or ""),
            source_words(book, tip),
            _numbers(book, tip),
            ", ".join(tip.remarks) if remarks else "",
            done_with(tip, names),
        )
        for place, tip in enumerate(tips, start=1)
    )
    return lean_table(header, rows)


def done_with(tip: Tip, names: Names) -> str:
    """Return all that was done with a tip, each on a line of its own."""
    return "\n".join(f"{names(use_words(use.what, use.by))}, {full_date(use.when)}" for use in tip.uses)


def use_words(what: str, by: str) -> str:
    """Return what was done with a tip, and by whom where that was said."""
    return clean_line(f"{what} ({by})") if by else what


def _numbers(book: TipBook, tip: Tip) -> str:
    """Return the number of a tip, and of those it took in."""
    inside = ", ".join(f"T{number}" for number in taken_in(book.tips, tip.number))
    return f"{tip.label} (ook {inside})" if inside else tip.label
