"""A disk that is full, breaks or is kept busy: memory and disk agree, and the user is told in Dutch."""

import errno
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from a_store import FailingDisk, a_series, leftovers, on_disk, promise

from sessions.errors import StoreRefusal
from sessions.patience import BUSY_WAITS
from sessions.store.archive import Archive
from sessions.store.refusals import SaveFailed
from sessions.store.series_file import SeriesFile

SLUG = "kop-van-noord-holland"


@pytest.fixture
def waits() -> list[float]:
    """The waits for a busy file, in seconds; nobody really waits."""
    return []


@pytest.fixture
def archive(tmp_path: Path, waits: list[float]) -> Archive:
    return Archive(tmp_path / "archief", sleep=waits.append)


@pytest.fixture
def file(archive: Archive) -> Iterator[SeriesFile]:
    with archive.create(a_series()) as file:
        promise(file, "belt")
        yield file


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FailingDisk:
    """A disk that works until it is told otherwise."""
    return FailingDisk(monkeypatch)


def refusal_of(work: Callable[[], object]) -> str:
    """Return what the user is told when this is refused, or ""."""
    try:
        work()
    except StoreRefusal as refusal:
        return str(refusal)
    return ""


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_whichever_call_fails_memory_equals_disk_and_the_next_act_works(
    archive: Archive, file: SeriesFile, disk: FailingDisk, error: int
) -> None:
    refused = 0
    for at in range(1, 20):
        before, undoable = file.actions.all(), file.next_undo()
        disk.fail(error, at=at)
        refusal = refusal_of(partial(promise, file, f"poging {at}"))
        struck = disk.struck
        disk.recover()
        if refusal:
            refused += 1
            assert "niet bewaard, alles daarvoor wel" in refusal
            assert (file.actions.all(), file.next_undo()) == (before, undoable)
        assert on_disk(archive, SLUG) == [action.what for action in file.actions.all()]
        assert not leftovers(archive.folder)
        assert promise(file, f"daarna {at}").what == on_disk(archive, SLUG)[-1]
        if not struck:
            break
    else:
        pytest.fail("an act ends at some call")
    # Opening and writing the new file, comparing the old one, fsync and replace; a busy replace is tried again.
    assert refused == (4 if error == errno.EACCES else 5)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_a_failing_undo_and_redo_change_nothing_and_can_be_tried_again(
    archive: Archive, file: SeriesFile, disk: FailingDisk, error: int
) -> None:
    disk.fail(error, at=2)
    with pytest.raises(SaveFailed):
        file.undo()
    assert [action.what for action in file.actions.all()] == on_disk(archive, SLUG) == ["belt"]
    disk.recover()
    file.undo()
    disk.fail(error, at=2)
    with pytest.raises(SaveFailed):
        file.redo()
    assert file.actions.all() == ()
    disk.recover()
    file.redo()
    assert on_disk(archive, SLUG) == ["belt"]


def test_a_full_disk_is_told_with_what_to_do(file: SeriesFile, disk: FailingDisk) -> None:
    disk.fail(errno.ENOSPC, at=2, forever=True)
    with pytest.raises(SaveFailed, match=r"schijf is vol.*Maak ruimte vrij"):
        promise(file)


def test_a_file_that_is_busy_twice_is_saved_at_the_third_attempt(
    archive: Archive, file: SeriesFile, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, attempts = os.replace, 0

    def busy(*arguments: Any) -> None:
        nonlocal attempts
        attempts += 1
        if attempts < 3:
            raise PermissionError(errno.EACCES, "in gebruik")
        replace(*arguments)

    monkeypatch.setattr(os, "replace", busy)
    promise(file, "mailt")
    assert on_disk(archive, SLUG) == ["belt", "mailt"]
    assert waits == list(BUSY_WAITS[:2])


def test_a_file_that_stays_busy_is_refused_after_two_seconds(
    archive: Archive, file: SeriesFile, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: Any) -> None:
        raise PermissionError(errno.EACCES, "in gebruik")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", busy)
        with pytest.raises(SaveFailed, match=r"virusscanner.*Probeer het zo nog een keer"):
            promise(file, "mailt")
    assert sum(waits) == pytest.approx(2.0)
    assert [action.what for action in file.actions.all()] == on_disk(archive, SLUG) == ["belt"]
    assert not leftovers(archive.folder)


def test_a_folder_that_cannot_be_made_durable_is_told_not_raised(
    archive: Archive, file: SeriesFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refuse_folders(path: Any, flags: int, *arguments: Any) -> int:
        if Path(path).is_dir():
            raise OSError(errno.EINVAL, "geen mappen hier")
        return opened(path, flags, *arguments)

    monkeypatch.setattr(os, "open", refuse_folders)
    promise(file, "mailt")
    assert on_disk(archive, SLUG) == ["belt", "mailt"]
    assert "Uw invoer is bewaard, maar de map gaf een fout: de schijf gaf fout 22" in file.warning


def test_a_write_that_takes_only_a_part_at_a_time_is_finished(
    archive: Archive, file: SeriesFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "writev", lambda descriptor, pieces: write(descriptor, b"".join(pieces)[:10]))
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data)[:7]))
    promise(file, "mailt")
    assert on_disk(archive, SLUG) == ["belt", "mailt"]


def test_a_network_drive_that_gives_a_part_at_a_time_is_not_a_conflict(
    archive: Archive, file: SeriesFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, count: read(descriptor, min(count, 11)))
    promise(file, "mailt")
    assert on_disk(archive, SLUG) == ["belt", "mailt"]


def test_a_backup_that_cannot_be_made_is_told_not_raised(archive: Archive, file: SeriesFile, disk: FailingDisk) -> None:
    kept = archive.backups(SLUG)
    disk.fail(errno.ENOSPC, at=1, forever=True)
    file.back_up("afgesloten")
    assert "geen reservekopie" in file.warning
    disk.recover()
    assert archive.backups(SLUG) == kept
    assert not leftovers(archive.folder)


def test_whichever_call_fails_a_new_series_is_there_whole_or_not_at_all(archive: Archive, disk: FailingDisk) -> None:
    for at in range(1, 40):
        disk.fail(errno.EIO, at=at)
        refusal = refusal_of(lambda: archive.create(a_series()).close())
        struck = disk.struck
        disk.recover()
        assert archive.slugs() == (() if refusal else (SLUG,))
        if refusal:
            archive.create(a_series()).close()
        assert archive.read(SLUG).series.name == "Kop van Noord-Holland"
        (archive.folder / f"{SLUG}.json").unlink()
        if not struck:
            break
    else:
        pytest.fail("making a series ends at some call")


def test_whichever_call_fails_at_opening_the_file_stays_as_it_is(
    archive: Archive, file: SeriesFile, disk: FailingDisk
) -> None:
    file.close()
    content = file.path.read_bytes()
    for at in range(1, 40):
        disk.fail(errno.EIO, at=at)
        refusal_of(lambda: archive.open(SLUG).close())
        struck = disk.struck
        disk.recover()
        assert file.path.read_bytes() == content
        with archive.open(SLUG) as again:
            assert not again.read_only
        if not struck:
            break
