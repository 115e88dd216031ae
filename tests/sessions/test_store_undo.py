"""Undo and redo: act by act, for the whole sitting, and never over what came after."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from a_store import a_series, on_disk, promise

from sessions.actions import Action
from sessions.meetings import Progress, Signal
from sessions.place import Place
from sessions.store.archive import Archive
from sessions.store.refusals import NothingToUndo, UndoRefused
from sessions.store.series_file import SeriesFile

SLUG = "kop-van-noord-holland"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


@pytest.fixture
def file(archive: Archive) -> Iterator[SeriesFile]:
    with archive.create(a_series()) as file:
        yield file


def type_notes(file: SeriesFile, words: str, visit: str) -> None:
    """Save a notes field as the app does, once a second during one visit; here the notes are a signal's text."""
    with file.change("notities", merge=visit, place=Place(1)):
        file.signals.save(file.signals.get(1).changed(text=words))


def test_undo_takes_a_whole_act_back_on_disk_too_and_redo_does_it_again(archive: Archive, file: SeriesFile) -> None:
    promise(file, "belt")
    with file.change("twee dingen", place=Place(session=1, step="s4", traject=2)):
        file.actions.save(file.actions.get(1).changed(what="mailt"))
        file.actions.add(Action(what="schrijft", session=1))
    undone = file.undo()
    assert (undone.label, undone.place) == ("twee dingen", Place(session=1, step="s4", traject=2))
    assert [action.what for action in file.actions.all()] == on_disk(archive, SLUG) == ["belt"]
    assert file.redo() == undone
    assert [action.what for action in file.actions.all()] == on_disk(archive, SLUG) == ["mailt", "schrijft"]


def test_undo_brings_a_removed_document_back_under_its_number(file: SeriesFile) -> None:
    first = promise(file, "belt")
    promise(file, "mailt")
    with file.change("weg"):
        file.actions.remove(1)
    file.undo()
    assert file.actions.get(1) == first
    assert [action.number for action in file.actions.all()] == [1, 2]


def test_every_act_of_the_sitting_can_be_undone_and_redone(file: SeriesFile) -> None:
    for number in range(40):
        promise(file, f"actie {number}")
    made = file.actions.all()
    for _ in range(40):
        file.undo()
    assert file.actions.all() == ()
    for _ in range(40):
        file.redo()
    assert file.actions.all() == made


def test_what_comes_next_is_told_before_it_happens(file: SeriesFile) -> None:
    promise(file)
    coming = file.next_undo()
    assert coming is not None
    assert coming.label == "actie toegezegd"
    file.undo()
    assert file.next_undo() is None
    assert file.next_redo() == coming


def test_there_is_nothing_to_undo_at_first_nor_to_redo_after_a_new_act(file: SeriesFile) -> None:
    with pytest.raises(NothingToUndo, match="niets om ongedaan"):
        file.undo()
    promise(file)
    file.undo()
    promise(file)
    with pytest.raises(NothingToUndo, match="niets om opnieuw"):
        file.redo()


def test_undo_refuses_when_the_document_was_changed_again(file: SeriesFile) -> None:
    action = promise(file)
    with file.change("achteraf", undoable=False):
        later = file.actions.save(action.changed(what="mailt"))
    with pytest.raises(UndoRefused, match="daarna nog gewijzigd"):
        file.undo()
    assert file.actions.all() == (later,)


def test_undo_never_moves_the_meeting(file: SeriesFile) -> None:
    with file.change("begonnen", undoable=False):
        progress = file.progress.add(Progress(session=1, step="s1", entered=file.now()))
    promise(file)
    with file.change("volgende stap", undoable=False):
        moved = file.progress.save(progress.changed(step="s2"))
    file.undo()
    assert file.progress.all() == (moved,)
    assert file.actions.all() == ()
    with file.change("volgende stap", undoable=False):
        file.progress.save(moved.changed(step="s3"))
    file.redo()
    assert len(file.actions.all()) == 1


def test_closing_a_meeting_empties_undo_and_redo(file: SeriesFile) -> None:
    promise(file)
    promise(file)
    file.undo()
    file.forget_history()
    assert file.next_undo() is None
    assert file.next_redo() is None


