"""`tafel overdragen`, `tafel ontvangen` and `tafel terugnemen` as somebody meets them who types them."""

import json
from pathlib import Path

import pytest

from sessions.acts.opening import Archive, open_series, read_series
from sessions.acts.prepare import add_jongere
from tafel import cli
from tafel.command_line import handing

SLUG = "veldtafel-kop-van-noord-holland"


class Shells:
    """Types commands on two archives: that of Anna, who has the series, and that of Bo."""

    def __init__(self, anna: Path, bo: Path, capture: pytest.CaptureFixture[str]) -> None:
        self._folders = {"anna": anna, "bo": bo}
        self._capture = capture

    def __call__(self, who: str, *words: str) -> tuple[str, str, int]:
        """Return what was printed, what was told on stderr, and the exit code."""
        with pytest.raises(SystemExit) as ended:
            cli.main(["--archief", str(self._folders[who]), *words])
        return (*self._capture.readouterr(), int(ended.value.code or 0))

    def add(self, who: str, code: str) -> None:
        """Add a jongere."""
        with open_series(Archive(self._folders[who]), SLUG) as file:
            add_jongere(file, code=code, roepnaam="Ilse")

    def rename(self, who: str, roepnaam: str) -> None:
        """Change what the first jongere is called."""
        with open_series(Archive(self._folders[who]), SLUG) as file, file.change("gewijzigd"):
            file.trajects.save(file.trajects.get(1).changed(roepnaam=roepnaam))

    def codes(self, who: str) -> list[str]:
        """Return the jongeren that stand in the series."""
        with read_series(Archive(self._folders[who]), SLUG) as file:
            return [traject.code for traject in file.trajects.all()]

    def roepnaam(self, who: str) -> str:
        """Return what the first jongere is called."""
        with read_series(Archive(self._folders[who]), SLUG) as file:
            return file.trajects.get(1).roepnaam


