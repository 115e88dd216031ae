"""How a report stands on the screen: figures as numbers, with a bar or a sparkline of plain characters beside them."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from exports.report.document import figure_words, group_words
from exports.report.lines import DOMAINS, MEETINGS, PROFILE, SATISFACTION, TRAJECTS, Line, lines_of
from exports.report.pages import Page, Pages, Told
from sessions.reporting.figures import FINISHED, STARTED, STOPPED, Key
from sessions.reporting.period import Period
from sessions.reporting.small_counts import Mark

BROAD = 73
"""From this many columns a figure is one line."""
_LABEL, _SHORT_LABEL, _VALUE, _LONGEST_BAR = 45, 20, 13, 30
_SPARKS = "▁▂▃▄▅▆▇█"
_HIDDEN = "·"
"""Stands in a sparkline where the count is hidden."""
COURSES: tuple[tuple[str, Key], ...] = (
    ("gestart", STARTED),
    ("afgerond", FINISHED),
    ("voortijdig gestopt", STOPPED),
    ("acties gemaakt", ("actions", "made")),
    ("acties klaar", ("actions", "done")),
)
"""Of what the course over the quarters is shown."""

Course = Sequence[tuple[Period, Page]]


def report_content(pages: Pages, course: Course, width: int) -> Content:
    """Return the report as text laid out for this width: the course over the quarters, then part by part."""
    lines: list[Content] = list(_course_lines(course, width))
    lines += _page_lines(pages.total, width)
    for name, page in pages.groups.items():
        lines += [Content(""), _heading(group_words(name).upper(), width), *_page_lines(page, width)]
    return Content("\n").join(lines)


def spark(values: Sequence[Told]) -> str:
    """Return a sparkline: a sign per value, the highest one full; a dot where a value is hidden."""
    numbers = [value for value in values if _is_number(value)]
    highest = max((float(value) for value in numbers if value is not None), default=0.0)
    return "".join(
        _SPARKS[round(float(value) / highest * (len(_SPARKS) - 1)) if highest else 0]
        if _is_number(value) and value is not None
        else _HIDDEN
        for value in values
    )


def bar(share: Told, room: int) -> str:
    """Return a bar of this share of the room; nothing where the share is hidden, or of nobody."""
    if not _is_number(share) or share is None:
        return ""
    halves = round(float(share) * room * 2)
    return "█" * (halves // 2) + "▌" * (halves % 2)


def _is_number(value: Told) -> bool:
    return value is not None and not isinstance(value, Mark)


def _course_lines(course: Course, width: int) -> Iterator[Content]:
    first, last = (_short(period) for period in (course[0][0], course[-1][0]))
    yield _heading(f"Verloop van {first} tot en met {last}", width)
    for label, key in COURSES:
        values = [page.count(key) for _, page in course]
        numbers = "".join(f"{figure_words(value):>5}" for value in values)
        picture = _picture(spark(values))
        if width >= BROAD:
            yield Content(f"  {label:<{_SHORT_LABEL}}{numbers}   ") + picture
        else:
            yield Content(f"  {label}  ") + picture
            yield Content(f"  {numbers}")


def _short(period: Period) -> str:
    return f"{period.first.year}-{period.quarter}"


def _page_lines(page: Page, width: int) -> Iterator[Content]:
    parts: dict[str, list[Line]] = {}
    for line in lines_of(page):
        if line.whole not in {Mark.FEW, 0} and _is_told(line):
            parts.setdefault(line.part, []).append(line)
    for part, lines in parts.items():
        yield Content("")
        yield _heading(part, width)
        about = ""
        for line in lines:
            if line.about and line.about != about:
                about = line.about
                yield Content.from_markup("[b]$about[/b]", about=about)
            yield from _figure(line.what, _value(line), bar(line.share, _bar_room(width)), width)


def _is_told(line: Line) -> bool:
    """Whether a line is worth its place: an outcome that is hidden or zero is not, nor a mean of nobody."""
    return line.value not in ({None, Mark.HIDDEN} if line.part in _ALWAYS else {None, Mark.FEW, Mark.HIDDEN, 0})


_ALWAYS = {MEETINGS, TRAJECTS, PROFILE, SATISFACTION, DOMAINS}


def _value(line: Line) -> str:
    value = figure_words(line.value)
    return value if line.whole is None else f"{value} van {figure_words(line.whole)}"


def _figure(label: str, value: str, drawn: str, width: int) -> Iterator[Content]:
    picture = _picture(drawn)
    if width >= BROAD:
        yield Content(f"  {label:<{_LABEL}}{value:<{_VALUE}}  ") + picture
    else:
        yield Content(f"  {label}")
        yield Content(f"    {value:<{_VALUE}}  ") + picture


def _picture(drawn: str) -> Content:
    return Content.from_markup("[$primary]$drawn[/]", drawn=drawn)


def _bar_room(width: int) -> int:
    taken = 2 + _VALUE + 2 + (_LABEL if width >= BROAD else 2)
    return max(4, min(_LONGEST_BAR, width - taken - 1))


def _heading(text: str, width: int) -> Content:
    return Content.from_markup("[b $primary]$text[/]", text=text[:width])
