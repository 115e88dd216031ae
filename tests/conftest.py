"""What all tests share: hypothesis gives the same verdict every time, and files stand in memory where there is room."""

import gc
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "suite", derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")

gc.set_threshold(50_000, 20, 100)  # Python's 700 has it look for garbage all the time: a seventh of the suite

MEMORY = Path("/dev/shm")
ROOM = 1_000_000_000
"""Bytes that must be free there: in some containers there are only a few."""


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Keep what tests write in memory: every act waits for the disk, and the suite would wait with it.

    The store makes the same system calls; `bench/` is where a real disk is measured. To look at what a test left, give
    a folder of your own with `--basetemp`.
    """
    if hasattr(config, "workerinput") or config.option.basetemp or not MEMORY.is_dir():
        return
    if shutil.disk_usage(MEMORY).free >= ROOM:
        folder = MEMORY / f"tafel-tests-{os.getpid()}"
        config.option.basetemp = str(folder)
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def pytest_xdist_auto_num_workers() -> int:
    """Run one process more than there are cores: a test of the app waits for the app a third of the time."""
    return (os.cpu_count() or 1) + 1
