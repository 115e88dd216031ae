"""`tafel importeer tips`: a file comes in as a whole or not at all, and what is wrong in it is told line by line."""

import io
import os
import sys
from pathlib import Path

import pytest

from sessions.acts.prepare import create_series
from sessions.roles import Role
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.tips.tip import Moment, Public
from tafel.cli import main

NASTY = ["[rood]gezin[/zorg]", "# *kop* `x`", "👩‍👧 samen", "مرحبا", "=1+1", "a\x07b"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive with a community of practice and a veldtafel."""
    folder = tmp_path / "archief"
    for kind, name in ((SeriesKind.COP, "Samen aan tafel"), (SeriesKind.VELDTAFEL, "Kop van Noord-Holland")):
        create_series(Archive(folder), kind, name).close()
    return folder


class Import:
    """Types `tafel importeer tips` with these words."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._capture = capture

    def __call__(self, *words: str | Path, series: str = "samen") -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["--archief", str(self._folder), "importeer", "tips", *map(str, words), "--tafel", series])
        printed = self._capture.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    def kept(self) -> list[str]:
        """What stands in the series now."""
        return [tip.text for tip in Archive(self._folder).read("cop-samen-aan-tafel").tips.all()]


@pytest.fixture
def bring(folder: Path, capsys: pytest.CaptureFixture[str]) -> Import:
    return Import(folder, capsys)


def test_a_table_comes_in_with_all_that_it_says(folder: Path, bring: Import, tmp_path: Path) -> None:
    file = tmp_path / "tips.csv"
    table = "Tekst;Bron;Doelgroep;Moment;Bruikbaar;Toptip\r\nZeg hé;ouder;hulpverleners;voor;ja;ja\r\nVraag;;;;;\r\n"
    file.write_bytes(table.encode("cp1252"))
    assert bring(file) == (0, "CoP Samen aan tafel: 2 tips vastgelegd: T1 tot en met T2.\n", "")
    tip = Archive(folder).read("cop-samen-aan-tafel").tips.get(1)
    assert (tip.text, tip.sources, tip.public) == ("Zeg hé", (Role.PARENT,), Public.PROFESSIONALS)
    assert (tip.moment, tip.usable, tip.rank, tip.session) == (Moment.BEFORE, True, 1, None)


def test_a_trial_keeps_nothing_and_says_the_same_of_doubles(bring: Import, tmp_path: Path) -> None:
    file = tmp_path / "tips.txt"
    file.write_text("Bel eerst\nVraag door\nBEL eerst\n")
    code, out, err = bring(file, "--proef")
    assert (code, out) == (0, "Proef: 3 tips te lezen voor CoP Samen aan tafel. Er is niets vastgelegd.\n")
    assert err == "Staat er meer dan één keer in: Bel eerst\n"
    assert not bring.kept()
    bring(file)
    assert "Staat al in de reeks als T2: Vraag door" in bring(file, "--proef")[2]


def test_every_wrong_line_is_told_and_nothing_is_kept(bring: Import, tmp_path: Path) -> None:
    file = tmp_path / "tips.csv"
    file.write_text("tekst,bron\nGoed,ouder\nFout,buurman\n,ouder\n")
    code, out, err = bring(file)
    assert (code, out) == (1, "")
    first, *lines = err.splitlines()
    assert first == "Deze 2 regels kloppen niet. Er is niets ingelezen."
    assert [line.partition(":")[0] for line in lines] == ["Regel 3", "Regel 4"]
    assert not bring.kept()


def test_tips_come_through_a_pipe(bring: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO("Zeg het één keer\n@jongere Vraag door".encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", piped)
    assert bring("-")[0] == 0
    assert bring.kept() == ["Zeg het één keer", "Vraag door"]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_nasty_text_is_kept_as_it_is(bring: Import, tmp_path: Path, delimiter: str) -> None:
    file = tmp_path / "tips.csv"
    file.write_text("\n".join((f"tekst{delimiter}bron", *(f"{text}{delimiter}" for text in NASTY))), encoding="utf-8")
    assert bring(file)[0] == 0
    assert bring.kept() == ["[rood]gezin[/zorg]", "# *kop* `x`", "👩👧 samen", "مرحبا", "=1+1", "ab"]


def test_what_is_no_file_of_tips_is_told(bring: Import, tmp_path: Path) -> None:
    empty, mixed, large, pipe = (tmp_path / name for name in ("leeg", "gemengd", "groot", "pijp"))
    empty.write_text("\n \n")
    mixed.write_bytes("é\n".encode() + b"\xe9\n")
    with large.open("wb") as file:
        file.truncate(20_000_001)
    os.mkfifo(pipe)
    many = tmp_path / "veel.csv"
    many.write_text("tekst\n" + "tip\n" * 50_000)
    said = {
        tmp_path: "is een map",
        tmp_path / "nergens": "is er niet",
        empty: "Er staat geen tip in",
        mixed: "Regel 2: de letters",
        large: "te groot",
        pipe: "geen gewoon bestand",
        many: "Regel 5002: er staan meer dan 5000 regels in",
    }
    for path, words in said.items():
        code, out, err = bring(path)
        assert (code, out) == (1, "")
        assert words in err
    assert not bring.kept()


def test_the_series_must_be_there_and_collect_tips(bring: Import, tmp_path: Path) -> None:
    file = tmp_path / "tips.txt"
    file.write_text("Bel eerst\n")
    assert "geen community of practice" in bring(file, series="kop")[2]
    code, _, err = bring(file, series="niets")
    assert code == 1
    assert "Er is geen reeks" in err


def test_words_that_are_missing_are_told_in_dutch(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words, told in (
        (["importeer", "tips", "x.csv"], "Hier ontbreekt --tafel"),
        (["importeer", "tips", "--tafel", "samen"], "Hier ontbreekt BESTAND"),
        (["importeer", "signalen"], "De opdracht ‘signalen’ bestaat niet"),
    ):
        with pytest.raises(SystemExit) as ended:
            main(["--archief", str(folder), *words])
        assert ended.value.code == 2
        assert told in capsys.readouterr().err
