"""`tafel rapport` as somebody types it: every form, what is hidden, what is missing, and over nothing else."""

import csv
import io
import json
from pathlib import Path

import pytest
from golden_files import compare
from movable_clock import MovableClock
from openpyxl import load_workbook
from report_archive import fill_for_report

from sessions.acts.opening import Archive
from tafel.cli import main

GOLDEN = Path(__file__).parent / "golden" / "report"
FORMS = ("md", "html", "csv", "json")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two series with 24 trajecten that were finished in the last quarter, read only."""
    folder = tmp_path_factory.mktemp("rapport")
    fill_for_report(Archive(folder, clock=MovableClock()))
    return folder


def run(archive: Path, capture: pytest.CaptureFixture[str], *words: str | Path) -> tuple[str, str, int]:
    with pytest.raises(SystemExit) as ended:
        main(["--archief", str(archive), "rapport", *map(str, words)])
    return (*capture.readouterr(), int(ended.value.code or 0))


def test_each_form_reads_as_it_was_approved(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in FORMS:
        words = ("--kwartaal", "2026-3", "--per", "gemeente", "--vorm", form, "--uit", tmp_path / form)
        printed, told, code = run(archive, capsys, *words)
        assert (told, code) == ("", 0)
        assert printed.strip() == str(tmp_path / form / f"rapport-2026-3-per-gemeente.{form}")
        _without_returns(tmp_path / form)
        told = next((tmp_path / form).iterdir()).read_text(encoding="utf-8")
        assert not [name for name in ("Karin", "Sem", "Bilal", "Mila", "J-") if name in told]
        compare(tmp_path / form, GOLDEN / form)


def _without_returns(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))


def test_json_has_the_keys_that_were_agreed(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed, _, _ = run(archive, capsys, "--kwartaal", "2026-3", "--vorm", "json", "--uit", "-")
    data = json.loads(printed)
    assert list(data) == ["period", "meetings", "trajects", "profile", "satisfaction", "domains", "actions"]
    assert data["period"] == {"from": "2026-07-01", "to": "2026-09-30"}
    assert set(data["trajects"]) == {
        *("started", "running", "finished", "stopped", "restarted", "external", "with_plan", "with_coach"),
        *("coach_by", "stop_reasons"),
    }
    assert set(data["satisfaction"]) == {"responses", "response_share", "mean", "satisfied", "satisfied_share"}
    assert len(data["domains"]) == 9
    assert set(data["domains"]["wonen"]) == {"asked", "none", "not_asked", "outcomes", "reached", "share"}
    assert set(data["actions"]) == {
        *("made", "done", "late", "stalled", "dropped", "median_days_to_done", "by_partner"),
    }
    assert data["domains"]["verslaving"]["share"] is None
    assert round(data["satisfaction"]["response_share"], 4) == round(18 / 24, 4)
    split, _, _ = run(archive, capsys, "--kwartaal", "2026-3", "--vorm", "json", "--per", "gemeente", "--uit", "-")
    assert list(json.loads(split)) == [*data, "per"]
    assert sum(one["trajects"]["finished"] for one in json.loads(split)["per"]["gemeente"].values()) == 24


def test_small_counts_are_hidden_unless_somebody_says_otherwise(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in ("md", "html", "csv", "json"):
        words = ("--kwartaal", "2026-3", "--vorm", form, "--uit", "-")
        few = "&lt; 5" if form == "html" else "< 5"
        assert (few in run(archive, capsys, *words)[0]) == (form != "json")
        assert few in run(archive, capsys, *words, "--verberg-kleine-aantallen")[0]
        assert few not in run(archive, capsys, *words, "--toon-kleine-aantallen")[0]


def test_a_workbook_has_a_sheet_per_part(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(archive, capsys, "--kwartaal", "2026-3", "--vorm", "xlsx", "--toon-kleine-aantallen", "--uit", tmp_path)
    book = load_workbook(tmp_path / "rapport-2026-3.xlsx")
    assert book.sheetnames[:3] == ["Rapport", "Bijeenkomsten", "Trajecten"]
    rows = {row[0]: row[1:] for row in book["Trajecten"].iter_rows(values_only=True)}
    assert rows["waarvan met een trajectplan"] == (20, 24, pytest.approx(0.8333))


def test_a_period_and_a_series_are_chosen(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("noord", "--van", "1-8-2026", "--tot", "31-08-26", "--vorm", "csv")
    printed, _, code = run(archive, capsys, *words, "--uit", "-")
    rows = list(csv.reader(io.StringIO(printed), delimiter=";"))
    assert (code, rows[1][2]) == (0, "2026-08-01 tot en met 2026-08-31")
    printed, _, _ = run(archive, capsys, *words, "--uit", tmp_path)
    assert Path(printed.strip()).name == "rapport-2026-08-01-2026-08-31-veldtafel-noord.csv"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 2, "--kwartaal, of --van en --tot"),
        (("--van", "1-1-2026"), 2, "--kwartaal, of --van en --tot"),
        (("--kwartaal", "2026-5"), 1, "Dit is geen kwartaal"),
        (("--van", "31-2-2026", "--tot", "1-3-2026"), 1, "bestaat niet"),
        (("--van", "2-2-2026", "--tot", "1-2-2026"), 1, "eindigt voor zij begint"),
        (("--kwartaal", "2026-3", "--vorm", "xlsx", "--uit", "-"), 2, "geen tekst voor het scherm"),
        (("oost", "--kwartaal", "2026-3"), 1, "Er is geen reeks"),
    ],
)
def test_what_cannot_be_made_is_told(
    archive: Path, words: tuple[str, ...], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    printed, said, ended = run(archive, capsys, *words)
    assert (printed, ended) == ("", code)
    assert told in said


def test_a_damaged_series_is_named_as_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "archief"
    fill_for_report(Archive(folder, clock=MovableClock()), few=True)
    before = (folder / "veldtafel-zuid.json").read_bytes()
    (folder / "veldtafel-noord.json").write_bytes(before.replace(b'"started":"2026', b'"started":"x'))
    printed, said, code = run(folder, capsys, "--kwartaal", "2026-3", "--uit", "-")
    assert code == 1
    assert "Dit rapport is niet volledig" in printed
    assert "veldtafel-noord: " in printed
    assert "Niet meegeteld: veldtafel-noord." in said
    assert (folder / "veldtafel-zuid.json").read_bytes() == before


def test_nothing_is_overwritten_unasked(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rapport-2026-3.md").write_text("van mij", encoding="utf-8")
    words = ("--kwartaal", "2026-3", "--uit", tmp_path)
    _, said, code = run(archive, capsys, *words)
    assert (code, (tmp_path / "rapport-2026-3.md").read_text(encoding="utf-8")) == (1, "van mij")
    assert "--overschrijf" in said
    assert run(archive, capsys, *words, "--overschrijf")[2] == 0
