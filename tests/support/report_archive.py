"""Series with trajecten that ended, for the report: invented, and every figure can be told by hand."""

import datetime as dt

from sessions.actions import Action, ActionEvent, Deadline, Owner, Status
from sessions.closing import Closing, Coach, Result, StopReason
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.meetings import Session, SessionStatus
from sessions.people import Partner, Person
from sessions.series import Series, SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from sessions.trajects import Sex, Traject

HELD = (dt.date(2026, 7, 7), dt.date(2026, 8, 18), dt.date(2026, 9, 29))


def fill_for_report(archive: Archive, *, few: bool = False) -> None:
    """Make Veldtafel Noord and Zuid, each with 12 trajecten finished in the third quarter of 2026 (`few`: one each)."""
    for name, gemeente in (("Noord", "Den Helder"), ("Zuid", "Haarlem")):
        slug = f"veldtafel-{name.lower()}"
        series = Series(kind=SeriesKind.VELDTAFEL, name=name, slug=slug, mark=name[0])
        with archive.create(series) as file, file.change("vullen"):
            _fill(file, gemeente, 1 if few else 12)


def _fill(file: SeriesFile, gemeente: str, finished: int) -> None:
    file.partners.add(Partner(name="Woonstichting Zeewijk"))
    file.people.add(Person(name="Karin Smit", partner=1))
    for day in HELD:
        file.sessions.add(
            Session(kind="veldtafel", date=day, status=SessionStatus.CLOSED, version=1, agenda=tuple(range(1, 4)))
        )
    for place in range(finished):
        # Two of the twelve live elsewhere: together with those of the other series still fewer than five.
        file.trajects.add(_finished(place, "Texel" if place in {3, 4} else gemeente))
    file.trajects.add(
        Traject(
            code="J-90",
            roepnaam="Bilal",
            started=dt.date(2026, 7, 7),
            ended=dt.date(2026, 9, 1),
            stop_reason=StopReason.MOVED,
            gemeente=gemeente,
        )
    )
    file.trajects.add(Traject(code="J-91", roepnaam="Mila", started=dt.date(2026, 8, 1), gemeente=gemeente))
    for number in range(1, finished + 1):
        file.actions.add(_action(number))


def _finished(place: int, gemeente: str) -> Traject:
    wonen = ("woont thuis", "eigen woonruimte", "geen woonruimte", "")[place % 4]
    return Traject(
        code=f"J-{place + 1}",
        roepnaam="Sem",
        birth_month="2009-03" if place % 3 else "2008-01",
        sex=Sex.WOMAN if place % 2 else Sex.MAN,
        start_qualification=place > 1,
        external=place % 4 == 0,
        gemeente=gemeente,
        started=dt.date(2026, 1, 12),
        ended=dt.date(2026, 9, 15),
        closing=Closing(
            results=(
                Result(leefgebied=Leefgebied.WONEN, state=DomainState.QUESTION, outcome=wonen),
                Result(leefgebied=Leefgebied.WERK, state=DomainState.NO_QUESTION),
                Result(leefgebied=Leefgebied.VERSLAVING, state=DomainState.NOT_DISCUSSED),
            ),
            grade=None if place % 4 == 1 else 5 + place % 4,
            coach=Coach(own=place % 2 == 0) if place > 2 else None,
            had_plan=place > 1,
        ),
    )


def _action(number: int) -> Action:
    done = number % 3 != 0
    moment = dt.datetime(2026, 8, number, 12, tzinfo=dt.UTC)
    return Action(
        what="schrijft zich in",
        session=1,
        traject=number,
        owner=Owner(person=1, name="Karin Smit", organisation="Woonstichting Zeewijk"),
        first_deadline=Deadline(day=dt.date(2026, 8, 6)),
        deadline=Deadline(day=dt.date(2026, 8, 6)),
        status=Status.DONE if done else Status.STUCK,
        history=(ActionEvent(when=moment, session=2, status=Status.DONE if done else Status.STUCK),),
    )
