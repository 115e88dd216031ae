"""A jongere stops: what was typed in the block is nowhere any more, and all else is as it was."""

import datetime as dt
import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from a_store import FailingDisk
from movable_clock import MovableClock

from sessions.actions import Deadline, Status
from sessions.acts.actions import (
    Promise,
    agree_action,
    change_action,
    declare,
    move_deadline,
    note_progress,
    promise_action,
    set_status,
)
from sessions.acts.at_work import MeetingClosed
from sessions.acts.gather import gather_record, record_of
from sessions.acts.meeting import close_meeting, enter_meeting, go_to_step, reopen_meeting, welcome_guest
from sessions.acts.planning import plan_meeting
from sessions.acts.question import answer_question, keep_notes, note_going_well, open_leefgebied, word_question
from sessions.acts.sharing import agree_sharing
from sessions.acts.stopping import Stopped, stop_turn
from sessions.acts.turns import call_by, confirm_contact, note_consent, note_heard, set_at_table, welcome
from sessions.consents import ConsentSubject
from sessions.errors import InvalidInput
from sessions.leefgebieden import Leefgebied
from sessions.meetings import StepKind
from sessions.place import Place
from sessions.sharing import Scope, scope_for
from sessions.store.archive import Archive
from sessions.store.refusals import NothingToUndo, ReadOnlyFile, SaveFailed
from sessions.store.series_file import SeriesFile
from sessions.turns import Course, Heard, Turn

SECRET = "zwanenbloem"
SLUG = "veldtafel-kop-van-noord-holland"
FRIDAY = Deadline(day=dt.date(2026, 11, 27))


def at(file: SeriesFile, kind: StepKind, traject: int = 1, session: int = 1) -> Place:
    """The place of a step of this kind in a jongere's block."""
    steps = file.sessions.get(session).steps
    return Place(session, next(step.id for step in steps if (step.kind, step.traject) == (kind, traject)), traject)


def enter(file: SeriesFile, session: int = 1, traject: int = 1) -> Place:
    """Go to a jongere's Acties in a meeting that is running, and return the place."""
    place = at(file, StepKind.ACTIONS, traject, session)
    enter_meeting(file, session)
    go_to_step(file, session, place.step)
    return place


def type_everything(file: SeriesFile, place: Place) -> None:
    """Type the secret wherever something can be typed in a block."""
    call_by(file, place, f"Mi{SECRET}")
    welcome(file, place)
    note_consent(file, place, ConsentSubject.TABLE, given=True)
    welcome_guest(file, place, f"Truus {SECRET}; oma van {SECRET}")
    note_going_well(file, place, f"{SECRET} gaat goed")
    word_question(file, place, f"Waar is mijn {SECRET}?")
    open_leefgebied(file, place, Leefgebied.OVERIG)
    answer_question(file, place, Leefgebied.WONEN, words=f"bij de {SECRET}", own_network=SECRET, score_now=3)
    answer_question(file, place, Leefgebied.OVERIG, words=SECRET)
    for step in file.sessions.get(place.session).steps:
        if step.traject == place.traject:
            there = Place(place.session, step.id, place.traject)
            keep_notes(file, there, visit="", notes=f"over {SECRET}", private_notes=f"stil over {SECRET}")
    action = promise_action(file, place, Promise(what=f"zoekt {SECRET}", guest=f"Piet {SECRET}", result=SECRET))
    note_progress(file, place, action.number, f"gebeld met {SECRET}")
    declare(file, place, f"Ik wil {SECRET}.")
    confirm_contact(file, place, f"Nel {SECRET}")
    note_heard(file, place, Heard.YES)


