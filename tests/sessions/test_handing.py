"""A series that goes from one laptop to another and back: two archives in two folders."""

import errno
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest
from a_store import FailingDisk, leftovers, promise
from movable_clock import MovableClock

from sessions.acts.encrypting import encrypt_series
from sessions.acts.handing import NeedsWords, ParcelKey, lend_series, parcel_key, take_back
from sessions.acts.prepare import create_series
from sessions.acts.receiving import NotReceived, Received, Relation, look_at, receive
from sessions.errors import Refusal
from sessions.handing.differences import Side
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.keys.keyring import Keyring, is_sealed
from sessions.store.keys.refusals import WrongWords
from sessions.store.parcel import LABEL_LIMIT
from sessions.store.refusals import AlreadyThere, NoHandOver, NotHandedOver, ReadOnlyFile

SLUG = "veldtafel-kop-van-noord-holland"
NAME = "Kop van Noord-Holland"


@dataclass
class Laptop:
    """One archive, and whose it is."""

    archive: Archive
    who: str

    def lend(self, path: Path, to: str, *, replace: bool = False, key: ParcelKey | None = None) -> Path:
        with self.archive.open(SLUG) as file:
            lend_series(file, path, to, self.who, replace=replace, key=key)
        return path

    def receive(self, path: Path, words: str = "") -> Received:
        return receive(self.archive, look_at(self.archive, path, words))

    def promise(self, what: str) -> int:
        with self.archive.open(SLUG) as file:
            return promise(file, what).number

    def change(self, number: int, what: str) -> None:
        with self.archive.open(SLUG) as file, file.change("gewijzigd"):
            file.actions.save(file.actions.get(number).changed(what=what))

    def take_back(self) -> None:
        with self.archive.open(SLUG) as file:
            take_back(file)

    @property
    def actions(self) -> dict[int, str]:
        return {action.number: action.what for action in self.archive.read(SLUG).actions.all()}

    @property
    def read_only(self) -> str:
        with self.archive.open(SLUG) as file:
            return file.read_only

    @property
    def bytes(self) -> bytes:
        return (self.archive.folder / f"{SLUG}.json").read_bytes()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def anna(tmp_path: Path, clock: MovableClock) -> Laptop:
    """The laptop of the chair, with a series of one action."""
    archive = Archive(tmp_path / "anna", clock=clock, sleep=lambda _: None)
    with create_series(archive, SeriesKind.VELDTAFEL, NAME) as file:
        promise(file, "belt de woonstichting")
    return Laptop(archive, "Anna Smit")


@pytest.fixture
def bo(tmp_path: Path, clock: MovableClock) -> Laptop:
    """The laptop of the coordinator, where nothing is yet."""
    return Laptop(Archive(tmp_path / "bo", clock=clock, sleep=lambda _: None), "Bo Jansen")


@pytest.fixture
def parcel(tmp_path: Path) -> Path:
    return tmp_path / "overdracht.tafel"


def test_a_series_goes_over_and_comes_back(anna: Laptop, bo: Laptop, parcel: Path, clock: MovableClock) -> None:
    anna.lend(parcel, "Bo Jansen")
    assert parcel.stat().st_mode & 0o777 == 0o600
    assert "uitgeleend aan Bo Jansen, sinds 26-11-2026 om" in anna.read_only
    with pytest.raises(ReadOnlyFile, match=r"uitgeleend aan Bo Jansen.*ontvang dat dan.*neem de reeks dan terug"):
        anna.promise("mailt")
    clock.forward(days=1)
    assert bo.receive(parcel).relation == Relation.NEW
    assert bo.read_only == ""
    bo.promise("schrijft haar in")
    bo.change(1, "belde de woonstichting")
    bo.lend(parcel, "Anna Smit", replace=True)
    assert "Anna Smit" in bo.read_only
    received = anna.receive(parcel)
    assert received.relation == Relation.NEXT
    assert anna.read_only == ""
    assert anna.actions == {1: "belde de woonstichting", 2: "schrijft haar in"}
    assert anna.promise("mailt") == 3
    with anna.archive.read(SLUG) as file:
        assert [(one.giver, one.receiver) for one in file.handovers.all()] == [
            ("Anna Smit", "Bo Jansen"),
            ("Bo Jansen", "Anna Smit"),
        ]
        assert all(one.received for one in file.handovers.all())
        assert "ontvangen" in [line.kind for line in file.log()]
        file.check()


