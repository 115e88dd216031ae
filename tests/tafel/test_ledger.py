"""Acts over several series without the app: each by itself, and taken back wherever they were done."""

from pathlib import Path

import pytest
from movable_clock import MovableClock

from sessions.actions import Action, Status
from sessions.acts.opening import open_in_passing, open_series
from sessions.acts.prepare import create_series
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from tafel.following.ledger import Ledger
from tafel.following.talks import stand


@pytest.fixture
def archive(tmp_path: Path, clock: MovableClock) -> Archive:
    """Three series of one action each."""
    archive = Archive(tmp_path, clock=clock)
    for name in ("Noord", "Oost", "West"):
        with create_series(archive, SeriesKind.DUAAL, name) as file, file.change("actie"):
            file.actions.add(Action(what="belt"))
    return archive


def standing(archive: Archive) -> list[Status]:
    return [archive.read(slug).actions.get(1).status for slug in archive.slugs()]


def test_a_series_that_is_taken_keeps_its_act_to_be_taken_back_later(archive: Archive) -> None:
    ledger = Ledger(archive)
    ledger.read()
    done = ledger.do(ledger.lines, stand(Status.DONE).act)
    assert done.told("3 acties: klaar.") == "3 acties: klaar."
    with open_series(archive, "duaal-oost"):
        undone = ledger.undo()
        assert undone is not None
        assert [series for series, _ in undone.refused] == ["Duaal overleg Oost"]
        assert standing(archive) == [Status.NOT_STARTED, Status.DONE, Status.NOT_STARTED]
    assert ledger.can_undo
    ledger.undo()
    assert standing(archive) == [Status.NOT_STARTED] * 3
    assert ledger.undo() is None


def test_what_was_changed_since_is_not_taken_back(archive: Archive) -> None:
    ledger = Ledger(archive)
    ledger.read()
    ledger.do(ledger.lines[:1], stand(Status.DONE).act)
    with open_in_passing(archive, "duaal-noord") as file:
        stand(Status.BUSY).act(file, (1,))
    undone = ledger.undo()
    assert undone is not None
    assert "daarna nog gewijzigd" in undone.told("")
    assert not ledger.can_undo
    assert standing(archive)[0] == Status.BUSY


def test_nothing_is_lost_when_a_file_is_damaged_or_gone_meanwhile(archive: Archive) -> None:
    ledger = Ledger(archive)
    ledger.read()
    (archive.folder / "duaal-oost.json").write_bytes(b"{")
    (archive.folder / "duaal-west.json").unlink()
    done = ledger.do(ledger.lines, stand(Status.DONE).act)
    assert [series for series, _ in done.refused] == ["Duaal overleg Oost", "Duaal overleg West"]
    assert done.changed == (("duaal-noord", 1),)
    assert (archive.folder / "duaal-oost.json").read_bytes() == b"{"
    assert len(ledger.lines) == 3, "what was read stays to be seen"
