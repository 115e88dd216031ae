"""Files that are made to break what reads them: a sentence within seconds, and no more memory than a real one takes."""

import io
import json
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sessions.acts.handing import lend_series
from sessions.acts.prepare import create_series
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from tafel.cli import CRASHED, main
from tafel.settings import FILE, Settings, SettingsFile

SLUG = "veldtafel-zee"
LARGE = 200_000_000
DEEP = 1_000
SECONDS = 5
MEMORY = 60_000_000
"""Bytes: what a file of the largest size that is taken may cost."""

Type = Callable[..., tuple[int, str]]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "archief")
    create_series(archive, SeriesKind.VELDTAFEL, "Zee").close()
    return archive


@pytest.fixture
def typed(
    archive: Archive, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Type:
    """Types a command; gives the exit code and all that was printed. It must be quick, and frugal."""
    monkeypatch.setattr("tafel.trouble.trouble_log", lambda: tmp_path / "fouten.log")

    def run(*words: str | Path) -> tuple[int, str]:
        with frugal(), pytest.raises(SystemExit) as ended:
            main(["--archief", str(archive.folder), *map(str, words)])
        printed = capsys.readouterr()
        code = int(ended.value.code or 0)
        assert code != CRASHED, (tmp_path / "fouten.log").read_text()
        return code, printed.out + printed.err

    return run


@contextmanager
def frugal() -> Iterator[None]:
    """Hold what happens to a few seconds and little memory."""
    begun = time.perf_counter()
    tracemalloc.start()
    try:
        yield
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MEMORY
    assert time.perf_counter() - begun < SECONDS


def large(path: Path) -> Path:
    """Make a file of 200 MB that takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(LARGE)
    return path


def zipped() -> bytes:
    """Return a zip in which a great deal is packed."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tips.csv", b"tekst;bron\n" * 500_000)
    return content.getvalue()


NESTED = "[" * DEEP + "]" * DEEP


@pytest.mark.parametrize("kind", ["tips", "trajecten", "partners", "acties"])
def test_an_import_of_such_a_file_is_told_and_keeps_nothing(
    kind: str, typed: Type, archive: Archive, tmp_path: Path
) -> None:
    create_series(archive, SeriesKind.COP, "Zee").close()
    slug = "cop-zee" if kind == "tips" else SLUG
    before = (archive.folder / f"{slug}.json").read_bytes()
    odd = large(tmp_path / "bestand.csv")
    code, said = typed("importeer", kind, odd, "--tafel", slug)
    assert (code, "te groot" in said) == (1, True)
    odd.write_bytes(zipped())
    code, said = typed("importeer", kind, odd, "--tafel", slug)
    assert (code, "Excel-bestand of een zip" in said) == (1, True)
    odd.write_text(NESTED)
    typed("importeer", kind, odd, "--tafel", slug, "--proef")
    assert (archive.folder / f"{slug}.json").read_bytes() == before


@pytest.mark.parametrize("what", ["large", "deep", "deep in a table of another version", "a long number", "zip"])
def test_a_series_file_like_that_is_told_and_left_alone(what: str, typed: Type, archive: Archive) -> None:
    path = archive.folder / f"{SLUG}.json"
    tables = json.loads(path.read_text())
    match what:
        case "large":
            path.unlink()
            large(path)
        case "deep":
            path.write_text(NESTED)
        case "deep in a table of another version":
            path.write_text(json.dumps({**tables, "later": {"1": {"a": 0}}}).replace('{"a": 0}', f'{{"a": {NESTED}}}'))
        case "a long number":
            path.write_text(json.dumps({**tables, "later": {"9" * 5_000: {}}}))
        case "zip":
            path.write_bytes(zipped())
    size = path.stat().st_size
    for words in (("controleer",), ("lijst",), ("verslag", SLUG)):
        _, said = typed(*words)
        assert "beschadigd" in said or words[0] != "controleer"
    assert path.stat().st_size == size


@pytest.mark.parametrize("what", ["large", "deep", "zip", "half"])
def test_a_parcel_like_that_is_no_parcel(what: str, typed: Type, archive: Archive, tmp_path: Path) -> None:
    parcel = tmp_path / "reeks.tafel"
    match what:
        case "large":
            large(parcel)
        case "deep":
            parcel.write_text(NESTED)
        case "zip":
            parcel.write_bytes(zipped())
        case "half":
            with archive.open(SLUG) as file:
                lend_series(file, parcel, "Bo", "Anna")
            parcel.write_bytes(parcel.read_bytes().split(b"\n")[0] + b"\n" + NESTED.encode())
    code, said = typed("ontvangen", parcel)
    assert code == 1
    assert "Er is niets gewijzigd" in said


@pytest.mark.parametrize("what", ["large", "deep"])
def test_settings_like_that_are_those_of_the_first_day(what: str, tmp_path: Path) -> None:
    if what == "large":
        large(tmp_path / FILE)
    else:
        (tmp_path / FILE).write_text(NESTED)
    with frugal():
        assert SettingsFile(tmp_path).now == Settings()
