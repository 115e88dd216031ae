"""The archive: a folder of series, private to its user, without doubles."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from a_store import a_series, promise
from hypothesis import given
from hypothesis import strategies as st

from sessions.series import Series, SeriesKind, slug_of
from sessions.store.archive import Archive
from sessions.store.refusals import ReadOnlyFile, SeriesExists

SLUG = "kop-van-noord-holland"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "gegevens" / "tafel")


@pytest.fixture(params=[0o000, 0o022, 0o777])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """A umask that lets everybody in, the usual one, and one that shuts even the user out."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_making_an_archive_does_not_touch_the_disk(archive: Archive, tmp_path: Path) -> None:
    assert archive.slugs() == ()
    assert archive.check() == ()
    assert list(tmp_path.iterdir()) == []


def test_series_are_listed_by_file_name_and_nothing_else_is(archive: Archive) -> None:
    for name in ("Noord-Kennemerland", "Kop van Noord-Holland"):
        archive.create(a_series(name)).close()
    for name in ("aantekeningen.txt", f"{SLUG}.conflict-20261126-1330.json", ".verborgen.json", "KOPIE van kop.json"):
        (archive.folder / name).write_text("{}", encoding="utf-8")
    assert archive.slugs() == (SLUG, "noord-kennemerland")


def test_a_new_series_is_open_and_locked(archive: Archive) -> None:
    with archive.create(a_series()) as file:
        assert (file.slug, file.series.name, file.read_only) == (SLUG, "Kop van Noord-Holland", "")
        assert archive.open(SLUG).read_only
        assert promise(file).number == 1
    assert len(archive.backups(SLUG)) == 1


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Kop van Noord-Holland", "anders"), ("KÓP van noord-holland", "anders"), ("Iets anders", SLUG)],
    ids=["same title", "same title but for case and accents", "same file name"],
)
def test_a_double_series_is_refused_in_dutch(archive: Archive, name: str, slug: str) -> None:
    with archive.create(a_series()) as file:
        promise(file)
    content = file.path.read_bytes()
    double = Series(kind=SeriesKind.VELDTAFEL, name=name, slug=slug, mark="X")
    with pytest.raises(SeriesExists, match=r"al een reeks .Veldtafel Kop van Noord-Holland"):
        archive.create(double)
    assert file.path.read_bytes() == content
    assert archive.slugs() == (SLUG,)


def test_another_kind_with_the_same_name_is_another_series(archive: Archive) -> None:
    archive.create(a_series()).close()
    archive.create(Series(kind=SeriesKind.COP, name="Kop van Noord-Holland", slug="cop-kop", mark="K")).close()
    assert len(archive.slugs()) == 2


def test_a_damaged_series_does_not_keep_others_from_being_made(archive: Archive) -> None:
    archive.create(a_series()).close()
    (archive.folder / f"{SLUG}.json").write_bytes(b"")
    archive.create(a_series("Noord-Kennemerland")).close()
    with pytest.raises(SeriesExists):
        archive.create(a_series())


def test_a_folder_that_may_not_be_written_is_told_when_a_series_is_made(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ReadOnlyFile, match="niet schrijven"):
        archive.create(a_series())


@pytest.mark.skipif(os.name == "nt", reason="on Windows rights are those of the user's profile")
def test_files_and_folders_are_private_under_any_umask(archive: Archive, umask: int) -> None:
    with archive.create(a_series()) as file:
        promise(file)
        file.path.write_bytes(file.path.read_bytes() + b" ")
        with pytest.raises(Exception, match="conflict"):
            promise(file)
        modes = {path: stat.S_IMODE(path.stat().st_mode) for path in [archive.folder, *archive.folder.rglob("*")]}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}
    assert stat.S_IMODE(archive.folder.parent.stat().st_mode) == 0o700, umask


@pytest.mark.skipif(os.name == "nt", reason="on Windows rights are those of the user's profile")
def test_the_rights_of_a_folder_that_was_there_are_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    Archive(tmp_path).create(a_series()).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o750


@pytest.mark.parametrize("name", ["CON", "prn", "Aux", "NUL", "com1", "LPT9"])
def test_a_name_that_windows_reserves_gets_another_file_name(archive: Archive, name: str) -> None:
    assert slug_of(name) != name.lower()
    with archive.create(a_series(name)) as file:
        assert file.path.stem == slug_of(name)


@given(st.text(max_size=80))
def test_any_name_gives_a_file_name_that_a_series_accepts(name: str) -> None:
    assert Series(kind=SeriesKind.COP, name="x", slug=slug_of(name), mark="X").slug == slug_of(name)
    assert slug_of(slug_of(name)) == slug_of(name)


def test_the_store_loads_no_screens_and_reading_takes_no_lock_library() -> None:
    code = "import sys, sessions.store.archive; print({'textual', 'rich', 'filelock', 'asyncio'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
