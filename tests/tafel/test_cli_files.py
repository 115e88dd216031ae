"""What the command line writes: in Word too, and over nothing that holds something else unless that is wanted."""

import io
import zipfile
from pathlib import Path

import pytest

from tafel.cli import main
from tafel.command_line import shared


class Shell:
    """Types `tafel verslag kop` on the archive of these tests."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._capture = capture

    def __call__(self, *words: str | Path) -> tuple[str, str, int]:
        """Return what was printed, what was told on stderr, and the exit code."""
        with pytest.raises(SystemExit) as ended:
            main(["--archief", str(self._folder), "verslag", "kop", *map(str, words)])
        return (*self._capture.readouterr(), int(ended.value.code or 0))


@pytest.fixture
def shell(folder: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A veldtafel that is at work."""
    return Shell(folder, capsys)


def test_minutes_are_written_in_word(shell: Shell, tmp_path: Path) -> None:
    out, _, code = shell("--vorm", "docx", "--uit", tmp_path)
    assert code == 0
    with zipfile.ZipFile(io.BytesIO(Path(out.strip()).read_bytes())) as parts:
        assert b"Veldtafel" in parts.read("word/document.xml")


def test_word_does_not_go_to_the_screen(shell: Shell) -> None:
    out, told, code = shell("--vorm", "docx", "--uit", "-")
    assert (out, code) == ("", 1)
    assert "past niet op het scherm" in told


def test_nothing_is_written_over_something_else_unless_that_is_wanted(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = (Path(line) for line in shell("--uit", tmp_path)[0].splitlines())
    minutes = path.read_text(encoding="utf-8")
    path.write_text("met de hand verbeterd", encoding="utf-8")
    out, told, code = shell("--uit", tmp_path)
    assert (out, code) == ("", 1)
    assert f"{path.name} staat al in" in told
    assert "--overschrijf" in told
    assert path.read_text(encoding="utf-8") == "met de hand verbeterd"

    monkeypatch.setattr(shared, "at_terminal", lambda: True)
    for answer, kept in (("nee", "met de hand verbeterd"), ("ja", minutes)):
        monkeypatch.setattr(shared.click, "prompt", lambda *_, answer=answer, **__: answer)
        shell("--uit", tmp_path)
        assert path.read_text(encoding="utf-8") == kept

    path.write_text("nog eens", encoding="utf-8")
    assert shell("--uit", tmp_path, "--overschrijf")[2] == 0
    assert path.read_text(encoding="utf-8") == minutes
