"""The rows of the overview: a survey of the archive as lines to choose from, for a wide or a narrow screen."""

import datetime as dt
from collections.abc import Iterator

from textual.content import Content

from sessions.acts.survey import AttentionLine, CheckInLine, ExpiredLine, MeetingLine, SeriesLine, Survey
from sessions.clock import local_day
from sessions.counting import counted
from sessions.days.dates import number_date, short_date
from sessions.meetings import SessionStatus
from tafel.tips.sentences import tips_words
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import below, beside, private
from tafel.wording import status_text

WIDE = 76
"""From this many columns a row has columns; below it is a line with its details under it."""
WIDEST = 112
"""So many columns a row has at most: the eye loses a longer one."""
ATTENTION_LIMIT = 100
"""So many actions are listed; the rest is counted_if_any."""


def overview_rows(survey: Survey, today: dt.date, width: int) -> list[Row]:
    """Return the rows: what is on now, the series, what needs attention; ids are made of slugs and numbers only."""
    if not survey.series:
        return list(_first_steps(width))
    width = min(width, WIDEST)
    now = [row for line in survey.series for row in _running_or_today(line, today, width)]
    rows = [heading("Vandaag"), *now] if now else list(_coming(survey, today, width))
    rows += [(None, Content("")), *_series(survey, today, width), (None, Content("")), *_attention(survey, width)]
    return [*rows, *_expired(survey, today, width)]


def heading(text: str, hint: Content | None = None) -> Row:
    """Return a row that says what stands below it."""
    title = Content.from_markup("[b $primary]$text[/]", text=text)
    return (None, title + Content("   ") + hint if hint else title)


def note(text: str, width: int) -> Row:
    """Return a row of small print that cannot be chosen."""
    return (None, below([Content.from_markup("[$muted]$text[/]", text=text)], width))


def meeting_status(meeting: MeetingLine, today: dt.date) -> str:
    """Return how a meeting stands: `bezig, stap 3 van 9`, `afgesloten, versie 1`, `gepland`."""
    match meeting.status:
        case SessionStatus.RUNNING:
            return f"bezig, stap {meeting.step} van {meeting.steps}" if meeting.step else "bezig"
        case SessionStatus.CLOSED:
            return f"afgesloten, versie {meeting.version}"
        case _:
            return "gepland, niet begonnen" if meeting.date < today else "gepland"


def counted_if_any(count: int, one: str, more: str) -> str:
    """Return a count with its word, or empty for none."""
    return counted(count, one, more) if count else ""


def _first_steps(width: int) -> Iterator[Row]:
    yield heading("Welkom bij tafel")
    yield note("Er staan hier nog geen veldtafels of CoP's.", width)
    yield (None, Content(""))
    yield ("new", Content.from_markup("[b]▸ Maak uw eerste reeks[/b]   [$muted]Enter, of n[/]"))
    yield (None, Content(""))
    yield note("Wilt u eerst kijken hoe het werkt? Stop met Ctrl+Q en start het voorbeeld: tafel demo", width)


def _running_or_today(line: SeriesLine, today: dt.date, width: int) -> Iterator[Row]:
    for meeting in line.meetings:
        running = meeting.status == SessionStatus.RUNNING
        if running or (meeting.status == SessionStatus.PLANNED and meeting.date == today):
            goes_on = "verder gaan" if running else "beginnen"
            does = "Enter: bekijken, want de reeks is uitgeleend" if line.lent else f"Enter: {goes_on}"
            yield (f"meeting/{line.slug}/{meeting.number}", _meeting(line, meeting, today, width, does))


def _coming(survey: Survey, today: dt.date, width: int) -> Iterator[Row]:
    """The first meeting to come, where there is none today."""
    coming = [
        (meeting.date, meeting.start, line.slug, line, meeting)
        for line in survey.series
        for meeting in line.meetings
        if meeting.status == SessionStatus.PLANNED and meeting.date > today
    ]
    yield heading("Vandaag is er geen bijeenkomst")
    if not coming:
        yield note("Er is er ook nog geen gepland. Open een reeks om er een te plannen.", width)
        return
    *_, line, meeting = min(coming, key=lambda found: found[:3])
    yield (f"next/{line.slug}/{meeting.number}", _meeting(line, meeting, today, width, "Enter: voorbereiden"))


def _meeting(line: SeriesLine, meeting: MeetingLine, today: dt.date, width: int, does: str) -> Content:
    when = meeting.start if meeting.date == today else f"{short_date(meeting.date, today)} {meeting.start}".strip()
    title = Content.from_markup("[b $primary]▸[/] $when  [b]$title[/b]", when=when, title=line.title)
    details = [meeting.place, counted_if_any(meeting.jongeren, "jongere", "jongeren"), meeting_status(meeting, today)]
    rest = Content("   ".join(part for part in details if part))
    return below([title, rest, Content.from_markup("[b $primary]$does[/]", does=does)], width)


def _series(survey: Survey, today: dt.date, width: int) -> Iterator[Row]:
    if width >= WIDE:
        titles = ("volgende", "acties open", "te laat")
        columns = [Content.from_markup("[$muted]$text[/]", text=text) for text in titles]
        top = Content.from_markup("[b $primary]Tafels en CoP's[/]")
        yield (None, _columns(width, top, *columns, indent=0))
    else:
        yield heading("Tafels en CoP's")
    for line in survey.series:
        yield (f"series/{line.slug}", _series_row(line, today, width))


