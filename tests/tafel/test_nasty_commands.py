"""Text that is meant to break something, typed behind a command: it is refused or kept, and never obeyed."""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nasty_strings import NASTY, obeyed

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
    for text in NASTY[::7]:
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