def test_what_stood_there_before_is_among_the_reserve_copies(anna: Laptop, bo: Laptop, parcel: Path) -> None:
    anna.lend(parcel, "Bo")
    before = anna.bytes
    bo.receive(parcel)
    bo.promise("mailt")
    bo.lend(parcel, "Anna", replace=True)
    anna.receive(parcel)
    assert before in [backup.path.read_bytes() for backup in anna.archive.backups(SLUG)]
    assert anna.bytes == anna.archive.backups(SLUG)[0].path.read_bytes()


def test_an_older_file_is_refused_with_both_dates(
    anna: Laptop, bo: Laptop, tmp_path: Path, clock: MovableClock
) -> None:
    first = anna.lend(tmp_path / "1.tafel", "Bo")
    bo.receive(first)
    clock.forward(days=2)
    bo.promise("mailt")
    stood = bo.bytes
    with pytest.raises(NotReceived, match=r"ouder dan wat hier staat: het is van 26-11-2026.*op 28-11-2026"):
        bo.receive(first)
    assert bo.bytes == stood
    second = bo.lend(tmp_path / "2.tafel", "Anna")
    anna.receive(second)
    with pytest.raises(NotReceived, match="al ontvangen"):
        anna.receive(second)
    with pytest.raises(NotReceived, match="ouder"):
        anna.receive(first)


def test_the_file_that_was_made_here_is_not_received_here(anna: Laptop, parcel: Path) -> None:
    anna.lend(parcel, "Bo")
    with pytest.raises(NotReceived, match="dat u zelf maakte voor Bo"):
        anna.receive(parcel)
    assert anna.read_only


def test_taken_back_the_series_is_here_again_and_that_is_kept(anna: Laptop, parcel: Path) -> None:
    anna.lend(parcel, "Bo")
    anna.take_back()
    assert anna.promise("mailt") == 2
    with anna.archive.read(SLUG) as file:
        (kept,) = file.handovers.all()
        assert kept.taken_back
        assert "teruggenomen" in [line.kind for line in file.log()]


def test_taken_back_without_changes_the_colleagues_file_simply_goes_on(
    anna: Laptop, bo: Laptop, tmp_path: Path
) -> None:
    bo.receive(anna.lend(tmp_path / "1.tafel", "Bo"))
    anna.take_back()
    bo.promise("mailt")
    assert anna.receive(bo.lend(tmp_path / "2.tafel", "Anna")).relation == Relation.NEXT
    assert anna.actions[2] == "mailt"


def apart(anna: Laptop, bo: Laptop, tmp_path: Path) -> Path:
    """Let both go on: action 1 differs, and each has an action 3 of its own."""
    anna.promise("mailt")
    bo.receive(anna.lend(tmp_path / "heen.tafel", "Bo"))
    anna.take_back()
    anna.change(1, "belt morgen")
    anna.promise("van Anna")
    bo.change(1, "belt vandaag")
    bo.change(2, "mailt twee keer")
    bo.promise("van Bo")
    return bo.lend(tmp_path / "terug.tafel", "Anna")


def test_where_both_went_on_nothing_happens_until_somebody_chooses(anna: Laptop, bo: Laptop, tmp_path: Path) -> None:
    path = apart(anna, bo, tmp_path)
    stood = anna.bytes
    incoming = look_at(anna.archive, path)
    assert incoming.relation == Relation.APART
    assert [one.here.number for one in incoming.undecided if one.here] == [1]
    assert {one.proposal for one in incoming.differences} == {None, Side.HERE, Side.FILE}
    with pytest.raises(Refusal, match="nog niet gekozen"):
        receive(anna.archive, incoming)
    assert anna.bytes == stood


