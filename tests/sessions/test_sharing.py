"""Agreeing who reads what, keeping what left, and older minutes that follow what was agreed since."""

import datetime as dt

import pytest
from movable_clock import MovableClock

from sessions.acts.gather import gather_record, record_of
from sessions.acts.meeting import close_meeting, note_presence
from sessions.acts.sending import record_sent
from sessions.acts.sharing import agree_sharing, partners_to_agree_on, who_had
from sessions.acts.undo import undo_act
from sessions.consents import Consent, ConsentSubject
from sessions.errors import InvalidInput, Missing
from sessions.leefgebieden import Leefgebied
from sessions.people import Presence
from sessions.place import Place
from sessions.sent import Sent
from sessions.sharing import Scope, Sharing, is_narrower, may_read, scope_for
from sessions.store.series_file import SeriesFile


def test_nothing_agreed_is_own_actions_only(table: SeriesFile) -> None:
    sharing = table.trajects.get(1).sharing
    assert scope_for(sharing, 1) == Scope.OWN
    assert not may_read(sharing, 1, Leefgebied.WONEN)


def test_what_was_agreed_last_stands_and_the_rest_stays_as_ground(table: SeriesFile, here: Place) -> None:
    agree_sharing(table, 1, 1, Scope.ALL, also=[Leefgebied.FINANCIEN], place=here)
    traject = agree_sharing(table, 1, 1, Scope.NOTHING, by="de ouders of voogd", place=here)
    assert scope_for(traject.sharing, 1) == Scope.NOTHING
    assert scope_for(traject.sharing, 2) == Scope.OWN
    first, last = traject.sharing
    assert (first.agreed, first.by, first.also) == (table.today(), "de jongere", (Leefgebied.FINANCIEN,))
    assert last.by == "de ouders of voogd"


def test_everything_leaves_out_what_is_sensitive_unless_named(table: SeriesFile) -> None:
    sharing = agree_sharing(table, 1, 1, Scope.ALL, also=[Leefgebied.PSYCHISCH]).sharing
    assert [key for key in Leefgebied if may_read(sharing, 1, key)] == [
        Leefgebied.WONEN,
        Leefgebied.WERK,
        Leefgebied.ONDERWIJS,
        Leefgebied.PSYCHISCH,
        Leefgebied.NETWERK,
        Leefgebied.OVERIG,
    ]


