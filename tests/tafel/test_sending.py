"""Sending from the app: the package of a meeting in one Enter, and anything else by saying what and for whom."""

from pathlib import Path

import pytest
from hands import Hands

from exports.action_list.product import ListForm
from exports.audiences import Audience
from exports.minutes import minutes_for
from exports.rendering.files import Form
from sessions.acts.gather import record_of
from sessions.acts.opening import open_series, read_copy, read_series
from sessions.acts.sharing import who_had
from sessions.errors import Missing
from tafel.app import TafelApp
from tafel.desk import Desk
from tafel.dialogs.sent import SentDialog
from tafel.outgoing.leaving import note_sent
from tafel.screens.minutes import MinutesScreen
from tafel.screens.report import ReportScreen
from tafel.screens.series import SeriesScreen
from tafel.screens.series_copy import CopyScreen
from tafel.sending.making import make, read_reader
from tafel.sending.order import Order, What
from tafel.settings import SettingsFile

SLUG = "veldtafel-kop-van-noord-holland"


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder for documents."""
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(tmp_path / "Documenten"))
    return tmp_path / "Documenten"


async def test_the_package_of_a_closed_meeting_is_one_enter_away(app: TafelApp, documents: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        with open_series(app.archive, SLUG) as file:
            await app.push_screen(SeriesScreen(file, "meeting/1"))
            await hands.play("v")
            hands.see("Versturen", "pakket", "donderdag 15 oktober, afgesloten", "Word")
            await hands.play("\n")
            hands.see("Deze map maken?")
            await hands.play("n")
            assert not documents.exists()
            await hands.play("v\n\n")
            hands.see("Het pakket staat in", "0-wat-is-voor-wie")
    (package,) = (documents / "tafel").iterdir()
    assert (package / "0-wat-is-voor-wie.docx").exists()
    with read_series(app.archive, SLUG) as file:
        assert {(sent.document, sent.reader, sent.form) for sent in who_had(file)} >= {
            ("", "J-07", "docx"),
            ("trajectplan", "J-07", "docx"),
        }
    assert SettingsFile().now.folder == str(documents / "tafel")


async def test_a_list_is_chosen_from_the_overview_by_its_beginning(app: TafelApp, tmp_path: Path) -> None:
    app.settings.change(folder=str(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.play("e")
        hands.see("Versturen · ", "1 pakket", "4 actielijst")
        await hands.play("act<tab>")
        hands.see("dit gaat over de hele reeks", "voor intern")
        await hands.play("<tab><tab>excel<ctrl+s>")
        hands.see("Het staat in")
    assert [path.suffix for path in tmp_path.glob("*acties*")] == [".xlsx"]


async def test_another_document_is_not_made_in_a_form_that_it_has_not(app: TafelApp, documents: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.play("ekalender<tab><tab><tab>word<ctrl+s>")
        hands.see("“word” kan hier niet")
    assert not documents.exists()


async def test_the_report_has_a_screen_of_its_own(app: TafelApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.play("erapp<tab>")
        hands.see("dat kiest u daarna")
        await hands.play("<ctrl+s>")
        assert isinstance(app.screen, ReportScreen)


def test_nothing_is_sent_from_a_copy_or_while_a_jongere_reads_along(app: TafelApp) -> None:
    with open_series(app.archive, SLUG) as file:
        at_table = Desk(file, 1)
        at_table.go_to(next(step.id for step in file.sessions.get(1).steps if step.traject == 1))
        assert MinutesScreen(at_table, at_table=False).check_action("send", ())
        assert not MinutesScreen(at_table, at_table=True).check_action("send", ())
        path = file.path
    with read_copy(app.archive, path) as copy:
        assert not CopyScreen(copy, "van gisteren").check_action("send", ())


def order(what: What, reader: str = "", form: Form | ListForm = Form.MARKDOWN, meeting: int = 1) -> Order:
    """Return what somebody orders of the closed meeting."""
    return Order(what, meeting, reader, form, Path())


def test_what_is_ordered_is_made_for_that_reader(app: TafelApp) -> None:
    with open_series(app.archive, SLUG) as file:

        def readers(what: What, reader: str) -> list[str]:
            return [document.origin.reader for document, _ in make(file, order(what, reader)).sent]

        assert readers(What.MINUTES, "jongeren") == ["J-07"]
        assert readers(What.MINUTES, "j-07") == ["J-07"]
        assert readers(What.PLAN, "") == ["J-07"]
        assert readers(What.AGENDA, "") == [""]
        assert make(file, order(What.LIST, "", ListForm.CSV)).files()[0].name.endswith("acties-open-intern.csv")
        calendar = make(file, order(What.CALENDAR, "intern", ListForm.ICS))
        assert calendar.documents == ()
        with pytest.raises(Missing, match="niet gedeeld"):
            make(file, order(What.LIST, "Leerwerkloket", ListForm.XLSX))
        with pytest.raises(Missing, match="nog niet begonnen"):
            make(file, order(What.PACKAGE, meeting=2))


def test_a_reader_is_known_by_digit_or_beginning() -> None:
    kinds, names = ("organisaties", "jongeren", "intern"), ("Woonstichting Zeewijk", "J-07")
    assert [read_reader(typed, kinds=kinds, names=names) for typed in ("2", "int", "zee", "j-")] == [
        "jongeren",
        "intern",
        "Woonstichting Zeewijk",
        "J-07",
    ]
    with pytest.raises(Missing, match="Woonstichting Zeewijk"):
        read_reader("xyz", kinds=kinds, names=names)


async def test_who_had_something_is_asked_to_throw_it_away(app: TafelApp, documents: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        with open_series(app.archive, SLUG) as file:
            note_sent(file, minutes_for(record_of(file, 1), Audience.INTERN), "docx")
            note_sent(file, minutes_for(record_of(file, 1), Audience.JONGERE), "docx")
            await app.push_screen(SentDialog(file, "Dit is al gegeven", who_had(file, traject=1), about=1))
            await hands.play("b3\n")
            hands.see("1 bericht staat in")
            (notice,) = (documents / "tafel").iterdir()
            assert notice.name == "2026-11-26-bericht-j-07-voorzitter-en-vaste-contactpersoon.md"
            assert "Mila" not in notice.read_text(encoding="utf-8")
            assert who_had(file)[-1].document == "bericht"
