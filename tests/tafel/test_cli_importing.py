"""`tafel importeer trajecten`, `partners` and `acties`: a file comes in as a whole or not at all."""

import io
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sessions.acts.prepare import create_series
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from tafel.cli import main

EXAMPLES = Path(__file__).parents[2] / "docs" / "voorbeelden"
SLUG = "veldtafel-kop-van-noord-holland"

Type = Callable[..., tuple[int, str, str]]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "archief")
    create_series(archive, SeriesKind.VELDTAFEL, "Kop van Noord-Holland").close()
    return archive


@pytest.fixture
def typed(archive: Archive, capsys: pytest.CaptureFixture[str]) -> Type:
    """Types `tafel importeer` with these words; gives the exit code and what was printed."""

    def run(*words: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["--archief", str(archive.folder), "importeer", *map(str, words), "--tafel", "kop"])
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return run


@contextmanager
def interrupting() -> Iterator[Callable[[float], None]]:
    """Press Ctrl+C while a file is read."""
    yield lambda share: signal.raise_signal(signal.SIGINT) if share > 0.2 else None


def codes(archive: Archive) -> list[str]:
    return [traject.code for traject in archive.read(SLUG).trajects.all()]


def test_the_examples_come_in_after_a_trial(archive: Archive, typed: Type) -> None:
    title, counts = "Veldtafel Kop van Noord-Holland", "4 trajecten (1 lopend, 2 afgerond, 1 gestopt)"
    file = EXAMPLES / "trajecten.csv"
    trial = (0, f"Proef: {counts} te lezen voor {title}. Er is niets vastgelegd.\n", "")
    assert typed("trajecten", file, "--proef") == trial
    assert not codes(archive)
    assert typed("trajecten", file) == (0, f"{title}: {counts} ingelezen.\n", "")
    assert codes(archive) == ["J-21", "J-22", "J-23", "J-24"]
    assert typed("partners", EXAMPLES / "partners.csv")[1].endswith("3 organisaties en 3 contactpersonen ingelezen.\n")
    assert typed("acties", EXAMPLES / "acties.csv")[1].startswith(f"{title}: 5 acties (2 nog niet begonnen, 1 bezig")


def test_every_bad_line_is_told_and_nothing_is_kept(archive: Archive, typed: Type, tmp_path: Path) -> None:
    file = tmp_path / "fout.csv"
    file.write_text("code;start\nJ-1;2026-02-01\n" + "".join(f"K-{number};ooit\n" for number in range(60)))
    code, out, err = typed("trajecten", file)
    first, *lines, last = err.splitlines()
    assert (code, out) == (1, "")
    assert first == "Op 60 plaatsen klopt dit bestand niet. Er is niets ingelezen."
    assert lines[0].startswith("Regel 3, kolom start, “ooit”: dit is geen datum.")
    assert (len(lines), last) == (50, "en nog 10")
    assert not codes(archive)


def test_what_is_good_to_know_is_told_beside_it(typed: Type, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("code;start;verslaving\nJ-1;2026-02-01;open\n")
    code, out, err = typed("trajecten", file)
    assert (code, err) == (
        0,
        "Regel 2: verslaving is ingevuld zonder toestemming. Vraag die voor u er meer over opschrijft.\n",
    )
    assert out.endswith("1 traject (1 lopend) ingelezen.\n")


def test_a_table_comes_through_a_pipe(archive: Archive, typed: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"code,start\nJ-1,1-2-2026\n"), encoding="utf-8"))
    assert typed("trajecten", "-")[0] == 0
    assert codes(archive) == ["J-1"]


def test_what_is_no_table_is_told_at_once(typed: Type, tmp_path: Path) -> None:
    large, workbook = tmp_path / "groot.csv", tmp_path / "blad.csv"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    workbook.write_bytes(b"PK\x03\x04" + bytes(100))
    for path, words in ((large, "te groot"), (workbook, "Excel-bestand"), (tmp_path / "weg.csv", "is er niet")):
        code, out, err = typed("trajecten", path)
        assert (code, out) == (1, "")
        assert words in err


def test_a_series_that_is_open_elsewhere_is_left_alone(archive: Archive, typed: Type) -> None:
    with archive.open(SLUG):
        code, out, err = typed("trajecten", EXAMPLES / "trajecten.csv")
        assert (code, out) == (1, "")
        assert err
        assert typed("trajecten", EXAMPLES / "trajecten.csv", "--proef")[0] == 0
    assert not codes(archive)


def test_ctrl_c_while_it_reads_changes_nothing(
    archive: Archive, typed: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "veel.csv"
    file.write_text("code;start\n" + "".join(f"J-{number};1-2-2026\n" for number in range(300)))
    monkeypatch.setattr("tafel.bringing.tables.shown_on_stderr", interrupting)
    assert typed("trajecten", file) == (130, "", "Afgebroken. Er is niets ingelezen.\n")
    assert not codes(archive)


class Terminal(io.StringIO):
    """Stands for a terminal that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_how_far_it_is_is_shown_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from tafel.bringing import tables

    terminal = Terminal()
    monkeypatch.setattr(tables, "SHOWN_AFTER", -1)
    monkeypatch.setattr(sys, "stderr", terminal)
    with tables.shown_on_stderr() as watch:
        watch(0.25)
        watch(0.251)
    assert terminal.getvalue().count("Inlezen: 25% (Ctrl+C stopt)") == 1
    assert terminal.getvalue().endswith(" \r"), "the line is wiped"