@pytest.mark.parametrize(("side", "stands"), [(Side.HERE, "belt morgen"), (Side.FILE, "belt vandaag")])
def test_what_was_chosen_stands_and_what_one_side_changed_comes_along(
    anna: Laptop, bo: Laptop, tmp_path: Path, side: Side, stands: str
) -> None:
    incoming = look_at(anna.archive, apart(anna, bo, tmp_path))
    before = anna.bytes
    received = receive(anna.archive, incoming, {one.key: side for one in incoming.undecided})
    assert anna.actions == {1: stands, 2: "mailt twee keer", 3: "van Anna", 4: "van Bo"}
    assert received.renumbered == (("actions", 3, 4),)
    assert anna.promise("daarna") == 5
    kept = [backup.path.read_bytes() for backup in anna.archive.backups(SLUG)]
    assert before in kept
    assert b"".join(incoming.parcel.content) in kept
    bo.receive(anna.lend(tmp_path / "nog.tafel", "Bo"))
    assert bo.actions == anna.actions


def test_a_choice_against_the_proposal_leaves_something_out(anna: Laptop, bo: Laptop, tmp_path: Path) -> None:
    incoming = look_at(anna.archive, apart(anna, bo, tmp_path))
    receive(anna.archive, incoming, {one.key: Side.HERE for one in incoming.differences})
    assert anna.actions == {1: "belt morgen", 2: "mailt", 3: "van Anna"}


def test_what_changed_here_between_looking_and_choosing_is_not_overwritten(
    anna: Laptop, bo: Laptop, tmp_path: Path
) -> None:
    incoming = look_at(anna.archive, apart(anna, bo, tmp_path))
    anna.promise("nog iets")
    with pytest.raises(NotReceived, match="intussen gewijzigd"):
        receive(anna.archive, incoming, {one.key: Side.HERE for one in incoming.differences})
    assert "nog iets" in anna.actions.values()


def test_a_file_of_before_the_series_was_lent_to_somebody_else_asks_to_take_it_back_first(
    anna: Laptop, bo: Laptop, tmp_path: Path
) -> None:
    bo.receive(anna.lend(tmp_path / "1.tafel", "Bo"))
    anna.take_back()
    anna.lend(tmp_path / "2.tafel", "Carla")
    bo.promise("mailt")
    back = bo.lend(tmp_path / "3.tafel", "Anna")
    with pytest.raises(NotReceived, match=r"uitgeleend aan Carla.*neem de reeks dan eerst terug"):
        anna.receive(back)
    anna.take_back()
    anna.receive(back)
    assert anna.actions[2] == "mailt"


def test_a_series_goes_round_by_a_third(anna: Laptop, bo: Laptop, tmp_path: Path, clock: MovableClock) -> None:
    carla = Laptop(Archive(tmp_path / "carla", clock=clock), "Carla")
    bo.receive(anna.lend(tmp_path / "1.tafel", "Bo"))
    bo.promise("van Bo")
    carla.receive(bo.lend(tmp_path / "2.tafel", "Carla"))
    carla.promise("van Carla")
    anna.receive(carla.lend(tmp_path / "3.tafel", "Anna"))
    assert list(anna.actions.values()) == ["belt de woonstichting", "van Bo", "van Carla"]
    bo.receive(anna.lend(tmp_path / "4.tafel", "Bo"))
    assert bo.actions == anna.actions


def test_a_series_that_is_open_in_a_window_is_neither_given_nor_replaced(
    anna: Laptop, bo: Laptop, tmp_path: Path
) -> None:
    with anna.archive.open(SLUG), pytest.raises(ReadOnlyFile, match="al geopend"):
        anna.lend(tmp_path / "1.tafel", "Bo")
    bo.receive(anna.lend(tmp_path / "1.tafel", "Bo"))
    anna.take_back()
    back = bo.lend(tmp_path / "2.tafel", "Anna")
    with anna.archive.open(SLUG), pytest.raises(ReadOnlyFile, match="al geopend"):
        anna.receive(back)
    anna.receive(back)


