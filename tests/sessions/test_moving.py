"""Moving a jongere to another series: all of it goes along, also when it breaks off between the two files."""

import datetime as dt
import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from a_store import FailingDisk
from movable_clock import MovableClock

from sessions.actions import Owner, Status
from sessions.acts.actions import Promise, declare, note_progress, promise_action, set_status
from sessions.acts.at_work import TurnOver
from sessions.acts.gather import aliases_of, gather_record, record_of
from sessions.acts.meeting import close_meeting, enter_meeting, reopen_meeting
from sessions.acts.moving import CannotMove, check_movable, destinations, move_traject
from sessions.acts.people import add_partner
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere, create_series
from sessions.acts.present import present_actions, present_trajects
from sessions.acts.proposing import candidates
from sessions.acts.search import read_index
from sessions.acts.sharing import agree_sharing, who_had
from sessions.acts.survey import survey
from sessions.errors import InvalidInput
from sessions.place import Place
from sessions.sent import Sent
from sessions.series import SeriesKind
from sessions.sharing import Scope, scope_for
from sessions.store.archive import Archive
from sessions.store.refusals import ReadOnlyFile, SaveFailed
from sessions.store.series_file import SeriesFile


@pytest.fixture
def archive(tmp_path: Path, clock: MovableClock) -> Archive:
    return Archive(tmp_path, clock=clock)


@pytest.fixture
def there(archive: Archive) -> Iterator[SeriesFile]:
    """Another series, with a jongere, an organisation that the first one has too, and a planned meeting."""
    with create_series(archive, SeriesKind.VELDTAFEL, "West-Friesland") as file:
        add_jongere(file, code="J-01", roepnaam="Noor")
        add_partner(file, "woonstichting zeewijk")
        plan_meeting(file, day=dt.date(2026, 12, 10), agenda=[1])
        yield file


@pytest.fixture
def here(table: SeriesFile) -> SeriesFile:
    """The first series after a meeting: Mila has an open action of Karin, one that is done, and a planned meeting."""
    enter_meeting(table, 1)
    step = next(step for step in table.sessions.get(1).steps if step.kind == "acties")
    place = Place(1, step.id, 1)
    karin = Owner(person=1, name="Karin de Wit", organisation="Woonstichting Zeewijk")
    promise_action(table, place, Promise(what="schrijft haar in", owner=karin))
    promise_action(table, place, Promise(what="belt oma", owner=Owner(jongere=True)))
    note_progress(table, place, 1, "gebeld")
    set_status(table, place, 2, Status.DONE)
    declare(table, place, "ik wil een kamer")
    agree_sharing(table, 1, 1, Scope.ALL)
    agree_sharing(table, 1, 2, Scope.NOTHING)
    with table.change("gemaakt", undoable=False):
        table.sent.add(
            Sent(session=1, audience="partners", reader="Zeewijk", partner=1, trajects=(1, 2), made=table.now())
        )
    close_meeting(table, 1)
    plan_meeting(table, day=dt.date(2026, 12, 8), agenda=[1, 2])
    return table


def arrived_whole(file: SeriesFile) -> None:
    """Check that Mila is in the other series once, with all that went along."""
    (mila,) = (traject for traject in present_trajects(file) if traject.roepnaam == "Mila")
    assert [said.text for said in mila.statements] == ["ik wil een kamer"]
    assert [(action.what, action.status) for action in file.actions.all()] == [
        ("schrijft haar in", Status.NOT_STARTED),
        ("belt oma", Status.DONE),
    ]
    assert {(action.traject, action.session, action.agreed) for action in file.actions.all()} == {
        (mila.number, 0, dt.date(2026, 11, 26))
    }
    assert [event.note for event in file.actions.get(1).history] == ["gebeld"]
    owner = file.actions.get(1).owner
    assert owner is not None
    karin = file.people.get(owner.person or 0)
    assert (karin.name, karin.email, karin.partner) == ("Karin de Wit", "karin@example.nl", 1)
    assert sorted(person.name for person in file.people.all()) == ["Els Bakker", "Karin de Wit"]
    assert [partner.name for partner in file.partners.all()] == ["woonstichting zeewijk"]
    assert [(agreed.partner, agreed.scope) for agreed in mila.sharing] == [(1, Scope.ALL)]
    assert [sent.partner for sent in who_had(file, traject=mila.number)] == [1]
    assert [one.traject.code for one in candidates(file)] == ["J-07", "J-01"]