@pytest.mark.parametrize(
    ("scope", "also", "by"),
    [
        (Scope.OWN, [Leefgebied.PSYCHISCH], "de jongere"),
        (Scope.NOTHING, [Leefgebied.PSYCHISCH], "de jongere"),
        (Scope.ALL, [Leefgebied.WONEN], "de jongere"),
        (Scope.ALL, [], " "),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_changes(
    table: SeriesFile, scope: Scope, also: list[Leefgebied], by: str
) -> None:
    with pytest.raises(InvalidInput):
        agree_sharing(table, 1, 1, scope, also=also, by=by)
    assert table.trajects.get(1).sharing == ()


def test_a_partner_or_jongere_who_is_not_there_is_refused(table: SeriesFile) -> None:
    for traject, partner in ((1, 99), (99, 1)):
        with pytest.raises(Missing):
            agree_sharing(table, traject, partner, Scope.ALL)


def test_agreeing_is_undone_and_agreeing_the_same_again_is_no_act(table: SeriesFile, here: Place) -> None:
    agree_sharing(table, 1, 1, Scope.ALL, place=here)
    before = table.next_undo()
    agree_sharing(table, 1, 1, Scope.ALL, place=here)
    assert table.next_undo() == before
    assert undo_act(table, here).told == "Ongedaan gemaakt: delen afgesproken."
    assert table.trajects.get(1).sharing == ()


def _agreed(scope: Scope, *also: Leefgebied) -> Sharing:
    return Sharing(partner=1, scope=scope, also=also, agreed=dt.date(2026, 11, 26), by="de jongere")


@pytest.mark.parametrize(
    ("now", "before", "narrower"),
    [
        (_agreed(Scope.NOTHING), None, True),
        (_agreed(Scope.OWN), None, False),
        (_agreed(Scope.OWN), _agreed(Scope.ALL), True),
        (_agreed(Scope.ALL), _agreed(Scope.OWN), False),
        (_agreed(Scope.ALL), _agreed(Scope.ALL, Leefgebied.PSYCHISCH), True),
        (_agreed(Scope.ALL, Leefgebied.PSYCHISCH), _agreed(Scope.ALL), False),
    ],
)
def test_reading_less_than_before_is_narrower(now: Sharing, before: Sharing | None, narrower: bool) -> None:
    assert is_narrower(now, before) is narrower


def test_partners_at_the_table_come_first(table: SeriesFile, here: Place) -> None:
    assert [partner.number for partner in partners_to_agree_on(table, 1)] == [2, 1]
    note_presence(table, here, 2, Presence.EXCUSED)
    assert [partner.number for partner in partners_to_agree_on(table, 1, session=1)] == [1, 2]


# What left


def _sent(table: SeriesFile, **values: object) -> Sent:
    return Sent.model_validate({"session": 1, "audience": "partners", "made": table.now(), **values})


def test_what_left_is_kept_also_of_a_closed_meeting_and_never_undone(table: SeriesFile, here: Place) -> None:
    agree_sharing(table, 1, 1, Scope.ALL, place=here)
    record_sent(table, [_sent(table, partner=1, trajects=(1,), ground="J-07: alles")])
    assert undo_act(table, here).told == "Ongedaan gemaakt: delen afgesproken."
    close_meeting(table, 1)
    record_sent(table, [_sent(table, version=1, partner=2), _sent(table, version=1, audience="intern")])
    assert [sent.version for sent in who_had(table)] == [0, 1, 1]
    assert [sent.number for sent in who_had(table, partner=1)] == [1]
    assert [sent.number for sent in who_had(table, traject=1)] == [1]
    assert who_had(table, session=2) == ()


def test_what_left_of_a_meeting_that_is_not_there_is_refused(table: SeriesFile) -> None:
    with pytest.raises(Missing):
        record_sent(table, [_sent(table), _sent(table, session=9)])
    assert who_had(table) == ()


# Older minutes


def test_an_older_version_follows_what_is_agreed_now_and_remembers_what_was(
    table: SeriesFile, here: Place, clock: MovableClock
) -> None:
    agree_sharing(table, 1, 1, Scope.ALL, place=here)
    close_meeting(table, 1)
    assert record_of(table, 1).agreed_at_closing == ()
    clock.forward(days=5)
    agree_sharing(table, 1, 1, Scope.NOTHING)
    refused = Consent(subject=ConsentSubject.TABLE, given=False, recorded=table.today())
    with table.change("toestemming ingetrokken"):
        table.trajects.save(table.trajects.get(2).changed(consents=(refused,)))
    record = record_of(table, 1, version=1)
    mila, sem = record.trajects
    assert scope_for(mila.sharing, 1) == Scope.NOTHING
    assert sem.consents == (refused,)
    assert {one.traject for one in record.agreed_at_closing} == {1, 2}
    then = record.as_closed()
    assert scope_for(then.trajects[0].sharing, 1) == Scope.ALL
    assert then.trajects[1].consents == ()


def test_a_partner_who_may_read_everything_is_in_the_record_also_when_agreed_later(table: SeriesFile) -> None:
    with table.change("partner"):
        late = table.partners.add(table.partners.get(1).model_copy(update={"name": "Bibliotheek", "uid": "u" * 36}))
    close_meeting(table, 1)
    assert record_of(table, 1).partner(late.number) is None
    agree_sharing(table, 1, late.number, Scope.ALL)
    assert record_of(table, 1).partner(late.number) == late
    assert gather_record(table, 1).partner(late.number) == late
