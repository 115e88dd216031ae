"""The report to read: the same blocks as Markdown, as a page and in Word."""

from collections.abc import Iterable, Iterator

from exports.audiences import Audience
from exports.blocks import Block, Bullets, Document, Fields, Heading, Paragraph, Table, lean_table
from exports.rendering.filenames import safe_stem
from exports.report.definitions import definitions
from exports.report.lines import (
    ACTIONS,
    DOMAINS,
    MEASURE_WORDS,
    MEETINGS,
    OUTCOMES,
    PARTNERS,
    PROFILE,
    SATISFACTION,
    TRAJECTS,
    UNKNOWN,
    Line,
    lines_of,
    profile_words,
)
from exports.report.pages import Page, Pages, Told
from sessions.days.dates import number_date
from sessions.leefgebieden import Leefgebied
from sessions.reporting.figures import (
    AGES,
    EXTERNAL,
    FINISHED,
    MEASURES,
    NOT_KNOWN,
    QUALIFICATIONS,
    RESPONSES,
    RESTARTED,
    RUNNING,
    SATISFIED_ONES,
    SEXES,
    STARTED,
    STOPPED,
    WITH_COACH,
    WITH_PLAN,
    Key,
    Per,
    Report,
    domain,
)
from sessions.reporting.small_counts import Mark

PER_WORDS = {Per.GEMEENTE: "gemeente", Per.ORGANISATION: "jeugdhulporganisatie"}
NOTHING = "Niets in deze periode."
TOO_FEW = "Er zijn minder dan 5 trajecten afgerond. Daarom staat hier niets."


def report_of(pages: Pages) -> Document:
    """Return the report as a document."""
    report = pages.report
    blocks = (
        *_about(report),
        *_parts(pages.total),
        *_split(pages),
        Heading("Wat er geteld is"),
        Bullets(tuple(definitions(pages))),
    )
    occasion = f"{series_words(report)}, {report.period.words}"
    return Document(
        f"Rapport {report.period.words}",
        stem_of(report),
        occasion,
        Audience.REPORT,
        blocks,
        series=series_words(report),
        day=report.period.words,
    )


def stem_of(report: Report) -> str:
    """Return the stem of the file: the period, what is counted where that is not the whole archive, and the split."""
    period = report.period
    days = f"{period.first.isoformat()}-{period.last.isoformat()}"
    when = f"{period.first.year}-{period.quarter}" if period.quarter else days
    chosen = "" if report.is_whole else series_words(report)
    parts = ("rapport", when, chosen, f"per {report.per}" if report.per else "")
    return "-".join(safe_stem(part) for part in parts if part)


def series_words(report: Report) -> str:
    """Return what is counted: the one series by its title, or how many."""
    return report.series[0] if len(report.series) == 1 else f"{len(report.series)} reeksen"


def figure_words(value: Told) -> str:
    """Return a figure as it is read: a mean with one decimal, nothing as a stroke of its own."""
    match value:
        case None:
            return "geen"
        case Mark():
            return str(value)
        case float():
            return f"{value:.1f}".replace(".", ",").removesuffix(",0")
    return str(value)


def part_words(page: Page, part: Key, whole: Key) -> str:
    """Return a count out of a whole, with its share where that may be told: `12 van 20 (60%)`."""
    return _out_of(page.count(part), page.count(whole), page.share(part, whole))


def _out_of(value: Told, whole: Told, share: Told) -> str:
    if isinstance(whole, Mark):
        return figure_words(value)
    of = f"{figure_words(value)} van {figure_words(whole)}"
    return of if share is None or isinstance(share, Mark) else f"{of} ({share:.0%})"


def _about(report: Report) -> Iterator[Block]:
    period = report.period
    over = report.seen == period.last
    yield Fields((
        ("Periode", f"{number_date(period.first)} tot en met {number_date(period.last)}"),
        *(() if over else (("Let op", f"de periode loopt nog; dit is de stand van {number_date(report.seen)}"),)),
        ("Reeksen", "\n".join(report.series) or "geen"),
    ))
    if report.missing:
        yield Heading("Dit rapport is niet volledig")
        yield Paragraph("Deze reeksen konden niet worden gelezen. Wat erin staat, is nergens meegeteld.")
        yield Bullets(tuple(f"{one.slug}: {one.why}" for one in report.missing))


