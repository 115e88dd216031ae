"""The demo: what somebody meets who tries tafel, complete, invented, fresh on any day, and never among real series."""

import datetime as dt
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

import pytest
from movable_clock import NOON, MovableClock

from exports.audiences import Audience
from exports.blocks import Document
from exports.minutes import minutes_for
from exports.rendering.markdown import to_markdown
from sessions.actions import Action, Firmness, ReadBack, Status
from sessions.acts.gather import gather_record, progress_of, record_of
from sessions.acts.prepare import create_series
from sessions.acts.survey import survey
from sessions.days.ages import age_in_years, months_until
from sessions.guide import pace, seconds_in
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.meetings import Session, SessionStatus, StepKind
from sessions.record import Record
from sessions.roles import Role
from sessions.series import SeriesKind
from sessions.sharing import Scope
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from sessions.text import fold
from sessions.tips.agreement import Outcome, agreement
from sessions.tips.book import is_safe
from sessions.tips.sorting import standing, toptips
from sessions.tips.tip import Public
from sessions.trajects import Sex, Stage, Traject
from sessions.turns import Course
from tafel.demo import NotEmpty, fill_archive

KOP = "veldtafel-kop-van-noord-holland"
KENNEMERLAND = "veldtafel-noord-kennemerland"
TODAY = NOON.astimezone().date()


@pytest.fixture(scope="module")
def demo(filled_demo: Path) -> Archive:
    return Archive(filled_demo, clock=MovableClock())


@pytest.fixture(scope="module")
def tables(demo: Archive) -> tuple[SeriesFile, SeriesFile]:
    """The two veldtafels."""
    return demo.read(KOP), demo.read(KENNEMERLAND)


@pytest.fixture(scope="module")
def kop(tables: tuple[SeriesFile, SeriesFile]) -> SeriesFile:
    return tables[0]


@pytest.fixture(scope="module")
def cop(demo: Archive) -> SeriesFile:
    return demo.read("cop-samen-aan-tafel")


def running(file: SeriesFile) -> Session:
    (session,) = file.sessions.where(lambda session: session.status == SessionStatus.RUNNING)
    return session


def actions_of(tables: Iterable[SeriesFile]) -> list[Action]:
    return [action for file in tables for action in file.actions.all()]


def trajects_of(tables: Iterable[SeriesFile]) -> list[Traject]:
    return [traject for file in tables for traject in file.trajects.all()]


def records_of(archive: Archive) -> Iterator[Record]:
    """Yield the record of every version of every meeting."""
    for slug in archive.slugs():
        file = archive.read(slug)
        for session in file.sessions.all():
            yield record_of(file, session.number)
        yield from (snapshot.record for snapshot in file.snapshots.all())


# Complete


def test_every_series_is_in_order(demo: Archive) -> None:
    assert {checked.slug: checked.message for checked in demo.check()} == {
        "cop-samen-aan-tafel": "",
        "duaal-west-friesland": "",
        KOP: "",
        KENNEMERLAND: "",
    }


@pytest.mark.parametrize(
    ("words", "field"), [(Status, "status"), (Firmness, "firmness"), (ReadBack, "read_back")], ids=str
)
def test_actions_are_there_in_every_way(
    tables: tuple[SeriesFile, SeriesFile], words: type[StrEnum], field: str
) -> None:
    assert {getattr(action, field) for action in actions_of(tables)} == set(words)


def test_jongeren_are_there_in_every_stage(tables: tuple[SeriesFile, SeriesFile]) -> None:
    trajects = trajects_of(tables)
    assert {traject.stage for traject in trajects} == set(Stage)
    assert len({traject.stop_reason for traject in trajects if traject.stop_reason}) >= 3


def test_questions_are_there_in_most_leefgebieden_and_every_state(tables: tuple[SeriesFile, SeriesFile]) -> None:
    questions = [question for traject in trajects_of(tables) for question in traject.questions]
    assert {question.leefgebied for question in questions} == set(Leefgebied) - {Leefgebied.OVERIG}
    assert {question.state for question in questions} == set(DomainState) - {DomainState.NOT_DISCUSSED}