@pytest.fixture
def shells(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shells:
    """The small archive is Anna's; Bo has none yet."""
    return Shells(folder, tmp_path / "bo", capsys)


def test_a_series_goes_over_and_comes_back(shells: Shells, tmp_path: Path) -> None:
    out, err, code = shells("anna", "overdragen", "knh", str(tmp_path / "heen.tafel"), "--aan", "Bo Jansen")
    assert (err, code) == ("", 0)
    assert "Hier kunt u haar nu alleen lezen" in out
    assert "Stuur dat beveiligd" in out
    out, _, _ = shells("anna", "lijst")
    assert "uitgeleend aan Bo Jansen sinds" in out
    assert json.loads(shells("anna", "lijst", "--json")[0])[0]["uitgeleend"]["aan"] == "Bo Jansen"
    out, err, code = shells("bo", "ontvangen", str(tmp_path / "heen.tafel"))
    assert (err, code) == ("", 0)
    assert out.startswith("Ontvangen: Veldtafel Kop van Noord-Holland van ")
    shells.add("bo", "J-09")
    assert shells("bo", "overdragen", "knh", str(tmp_path), "--aan", "Anna", "--van", "Bo Jansen")[2] == 0
    (back,) = tmp_path.glob(f"{SLUG}-overdracht-*.tafel")
    out, err, code = shells("anna", "ontvangen", str(back))
    assert (err, code) == ("", 0)
    assert "van Bo Jansen" in out
    assert "Wat er stond, is bewaard bij de reservekopieën." in out
    assert shells.codes("anna") == ["J-07", "J-08", "J-09"]
    out, err, code = shells("anna", "ontvangen", str(tmp_path / "heen.tafel"))
    assert (out, code) == ("", 1)
    assert "ouder dan wat hier staat" in err


def test_what_is_made_from_a_lent_series_cannot_be_noted_and_that_is_told(shells: Shells, tmp_path: Path) -> None:
    shells("anna", "overdragen", "knh", str(tmp_path / "heen.tafel"), "--aan", "Bo")
    _, err, code = shells("anna", "verslag", "knh", "--uit", str(tmp_path / "uit"))
    assert code == 0
    assert "niet genoteerd bij ‘wie kreeg wat’. Deze reeks is uitgeleend aan Bo" in err


def test_nothing_is_imported_into_a_lent_series(shells: Shells, tmp_path: Path) -> None:
    shells("anna", "overdragen", "knh", str(tmp_path / "heen.tafel"), "--aan", "Bo")
    (tmp_path / "nieuw.csv").write_text("code;start\nJ-20;2026-02-01\n")
    out, err, code = shells("anna", "importeer", "trajecten", str(tmp_path / "nieuw.csv"), "--tafel", "knh")
    assert (out, code) == ("", 1)
    assert "uitgeleend aan Bo" in err
    assert shells.codes("anna") == ["J-07", "J-08"]


def test_where_both_went_on_it_is_refused_with_what_differs_and_the_way_on(shells: Shells, tmp_path: Path) -> None:
    shells("anna", "overdragen", "knh", str(tmp_path / "heen.tafel"), "--aan", "Bo")
    shells("bo", "ontvangen", str(tmp_path / "heen.tafel"))
    assert shells("anna", "terugnemen", "knh") == (
        "",
        "Er is niets teruggenomen. Weet u het zeker, geef dan --ja.\n",
        1,
    )
    assert "De reeks is teruggenomen" in shells("anna", "terugnemen", "knh", "--ja")[0]
    assert "niet uitgeleend" in shells("anna", "terugnemen", "knh", "--ja")[1]
    shells.rename("anna", "Milou")
    shells.add("anna", "J-09")
    shells.rename("bo", "Milla")
    shells.add("bo", "J-10")
    shells("bo", "overdragen", "knh", str(tmp_path / "terug.tafel"), "--aan", "Anna", "--van", "Bo")
    out, err, code = shells("anna", "ontvangen", str(tmp_path / "terug.tafel"))
    assert (out, code) == ("", 1)
    assert "Hier en bij Bo is sinds" in err
    assert [line.strip() for line in err.splitlines() if line.startswith("  J-")] == [
        "J-07: in beide gewijzigd",
        "J-09: nieuw hier",
        "J-10: nieuw in het bestand",
    ]
    assert "Mil" not in err, "no names in a terminal"
    assert "--kies hier of --kies bestand" in err
    out, err, code = shells("anna", "ontvangen", str(tmp_path / "terug.tafel"), "--kies", "bestand")
    assert (err, code) == ("", 0)
    assert shells.roepnaam("anna") == "Milla"
    assert shells.codes("anna") == ["J-07", "J-08", "J-09", "J-10"]


def test_nothing_is_written_over_unasked(shells: Shells, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = tmp_path / "er al.txt"
    there.write_text("van mij")
    words = ("overdragen", "knh", str(there), "--aan", "Bo")
    out, err, code = shells("anna", *words)
    assert (out, code) == ("", 1)
    assert "staat er al" in err
    monkeypatch.setattr(handing, "at_terminal", lambda: True)
    monkeypatch.setattr(handing, "ask", lambda _: False)
    assert shells("anna", *words)[2] == 1
    assert there.read_text() == "van mij"
    monkeypatch.setattr(handing, "at_terminal", lambda: False)
    assert shells("anna", *words, "--overschrijf")[2] == 0
    assert there.read_text() != "van mij"


@pytest.mark.parametrize(
    ("words", "told", "code"),
    [
        (("overdragen", "knh"), "Hier ontbreekt bestand", 2),
        (("overdragen", "knh", "x"), "--aan", 2),
        (("overdragen", "weg", "x", "--aan", "Bo"), "Er is geen reeks die ‘weg’ heet", 1),
        (("ontvangen", "nergens.tafel"), "nergens.tafel is er niet", 1),
        (("ontvangen", " "), "Typ de naam van het bestand", 1),
        (("ontvangen", "x" * 5000), "kon niet worden gelezen", 1),
        (("overdragen", "knh", "x" * 5000, "--aan", "Bo"), "de naam is te lang", 1),
        (("ontvangen", "x", "--kies", "beide"), "hier", 2),
        (("terugnemen", "knh", "--ja"), "niet uitgeleend", 1),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_told(shells: Shells, words: tuple[str, ...], told: str, code: int) -> None:
    out, err, ended = shells("anna", *words)
    assert (out, ended) == ("", code)
    assert told.casefold() in err.casefold()


def test_a_damaged_file_changes_nothing(shells: Shells, tmp_path: Path) -> None:
    shells("anna", "overdragen", "knh", str(tmp_path / "heen.tafel"), "--aan", "Bo", "--van", "Anna")
    whole = (tmp_path / "heen.tafel").read_bytes()
    (tmp_path / "heen.tafel").write_bytes(whole[:-20])
    out, err, code = shells("bo", "ontvangen", str(tmp_path / "heen.tafel"))
    assert (out, code) == ("", 1)
    assert "beschadigd of niet heel aangekomen. Er is niets gewijzigd. Vraag Anna" in err
    assert not (tmp_path / "bo").exists()
