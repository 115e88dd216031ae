"""Tips for other programs: as JSON with all that is known, and as CSV that a spreadsheet and `importeer` take in."""

import csv
import io
import json

from exports.tips.tip_list import names_for_tips
from sessions.tips.agreement import agreement, fleiss_kappa, share_of_agreement
from sessions.tips.book import Selection, TipBook
from sessions.tips.sorting import taken_in
from sessions.tips.tip import Tip

COLUMNS = ("nummer", "tekst", "bron", "doelgroep", "moment", "bruikbaar", "toptip")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would calculate."""


def tips_json(book: TipBook, selection: Selection) -> str:
    """Return a selection of tips, how far the sorting is and how far sorters agree; no name of anybody."""
    names = names_for_tips(book)
    chosen = book.selected(selection)
    content = {
        "series": book.series.title,
        "focus": book.series.focus,
        "date": book.today.isoformat(),
        "selection": str(selection),
        "agreement": {
            "sorters": len(book.sorters),
            "share_unanimous": share_of_agreement(chosen),
            "fleiss_kappa": kappa_of(book, chosen),
        },
        "tips": [_tip(book, tip, names(tip.text)) for tip in chosen],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def tips_csv(book: TipBook, selection: Selection) -> str:
    """Return a selection of tips as a table with `;`, in the columns that an import knows."""
    names = names_for_tips(book)
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for tip in book.selected(selection):
        cells = (
            tip.number,
            names(tip.text),
            " + ".join(book.told_sources(tip)),
            tip.public or "",
            tip.moment or "",
            "ja" if tip.usable else "nee",
            tip.rank or "",
        )
        writer.writerow([_cell(str(cell)) for cell in cells])
    return sheet.getvalue()


def kappa_of(book: TipBook, tips: tuple[Tip, ...]) -> float | None:
    """Return Fleiss' kappa over the tips that every sorter judged; None where it says nothing."""
    return fleiss_kappa([
        [verdict.moment for verdict in tip.verdicts] for tip in tips if len(tip.verdicts) == len(book.sorters)
    ])


def _tip(book: TipBook, tip: Tip, text: str) -> dict[str, object]:
    found = agreement(tip)
    return {
        "number": tip.number,
        "text": text,
        "reworded": bool(tip.first_text),
        "sources": list(book.told_sources(tip)),
        "public": tip.public,
        "session": tip.session,
        "moment": tip.moment,
        "usable": tip.usable,
        "toptip": tip.is_toptip,
        "rank": tip.rank,
        "dots": tip.dots,
        "remarks": list(tip.remarks),
        "merged": list(taken_in(book.tips, tip.number)),
        "verdicts": {"count": len(tip.verdicts), "outcome": found.outcome, "usable": found.usable},
    }


def _cell(text: str) -> str:
    """Return a cell that no spreadsheet calculates: what begins like a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text