@pytest.mark.parametrize("place", [0, 1], ids=["Kop", "Kennemerland"])
def test_a_table_has_its_partners_and_a_history(tables: tuple[SeriesFile, SeriesFile], place: int) -> None:
    file = tables[place]
    assert 8 <= len(file.partners.all()) <= 12
    past = file.sessions.where(lambda session: session.status == SessionStatus.CLOSED)
    assert len(past) >= 3
    assert all(session.keep and session.change and session.next_date for session in past)
    assert {signal.session for signal in file.signals.all()} == {session.number for session in past}
    gaps = [later.date - earlier.date for earlier, later in pairwise(past)]
    assert all(dt.timedelta(weeks=5) <= gap <= dt.timedelta(weeks=8) for gap in gaps)


def test_some_of_everything_else_is_there(tables: tuple[SeriesFile, SeriesFile]) -> None:
    actions, trajects = actions_of(tables), trajects_of(tables)
    steps = [step for file in tables for session in file.sessions.all() for step in session.steps]
    assert any(action.is_late(TODAY) for action in actions)
    assert any(action.deadline != action.first_deadline for action in actions)
    assert all(action.reason for action in actions if action.status == Status.DROPPED)
    assert any(action.owner and action.owner.person is None and action.owner.name for action in actions)
    assert any(len(traject.statements) > 1 for traject in trajects)
    assert any(step.private_notes for step in steps)
    assert any(session.version > 1 for file in tables for session in file.sessions.all())


def test_every_turn_was_welcomed_with_consent_and_parted_from(tables: tuple[SeriesFile, SeriesFile]) -> None:
    courses: Counter[Course] = Counter()
    for file in tables:
        for session in file.sessions.where(lambda session: session.status == SessionStatus.CLOSED):
            for number in session.agenda:
                turn, jongere = session.turn(number), file.trajects.get(number)
                courses[turn.course] += 1
                asked = [consent for consent in jongere.consents if consent.session == session.number]
                assert bool(asked) == (turn.course == Course.HERE)
                assert turn.contact_confirmed == turn.course.talked_about
                assert bool(turn.here) == turn.course.talked_about
    assert courses.keys() == {Course.HERE, Course.NEXT_TABLE, Course.BROUGHT_IN}
    assert courses[Course.NEXT_TABLE] == courses[Course.BROUGHT_IN] == 1


def test_who_was_brought_in_still_has_every_action_to_hear(tables: tuple[SeriesFile, SeriesFile]) -> None:
    file = tables[1]
    (session, turn), *_ = (
        (session, turn) for session in file.sessions.all() for turn in session.turns if turn.course == Course.BROUGHT_IN
    )
    made = file.actions.where(lambda action: (action.session, action.traject) == (session.number, turn.traject))
    assert {action.read_back for action in made} == {ReadBack.NOT_YET}


def test_everything_is_known_that_the_forms_ask(tables: tuple[SeriesFile, SeriesFile]) -> None:
    trajects = trajects_of(tables)
    assert {traject.sex for traject in trajects} == set(Sex)
    assert all(traject.gemeente and traject.care_organisation and traject.around for traject in trajects)
    assert {traject.external for traject in trajects} == {True, False}
    people = [person for file in tables for person in file.people.all()]
    assert {person.may_decide for person in people} == {True, False, None}
    assert any(person.function for person in people if not person.guest)
    assert {sharing.scope for traject in trajects for sharing in traject.sharing} == {Scope.ALL, Scope.NOTHING}
    assert any(sharing.also for traject in trajects for sharing in traject.sharing)


def test_the_minutes_of_the_time_before_were_adopted(tables: tuple[SeriesFile, SeriesFile]) -> None:
    for file in tables:
        first, *others = file.sessions.where(lambda session: session.status != SessionStatus.PLANNED)
        assert first.adopted is None
        assert all(session.adopted for session in others)


# Now


