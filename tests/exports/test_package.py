"""The package of a meeting: what is for whom, that it is whole or not there, and that its mails tell nothing."""

import datetime as dt
from pathlib import Path

import pytest
from golden_files import compare

import exports.rendering.files
from exports.package import Package, PackageMaterial, package_of
from exports.rendering.files import Form, WriteRefusal, write_tree
from sessions.meetings import Session
from sessions.record import Record
from sessions.sharing import Scope, Sharing
from sessions.standing import Standing
from sessions.tips.book import TipBook

GOLDEN = Path(__file__).parent / "golden"
DAY = dt.date(2026, 11, 24)


def package(record: Record, form: Form = Form.MARKDOWN) -> Package:
    """Return the package of a meeting whose series stands as that meeting left it."""
    session = record.session
    no_meeting = Session(kind=session.kind, date=session.date, agenda=session.agenda, turns=session.turns)
    standing = Standing(record.changed(session=no_meeting), (session,))
    tips = TipBook(series=record.series, people=record.people, today=DAY) if record.tips else None
    return package_of(PackageMaterial(record, standing, tips=tips), form)


def texts_of(made: Package) -> dict[str, str]:
    """Return what stands in each file that is text."""
    return {
        f"{branch.folder}/{file.name}": file.content.decode()
        for branch in made.branches
        for file in branch.files
        if not file.name.endswith(("xlsx", "docx"))
    }


def test_a_package_reads_as_it_was_approved(veldtafel: Record, tmp_path: Path) -> None:
    made = package(veldtafel)
    names = sorted(f"{branch.folder}/{file.name}" for branch in made.branches for file in branch.files)
    (tmp_path / "files.txt").write_text("\n".join([made.name, *names, ""]), encoding="utf-8")
    texts = texts_of(made)
    (tmp_path / "index.md").write_text(texts["/0-wat-is-voor-wie.md"], encoding="utf-8")
    mail = texts["organisaties/woonstichting-zeewijk/e-mail.txt"]
    assert mail.count("\r\n") == mail.count("\n")
    (tmp_path / "mail.txt").write_text(mail.replace("\r\n", "\n"), encoding="utf-8")
    compare(tmp_path, GOLDEN / "package")


def test_no_mail_and_no_calendar_tells_anything(veldtafel: Record) -> None:
    secrets = ["J-07", "J-08", "Mila", "Sem", "Karin", "kamer", "Kop van Noord-Holland"]
    for name, text in texts_of(package(veldtafel)).items():
        if name.endswith(("e-mail.txt", ".ics")):
            assert [secret for secret in secrets if secret in text] == [], name


def test_a_roepnaam_stands_only_on_the_own_sheet(veldtafel: Record) -> None:
    texts = texts_of(package(veldtafel))
    assert {name.rsplit("/", 1)[0] for name, text in texts.items() if "Mila" in text} == {"jongeren/j-07"}
    assert not any("mila" in name.casefold() for name in texts)


def test_what_a_jongere_does_not_share_is_in_no_piece_for_that_organisation(veldtafel: Record) -> None:
    nothing = Sharing(partner=1, scope=Scope.NOTHING, agreed=DAY, by="de jongere")
    trajects = tuple(one.changed(sharing=(nothing,)) for one in veldtafel.trajects)
    made = package(veldtafel.changed(trajects=trajects))
    (zeewijk,) = (bundle for bundle in made.bundles if bundle.reader == "Woonstichting Zeewijk")
    assert [piece.called for piece in zeewijk.pieces] == ["verslag", "tekst voor de e-mail"]
    assert "J-07" not in zeewijk.pieces[0].file.content.decode()


def test_everything_that_leaves_is_kept_with_its_form_and_ground(veldtafel: Record) -> None:
    kept = {(one.origin.reader, one.origin.document, form): one.origin for one, form in package(veldtafel).told}
    for document, form in (("", "md"), ("actielijst", "xlsx"), ("kalender", "ics")):
        origin = kept["Woonstichting Zeewijk", document, form]
        assert "J-07: alleen de acties van uw organisatie" in origin.ground
        assert origin.partner == 1
    assert kept["J-07", "", "md"].ground == "eigen blad van de jongere"


def test_who_stopped_gets_no_folder(turns: Record) -> None:
    made = package(turns)
    assert [bundle.reader for bundle in made.bundles if bundle.kind == "jongeren"] == ["J-07", "J-08", "J-03"]


def test_a_community_gets_the_shared_minutes_and_the_tips(community: Record) -> None:
    made = package(community)
    (bundle,) = made.bundles
    assert [piece.called for piece in bundle.pieces] == ["verslag", "tips", "tekst voor de e-mail"]


def test_a_package_is_whole_or_not_there(veldtafel: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, write = package(veldtafel), exports.rendering.files._replace

    def full(path: Path, content: bytes) -> None:
        if path.name == "e-mail.txt":
            raise OSError(28, "No space left on device")
        write(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(exports.rendering.files, "_replace", full)
        with pytest.raises(WriteRefusal, match="De schijf is vol"):
            write_tree(made.branches, tmp_path, made.name)
    assert list(tmp_path.iterdir()) == []


def test_a_second_package_stands_beside_the_first(veldtafel: Record, tmp_path: Path) -> None:
    made = package(veldtafel)
    first = write_tree(made.branches, tmp_path / "nieuw", made.name)
    (first / "mijn aantekening.txt").write_text("blijft", encoding="utf-8")
    second = write_tree(made.branches, tmp_path / "nieuw", made.name)
    assert (first.name, second.name) == (made.name, f"{made.name}-2")
    assert (first / "mijn aantekening.txt").read_text(encoding="utf-8") == "blijft"
    assert sorted((tmp_path / "nieuw").iterdir()) == [first, second]
    longest = max(len(str(path.relative_to(tmp_path))) for path in first.rglob("*"))
    assert longest < 160