def test_all_goes_along_and_the_minutes_stay_to_be_read(archive: Archive, here: SeriesFile, there: SeriesFile) -> None:
    before = record_of(here, 1)
    moved = move_traject(here, there, 1)
    assert (moved.code, moved.uid) == ("J-07", here.trajects.get(1).uid)
    arrived_whole(there)
    assert here.trajects.get(1).moved_to == "Veldtafel West-Friesland"
    assert record_of(here, 1) == before
    assert [traject.code for traject in present_trajects(here)] == ["J-08"]
    assert present_actions(here) == ()
    reopen_meeting(here, 1)
    with pytest.raises(TurnOver, match="verhuisd naar Veldtafel West-Friesland"):
        promise_action(here, Place(1, traject=1), Promise(what="gaat verloren"))
    close_meeting(here, 1)
    assert here.sessions.get(2).agenda == (2,)
    assert {step.traject for step in here.sessions.get(2).steps} == {None, 2}
    assert gather_record(here, 2).elsewhere == 0
    assert "Mila" in {alias.roepnaam for alias in aliases_of(here)}
    assert [entry.spots[0].slug for entry in read_index(archive).find("Mila") if entry.called == "J-07"] == [there.slug]
    lines = {line.slug: line for line in survey(archive).series}
    assert (lines[here.slug].open_actions, lines[there.slug].open_actions) == (0, 1)


@pytest.mark.parametrize("at", range(1, 10))
def test_a_crash_at_any_moment_loses_nothing_and_the_next_try_goes_on(
    archive: Archive, here: SeriesFile, there: SeriesFile, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    before = here.trajects.get(1)
    disk = FailingDisk(monkeypatch)
    disk.fail(errno.EIO, at=at, forever=True)
    with pytest.raises(SaveFailed):
        move_traject(here, there, 1)
    disk.recover()
    assert here.trajects.get(1) == before
    began = len(there.trajects.all()) == 2
    assert began or at < 6
    assert [one.begun for one in destinations(archive, here, 1)] == [began]
    if began:
        arrived_whole(there)
    move_traject(here, there, 1)
    arrived_whole(archive.read(there.slug))
    assert archive.read(here.slug).trajects.get(1).moved_to == "Veldtafel West-Friesland"


def test_what_either_side_did_between_two_tries_stays(
    here: SeriesFile, there: SeriesFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("sessions.acts.moving._leave", crash)
        with pytest.raises(KeyboardInterrupt):
            move_traject(here, there, 1)
    with here.change("verder hier"):
        here.trajects.save(here.trajects.get(1).changed(gemeente="Schagen"))
        here.actions.save(here.actions.get(2).changed(result="oma weet het"))
        here.actions.add(here.actions.get(1).changed(number=0, what="mailt"))
    with there.change("verder daar"):
        there.actions.save(there.actions.get(1).changed(status=Status.BUSY))
    moved = move_traject(here, there, 1)
    assert moved.gemeente == "Schagen"
    assert [(action.what, action.status, action.result) for action in there.actions.all()] == [
        ("schrijft haar in", Status.BUSY, ""),
        ("belt oma", Status.DONE, "oma weet het"),
        ("mailt", Status.NOT_STARTED, ""),
    ]


def test_who_comes_back_has_the_numbers_and_minutes_of_before(here: SeriesFile, there: SeriesFile) -> None:
    before = here.trajects.get(1)
    move_traject(here, there, 1)
    with there.change("verder daar"):
        there.actions.save(there.actions.get(1).changed(status=Status.BUSY))
    back = move_traject(there, here, 2)
    assert back.changed(sharing=before.sharing) == before
    assert set(back.sharing) == set(before.sharing)
    assert [(action.number, action.session) for action in here.actions.all()] == [(1, 1), (2, 1)]
    assert here.actions.get(1).status == Status.BUSY
    assert scope_for(back.sharing, 2) == Scope.NOTHING
    assert [traject.code for traject in present_trajects(there)] == ["J-01"]


def test_a_code_that_is_taken_there_asks_for_another(here: SeriesFile, there: SeriesFile) -> None:
    add_jongere(there, code="J-07", roepnaam="Sara")
    with pytest.raises(InvalidInput, match="Kies daar een andere code") as refused:
        move_traject(here, there, 1)
    assert refused.value.field == "code"
    assert not here.trajects.get(1).gone
    assert move_traject(here, there, 1, code="J-31").code == "J-31"


def test_what_cannot_be_moved_is_refused_calmly(here: SeriesFile, there: SeriesFile) -> None:
    reopen_meeting(here, 1)
    with pytest.raises(CannotMove, match="Sluit die eerst af"):
        check_movable(here, 1)
    close_meeting(here, 1)
    with pytest.raises(CannotMove, match="Kies een andere reeks"):
        move_traject(here, here, 1)
    there.read_only = "In een ander venster open."
    with pytest.raises(ReadOnlyFile):
        move_traject(here, there, 1)
    there.read_only = ""
    move_traject(here, there, 1)
    with pytest.raises(CannotMove, match="al samengevoegd of verhuisd"):
        move_traject(here, there, 1)
