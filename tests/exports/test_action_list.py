"""Lists of actions: who reads what of them, whom they say to tell, and each form as it was read and approved."""

import datetime as dt
import io
import json
from pathlib import Path

import openpyxl
import pytest
from golden_files import compare

from exports.action_list.product import ActionList, ListForm
from exports.action_list.wanted import Only, Per, Wanted
from sessions.actions import Deadline
from sessions.consents import Consent, ConsentSubject
from sessions.meetings import Session
from sessions.people import Person
from sessions.record import Record
from sessions.sharing import Scope, Sharing
from sessions.standing import Standing
from sessions.turns import Course

GOLDEN = Path(__file__).parent / "golden"
DAY = dt.date(2026, 11, 24)
ZEEWIJK = Wanted(organisation="Woonstichting Zeewijk")


def standing(record: Record) -> Standing:
    """Return the series of a meeting as it stands after it."""
    session = record.session
    ended = tuple(turn for turn in session.turns if turn.course in {Course.STOPPED, Course.NO_CONSENT})
    no_meeting = Session(kind=session.kind, date=session.date, agenda=session.agenda, turns=ended)
    return Standing(record.changed(session=no_meeting), (session,))


def agreed(record: Record, traject: int, **changes: object) -> Record:
    """Return the record with something else about one jongere."""
    trajects = tuple(one.changed(**changes) if one.number == traject else one for one in record.trajects)
    return record.changed(trajects=trajects)


def references(record: Record, wanted: Wanted) -> list[str]:
    """Return the numbers of the actions in a list."""
    return [line.reference for line in ActionList((standing(record),), wanted).lines]


@pytest.mark.parametrize("form", ListForm)
@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("intern", Wanted(per=Per.ORGANISATION)),
        ("organisation", ZEEWIJK),
        ("owner", Wanted(owner="Youssef Amrani", only=Only.OPEN)),
    ],
)
def test_lists_read_as_they_were_approved(
    name: str, wanted: Wanted, form: ListForm, veldtafel: Record, tmp_path: Path
) -> None:
    actions = tuple(one.changed(uid=f"{one.number:036}") for one in veldtafel.actions)
    file = ActionList((standing(veldtafel.changed(actions=actions)),), wanted).file(form)
    if form == ListForm.XLSX:
        book = openpyxl.load_workbook(io.BytesIO(file.content))
        rows = [[tab.title, *(str(cell.value) for cell in row)] for tab in book for row in tab.iter_rows()]
        text = "\n".join("\t".join(row).replace("\n", " / ") for row in rows)
    else:
        text = file.content.decode("utf-8-sig").replace("\r\n", "\n")
    (tmp_path / file.name.replace(".xlsx", ".xlsx.txt")).write_text(text, encoding="utf-8")
    compare(tmp_path, GOLDEN / f"action-list-{name}" / form)


def test_a_list_for_an_organisation_holds_its_own_actions_and_no_name_of_a_jongere(veldtafel: Record) -> None:
    for form in set(ListForm) - {ListForm.XLSX}:
        text = ActionList((standing(veldtafel),), ZEEWIJK).content(form).decode().casefold()
        for secret in ("mila", "sem", "oma", "ahmed", "de jongere zei nee", "wonen"):
            assert secret not in text.replace("woonstichting", ""), (form, secret)
    assert references(veldtafel, ZEEWIJK) == ["KNH-41", "KNH-44"]


def test_a_list_for_others_names_no_series_in_which_they_do_nothing(veldtafel: Record) -> None:
    quiet = veldtafel.changed(series=veldtafel.series.changed(name="Stilzee", slug="stilzee"), actions=())
    both = (standing(veldtafel), standing(quiet))
    assert "Stilzee" in ActionList(both, Wanted()).content(ListForm.MARKDOWN).decode()
    assert "Stilzee" not in ActionList(both, ZEEWIJK).content(ListForm.MARKDOWN).decode()


def test_a_moved_deadline_stands_with_the_first_one(veldtafel: Record) -> None:
    later = Deadline(day=dt.date(2027, 1, 15))
    actions = tuple(one.changed(deadline=later) if one.number == 41 else one for one in veldtafel.actions)
    moved = ActionList((standing(veldtafel.changed(actions=actions)),), ZEEWIJK)
    assert "vrijdag 15 januari 2027<br>eerst: " in moved.content(ListForm.MARKDOWN).decode()
    row = next(row for row in moved.content(ListForm.CSV).decode().splitlines() if row.startswith("KNH-41"))
    assert ";2027-01-15;2026-" in row


