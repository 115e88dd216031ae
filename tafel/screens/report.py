"""The report on the screen: a quarter or another period, of one series or all, split or whole; and out as a file."""

from __future__ import annotations

import datetime as dt

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import Label

from exports.report.document import series_words
from exports.report.files import ReportForm, report_file
from exports.report.pages import Page, pages_of
from sessions.acts.report import Gathered, gather_material
from sessions.acts.survey import survey
from sessions.clock import local_day
from sessions.days.dates import number_date
from sessions.reporting.figures import Per, Report
from sessions.reporting.period import Period, quarter_after, quarter_before, quarter_of, quarter_with, read_past_day
from tafel.commands import Command, bindings
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.line import LineDialog
from tafel.dialogs.replacing import write_asking
from tafel.outgoing.reporting import house_for_report
from tafel.paths import proposed_folder, read_folder
from tafel.screens.base import TafelScreen
from tafel.screens.report_lines import report_content
from tafel.widgets.notice import Notice
from tafel.widgets.paper_roll import PaperRoll

BEFORE = Command("turn(-1)", "vorig kwartaal", "Naar het kwartaal ervoor", ("left",))
AFTER = Command("turn(1)", "volgend kwartaal", "Naar het kwartaal erna", ("right",))
QUARTERS = tuple(
    Command(f"quarter({one})", f"kwartaal {one}", f"Naar kwartaal {one} van dit jaar", (str(one),), shown=False)
    for one in range(1, 5)
)
PERIOD = Command("period", "periode", "Kies een eerste en een laatste dag", ("p",), words="datum van tot jaar")
SERIES = Command("series", "reeks", "Kies van welke reeks, of alle samen", ("s",), words="tafel")
SPLIT = Command("split", "splitsen", "Per gemeente, per jeugdhulporganisatie, of alles samen", ("g",))
SMALL = Command("small", "kleine aantallen", "Toon of verberg aantallen onder de 5", ("k",), words="privacy verbergen")
WRITE = Command("write", "als bestand", "Schrijf dit rapport als bestand", ("e",), words="opslaan word excel bewaren")
LEAVE = Command("leave", "terug", "Terug naar het overzicht", ("escape",), stays=True, words="sluiten")

QUARTERS_SHOWN = 8
"""Of how many quarters the course is shown, the last one included."""
FORMS = (
    Choice(ReportForm.WORD, "Word", "docx, om verder in te schrijven"),
    Choice(ReportForm.XLSX, "Excel", "xlsx, met een blad per onderdeel"),
    Choice(ReportForm.HTML, "om af te drukken", "html, opent in de browser"),
    Choice(ReportForm.MARKDOWN, "platte tekst", "md"),
    Choice(ReportForm.CSV, "tabel", "csv, voor een ander programma"),
    Choice(ReportForm.JSON, "gegevens", "json, voor een ander programma"),
)


