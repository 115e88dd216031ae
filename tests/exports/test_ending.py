"""How a traject ended: the jongere and the professionals read it, and no partner does."""

import datetime as dt

import pytest

from exports.audiences import Audience
from exports.minutes import minutes_for
from exports.rendering.markdown import to_markdown
from sessions.closing import CheckIn, Closing, Coach, StopReason
from sessions.endings import closed, stopped
from sessions.leefgebieden import DomainState
from sessions.record import Record
from sessions.sharing import Scope, Sharing
from sessions.turns import Course

DAY = dt.date(2026, 11, 26)
CLOSING = Closing(
    grade=9,
    coach=Coach(name="Loes Admiraal", own=False, volunteer=True),
    aftercare_until=dt.date(2027, 5, 26),
    check_ins=(CheckIn(day=dt.date(2026, 12, 26), done=dt.date(2026, 12, 27), note="kanarie"),),
)


def ended(record: Record, *, early: bool = False) -> Record:
    """The record with a first jongere who has left, and who shared everything with every partner."""
    first, *others = record.trajects
    first = stopped(first, DAY, StopReason.MOVED) if early else closed(first, DAY, CLOSING, record.actions)
    everything = (
        Sharing(partner=partner.number, scope=Scope.ALL, agreed=DAY, by="de jongere") for partner in record.partners
    )
    return record.changed(trajects=(first.changed(sharing=tuple(everything)), *others))


def text_for(record: Record, audience: Audience) -> str:
    return "".join(map(to_markdown, minutes_for(record, audience)))


@pytest.mark.parametrize(
    ("audience", "reads"),
    [
        (Audience.JONGERE, ("Zo heb je afgesloten", "Jouw cijfer", "Loes Admiraal", "26 mei 2027")),
        (Audience.INTERN, ("Rapportcijfer", "Loes Admiraal", "vrijwilliger van buiten", "afgerond op")),
        (Audience.PARTNERS, ()),
        (Audience.AGENDA, ()),
    ],
)
def test_the_jongere_and_the_professionals_read_it_and_no_partner(
    veldtafel: Record, audience: Audience, reads: tuple[str, ...]
) -> None:
    text = text_for(ended(veldtafel), audience)
    assert [words for words in reads if words not in text] == []
    assert "kanarie" not in text
    if not reads:
        assert "Loes" not in text
        assert "Nazorg" not in text
        assert "cijfer" not in text.lower().replace("cijfers", "")


def test_what_was_kept_from_the_table_is_not_told(veldtafel: Record) -> None:
    first, *others = veldtafel.trajects
    shown, hidden, *_ = first.questions
    asked = (shown.changed(state=DomainState.QUESTION), hidden.changed(state=DomainState.NOT_HERE))
    record = ended(veldtafel.changed(trajects=(first.changed(questions=asked), *others)))
    section = text_for(record, Audience.INTERN).partition("afgerond op")[2].partition("# ")[0]
    assert shown.leefgebied.label in section
    assert hidden.leefgebied.label not in section


def test_why_it_stopped_is_for_the_professionals_only(veldtafel: Record) -> None:
    record = ended(veldtafel, early=True)
    assert "verhuizing" in text_for(record, Audience.INTERN)
    assert all("verhuizing" not in text_for(record, audience) for audience in (Audience.JONGERE, Audience.PARTNERS))


def test_of_who_did_not_come_the_ending_is_not_told(veldtafel: Record) -> None:
    record = ended(veldtafel)
    turn = record.session.turn(record.trajects[0].number).changed(course=Course.NEXT_TABLE)
    record = record.changed(session=record.session.with_turn(turn))
    assert "Loes" not in text_for(record, Audience.INTERN)
