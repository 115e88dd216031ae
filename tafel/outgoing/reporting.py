"""The report on its way out: dressed as the organisation wants where it is a document."""

from exports.house import PLAIN
from exports.report.document import report_of
from exports.report.files import ReportForm
from exports.report.pages import pages_of
from sessions.reporting.figures import Report
from tafel.house.reading import OwnHouse, read_house


def house_for_report(report: Report, form: ReportForm) -> OwnHouse:
    """Return what the organisation has of its own for a report in this form."""
    if form.as_document is None:
        return OwnHouse(PLAIN, ())
    return read_house(form.as_document, [report_of(pages_of(report, hide=False))])
