"""Whatever tafel writes is of this user alone, and names nobody where others can see it."""

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from movable_clock import NOON

from exports.audiences import Audience
from exports.minutes import minutes_for
from sessions.acts.gather import record_of
from sessions.acts.opening import Archive, open_series
from tafel.app import TafelApp
from tafel.cli import main
from tafel.house.examples import write_examples
from tafel.outgoing.printing import open_to_print
from tafel.settings import SettingsFile
from tafel.trouble import write_trouble

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights are the user profile's on Windows")

KOP = "veldtafel-kop-van-noord-holland"
NAMES = ("mila", "sem", "karin", "youssef", "anna", "els")


@pytest.fixture(params=[0o000, 0o022], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """How open files are made where a program does not say."""
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_all_that_is_written_is_for_this_user_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "thuis"
    home.mkdir(mode=0o700)
    monkeypatch.setattr(
        "tafel.outgoing.printing.platformdirs.user_cache_dir", lambda *_, **__: str(home / "cache" / "tafel")
    )
    monkeypatch.setattr("tafel.outgoing.printing.show_file", lambda _: None)
    monkeypatch.setattr("tafel.command_line.keys.ask_passphrase", lambda *_, **__: "vier gewone woorden samen")
    out = home / "documenten" / "tafel"
    for words in (
        ("nieuw", "cop", "Samen"),
        ("verslag", KOP, "--sessie", "1", "--uit", str(out)),
        ("pakket", KOP, "--sessie", "1", "--vorm", "html", "--uit", str(out / "pakket")),
        ("acties", KOP, "--vorm", "xlsx", "--uit", str(out)),
        ("sleutel", "maak"),
    ):
        archive = home / "archief" if words[0] in {"nieuw", "sleutel"} else folder
        with pytest.raises(SystemExit) as ended:
            main(["--archief", str(archive), *words])
        assert not ended.value.code, (words, capsys.readouterr().err)
    with Archive(folder).read(KOP) as file:
        open_to_print(minutes_for(record_of(file, 1), Audience.INTERN)[0])
    SettingsFile(home / "config" / "tafel").change(veil_tried=True)
    write_trouble(home / "log" / "tafel" / "fouten.log", ValueError("x"), NOON)
    write_examples(home / "config" / "sjablonen")
    open_to_all = [
        path for path in (folder, *folder.rglob("*"), *home.rglob("*")) if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert not open_to_all
    assert {"cache", "config", "documenten", "log", "archief"} == {path.name for path in home.iterdir()}


async def test_no_name_stands_where_others_can_see_it(app: TafelApp, folder: Path) -> None:
    """Names of files, also while a series is open, what stands in the note of its lock, and the title of the window."""
    async with app.run_test():
        with open_series(Archive(folder), KOP) as file:
            with file.change("gewijzigd"):
                file.trajects.save(file.trajects.get(1).changed(question="anders"))
            beside = [path for path in folder.rglob("*") if path.is_file()]
            (note,) = (path.read_text().lower() for path in beside if path.name.endswith("lock-info"))
            assert not [name for name in NAMES if any(name in path.name.lower() for path in beside)]
            assert set(json.loads(note)) == {"who", "since"}
            assert not [name for name in NAMES if name in note]
        assert (app.title, app.sub_title) == ("tafel", "")
