"""A file that something else changed, moved or took away: never overwritten, and nothing of ours is lost."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from a_store import FailingDisk, a_series, on_disk, promise
from movable_clock import MovableClock

from sessions.actions import Action
from sessions.store.archive import Archive
from sessions.store.refusals import ChangedOutside, FileGone, ReadOnlyFile, SaveFailed, Unreachable
from sessions.store.series_file import SeriesFile

SLUG = "kop-van-noord-holland"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archief", clock=MovableClock())


@pytest.fixture
def file(archive: Archive) -> Iterator[SeriesFile]:
    with archive.create(a_series()) as file:
        promise(file, "belt")
        yield file


def change_outside(file: SeriesFile) -> bytes:
    """Change the file as another program would, keeping its length, and return what it holds then."""
    content = file.path.read_bytes().replace(b'"belt"', b'"roep"')
    file.path.write_bytes(content)
    return content


def test_a_file_changed_outside_is_not_overwritten_and_ours_is_kept_beside_it(
    archive: Archive, file: SeriesFile
) -> None:
    theirs = change_outside(file)
    with pytest.raises(ChangedOutside, match=r"niet overschreven.*laatste invoer, staat ernaast als"):
        promise(file, "mailt")
    assert file.path.read_bytes() == theirs
    assert file.conflict is not None
    assert file.conflict.name in file.read_only
    ours = archive.read_copy(file.conflict)
    assert [action.what for action in ours.actions.all()] == ["belt", "mailt"]
    assert ours.read_only
    assert archive.slugs() == (SLUG,)


def test_after_a_conflict_the_window_only_reads_what_it_had(file: SeriesFile) -> None:
    change_outside(file)
    with pytest.raises(ChangedOutside):
        promise(file, "mailt")
    with pytest.raises(ReadOnlyFile, match="door iets anders gewijzigd"):
        promise(file, "schrijft")
    assert [action.what for action in file.actions.all()] == ["belt"]
    assert not file.reload()


def test_after_a_conflict_one_can_go_on_with_the_version_on_disk(archive: Archive, file: SeriesFile) -> None:
    change_outside(file)
    with pytest.raises(ChangedOutside):
        promise(file, "mailt")
    ours = file.conflict
    file.go_on_with_disk()
    assert not file.read_only
    assert file.next_undo() is None
    assert ours is not None
    assert ours.exists()
    assert promise(file, "schrijft").number == 3, "ours gave number 2 to an action already"
    assert on_disk(archive, SLUG) == ["roep", "schrijft"]


def test_going_on_with_the_disk_is_only_for_a_conflict(archive: Archive, file: SeriesFile) -> None:
    file.go_on_with_disk()
    assert file.next_undo() is not None
    assert [path.name for path in archive.folder.glob("*.json")] == [f"{SLUG}.json"]


def test_when_ours_cannot_be_kept_it_stays_in_memory_and_is_kept_later(
    file: SeriesFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_outside(file)
    with monkeypatch.context() as patched:
        disk = FailingDisk(patched)
        # The new file is written, the old one is compared; making the copy fails.
        disk.fail(28, at=4, forever=True)
        with pytest.raises(ChangedOutside, match="sluit het niet"):
            promise(file, "mailt")
    assert file.conflict is None
    assert [action.what for action in file.actions.all()] == ["belt"]
    file.go_on_with_disk()
    assert [path.name for path in file.path.parent.glob("*.conflict-*")] != []


def test_an_undo_finds_a_conflict_too(file: SeriesFile) -> None:
    change_outside(file)
    with pytest.raises(ChangedOutside):
        file.undo()
    assert file.next_undo() is not None
    assert len(file.actions.all()) == 1


def test_a_deleted_file_is_told_ours_is_kept_and_can_be_put_back(archive: Archive, file: SeriesFile) -> None:
    file.path.unlink()
    for _ in range(2):
        with pytest.raises(FileGone, match=r"verdwenen terwijl het open was.*Geef dat bestand de naam"):
            promise(file, "mailt")
    copies = list(archive.folder.glob("*.conflict-*"))
    assert len(copies) == 1, "kept once, however often one tries"
    assert [action.what for action in archive.read_copy(copies[0]).actions.all()] == ["belt"]
    assert not file.path.exists()
    file.put_back()
    promise(file, "mailt")
    assert on_disk(archive, SLUG) == ["belt", "mailt"]


def test_putting_back_never_overwrites(file: SeriesFile) -> None:
    theirs = change_outside(file)
    with pytest.raises(ChangedOutside, match="staat al een bestand"):
        file.put_back()
    assert file.path.read_bytes() == theirs


def test_a_folder_that_vanished_and_came_back_costs_nothing(archive: Archive, file: SeriesFile) -> None:
    away = archive.folder.with_name("weg")
    archive.folder.rename(away)
    with pytest.raises(FileGone, match=r"niet meer te bereiken.*sluit het niet"):
        promise(file, "mailt")
    assert [action.what for action in file.actions.all()] == ["belt"]
    away.rename(archive.folder)
    promise(file, "mailt")
    assert on_disk(archive, SLUG) == ["belt", "mailt"]


def test_a_folder_that_is_gone_for_good_leaves_everything_in_memory(archive: Archive, file: SeriesFile) -> None:
    shutil.rmtree(archive.folder)
    with pytest.raises(FileGone):
        promise(file, "mailt")
    file.back_up("afgesloten")
    assert [action.what for action in file.actions.all()] == ["belt"]


def test_a_link_is_not_opened(archive: Archive, file: SeriesFile, tmp_path: Path) -> None:
    file.close()
    elsewhere = file.path.rename(tmp_path / "elders.json")
    file.path.symlink_to(elsewhere)
    for opening in (archive.open, archive.read):
        with pytest.raises(Unreachable, match="verwijzing"):
            opening(SLUG)
    assert file.path.is_symlink()


def test_a_file_that_becomes_a_link_is_not_written(file: SeriesFile, tmp_path: Path) -> None:
    elsewhere = file.path.rename(tmp_path / "elders.json")
    file.path.symlink_to(elsewhere)
    content = elsewhere.read_bytes()
    with pytest.raises(ChangedOutside):
        promise(file)
    assert elsewhere.read_bytes() == content
    assert file.path.is_symlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on Windows")
def test_a_pipe_or_a_folder_in_the_place_of_a_file_is_refused_without_waiting(archive: Archive) -> None:
    archive.folder.mkdir()
    os.mkfifo(archive.folder / "pijp.json")
    (archive.folder / "map.json").mkdir()
    for slug in ("pijp", "map"):
        with pytest.raises(Unreachable, match="geen gewoon bestand"):
            archive.open(slug)


def test_a_file_that_may_not_be_read_is_told_in_dutch(
    archive: Archive, file: SeriesFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.close()

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Unreachable, match=r"niet worden gelezen: tafel mag dat hier niet"):
        archive.read(SLUG)


def test_an_act_is_not_lost_when_the_file_changed_and_changed_back(archive: Archive, file: SeriesFile) -> None:
    content = file.path.read_bytes()
    change_outside(file)
    file.path.write_bytes(content)
    with file.change("actie"):
        file.actions.add(Action(what="mailt", session=1))
    assert on_disk(archive, SLUG) == ["belt", "mailt"]


def test_a_message_about_the_disk_has_no_english_of_the_system_in_it(
    file: SeriesFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FailingDisk(monkeypatch)
    disk.fail(errno.EIO, at=1, forever=True)
    with pytest.raises(SaveFailed, match="de schijf gaf fout 5") as refused:
        promise(file)
    file.back_up("afgesloten")
    for told in (str(refused.value), file.warning):
        assert os.strerror(errno.EIO) not in told


def test_a_reader_whose_file_vanished_is_told_and_keeps_what_it_shows(archive: Archive, file: SeriesFile) -> None:
    reader = archive.read(SLUG)
    file.path.unlink()
    with pytest.raises(Unreachable, match="verdwenen uit de map"):
        reader.reload()
    assert len(reader.actions.all()) == 1


def test_a_copy_given_its_name_back_by_hand_is_gone_on_with(archive: Archive, file: SeriesFile) -> None:
    file.path.unlink()
    with pytest.raises(FileGone):
        promise(file, "mailt")
    next(archive.folder.glob("*.conflict-*")).rename(file.path)
    promise(file, "mailt")
    assert on_disk(archive, SLUG) == ["belt", "mailt"]
