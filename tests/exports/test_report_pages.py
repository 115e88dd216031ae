"""What may be told of a report beside its counts: shares, means, medians and the names of organisations."""

import datetime as dt
import json
from collections import Counter

import pytest

from exports.report.data import report_json
from exports.report.document import report_of
from exports.report.files import ReportForm, report_file
from exports.report.pages import Pages, pages_of
from sessions.reporting.figures import (
    BY_PARTNER,
    FINISHED,
    RESPONSES,
    SATISFIED_ONES,
    WITH_PLAN,
    Figures,
    Key,
    Per,
    Report,
    Unread,
)
from sessions.reporting.period import quarter_of
from sessions.reporting.small_counts import Mark

QUARTER = quarter_of(2026, 4)
DONE, OF_LOKET, OF_ZEEWIJK = ("actions", "done"), (*BY_PARTNER, "Loket", "done"), (*BY_PARTNER, "Zeewijk", "done")


def figures(**counts: int) -> Figures:
    """Return figures of trajecten that were finished, all with a grade of 8 unless said otherwise."""
    keys: dict[str, Key] = {
        "finished": FINISHED,
        "plan": WITH_PLAN,
        "responses": RESPONSES,
        "satisfied": SATISFIED_ONES,
        "done": DONE,
        "loket": OF_LOKET,
        "zeewijk": OF_ZEEWIJK,
    }
    found = Counter({keys[name]: count for name, count in counts.items()})
    return Figures(found, grades=8 * counts.get("responses", 0), days=[7] * counts.get("done", 0))


def pages(total: Figures, groups: dict[str, Figures] | None = None, *, hide: bool = True) -> Pages:
    per = Per.GEMEENTE if groups else None
    missing = (Unread("oost", "Dit bestand is beschadigd."),)
    return pages_of(
        Report(QUARTER, QUARTER.last, ("Veldtafel Noord",), missing, True, total, per, groups or {}), hide=hide
    )


def test_a_share_is_told_where_both_its_numbers_are() -> None:
    page = pages(figures(finished=20, plan=15, responses=3, satisfied=3)).total
    assert page.share(WITH_PLAN, FINISHED) == 0.75
    assert page.share(RESPONSES, FINISHED) == Mark.HIDDEN
    assert (page.mean, page.median_days) == (Mark.HIDDEN, Mark.HIDDEN)
    assert pages(figures()).total.share(WITH_PLAN, FINISHED) == Mark.HIDDEN
    assert pages(figures(), hide=False).total.share(WITH_PLAN, FINISHED) is None


def test_a_mean_of_a_group_is_told_where_that_of_every_group_may_be() -> None:
    large, small = figures(finished=20, responses=10, satisfied=10), figures(finished=20, responses=2, satisfied=2)
    both = figures(finished=40, responses=12, satisfied=12)
    told = pages(both, {"Schagen": large, "Texel": small})
    assert (told.total.mean, told.groups["Schagen"].mean, told.groups["Texel"].mean) == (8, Mark.HIDDEN, Mark.HIDDEN)
    twice = figures(finished=40, responses=20, satisfied=20)
    assert pages(twice, {"Schagen": large, "Texel": large}).groups["Texel"].mean == 8


def test_an_organisation_with_small_counts_only_is_not_named() -> None:
    report = pages(figures(done=20, zeewijk=18, loket=2))
    assert report.total.partners == ("Zeewijk",)
    assert "Loket" not in str(report_of(report).blocks) + report_json(report)
    assert "staan niet in de lijst" in str(report_of(report).blocks)
    assert pages(figures(done=20, zeewijk=18, loket=2), hide=False).total.partners == ("Loket", "Zeewijk")


def test_what_is_missing_is_told_in_every_form_to_read() -> None:
    report = pages(figures()).report
    for form in (ReportForm.MARKDOWN, ReportForm.HTML, ReportForm.CSV):
        assert "oost" in report_file(report, form, hide=True).content.decode()


def test_hidden_counts_are_their_marks_in_json() -> None:
    data = json.loads(report_json(pages(figures(finished=20, plan=15, responses=3, satisfied=3))))
    assert data["trajects"]["with_plan"] == 15
    assert data["satisfaction"] == {
        "responses": "< 5",
        "response_share": "–",
        "mean": "–",
        "satisfied": "< 5",
        "satisfied_share": "–",
    }


@pytest.mark.parametrize("seen", [dt.date(2026, 11, 26), QUARTER.last])
def test_a_report_on_a_period_that_is_not_over_says_so(seen: dt.date) -> None:
    report = Report(QUARTER, seen, (), (), True, Figures())
    assert ("loopt nog" in str(report_of(pages_of(report, hide=True)).blocks[0])) == (seen < QUARTER.last)
