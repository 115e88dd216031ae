"""A small table to act at: two organisations, three people, two jongeren, one planned meeting."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from movable_clock import MovableClock

from sessions.acts.meeting import enter_meeting
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere, create_series
from sessions.leefgebieden import Leefgebied
from sessions.place import Place
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def table(tmp_path: Path, clock: MovableClock) -> Iterator[SeriesFile]:
    """An open series with a meeting planned today, in which nothing has happened yet."""
    with create_series(
        Archive(tmp_path, clock=clock), SeriesKind.VELDTAFEL, "Kop van Noord-Holland", place="Den Helder"
    ) as file:
        add_people(
            file,
            read_people(
                "Karin de Wit; Woonstichting Zeewijk; wonen; karin@example.nl; 06-00000001\n"
                "Youssef Amrani; Leerwerkloket; onderwijs\n"
            ),
        )
        brings = [Leefgebied.WONEN, Leefgebied.ONDERWIJS]
        add_jongere(file, code="J-07", roepnaam="Mila", birth_month="2009-04", contact="Els Bakker", brings=brings)
        add_jongere(file, code="J-08", roepnaam="Sem", brings=[Leefgebied.WERK])
        plan_meeting(file, day=dt.date(2026, 11, 26), start="13:30", chair="Anna Smit", agenda=[1, 2])
        yield file


@pytest.fixture
def here(table: SeriesFile) -> Place:
    """The place of the first jongere's Acties in the meeting, which has been started."""
    enter_meeting(table, 1)
    step = next(step for step in table.sessions.get(1).steps if step.kind == "acties")
    return Place(session=1, step=step.id, traject=1)
