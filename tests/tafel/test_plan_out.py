"""Making the trajectplan from a jongere's page: Word in one key, never over something else unasked, and it is noted."""

import io
import zipfile
from pathlib import Path

import pytest
from screens import read

from sessions.acts.opening import open_series, read_series
from sessions.acts.sharing import who_had
from tafel.app import TafelApp
from tafel.screens.traject import TrajectScreen

SLUG = "veldtafel-kop-van-noord-holland"


async def test_the_plan_is_made_in_word_and_asks_before_it_replaces(
    app: TafelApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(tmp_path))
    path = tmp_path / "tafel" / f"2026-11-26-{SLUG}-plan-j-07.docx"
    async with app.run_test(size=(80, 24)) as pilot:
        with open_series(app.archive, SLUG) as file:
            await app.push_screen(TrajectScreen(file, 1))
            await pilot.press("p", "2")
            await pilot.pause()
            assert "Het plan staat in" in read(app)
            with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as parts:
                assert b"zoekt een kamer" in parts.read("word/document.xml")

            path.write_bytes(b"met de hand aangevuld")
            await pilot.press("p", "2")
            await pilot.pause()
            assert "Vervangen?" in read(app)
            await pilot.press("n")
            await pilot.pause()
            assert "Er is niets geschreven" in read(app)
            assert path.read_bytes() == b"met de hand aangevuld"
            await pilot.press("p", "2", "j")
            await pilot.pause()
            assert path.read_bytes().startswith(b"PK")
    with read_series(app.archive, SLUG) as file:
        assert [(one.document, one.form, one.reader) for one in who_had(file)] == [("trajectplan", "docx", "J-07")] * 2


async def test_who_has_no_plan_yet_is_told_why(app: TafelApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        with open_series(app.archive, SLUG) as file:
            await app.push_screen(TrajectScreen(file, 2))
            await pilot.press("p")
            await pilot.pause()
            assert "nog geen vraag en geen afspraak" in " ".join(read(app).split())
