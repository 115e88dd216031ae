"""Bringing a table into a series from the app: a bar while it is read, a look before it is kept, and undo."""

from pathlib import Path
from threading import Event

from room import see
from screens import type_in
from textual.pilot import Pilot

from sessions.acts.importing import AnyImport
from sessions.acts.opening import SeriesFile, open_series
from sessions.importing.findings import Watch
from tafel.app import TafelApp
from tafel.dialogs.reading import ReadingDialog
from tafel.screens.series import SeriesScreen

SLUG = "veldtafel-kop-van-noord-holland"


async def choose(app: TafelApp, pilot: Pilot[None], digit: str, file: Path) -> None:
    """Choose what to bring in, and from which file."""
    await pilot.press("i")
    await see(app, pilot, "Wat wilt u inlezen?")
    await pilot.press(digit)
    await see(app, pilot, "uit welk bestand?")
    await type_in(pilot, str(file))
    await pilot.press("enter")


async def test_a_table_is_looked_at_kept_and_taken_away_again(app: TafelApp, tmp_path: Path) -> None:
    wrong, good = tmp_path / "fout.csv", tmp_path / "goed.csv"
    wrong.write_text("wat;wie;afgesproken\nBelt;Mila;ooit\n")
    good.write_text("code;start;einde\nJ-30;1-2-2026;\nJ-31;1-2-2026;1-9-2026\n")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        with open_series(app.archive, SLUG) as file:
            await app.push_screen(SeriesScreen(file))
            await choose(app, pilot, "3", wrong)
            seen = await see(app, pilot, "Op 1 plaats klopt dit bestand niet")
            assert "Regel 2, kolom afgesproken" in seen
            assert "alle vastleggen" not in seen
            await pilot.press("enter", "escape")
            await choose(app, pilot, "1", good)
            seen = await see(app, pilot, "2 trajecten (1 lopend, 1 afgerond) inlezen?")
            assert "J-31  afgerond  1-2-2026 – 1-9-2026" in seen
            await pilot.press("enter")
            await see(app, pilot, "ingelezen. Ctrl+Z haalt ze weer")
            assert codes(file) == ["J-07", "J-08", "J-30", "J-31"]
            await pilot.press("ctrl+z")
            await pilot.pause()
            assert codes(file) == ["J-07", "J-08"]


async def test_a_file_that_is_read_can_be_stopped(app: TafelApp) -> None:
    half_way, stopped = Event(), Event()

    def read(watch: Watch) -> AnyImport:
        watch(0.5)
        half_way.set()
        stopped.wait(5)
        watch(0.6)
        raise AssertionError("nobody stopped it")

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        answers: list[object] = []
        await app.push_screen(ReadingDialog(read), answers.append)
        while not half_way.is_set():
            await pilot.pause()
        await see(app, pilot, "50%")
        await pilot.press("escape")
        stopped.set()
        while not answers:
            await pilot.pause()
        assert answers == [None]


def codes(file: SeriesFile) -> list[str]:
    return [traject.code for traject in file.trajects.all()]
