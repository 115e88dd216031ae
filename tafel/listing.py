"""What `tafel lijst` and `tafel controleer` print: series and meetings as text or JSON, and how the files are."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sessions.acts.opening import Checked
from sessions.acts.survey import MeetingLine, SeriesLine, Survey
from sessions.counting import counted
from sessions.days.dates import short_date
from sessions.meetings import SessionStatus
from sessions.series import SeriesKind
from tafel.handing.words import lent_words
from tafel.tips.sentences import tips_words

EMPTY = "Er zijn nog geen reeksen in {folder}.\nMaak er een met: tafel nieuw veldtafel NAAM"


def listing(survey: Survey, folder: Path) -> str:
    """Return every series with its meetings as text for people."""
    if not survey.series:
        return EMPTY.format(folder=folder)
    return "\n\n".join("\n".join(_series_text(series)) for series in survey.series)


def listing_json(survey: Survey) -> str:
    """Return the same as JSON with Dutch keys, dates in ISO form; `beschadigd` is null or says why."""
    return json.dumps([_series_data(series) for series in survey.series], ensure_ascii=False, indent=2)


def check_report(checked: Sequence[Checked], folder: Path) -> str:
    """Return a line for each file: in orde, or what is wrong with it and where its newest good copy is."""
    if not checked:
        return EMPTY.format(folder=folder)
    return "\n".join(_checked_text(one) for one in checked)


def _series_text(series: SeriesLine) -> Iterator[str]:
    yield series.title
    if series.damaged:
        yield f"  {series.damaged}"
        return
    late = f", {series.late_actions} te laat" if series.late_actions else ""
    tips = f", {tips_words(series.tips)}" if series.tips else ""
    yield f"  {series.slug} ({series.mark}), acties open: {series.open_actions}{late}{tips}"
    if series.lent:
        yield f"  {lent_words(series.lent)}"
    with_jongeren = series.kind != SeriesKind.COP
    rows = [_meeting_cells(meeting, with_jongeren=with_jongeren) for meeting in series.meetings]
    rows = rows or [("nog geen bijeenkomsten",)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _meeting_cells(meeting: MeetingLine, *, with_jongeren: bool) -> tuple[str, ...]:
    jongeren = (counted(meeting.jongeren, "jongere", "jongeren"),) if with_jongeren else ()
    day = f"{short_date(meeting.date)} {meeting.date.year}"
    return (f"{meeting.number:>3}", day, meeting.start, meeting.place, *jongeren, _standing(meeting))


def _standing(meeting: MeetingLine) -> str:
    if meeting.status == SessionStatus.RUNNING and meeting.step:
        return f"bezig, stap {meeting.step} van {meeting.steps}"
    if meeting.status == SessionStatus.CLOSED and meeting.version > 1:
        return f"afgesloten, versie {meeting.version}"
    return str(meeting.status)


def _series_data(series: SeriesLine) -> dict[str, Any]:
    return {
        "slug": series.slug,
        "titel": series.title,
        "afkorting": series.mark,
        "soort": series.kind,
        "beschadigd": series.damaged or None,
        "acties_open": series.open_actions,
        "acties_te_laat": series.late_actions,
        "uitgeleend": {"aan": series.lent.to, "sinds": series.lent.since.isoformat()} if series.lent else None,
        "bijeenkomsten": [
            {
                "nummer": meeting.number,
                "datum": meeting.date.isoformat(),
                "tijd": meeting.start,
                "plaats": meeting.place,
                "status": meeting.status,
                "versie": meeting.version,
                "jongeren": meeting.jongeren,
            }
            for meeting in series.meetings
        ],
    }


def _checked_text(checked: Checked) -> str:
    if not checked.message:
        return f"{checked.slug}: in orde"
    copy = f"\n  De kopie staat in {checked.backup.path}" if checked.backup else ""
    return f"{checked.slug}: NIET IN ORDE\n  {checked.message}{copy}"
