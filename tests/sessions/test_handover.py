"""Two versions of a series as one again: what is proposed, what comes along, and what stays taken back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.actions import Action, Owner
from sessions.consents import Consent, ConsentSubject
from sessions.document import Document
from sessions.handing.differences import (
    CHOSEN,
    HAND_OVERS,
    KEPT_OF_BOTH,
    OF_A_MEETING,
    Side,
    differences,
    marks_of,
    read_marks,
    same_as,
)
from sessions.handing.links import links_of
from sessions.handing.uniting import Held, NotChosen, merged
from sessions.meetings import Progress, Session
from sessions.people import Person
from sessions.sent import Sent
from sessions.series import Series, SeriesKind
from sessions.sharing import Scope, Sharing
from sessions.store.tables import MODELS
from sessions.trajects import Traject
from sessions.turns import Course, Turn

DAY = dt.date(2026, 11, 26)
NOW = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)
SERIES = Series(number=1, kind=SeriesKind.VELDTAFEL, name="Kop", slug="kop", mark="K")


def held(*documents: Document, **highest: int) -> Held:
    """Return a version with these documents."""
    tables: dict[str, list[Document]] = {"series": [SERIES]}
    names = {Action: "actions", Person: "people", Session: "sessions", Traject: "trajects", Sent: "sent"}
    names[Progress] = "progress"
    for one in documents:
        tables.setdefault(names[type(one)], []).append(one)
    found = {name: max(one.number for one in kept) for name, kept in tables.items()}
    return Held({name: tuple(kept) for name, kept in tables.items()}, {**found, **highest})


def marks(version: Held) -> dict[str, str]:
    """Return what a version is like."""
    return dict(read_marks(marks_of(version.documents)))


def jongere(**fields: object) -> Traject:
    """Return the first jongere."""
    return Traject.model_validate({
        "number": 1,
        "uid": "j" * 32,
        "code": "J-07",
        "roepnaam": "Mila",
        "started": DAY,
        **fields,
    })


def test_what_changed_on_one_side_is_proposed_and_of_the_rest_somebody_chooses() -> None:
    before = [Action(number=number, what="belt") for number in (1, 2, 3, 4)]
    one, two, three, four = before
    base = marks(held(*before))
    here = held(one.changed(what="hier"), two, three.changed(what="hier"))
    there = held(one, two.changed(what="daar"), three.changed(what="daar"), four.changed(what="daar"))
    found = {one.uid: one.proposal for one in differences(here.documents, there.documents, base)}
    assert found == {one.uid: Side.HERE, two.uid: Side.FILE, three.uid: None, four.uid: None}
    with pytest.raises(NotChosen):
        merged(here, there, base, {})
    both = merged(here, there, base, {("actions", three.uid): Side.HERE, ("actions", four.uid): Side.FILE})
    assert [one.what for one in both.documents["actions"] if isinstance(one, Action)] == [
        "hier",
        "daar",
        "hier",
        "daar",
    ]


def test_without_marks_only_what_one_side_has_is_proposed() -> None:
    shared, ours, theirs = (Action(number=number, what="belt") for number in (1, 2, 3))
    here, there = held(shared, ours), held(shared.changed(what="mailt"), theirs)
    found = {one.uid: one.proposal for one in differences(here.documents, there.documents, None)}
    assert found == {shared.uid: None, ours.uid: Side.HERE, theirs.uid: Side.FILE}


def test_a_meeting_brings_along_where_it_was() -> None:
    meeting = Session(number=1, kind=SeriesKind.VELDTAFEL, date=DAY)
    at_first = Progress(number=1, session=1, step="s1", entered=NOW)
    base = held(meeting, at_first)
    there = held(meeting, at_first.changed(step="s4"))
    assert not same_as(there.documents, marks(base))
    (progress,) = merged(base, there, marks(base), {}).documents["progress"]
    assert isinstance(progress, Progress)
    assert progress.step == "s4"


def test_what_something_points_at_comes_along_whatever_was_chosen() -> None:
    karin = Person(number=3, name="Karin de Wit")
    action = Action(number=1, what="belt", owner=Owner(person=3, name="Karin de Wit"))
    base = held(people=2, actions=0)
    there = held(karin, action)
    leave_out = {("people", karin.uid): Side.HERE}
    assert merged(base, there, marks(base), leave_out).documents["people"] == (karin,)
    leave_out["actions", action.uid] = Side.HERE
    assert merged(base, there, marks(base), leave_out).documents["people"] == ()


@pytest.mark.parametrize("side", list(Side))
def test_what_was_taken_back_on_either_side_stays_taken_back(side: Side) -> None:
    later = DAY + dt.timedelta(days=1)
    asked = Consent(subject=ConsentSubject.TABLE, given=True, recorded=DAY)
    shared = Sharing(partner=2, scope=Scope.ALL, agreed=DAY, by="Mila")
    before = jongere(consents=(asked,), sharing=(shared,))
    stopped = before.changed(
        consents=(asked, asked.changed(given=False, recorded=later)),
        sharing=(shared, shared.changed(scope=Scope.NOTHING, agreed=later)),
    )
    here, there = held(before.changed(gemeente="Den Helder")), held(stopped)
    (found,) = differences(here.documents, there.documents, marks(held(before)))
    assert found.withdrew == {Side.FILE}
    (kept,) = merged(here, there, marks(held(before)), {found.key: side}).documents["trajects"]
    assert isinstance(kept, Traject)
    answer = kept.consent_to(ConsentSubject.TABLE)
    assert answer is not None
    assert not answer.given
    assert kept.sharing[-1].scope == Scope.NOTHING
    assert kept.gemeente == ("Den Helder" if side == Side.HERE else "")


def test_what_was_taken_back_stays_so_also_against_the_proposal() -> None:
    shared = Sharing(partner=2, scope=Scope.ALL, agreed=DAY, by="Mila")
    before = jongere(sharing=(shared,))
    here = held(before.changed(sharing=(shared, shared.changed(scope=Scope.NOTHING))))
    (found,) = differences(here.documents, held(before).documents, marks(held(before)))
    assert found.proposal == Side.HERE
    (kept,) = merged(here, held(before), marks(held(before)), {found.key: Side.FILE}).documents["trajects"]
    assert isinstance(kept, Traject)
    assert kept.sharing[-1].scope == Scope.NOTHING


@pytest.mark.parametrize("stopped_here", [True, False])
def test_of_a_turn_that_stopped_on_one_side_that_side_is_proposed(stopped_here: bool) -> None:
    meeting = Session(number=1, kind=SeriesKind.VELDTAFEL, date=DAY)
    base = held(meeting, jongere(), actions=0)
    stopped = held(meeting.with_turn(Turn(traject=1, course=Course.STOPPED)), jongere())
    said = Action(number=1, what="belt", session=1, traject=1)
    went_on = held(meeting.with_turn(Turn(traject=1, course=Course.HERE)), jongere(gemeente="Den Helder"), said)
    here, there = (stopped, went_on) if stopped_here else (went_on, stopped)
    found = differences(here.documents, there.documents, marks(base))
    side = Side.HERE if stopped_here else Side.FILE
    assert {(one.table, one.proposal, one.stopped) for one in found} == {
        (table, side, side) for table in ("sessions", "trajects", "actions")
    }
    assert merged(here, there, marks(base), {}).documents["actions"] == ()


def test_a_yes_that_was_said_after_a_no_stands() -> None:
    no = Consent(subject=ConsentSubject.TABLE, given=False, recorded=DAY)
    before = jongere(consents=(no,))
    yes = before.changed(consents=(no, no.changed(given=True, recorded=DAY + dt.timedelta(days=1))))
    here, there = held(before.changed(gemeente="Den Helder")), held(yes)
    (found,) = differences(here.documents, there.documents, marks(held(before)))
    (kept,) = merged(here, there, marks(held(before)), {found.key: Side.FILE}).documents["trajects"]
    assert kept == yes


def test_a_code_that_stands_twice_is_told() -> None:
    here, there = held(jongere(), trajects=1), held(jongere(uid="k" * 32))
    assert merged(here, there, marks(held(trajects=0)), {}).doubles == ("J-07",)


def test_what_was_sent_is_kept_of_both() -> None:
    ours, theirs = (Sent(number=1, audience="partners", reader=reader, made=NOW) for reader in ("Zeewijk", "Duinrand"))
    both = merged(held(ours), held(theirs), marks(held()), {})
    assert sorted(one.reader for one in both.documents["sent"] if isinstance(one, Sent)) == ["Duinrand", "Zeewijk"]
    assert [one.number for one in both.documents["sent"]] == [1, 2]


def test_of_every_table_it_is_known_how_two_become_one() -> None:
    assert {*CHOSEN, *OF_A_MEETING, *KEPT_OF_BOTH, HAND_OVERS} == set(MODELS), "say it in sessions/handover.py"


# Any two versions


@st.composite
def two_versions(draw: st.DrawFn) -> tuple[Held, Held, Held]:
    """Return what stood at the hand-over, and two versions that went on from there."""
    people = [Person(number=number, name=f"persoon {number}") for number in (1, 2, 3)]
    actions = [Action(number=number, what="belt", owner=Owner(person=number)) for number in (1, 2)]
    base = held(*people, *actions)
    return base, _went_on(draw, base), _went_on(draw, base)


def _went_on(draw: st.DrawFn, base: Held) -> Held:
    documents = {name: {one.number: one for one in kept} for name, kept in base.documents.items()}
    highest = dict(base.highest)
    for _ in range(draw(st.integers(0, 5))):
        match draw(st.sampled_from(["person", "action", "reword", "remove"])):
            case "person":
                highest["people"] += 1
                number = highest["people"]
                documents["people"][number] = Person(number=number, name="nieuw")
            case "action":
                highest["actions"] += 1
                number, owner = highest["actions"], draw(st.sampled_from(sorted(documents["people"])))
                documents["actions"][number] = Action(number=number, what="nieuw", owner=Owner(person=owner))
            case "reword" if documents["actions"]:
                number = draw(st.sampled_from(sorted(documents["actions"])))
                action = documents["actions"][number]
                documents["actions"][number] = action.changed(what=draw(st.sampled_from(["mailt", "gaat langs"])))
            case "remove" if documents["actions"]:
                del documents["actions"][draw(st.sampled_from(sorted(documents["actions"])))]
    return Held({name: tuple(kept.values()) for name, kept in documents.items()}, highest)


@given(two_versions(), st.lists(st.sampled_from([None, *Side]), min_size=12, max_size=12))
def test_any_two_versions_become_one_in_which_nothing_is_lost_or_points_nowhere(
    versions: tuple[Held, Held, Held], picks: list[Side | None]
) -> None:
    base, here, there = versions
    found = differences(here.documents, there.documents, marks(base))
    choices = {one.key: side or one.proposal or Side.HERE for one, side in zip(found, picks * 2, strict=False)}
    both = merged(here, there, marks(base), choices)
    for name, kept in both.documents.items():
        assert len({one.number for one in kept}) == len({one.uid for one in kept}) == len(kept), name
    there_is = {(name, one.number) for name, kept in both.documents.items() for one in kept}
    assert {link for kept in both.documents.values() for one in kept for link in links_of(one)} <= there_is
    uids = {one.uid: one for kept in both.documents.values() for one in kept}
    for one in found:
        wanted = one.here if choices[one.key] == Side.HERE else one.there
        if wanted is None:
            assert one.uid not in uids or one.table == "people", "only what is pointed at comes along"
        else:
            told = uids[one.uid].model_copy(update={"number": wanted.number})
            assert told == wanted or (one.table == "actions" and _but_owner(told) == _but_owner(wanted))
    ours = {one.uid: one.number for kept in here.documents.values() for one in kept}
    assert all(uids[uid].number == number for uid, number in ours.items() if uid in uids), (
        "what is here keeps its number"
    )


def _but_owner(document: Document) -> Document:
    """Return an action without the number of its owner, that may be another now."""
    return document.model_copy(update={"owner": None})
