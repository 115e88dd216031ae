"""The tips of a community of practice as one file: to read, to print, or for another program."""

from enum import StrEnum

from exports.blocks import Document
from exports.rendering.files import NewFile, file_name
from exports.rendering.markdown import to_markdown
from exports.rendering.web import to_html
from exports.tips.data import tips_csv, tips_json
from exports.tips.tip_list import tip_list
from sessions.tips.book import Selection, TipBook


class TipForm(StrEnum):
    """The forms of the product; the value is its extension, and what stands on the command line."""

    MARKDOWN = "md"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


def tip_text(book: TipBook, selection: Selection, form: TipForm, *, remarks: bool = False) -> str:
    """Return the tips of a selection as one text; `remarks` counts where people read: JSON has them always."""
    match form:
        case TipForm.CSV:
            return tips_csv(book, selection)
        case TipForm.JSON:
            return tips_json(book, selection)
        case TipForm.HTML:
            return to_html(tip_list(book, selection, remarks=remarks))
        case TipForm.MARKDOWN:
            return to_markdown(tip_list(book, selection, remarks=remarks))


def tip_file(book: TipBook, selection: Selection, form: TipForm, *, remarks: bool = False) -> NewFile:
    """Return the same as a file; that for a spreadsheet says at its beginning that it is UTF-8, or Excel guesses."""
    text = tip_text(book, selection, form, remarks=remarks)
    document: Document = tip_list(book, selection, remarks=remarks)
    return NewFile(file_name(document, form), text.encode("utf-8-sig" if form == TipForm.CSV else "utf-8"))
