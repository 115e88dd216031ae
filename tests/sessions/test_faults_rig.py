"""The rig of faults on the real store, in its quick form; `python bench/faults.py` does all of it, long."""

import errno
import sys
from pathlib import Path

import pytest
from fault_rig import damage, exits, failing, kills, windows
from fault_rig.archives import SLUG, Outcome, furnished

FORKS = pytest.mark.skipif(sys.platform == "win32", reason="a process is ended where it is, by forking")
SEALED = pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])


def all_held(outcome: Outcome) -> None:
    """Hold that something was tried and that every promise held."""
    assert outcome.tried
    assert outcome.broken == ()


@FORKS
@SEALED
def test_a_process_that_ends_at_any_call_leaves_the_old_or_the_new_file(tmp_path: Path, sealed: bool) -> None:
    works = exits.WORKS[:1] if sealed else exits.WORKS[2:3]
    all_held(exits.exit_everywhere(tmp_path, sealed=sealed, works=works))


@FORKS
def test_a_save_is_on_the_disk_before_it_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    """A power cut cannot be made here, so the order of the calls by which a save survives one is held instead."""
    archive = furnished(tmp_path / "archief", sealed=False)
    with archive.open(SLUG) as file:

        def act() -> None:
            with file.change("toegezegd"):
                file.actions.remove(1)

        names = [name for name, _ in exits.calls_of(act)]
    assert names.index("writev") < names.index("fsync") < names.index("replace")
    assert names[names.index("replace") + 1 :] == ["open", "fsync", "close"], "then the folder"


@SEALED
def test_whichever_call_fails_memory_equals_disk(tmp_path: Path, sealed: bool) -> None:
    works = failing.WORKS[1:2] if sealed else failing.WORKS[2:5]
    all_held(failing.fail_everywhere(tmp_path, sealed=sealed, works=works, errors=(errno.EIO,)))


@FORKS
@SEALED
def test_a_kill_at_a_random_moment_loses_nothing_that_was_acknowledged(tmp_path: Path, sealed: bool) -> None:
    all_held(kills.kill_often(tmp_path, sealed=sealed, documents=100, kills=6))


@SEALED
def test_a_damaged_file_is_never_opened_as_empty_and_never_written_over(tmp_path: Path, sealed: bool) -> None:
    for outcome in damage.damage_everywhere(tmp_path, sealed=sealed, flips=60, every=damage.EVERY * 16):
        all_held(outcome)


@FORKS
@SEALED
def test_two_processes_that_take_turns_lose_no_act(tmp_path: Path, sealed: bool) -> None:
    all_held(windows.two_processes(tmp_path, sealed=sealed, acts=8))


@FORKS
@SEALED
def test_the_lock_of_a_killed_window_is_free_within_a_second(tmp_path: Path, sealed: bool) -> None:
    all_held(windows.lock_of_a_killed_window(tmp_path, sealed=sealed, kills=2))


@SEALED
def test_what_happens_to_the_file_from_outside_loses_nothing(tmp_path: Path, sealed: bool) -> None:
    all_held(windows.things_from_outside(tmp_path, sealed=sealed))


@SEALED
def test_a_clock_that_is_set_back_loses_nothing(tmp_path: Path, sealed: bool) -> None:
    all_held(windows.clock_set_back(tmp_path, sealed=sealed))