@pytest.mark.parametrize(
    "changes",
    [
        {"sharing": (Sharing(partner=1, scope=Scope.NOTHING, agreed=DAY, by="de jongere"),)},
        {"consents": (Consent(subject=ConsentSubject.TABLE, given=False, recorded=DAY),)},
    ],
)
def test_what_was_withdrawn_is_in_no_list_for_others(veldtafel: Record, changes: dict[str, object]) -> None:
    withdrawn = agreed(veldtafel, 1, **changes)
    assert references(withdrawn, ZEEWIJK) == []
    assert references(withdrawn, Wanted(owner="Karin Smit")) == []
    assert "KNH-41" in references(withdrawn, Wanted())


def test_who_stopped_or_said_no_is_in_no_list(turns: Record) -> None:
    text = ActionList((standing(turns),), Wanted()).content(ListForm.JSON).decode()
    assert "voor jongere 4" not in text
    assert "voor jongere 5" not in text


def test_it_ends_with_whom_to_tell_and_falls_back_on_who_is_near(veldtafel: Record) -> None:
    contacts = {line.contact.of: line.contact for line in ActionList((standing(veldtafel),), Wanted()).lines}
    assert (contacts["J-07"].name, contacts["J-07"].phone) == ("Peter Vos", "06 1234 5678")
    assert contacts["J-08"].name == "Els de Graaf"
    assert contacts[""].name == "Peter Vos"
    guest = Person(
        number=5, name="Truus", function="oma van Mila", guest=True, phone="06 0", email="truus@mila.example"
    )
    people = tuple(guest if person.number == 5 else person for person in veldtafel.people)
    near = ActionList((standing(veldtafel.changed(people=people)),), ZEEWIJK).lines[0].contact
    assert (near.phone, near.email) == ("", "")
    assert "Mila" not in near.name


def test_whoever_is_close_to_a_jongere_is_not_named_in_the_file(veldtafel: Record) -> None:
    action = veldtafel.actions[0].changed(owner={"person": 6, "name": "Truus, oma van Mila"})
    made = ActionList((standing(veldtafel.changed(actions=(action,))),), Wanted(owner="Truus, oma van Mila"))
    assert len(made.lines) == 1
    assert made.file(ListForm.HTML).name == "2026-11-24-kop-van-noord-holland-acties-eigenaar.html"
    sent = made.sent_of("kop-van-noord-holland")
    for text in (made.document.title, sent.origin.reader, made.content(ListForm.MARKDOWN).decode()):
        assert "Mila" not in text


def test_what_is_kept_of_a_list_says_what_it_was_and_why(veldtafel: Record) -> None:
    sent = ActionList((standing(veldtafel),), ZEEWIJK).sent_of("kop-van-noord-holland")
    assert (sent.origin.document, sent.origin.reader, sent.origin.partner) == ("actielijst", "Woonstichting Zeewijk", 1)
    assert sent.origin.trajects == (1,)
    assert sent.origin.ground == "J-07: alleen de acties van uw organisatie; meer is niet afgesproken"
    nobody = ActionList((standing(veldtafel),), Wanted(organisation="Leerwerkloket Kop", only=Only.LATE))
    assert [line.reference for line in nobody.lines] == ["KNH-31"]


def test_a_calendar_also_ends_what_is_done_where_only_what_is_open_is_asked_for(veldtafel: Record) -> None:
    gemeente = Wanted(organisation="Gemeente Den Helder", only=Only.OPEN)
    made = ActionList((standing(veldtafel),), gemeente)
    assert [line.reference for line in made.lines] == ["KNH-45", "KNH-43"]
    assert {entry.reference: entry.ended for entry in made.entries} == {
        "KNH-45": False,
        "KNH-43": False,
        "KNH-30": True,
    }


def test_in_a_community_nobody_who_takes_part_is_named_to_others(community: Record) -> None:
    series = (standing(community),)
    made = ActionList(series, Wanted(owner="Carla Smit"))
    text = made.content(ListForm.JSON).decode() + made.document.title + made.document.name
    for name in ("Carla", "Hatice", "Aydın"):
        assert name not in text
    assert json.loads(made.content(ListForm.JSON))["actions"][0]["owner"] == "een ouder"
