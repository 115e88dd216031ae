"""Empty, truncated, damaged, foreign and newer files: refused with a way out, and never touched."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from a_store import a_series, promise
from movable_clock import MovableClock

from sessions.series import SCHEMA
from sessions.store.archive import Archive
from sessions.store.codec import Tables
from sessions.store.migrations import MIGRATIONS
from sessions.store.refusals import DamagedFile, NewerSchema, NoSuchSeries

SLUG = "kop-van-noord-holland"
Edit = Callable[[dict[str, Any]], object]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """One series with one action, and backups from before and after it."""
    clock = MovableClock()
    archive = Archive(tmp_path, clock=clock)
    with archive.create(a_series()) as file:
        clock.forward(hours=1)
        promise(file, "belt")
        file.back_up("afgesloten")
        clock.forward(hours=1)
    return archive


def series_path(archive: Archive) -> Path:
    return archive.folder / f"{SLUG}.json"


def edited(edit: Edit) -> Callable[[bytes], bytes]:
    """Return what makes this edit in the JSON of a file."""

    def apply(content: bytes) -> bytes:
        tables = orjson.loads(content)
        edit(tables)
        return orjson.dumps(tables)

    return apply


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "only blanks": lambda _: b"\n",
    "zeroes, as after a power cut": lambda content: bytes(len(content)),
    "truncated": lambda content: content[:-20],
    "two files in one": lambda content: content + content,
    "not JSON": lambda _: b"Beste collega, hierbij de tips.",
    "not UTF-8": lambda content: content.replace(b"belt", b"\xff\xfe\xfd\xfc"),
    "a list": lambda _: b"[]",
    "a table that is a list": edited(lambda tables: tables.update(actions=[])),
    "a document that is text": edited(lambda tables: tables["actions"].update({"2": "belt"})),
    "a number that is a word": edited(lambda tables: tables["actions"].update(een=tables["actions"]["1"])),
    "somebody else's JSON": lambda _: b'{"name": {"first": {"x": 1}}}',
    "no series": edited(lambda tables: tables.pop("series")),
    "two series": edited(lambda tables: tables["series"].update({"2": tables["series"]["1"]})),
    "a series without a name": edited(lambda tables: tables["series"]["1"].pop("name")),
    "no schema number": edited(lambda tables: tables["series"]["1"].pop("schema_number")),
    "a schema number that is text": edited(lambda tables: tables["series"]["1"].update(schema_number="1")),
    "a table under another name": edited(lambda tables: tables.update(actionr=tables.pop("actions"))),
    "the numbers under another name": edited(lambda tables: tables.update(numbars=tables.pop("numbers"))),
    "two documents with one number": lambda content: content.replace(b'"actions":{', b'"actions":{"1":{"what":"x"},'),
    "numbers that are text": edited(lambda tables: tables["numbers"]["1"].update(actions="12")),
}
DAMAGED_TABLES: dict[str, Callable[[bytes], bytes]] = {
    "an unknown field": edited(lambda tables: tables["actions"]["1"].update(verzonnen=1)),
    "an unknown status": edited(lambda tables: tables["actions"]["1"].update(status="paars")),
    "a number that is another": edited(lambda tables: tables["actions"]["1"].update(number=2)),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_refused_with_the_newest_good_backup_and_stays_as_it_is(
    archive: Archive, damage: Callable[[bytes], bytes]
) -> None:
    path = series_path(archive)
    content = damage(path.read_bytes())
    path.write_bytes(content)
    for opening in (archive.open, archive.read):
        with pytest.raises(
            DamagedFile, match=r"niet aangeraakt.*nieuwste goede reservekopie is van 26-11-2026"
        ) as refused:
            opening(SLUG)
        assert refused.value.backup == archive.backups(SLUG)[0]
    assert path.read_bytes() == content
    assert len(archive.backups(SLUG)) == 2


@pytest.mark.parametrize("damage", DAMAGED_TABLES.values(), ids=DAMAGED_TABLES)
def test_damage_in_a_table_shows_when_the_table_is_asked_for(
    archive: Archive, damage: Callable[[bytes], bytes]
) -> None:
    path = series_path(archive)
    content = damage(path.read_bytes())
    path.write_bytes(content)
    with archive.open(SLUG) as file:
        assert file.people.all() == ()
        with pytest.raises(DamagedFile, match="nieuwste goede reservekopie") as refused:
            file.actions.all()
        with pytest.raises(DamagedFile):
            promise(file)
    assert path.read_bytes() == content
    assert refused.value.backup is not None
    assert refused.value.backup.reason == "afgesloten"


def test_a_damaged_log_is_told_and_keeps_nobody_from_working(archive: Archive) -> None:
    path = series_path(archive)
    path.write_bytes(edited(lambda tables: tables["log"]["1"].pop("who"))(path.read_bytes()))
    with archive.open(SLUG) as file:
        promise(file)
        with pytest.raises(DamagedFile):
            file.log()
    checked = archive.check()[0]
    assert checked.message
    assert checked.backup is not None
    assert checked.backup.reason == "afgesloten", "the copy made at opening has the same damage"


def test_without_a_good_backup_the_message_says_so(archive: Archive) -> None:
    for backup in archive.backups(SLUG):
        backup.path.write_bytes(b"")
    series_path(archive).write_bytes(b"")
    with pytest.raises(DamagedFile, match="Er is geen goede reservekopie") as refused:
        archive.open(SLUG)
    assert refused.value.backup is None


def test_a_damaged_file_does_not_keep_the_lock(archive: Archive) -> None:
    path = series_path(archive)
    content = path.read_bytes()
    path.write_bytes(b"")
    with pytest.raises(DamagedFile):
        archive.open(SLUG)
    path.write_bytes(content)
    with archive.open(SLUG) as file:
        assert not file.read_only


def test_a_file_of_a_newer_tafel_is_refused_and_left_alone(archive: Archive) -> None:
    path = series_path(archive)
    content = edited(lambda tables: tables["series"]["1"].update(schema_number=SCHEMA + 1))(path.read_bytes())
    path.write_bytes(content)
    with pytest.raises(NewerSchema, match=r"nieuwere versie van tafel.*Werk tafel bij"):
        archive.open(SLUG)
    assert path.read_bytes() == content


def test_there_is_a_migration_for_every_schema_before_this_one() -> None:
    assert len(MIGRATIONS) == SCHEMA - 1


def test_a_file_of_an_older_tafel_is_brought_up_to_date_and_backed_up_as_it_was(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename_words(tables: Tables) -> None:
        for action in tables["actions"].values():
            action["what"] = action["what"].upper()

    monkeypatch.setattr("sessions.store.migrations.SCHEMA", SCHEMA + 1)
    monkeypatch.setattr("sessions.store.migrations.MIGRATIONS", (*MIGRATIONS, rename_words))
    old = series_path(archive).read_bytes()
    with archive.open(SLUG) as file:
        assert file.actions.get(1).what == "BELT"
        assert series_path(archive).read_bytes() == old
        promise(file, "mailt")
    with archive.open(SLUG) as file:
        assert [action.what for action in file.actions.all()] == ["BELT", "mailt"]
    assert old in [backup.path.read_bytes() for backup in archive.backups(SLUG)]


def test_tables_of_a_later_tafel_that_this_one_does_not_know_are_carried_along(archive: Archive) -> None:
    path = series_path(archive)
    path.write_bytes(edited(lambda tables: tables.update(tips={"1": {"text": "luister"}}))(path.read_bytes()))
    with archive.open(SLUG) as file:
        promise(file)
    assert orjson.loads(path.read_bytes())["tips"] == {"1": {"text": "luister"}}


@pytest.mark.parametrize("slug", ["nergens", "../elders", "", "KOP", "a/b", ".verborgen"])
def test_a_series_that_is_not_there_is_told(archive: Archive, slug: str) -> None:
    for opening in (archive.open, archive.read):
        with pytest.raises(NoSuchSeries, match="geen reeks"):
            opening(slug)


def test_checking_tells_per_file_what_is_wrong_and_never_writes(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, damage in {"Leeg": DAMAGE["empty"], "Onbekend": DAMAGED_TABLES["an unknown status"]}.items():
        with archive.create(a_series(name)) as file:
            promise(file)
        file.path.write_bytes(damage(file.path.read_bytes()))
    opened = os.open

    def only_reading(path: Any, flags: int, *arguments: Any, **options: Any) -> int:
        assert not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT), path
        return opened(path, flags, *arguments, **options)

    monkeypatch.setattr(os, "open", only_reading)
    checked = {found.slug: found for found in archive.check()}
    assert list(checked) == [SLUG, "leeg", "onbekend"]
    assert checked[SLUG].message == ""
    assert "reservekopie" in checked["leeg"].message
    assert "reservekopie" in checked["onbekend"].message
    assert all(found.backup for found in checked.values())
