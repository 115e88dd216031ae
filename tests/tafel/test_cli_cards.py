"""`tafel kaarten`: tips to sort on paper."""

from pathlib import Path

import pytest

from sessions.acts.opening import open_archive
from sessions.acts.people import add_people, read_people
from sessions.acts.prepare import create_series
from sessions.acts.tips import collect_tips
from sessions.series import SeriesKind
from sessions.tips.importing import read_tip_lines
from tafel.cli import main


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A community of practice with two tips, one of which names somebody who takes part; and a veldtafel."""
    folder = tmp_path / "archief"
    with create_series(open_archive(folder), SeriesKind.COP, "Samen aan tafel") as file:
        add_people(file, read_people("Hanna Vos"))
        collect_tips(file, read_tip_lines("Luister zoals Hanna Vos\nNeem <b>iemand</b> mee | en koffie"))
    with create_series(open_archive(folder), SeriesKind.VELDTAFEL, "Kop van Noord-Holland"):
        pass
    return folder


def run(archive: Path, capture: pytest.CaptureFixture[str], *words: str) -> tuple[str, str, int]:
    with pytest.raises(SystemExit) as ended:
        main(["--archief", str(archive), "kaarten", *words])
    return (*capture.readouterr(), int(ended.value.code or 0))


def test_cards_are_written_as_a_page_to_print(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed, told, code = run(archive, capsys, "samen", "--uit", str(tmp_path))
    assert code == 0
    page = Path(printed.strip()).read_text(encoding="utf-8")
    assert printed.strip().endswith("-kaarten.html")
    assert "T2" in page
    assert "&lt;b&gt;iemand&lt;/b&gt;" in page
    assert "Hanna" not in page
    assert "Naam vervangen: Hanna Vos" in told


def test_the_form_to_fill_in_at_home_goes_to_the_screen(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed, _, code = run(archive, capsys, "samen", "--formulier", "--vorm", "md", "--uit", "-")
    assert code == 0
    assert "Bruikbaar" in printed
    assert "| T2 |" in printed


def test_a_series_without_tips_has_no_cards(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed, told, code = run(archive, capsys, "kop", "--uit", "-")
    assert (printed, code) == ("", 1)
    assert "verzamelt geen tips" in told
