"""An act: whole, durable, numbered, logged; or nothing at all."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from a_store import a_series, on_disk, promise
from movable_clock import NOON, MovableClock
from tinydb import TinyDB

from sessions.actions import Action, Deadline, Owner
from sessions.document import Document
from sessions.errors import Missing
from sessions.leefgebieden import Leefgebied
from sessions.meetings import Progress, Session, Signal, Spent, Step, StepKind
from sessions.people import Attendance, Partner, Person
from sessions.record import Alias, Record, Snapshot
from sessions.store.archive import Archive
from sessions.store.collection import Collection
from sessions.store.journal import LINES
from sessions.store.series_file import SeriesFile
from sessions.store.storage import SeriesStorage
from sessions.trajects import Question, Statement, Traject

SLUG = "kop-van-noord-holland"


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def archive(tmp_path: Path, clock: MovableClock) -> Archive:
    return Archive(tmp_path, clock=clock)


@pytest.fixture
def file(archive: Archive) -> Iterator[SeriesFile]:
    with archive.create(a_series()) as file:
        yield file


def test_an_act_is_on_disk_when_its_block_is_left(archive: Archive, file: SeriesFile) -> None:
    kept = promise(file, "belt")
    assert kept.number == 1
    assert archive.read(SLUG).actions.get(1) == kept


def test_nothing_of_an_act_is_on_disk_before_its_block_is_left(archive: Archive, file: SeriesFile) -> None:
    with file.change("actie"):
        file.actions.add(Action(what="belt", session=1))
        assert on_disk(archive, SLUG) == []


def test_an_exception_in_an_act_leaves_memory_and_disk_as_they_were(file: SeriesFile) -> None:
    promise(file, "belt")
    before = file.actions.all()
    content = file.path.read_bytes()

    def fail_half_way() -> None:
        with file.change("actie"):
            file.actions.save(before[0].changed(what="mailt"))
            file.actions.add(Action(what="schrijft", session=1))
            file.actions.remove(1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert file.actions.all() == before
    assert file.path.read_bytes() == content
    assert file.next_undo() is not None
    assert len(file.log()) == 1


def test_an_act_in_an_act_is_an_error_and_undoes_the_outer_one(file: SeriesFile) -> None:
    def nest() -> None:
        with file.change("buiten"):
            file.actions.add(Action(what="belt", session=1))
            promise(file)

    with pytest.raises(RuntimeError):
        nest()
    assert file.actions.all() == ()
    promise(file)


def test_documents_change_inside_an_act_only(file: SeriesFile) -> None:
    with pytest.raises(RuntimeError):
        file.actions.add(Action(what="belt", session=1))
    assert file.actions.all() == ()


def test_an_act_that_changes_nothing_writes_nothing(file: SeriesFile) -> None:
    action = promise(file)
    stamp = file.path.stat().st_mtime_ns
    with file.change("niets"):
        file.actions.save(action)
    assert file.path.stat().st_mtime_ns == stamp
    assert len(file.log()) == 1
    assert file.next_undo() is not None
    assert file.next_undo().label == "actie toegezegd"  # type: ignore[union-attr]


def test_a_collection_finds_by_number_and_by_test(file: SeriesFile) -> None:
    first, second = promise(file, "belt"), promise(file, "mailt")
    assert file.actions.all() == (first, second)
    assert file.actions.where(lambda action: action.what == "mailt") == (second,)
    assert file.actions.find(2) == second
    assert file.actions.find(3) is None


def test_what_is_not_there_is_refused_in_dutch(file: SeriesFile) -> None:
    with pytest.raises(Missing, match="Nummer 3 bestaat niet"):
        file.actions.get(3)
    with pytest.raises(Missing), file.change("actie"):
        file.actions.save(Action(number=3, what="belt", session=1))
    with pytest.raises(Missing), file.change("actie"):
        file.actions.remove(3)


def test_a_number_is_never_given_twice(archive: Archive, file: SeriesFile) -> None:
    promise(file)
    with file.change("weg"):
        file.actions.remove(1)
    promise(file)
    file.undo()
    assert promise(file).number == 3
    file.close()
    with archive.open(SLUG) as again:
        again.actions.all()
        assert promise(again).number == 4


def test_a_copy_of_a_document_gets_a_uid_of_its_own(file: SeriesFile) -> None:
    first = promise(file)
    with file.change("kopie"):
        copy = file.actions.add(first)
    assert copy.number == 2
    assert copy.uid != first.uid
    assert copy.what == first.what


def test_a_uid_stays_the_same_through_changes_undo_and_reopening(archive: Archive, file: SeriesFile) -> None:
    first = promise(file)
    with file.change("anders"):
        file.actions.save(first.changed(what="mailt"))
    file.undo()
    file.close()
    with archive.open(SLUG) as again:
        assert again.actions.get(1).uid == first.uid


@pytest.mark.parametrize(
    "words", ["regel een\r\nregel twee", "Zoë\u2019s kamer \u2014 3×€ 10 🙂", '{"a": [1]}\\n', "\u0000x\u202e"]
)
def test_text_comes_back_as_it_was_kept(archive: Archive, file: SeriesFile, words: str) -> None:
    with file.change("signaal"):
        kept = file.signals.add(Signal(session=1, text=words))
    assert archive.read(SLUG).signals.get(1) == kept


def test_every_kind_of_document_comes_back_as_it_was_kept(archive: Archive, file: SeriesFile) -> None:
    session = Session(
        kind="veldtafel",
        date=dt.date(2026, 11, 26),
        start="13:30",
        attendance=(Attendance(person=1),),
        agenda=(1,),
        steps=(Step(id="s1", kind=StepKind.QUESTION, title="De vraag", minutes=5, traject=1, notes="a\nb"),),
        closed_at=NOON,
    )
    traject = Traject(
        code="J-07",
        roepnaam="Mila",
        started=dt.date(2026, 11, 1),
        questions=(Question(leefgebied=Leefgebied.WONEN, words="een kamer", score_now=3, score_goal=8),),
        statements=(Statement(text="ik wil een kamer", session=1, recorded=dt.date(2026, 11, 26)),),
    )
    deadline = Deadline(day=dt.date(2026, 12, 4))
    action = Action(what="belt", session=1, owner=Owner(person=1, name="Karin Bakker"), deadline=deadline)
    record = Record(
        series=file.series,
        session=session.changed(number=1),
        trajects=(traject.changed(number=1),),
        aliases=(Alias(roepnaam="Mila", code="J-07", traject=1),),
        today=dt.date(2026, 11, 26),
    )
    documents: list[tuple[str, Document]] = [
        ("partners", Partner(name="Woonstichting Zeewijk", leefgebieden=(Leefgebied.WONEN,))),
        ("people", Person(name="Karin Bakker", partner=1, email="karin@example.nl")),
        ("sessions", session),
        ("trajects", traject),
        ("actions", action),
        ("signals", Signal(session=1, text="geen kamers")),
        ("progress", Progress(session=1, step="s1", entered=NOON, spent=(Spent(step="s0", seconds=90),))),
        ("snapshots", Snapshot(session=1, version=1, closed=NOON, record=record)),
    ]
    with file.change("alles"):
        kept = {name: collection(file, name).add(document) for name, document in documents}
    again = archive.read(SLUG)
    for name, document in documents:
        assert collection(again, name).get(1) == kept[name] == document.model_copy(update={"number": 1})


def collection(file: SeriesFile, name: str) -> Collection[Document]:
    found: Collection[Document] = getattr(file, name)
    return found


def test_the_series_document_is_saved_like_any_other(archive: Archive, file: SeriesFile) -> None:
    with file.change("reeks gewijzigd"):
        file.save_series(file.series.changed(place="Den Helder"))
    assert archive.read(SLUG).series.place == "Den Helder"


def test_the_log_tells_who_what_and_which_fields_but_never_contents(file: SeriesFile, clock: MovableClock) -> None:
    file.who = "Anna Smit"
    action = promise(file, "belt Mila")
    clock.forward(minutes=5)
    with file.change("actie 1 klaar"):
        file.actions.save(action.changed(what="mailt Mila", result="kamer"))
        file.signals.add(Signal(session=1, text="Mila wacht al een jaar"))
    first, second = file.log()
    assert (first.kind, first.documents) == ("actie toegezegd", {"actions 1": ("+",)})
    assert (second.when, second.who) == (NOON + dt.timedelta(minutes=5), "Anna Smit")
    assert second.documents == {"actions 1": ("what", "result"), "signals 1": ("+",)}
    assert "Mila" not in repr(file.log())


def test_the_log_keeps_the_newest_lines(file: SeriesFile, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LINES == 1_000
    monkeypatch.setattr("sessions.store.journal.LINES", 3)
    for what in "abcde":
        promise(file, what)
    assert [line.documents for line in file.log()] == [{f"actions {number}": ("+",)} for number in (3, 4, 5)]


def test_the_clock_gives_the_moment_and_the_day(file: SeriesFile, clock: MovableClock) -> None:
    assert file.now() == NOON
    clock.forward(days=1)
    assert file.today() == dt.date(2026, 11, 27)


def test_whoever_goes_by_tinydb_itself_saves_durably_too_but_not_inside_an_act(
    archive: Archive, file: SeriesFile
) -> None:
    promise(file)
    storage = SeriesStorage(file.path, clock=MovableClock(), sleep=lambda _: None, keys=archive.keys)
    storage.load()
    table = TinyDB(storage=lambda: storage).table("notes")
    table.insert({"text": "luister"})
    assert orjson.loads(file.path.read_bytes())["notes"] == {"1": {"text": "luister"}}
    assert on_disk(archive, SLUG) == ["belt de woonstichting"]
    with storage.batch(), pytest.raises(RuntimeError):
        table.insert({"text": "wacht"})
    assert len(table) == 1