def test_one_table_is_half_way_at_the_actions_of_mila(kop: SeriesFile) -> None:
    session = running(kop)
    progress = progress_of(kop, session.number)
    assert progress is not None
    step = session.step(progress.step)
    mila = kop.trajects.get(session.agenda[1])
    assert (session.date, len(session.agenda)) == (TODAY, 3)
    assert (step.kind, step.traject) == (StepKind.ACTIONS, mila.number)
    assert (mila.roepnaam, mila.code) == ("Mila", "J-07")
    assert age_in_years(mila.birth_month, TODAY) == 17
    assert months_until(mila.birth_month, 18, TODAY) == 5
    wonen, onderwijs, werk = mila.questions
    assert (wonen.words, wonen.score_now, wonen.score_goal) == ("een eigen kamer", 3, 8)
    assert (onderwijs.words, onderwijs.score_now, onderwijs.score_goal) == ("bbl techniek", 5, 8)
    assert werk.state == DomainState.NO_QUESTION
    record = gather_record(kop, session.number)
    assert record.discussed == session.agenda[:2]
    assert record.brought_along(mila.number)
    assert record.made_here(mila.number)


def test_its_time_goes_as_planned(kop: SeriesFile) -> None:
    session = running(kop)
    progress = progress_of(kop, session.number)
    assert progress is not None
    spent = sum(seconds_in(progress, step.id, NOON) for step in session.steps)
    assert spent == pytest.approx(40 * 60, abs=len(session.steps))
    begun = (NOON - dt.timedelta(minutes=40)).astimezone()
    assert f"{begun - dt.timedelta(minutes=15):%H:%M}" < session.start <= f"{begun:%H:%M}"
    going = pace(gather_record(kop, session.number), progress, NOON)
    assert 5 <= going.minutes_left <= 15
    assert dt.timedelta(minutes=30) < going.expected_end - NOON < dt.timedelta(minutes=60)


def test_the_other_table_is_ready_to_start(tables: tuple[SeriesFile, SeriesFile]) -> None:
    file = tables[1]
    (session,) = file.sessions.where(lambda session: session.status == SessionStatus.PLANNED)
    assert session.date == TODAY
    assert any(gather_record(file, session.number).brought_along(traject) for traject in session.agenda)


def test_the_overview_has_something_to_tell_of_every_series(demo: Archive) -> None:
    found = survey(demo)
    assert all(line.next_meeting and not line.damaged for line in found.series)
    assert {line.slug for line in found.attention} >= {KOP, KENNEMERLAND}


@pytest.mark.parametrize(
    ("day", "time"),
    [
        (dt.date(2028, 2, 29), dt.time(0, 4)),
        (dt.date(2026, 12, 31), dt.time(23, 55)),
        (dt.date(2026, 11, 29), dt.time(7)),
    ],
    ids=["just after midnight on a leap day", "just before the new year", "on a Sunday morning"],
)
def test_it_is_fresh_at_any_moment(tmp_path: Path, day: dt.date, time: dt.time) -> None:
    now = dt.datetime.combine(day, time).astimezone(dt.UTC)
    archive = Archive(tmp_path, clock=lambda: now)
    fill_archive(archive)
    assert not any(checked.message for checked in archive.check())
    kop, kennemerland = archive.read(KOP), archive.read(KENNEMERLAND)
    begun, ready = running(kop), kennemerland.sessions.all()[-1]
    assert begun.date == ready.date == day
    assert begun.start <= min(f"{time:%H:%M}", ready.start)
    mila = kop.trajects.get(running(kop).agenda[1])
    assert months_until(mila.birth_month, 18, day) == 5
    for file in (kop, kennemerland):
        held = {session.number: session.date for session in file.sessions.all()}
        for action in file.actions.all():
            first = action.first_deadline.day if action.first_deadline else None
            agreed = held.get(action.session, action.agreed)
            assert first is None or (agreed is not None and first > agreed)
        assert all(line.when <= now for line in file.log())
        assert all(session.date.weekday() < 5 for session in file.sessions.all() if session.version)


# Invented, and kind to whom it names


def test_nobody_can_be_reached(demo: Archive) -> None:
    people = [person for slug in demo.slugs() for person in demo.read(slug).people.all() if not person.guest]
    assert people
    assert all(re.fullmatch(r"[a-z.]+@example\.nl", person.email) for person in people)
    assert all(re.fullmatch(r"06-000000\d\d", person.phone) for person in people)


def test_names_are_as_they_are_in_a_room(tables: tuple[SeriesFile, SeriesFile]) -> None:
    people = [person for file in tables for person in file.people.all()]
    first_names = Counter(person.first_name for person in people)
    assert any(count > 1 for count in first_names.values())
    assert any(len(person.name) > 35 and "-" in person.name for person in people)
    assert any(not person.name.isascii() for person in people)
    roepnamen = {fold(traject.roepnaam) for traject in trajects_of(tables)}
    assert roepnamen.isdisjoint(fold(name) for name in first_names)


