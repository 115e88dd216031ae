"""The rig of faults on the real app, in its quick form; `python bench/faults.py app handlers` does all of it."""

import sys
from pathlib import Path

import pytest
from fault_rig import handlers
from walk import WAYS

PTY = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")


def test_every_class_that_handles_messages_stands_behind_the_seam() -> None:
    assert len(handlers.all_handlers()) > 300
    assert handlers.unguarded() == []


def test_whatever_handler_of_a_meeting_raises_the_app_stays_up_and_says_so(demo_folder: Path, tmp_path: Path) -> None:
    outcome = handlers.break_every_handler(tmp_path, ["MeetingScreen"], demo=demo_folder, way=WAYS[1])
    assert outcome.tried > 40
    assert outcome.broken == ()


@PTY
def test_an_app_that_is_killed_goes_on_with_all_it_had_accepted(tmp_path: Path) -> None:
    from fault_rig import app

    assert app.kill_meetings(tmp_path, kills=1).broken == ()


@PTY
def test_a_timer_that_raises_ends_with_one_dutch_sentence_and_goes_on_where_it_was(tmp_path: Path) -> None:
    from fault_rig import app

    assert app.break_the_rest(tmp_path, ["een tik van de klok"]).broken == ()