def test_a_window_that_read_along_learns_that_the_series_was_lent(anna: Laptop, parcel: Path) -> None:
    with anna.archive.open(SLUG) as first, anna.archive.open(SLUG) as second:
        assert second.waits
        lend_series(first, parcel, "Bo")
        with pytest.raises(ReadOnlyFile, match="uitgeleend aan Bo"):
            second.take_over()
        assert "uitgeleend aan Bo" in second.read_only
        assert not second.waits


def test_another_series_with_the_same_name_is_left_alone(anna: Laptop, bo: Laptop, parcel: Path) -> None:
    with create_series(bo.archive, SeriesKind.VELDTAFEL, NAME) as file:
        promise(file, "van een ander")
    stood = bo.bytes
    anna.lend(parcel, "Bo")
    with pytest.raises(Refusal, match="al een andere reeks"):
        bo.receive(parcel)
    assert bo.bytes == stood


def test_undo_is_empty_after_lending(anna: Laptop, parcel: Path) -> None:
    with anna.archive.open(SLUG) as file:
        promise(file)
        lend_series(file, parcel, "Bo")
        assert file.next_undo() is None
        with anna.archive.open(SLUG) as other:
            assert "uitgeleend" in other.read_only, "no window keeps another out of a series that is lent"


@pytest.mark.parametrize("to", ["", " \t", "x" * 501])
def test_a_name_that_does_not_fit_is_refused(anna: Laptop, parcel: Path, to: str) -> None:
    stood = anna.actions
    with pytest.raises(Refusal, match="aan wie"):
        anna.lend(parcel, to)
    assert not parcel.exists()
    assert (anna.actions, anna.read_only) == (stood, "")


def test_nothing_is_written_over_unasked_nor_into_the_archive(anna: Laptop, tmp_path: Path) -> None:
    there = tmp_path / "er is al iets.txt"
    there.write_text("van mij")
    with pytest.raises(AlreadyThere, match="staat er al"):
        anna.lend(there, "Bo")
    link = tmp_path / "link.tafel"
    link.symlink_to(there)
    with pytest.raises(AlreadyThere):
        anna.lend(link, "Bo")
    with pytest.raises(NotHandedOver, match="alleen reeksen"):
        anna.lend(anna.archive.folder / "kopie.json", "Bo")
    with pytest.raises(NotHandedOver, match="Die map is er niet"):
        anna.lend(tmp_path / "nergens" / "x.tafel", "Bo")
    assert there.read_text() == "van mij"
    assert anna.read_only == ""
    anna.lend(link, "Bo", replace=True)
    assert there.read_text() == "van mij"
    assert not link.is_symlink()


def test_a_series_of_an_encrypted_archive_goes_to_one_that_is_not_and_back(
    anna: Laptop, bo: Laptop, tmp_path: Path
) -> None:
    anna.archive.keys = Keyring(anna.archive.folder, work=2)
    anna.archive.keys.make("fiets wolk lepel dijk")
    encrypt_series(anna.archive, SLUG)
    with pytest.raises(NeedsWords, match="niet uitgeleend"):
        anna.lend(tmp_path / "1.tafel", "Bo")
    words = "kachel brug anijs tent"
    parcel = anna.lend(tmp_path / "1.tafel", "Bo", key=parcel_key(words, work=2))
    assert b"woonstichting" not in parcel.read_bytes()
    with pytest.raises(NeedsWords, match="Vraag Anna"):
        bo.receive(parcel)
    with pytest.raises(WrongWords, match="onjuist of bestand beschadigd"):
        bo.receive(parcel, "fiets wolk lepel dijk")
    bo.receive(parcel, words)
    bo.promise("van Bo")
    anna.receive(bo.lend(tmp_path / "2.tafel", "Anna"))
    assert list(anna.actions.values()) == ["belt de woonstichting", "van Bo"]
    assert is_sealed(anna.bytes)
    assert all(is_sealed(backup.path.read_bytes()) for backup in anna.archive.backups(SLUG))


# What is wrong with a file