def test_one_visit_to_a_notes_field_is_one_undo_step_and_one_log_line(archive: Archive, file: SeriesFile) -> None:
    with file.change("signaal"):
        file.signals.add(Signal(session=1, text="leeg"))
    for words in ("w", "wach", "wachtlijst"):
        type_notes(file, words, "bezoek 1")
        assert archive.read(SLUG).signals.get(1).text == words
    assert [line.kind for line in file.log()] == ["signaal", "notities"]
    file.undo()
    assert file.signals.get(1).text == "leeg"
    file.redo()
    assert file.signals.get(1).text == "wachtlijst"


def test_moving_the_meeting_does_not_break_a_visit_to_a_notes_field(file: SeriesFile) -> None:
    with file.change("signaal"):
        file.signals.add(Signal(session=1, text="leeg"))
    type_notes(file, "w", "bezoek 1")
    with file.change("pauze", undoable=False):
        file.progress.add(Progress(session=1, step="s1", entered=file.now()))
    type_notes(file, "wa", "bezoek 1")
    assert [line.kind for line in file.log()] == ["signaal", "notities", "pauze"]
    file.undo()
    assert file.signals.get(1).text == "leeg"


@pytest.mark.parametrize("between", ["another visit", "another act", "an undo", "a change that cannot be undone"])
def test_what_comes_between_two_saves_ends_the_visit(file: SeriesFile, between: str) -> None:
    with file.change("signaal"):
        file.signals.add(Signal(session=1, text="leeg"))
    type_notes(file, "w", "bezoek 1")
    if between == "another act":
        promise(file)
    elif between == "an undo":
        promise(file)
        file.undo()
    elif between == "a change that cannot be undone":
        with file.change("schoongemaakt", undoable=False):
            file.signals.save(file.signals.get(1).changed(text="v"))
    before = file.signals.get(1).text
    type_notes(file, "wa", "bezoek 2" if between == "another visit" else "bezoek 1")
    file.undo()
    assert file.signals.get(1).text == before


def test_undo_and_redo_are_in_the_log(file: SeriesFile) -> None:
    promise(file)
    file.undo()
    file.redo()
    assert [line.kind for line in file.log()][1:] == [
        "ongedaan gemaakt: actie toegezegd",
        "opnieuw gedaan: actie toegezegd",
    ]


def test_a_refused_undo_does_not_block_what_is_older(file: SeriesFile) -> None:
    for what in ("belt", "mailt"):
        promise(file, what)
    for number, what in ((1, "schrijft"), (2, "vraagt")):
        with file.change("gewijzigd"):
            file.actions.save(file.actions.get(number).changed(what=what))
    with file.change("achteraf", undoable=False):
        file.actions.save(file.actions.get(2).changed(what="wacht"))
    with pytest.raises(UndoRefused, match="Wat u ervoor deed, kan nog wel"):
        file.undo()
    file.undo()
    assert [action.what for action in file.actions.all()] == ["belt", "wacht"]
    file.redo()
    assert [action.what for action in file.actions.all()] == ["schrijft", "wacht"]


def test_what_something_newer_may_refer_to_is_not_taken_away_past_a_refused_undo(file: SeriesFile) -> None:
    promise(file)
    with file.change("signaal"):
        file.signals.add(Signal(session=1, text="wachtlijst", after=1))
    with file.change("achteraf", undoable=False):
        file.signals.save(file.signals.get(1).changed(text="geen plek"))
    for _ in range(2):
        with pytest.raises(UndoRefused):
            file.undo()
    assert [action.number for action in file.actions.all()] == [1]
    assert file.next_undo() is None
    with pytest.raises(NothingToUndo):
        file.undo()


def test_a_visit_does_not_go_on_with_an_act_that_was_passed_over(file: SeriesFile) -> None:
    with file.change("signaal"):
        file.signals.add(Signal(session=1, text="leeg"))
    type_notes(file, "w", "bezoek 1")
    with file.change("achteraf", undoable=False):
        file.signals.save(file.signals.get(1).changed(text="v"))
    with pytest.raises(UndoRefused):
        file.undo()
    type_notes(file, "vol", "bezoek 1")
    file.undo()
    assert file.signals.get(1).text == "v"
