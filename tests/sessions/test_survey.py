"""The archive at a glance: what runs, what comes, what is late, and never a name."""

import datetime as dt
from pathlib import Path

import pytest

from sessions.actions import Action, Deadline, Owner, Status
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere, create_series
from sessions.acts.survey import survey
from sessions.leefgebieden import Leefgebied
from sessions.meetings import Progress, SessionStatus
from sessions.series import SeriesKind
from sessions.store.archive import Archive

TODAY = dt.date(2026, 11, 26)
NOON = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Two veldtafels; in the first a jongere, a planned meeting and one half-way."""
    archive = Archive(tmp_path, clock=lambda: NOON)
    create_series(archive, SeriesKind.VELDTAFEL, "Noord-Kennemerland").close()
    with create_series(archive, SeriesKind.VELDTAFEL, "Kop van Noord-Holland", place="Den Helder") as file:
        jongere = add_jongere(file, code="J-07", roepnaam="Mila", brings=[Leefgebied.WONEN])
        plan_meeting(file, day=TODAY + dt.timedelta(days=42), start="13:30", agenda=[jongere.number])
        running = plan_meeting(file, day=TODAY, start="13:30", agenda=[jongere.number])
        with file.change("half-way"):
            file.sessions.save(running.changed(status=SessionStatus.RUNNING))
            here = running.steps[2].id
            file.progress.add(Progress(session=running.number, step=here, entered=NOON))
    return archive


def add_action(
    archive: Archive, *, first: int | None, moved: int | None = None, status: Status = Status.NOT_STARTED
) -> int:
    """Add an action of Mila; `first` and `moved` are the days from today to its deadlines. Returns its number."""
    with archive.open("veldtafel-kop-van-noord-holland") as file, file.change("actie"):
        days = [
            None if days is None else TODAY + dt.timedelta(days=days)
            for days in (first, first if moved is None else moved)
        ]
        kept, present = (Deadline(day=day) if day else None for day in days)
        action = Action(
            what="schrijft Mila in",
            session=2,
            traject=1,
            owner=Owner(name="Karin de Boer"),
            leefgebied=Leefgebied.WONEN,
            first_deadline=kept,
            deadline=present,
            status=status,
        )
        return file.actions.add(action).number


def test_a_series_shows_the_running_meeting_before_the_planned_one(archive: Archive) -> None:
    running, quiet = survey(archive).series
    assert running.title == "Veldtafel Kop van Noord-Holland"
    assert running.mark == "KNH"
    assert running.next_meeting
    assert running.next_meeting.status == SessionStatus.RUNNING
    assert (running.next_meeting.step, running.next_meeting.jongeren, running.next_meeting.place) == (
        2,
        1,
        "Den Helder",
    )
    assert running.next_meeting.steps > 3
    assert [meeting.date for meeting in running.meetings] == [TODAY, TODAY + dt.timedelta(days=42)]
    assert quiet.next_meeting is None


def test_actions_are_counted_and_late_ones_by_their_first_deadline(archive: Archive) -> None:
    add_action(archive, first=-1, moved=20)
    add_action(archive, first=3)
    add_action(archive, first=-9, status=Status.DONE)
    line = survey(archive).series[0]
    assert (line.open_actions, line.late_actions) == (2, 1)


def test_attention_goes_from_late_to_stuck_to_soon(archive: Archive) -> None:
    soon = add_action(archive, first=7)
    today = add_action(archive, first=0)
    stuck = add_action(archive, first=None, status=Status.STUCK)
    late = add_action(archive, first=-1)
    later = add_action(archive, first=-3, moved=10)
    add_action(archive, first=8)
    add_action(archive, first=None)
    lines = survey(archive).attention
    assert [line.number for line in lines] == [later, late, stuck, today, soon]
    assert [line.when for line in lines] == [
        "3 dagen te laat",
        "1 dag te laat",
        "geen termijn",
        "vandaag",
        "over 7 dagen",
    ]
    assert lines[0].reference == f"KNH-{later}"
    assert (lines[0].code, lines[0].leefgebied) == ("J-07", "Wonen")


def test_nothing_in_it_names_a_person_or_says_what_was_typed(archive: Archive) -> None:
    add_action(archive, first=-1)
    said = str(survey(archive))
    assert "KNH" in said
    assert not any(secret in said for secret in ("Mila", "Karin", "schrijft"))


def test_a_damaged_file_is_told_and_the_others_stay_in_sight(archive: Archive) -> None:
    (archive.folder / "kapot.json").write_bytes(b"")
    damaged, *others = survey(archive).series
    assert damaged.title == "kapot"
    assert damaged.damaged
    assert [line.damaged for line in others] == ["", ""]


def test_an_archive_that_is_not_there_yet_is_empty(tmp_path: Path) -> None:
    assert survey(Archive(tmp_path / "none")).series == ()
