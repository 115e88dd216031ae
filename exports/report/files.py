"""The report as one file, in each of its forms."""

from enum import StrEnum

from exports.house import PLAIN, House
from exports.rendering.files import Form, NewFile, as_text, file_name, render
from exports.rendering.sheet import BYTE_ORDER_MARK, to_csv, to_xlsx
from exports.report.data import report_json
from exports.report.document import report_of, stem_of
from exports.report.pages import pages_of
from exports.report.sheets import all_sheets, one_sheet
from sessions.reporting.figures import Report


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

    @property
    def as_document(self) -> Form | None:
        """The form of a document to read; None for one that is a table or data."""
        return Form(self.value) if self.value in set(Form) else None


def report_text(report: Report, form: ReportForm, *, hide: bool, house: House = PLAIN) -> str:
    """Return a report as text for the screen; the form must be one that `is_text`."""
    pages = pages_of(report, hide=hide)
    if form.as_document:
        return as_text(report_of(pages), form.as_document, house)
    if form is ReportForm.JSON:
        return report_json(pages)
    return to_csv(one_sheet(pages)).removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n")


def report_file(report: Report, form: ReportForm, *, hide: bool, house: House = PLAIN) -> NewFile:
    """Return a report as a file, with what an organisation has of its own where it is a document."""
    pages = pages_of(report, hide=hide)
    if form.as_document:
        document = report_of(pages)
        return NewFile(file_name(document, form), render(document, form.as_document, house))
    content = {
        ReportForm.JSON: lambda: report_json(pages).encode(),
        ReportForm.CSV: lambda: to_csv(one_sheet(pages)).encode(),
        ReportForm.XLSX: lambda: to_xlsx(all_sheets(pages)),
    }[form]()
    return NewFile(f"{stem_of(report)}.{form}", content)
