"""`tafel acties` and `tafel pakket` as somebody meets them who types."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest

from sessions.actions import Deadline, Owner
from sessions.acts.actions import Promise, promise_action
from sessions.acts.meeting import enter_meeting
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere, create_series
from sessions.acts.sharing import agree_sharing, who_had
from sessions.place import Place
from sessions.series import SeriesKind
from sessions.sharing import Scope
from sessions.store.archive import Archive
from tafel.cli import main

SLUG = "veldtafel-kop-van-noord-holland"
DAY = dt.date(2026, 10, 15)
"""Of the only meeting."""


class Shell:
    """Types commands of `tafel` on one archive; returns what was printed, on stdout and on stderr."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture

    def __call__(self, *words: str | Path, code: int = 0) -> tuple[str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["--archief", str(self.folder), *map(str, words)])
        said = self._capture.readouterr()
        assert int(ended.value.code or 0) == code, said.err
        return said.out, said.err


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A veldtafel with a running meeting, in which two actions were promised for Mila."""
    typed = Shell(tmp_path / "archief", capsys)
    with create_series(Archive(typed.folder), SeriesKind.VELDTAFEL, "Kop van Noord-Holland") as file:
        add_people(file, read_people("Karin de Boer; Woonstichting Zeewijk; wonen; karin@zeewijk.example; 0223 000000"))
        add_people(file, read_people("Els Vos; Jeugdhulp Duinrand; onderwijs; els@duinrand.example; 06 00"))
        mila = add_jongere(file, code="J-07", roepnaam="Mila", contact="Els Vos").number
        plan_meeting(file, day=DAY, agenda=[mila])
        enter_meeting(file, 1)
        step = next(step for step in file.sessions.get(1).steps if step.kind == "acties")
        for person, words in ((1, "schrijft Mila in"), (2, "=belt school")):
            promise_action(
                file,
                Place(1, step.id, mila),
                Promise(what=words, owner=Owner(person=person), deadline=Deadline(day=DAY)),
            )
    return typed


def had(shell: Shell) -> list[tuple[str, str, str]]:
    """Return for whom something was kept as sent: which document, for whom, in which form."""
    with Archive(shell.folder).read(SLUG) as file:
        return [(sent.document, sent.reader, sent.form) for sent in who_had(file)]


def test_a_list_for_an_organisation_follows_the_sharing_choice_and_is_kept(shell: Shell) -> None:
    out, err = shell("acties", "kop", "--organisatie", "zee", "--uit", "-")
    assert "schrijft J-07 in" in out
    assert "Els Vos | 06 00 | els@duinrand.example" in out
    assert "Naam vervangen: Mila -> J-07" in err
    assert had(shell) == [("actielijst", "Woonstichting Zeewijk", "scherm")]
    with Archive(shell.folder).open(SLUG) as file:
        agree_sharing(file, 1, 1, Scope.NOTHING)
    out, _ = shell("acties", "--organisatie", "zee", "--uit", "-")
    assert "Er zijn geen acties die in deze lijst horen." in out
    assert len(had(shell)) == 1


def test_forms_for_other_programs_are_read_by_them(shell: Shell, tmp_path: Path) -> None:
    out, _ = shell("acties", "--vorm", "csv", "--uit", tmp_path / "uit")
    content = Path(out.strip()).read_bytes()
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), "excel", delimiter=";"))
    assert [row[4] for row in rows] == ["Wat", "schrijft J-07 in", "'=belt school"]
    out, _ = shell("acties", "--vorm", "json", "--te-laat", "--uit", "-")
    assert [action["reference"] for action in json.loads(out)["actions"]] == ["KNH-1", "KNH-2"]
    out, _ = shell("acties", "--vorm", "ics", "--eigenaar", "karin de boer", "--uit", "-")
    assert out.count("SUMMARY:tafel: actie KNH-1\n") == 1


def test_nothing_is_overwritten_unasked(shell: Shell, tmp_path: Path) -> None:
    (path,) = shell("acties", "--vorm", "xlsx", "--uit", tmp_path)[0].split()
    Path(path).write_text("van mij", encoding="utf-8")
    _, err = shell("acties", "--vorm", "xlsx", "--uit", tmp_path, code=1)
    assert "--overschrijf" in err
    assert Path(path).read_text(encoding="utf-8") == "van mij"
    shell("acties", "--vorm", "xlsx", "--uit", tmp_path, "--overschrijf")
    assert Path(path).read_bytes().startswith(b"PK")


def test_who_is_not_there_and_what_cannot_be_is_said(shell: Shell) -> None:
    assert "Karin de Boer" in shell("acties", "--eigenaar", "piet", code=1)[1]
    assert "Woonstichting Zeewijk" in shell("acties", "--organisatie", "piet", code=1)[1]
    assert "Geef een map" in shell("acties", "--vorm", "xlsx", "--uit", "-", code=2)[1]
    assert "niet allebei" in shell("acties", "--open", "--te-laat", code=2)[1]
    assert "één bijeenkomst" in shell("pakket", "kop", "--sessie", "alle", code=2)[1]


def test_a_package_is_one_folder_and_kept_as_sent(shell: Shell, tmp_path: Path) -> None:
    out, err = shell("pakket", "kop", "--vorm", "html", "--uit", tmp_path / "pakketten")
    folder = Path(out.strip())
    assert folder.name == "2026-10-15-veldtafel-kop-van-noord-holland-sessie1-pakket"
    assert "Naam vervangen: Mila -> J-07" in err
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    zeewijk, stamp = "organisaties/woonstichting-zeewijk", "2026-10-15-concept"
    assert {
        "0-wat-is-voor-wie.html",
        f"{zeewijk}/verslag-{stamp}.html",
        f"{zeewijk}/e-mail.txt",
        f"jongeren/j-07/verslag-{stamp}.html",
    } <= found
    # a list and a calendar tell how it stands today, so they have the day on which they are made
    dated = {name.removeprefix(f"{zeewijk}/").split("-20")[0] for name in found if name.startswith(zeewijk)}
    assert {"actielijst", "kalender"} <= dated
    assert not any("actielijst-2026-10-15" in name for name in found)
    index = (folder / "0-wat-is-voor-wie.html").read_text(encoding="utf-8")
    assert "Karin de Boer, karin@zeewijk.example" in index
    assert "via Els Vos" in index
    assert ("kalender", "Woonstichting Zeewijk", "ics") in had(shell)
    assert ("", "J-07", "html") in had(shell)