def _series_row(line: SeriesLine, today: dt.date, width: int) -> Content:
    title = Content.from_markup("[b]$title[/b]", title=line.title)
    if line.damaged:
        return below([title, Content.from_markup("[b $error]Dit bestand is niet te lezen.[/] Enter: wat nu?")], width)
    more = _more(line)
    late = Content.from_markup("[b $error]$late[/]" if line.late_actions else "$late", late=str(line.late_actions))
    if width >= WIDE:
        row = _columns(width, title, Content(_next_words(line, today)), Content(str(line.open_actions)), late)
        return Content("\n").join([row, *(beside((one, width - 4), indent=4) for one in more)])
    counts = counted_if_any(line.open_actions, "open actie", "open acties") or "geen open acties"
    details = Content(f"{_next_words(line, today)}   {counts}")
    if line.late_actions:
        details += Content("   ") + late + Content(" te laat")
    return below([title, details, *more], width)


def _more(line: SeriesLine) -> list[Content]:
    """Return what else there is to know of a series: who has it, and how far its tips are."""
    more = []
    if line.lent:
        words = Content.from_markup("[b $warning]uitgeleend[/] aan ") + private(line.lent.to)
        more.append(words + Content(f" sinds {number_date(local_day(line.lent.since))}: hier alleen lezen"))
    if line.tips:
        more.append(Content.from_markup("[$muted]$words[/]", words=tips_words(line.tips)))
    return more


def _columns(
    width: int, title: Content, coming: Content, actions: Content, late: Content, *, indent: int = 2
) -> Content:
    rest = width - indent - 17 - 11 - 7 - 3 * 2
    return beside((title, rest), (coming, 17), (actions, 11), (late, 7), indent=indent)


def _next_words(line: SeriesLine, today: dt.date) -> str:
    """Return when the next meeting is; one that was planned and never begun says so."""
    meeting = line.next_meeting
    if meeting is None:
        return f"{short_date(line.announced, today)}, nog te plannen" if line.announced else "nog niets gepland"
    if meeting.status == SessionStatus.RUNNING:
        return "bezig"
    if meeting.date < today:
        return f"{short_date(meeting.date, today)}, niet begonnen"
    day = "vandaag" if meeting.date == today else short_date(meeting.date, today)
    return f"{day} {meeting.start}".strip()


def _attention(survey: Survey, width: int) -> Iterator[Row]:
    if not (survey.attention or survey.check_ins):
        yield heading("Vraagt aandacht")
        yield note("Niets: er is geen actie te laat, vastgelopen of binnen een week aan de beurt.", width)
        return
    yield heading("Vraagt aandacht")
    for asked in survey.check_ins[:ATTENTION_LIMIT]:
        yield (f"checkin/{asked.slug}/{asked.traject}", _check_in(asked, width))
    for line in survey.attention[:ATTENTION_LIMIT]:
        yield (f"action/{line.slug}/{line.number}", _action(line, width))
    if len(survey.attention) > ATTENTION_LIMIT:
        yield note(f"… en nog {len(survey.attention) - ATTENTION_LIMIT} acties", width)


def _expired(survey: Survey, today: dt.date, width: int) -> Iterator[Row]:
    """Yield what was kept long enough; a series of which the clock cannot tell only says so."""
    if not survey.expired:
        return
    yield (None, Content(""))
    yield heading("Bewaartermijn voorbij", Content.from_markup("[$muted]wissen gebeurt nooit vanzelf[/]"))
    for doubt in dict.fromkeys(f"{line.mark}: {line.doubt}" for line in survey.expired if line.doubt):
        yield note(doubt, width)
    for line in survey.expired:
        if not line.doubt:
            yield (f"expired/{line.slug}/{line.traject}", _expired_row(line, today, width))


def _expired_row(line: ExpiredLine, today: dt.date, width: int) -> Content:
    series = Content.from_markup("[b]$mark[/b]", mark=line.mark)
    words = Content.from_markup("[b $warning]alleen nog bekijken of wissen[/]") if line.is_past else Content("verlopen")
    when = Content(f"verliep op {short_date(line.on, today)}")
    if width >= WIDE:
        return beside((series, 8), (Content(line.code), 8), (words, width - 50), (when, 26), indent=2)
    return below([series + Content(f"  {line.code}  ") + words, when], width)


def _check_in(line: CheckInLine, width: int) -> Content:
    """Return a moment of aftercare, in the columns of the actions below it."""
    series, words = Content.from_markup("[b]$mark[/b]", mark=line.mark), Content("nazorg: vraag hoe het gaat")
    if width >= WIDE:
        cells = ((series, 8), (Content(line.code), 8), (words, width - 42), (Content(line.when), 18))
        return beside(*cells, indent=2)
    return below([series + Content(f"  {line.code}  ") + words, Content(line.when)], width)


def _action(line: AttentionLine, width: int) -> Content:
    when = Content.from_markup("[b $error]$when[/]" if line.late else "$when", when=line.when)
    status = Content(status_text(line.status))
    reference = Content.from_markup("[b]$reference[/b]", reference=line.reference)
    if width >= WIDE:
        cells = (
            (reference, 8),
            (Content(line.code), 8),
            (Content(line.leefgebied), width - 64),
            (when, 18),
            (status, 20),
        )
        return beside(*cells, indent=2)
    first = reference + Content(f"  {line.code}  {line.leefgebied}")
    return below([first, when + Content("   ") + status], width)
