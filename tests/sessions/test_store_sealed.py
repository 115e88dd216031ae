"""An encrypted archive keeps every promise of the store, and no plain text of a series is ever on the disk."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from a_store import FailingDisk, a_series, leftovers, on_disk, promise
from movable_clock import MovableClock

from sessions.acts.encrypting import decrypt_series, encrypt_all, encrypt_series
from sessions.store.archive import Archive
from sessions.store.keys.keyring import Keyring, is_sealed
from sessions.store.keys.refusals import KeyExists, Locked, NoKey
from sessions.store.refusals import ChangedOutside, DamagedFile, ReadOnlyFile, SaveFailed

SLUG = "kop-van-noord-holland"
WORDS = "fiets wolk lepel dijk"
MARKER = "ZEEPAARDJE"


def open_archive(folder: Path, *, unlocked: bool = True) -> Archive:
    """An archive as after a start of the app; a guess at its passphrase costs nothing."""
    archive = Archive(folder, clock=MovableClock(), sleep=lambda _: None)
    archive.keys = Keyring(folder, work=2)
    if unlocked and archive.keys.exists:
        archive.keys.unlock(WORDS)
    return archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive with a key and one series, encrypted from its first byte."""
    archive = open_archive(tmp_path / "archief")
    archive.keys.make(WORDS)
    with archive.create(a_series()) as file:
        promise(file, MARKER)
    return archive


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Everything that is given to the operating system to write, from now on."""
    pieces: list[bytes] = []
    writev, write = os.writev, os.write

    def note_all(descriptor: int, buffers: Any) -> int:
        pieces.extend(bytes(buffer) for buffer in buffers)
        return writev(descriptor, buffers)

    def note(descriptor: int, data: Any) -> int:
        pieces.append(bytes(data))
        return write(descriptor, data)

    monkeypatch.setattr(os, "writev", note_all)
    monkeypatch.setattr(os, "write", note)
    return pieces


def in_plain_sight(folder: Path) -> list[str]:
    """The names of the files in which the marker can be read."""
    return [path.name for path in folder.rglob("*") if path.is_file() and MARKER.encode() in path.read_bytes()]


def files_of(folder: Path) -> Iterator[Path]:
    """Every file of a series and every copy of it."""
    return (path for path in folder.rglob("*.json"))


def test_nothing_is_ever_written_in_plain(archive: Archive, written: list[bytes]) -> None:
    with archive.open(SLUG) as file:
        for number in range(12):
            promise(file, f"{MARKER} {number}")
        file.undo()
        file.back_up("gesloten")
        file.path.write_bytes(archive.keys.seal((b"{}",))[0])
        with pytest.raises(ChangedOutside):
            promise(file, f"{MARKER} in conflict")
        file.go_on_with_ours()
    archive.restore(SLUG, archive.backups(SLUG)[-1]).close()
    assert not [piece for piece in written if MARKER.encode() in piece]
    assert in_plain_sight(archive.folder) == []
    assert all(is_sealed(path.read_bytes()) for path in files_of(archive.folder))


def test_after_a_restart_nothing_is_read_before_the_passphrase(archive: Archive) -> None:
    restarted = open_archive(archive.folder, unlocked=False)
    for use in (restarted.open, restarted.read):
        with pytest.raises(Locked, match="wachtwoordzin"):
            use(SLUG)
    with pytest.raises(Locked):
        restarted.create(a_series("West-Friesland"))
    assert restarted.slugs() == (SLUG,)
    restarted.keys.unlock(WORDS)
    assert on_disk(restarted, SLUG) == [MARKER]


def test_a_key_that_is_gone_is_told_and_no_other_is_made_in_its_place(archive: Archive) -> None:
    archive.keys.folder.rename(archive.folder.parent / "weggezet")
    restarted = open_archive(archive.folder)
    with pytest.raises(NoKey, match="map sleutel"):
        restarted.open(SLUG)
    with pytest.raises(KeyExists, match="map sleutel"):
        restarted.keys.make(WORDS)
    assert not restarted.keys.exists
    (archive.folder.parent / "weggezet").rename(archive.keys.folder)
    assert on_disk(open_archive(archive.folder), SLUG) == [MARKER]


def test_a_window_that_is_locked_cannot_write_and_loses_nothing(archive: Archive) -> None:
    with archive.open(SLUG) as file:
        archive.keys.lock()
        with pytest.raises(Locked):
            promise(file, "later")
        archive.keys.unlock(WORDS)
        promise(file, "later")
    assert on_disk(archive, SLUG) == [MARKER, "later"]


def test_a_series_of_before_is_encrypted_with_all_its_copies_and_back(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archief")
    with archive.create(a_series()) as file:
        promise(file, MARKER)
    with archive.open(SLUG) as file:
        promise(file, "tweede")
        file.path.write_bytes(file.path.read_bytes().replace(b"tweede", b"derde!"))
        with pytest.raises(ChangedOutside):
            promise(file, "vierde")
    with pytest.raises(NoKey, match="tafel sleutel maak"):
        encrypt_series(archive, SLUG)
    copies = {path: path.read_bytes() for path in files_of(archive.folder) if path.stem != SLUG}
    assert len(copies) >= 2
    archive.keys.make(WORDS)
    assert encrypt_series(archive, SLUG).left == ()
    assert in_plain_sight(archive.folder) == []
    assert all(is_sealed(path.read_bytes()) for path in files_of(archive.folder))
    assert on_disk(archive, SLUG) == [MARKER, "derde!"]
    assert decrypt_series(archive, SLUG).left == ()
    assert on_disk(archive, SLUG) == [MARKER, "derde!"]
    assert {path: path.read_bytes() for path in files_of(archive.folder) if path.stem != SLUG} == copies


def test_all_series_are_encrypted_and_one_that_cannot_be_is_told(archive: Archive) -> None:
    decrypt_series(archive, SLUG)
    with archive.create(a_series("West-Friesland")), archive.open(SLUG):
        told = {one.slug: one.trouble for one in encrypt_all(archive)}
    assert sorted(told) == [SLUG, "west-friesland"]
    assert all("ander venster" in trouble or "geopend" in trouble for trouble in told.values())
    assert [one.trouble for one in encrypt_all(archive)] == ["", ""]
    assert in_plain_sight(archive.folder) == []


def test_a_window_has_it_so_it_stays_as_it_is(archive: Archive) -> None:
    with archive.open(SLUG), pytest.raises(ReadOnlyFile):
        decrypt_series(archive, SLUG)


def test_each_failure_of_the_disk_leaves_the_old_file(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = FailingDisk(monkeypatch)
    with archive.open(SLUG) as file:
        at = 0
        while True:
            at += 1
            disk.fail(28, at=at)
            try:
                promise(file, f"poging {at}")
            except SaveFailed:
                disk.recover()
                assert on_disk(archive, SLUG) == [action.what for action in file.actions.all()] == [MARKER]
            else:
                break
        disk.recover()
    assert at > 2
    assert on_disk(archive, SLUG) == [MARKER, f"poging {at}"]
    assert leftovers(archive.folder) == []


@pytest.mark.parametrize("damage", [b"", b"age-encryption.org/v1\n", b"{}"])
def test_a_damaged_file_is_told_and_left_alone(archive: Archive, damage: bytes) -> None:
    path = archive.folder / f"{SLUG}.json"
    path.write_bytes(path.read_bytes()[:-3] if damage == b"{}" else damage)
    before = path.read_bytes()
    with pytest.raises(DamagedFile, match="reservekopie") as told:
        archive.open(SLUG)
    assert path.read_bytes() == before
    assert told.value.backup is not None
    archive.restore(SLUG, told.value.backup).close()
    assert is_sealed(path.read_bytes())


def test_what_a_copy_must_forget_it_forgets_encrypted(archive: Archive) -> None:
    with archive.open(SLUG) as file:
        file.back_up("nog een")
        since = file.now()

        def erase(documents: Any) -> None:
            for action in documents.actions.all():
                documents.actions.remove(action.number)

        assert file.clean_copies(erase, since=since) == ()
    for backup in archive.backups(SLUG):
        assert is_sealed(backup.path.read_bytes())
        assert not backup.tables(archive.keys).get("actions")
