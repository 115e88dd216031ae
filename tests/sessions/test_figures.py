"""The figures of a report: against a slow model that reads the models, and the definitions one by one."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.actions import Action, ActionEvent, Deadline, Owner, Status
from sessions.clock import local_day
from sessions.closing import AgeGroup, Closing, Coach, Result, Spell, StopReason
from sessions.leefgebieden import VOCABULARY, DomainState, Leefgebied
from sessions.meetings import Session, SessionStatus
from sessions.people import Partner, Person
from sessions.reporting.figures import Figures, Key, Per, Tally, age_group
from sessions.reporting.material import Material, NotMaterial, material_of
from sessions.reporting.period import Period, quarter_of
from sessions.trajects import Sex, Traject

QUARTER = quarter_of(2026, 4)
TODAY = dt.date(2027, 2, 1)
DAYS = st.dates(dt.date(2026, 8, 15), dt.date(2027, 1, 20))
NAMES = st.sampled_from(["", "Den Helder", "den helder", "Schagen"])


def raw(*documents: Any, sparse: bool = False) -> dict[str, Any]:
    """Return documents as they stand in a file; `sparse` as an older tafel left them, without what is usual."""
    return {
        str(number): document.model_copy(update={"number": number}).model_dump(mode="json", exclude_defaults=sparse)
        for number, document in enumerate(documents, start=1)
    }


@st.composite
def results(draw: st.DrawFn) -> Result:
    leefgebied, state = draw(st.sampled_from(Leefgebied)), draw(st.sampled_from(DomainState))
    words = [outcome.word for outcome in VOCABULARY[leefgebied].outcomes]
    asked = state == DomainState.QUESTION
    return Result(leefgebied=leefgebied, state=state, outcome=draw(st.sampled_from(["", *words])) if asked else "")


CLOSINGS = st.builds(
    Closing,
    results=st.lists(results(), max_size=4, unique_by=lambda one: one.leefgebied).map(tuple),
    grade=st.none() | st.integers(1, 10),
    coach=st.none() | st.builds(Coach, own=st.none() | st.booleans()),
    had_plan=st.booleans(),
)


@st.composite
def trajects(draw: st.DrawFn) -> Traject:
    stretches = []
    for _ in range(draw(st.integers(1, 2))):
        started, later = draw(DAYS), draw(st.none() | st.integers(0, 90))
        ended = None if later is None else started + dt.timedelta(days=later)
        reason = draw(st.none() | st.sampled_from(StopReason)) if ended else None
        closing = draw(st.none() | CLOSINGS) if ended and reason is None else None
        stretches.append((started, ended, reason, closing, draw(st.booleans())))
    fields = ("started", "ended", "stop_reason", "closing", "again")
    earlier = [Spell(**dict(zip(fields, one, strict=True))) for one in stretches[:-1] if one[1]]
    return Traject(
        code="J-1",
        roepnaam="Mila",
        birth_month=draw(st.sampled_from(["", "2003-10", "2008-10", "2010-11", "2012-01"])),
        age_group=draw(st.none() | st.sampled_from(AgeGroup)),
        sex=draw(st.none() | st.sampled_from(Sex)),
        start_qualification=draw(st.none() | st.booleans()),
        gemeente=draw(NAMES),
        external=draw(st.booleans()),
        earlier=tuple(earlier),
        moved_to=draw(st.sampled_from(["", "", "", "Veldtafel West"])),
        **dict(zip(fields, stretches[-1], strict=True)),
    )


@st.composite
def actions(draw: st.DrawFn) -> Action:
    changes = sorted(
        draw(st.lists(st.tuples(DAYS, st.none() | st.sampled_from(Status)), max_size=4)), key=lambda c: c[0]
    )
    history = tuple(
        ActionEvent(when=dt.datetime.combine(day, dt.time(11), tzinfo=dt.UTC), status=status, note="Gebeld.")
        for day, status in changes
    )
    told = [status for _, status in changes if status]
    organisation = draw(st.sampled_from(["", "Zeewijk", "zeewijk", "oma van Mila"]))
    return Action(
        what="belt",
        session=draw(st.integers(0, 3)),
        agreed=draw(st.none() | DAYS),
        traject=draw(st.none() | st.integers(1, 3)),
        owner=draw(st.none() | st.just(Owner(person=draw(st.none() | st.integers(1, 2)), organisation=organisation))),
        first_deadline=draw(st.none() | st.builds(Deadline, day=st.none() | DAYS)),
        deadline=draw(st.none() | st.builds(Deadline, day=st.none() | DAYS)),
        status=told[-1] if told else draw(st.sampled_from(Status)),
        history=history,
    )


PARTNERS = (Partner(name="Zeewijk"), Partner(name="Loket"))
PEOPLE = (Person(name="Karin", partner=1), Person(name="Truus", guest=True))
SESSIONS = tuple(
    Session(kind="veldtafel", date=dt.date(2026, month, 20), status=status, agenda=(1, 2))
    for month, status in ((9, SessionStatus.CLOSED), (10, SessionStatus.CLOSED), (12, SessionStatus.PLANNED))
)


@settings(max_examples=60)
@given(st.lists(trajects(), min_size=3, max_size=5), st.lists(actions(), max_size=5), st.booleans())
def test_figures_are_those_of_a_slow_model(found: list[Traject], done: list[Action], sparse: bool) -> None:
    tables = {
        "trajects": raw(*found, sparse=sparse),
        "actions": raw(*done, sparse=sparse),
        "sessions": raw(*SESSIONS, sparse=sparse),
        "partners": raw(*PARTNERS),
        "people": raw(*PEOPLE),
    }
    tally = Tally(QUARTER, TODAY, Per.GEMEENTE)
    tally.add(material_of(tables))
    slow = Slow(found, done)
    assert {key: count for key, count in tally.figures.counts.items() if count} == slow.counts
    assert sorted(tally.figures.days) == sorted(slow.days)
    assert tally.figures.grades == slow.grades
    for key, count in tally.figures.counts.items():
        if key[0] != "meetings":
            assert sum(figures.counts[key] for figures in tally.groups.values()) == count


class Slow:
    """The definitions once more, on the models and one count at a time."""

    def __init__(self, trajects: list[Traject], actions: list[Action]) -> None:
        self.trajects = trajects
        self.counts: dict[Key, int] = {("meetings", "held", "veldtafel"): 1}
        self.days: list[int] = []
        self.grades = 0
        for traject in trajects:
            if not traject.gone:
                for spell in (*traject.earlier, traject):
                    self.stretch(traject, spell)
        for action in actions:
            self.action(action)

    def count(self, *key: str) -> None:
        self.counts[key] = self.counts.get(key, 0) + 1

    def stretch(self, traject: Traject, spell: Spell | Traject) -> None:
        started, ended = spell.started, spell.ended
        if dt.date(2026, 10, 1) <= started <= dt.date(2026, 12, 31):
            self.count("trajects", "started")
            if spell.again:
                self.count("trajects", "restarted")
        if started <= dt.date(2026, 12, 31) and not (ended and ended <= dt.date(2026, 12, 31)):
            self.count("trajects", "running")
        if ended and dt.date(2026, 10, 1) <= ended <= dt.date(2026, 12, 31):
            if spell.stop_reason:
                self.count("trajects", "stopped")
                self.count("trajects", "stop_reasons", spell.stop_reason.value)
            else:
                self.finished(traject, started, spell.closing or Closing())

    def finished(self, traject: Traject, started: dt.date, closing: Closing) -> None:
        self.count("trajects", "finished")
        named = {"external": traject.external, "with_plan": closing.had_plan, "with_coach": closing.coach}
        for name in (name for name, holds in named.items() if holds):
            self.count("trajects", name)
        if closing.coach and closing.coach.own is not None:
            self.count("trajects", "coach_by", "own" if closing.coach.own else "external")
        self.count("profile", "sex", traject.sex.value if traject.sex else "unknown")
        age = age_group(traject.birth_month, started) or traject.age_group
        self.count("profile", "age_group", age.value if age else "unknown")
        known = {True: "yes", False: "no"}.get(traject.start_qualification, "unknown")  # type: ignore[arg-type]
        self.count("profile", "start_qualification", known)
        if closing.grade is not None:
            self.count("satisfaction", "responses")
            self.grades += closing.grade
            if closing.grade >= 6:
                self.count("satisfaction", "satisfied")
        for leefgebied in Leefgebied:
            result = closing.result_in(leefgebied)
            if result and result.state.value == "vraag":
                self.count("domains", leefgebied.value, "asked")
                if result.outcome:
                    self.count("domains", leefgebied.value, "outcomes", result.outcome)
                if result.reached:
                    self.count("domains", leefgebied.value, "reached")
            elif result and result.state.value == "geen vraag":
                self.count("domains", leefgebied.value, "none")
            else:
                self.count("domains", leefgebied.value, "not_asked")

    def action(self, action: Action) -> None:
        made = SESSIONS[action.session - 1].date if action.session else action.agreed
        about = self.trajects[action.traject - 1] if action.traject else None
        if made is None or made > dt.date(2026, 12, 31) or (about and about.gone):
            return
        since, status = made, Status.NOT_STARTED if any(event.status for event in action.history) else action.status
        for event in action.history:
            if event.status and local_day(event.when) <= dt.date(2026, 12, 31) and event.status != status:
                since, status = local_day(event.when), event.status
        in_quarter = since >= dt.date(2026, 10, 1)
        first, present = (one.day if one else None for one in (action.first_deadline, action.deadline))
        deadline = first or present
        done = status == Status.DONE and in_quarter
        names = {
            "made": made >= dt.date(2026, 10, 1),
            "done": done,
            "dropped": status == Status.DROPPED and in_quarter,
            "stalled": status == Status.STUCK,
            "late": deadline and (deadline < since if done else status.open and deadline < dt.date(2026, 12, 31)),
        }
        for name in (name for name, holds in names.items() if holds):
            self.count("actions", name)
            if self.partner(action):
                self.count("actions", "by_partner", "Zeewijk", name)
        if done:
            self.days.append(max(0, (since - made).days))

    @staticmethod
    def partner(action: Action) -> bool:
        if not action.owner:
            return False
        return action.owner.organisation.lower() == "zeewijk" or (
            not action.owner.organisation and action.owner.person == 1
        )


@pytest.mark.parametrize(
    ("birth_month", "group"),
    [
        ("2010-11", "<16"),
        ("2010-10", "16-18"),
        ("2008-11", "16-18"),
        ("2008-10", "18-23"),
        ("2003-10", "23+"),
        ("", None),
    ],
)
def test_the_age_is_by_birth_month_at_the_start(birth_month: str, group: str | None) -> None:
    assert age_group(birth_month, dt.date(2026, 10, 1)) == group


def test_a_period_that_is_not_over_is_seen_today() -> None:
    action = Action(
        what="belt", agreed=dt.date(2026, 10, 5), first_deadline=Deadline(day=dt.date(2026, 12, 10)), status=Status.BUSY
    )
    material = material_of({"actions": raw(action)})
    late = {}
    for today in (dt.date(2026, 11, 26), dt.date(2027, 1, 5)):
        tally = Tally(QUARTER, today)
        tally.add(material)
        late[today.month] = tally.figures.counts["actions", "late"]
    assert late == {11: 0, 1: 1}


@pytest.mark.parametrize("wrong", [{"started": "gisteren"}, {"started": None}, {"sex": "v"}, {"earlier": [{}]}])
def test_what_no_model_would_take_is_refused(wrong: dict[str, Any]) -> None:
    (traject,) = raw(Traject(code="J-1", roepnaam="Mila", started=dt.date(2026, 1, 1))).values()
    with pytest.raises(NotMaterial):
        material_of({"trajects": {"1": {**traject, **wrong}}})


def test_nothing_gives_no_shares_and_no_median() -> None:
    assert material_of({}) == Material((), (), ())
    assert (Figures().mean, Figures().median_days) == (None, None)


def test_quarters_and_periods() -> None:
    assert quarter_of(2026, 4) == Period(dt.date(2026, 10, 1), dt.date(2026, 12, 31))
    assert [quarter_of(2026, number).quarter for number in (1, 2, 3, 4)] == [1, 2, 3, 4]
    assert Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31)).quarter == 0
