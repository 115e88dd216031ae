"""Backups: verified, kept for as long as promised, and a way back that gives no number twice."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from a_store import a_series, on_disk, promise
from movable_clock import NOON, MovableClock

from sessions.store import backups as backups_module
from sessions.store.archive import Archive
from sessions.store.refusals import DamagedFile, ReadOnlyFile, SaveFailed, Unreachable

SLUG = "kop-van-noord-holland"


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def archive(tmp_path: Path, clock: MovableClock) -> Archive:
    archive = Archive(tmp_path, clock=clock)
    archive.create(a_series()).close()
    return archive


def test_opening_and_closing_a_meeting_keep_a_copy_of_what_is_on_disk(archive: Archive, clock: MovableClock) -> None:
    with archive.open(SLUG) as file:
        promise(file)
    clock.forward(hours=2)
    with archive.open(SLUG) as file:
        opened = file.path.read_bytes()
        promise(file)
        file.back_up("Afgesloten!")
        closed = file.path.read_bytes()
    newest, before, _ = archive.backups(SLUG)
    assert (newest.reason, newest.made) == ("afgesloten", NOON + dt.timedelta(hours=2))
    assert newest.path.read_bytes() == closed
    assert before.path.read_bytes() == opened


def test_what_did_not_change_is_not_copied_again(archive: Archive) -> None:
    for _ in range(5):
        archive.open(SLUG).close()
    assert len(archive.backups(SLUG)) == 1


def test_a_window_that_only_reads_makes_no_backup(archive: Archive) -> None:
    with archive.open(SLUG) as writer:
        promise(writer)
        kept = archive.backups(SLUG)
        archive.read(SLUG)
        archive.open(SLUG)
        assert archive.backups(SLUG) == kept


def test_the_ten_newest_and_one_a_day_for_two_weeks_are_kept(archive: Archive, clock: MovableClock) -> None:
    for _ in range(20):
        clock.forward(days=1)
        with archive.open(SLUG) as file:
            for moment in range(3):
                promise(file, f"actie {moment}")
                file.back_up("afgesloten")
                clock.forward(minutes=1)
    kept = archive.backups(SLUG)
    orders = [backup.order for backup in kept]
    assert orders[:10] == list(range(orders[0], orders[0] - 10, -1))
    days = [backup.made.date() for backup in kept[10:]]
    assert len(days) == len(set(days))
    covered = {backup.made.date() for backup in kept}
    assert covered == {clock.moment.date() - dt.timedelta(days=back) for back in range(14)}


def test_a_clock_that_went_back_does_not_make_the_newest_copy_the_oldest(archive: Archive, clock: MovableClock) -> None:
    for days in (1, -400, 1):
        clock.forward(days=days)
        for _ in range(6):
            with archive.open(SLUG) as file:
                promise(file)
    newest = archive.backups(SLUG)[0]
    assert len(newest.tables(archive.keys)["actions"]) == 17


def test_a_copy_that_is_not_the_same_is_thrown_away_and_told(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    with archive.open(SLUG) as file:
        promise(file)
        kept = archive.backups(SLUG)
        monkeypatch.setattr(backups_module, "holds", lambda *_: False)
        file.back_up("afgesloten")
        assert "geen reservekopie" in file.warning
    assert archive.backups(SLUG) == kept


def test_restoring_puts_the_copy_back_and_keeps_the_damaged_file(archive: Archive) -> None:
    with archive.open(SLUG) as file:
        promise(file, "belt")
        file.back_up("afgesloten")
        file.path.write_bytes(b"stuk")
    with pytest.raises(DamagedFile) as refused:
        archive.open(SLUG)
    assert refused.value.backup is not None
    with archive.restore(SLUG, refused.value.backup) as restored:
        assert not restored.read_only
        assert [action.what for action in restored.actions.all()] == ["belt"]
    (aside,) = archive.folder.glob(f"{SLUG}.vervangen-*.json")
    assert aside.read_bytes() == b"stuk"
    assert archive.slugs() == (SLUG,)


def test_a_restored_backup_goes_on_after_the_highest_number_any_copy_has_seen(archive: Archive) -> None:
    with archive.open(SLUG) as file:
        promise(file)
        file.back_up("vroeg")
        for _ in range(4):
            promise(file)
        file.back_up("laat")
        promise(file)
    oldest = next(backup for backup in archive.backups(SLUG) if backup.reason == "vroeg")
    archive.restore(SLUG, oldest).close()
    with archive.open(SLUG) as file:
        assert len(file.actions.all()) == 1
        assert promise(file).number == 7


def test_a_backup_put_back_by_hand_gives_no_number_twice_either(archive: Archive) -> None:
    with archive.open(SLUG) as file:
        for _ in range(5):
            promise(file)
        file.back_up("laat")
    oldest = archive.backups(SLUG)[-1]
    (archive.folder / f"{SLUG}.json").write_bytes(oldest.path.read_bytes())
    archive.open(SLUG).close()
    with archive.open(SLUG) as file:
        assert file.actions.all() == ()
        assert promise(file).number == 6


def test_a_series_whose_file_is_gone_can_be_restored(archive: Archive) -> None:
    with archive.open(SLUG) as file:
        promise(file, "belt")
        file.back_up("afgesloten")
    file.path.unlink()
    archive.restore(SLUG, archive.backups(SLUG)[0]).close()
    assert on_disk(archive, SLUG) == ["belt"]


def test_what_another_window_has_is_not_restored(archive: Archive) -> None:
    with archive.open(SLUG) as file:
        with pytest.raises(ReadOnlyFile):
            archive.restore(SLUG, archive.backups(SLUG)[0])
        promise(file)


def test_a_backup_that_is_damaged_itself_is_not_put_back(archive: Archive) -> None:
    path = archive.folder / f"{SLUG}.json"
    content = path.read_bytes()
    (backup,) = archive.backups(SLUG)
    backup.path.write_bytes(b"stuk")
    with pytest.raises(DamagedFile):
        archive.restore(SLUG, backup)
    assert path.read_bytes() == content
    with archive.open(SLUG) as file:
        assert not file.read_only


def test_a_restore_that_fails_leaves_the_file_as_it_was(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive.folder / f"{SLUG}.json"
    path.write_bytes(b"stuk")
    (backup,) = archive.backups(SLUG)

    def full(*_: Any, **__: Any) -> str:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("sessions.store.storage.write_file", full)
        with pytest.raises(SaveFailed, match="schijf is vol"):
            archive.restore(SLUG, backup)
    assert path.read_bytes() == b"stuk"
    archive.restore(SLUG, backup).close()


def test_a_link_is_not_restored_over(archive: Archive, tmp_path: Path) -> None:
    path = archive.folder / f"{SLUG}.json"
    path.rename(tmp_path / "elders.txt")
    path.symlink_to(tmp_path / "elders.txt")
    with pytest.raises(Unreachable, match="verwijzing"):
        archive.restore(SLUG, archive.backups(SLUG)[0])
    assert path.is_symlink()
