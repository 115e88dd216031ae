"""Erasing a jongere: whatever was typed is in no file any more, others are untouched, and what comes back is clean."""

import functools
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from movable_clock import MovableClock

from sessions.acts.actions import Promise, declare, note_progress, promise_action
from sessions.acts.encrypting import encrypt_all
from sessions.acts.ending import close_traject
from sessions.acts.erasing import CannotErase, erase_jongere, finish_erasing, traject_called, what_goes
from sessions.acts.handing import lend_series, take_back
from sessions.acts.meeting import close_meeting, enter_meeting, go_to_step, welcome_guest
from sessions.acts.merging import merge_trajects
from sessions.acts.moving import move_traject
from sessions.acts.opening import open_series
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere, create_series
from sessions.acts.question import answer_question, keep_notes, note_going_well, word_question
from sessions.acts.receiving import look_at, receive
from sessions.acts.report import make_report
from sessions.acts.restoring import reserve_copies, restore_copy
from sessions.acts.sending import record_sent
from sessions.acts.signals import raise_signal
from sessions.closing import Closing, Result
from sessions.errors import Missing
from sessions.handing.differences import Side
from sessions.leefgebieden import VOCABULARY, DomainState, Leefgebied
from sessions.meetings import StepKind
from sessions.place import Place
from sessions.reporting.figures import FINISHED, RUNNING, STARTED
from sessions.reporting.period import quarter_of
from sessions.sent import Sent
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.keys.keyring import Keyring
from sessions.store.refusals import NothingToUndo, SaveFailed
from sessions.store.series_file import SeriesFile
from sessions.trajects import Companion

SLUG = "veldtafel-kop"
SECRET = "zwanenbloem"
NAME, CODE = "Tjorven", "QX-07"
QUARTER = quarter_of(2026, 4)


def at(file: SeriesFile, kind: StepKind, traject: int | None = 1, session: int = 1) -> Place:
    """The place of a step of this kind, in a block or in the meeting itself."""
    steps = file.sessions.get(session).steps
    return Place(session, next(one.id for one in steps if (one.kind, one.traject) == (kind, traject)), traject)


def fill(archive: Archive, secret: str = SECRET, name: str = NAME) -> SeriesFile:
    """A series of two jongeren after one closed meeting, in which a secret was typed wherever one can type."""
    file = create_series(archive, SeriesKind.VELDTAFEL, "Kop")
    add_people(file, read_people("Karin de Wit; Woonstichting Zeewijk; wonen\n"))
    add_jongere(
        file,
        code=CODE,
        roepnaam=name,
        contact="Karin de Wit",
        brings=[Leefgebied.WONEN],
        around=(Companion(role="oma", name=f"Riet {secret}"),),
        put_forward_by=secret,
    )
    add_jongere(file, code="J-08", roepnaam="Sem", contact="Karin de Wit", brings=[Leefgebied.WERK])
    plan_meeting(file, day=file.today(), start="13:30", chair="Anna Smit", agenda=[1, 2])
    enter_meeting(file, 1)
    place = at(file, StepKind.ACTIONS)
    go_to_step(file, 1, place.step)
    welcome_guest(file, place, f"Truus {secret}; oma van {name}")
    note_going_well(file, place, f"{secret} gaat goed")
    word_question(file, place, f"Waar is mijn {secret}?")
    answer_question(file, place, Leefgebied.WONEN, words=f"bij {secret}", own_network=secret)
    keep_notes(file, at(file, StepKind.NOTES), visit="", notes=f"over {secret}", private_notes=secret)
    action = promise_action(file, place, Promise(what=f"zoekt {secret}", guest=f"Piet {secret}", result=secret))
    note_progress(file, place, action.number, f"gebeld over {secret}")
    declare(file, place, f"Ik wil {secret}.")
    other = at(file, StepKind.ACTIONS, 2)
    go_to_step(file, 1, other.step)
    promise_action(file, other, Promise(what=f"Belt ook voor {name} en {CODE}", result="zelf"))
    keep_notes(file, at(file, StepKind.NOTES, 2), visit="", notes=f"Sem kent {name}s oma.")
    signals = at(file, StepKind.SIGNALS, None)
    go_to_step(file, 1, signals.step)
    raise_signal(file, signals, f"Wachtlijst te lang, zegt {name}.")
    close_meeting(file, 1)
    made = Sent(session=1, version=1, made=file.now(), audience="partners")
    own = made.changed(audience="jongere", reader=CODE, trajects=(1,), ground=secret)
    record_sent(file, [own, made.changed(reader="Woonstichting Zeewijk", trajects=(1, 2))])
    file.back_up("tussendoor")
    return file


