"""Two versions compared, and reserve copies found by the day or moment that somebody types."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from a_store import FailingDisk, a_series, on_disk, promise
from movable_clock import MovableClock

from sessions.acts.meeting import close_meeting, enter_meeting
from sessions.acts.restoring import (
    Healthy,
    copy_of,
    go_back_to,
    good_copies,
    reserve_copies,
    restorable_series,
    restore_copy,
    restore_damaged,
    what_would_change,
)
from sessions.acts.tips import collect_tips
from sessions.acts.versions import Counted, Kind, Newer, Side, Version, compare, version_of
from sessions.errors import InvalidInput, Missing, StoreRefusal
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.refusals import DamagedFile, ReadOnlyFile
from sessions.store.series_file import SeriesFile
from sessions.tips.importing import NewTip, TipsRead

SLUG = "kop-van-noord-holland"


def here(file: SeriesFile) -> Version:
    """Return the version on the table now."""
    return version_of(file)


class TestCompare:
    """Which version is newer, and what the one has that the other has not."""

    def test_a_version_tells_when_it_was_saved_and_by_whom_and_what_it_holds(
        self, table: SeriesFile, clock: MovableClock
    ) -> None:
        clock.forward(minutes=10)
        enter_meeting(table, 1)
        version = here(table)
        assert version.saved == clock.moment
        assert version.who == "Anna Smit"
        assert (version.count(Kind.MEETING), version.count(Kind.JONGERE), version.count(Kind.ACTION)) == (1, 2, 0)

    def test_one_that_only_went_on_is_newer_and_says_what_it_has_more(self, table: SeriesFile) -> None:
        before = here(table)
        promise(table)
        promise(table)
        enter_meeting(table, 1)
        close_meeting(table, 1)
        found = compare(before, here(table))
        assert found.newer == Newer.SECOND
        assert found.second.more == (Counted(Kind.ACTION, 2),)
        assert found.second.closed == (table.sessions.get(1).date,)
        assert found.first == Side(acts=0)
        assert found.changed == (Counted(Kind.MEETING, 1),)
        assert compare(here(table), before).newer == Newer.FIRST

    def test_tips_are_counted_as_well(self, tmp_path: Path) -> None:
        with Archive(tmp_path / "cop").create(a_series().changed(kind=SeriesKind.COP)) as file:
            before = here(file)
            collect_tips(file, TipsRead((NewTip("Luister eerst."), NewTip("Kijk niet op de klok."))))
            assert compare(here(file), before).first.more == (Counted(Kind.TIP, 2),)

    def test_no_table_is_forgotten(self, table: SeriesFile) -> None:
        promise(table)
        version = here(table)
        told = [*version.rest, *(one for kind in Kind for one in version.documents[kind].values())]
        assert len(told) == sum(len(collection.all()) for collection in table.collections.values())

    def test_the_same_is_the_same(self, table: SeriesFile) -> None:
        found = compare(here(table), here(table))
        assert found.newer == Newer.SAME
        assert not found.changed
        assert not found.rest_differs

    def test_two_that_both_went_on_are_told_apart_by_who_saved_last(
        self, table: SeriesFile, clock: MovableClock, tmp_path: Path
    ) -> None:
        other = Archive(Path(shutil.copytree(table.path.parent, tmp_path / "elders")), clock=clock)
        promise(table)
        clock.forward(minutes=5)
        with other.open(table.slug) as file:
            promise(file, "mailt")
            theirs = version_of(file)
        found = compare(here(table), theirs)
        assert found.newer == Newer.SECOND_LAST_SAVED
        assert (found.first.acts, found.second.acts) == (1, 1)
        assert found.first.more == found.second.more == (Counted(Kind.ACTION, 1),)

    def test_a_change_that_no_log_tells_of_cannot_be_placed_in_time(self, table: SeriesFile) -> None:
        before = here(table)
        table.path.write_bytes(table.path.read_bytes().replace(b"Den Helder", b"Schagen NH"))
        table.load()
        assert compare(before, here(table)).newer == Newer.UNKNOWN

    def test_two_saved_at_the_same_moment_cannot_be_told_apart(
        self, table: SeriesFile, clock: MovableClock, tmp_path: Path
    ) -> None:
        other = Archive(Path(shutil.copytree(table.path.parent, tmp_path / "elders")), clock=clock)
        promise(table)
        with other.open(table.slug) as file, file.change("partner weg"):
            file.partners.remove(1)
        assert compare(here(table), version_of(other.read(table.slug))).newer == Newer.UNKNOWN

    def test_another_series_is_never_called_newer(self, table: SeriesFile, tmp_path: Path) -> None:
        with Archive(tmp_path / "elders").create(a_series()) as file:
            assert compare(here(table), version_of(file)).newer == Newer.OTHER_SERIES

    def test_a_version_shows_no_contents_where_it_is_printed(self, table: SeriesFile) -> None:
        assert "Mila" not in repr(here(table))


class TestReserveCopies:
    """Which there are, and going back to one."""

    @pytest.fixture
    def clock(self) -> MovableClock:
        return MovableClock()

    @pytest.fixture
    def archive(self, tmp_path: Path, clock: MovableClock) -> Iterator[Archive]:
        """A series with a copy of two days ago (no actions), of yesterday (1) and of today (3); 4 actions now."""
        archive = Archive(tmp_path, clock=clock)
        clock.forward(days=-2)
        archive.create(a_series()).close()
        clock.forward(days=1)
        with archive.open(SLUG) as file:
            promise(file, "belt")
            file.back_up("afgesloten")
            clock.forward(days=1)
            promise(file, "mailt")
            promise(file, "schrijft")
            clock.forward(minutes=2)
            file.back_up("afgesloten")
            promise(file, "zoekt")
        return archive

    def test_each_is_listed_with_its_moment_reason_and_counts(self, archive: Archive) -> None:
        copies = reserve_copies(archive, SLUG)
        assert [copy.reason for copy in copies] == ["afgesloten", "afgesloten", "gemaakt"]
        assert [copy.version.count(Kind.ACTION) for copy in copies if copy.version] == [3, 1, 0]

    def test_one_that_is_damaged_itself_is_listed_as_such(self, archive: Archive) -> None:
        newest = reserve_copies(archive, SLUG)[0]
        newest.path.write_bytes(b"stuk")
        assert reserve_copies(archive, SLUG)[0].version is None
        assert len(good_copies(archive, SLUG)) == 2
        with pytest.raises(Missing, match="zelf beschadigd"):
            copy_of(reserve_copies(archive, SLUG), "2026-11-26", SLUG)

    @pytest.mark.parametrize(
        ("typed", "actions"),
        [
            ("2026-11-26", 3),
            ("26 november", 3),
            ("do 26 nov 2026", 3),
            ("26-11", 3),
            ("2026-11-25", 1),
            ("25 november 2026", 1),
            ("24-11-2026", 0),
            ("2026-11-26 {minute}", 3),
            ("26 november om {minute}", 3),
        ],
    )
    def test_one_is_found_by_the_day_or_the_moment_it_was_made(
        self, archive: Archive, clock: MovableClock, typed: str, actions: int
    ) -> None:
        minute = f"{clock.moment.astimezone():%H:%M}"
        copy = copy_of(reserve_copies(archive, SLUG), typed.format(minute=minute), SLUG)
        assert copy.version is not None
        assert copy.version.count(Kind.ACTION) == actions

    @pytest.mark.parametrize("typed", ["", "gisteren", "26", "2026-13-01", "32 november", "26 brumaire"])
    def test_what_is_no_day_is_refused(self, archive: Archive, typed: str) -> None:
        with pytest.raises(InvalidInput, match="22 november"):
            copy_of(reserve_copies(archive, SLUG), typed, SLUG)

    @pytest.mark.parametrize("typed", ["2025-11-26", "20 november", "2026-11-26 03:33"])
    def test_a_day_without_a_copy_is_told(self, archive: Archive, typed: str) -> None:
        with pytest.raises(Missing, match="Er is geen reservekopie van"):
            copy_of(reserve_copies(archive, SLUG), typed, SLUG)

    def test_what_would_be_lost_can_be_told_beforehand(self, archive: Archive) -> None:
        change = what_would_change(archive, SLUG, reserve_copies(archive, SLUG)[1])
        assert change is not None
        assert change.newer == Newer.FIRST
        assert change.first.more == (Counted(Kind.ACTION, 3),)

    def test_a_healthy_series_is_not_put_back_by_itself(self, archive: Archive) -> None:
        with pytest.raises(Healthy, match="--van"):
            restore_damaged(archive, SLUG)
        assert len(on_disk(archive, SLUG)) == 4

    def test_a_damaged_one_gets_its_newest_good_copy(self, archive: Archive) -> None:
        path = archive.folder / f"{SLUG}.json"
        path.write_bytes(b"stuk")
        reserve_copies(archive, SLUG)[0].path.write_bytes(b"ook stuk")
        assert restorable_series(archive, "KNH") == SLUG, "the newest good copy knows what it is called"
        restored = restore_damaged(archive, SLUG)
        assert on_disk(archive, SLUG) == ["belt"]
        assert restored.replaced is not None
        assert restored.replaced.read_bytes() == b"stuk"

    def test_a_file_that_has_gone_is_found_by_its_copies(self, archive: Archive) -> None:
        (archive.folder / f"{SLUG}.json").unlink()
        assert restorable_series(archive, "Kop van Noord-Holland") == SLUG
        assert restore_damaged(archive, SLUG).replaced is None
        assert len(on_disk(archive, SLUG)) == 3

    def test_without_any_good_copy_nothing_is_touched(self, archive: Archive) -> None:
        path = archive.folder / f"{SLUG}.json"
        path.write_bytes(b"stuk")
        for copy in reserve_copies(archive, SLUG):
            copy.path.write_bytes(b"stuk")
        with pytest.raises(DamagedFile, match="geen goede reservekopie"):
            restore_damaged(archive, SLUG)
        assert path.read_bytes() == b"stuk"

    def test_going_back_in_an_open_series_keeps_what_stood_there_and_goes_on_numbering(self, archive: Archive) -> None:
        with archive.open(SLUG) as file:
            before = file.path.read_bytes()
            copy = copy_of(reserve_copies(archive, SLUG), "25 november", SLUG)
            restored = go_back_to(file, copy)
            assert restored.replaced is not None
            assert restored.replaced.read_bytes() == before
            assert [action.what for action in file.actions.all()] == ["belt"]
            assert file.next_undo() is None
            assert promise(file, "faxt").number == 5
        first = reserve_copies(archive, SLUG)
        assert {"teruggezet", "voor terugzetten"} & {copy.reason for copy in first}
        back = next(copy for copy in first if copy.version and copy.version.count(Kind.ACTION) == 4)
        restore_copy(archive, SLUG, back)
        assert on_disk(archive, SLUG) == ["belt", "mailt", "schrijft", "zoekt"], "the way back is among the copies"

    def test_a_window_that_only_reads_cannot_go_back(self, archive: Archive) -> None:
        with archive.open(SLUG), archive.open(SLUG) as reader:
            copy = reserve_copies(archive, SLUG)[0]
            for restore in (lambda: go_back_to(reader, copy), lambda: restore_copy(archive, SLUG, copy)):
                with pytest.raises(ReadOnlyFile, match="al geopend"):
                    restore()
        assert len(on_disk(archive, SLUG)) == 4

    @pytest.mark.parametrize("call", range(1, 22, 2))
    def test_a_disk_that_fails_half_way_leaves_all_as_it_was(
        self, archive: Archive, monkeypatch: pytest.MonkeyPatch, call: int
    ) -> None:
        with archive.open(SLUG) as file:
            copy = copy_of(reserve_copies(archive, SLUG), "25 november", SLUG)
            before, names = file.path.read_bytes(), {path.name for path in archive.folder.glob("*.json")}
            with monkeypatch.context() as patched:
                disk = FailingDisk(patched)
                disk.fail(28, at=call, forever=True)
                with suppress(StoreRefusal):
                    go_back_to(file, copy)
            if file.path.read_bytes() == before:
                assert {path.name for path in archive.folder.glob("*.json")} == names
                assert len(file.actions.all()) == 4
            else:
                assert on_disk(archive, SLUG) == [action.what for action in file.actions.all()] == ["belt"]
            promise(file, "gaat door")
