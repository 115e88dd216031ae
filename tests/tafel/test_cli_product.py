"""`tafel tips` as somebody types it: what is written in each form, over nothing else, and with which exit code."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from golden_files import compare
from movable_clock import MovableClock

from sessions.acts.opening import open_archive
from sessions.acts.people import add_people, read_people
from sessions.acts.prepare import create_series
from sessions.acts.tips import collect_tips, note_use
from sessions.roles import Role
from sessions.series import SeriesKind
from sessions.tips.importing import NewTip, TipsRead
from sessions.tips.tip import Moment, Public
from tafel.cli import main

GOLDEN = Path(__file__).parent / "golden" / "tips"
TIPS = (
    NewTip("Vertel hoeveel tijd er is", (Role.PARENT,), Public.PROFESSIONALS, Moment.BEFORE, usable=True, rank=2),
    NewTip("Luister eerst,\nen vraag dan", (Role.JONGERE,), Public.PROFESSIONALS, Moment.DURING, usable=True, rank=1),
    NewTip("Vraag het aan Hanna, of aan Fatima", (), Public.PARENTS, Moment.AFTER, usable=True),
    NewTip("=SOM(A1) | [x](http://voorbeeld.example) <b>vet</b> مرحبا", (), None, Moment.AFTER),
    NewTip("Nog nergens geplaatst"),
)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A community of practice with toptips, a usable tip with names in it, nasty text, and one that is not sorted."""
    clock = MovableClock()
    folder = tmp_path / "archief"
    with create_series(open_archive(folder, clock), SeriesKind.COP, "Samen aan tafel") as file:
        add_people(file, read_people("Hanna Vos\nPieter Blom"))
        collect_tips(file, TipsRead(TIPS))
        note_use(file, 2, "staat in de folder", "Hanna Vos")
    with create_series(open_archive(folder, clock), SeriesKind.VELDTAFEL, "Kop van Noord-Holland"):
        pass
    monkeypatch.setattr("sessions.acts.opening.open_archive", lambda folder: open_archive(folder, clock))
    monkeypatch.chdir(tmp_path)
    return folder


def run(archive: Path, capture: pytest.CaptureFixture[str], *words: str | Path) -> tuple[str, str, int]:
    with pytest.raises(SystemExit) as ended:
        main(["--archief", str(archive), "tips", *map(str, words)])
    return (*capture.readouterr(), int(ended.value.code or 0))


def test_each_form_reads_as_it_was_approved(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "uit"
    for form in ("md", "html", "json"):
        printed, _, code = run(archive, capsys, "samen", "--vorm", form, "--selectie", "alle", "--uit", out)
        assert code == 0
        assert printed.strip() == str(out / f"2026-11-26-cop-samen-aan-tafel-tips-alle.{form}")
    compare(out, GOLDEN)


def test_a_file_for_excel_is_marked_as_utf_8_and_calculates_nothing(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(archive, capsys, "samen", "--vorm", "csv", "--selectie", "alle")
    written = (tmp_path / "2026-11-26-cop-samen-aan-tafel-tips-alle.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[2][1] == "Luister eerst,\nen vraag dan"
    assert rows[4][1].startswith("'=SOM")


def test_nothing_is_written_over_another_file(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(archive, capsys, "samen")
    assert run(archive, capsys, "samen")[2] == 0, "the same once more is no trouble"
    path = tmp_path / "2026-11-26-cop-samen-aan-tafel-tips-bruikbaar.md"
    path.write_text("van iemand anders", encoding="utf-8")
    _, told, code = run(archive, capsys, "samen")
    assert code == 1
    assert "staat al in" in told
    assert "Er is niets geschreven" in told
    assert path.read_text(encoding="utf-8") == "van iemand anders"


def test_on_the_screen_it_tells_apart_what_is_the_document_and_which_names_were_replaced(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed, told, code = run(archive, capsys, "samen", "--uit", "-")
    assert code == 0
    assert "Hanna" not in printed
    assert "Naam vervangen: Hanna -> iemand" in told
    assert "Fatima" in told, "nobody of the group, so it stays and is pointed out"
    assert printed.index("Luister eerst") < printed.index("Vertel hoeveel")
    printed, _, _ = run(archive, capsys, "samen", "--uit", "-", "--selectie", "toptips", "--vorm", "json")
    assert [tip["number"] for tip in json.loads(printed)["tips"]] == [1, 2]


def test_what_has_no_tips_says_so(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(archive, capsys, "kop")[1:] == (
        "Veldtafel Kop van Noord-Holland verzamelt geen tips; dat doet alleen een community of practice (cop).\n",
        1,
    )
    assert run(archive, capsys, "samen", "--vorm", "docx")[2] == 2
    shutil.rmtree(archive)
    assert run(archive, capsys, "samen")[2] == 1
