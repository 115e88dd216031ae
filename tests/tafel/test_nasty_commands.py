"""Text that is meant to break something, typed behind a command: it is refused or kept, and never obeyed."""

import io
import json
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_archive import spoil
from hypothesis import given, settings
from hypothesis import strategies as st
from movable_clock import MovableClock
from nasty_strings import NASTY, obeyed
from walk import COP, KOP

from sessions.acts.prepare import add_jongere, create_series
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from tafel.cli import CRASHED, main
from tafel.plain import plain

SERIES = "veldtafel-zee"
WAYS: dict[str, Callable[[str], list[str]]] = {
    "a command": lambda text: [text],
    "a series": lambda text: ["verslag", text],
    "a series that looks like an option": lambda text: ["verslag", "--", text],
    "an archive": lambda text: [f"--archief={text}", "lijst"],
    "an archive to check": lambda text: [f"--archief={text}", "controleer"],
    "a meeting": lambda text: ["verslag", SERIES, "--sessie", text],
    "a folder": lambda text: ["plan", SERIES, "--uit", text],
    "a jongere": lambda text: ["plan", SERIES, f"--jongere={text}"],
    "an owner": lambda text: ["acties", SERIES, f"--eigenaar={text}", "--uit", "-"],
    "a copy": lambda text: ["herstel", SERIES, f"--van={text}"],
    "a file": lambda text: ["importeer", "partners", "--tafel", SERIES, "--", text],
    "a parcel": lambda text: ["ontvangen", "--", text],
    "a period": lambda text: ["rapport", SERIES, f"--van={text}"],
    "a key": lambda text: ["sleutel", "herstel", f"--voeg-toe={text}", "--naam", text],
}
"""Where on the command line somebody types something of his own. Each way takes its share of the corpus."""


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with one series, and a folder of its own to work in."""
    (tmp_path / "hier").mkdir()
    monkeypatch.chdir(tmp_path / "hier")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
    monkeypatch.setattr("tafel.trouble.trouble_log", lambda: tmp_path / "fouten.log")
    with create_series(Archive(tmp_path / "archief"), SeriesKind.VELDTAFEL, "Zee") as file:
        add_jongere(file, code="J-07", roepnaam="Mila")
    return tmp_path / "archief"


@pytest.mark.parametrize("way", WAYS)
def test_whatever_is_typed_behind_a_command(way: str, words: Path, capsys: pytest.CaptureFixture[str]) -> None:
    codes: Counter[object] = Counter()
    share = list(WAYS).index(way)
    for text in NASTY[share :: len(WAYS)]:
        with pytest.raises(SystemExit) as ended:
            main(["--archief", str(words), *WAYS[way](text)])
        out, err = capsys.readouterr()
        assert not obeyed(out + err), (text, out, err)
        assert "Traceback" not in err
        assert ended.value.code != CRASHED, (text, (words.parent / "fouten.log").read_text())
        codes[ended.value.code] += 1
    assert set(codes) <= {0, 1, 2}


def test_a_series_may_be_called_anything_and_its_file_stays_in_the_archive(
    words: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in NASTY[::12]:
        with pytest.raises(SystemExit):
            main(["--archief", str(words), "nieuw", "cop", "--", text])
    capsys.readouterr()
    beside = {path.name for path in words.parent.iterdir()}
    assert beside <= {"archief", "hier", "fouten.log"}
    assert not any((words.parent / "hier").iterdir())
    assert all(name.isascii() for _, _, names in os.walk(words) for name in names)


@settings(max_examples=40)
@given(st.text())
def test_what_is_told_of_a_name_that_nobody_checked_is_never_obeyed(text: str) -> None:
    assert not obeyed(plain(text))


MADE = (
    *(["verslag", KOP, "--sessie", "alle", "--voor", reader] for reader in ("partners", "jongere", "intern")),
    ["verslag", COP, "--voor", "deelnemers", "--vorm", "html"],
    ["verslag", COP, "--voor", "agenda"],
    *(["plan", KOP, "--vorm", form] for form in ("html", "docx")),
    *(["acties", "--vorm", form] for form in ("md", "html", "csv", "xlsx", "ics", "json")),
    *(["tips", COP, "--selectie", "alle", "--vorm", form] for form in ("md", "csv", "json")),
    ["kaarten", COP],
    ["pakket", KOP, "--vorm", "html"],
    *(["rapport", "--kwartaal", "2026-4", "--per", "gemeente", "--vorm", form] for form in ("md", "xlsx")),
)
"""Every kind of document that is written, in every form."""
OF_A_CALENDAR = {
    "BEGIN", "CLASS", "CREATED", "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "END", "LAST-MODIFIED", "METHOD",
    "PRODID", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "UID", "VERSION", "CALSCALE",
}  # fmt: skip


def test_what_is_written_of_nasty_text_holds_no_control_and_stays_in_the_folder(
    demo_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(demo_folder, MovableClock())
    for words in MADE:
        with pytest.raises(SystemExit) as ended:
            main(["--archief", str(demo_folder), *words, "--uit", str(tmp_path / "uit" / "hier")])
        said = capsys.readouterr()
        assert ended.value.code in {0, None}, (words, said.err)
        assert not obeyed(said.out + said.err)
    with pytest.raises(SystemExit):
        main(["--archief", str(demo_folder), "lijst", "--json"])
    assert not obeyed(capsys.readouterr().out)
    assert [path.name for path in (tmp_path / "uit").iterdir()] == ["hier"]
    written = [path for path in (tmp_path / "uit").rglob("*") if path.is_file()]
    assert {path.suffix for path in written} >= {".md", ".html", ".csv", ".ics", ".json", ".docx", ".xlsx", ".txt"}
    for path in written:
        assert path.name.isascii()
        assert path.stat().st_size
        if path.suffix not in {".docx", ".xlsx"}:
            text = path.read_text(encoding="utf-8-sig")
            assert not obeyed(text, but="\n\r"), path
            if path.suffix == ".ics":
                names = {line.split(":")[0].split(";")[0] for line in text.replace("\r\n ", "").splitlines()}
                assert names <= OF_A_CALENDAR
            if path.suffix == ".json":
                json.loads(text)
