"""Tips on paper: numbered cards to cut out and sort on a table, and a list to fill in at home."""

from collections.abc import Callable

from exports.audiences import Audience
from exports.blocks import Block, Bullets, Cards, Document, Paragraph, Table
from exports.privacy.names_check import with_names_noted
from exports.rendering.filenames import safe_stem
from exports.tips.tip_list import names_for_tips
from exports.wording import full_date
from sessions.tips.book import Selection, TipBook

Texts = tuple[tuple[str, str], ...]
"""The label of each tip with its text, in which nobody who takes part is named."""


def tip_cards(book: TipBook) -> Document:
    """Return a card for each tip, with its number large; whom it came from is not on it."""
    return _document(book, "kaarten", "Kaarten", _cards)


def tip_form(book: TipBook) -> Document:
    """Return a list to fill in at home: per tip a cross under voor, tijdens or na, and one for bruikbaar."""
    return _document(book, "formulier", "Sorteren thuis", _form)


def _cards(tips: Texts) -> tuple[Block, ...]:
    return (Cards(tips),) if tips else (Paragraph("Er zijn nog geen tips."),)


def _form(tips: Texts) -> tuple[Block, ...]:
    return (
        Paragraph("Lees elke tip en zet een kruisje: hoort hij voor, tijdens of na het gesprek? En is hij bruikbaar?"),
        Bullets((
            "Er is geen goed of fout. Twijfelt u, kies dan wat het eerst bij u opkomt.",
            "Schrijf geen namen op dit blad.",
        )),
        Table(
            ("Nummer", "Tip", "Voor", "Tijdens", "Na", "Bruikbaar"),
            tuple((label, text, "☐", "☐", "☐", "☐") for label, text in tips),
        ),
        Paragraph("Gesorteerd door (koppel of nummer, geen naam): ……………………………………"),
    )


def _document(book: TipBook, kind: str, title: str, blocks: Callable[[Texts], tuple[Block, ...]]) -> Document:
    series = book.series
    name = "-".join(safe_stem(part) for part in (book.today.isoformat(), series.slug, kind))
    day = full_date(book.today)

    def make() -> Document:
        names = names_for_tips(book)
        tips = tuple((tip.label, names(tip.text)) for tip in book.selected(Selection.ALL))
        return Document(
            f"{title}: {series.title}",
            name,
            f"{series.title}, {day}",
            Audience.TIPS,
            blocks(tips),
            series=series.title,
            day=day,
        )

    return with_names_noted(make, (series.title, series.place, series.region))
