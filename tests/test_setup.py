"""`start.py`: what somebody meets who starts tafel on a new, changed or half-made environment."""

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@dataclass
class Laptop:
    """A folder with the project's files, in which commands are written down instead of run."""

    start: ModuleType
    commands: list[tuple[str, ...]] = field(default_factory=list)
    fails_at: str = ""

    def run_quietly(self, *command: str | Path) -> None:
        """Stand in for pip and venv: make what they make, or fail as they fail."""
        words = tuple(str(word) for word in command)
        self.commands.append(words)
        if self.fails_at and self.fails_at in words:
            raise self.start.SetUpFailed("ERROR: no network\n\nHet klaarzetten lukte niet")
        if "venv" in words:
            python = self.start.python_in(self.start.ENVIRONMENT)
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
            self.start.STAMP.unlink(missing_ok=True)

    def set_up(self, *, testing: bool = False) -> list[str]:
        """Set up once and return what was done: `venv`, `pip`, `compileall`."""
        self.commands.clear()
        self.start.set_up(self.start.TEST_LOCK if testing else self.start.LOCK)
        return [words[words.index("-m") + 1] for words in self.commands]


MADE_ANEW = ["venv", "pip", "pip", "compileall"]
REFRESHED = ["pip", "pip", "compileall"]


def load_start() -> ModuleType:
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert spec is not None
    assert spec.loader is not None
    start = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(start)
    return start


@pytest.fixture
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    start = load_start()
    monkeypatch.setattr(start, "HERE", tmp_path)
    for name in ("ENVIRONMENT", "STAMP", "LOCK", "TEST_LOCK"):
        monkeypatch.setattr(start, name, tmp_path / getattr(start, name).relative_to(ROOT))
    for lock in (start.LOCK, start.TEST_LOCK, tmp_path / "pyproject.toml"):
        lock.write_text(lock.name, encoding="utf-8")
    laptop = Laptop(start)
    monkeypatch.setattr(start, "run_quietly", laptop.run_quietly)
    return laptop


def test_first_start_makes_the_environment_and_the_second_does_nothing(laptop: Laptop) -> None:
    assert laptop.set_up() == MADE_ANEW
    assert "--require-hashes" in laptop.commands[1]
    assert laptop.set_up() == []


def test_the_tests_need_more_than_the_app_and_the_app_nothing_more_than_the_tests(laptop: Laptop) -> None:
    laptop.set_up()
    assert laptop.set_up(testing=True) == REFRESHED
    assert laptop.set_up() == []


def test_another_lock_is_installed_in_the_same_environment(laptop: Laptop) -> None:
    laptop.set_up()
    laptop.start.LOCK.write_text("newer", encoding="utf-8")
    assert laptop.set_up() == REFRESHED


def lose_the_interpreter(start: ModuleType) -> None:
    start.python_in(start.ENVIRONMENT).unlink()


def change_python(start: ModuleType) -> None:
    stamp = start.STAMP.read_text(encoding="utf-8")
    start.STAMP.write_text(stamp.replace("Python 3", "Python 2"), encoding="utf-8")


def move_the_folder(start: ModuleType) -> None:
    stamp = start.STAMP.read_text(encoding="utf-8")
    start.STAMP.write_text(stamp.replace(str(start.HERE), "elsewhere"), encoding="utf-8")


@pytest.mark.parametrize("harm", [lose_the_interpreter, change_python, move_the_folder])
def test_an_environment_that_cannot_work_here_is_made_anew(laptop: Laptop, harm: Callable[[ModuleType], None]) -> None:
    laptop.set_up()
    harm(laptop.start)
    assert laptop.set_up() == MADE_ANEW


@pytest.mark.parametrize("stage", ["--require-hashes", "--editable", "compileall"])
def test_what_was_interrupted_is_made_anew(laptop: Laptop, stage: str) -> None:
    laptop.fails_at = stage
    with pytest.raises(laptop.start.SetUpFailed):
        laptop.set_up()
    laptop.fails_at = ""
    assert laptop.set_up() == MADE_ANEW


def test_an_interrupted_refresh_is_made_anew(laptop: Laptop) -> None:
    laptop.set_up()
    laptop.fails_at = "--require-hashes"
    with pytest.raises(laptop.start.SetUpFailed):
        laptop.set_up(testing=True)
    laptop.fails_at = ""
    assert laptop.set_up() == MADE_ANEW


def test_a_failure_is_told_in_dutch_with_what_pip_said(laptop: Laptop, capsys: pytest.CaptureFixture[str]) -> None:
    laptop.fails_at = "--require-hashes"
    assert laptop.start.main(["demo"]) == 1
    told = capsys.readouterr().err
    assert "ERROR: no network" in told
    assert "Het klaarzetten lukte niet" in told


def test_a_python_without_venv_says_what_to_ask_for(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        laptop.start.importlib.util, "find_spec", lambda module: None if module == "ensurepip" else module
    )
    assert laptop.start.main([]) == 1
    assert f"python3.{sys.version_info[1]}-venv" in capsys.readouterr().err
    assert not laptop.start.ENVIRONMENT.exists()


def test_a_python_that_is_too_old_is_named(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(laptop.start.sys, "version_info", (3, 9))
    assert laptop.start.main([]) == 1
    assert "Python 3.11 of nieuwer" in capsys.readouterr().err
    assert laptop.commands == []


def test_a_command_is_silent_unless_it_fails(capfd: pytest.CaptureFixture[str]) -> None:
    start = load_start()
    start.run_quietly(sys.executable, "-c", "print('noise')")
    assert capfd.readouterr().out == ""
    with pytest.raises(start.SetUpFailed, match=r"(?s)noise.*ZeroDivisionError.*Er is niets van uw gegevens veranderd"):
        start.run_quietly(sys.executable, "-c", "print('noise', flush=True); 1 / 0")


def test_the_double_click_file_keeps_its_window_open_and_windows_line_ends() -> None:
    script = (ROOT / "tafel.cmd").read_bytes()
    assert script.count(b"\n") == script.count(b"\r\n")
    assert b'"%~dp0start.py" %*' in script
    assert b"pause" in script
