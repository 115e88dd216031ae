"""The demo as an archive to test on: filled once, copied for whoever changes it."""

import shutil
from pathlib import Path

import pytest
from movable_clock import MovableClock

from sessions.store.archive import Archive
from tafel.demo import fill_archive


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
