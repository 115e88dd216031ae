"""The trajectplan: one page over all meetings, for the jongere alone, and the same in each form."""

import datetime as dt
import io
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from golden_files import compare

from exports.plan import TRAJECTPLAN, plan_of
from exports.rendering.files import Form, file_name, render
from exports.rendering.markdown import to_markdown
from exports.rendering.measure import PAGE_LINES, printed_lines
from sessions.actions import ActionEvent, Status
from sessions.closing import CheckIn, Closing, Coach
from sessions.endings import closed
from sessions.plan_material import PlanMaterial
from sessions.record import Record

GOLDEN = Path(__file__).parent / "golden" / "plan"
SPOKEN = tuple(dt.date(2026, month, 13) for month in (3, 6, 9, 10, 11))


def material(record: Record, number: int = 1, **about: object) -> PlanMaterial:
    """Return what the plan of this jongere is made of, apart from any one meeting."""
    no_meeting = record.session.changed(number=0, version=0, status="gepland", turns=(), closed_at=None)
    traject = record.traject(number)
    assert traject
    return PlanMaterial(record.changed(session=no_meeting), traject, **about)  # type: ignore[arg-type]


@pytest.fixture
def running(veldtafel: Record) -> PlanMaterial:
    """Mila, who has been at the table five times and comes again."""
    return material(veldtafel, spoken=SPOKEN, next_day=dt.date(2027, 1, 5))


@pytest.fixture
def finished(veldtafel: Record) -> PlanMaterial:
    """Mila after the closing talk, with a coach and aftercare."""
    closing = Closing(
        grade=8,
        coach=Coach(name="Loes Admiraal", own=False, volunteer=True),
        aftercare_until=dt.date(2027, 5, 24),
        check_ins=(CheckIn(day=dt.date(2027, 1, 24)),),
    )
    mila, *others = veldtafel.trajects
    ended = closed(mila, veldtafel.today, closing, veldtafel.actions)
    done = tuple(action.changed(status=Status.DONE) for action in veldtafel.actions)
    return material(veldtafel.changed(trajects=(ended, *others), actions=done), spoken=SPOKEN[:1])


@pytest.mark.parametrize("form", Form)
def test_plans_read_as_they_were_approved(
    running: PlanMaterial, finished: PlanMaterial, nasty: Record, form: Form, tmp_path: Path
) -> None:
    for name, one in (("running", running), ("finished", finished), ("nasty", material(nasty))):
        content = render(plan_of(one), form)
        if form == Form.WORD:
            with ZipFile(io.BytesIO(content)) as parts:
                root = ElementTree.fromstring(parts.read("word/document.xml"))
            ElementTree.indent(root)
            content = ElementTree.tostring(root, encoding="unicode").encode() + b"\n"
        (tmp_path / f"{name}.{'xml' if form == Form.WORD else form}").write_bytes(content)
    compare(tmp_path, GOLDEN / form)


def test_it_fits_one_page(running: PlanMaterial, finished: PlanMaterial) -> None:
    small_letters = 11 / 9.5
    assert max(printed_lines(plan_of(one)) for one in (running, finished)) <= PAGE_LINES * small_letters


def test_of_what_was_done_long_ago_only_how_much(veldtafel: Record) -> None:
    done = tuple(
        veldtafel.actions[0].changed(
            number=100 + day,
            what=f"regelt ding {day}.",
            status=Status.DONE,
            history=(ActionEvent(when=dt.datetime(2026, 9, day, tzinfo=dt.UTC), status=Status.DONE),),
        )
        for day in range(20, 0, -1)
    )
    text = to_markdown(plan_of(material(veldtafel.changed(actions=done))))
    assert [day for day in range(1, 21) if f"ding {day}." in text] == [16, 17, 18, 19, 20]
    assert "En daarvoor nog 15 dingen." in text


def test_it_names_the_jongere_inside_and_the_code_outside(running: PlanMaterial) -> None:
    document = plan_of(running)
    assert document.title == "Het plan van Mila"
    assert file_name(document, Form.WORD) == "2026-11-24-kop-van-noord-holland-plan-j-07.docx"
    assert "Mila" not in document.occasion
    assert (document.origin.document, document.origin.session) == (TRAJECTPLAN, 0)
    assert (document.origin.reader, document.origin.trajects) == ("J-07", (1,))


def test_no_other_jongere_and_nothing_that_stays_from_the_table_is_in_it(running: PlanMaterial) -> None:
    text = to_markdown(plan_of(running))
    assert not [word for word in ("Sem", "J-08", "schuld", "Drank", "Dit blijft van mij", "gespannen") if word in text]
    assert "een andere jongeres broer" in text
    assert "moet dit eerst goedvinden" in text
    assert "06 1234 5678" in text
