"""The report for programs: JSON with fixed keys, in which every count stands at its own path."""

import json
from collections.abc import Mapping
from typing import Any

from exports.report.pages import Page, Pages, Told
from sessions.leefgebieden import Leefgebied
from sessions.reporting.figures import (
    BY_PARTNER,
    FINISHED,
    FIXED,
    HELD,
    MEASURES,
    RESPONSES,
    SATISFIED_ONES,
    Key,
    domain,
)
from sessions.reporting.small_counts import Mark

Data = dict[str, Any]


def report_json(pages: Pages) -> str:
    """Return a report as JSON; split, each group stands under `per`, by what it is split and by its name.

    Shares are fractions, null where they would be of nobody; what is hidden is the mark that stands for it.
    """
    period = pages.report.period
    content: Data = {"period": {"from": period.first.isoformat(), "to": period.last.isoformat()}, **_data(pages.total)}
    if pages.report.rows:
        content["erased"] = pages.rows
    if pages.report.per is not None:
        content["per"] = {str(pages.report.per): {name: _data(page) for name, page in pages.groups.items()}}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _data(page: Page) -> Data:
    """Return the figures of one page as they are nested."""
    data: Data = {"meetings": {"held": {}}}
    for key in (*FIXED, *(key for key in page.counts if key[:2] == HELD)):
        _put(data, key, page.count(key))
    data["satisfaction"] = _satisfaction(page)
    for leefgebied in Leefgebied:
        data["domains"][leefgebied]["share"] = page.share(domain(leefgebied, "reached"), domain(leefgebied, "asked"))
    data["actions"] |= {
        "median_days_to_done": page.median_days,
        "by_partner": {
            name: {measure: page.count((*BY_PARTNER, name, measure)) for measure in MEASURES} for name in page.partners
        },
    }
    return data


def _satisfaction(page: Page) -> Mapping[str, Told]:
    return {
        "responses": page.count(RESPONSES),
        "response_share": page.share(RESPONSES, FINISHED),
        "mean": page.mean,
        "satisfied": page.count(SATISFIED_ONES),
        "satisfied_share": page.share(SATISFIED_ONES, RESPONSES),
    }


def _put(data: Data, key: Key, value: int | Mark) -> None:
    """Put a count at its path."""
    *path, last = key
    for name in path:
        data = data.setdefault(name, {})
    data[last] = value