def _spoilt(content: bytes, how: str) -> bytes:
    label, inside = content.split(b"\n", 1)
    return {
        "leeg": b"",
        "geen": b"Beste Bo,\nhierbij het verslag.",
        "afgekapt": content[:-100],
        "afgekapt in de kop": content[:100],
        "een teken anders": content[:-40] + b"#" + content[-39:],
        "zonder reeks": label + b"\n",
        "een reeks zelf": inside,
        "lange kop": b"{" + b" " * LABEL_LIMIT + content,
        "andere reeks": content.replace(
            label[label.index(b'"series"') : label.index(b'"hand_over"')], b'"series":"x",'
        ),
    }[how]


HOW = (
    "leeg",
    "geen",
    "afgekapt",
    "afgekapt in de kop",
    "een teken anders",
    "zonder reeks",
    "een reeks zelf",
    "lange kop",
    "andere reeks",
)


@pytest.mark.parametrize("how", HOW)
def test_what_is_no_good_file_gets_one_calm_message(anna: Laptop, bo: Laptop, parcel: Path, how: str) -> None:
    anna.lend(parcel, "Bo")
    parcel.write_bytes(_spoilt(parcel.read_bytes(), how))
    with pytest.raises(NoHandOver, match=r"Er is niets gewijzigd\."):
        bo.receive(parcel)
    assert bo.archive.slugs() == ()


def _rewritten(path: Path, change: Callable[[dict[str, dict[str, Any]]], None]) -> None:
    """Change what is in a parcel, with a label that fits it: as somebody would who means no good."""
    label, inside = path.read_bytes().split(b"\n", 1)
    tables = orjson.loads(inside)
    change(tables)
    inside = orjson.dumps(tables)
    told = {**orjson.loads(label), "size": len(inside), "digest": hashlib.sha256(inside).hexdigest()}
    path.write_bytes(orjson.dumps(told) + b"\n" + inside)


def test_what_was_made_up_with_care_gets_no_further(anna: Laptop, bo: Laptop, parcel: Path) -> None:
    anna.lend(parcel, "Bo")
    whole = parcel.read_bytes()
    bad: list[Callable[[dict[str, dict[str, Any]]], None]] = [
        lambda tables: tables["series"]["1"].update(slug="../../weg"),
        lambda tables: tables["actions"]["1"].update(what=7),
        lambda tables: tables["log"].update({"9": {"when": "ooit"}}),
        lambda tables: tables.pop("handovers"),
        lambda tables: tables["numbers"]["1"].update(actions="veel"),
    ]
    for change in bad:
        parcel.write_bytes(whole)
        _rewritten(parcel, change)
        with pytest.raises(NoHandOver, match=r"Er is niets gewijzigd\."):
            bo.receive(parcel)
    assert bo.archive.slugs() == ()
    parcel.write_bytes(whole)
    _rewritten(parcel, lambda tables: tables["log"]["1"].update(who="\x1b[2JAnna"))
    bo.receive(parcel)
    assert bo.archive.read(SLUG).log()[0].who == "[2JAnna"


def test_a_series_of_a_newer_tafel_is_left_alone(anna: Laptop, bo: Laptop, parcel: Path) -> None:
    anna.lend(parcel, "Bo")
    _rewritten(parcel, lambda tables: tables["series"]["1"].update(schema_number=99))
    with pytest.raises(Refusal, match="nieuwere versie van tafel"):
        bo.receive(parcel)
    assert bo.archive.slugs() == ()


def test_a_newer_kind_of_file_asks_for_a_newer_tafel(anna: Laptop, bo: Laptop, parcel: Path) -> None:
    anna.lend(parcel, "Bo")
    parcel.write_bytes(parcel.read_bytes().replace(b'"form":1', b'"form":2', 1))
    with pytest.raises(Refusal, match="nieuwere versie van tafel"):
        bo.receive(parcel)


