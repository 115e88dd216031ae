"""The key of the archive on the command line: the passphrase is asked, never shown, and never taken from elsewhere."""

import functools
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pyrage
import pytest
from room import furnish

from sessions.store.keys.keyring import Keyring, is_sealed
from tafel.cli import main

WORDS = "fiets wolk lepel dijk"
OTHER = "kachel brug anijs tent"
SLUG = "veldtafel-kop-van-noord-holland"


class Shell:
    """Types commands, and the passphrases that they ask for, in order."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.answers: Iterator[str] = iter(())
        self._capture = capture

    def __call__(self, *words: str, answers: tuple[str, ...] = ()) -> tuple[int, str]:
        self.answers = iter(answers)
        with pytest.raises(SystemExit) as ended:
            main(["--archief", str(self.folder), *words])
        assert next(self.answers, None) is None, "it asked less often"
        return int(ended.value.code or 0), "".join(self._capture.readouterr())


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell at an archive with one series, in which a guess at a passphrase costs nothing."""
    furnish(tmp_path / "archief")
    shell = Shell(tmp_path / "archief", capsys)
    monkeypatch.setattr("sessions.store.archive.Keyring", functools.partial(Keyring, work=2))
    for place in ("shared", "keys"):
        monkeypatch.setattr(f"tafel.command_line.{place}.ask_passphrase", lambda *_, **__: next(shell.answers))
    return shell


def sealed(shell: Shell) -> set[bool]:
    """Whether the files of the archive are encrypted."""
    return {is_sealed(path.read_bytes()) for path in shell.folder.rglob("*.json")}


def test_a_key_is_made_everything_encrypted_and_read_with_the_passphrase(shell: Shell) -> None:
    assert "niet versleuteld" in shell("sleutel", "toon")[1]
    code, told = shell("sleutel", "maak", answers=(WORDS,))
    assert (code, "age1" in told, "tafel versleutel --alles" in told) == (0, True, True)
    assert shell("versleutel", "--alles", answers=(OTHER, WORDS))[0] == 0
    assert sealed(shell) == {True}
    assert "Den Helder" in shell("lijst", answers=(WORDS,))[1]
    code, told = shell("lijst", answers=(OTHER, OTHER, OTHER))
    assert (code, told.count("onjuist of bestand beschadigd")) == (1, 3)
    assert shell("ontsleutel", "kop", answers=(WORDS,))[0] == 0
    assert sealed(shell) == {False}


def test_a_new_series_is_encrypted_at_once(shell: Shell) -> None:
    shell("sleutel", "maak", answers=(WORDS,))
    assert shell("nieuw", "duaal", "West-Friesland", answers=(WORDS,))[0] == 0
    assert is_sealed((shell.folder / "duaal-west-friesland.json").read_bytes())


def test_a_second_key_and_a_weak_passphrase_are_refused(shell: Shell) -> None:
    code, told = shell("sleutel", "maak", answers=("kort",))
    assert (code, "vier gewone woorden" in told) == (1, True)
    shell("sleutel", "maak", answers=(WORDS,))
    code, told = shell("sleutel", "maak")
    assert (code, "tafel sleutel wachtwoord" in told) == (1, True)


def test_another_passphrase_replaces_the_first(shell: Shell) -> None:
    shell("sleutel", "maak", answers=(WORDS,))
    assert shell("sleutel", "wachtwoord", answers=(WORDS, OTHER))[0] == 0
    assert shell("sleutel", "toon", answers=(OTHER,))[0] == 0


def test_a_colleague_helps_when_the_passphrase_is_lost(shell: Shell, tmp_path: Path) -> None:
    helper = pyrage.x25519.Identity.generate()
    (tmp_path / "herstel.txt").write_text(f"# sleutel van de coördinator\n{helper}\n", encoding="utf-8")
    shell("sleutel", "maak", answers=(WORDS,))
    shell("versleutel", "--alles", answers=(WORDS,))
    public = str(helper.to_public())
    assert shell("sleutel", "herstel", "--voeg-toe", public, "--naam", "Els", answers=(WORDS,))[0] == 0
    data = (shell.folder / f"{SLUG}.json").read_bytes()
    assert pyrage.decrypt(data, [helper]).startswith(b'{"series"')
    assert "Els" in shell("sleutel", "toon", answers=(WORDS,))[1]
    assert shell("sleutel", "herstel", "--met", str(tmp_path / "herstel.txt"), answers=(OTHER,))[0] == 0
    assert shell("lijst", answers=(OTHER,))[0] == 0
    code, told = shell("sleutel", "herstel")
    assert (code, "--voeg-toe" in told) == (2, True)


def test_in_a_real_terminal_the_passphrase_is_not_shown_and_a_pipe_is_not_asked(tmp_path: Path) -> None:
    Keyring(tmp_path, work=2).make(WORDS)
    arguments = ["-m", "tafel", "--archief", str(tmp_path), "sleutel", "toon"]
    terminal = pexpect.spawn(sys.executable, arguments, encoding="utf-8", timeout=30, dimensions=(40, 120))
    terminal.expect("Wachtwoordzin")
    terminal.sendline(WORDS)
    terminal.expect(pexpect.EOF)
    assert "Openbare sleutel: age1" in str(terminal.before)
    assert WORDS not in str(terminal.before)
    said, code = pexpect.run(f"sh -c \"echo '{WORDS}' | {sys.executable} {' '.join(arguments)}\"", withexitstatus=True)
    assert code == 1
    assert "alleen in een terminalvenster gevraagd" in " ".join(said.decode().split())