def _parts(page: Page) -> Iterator[Block]:
    lines = tuple(line for line in lines_of(page) if line.whole not in {Mark.FEW, 0})
    yield from _plain(MEETINGS, lines)
    yield from _plain(TRAJECTS, lines)
    if page.count(FINISHED) in {Mark.FEW, 0}:
        yield Heading(PROFILE)
        yield Paragraph(TOO_FEW if page.count(FINISHED) else NOTHING)
    else:
        yield from _plain(PROFILE, lines)
        yield from _plain(SATISFACTION, lines)
        yield Heading(DOMAINS)
        yield _domains(page)
        yield from _outcomes(lines)
    yield from _plain(ACTIONS, lines)
    if page.partners:
        yield Heading(PARTNERS, level=3)
        yield _partners(page, lines)


def _plain(part: str, lines: Iterable[Line]) -> Iterator[Block]:
    rows = tuple((line.what, _line_words(line)) for line in lines if line.part == part)
    yield Heading(part)
    yield Table(("Wat", "Aantal"), rows) if rows else Paragraph(NOTHING)


def _outcomes(lines: Iterable[Line]) -> Iterator[Block]:
    """Yield the outcomes of the leefgebieden in which there were questions."""
    rows = tuple((line.about, line.what, _line_words(line)) for line in lines if line.part == OUTCOMES)
    if rows:
        yield Heading(OUTCOMES, level=3)
        yield Table(("Leefgebied", "Uitkomst", "Aantal"), rows)


def _line_words(line: Line) -> str:
    return figure_words(line.value) if line.whole is None else _out_of(line.value, line.whole, line.share)


def _domains(page: Page) -> Table:
    return Table(
        ("Leefgebied", "Vraag", "Geen vraag", "Niet gevraagd", "Bereikt"),
        tuple(
            (
                one.label,
                *(figure_words(page.count(domain(one, name))) for name in ("asked", "none", "not_asked")),
                part_words(page, domain(one, "reached"), domain(one, "asked")),
            )
            for one in Leefgebied
        ),
    )


def _partners(page: Page, lines: Iterable[Line]) -> Table:
    told = {(line.about, line.what): figure_words(line.value) for line in lines if line.part == PARTNERS}
    words = tuple(MEASURE_WORDS[name] for name in MEASURES)
    return Table(
        ("Organisatie", *(word.capitalize() for word in words)),
        tuple((name, *(told[name, word] for word in words)) for name in page.partners),
    )


# Split by gemeente or organisation: the groups below each other


def _split(pages: Pages) -> Iterator[Block]:
    per = pages.report.per
    if per is None:
        return
    what = PER_WORDS[per]
    yield Heading(f"Per {what}", new_page=True)
    if not pages.groups:
        yield Paragraph(NOTHING)
        return
    for title, columns in _COMPARED:
        yield Heading(title, level=3)
        yield lean_table(
            (what.capitalize(), *(label for label, _, _ in columns)),
            tuple(
                (group_words(name), *(_cell(page, key, whole) for _, key, whole in columns))
                for name, page in pages.groups.items()
            ),
        )


def group_words(name: str) -> str:
    """Return what a group is called."""
    return UNKNOWN if name == NOT_KNOWN else name


def _cell(page: Page, key: Key, whole: Key | None) -> str:
    return figure_words(page.count(key)) if whole is None else part_words(page, key, whole)


Column = tuple[str, Key, Key | None]

_COMPARED: tuple[tuple[str, tuple[Column, ...]], ...] = (
    (
        TRAJECTS,
        (
            ("Gestart", STARTED, None),
            ("Opnieuw gestart", RESTARTED, None),
            ("Lopend", RUNNING, None),
            ("Afgerond", FINISHED, None),
            ("Gestopt", STOPPED, None),
        ),
    ),
    (
        "Van wie afrondden",
        (
            ("Extern aangemeld", EXTERNAL, FINISHED),
            ("Met plan", WITH_PLAN, FINISHED),
            ("Met coach", WITH_COACH, FINISHED),
            ("Gaf een cijfer", RESPONSES, FINISHED),
            ("Tevreden", SATISFIED_ONES, RESPONSES),
        ),
    ),
    *(
        (title, tuple((profile_words(key).split(": ")[1].capitalize(), key, None) for key in keys))
        for title, keys in (
            ("Geslacht", SEXES),
            ("Leeftijd bij de start", AGES),
            ("Startkwalificatie", QUALIFICATIONS),
        )
    ),
    ("Bereikt", tuple((one.label, domain(one, "reached"), domain(one, "asked")) for one in Leefgebied)),
    (ACTIONS, tuple((MEASURE_WORDS[name].capitalize(), ("actions", name), None) for name in MEASURES)),
)
"""What is told of each group beside the others: tables of columns, each with its count and out of what."""
