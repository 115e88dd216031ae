"""`tafel herstel` as somebody meets it who types it."""

from pathlib import Path

import pytest
from movable_clock import MovableClock

from sessions.acts.opening import Archive, open_series, read_series
from sessions.acts.prepare import add_jongere
from tafel import cli
from tafel.command_line import archive, shared

SLUG = "veldtafel-kop-van-noord-holland"


class Shell:
    """Types `tafel herstel` on one archive."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture

    def __call__(self, *words: str) -> tuple[str, str, int]:
        """Return what was printed, what was told on stderr, and the exit code."""
        with pytest.raises(SystemExit) as ended:
            cli.main(["--archief", str(self.folder), "herstel", *words])
        return (*self._capture.readouterr(), int(ended.value.code or 0))

    @property
    def path(self) -> Path:
        """The file of the series."""
        return self.folder / f"{SLUG}.json"

    def codes(self) -> list[str]:
        """Return the jongeren that stand in the series now."""
        with read_series(Archive(self.folder), SLUG) as file:
            return [traject.code for traject in file.trajects.all()]


@pytest.fixture
def shell(folder: Path, clock: MovableClock, capsys: pytest.CaptureFixture[str]) -> Shell:
    """An archive with copies of 15 October and of 26 November, and a jongere that came after those."""
    with open_series(Archive(folder, clock=clock), SLUG) as file:
        add_jongere(file, code="J-09", roepnaam="Ilse")
    return Shell(folder, capsys)


def test_the_list_shows_every_copy_with_what_it_holds_and_no_names(shell: Shell) -> None:
    out, err, code = shell("knh", "--lijst")
    lines = out.splitlines()
    assert (err, code) == ("", 0)
    assert lines[0].startswith("2026-11-26 ")
    assert "geopend          2 bijeenkomsten, 2 jongeren, 1 actie" in lines[0]
    assert lines[-1].startswith("2026-10-15 ")
    assert "gemaakt" in lines[-1]
    assert "Mila" not in out


def test_a_healthy_series_is_left_alone_without_a_moment(shell: Shell) -> None:
    before = shell.path.read_bytes()
    out, err, code = shell("knh")
    assert (out, code) == ("", 1)
    assert "is in orde. Er is niets teruggezet." in err
    assert "--van" in err
    assert shell.path.read_bytes() == before


def test_a_damaged_series_gets_its_newest_good_copy_and_the_file_stays(shell: Shell) -> None:
    shell.path.write_bytes(b"stuk")
    out, err, code = shell("kop")
    assert (err, code) == ("", 0)
    assert out.startswith("Teruggezet: de reservekopie van ")
    aside = Path(out.splitlines()[1].removeprefix("Wat er stond, is bewaard als "))
    assert aside.read_bytes() == b"stuk"
    assert shell.codes() == ["J-07", "J-08"]
    assert shell("kop")[2] == 1, "now it is in order"


@pytest.mark.parametrize("moment", ["2026-11-26", "26 november", "26-11-2026"])
def test_a_moment_puts_that_copy_back_and_asks_nothing_outside_a_terminal(shell: Shell, moment: str) -> None:
    out, err, code = shell("knh", "--van", moment)
    assert (err, code) == ("", 0)
    assert "Wat er stond, is bewaard als" in out
    assert shell.codes() == ["J-07", "J-08"]
    with open_series(Archive(shell.folder), SLUG) as file:
        assert add_jongere(file, code="J-10", roepnaam="Sara").number == 4


def test_at_a_terminal_it_is_asked_with_what_would_be_lost(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(archive, "at_terminal", lambda: True)
    for answer, code in (("nee", 1), ("ja", 0)):
        monkeypatch.setattr(shared.click, "prompt", lambda words, answer=answer, **_: asked.append(words) or answer)
        assert shell("knh", "--van", "26 november")[2] == code
    assert "U raakt kwijt: 1 jongere." in asked[0]
    assert asked[0].endswith("(ja/nee)")
    assert shell.codes() == ["J-07", "J-08"]


@pytest.mark.parametrize(
    ("words", "told", "code"),
    [
        (("knh", "--van", "1 januari"), "Er is geen reservekopie van 1 januari.", 1),
        (("knh", "--van", "ooit"), "Geef een dag of een moment", 1),
        (("weg",), "Er is geen reeks die ‘weg’ heet", 1),
        (("knh", "--lijst", "--van", "26 november"), "Kies --lijst of --van", 2),
        ((), "Hier ontbreekt serie", 2),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    shell: Shell, words: tuple[str, ...], told: str, code: int
) -> None:
    before = shell.path.read_bytes()
    out, err, ended = shell(*words)
    assert (out, ended) == ("", code)
    assert told.casefold() in err.casefold()
    assert shell.path.read_bytes() == before


def test_a_series_that_is_open_in_a_window_is_not_put_back(shell: Shell) -> None:
    with open_series(Archive(shell.folder), SLUG):
        out, err, code = shell("knh", "--van", "26 november")
    assert (out, code) == ("", 1)
    assert "al geopend" in err
    assert "J-09" in shell.codes()


def test_a_series_whose_file_has_gone_comes_back(shell: Shell) -> None:
    shell.path.unlink()
    out, _, code = shell("veldtafel", "--lijst")
    assert code == 1
    out, err, code = shell(SLUG)
    assert (err, code) == ("", 0)
    assert "Er stond geen bestand op die plaats." in out
    assert shell.codes() == ["J-07", "J-08"]


def test_a_full_disk_leaves_all_as_it_was(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    before = shell.path.read_bytes()
    monkeypatch.setattr("sessions.store.storage.write_file", full)
    out, err, code = shell("knh", "--van", "26 november")
    assert (out, code) == ("", 1)
    assert "de schijf is vol" in err
    assert shell.path.read_bytes() == before
    assert not list(shell.folder.glob("*.vervangen-*"))


def test_help_is_dutch(shell: Shell) -> None:
    out, err, code = shell("--help")
    assert (err, code) == ("", 0)
    assert "Zonder optie gebeurt dat alleen als het bestand beschadigd is" in " ".join(out.split())
