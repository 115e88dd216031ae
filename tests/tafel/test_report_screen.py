"""The report on the screen: periods by one key, split, small counts, and out as a file."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from movable_clock import MovableClock
from report_archive import fill_for_report
from screens import read, type_in

from exports.report.pages import Told, pages_of
from sessions.acts.opening import Archive
from sessions.reporting.figures import STOPPED, Figures, Report
from sessions.reporting.period import Period
from sessions.reporting.small_counts import Mark
from tafel.app import TafelApp
from tafel.screens.overview import OverviewScreen
from tafel.screens.report import ReportScreen
from tafel.screens.report_lines import bar, report_content, spark


@pytest.fixture
def reporting(tmp_path: Path) -> TafelApp:
    """The app on two series with 24 trajecten that were finished in the third quarter."""
    clock = MovableClock()
    fill_for_report(Archive(tmp_path / "archief", clock=clock))
    (tmp_path / "archief" / "beschadigd.json").write_text("{", encoding="utf-8")
    return TafelApp(tmp_path / "archief", clock=clock, strict=True, settings=tmp_path / "instellingen")


async def test_a_coordinator_looks_at_a_quarter_and_writes_it_out(reporting: TafelApp, tmp_path: Path) -> None:
    async with reporting.run_test(size=(120, 80)) as pilot:
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        await pilot.pause()
        assert "4e kwartaal van 2026" in read(reporting)
        assert "De periode loopt nog" in read(reporting)
        assert "niet meegeteld: beschadigd" in read(reporting)
        await pilot.press("left")
        await pilot.pause()
        assert "3e kwartaal van 2026" in read(reporting)
        assert "waarvan met een trajectplan 20 van 24" in " ".join(read(reporting).split())
        assert "voortijdig gestopt < 5" in " ".join(read(reporting).split())
        await pilot.press("k")
        await pilot.pause()
        assert "voortijdig gestopt 2" in " ".join(read(reporting).split())
        await pilot.press("g")
        await pilot.pause()
        assert ", per gemeente; ook aantallen onder de 5 te zien" in read(reporting)
        await pilot.press("s")
        await pilot.pause()
        await type_in(pilot, "zuid")
        await pilot.press("enter")
        await pilot.pause()
        assert "Veldtafel Zuid, per gemeente" in read(reporting)
        await pilot.press("p")
        await pilot.pause()
        for day in ("1-1-2026", "30-6-2026"):
            await type_in(pilot, day)
            await pilot.press("enter")
            await pilot.pause()
        assert "1 januari 2026 tot en met 30 juni 2026" in read(reporting)
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("6")
        await pilot.pause()
        await type_in(pilot, str(tmp_path / "uit"))
        await pilot.press("enter")
        await pilot.pause()
        assert "Het rapport staat in" in read(reporting)
        assert isinstance(reporting.screen, ReportScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(reporting.screen, OverviewScreen)
    (written,) = (tmp_path / "uit").iterdir()
    assert written.name == "rapport-2026-01-01-2026-06-30-veldtafel-zuid-per-gemeente.json"


@pytest.mark.parametrize(
    ("values", "drawn"),
    [((0, 4, 8), "▁▅█"), ((0, 0), "▁▁"), ((Mark.FEW, 10), "·█"), ((), "")],
)
def test_a_sparkline_draws_what_may_be_told(values: tuple[Told, ...], drawn: str) -> None:
    assert spark(values) == drawn


def test_a_bar_is_as_long_as_its_share() -> None:
    assert [bar(share, 10) for share in (1.0, 0.55, 0.0, None, Mark.HIDDEN)] == ["█" * 10, "█████▌", "", "", ""]


@pytest.mark.parametrize("width", [73, 116])
def test_between_the_longest_word_and_its_number_is_a_blank(width: int) -> None:
    period = Period(dt.date(2026, 7, 1), dt.date(2026, 9, 30))
    total = Figures(Counter({STOPPED: 3, ("trajects", "stop_reasons", "komt afspraken structureel niet na"): 2}))
    pages = pages_of(Report(period, period.last, ("Zuid",), (), True, total), hide=False)
    text = report_content(pages, [(period, pages.total)], width).plain
    assert "gestopt: komt afspraken structureel niet na  2 van 3" in text
    assert max(map(len, text.splitlines())) <= width
