"""Archives to test on: a small one, with the app on it, and the demo, filled once and copied for who changes it."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from idle import until_idle
from movable_clock import MovableClock
from screens import paint_nothing

from sessions.actions import Deadline
from sessions.acts.actions import Promise, promise_action
from sessions.acts.meeting import close_meeting, enter_meeting, go_to_step
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere, create_series
from sessions.leefgebieden import Leefgebied
from sessions.meetings import StepKind
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.history import Place
from tafel.app import TafelApp
from tafel.demo import fill_archive
from tafel.settings import SettingsFile

WONEN = Leefgebied.WONEN


@pytest.fixture(scope="session")
def filled_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demo as it is at `movable_clock.NOON`, only to read."""
    folder = tmp_path_factory.mktemp("demo") / "archief"
    fill_archive(Archive(folder, clock=MovableClock()))
    return folder


@pytest.fixture
def demo_folder(filled_demo: Path, tmp_path: Path) -> Path:
    """A copy of that folder, to change as one likes."""
    return Path(shutil.copytree(filled_demo, tmp_path / "demo"))


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the pages to print, the logs and the settings of a test out of the user's own folders.

    In the settings the privacy key was tried, so that a meeting begins at once, and no key is wanted.
    """
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path_factory.getbasetemp() / name.lower()))
    settings = tmp_path_factory.mktemp("instellingen")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(settings))
    SettingsFile(settings / "tafel").change(veil_tried=True, unencrypted="alles is verzonnen")


@pytest.fixture(autouse=True)
def patient_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let keys wait for their turn as long as it takes: how busy the machine is must not decide a test."""
    monkeypatch.setattr("tafel.turns.PATIENCE", 10.0)


@pytest.fixture(autouse=True)
def painted_when_looked_at(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Paint when a test looks and not after every key, which took a quarter of the time of the suite.

    A test that is marked `painted` paints as the app does: those that play a whole meeting, or text that is hostile.
    """
    if not request.node.get_closest_marker("painted"):
        monkeypatch.setattr("textual._compositor.Compositor.render_update", paint_nothing)


@pytest.fixture(autouse=True)
def idle_by_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for the app by its event loop, see `idle`."""
    for place in ("textual.pilot", "textual.app"):
        monkeypatch.setattr(f"{place}.wait_for_idle", until_idle)


@pytest.fixture
def clock() -> MovableClock:
    """A Thursday afternoon, `movable_clock.NOON`."""
    return MovableClock()


@pytest.fixture
def folder(tmp_path: Path, clock: MovableClock) -> Path:
    """A small archive: one veldtafel with two jongeren, a closed meeting that left a late action, and one today."""
    folder = tmp_path / "archief"
    clock.forward(days=-42)
    with create_series(
        Archive(folder, clock=clock), SeriesKind.VELDTAFEL, "Kop van Noord-Holland", place="Den Helder"
    ) as file:
        add_people(file, read_people("Karin de Wit; Woonstichting Zeewijk; wonen\nYoussef Amrani; Leerwerkloket"))
        add_jongere(file, code="J-07", roepnaam="Mila", birth_month="2009-04", contact="Els Bakker", brings=[WONEN])
        add_jongere(file, code="J-08", roepnaam="Sem")
        plan_meeting(file, day=file.today(), start="13:30", chair="Anna Smit", agenda=[1])
        enter_meeting(file, 1)
        question = next(step for step in file.sessions.get(1).steps if step.kind == StepKind.QUESTION)
        go_to_step(file, 1, question.id)
        here = Place(session=1, step=question.id, traject=1)
        due = Deadline(day=file.today() + dt.timedelta(days=39))
        promise_action(file, here, Promise("zoekt een kamer", deadline=due, leefgebied=WONEN))
        close_meeting(file, 1)
        clock.forward(days=42)
        plan_meeting(file, day=file.today(), start="13:30", chair="Anna Smit", agenda=[1, 2])
    return folder


@pytest.fixture
def app(folder: Path, clock: MovableClock) -> TafelApp:
    """The app on that archive; an error in it fails the test."""
    return TafelApp(folder, clock=clock, strict=True)
