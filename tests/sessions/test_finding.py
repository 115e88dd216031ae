"""Which series is meant by what somebody types."""

from pathlib import Path

import pytest

from sessions.acts.finding import find_series
from sessions.acts.prepare import create_series
from sessions.errors import Missing
from sessions.series import SeriesKind
from sessions.store.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Two veldtafels."""
    archive = Archive(tmp_path)
    for name in ("Noord-Kennemerland", "Kop van Noord-Holland"):
        create_series(archive, SeriesKind.VELDTAFEL, name).close()
    return archive


@pytest.mark.parametrize(
    "word",
    ["veldtafel-kop-van-noord-holland", "KNH", "knh", "kop", "Kop van Noord-Holland", "veldtafel k", "veldtafel-k"],
)
def test_a_series_is_found_by_slug_mark_name_or_a_beginning_of_these(archive: Archive, word: str) -> None:
    assert find_series(archive, word) == "veldtafel-kop-van-noord-holland"


@pytest.mark.parametrize(
    ("word", "told"), [("veldtafel", "past bij meer reeksen"), ("x", "geen reeks"), ("", "geen reeks")]
)
def test_a_word_for_no_series_or_more_than_one_names_those_there_are(archive: Archive, word: str, told: str) -> None:
    with pytest.raises(Missing, match=told) as refused:
        find_series(archive, word)
    assert "veldtafel-noord-kennemerland" in str(refused.value)


def test_a_damaged_series_is_found_by_its_file_name(archive: Archive) -> None:
    (archive.folder / "kapot.json").write_bytes(b"{")
    assert find_series(archive, "kap") == "kapot"


def test_a_damaged_series_is_found_by_what_its_reserve_copy_says(archive: Archive) -> None:
    (archive.folder / "veldtafel-noord-kennemerland.json").write_bytes(b"{")
    assert find_series(archive, "Noord-K") == "veldtafel-noord-kennemerland"