def names_in(document: Document, names: Iterable[str]) -> set[str]:
    """Return which of these names stand in a document as words."""
    words = set(re.findall(r"\w+", fold(to_markdown(document))))
    return {name for name in names if fold(name) in words}


@pytest.mark.parametrize("audience", list(Audience))
def test_a_roepnaam_stands_in_the_own_copy_only(demo: Archive, audience: Audience) -> None:
    for record in records_of(demo):
        roepnamen = [alias.roepnaam for alias in record.aliases]
        for document in minutes_for(record, audience):
            own = {
                traject.roepnaam
                for traject in record.trajects
                if document.title.startswith(f"Voor {traject.roepnaam}:")
            }
            assert names_in(document, roepnamen) == own
            assert bool(own) == (audience == Audience.JONGERE)


# Among no real series


def test_it_is_refused_where_a_series_is(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    create_series(archive, SeriesKind.VELDTAFEL, "West-Friesland").close()
    with pytest.raises(NotEmpty, match="niets veranderd"):
        fill_archive(archive)
    assert archive.slugs() == ("veldtafel-west-friesland",)


def test_it_is_filled_once(demo_folder: Path) -> None:
    before = {path: path.read_bytes() for path in demo_folder.glob("*.json")}
    with pytest.raises(NotEmpty):
        fill_archive(Archive(demo_folder))
    assert {path: path.read_bytes() for path in demo_folder.glob("*.json")} == before


def test_it_can_be_worked_in_at_once(demo_folder: Path) -> None:
    with Archive(demo_folder).open(KOP) as file:
        assert not file.read_only


def test_filling_loads_no_screen() -> None:
    program = "import sys, tafel.demo; sys.exit('textual' in sys.modules or 'rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


class TestTheCommunity:
    """The community of practice: tips collected over two meetings and half sorted, with something of everything."""

    def test_its_tips_were_collected_over_two_meetings_and_half_of_them_sorted(self, cop: SeriesFile) -> None:
        tips = cop.tips.all()
        assert Counter(tip.session for tip in tips) == {1: 40, 2: 35}
        now = standing(tips)
        assert (now.on_table, now.placed, len(now.merged)) == (74, 38, 1)
        assert all(now.columns.values())
        assert [tip.merged_into for tip in now.merged] == [1]
        assert {role for tip in tips for role in tip.sources} == set(Role)
        assert any(tip.first_text for tip in tips)
        assert any(tip.remarks for tip in tips)

    def test_three_couples_agree_on_most_and_leave_some_to_talk_about(self, cop: SeriesFile) -> None:
        sorters, tips = cop.sorters.all(), cop.tips.all()
        assert [sorter.roles for sorter in sorters] == [(Role.PARENT, Role.PROFESSIONAL)] * 3
        outcomes = Counter(agreement(tip).outcome for tip in tips)
        assert outcomes[Outcome.UNANIMOUS] > outcomes[Outcome.MAJORITY] > outcomes[Outcome.DIVIDED] > 0

    def test_its_toptips_have_an_order_and_one_led_to_something(self, cop: SeriesFile) -> None:
        tips = cop.tips.all()
        assert [tip.rank for tip in toptips(tips, Public.PROFESSIONALS)] == [1, 2, 3]
        assert all(tip.usable for tip in tips if tip.is_toptip)
        assert [tip.number for tip in tips if tip.uses] == [31]

    def test_who_takes_part_is_known_by_role_and_the_source_parent_may_be_told(self, cop: SeriesFile) -> None:
        people = cop.people.all()
        assert is_safe(Role.PARENT, people)
        assert not is_safe(Role.JONGERE, people)
        assert cop.series.focus

    def test_a_meeting_is_planned_to_go_on_with(self, cop: SeriesFile) -> None:
        coming = cop.sessions.all()[-1]
        assert coming.status == SessionStatus.PLANNED
        assert coming.date <= TODAY + dt.timedelta(weeks=1)
        assert {StepKind.COLLECT, StepKind.SORT, StepKind.CHOOSE} <= {step.kind for step in coming.steps}
