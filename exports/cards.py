"""Tips on paper: numbered cards to cut out and sort on a table, and a list to fill in at home."""

from collections.abc import Iterable

from exports.audiences import Audience
from exports.blocks import Block, Bullets, Cards, Document, Paragraph, Table
from exports.filenames import safe_stem
from exports.tip_list import names_for_tips
from exports.wording import full_date
from sessions.tip_book import Selection, TipBook
from sessions.tips import Tip


def tip_cards(book: TipBook, tips: Iterable[Tip] | None = None) -> Document:
    """Return a card for each tip (None: for all), with its number large; whom it came from is not on it."""
    names = names_for_tips(book)
    chosen = book.selected(Selection.ALL) if tips is None else tuple(tips)
    cards = tuple((tip.label, names(tip.text)) for tip in chosen)
    return _document(book, "kaarten", "Kaarten", (Cards(cards),) if cards else (Paragraph("Er zijn nog geen tips."),))


def tip_form(book: TipBook, tips: Iterable[Tip] | None = None) -> Document:
    """Return a list to fill in at home: per tip a cross under voor, tijdens or na, and one for bruikbaar."""
    names = names_for_tips(book)
    chosen = book.selected(Selection.ALL) if tips is None else tuple(tips)
    rows = tuple((tip.label, names(tip.text), "☐", "☐", "☐", "☐") for tip in chosen)
    blocks = (
        Paragraph("Lees elke tip en zet een kruisje: hoort hij voor, tijdens of na het gesprek? En is hij bruikbaar?"),
        Bullets((
            "Er is geen goed of fout. Twijfelt u, kies dan wat het eerst bij u opkomt.",
            "Schrijf geen namen op dit blad.",
        )),
        Table(("Nummer", "Tip", "Voor", "Tijdens", "Na", "Bruikbaar"), rows),
        Paragraph("Gesorteerd door (koppel of nummer, geen naam): ……………………………………"),
    )
    return _document(book, "formulier", "Sorteren thuis", blocks)


def _document(book: TipBook, kind: str, title: str, blocks: tuple[Block, ...]) -> Document:
    name = "-".join(safe_stem(part) for part in (book.today.isoformat(), book.series.slug, kind))
    occasion = f"{book.series.title}, {full_date(book.today)}"
    return Document(f"{title}: {book.series.title}", name, occasion, Audience.TIPS, blocks)
