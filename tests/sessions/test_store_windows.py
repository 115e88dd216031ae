"""Two windows on one series: one writes, the other reads along and says who has it."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from a_store import a_series, leftovers, on_disk, promise, refuse_new_files
from movable_clock import MovableClock

from sessions.store.archive import Archive
from sessions.store.refusals import ReadOnlyFile, SaveFailed

SLUG = "kop-van-noord-holland"

ANOTHER_WINDOW = """
import sys
from pathlib import Path
from sessions.actions import Action
from sessions.store.archive import Archive

file = Archive(Path(sys.argv[1])).open(sys.argv[2])
print(file.read_only or "schrijft", flush=True)
for line in sys.stdin:
    with file.change("actie toegezegd"):
        kept = file.actions.add(Action(what=line, session=1))
    print(kept.number, flush=True)
"""


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path, clock=MovableClock())
    archive.create(a_series()).close()
    return archive


@contextmanager
def another_window(archive: Archive) -> Iterator[subprocess.Popen[str]]:
    """Start a process that opens the series and adds an action for every line it is given."""
    with subprocess.Popen(
        [sys.executable, "-c", ANOTHER_WINDOW, str(archive.folder), SLUG],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def answer(process: subprocess.Popen[str], line: str = "") -> str:
    """Give the other window a line, if any, and return what it says next."""
    assert process.stdin is not None
    assert process.stdout is not None
    if line:
        process.stdin.write(f"{line}\n")
        process.stdin.flush()
    return process.stdout.readline().strip()


def test_a_second_window_reads_along_and_says_who_has_it_and_since_when(archive: Archive) -> None:
    with archive.open(SLUG) as first:
        second = archive.open(SLUG)
        assert "al geopend door" in second.read_only
        assert "sinds 26-11-2026 om" in second.read_only
        assert "meelezen" in second.read_only
        with pytest.raises(ReadOnlyFile, match="al geopend"):
            promise(second)
        assert not second.reload()
        promise(first, "belt")
        assert second.actions.all() == ()
        assert second.reload()
        assert second.actions.all() == first.actions.all()
        second.close()
        promise(first, "mailt")


def test_a_window_that_only_reads_takes_no_lock(archive: Archive) -> None:
    reader = archive.read(SLUG)
    with archive.open(SLUG) as writer:
        assert not writer.read_only
        promise(writer)
        assert reader.reload()
        assert len(reader.actions.all()) == 1


def test_a_series_that_was_closed_can_be_opened_again_at_once(archive: Archive) -> None:
    first = archive.open(SLUG)
    first.close()
    first.close()
    with archive.open(SLUG) as again:
        assert not again.read_only
    with pytest.raises(ReadOnlyFile, match="gesloten"):
        promise(first)


def test_two_processes_one_writes_and_a_kill_frees_the_lock_at_once(archive: Archive) -> None:
    with another_window(archive) as process:
        assert answer(process) == "schrijft"
        here = archive.open(SLUG)
        assert "al geopend door" in here.read_only
        assert answer(process, "belt") == "1"
        assert here.reload()
        assert on_disk(archive, SLUG) == [action.what for action in here.actions.all()] == ["belt"]
        process.kill()
        process.wait()
        with archive.open(SLUG) as again:
            assert not again.read_only
            assert promise(again).number == 2


@pytest.mark.parametrize("acts", [1, 7, 18, 31])
def test_a_killed_process_leaves_a_good_file_with_all_it_confirmed(archive: Archive, acts: int) -> None:
    with another_window(archive) as process:
        answer(process)
        for number in range(1, acts + 1):
            assert answer(process, f"actie {number}") == str(number)
        assert process.stdin is not None
        process.stdin.write("nog een\n" * 20)
        process.stdin.flush()
        process.send_signal(signal.SIGKILL)
        process.wait()
    with archive.open(SLUG) as again:
        again.check()
        kept = [action.what for action in again.actions.all()]
        assert kept[:acts] == [f"actie {number}" for number in range(1, acts + 1)]
        assert set(kept[acts:]) <= {"nog een"}
        assert not leftovers(archive.folder)


def test_what_a_killed_process_left_half_written_is_swept_but_nothing_else(archive: Archive) -> None:
    ours = archive.folder / f".{SLUG}.json.0badcafe.tmp"
    copy = archive.folder / "reservekopieen" / SLUG / ".000002-20261126T123000Z-geopend.json.0badcafe.tmp"
    note = archive.folder / f"..{SLUG}.lock-info.0badcafe.tmp"
    others = [archive.folder / ".noord-kennemerland.json.0badcafe.tmp", archive.folder / f".{SLUG}.notities.tmp"]
    for path in (ours, copy, note, *others):
        path.write_bytes(b"half")
    with archive.open(SLUG):
        assert not ours.exists()
        assert not copy.exists()
        assert not note.exists()
        ours.write_bytes(b"half")
        archive.open(SLUG).close()
        archive.read(SLUG)
        assert ours.exists()
    assert all(path.exists() for path in others)


def test_a_note_of_who_has_it_means_nothing_by_itself(archive: Archive) -> None:
    note = archive.folder / f".{SLUG}.lock-info"
    note.write_text('{"who": "Karin op laptop", "since": "2026-11-26T12:30:00+00:00"}', encoding="utf-8")
    with archive.open(SLUG) as file:
        assert not file.read_only


@pytest.mark.parametrize("note", ["", "[]", '{"who": 3}', '{"who": "x", "since": "gisteren"}', "\udcff"])
def test_a_note_that_cannot_be_read_still_gives_a_clear_message(archive: Archive, note: str) -> None:
    with archive.open(SLUG):
        (archive.folder / f".{SLUG}.lock-info").write_bytes(note.encode("utf-8", "surrogateescape"))
        assert "in een ander venster of op een andere computer" in archive.open(SLUG).read_only


def test_a_note_never_brings_control_characters_to_the_screen(archive: Archive) -> None:
    with archive.open(SLUG):
        note = archive.folder / f".{SLUG}.lock-info"
        note.write_text('{"who": "K\\u001b[2Jarin", "since": "2026-11-26T12:30:00+00:00"}', encoding="utf-8")
        assert "K[2Jarin" in archive.open(SLUG).read_only


def test_a_folder_that_cannot_be_written_gives_a_window_to_read(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    (archive.folder / f".{SLUG}.lock").unlink()
    refuse_new_files(monkeypatch)
    file = archive.open(SLUG)
    assert "niet schrijven" in file.read_only
    assert file.series.name == "Kop van Noord-Holland"
    with pytest.raises(ReadOnlyFile):
        promise(file)


def test_a_folder_that_becomes_read_only_keeps_what_was_saved(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    with archive.open(SLUG) as file:
        promise(file, "belt")
        with monkeypatch.context() as patched:
            refuse_new_files(patched)
            with pytest.raises(SaveFailed, match="tafel mag dat hier niet"):
                promise(file, "mailt")
        assert [action.what for action in file.actions.all()] == on_disk(archive, SLUG) == ["belt"]
        promise(file, "mailt")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has locks")
def test_a_disk_without_locks_gives_a_window_to_read(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def unsupported(*_: object) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr(fcntl, "flock", unsupported)
    file = archive.open(SLUG)
    assert "niet vastleggen wie er schrijft" in file.read_only
    with pytest.raises(ReadOnlyFile):
        promise(file)