def holding(folder: Path, word: str = SECRET) -> list[str]:
    """Return the files anywhere in an archive in which a word stands."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes())


def all_bytes(folder: Path) -> dict[Path, bytes]:
    """Return what every backup holds."""
    return {path: path.read_bytes() for path in folder.rglob("reservekopieen/*/*.json")}


@pytest.fixture
def archive(tmp_path: Path, clock: MovableClock) -> Archive:
    return Archive(tmp_path, clock=clock, sleep=lambda _: None)


# Nothing is left of it


def test_what_was_typed_in_the_block_is_in_no_file(table: SeriesFile, archive: Archive) -> None:
    place = enter(table)
    before = table.trajects.get(1)
    people, attendance = table.people.all(), table.sessions.get(1).attendance
    type_everything(table, place)
    table.back_up("tussendoor")
    assert len(holding(archive.folder)) == 2
    assert stop_turn(table, place) == Stopped()
    assert holding(archive.folder) == []
    assert table.trajects.get(1) == before
    assert (table.actions.all(), table.people.all()) == ((), people)
    assert [(start.before, start.stopped) for start in table.starts.all()] == [(before, False)]
    session = table.sessions.get(1)
    assert (session.attendance, session.turns) == (attendance, (Turn(traject=1, course=Course.STOPPED),))
    assert not any(step.notes or step.private_notes for step in session.steps)
    archive.read(SLUG).check()


def test_undo_and_redo_do_not_bring_it_back(table: SeriesFile, archive: Archive) -> None:
    place = enter(table)
    word_question(table, place, f"Waar is mijn {SECRET}?")
    declare(table, place, SECRET)
    table.undo()
    stop_turn(table, place)
    for turn_back in (table.undo, table.redo):
        with pytest.raises(NothingToUndo):
            turn_back()
    assert holding(archive.folder) == []


def test_a_restart_in_the_middle_of_the_block_changes_nothing(
    table: SeriesFile, archive: Archive, clock: MovableClock
) -> None:
    before = table.trajects.get(1)
    type_everything(table, enter(table))
    table.close()
    clock.forward(minutes=1)
    with archive.open(SLUG) as file:
        enter_meeting(file, 1)
        place = at(file, StepKind.QUESTION)
        word_question(file, place, f"Nog een {SECRET}")
        assert len(holding(archive.folder)) == 2
        stop_turn(file, place)
        assert holding(archive.folder) == []
        assert file.trajects.get(1) == before


def test_after_closing_and_opening_again_the_frozen_minutes_are_cleaned_too(
    table: SeriesFile, archive: Archive
) -> None:
    type_everything(table, enter(table))
    promise_action(table, enter(table, traject=2), Promise(what="belt Sem"))
    close_meeting(table, 1)
    assert 1 in record_of(table, 1, 1).discussed
    reopen_meeting(table, 1)
    stop_turn(table, enter(table))
    assert holding(archive.folder) == []
    frozen = record_of(table, 1, 1)
    assert frozen.discussed == (2,)
    assert frozen.session.turn(1).course == Course.STOPPED
    assert [action.what for action in frozen.actions] == ["belt Sem"]
    assert not table.trajects.get(1).discussed
    close_meeting(table, 1)
    assert holding(archive.folder) == []


def test_who_had_a_turn_before_a_later_meeting_was_closed_can_still_stop(table: SeriesFile) -> None:
    type_everything(table, enter(table))
    close_meeting(table, 1)
    later = plan_meeting(table, day=dt.date(2027, 1, 7), agenda=[1]).number
    promise_action(table, enter(table, later), Promise(what="belt"))
    close_meeting(table, later)
    reopen_meeting(table, 1)
    stop_turn(table, enter(table))
    assert [action.session for action in table.actions.all()] == [later]
    assert [action.session for action in record_of(table, later).actions] == [later]
    assert not any(step.notes for step in table.sessions.get(1).steps)
    assert table.trajects.get(1).statements == ()


def test_a_copy_that_was_in_conflict_is_cleaned_too(table: SeriesFile, archive: Archive, clock: MovableClock) -> None:
    place = enter(table)
    type_everything(table, place)
    for name in ("conflict-20261126-1331", "vervangen-20261126-1331-2"):
        (archive.folder / f"{SLUG}.{name}.json").write_bytes(table.path.read_bytes())
    clock.forward(minutes=2)
    assert stop_turn(table, place) == Stopped()
    assert holding(archive.folder) == []
    assert archive.read_copy(archive.folder / f"{SLUG}.conflict-20261126-1331.json").sessions.get(1).turns


def test_how_the_turn_of_the_next_jongere_began_holds_nothing_of_it(table: SeriesFile, archive: Archive) -> None:
    place = enter(table)
    type_everything(table, place)
    enter(table, traject=2)
    stop_turn(table, place)
    assert [start.traject for start in table.starts.all()] == [2, 1]
    assert holding(archive.folder) == []


def test_who_is_welcomed_again_can_stop_again(table: SeriesFile, archive: Archive) -> None:
    place = enter(table)
    before = table.trajects.get(1)
    for _ in range(2):
        type_everything(table, place)
        stop_turn(table, place)
        assert holding(archive.folder) == []
        assert table.trajects.get(1) == before


# All else stays


def test_earlier_actions_go_back_to_how_they_were(table: SeriesFile, archive: Archive) -> None:
    first = enter(table)
    for _ in range(3):
        promise_action(table, first, Promise(what="belt", deadline=FRIDAY))
    sem = promise_action(table, enter(table, traject=2), Promise(what="mailt"))
    close_meeting(table, 1)
    later = plan_meeting(table, day=dt.date(2027, 1, 7), agenda=[1, 2]).number
    place = enter(table, later)
    before = table.actions.all()
    note_progress(table, place, 1, SECRET)
    set_status(table, place, 2, Status.DROPPED, SECRET)
    agree_action(table, place, 3)
    move_deadline(table, place, 3, Deadline(day=dt.date(2027, 2, 1)))
    change_action(table, place, 1, Promise(what=SECRET))
    made = promise_action(table, place, Promise(what=SECRET)).number
    stop_turn(table, place)
    assert table.actions.all() == before
    assert sem in table.actions.all()
    assert holding(archive.folder) == []
    after = promise_action(table, enter(table, later, traject=2), Promise(what="belt"))
    assert after.number == made + 1


def test_backups_from_before_the_turn_stay_byte_for_byte(
    table: SeriesFile, archive: Archive, clock: MovableClock
) -> None:
    enter_meeting(table, 1)
    clock.forward(seconds=5)
    table.back_up("ervoor")
    before = all_bytes(archive.folder)
    clock.forward(seconds=5)
    place = enter(table)
    type_everything(table, place)
    table.back_up("erna")
    stop_turn(table, place)
    assert {path: data for path, data in all_bytes(archive.folder).items() if path in before} == before
    assert len(all_bytes(archive.folder)) == len(before) + 1


def test_a_guest_who_was_known_before_is_known_as_before(table: SeriesFile, archive: Archive) -> None:
    welcome_guest(table, Place(1, "1-aanwezigheid"), "Truus")
    truus = table.people.all()[-1]
    place = enter(table)
    welcome_guest(table, place, f"Truus; oma van {SECRET}")
    stop_turn(table, place)
    assert table.people.get(truus.number) == truus
    assert truus.number in {entry.person for entry in table.sessions.get(1).attendance}
    assert holding(archive.folder) == []


def test_a_guest_who_is_there_for_another_jongere_too_stays_with_that_one(table: SeriesFile) -> None:
    place = enter(table)
    welcome_guest(table, place, "Piet Vis")
    piet = table.people.all()[-1].number
    set_at_table(table, at(table, StepKind.ACTIONS, 2), piet, here=True)
    stop_turn(table, place)
    entry = next(entry for entry in table.sessions.get(1).attendance if entry.person == piet)
    assert entry.traject == 2
    assert table.people.find(piet)


def test_a_contact_person_who_was_named_here_first_but_is_known_by_more_stays(table: SeriesFile) -> None:
    place = enter(table)
    number = confirm_contact(table, place, "Nel Visser").contact or 0
    with table.change("formulier"):
        table.people.save(table.people.get(number).changed(email="nel@example.nl"))
    stop_turn(table, place)
    assert table.people.find(number)


def test_a_traject_that_ended_meanwhile_stays_ended(table: SeriesFile) -> None:
    place = enter(table)
    with table.change("beëindigd"):
        table.trajects.save(table.trajects.get(1).changed(ended=dt.date(2026, 11, 26)))
    stop_turn(table, place)
    assert table.trajects.get(1).ended == dt.date(2026, 11, 26)


def test_a_stopped_turn_is_not_discussed(table: SeriesFile) -> None:
    place = enter(table)
    type_everything(table, place)
    stop_turn(table, place)
    assert 1 not in gather_record(table, 1).discussed


# What was withdrawn stays withdrawn


def test_a_no_that_was_said_in_the_turn_stays(table: SeriesFile) -> None:
    enter_meeting(table, 1)
    outside = at(table, StepKind.WELCOME)
    note_consent(table, outside, ConsentSubject.ADDICTION, given=True)
    open_leefgebied(table, outside, Leefgebied.VERSLAVING)
    promise_action(table, outside, Promise(what="belt", leefgebied=Leefgebied.VERSLAVING))
    with table.change("van de vorige keer"):
        table.actions.save(table.actions.get(1).changed(session=9))
    place = enter(table)
    note_consent(table, place, ConsentSubject.ADDICTION, given=False)
    note_consent(table, place, ConsentSubject.TABLE, given=True)
    stop_turn(table, place)
    after = table.trajects.get(1)
    assert [(said.subject, said.given) for said in after.consents] == [
        (ConsentSubject.ADDICTION, True),
        (ConsentSubject.ADDICTION, False),
    ]
    assert after.question_in(Leefgebied.VERSLAVING) is None
    assert table.actions.get(1).leefgebied is None


def test_a_partner_reads_no_more_than_was_agreed_before_or_in_the_turn(table: SeriesFile, archive: Archive) -> None:
    agree_sharing(table, 1, 1, Scope.ALL, also=(Leefgebied.FINANCIEN, Leefgebied.PSYCHISCH), by="Mila")
    place = enter(table)
    agree_sharing(table, 1, 1, Scope.ALL, also=(Leefgebied.PSYCHISCH, Leefgebied.LICHAMELIJK), by=SECRET)
    agree_sharing(table, 1, 2, Scope.ALL, by=SECRET)
    stop_turn(table, place)
    sharing = table.trajects.get(1).sharing
    assert [(kept.partner, kept.scope, kept.also, kept.by) for kept in sharing[1:]] == [
        (1, Scope.ALL, (Leefgebied.PSYCHISCH,), "de jongere")
    ]
    agree_sharing(table, 1, 1, Scope.NOTHING, by=SECRET)
    stop_turn(table, enter(table))
    assert scope_for(table.trajects.get(1).sharing, 1) == Scope.NOTHING
    assert holding(archive.folder) == []


# When it does not go well


def test_a_window_that_may_only_read_erases_nothing(table: SeriesFile, archive: Archive) -> None:
    place = enter(table)
    type_everything(table, place)
    before = table.path.read_bytes()
    with archive.open(SLUG) as second, pytest.raises(ReadOnlyFile):
        stop_turn(second, place)
    assert table.path.read_bytes() == before


def test_a_closed_meeting_and_a_step_without_jongere_are_refused(table: SeriesFile) -> None:
    place = enter(table)
    with pytest.raises(InvalidInput, match="geen jongere"):
        stop_turn(table, Place(1, place.step))
    close_meeting(table, 1)
    with pytest.raises(MeetingClosed):
        stop_turn(table, place)


def test_when_the_file_cannot_be_saved_nothing_is_erased(
    table: SeriesFile, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = enter(table)
    type_everything(table, place)
    table.back_up("tussendoor")
    before = (table.trajects.get(1), table.actions.all(), all_bytes(archive.folder), table.path.read_bytes())
    disk = FailingDisk(monkeypatch)
    disk.fail(errno.ENOSPC, at=2)
    with pytest.raises(SaveFailed):
        stop_turn(table, place)
    disk.recover()
    assert (table.trajects.get(1), table.actions.all(), all_bytes(archive.folder), table.path.read_bytes()) == before
    assert table.next_undo()
    assert stop_turn(table, place) == Stopped()
    assert holding(archive.folder) == []


def fail_on(monkeypatch: pytest.MonkeyPatch, call: str, wrong: Callable[[Path], bool]) -> None:
    """Let a call on these paths fail, as where a folder may not be changed."""
    real = getattr(Path, call)

    def failing(path: Path, *arguments: Any, **options: Any) -> Any:
        if any(wrong(Path(name)) for name in (path, *arguments)):
            raise PermissionError(errno.EACCES, "nee")
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, call, failing)


def is_backup(path: Path) -> bool:
    return "reservekopieen" in path.parts and path.suffix == ".json"


def test_a_copy_that_cannot_be_written_is_removed(
    table: SeriesFile, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = enter(table)
    type_everything(table, place)
    table.back_up("tussendoor")
    kept = len(all_bytes(archive.folder))
    fail_on(monkeypatch, "replace", is_backup)
    assert stop_turn(table, place) == Stopped()
    assert holding(archive.folder) == []
    assert len(all_bytes(archive.folder)) == kept - 1


def test_a_copy_that_can_be_neither_written_nor_removed_is_told_and_tried_again(
    table: SeriesFile, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = enter(table)
    type_everything(table, place)
    table.back_up("tussendoor")
    with monkeypatch.context() as stuck:
        fail_on(stuck, "replace", is_backup)
        fail_on(stuck, "unlink", is_backup)
        stopped = stop_turn(table, place)
        (left,) = stopped.left
        assert is_backup(left)
        assert str(left) in stopped.warning
        assert holding(archive.folder) == [left.name]
        enter_meeting(table, 1)
        assert str(left) in table.warning
    table.warning = ""
    enter_meeting(table, 1)
    assert (holding(archive.folder), table.warning) == ([], "")
    assert not table.starts.where(lambda start: start.stopped)


def test_when_the_app_ends_before_the_copies_are_clean_the_rest_follows(
    table: SeriesFile, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = enter(table)
    type_everything(table, place)
    table.back_up("tussendoor")

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(SeriesFile, "clean_copies", die)
        with pytest.raises(KeyboardInterrupt):
            stop_turn(table, place)
    table.close()
    assert len(holding(archive.folder)) == 1
    with archive.open(SLUG) as file:
        assert file.sessions.get(1).turn(1).course == Course.STOPPED
        enter_meeting(file, 1)
        assert holding(archive.folder) == []


def test_a_damaged_copy_from_before_the_turn_is_left_and_a_later_one_removed(
    table: SeriesFile, archive: Archive, clock: MovableClock
) -> None:
    clock.forward(minutes=5)
    place = enter(table)
    type_everything(table, place)
    clock.forward(minutes=5)
    older = archive.folder / f"{SLUG}.vervangen-20260101-1200.json"
    newer = archive.folder / f"{SLUG}.vervangen-20261126-2300.json"
    strange = archive.folder / f"{SLUG}.mijn-kopie.json"
    for path in (older, newer, strange):
        path.write_bytes(b"kapot")
    assert stop_turn(table, place).left == (strange,)
    assert (older.exists(), newer.exists(), strange.exists()) == (True, False, True)