class ReportScreen(TafelScreen):
    """Shows figures of all series, or of one; it names nobody, so it is seen while names are veiled."""

    AUTO_FOCUS = "PaperRoll"
    OFFERS = (BEFORE, AFTER, *QUARTERS, PERIOD, SERIES, SPLIT, SMALL, WRITE, LEAVE)
    BINDINGS = bindings(*OFFERS)
    WORDS = ("reeks", "jongere", "actie")
    PURPOSE = (
        "Hier ziet u aantallen over een periode, van alle reeksen of van één. De pijlen gaan een kwartaal terug of "
        "verder, 1 tot en met 4 naar een kwartaal van het jaar. Aantallen onder de 5 zijn verborgen, ook waar ze te "
        "berekenen zijn. Wat elk aantal betekent, staat in het rapport dat u als bestand schrijft."
    )
    DEFAULT_CSS = """
    ReportScreen #about { width: 100%; height: auto; padding: 0 2; color: $muted; margin-top: 1; }
    ReportScreen PaperRoll { height: 1fr; padding: 0 2; margin-top: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._gathered: Gathered | None = None
        self._slug: str | None = None
        self._per: Per | None = None
        self._hide = True
        self._period: Period | None = None

    def compose_middle(self) -> ComposeResult:
        """What is counted, and the figures."""
        yield Label("", id="about", markup=False)
        yield PaperRoll(classes="")

    def on_mount(self) -> None:
        """Read the archive after the first paint; what is told here names nobody."""
        self.query_one(Notice).remove_class("private")
        self.show_where("Rapport")
        self.call_after_refresh(self._read_soon)

    def on_resize(self, event: Resize) -> None:
        """Lay the figures out for the new width."""
        self.call_after_refresh(self._paint)

    def _read_soon(self) -> None:
        self.converse(self._read())

    async def _read(self) -> None:
        self._gathered = gather_material(self.tafel.archive, (self._slug,) if self._slug else ())
        self._paint()

    @property
    def period(self) -> Period:
        """The period that is shown; at first the quarter of today."""
        return self._period or quarter_with(self._today)

    @property
    def _today(self) -> dt.date:
        return local_day(self.tafel.clock())

    def _report(self) -> Report:
        assert self._gathered is not None
        return self._gathered.report(self.period, self._today, self._per)

    def _paint(self) -> None:
        if self._gathered is None:
            return
        report = self._report()
        self.show_where("Rapport", report.period.words)
        self.query_one("#about", Label).update(Content("\n".join(self._about(report))))
        roll = self.query_one(PaperRoll)
        roll.roll(report_content(pages_of(report, hide=self._hide), self._course(), roll.room))

    def _about(self, report: Report) -> list[str]:
        split = f", per {report.per}" if report.per else ""
        small = "aantallen onder de 5 verborgen" if self._hide else "ook aantallen onder de 5 te zien"
        told = [f"{series_words(report)}{split}; {small}"]
        if report.seen < report.period.last:
            told.append("De periode loopt nog: dit is de stand van vandaag.")
        if report.missing:
            told.append(f"Niet te lezen en niet meegeteld: {', '.join(one.slug for one in report.missing)}.")
        return told

    def _course(self) -> list[tuple[Period, Page]]:
        """Return the quarters up to this one, the earliest first, each with its figures."""
        assert self._gathered is not None
        quarter = quarter_with(self.period.last)
        quarters = [quarter]
        while len(quarters) < QUARTERS_SHOWN:
            quarters.insert(0, quarter_before(quarters[0]))
        reports = (self._gathered.report(one, self._today) for one in quarters)
        return [(report.period, pages_of(report, hide=self._hide).total) for report in reports]

    # What a user does

    def _go(self, period: Period) -> None:
        self._period = period
        self.tell("")
        self._paint()

    def action_turn(self, offset: int) -> None:
        """Go a quarter back or on."""
        self._go(quarter_before(self.period) if offset < 0 else quarter_after(self.period))

    def action_quarter(self, number: int) -> None:
        """Go to a quarter of the year that is shown."""
        self._go(quarter_of(self.period.first.year, number))

    def action_period(self) -> None:
        """Choose the first and the last day."""
        self.converse(self._choose_period())

    async def _choose_period(self) -> None:
        first = await self.app.push_screen_wait(
            LineDialog("Vanaf welke dag?", read_past_day, value=number_date(self.period.first), names=False)
        )
        if first is None:
            return

        def read_last(typed: str) -> Period:
            return Period(first, read_past_day(typed))

        asked = LineDialog("Tot en met welke dag?", read_last, value=number_date(self.period.last), names=False)
        period = await self.app.push_screen_wait(asked)
        if period is not None:
            self._go(period)

    def action_series(self) -> None:
        """Choose one series, or all of them."""
        self.converse(self._choose_series())

    async def _choose_series(self) -> None:
        choices = [Choice("", "alle reeksen", "alles in dit archief samen")]
        choices += [Choice(line.slug, line.title, line.mark) for line in survey(self.tafel.archive).series]
        chosen = await self.app.push_screen_wait(ChoiceDialog("Van welke reeks?", choices, names=False))
        if chosen is not None:
            self._slug = chosen or None
            await self._read()

    def action_split(self) -> None:
        """Split per gemeente, then per organisation, then not."""
        ways = [None, *Per]
        self._per = ways[(ways.index(self._per) + 1) % len(ways)]
        self._paint()

    def action_small(self) -> None:
        """Show or hide small counts."""
        self._hide = not self._hide
        self._paint()

    def action_write(self) -> None:
        """Write what is shown as a file."""
        self.converse(self._write())

    async def _write(self) -> None:
        if self._gathered is None:
            return
        form = await self.app.push_screen_wait(ChoiceDialog("In welke vorm?", FORMS, names=False))
        if form is None:
            return
        proposed = str(proposed_folder(self.tafel.settings.now))
        asked = LineDialog("In welke map?", read_folder, value=proposed, names=False)
        folder = await self.app.push_screen_wait(asked)
        if folder is None:
            return
        report = self._report()
        own = house_for_report(report, form)
        file = report_file(report, form, hide=self._hide, house=own.house)
        (path,) = await write_asking(self.app, [file], folder)
        self.tell(" ".join((f"Het rapport staat in {path}", *own.troubles)))

    def action_leave(self) -> None:
        """Back to where the user was."""
        self.dismiss()