def test_links_folders_devices_and_huge_files_are_not_read(
    anna: Laptop, bo: Laptop, parcel: Path, tmp_path: Path
) -> None:
    anna.lend(parcel, "Bo")
    link = tmp_path / "link.tafel"
    link.symlink_to(parcel)
    huge = tmp_path / "groot.tafel"
    with huge.open("wb") as file:
        file.truncate(10_000_000_000)
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    for path in (link, huge, pipe, tmp_path, Path("/dev/zero"), tmp_path / "weg.tafel"):
        with pytest.raises(NoHandOver):
            bo.receive(path)
    assert bo.archive.slugs() == ()


# A disk that fails, a process that is killed


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES])
def test_whichever_call_fails_the_series_is_lent_with_its_file_or_still_here(
    anna: Laptop, bo: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    disk = FailingDisk(monkeypatch)
    for at in range(1, 60):
        path = tmp_path / f"{at}.tafel"
        disk.fail(error, at=at)
        try:
            anna.lend(path, "Bo")
            lent = True
        except Refusal:
            lent = False
        struck = disk.struck
        disk.recover()
        assert bool(anna.archive.read(SLUG).series.lent) == lent
        assert path.exists() == lent
        assert not leftovers(tmp_path)
        if lent:
            look_at(bo.archive, path)
            anna.take_back()
        anna.promise(f"na {at}")
        if not struck:
            break
    else:
        pytest.fail("lending ends at some call")


@pytest.mark.parametrize("both", [False, True])
def test_whichever_call_fails_at_receiving_there_is_the_old_or_the_new(
    anna: Laptop, bo: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, both: bool
) -> None:
    path = apart(anna, bo, tmp_path) if both else anna.lend(tmp_path / "heen.tafel", "Bo")
    there = anna if both else bo
    disk = FailingDisk(monkeypatch)
    for at in range(1, 60):
        stood = there.bytes if there.archive.slugs() else b""
        incoming = look_at(there.archive, path)
        disk.fail(errno.ENOSPC, at=at)
        try:
            receive(there.archive, incoming, {one.key: Side.FILE for one in incoming.undecided})
            done = True
        except Refusal:
            done = False
        struck = disk.struck
        disk.recover()
        assert done == ((there.bytes if there.archive.slugs() else b"") != stood)
        if done:
            there.archive.read(SLUG).check()
            break
        assert struck
    else:
        pytest.fail("receiving ends at some call")


def test_a_process_killed_after_writing_the_file_leaves_a_series_that_is_still_here(
    anna: Laptop, bo: Laptop, parcel: Path, tmp_path: Path
) -> None:
    killed = (
        "import os, sys; from pathlib import Path; from sessions.acts import handing; "
        "from sessions.store.archive import Archive; handing._mark_as_lent = lambda *_: os._exit(9); "
        "handing.lend_series(Archive(Path(sys.argv[1])).open(sys.argv[2]), Path(sys.argv[3]), 'Bo')"
    )
    words = [sys.executable, "-c", killed, str(anna.archive.folder), SLUG, str(parcel)]
    assert subprocess.run(words, check=False).returncode == 9
    assert anna.read_only == ""
    anna.promise("van Anna")
    bo.receive(parcel)
    bo.promise("van Bo")
    incoming = look_at(anna.archive, bo.lend(tmp_path / "terug.tafel", "Anna"))
    assert incoming.relation == Relation.APART
    assert incoming.undecided == (), "since then one side added something, and the other something else"
    receive(anna.archive, incoming)
    assert anna.actions == {1: "belt de woonstichting", 2: "van Anna", 3: "van Bo"}


def test_a_reserve_copy_does_not_bring_a_lent_series_back_unseen(anna: Laptop, bo: Laptop, tmp_path: Path) -> None:
    bo.receive(anna.lend(tmp_path / "1.tafel", "Bo"))
    lent = anna.archive.backups(SLUG)[0]
    with pytest.raises(ReadOnlyFile, match="uitgeleend"):
        anna.archive.restore(SLUG, anna.archive.backups(SLUG)[-1])
    anna.receive(bo.lend(tmp_path / "2.tafel", "Anna"))
    with anna.archive.restore(SLUG, lent) as file:
        assert file.series.lent is None
    assert anna.read_only == ""