def holding(folder: Path, *words: str) -> list[str]:
    """The files anywhere in a folder in which one of these words stands."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(path.name for path in found if any(word.encode() in path.read_bytes() for word in words))


@pytest.fixture
def archive(tmp_path: Path, clock: MovableClock) -> Archive:
    return Archive(tmp_path / "archief", clock=clock, sleep=lambda _: None)


def test_nothing_of_the_jongere_is_in_any_file(archive: Archive) -> None:
    with fill(archive) as file:
        assert len(holding(archive.folder, SECRET)) > 1
        assert erase_jongere(archive, file, 1).warning == ""
        assert holding(archive.folder, SECRET, NAME, CODE) == []
        with pytest.raises(NothingToUndo):
            file.undo()
    archive.read(SLUG).check()
    assert all(one.version is not None for one in reserve_copies(archive, SLUG))


def test_others_are_untouched_but_for_the_name(archive: Archive) -> None:
    with fill(archive) as file:
        before = file.trajects.get(2)
        erase_jongere(archive, file, 1)
        assert file.trajects.all() == (before,)
        assert [action.what for action in file.actions.all()] == ["Belt ook voor een jongere en een jongere"]
        notes = [step.notes for step in file.sessions.get(1).steps if step.notes]
        assert notes == ["Sem kent een jongeres oma."]
        assert [one.text for one in file.signals.all()] == ["Wachtlijst te lang, zegt een jongere."]
        assert {person.name for person in file.people.all()} == {"Karin de Wit", "Anna Smit"}
        assert [alias.code for alias in file.snapshots.get(1).record.aliases] == ["J-08"]
        assert add_jongere(file, code="J-09", roepnaam="Noor").number == 3


def test_what_left_is_still_counted_but_not_to_whom_of_them(archive: Archive) -> None:
    with fill(archive) as file:
        goes = what_goes(archive, file, 1)
        assert (goes.actions, goes.meetings, goes.statements, len(goes.sent)) == (1, 1, 1, 2)
        erase_jongere(archive, file, 1)
        assert [(one.reader, one.trajects, one.ground) for one in file.sent.all()] == [
            ("", (), ""),
            ("Woonstichting Zeewijk", (2,), ""),
        ]


def test_who_is_at_the_table_now_is_not_erased(table: SeriesFile, tmp_path: Path) -> None:
    enter_meeting(table, 1)
    with pytest.raises(CannotErase, match="bezig"):
        erase_jongere(Archive(tmp_path), table, 1)
    with pytest.raises(Missing, match="X-1"):
        traject_called(table, "X-1")


def finish(file: SeriesFile) -> None:
    """Close the first traject with an outcome."""
    outcome = next(one.word for one in VOCABULARY[Leefgebied.WONEN].outcomes if one.reached)
    result = Result(leefgebied=Leefgebied.WONEN, state=DomainState.QUESTION, outcome=outcome)
    settled = [one.number for one in file.actions.all() if one.traject == 1 and one.open]
    with file.change("klaar"):
        for number in settled:
            file.actions.remove(number)
    close_traject(file, 1, file.today(), Closing(results=(result,), grade=8))


def test_a_report_counts_the_same_and_says_how_many_rows_it_holds(archive: Archive) -> None:
    with fill(archive) as file:
        finish(file)
        before = make_report(archive, [], QUARTER)
        erase_jongere(archive, file, 1)
    after = make_report(archive, [], QUARTER)
    for name, count in before.total.counts.items():
        if name[0] in {"trajects", "satisfaction", "domains"}:
            assert after.total.counts[name] == count, name
    assert (after.total.mean, after.rows, before.rows) == (8, 1, 0)


def test_without_a_row_nobody_is_counted(archive: Archive) -> None:
    with fill(archive) as file:
        finish(file)
        erase_jongere(archive, file, 1, counted=False)
    report = make_report(archive, [], QUARTER)
    assert (report.total.counts[STARTED], report.total.counts[FINISHED], report.rows) == (1, 0, 0)


def test_one_who_was_erased_while_it_ran_runs_no_more(archive: Archive) -> None:
    with fill(archive) as file:
        erase_jongere(archive, file, 1)
    counts = make_report(archive, [], QUARTER).total.counts
    assert (counts[STARTED], counts[RUNNING], counts[FINISHED]) == (2, 1, 0)


# What comes back


def test_an_older_copy_from_elsewhere_is_clean_when_it_is_put_back(archive: Archive, tmp_path: Path) -> None:
    with fill(archive) as file:
        kept = reserve_copies(archive, SLUG)[0].path
        shutil.copy(kept, tmp_path / kept.name)
        erase_jongere(archive, file, 1)
    shutil.copy(tmp_path / kept.name, kept)
    older = next(copy for copy in reserve_copies(archive, SLUG) if copy.path == kept)
    restore_copy(archive, SLUG, older)
    assert holding(archive.folder, SECRET, NAME, CODE) == []
    with archive.open(SLUG) as file:
        assert ([one.number for one in file.trajects.all()], len(file.counted.all())) == ([2], 1)


def test_an_older_file_that_comes_in_the_place_from_outside_is_clean_at_opening(archive: Archive) -> None:
    with fill(archive) as file:
        older = file.path.read_bytes()
        erase_jongere(archive, file, 1)
    file.path.write_bytes(older)
    with open_series(archive, SLUG) as file:
        assert [one.number for one in file.trajects.all()] == [2]
    assert holding(archive.folder, SECRET, NAME, CODE) == []


def test_what_was_interrupted_is_finished_at_the_next_opening(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fill(archive) as file, monkeypatch.context() as broken:
        broken.setattr(SeriesFile, "clean_copies", _killed)
        with pytest.raises(KeyboardInterrupt):
            erase_jongere(archive, file, 1)
    assert holding(archive.folder, SECRET) != []
    open_series(archive, SLUG).close()
    assert holding(archive.folder, SECRET, NAME, CODE) == []


def _killed(*_: object, **__: object) -> tuple[Path, ...]:
    raise KeyboardInterrupt


def test_a_copy_that_cannot_be_cleaned_is_named_and_tried_again(archive: Archive) -> None:
    with fill(archive) as file:
        alien = file.path.with_name(f"{SLUG}.van-een-ander.json")
        alien.write_bytes(b"{" + SECRET.encode())
        gone = erase_jongere(archive, file, 1)
        assert gone.left == (alien,)
        assert str(alien) in gone.warning
        alien.unlink()
        assert finish_erasing(file).left == ()
        assert all(one.cleaned for one in file.erased.all())


def test_nothing_is_erased_when_it_cannot_be_saved(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    with fill(archive) as file:
        with monkeypatch.context() as full:
            full.setattr("sessions.store.storage.write_file", _full)
            with pytest.raises(SaveFailed):
                erase_jongere(archive, file, 1)
        assert file.trajects.get(1).roepnaam == NAME
        assert file.erased.all() == ()


def _full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_what_a_colleague_erased_is_erased_here_when_it_comes_back(archive: Archive, tmp_path: Path) -> None:
    there, back = Archive(tmp_path / "elders", clock=MovableClock()), tmp_path / "terug"
    with fill(archive) as file:
        lend_series(file, tmp_path / "kop.tafel", "Bo Jansen")
    receive(there, look_at(there, tmp_path / "kop.tafel"))
    with there.open(SLUG) as file:
        erase_jongere(there, file, 1)
        lend_series(file, back, "Anna Smit")
    receive(archive, look_at(archive, back))
    assert holding(archive.folder, SECRET, NAME, CODE) == []
    assert [one.number for one in archive.read(SLUG).trajects.all()] == [2]


def test_what_comes_back_from_a_colleague_is_clean_of_who_was_erased_here(archive: Archive, tmp_path: Path) -> None:
    there, back = Archive(tmp_path / "elders", clock=MovableClock()), tmp_path / "terug"
    with fill(archive) as file:
        lend_series(file, tmp_path / "kop.tafel", "Bo Jansen")
    receive(there, look_at(there, tmp_path / "kop.tafel"))
    with archive.open(SLUG) as file:
        take_back(file)
        erase_jongere(archive, file, 1)
    with there.open(SLUG) as file:
        add_jongere(file, code="J-30", roepnaam="Noor")
        lend_series(file, back, "Anna Smit")
    incoming = look_at(archive, back)
    receive(archive, incoming, {one.key: Side.FILE for one in incoming.differences})
    assert holding(archive.folder, SECRET, NAME, CODE) == []
    with archive.open(SLUG) as file:
        assert (sorted(one.code for one in file.trajects.all()), len(file.counted.all())) == (["J-08", "J-30"], 1)


def test_a_copy_from_elsewhere_is_looked_at_without_who_was_erased(archive: Archive, tmp_path: Path) -> None:
    with fill(archive) as file:
        kept = reserve_copies(archive, SLUG)[0].path
        shutil.copy(kept, tmp_path / kept.name)
        erase_jongere(archive, file, 1)
    shutil.copy(tmp_path / kept.name, kept)
    with archive.read_copy(kept) as copy:
        assert [one.number for one in copy.trajects.all()] == [2]


def test_copies_of_a_series_that_is_gone_are_cleaned_too(archive: Archive) -> None:
    with fill(archive) as file, create_series(archive, SeriesKind.VELDTAFEL, "West") as west:
        move_traject(file, west, 1)
        file.close()
        file.path.unlink()
        assert holding(archive.folder / "reservekopieen" / SLUG, SECRET) != []
        assert erase_jongere(archive, west, 1).warning == ""
    assert holding(archive.folder, SECRET, NAME, CODE) == []


# One jongere, more than one traject


def test_who_was_merged_or_moved_goes_everywhere(archive: Archive) -> None:
    with create_series(archive, SeriesKind.VELDTAFEL, "West") as west, fill(archive) as file:
        add_jongere(file, code="QX-70", roepnaam=f"{NAME}a", put_forward_by=SECRET)
        merge_trajects(file, 1, 3)
        move_traject(file, west, 1)
        west.close()
        assert erase_jongere(archive, file, 1).warning == ""
        assert [one.number for one in file.trajects.all()] == [2]
    assert holding(archive.folder, SECRET, NAME, CODE, "QX-70") == []
    assert archive.read("veldtafel-west").trajects.all() == ()


def test_a_namesake_keeps_the_name(archive: Archive) -> None:
    with fill(archive, name="Sem") as file:
        erase_jongere(archive, file, 1)
        assert file.trajects.get(2).roepnaam == "Sem"
        assert holding(archive.folder, SECRET, CODE) == []


# Whatever was typed, also where it is encrypted


MARKED = st.text(st.characters(blacklist_categories=("Cs", "Cc"), max_codepoint=0x2FF), max_size=20)


@settings(max_examples=6)
@given(before=MARKED, after=MARKED)
def test_no_byte_of_what_was_typed_is_left(before: str, after: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    archive = Archive(tmp_path_factory.mktemp("archief"), clock=MovableClock(), sleep=lambda _: None)
    with fill(archive, secret=f"{before} {SECRET}{SECRET} {after}") as file:
        assert erase_jongere(archive, file, 1).warning == ""
    assert holding(archive.folder, SECRET, NAME, CODE) == []


def test_an_encrypted_archive_is_as_clean(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sessions.store.archive.Keyring", functools.partial(Keyring, work=2))
    sealed = Archive(archive.folder, clock=archive._clock, sleep=lambda _: None)
    with fill(sealed) as file:
        pass
    sealed.keys.make("vier losse gewone woorden")
    assert not any(one.trouble or one.left for one in encrypt_all(sealed))
    with sealed.open(SLUG) as file:
        assert erase_jongere(sealed, file, 1).warning == ""
    plain = [sealed.keys.open(path.read_bytes()) for path in sealed.folder.rglob("*.json") if SLUG in str(path)]
    assert len(plain) > 2
    assert not any(word.encode() in data for data in plain for word in (SECRET, NAME, CODE))
