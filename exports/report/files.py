"""The report as one file, in each of its forms."""

from enum import StrEnum

from exports.files import Form, NewFile, as_text, file_name, render
from exports.report.data import report_json
from exports.report.document import report_of
from exports.report.pages import pages_of
from exports.report.sheets import all_sheets, one_sheet
from exports.sheet import BYTE_ORDER_MARK, to_csv, to_xlsx
from sessions.figures import Report


class ReportForm(StrEnum):
    """The forms of a report; the value is its extension, and what stands on the command line."""

    MARKDOWN = "md"
    HTML = "html"
    WORD = "docx"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"

    @property
    def is_text(self) -> bool:
        """Whether it can be read on a screen."""
        return self not in {ReportForm.WORD, ReportForm.XLSX}

    @property
    def hides(self) -> bool:
        """Whether small counts are hidden unless somebody says otherwise: JSON is for programs."""
        return self is not ReportForm.JSON


def report_text(report: Report, form: ReportForm, *, hide: bool) -> str:
    """Return a report as text for the screen; the form must be one that `is_text`."""
    pages = pages_of(report, hide=hide)
    match form:
        case ReportForm.JSON:
            return report_json(pages)
        case ReportForm.CSV:
            return to_csv(one_sheet(pages)).removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n")
    return as_text(report_of(pages), Form(form.value))


def report_file(report: Report, form: ReportForm, *, hide: bool) -> NewFile:
    """Return a report as a file."""
    pages = pages_of(report, hide=hide)
    document = report_of(pages)
    name = file_name(document, form)
    match form:
        case ReportForm.JSON:
            return NewFile(name, report_json(pages).encode())
        case ReportForm.CSV:
            return NewFile(name, to_csv(one_sheet(pages)).encode())
        case ReportForm.XLSX:
            return NewFile(name, to_xlsx(all_sheets(pages)))
    return NewFile(name, render(document, Form(form.value)))
