"""The command line as somebody meets it who types: what is printed, what is written, and with which exit code."""

import datetime as dt
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from a_store import refuse_new_files

from sessions.actions import Deadline, Owner
from sessions.acts.actions import Promise, promise_action
from sessions.acts.meeting import close_meeting, enter_meeting, go_to_step
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere, create_series
from sessions.acts.sharing import agree_sharing, who_had
from sessions.place import Place
from sessions.series import SeriesKind
from sessions.sharing import Scope
from sessions.store.archive import Archive
from tafel.cli import main

SLUG = "veldtafel-kop-van-noord-holland"
DAY = dt.date(2026, 10, 15)


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    out: str
    err: str
    code: int


class Shell:
    """Types commands of `tafel` on one archive."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture

    def __call__(self, *words: str | Path) -> Said:
        with pytest.raises(SystemExit) as ended:
            main(["--archief", str(self.folder), *map(str, words)])
        return Said(*self._capture.readouterr(), code=int(ended.value.code or 0))


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where troubles are written down, and not in the folder of whoever runs the tests."""
    log = tmp_path / "logs" / "fouten.log"
    monkeypatch.setattr("tafel.trouble.trouble_log", lambda: log)
    return log


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """An archive without any series."""
    return Shell(tmp_path / "archief", capsys)


@pytest.fixture
def held(shell: Shell) -> Shell:
    """A veldtafel of which the first meeting is closed, the second runs and the third is still to come."""
    with create_series(
        Archive(shell.folder), SeriesKind.VELDTAFEL, "Kop van Noord-Holland", place="Den Helder"
    ) as file:
        add_people(file, read_people("Karin de Boer; Woonstichting Zeewijk; wonen; karin@zeewijk.example; 0223 000000"))
        mila = add_jongere(file, code="J-07", roepnaam="Mila").number
        for week in (0, 6, 12):
            day = DAY + dt.timedelta(weeks=week)
            plan_meeting(file, day=day, start="13:30", agenda=[mila])
        for number in (1, 2):
            enter_meeting(file, number)
            step = next(step for step in file.sessions.get(number).steps if step.kind == "acties")
            go_to_step(file, number, step.id)
            owner = Owner(person=1, name="Karin de Boer", organisation="Woonstichting Zeewijk")
            promise = Promise(f"schrijft Mila in, keer {number}", owner, Deadline(day=DAY + dt.timedelta(days=9)))
            promise_action(file, Place(session=number, step=step.id, traject=mila), promise)
            if number == 1:
                close_meeting(file, number)
    return shell


# Making and listing


def test_a_new_series_prints_its_slug_and_is_listed(shell: Shell) -> None:
    assert shell("nieuw", "veldtafel", "Kop", "van", "Noord-Holland") == Said(f"{SLUG}\n", "", 0)
    assert "Veldtafel Kop van Noord-Holland" in shell("lijst").out


def test_a_series_that_is_there_already_is_refused(shell: Shell) -> None:
    shell("nieuw", "cop", "Samen aan tafel")
    again = shell("nieuw", "cop", "Samen aan Tafel")
    assert again.code == 1
    assert again.out == ""
    assert again.err.startswith("Er is al een reeks")
    assert len(again.err.splitlines()) == 1


@pytest.mark.parametrize("name", [" ", "x" * 501])
def test_a_name_that_does_not_fit_is_refused(shell: Shell, name: str) -> None:
    refused = shell("nieuw", "duaal", name)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.strip()


def test_an_empty_archive_says_what_to_do_first(shell: Shell) -> None:
    for command in ("lijst", "controleer"):
        said = shell(command)
        assert said.code == 0
        assert "tafel nieuw veldtafel NAAM" in said.out
    assert json.loads(shell("lijst", "--json").out) == []


def test_the_list_shows_every_meeting_and_how_it_stands(held: Shell) -> None:
    lines = [" ".join(line.split()) for line in held("lijst").out.splitlines()]
    assert lines[1].startswith(f"{SLUG} (KNH), acties open: 2, 2 te laat")
    assert "1 do 15 okt 2026 13:30 Den Helder 1 jongere afgesloten" in lines
    assert any(line.startswith("2 do 26 nov 2026 13:30 Den Helder 1 jongere bezig, stap") for line in lines)
    assert lines[-1].endswith("gepland")


def test_the_list_as_json_holds_the_same(held: Shell) -> None:
    (series,) = json.loads(held("lijst", "--json").out)
    assert (series["slug"], series["afkorting"], series["acties_open"]) == (SLUG, "KNH", 2)
    assert [meeting["status"] for meeting in series["bijeenkomsten"]] == ["afgesloten", "bezig", "gepland"]
    assert series["bijeenkomsten"][0]["datum"] == "2026-10-15"


def test_the_archive_of_the_environment_is_used(
    held: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TAFEL_ARCHIEF", str(held.folder))
    with pytest.raises(SystemExit):
        main(["lijst"])
    assert SLUG in capsys.readouterr().out


# Checking


def test_a_good_archive_is_in_order(held: Shell) -> None:
    assert held("controleer") == Said(f"{SLUG}: in orde\n", "", 0)


def test_a_damaged_file_is_told_and_the_others_are_still_shown(held: Shell) -> None:
    (held.folder / "kapot.json").write_bytes(b"")
    checked = held("controleer")
    assert checked.code == 1
    assert "kapot: NIET IN ORDE" in checked.out
    assert f"{SLUG}: in orde" in checked.out
    listed = held("lijst")
    assert listed.code == 0
    assert "beschadigd" in listed.out
    assert SLUG in listed.out


# Minutes


def written(said: Said) -> list[Path]:
    """Return the files that were written; on stderr stand only the names that were looked at."""
    assert said.code == 0
    assert all(line.startswith(("Naam", "Namen")) for line in said.err.splitlines())
    return [Path(line) for line in said.out.splitlines()]


def test_minutes_are_of_the_last_meeting_that_was_started(held: Shell, tmp_path: Path) -> None:
    (path,) = written(held("verslag", "kop", "--uit", tmp_path / "uit"))
    assert path.parent == tmp_path / "uit"
    assert path.suffix == ".md"
    text = path.read_text(encoding="utf-8")
    assert "keer 2" in text
    assert "Mila" not in text


def test_minutes_of_every_meeting(held: Shell, tmp_path: Path) -> None:
    paths = written(held("verslag", "KNH", "--sessie", "alle", "--uit", tmp_path))
    assert len(paths) == 2
    assert "keer 1" in paths[0].read_text(encoding="utf-8")


def test_minutes_of_one_meeting_as_html_for_each_organisation(held: Shell, tmp_path: Path) -> None:
    paths = written(held("verslag", SLUG, "--sessie", "1", "--voor", "partners", "--vorm", "html", "--uit", tmp_path))
    assert [path.suffix for path in paths] == [".html"]
    assert "zeewijk" in paths[0].name


def test_minutes_for_the_jongere_on_the_screen(held: Shell) -> None:
    said = held("verslag", "kop", "--voor", "jongere", "--uit", "-")
    assert said.code == 0
    assert "Mila" in said.out
    assert not list(held.folder.parent.glob("*.md"))


def test_the_agenda_is_of_the_next_meeting_that_is_planned(held: Shell, tmp_path: Path) -> None:
    (path,) = written(held("verslag", "kop", "--voor", "agenda", "--uit", tmp_path))
    assert path.name.endswith("-sessie3-agenda.md")
    text = path.read_text(encoding="utf-8")
    assert "J-07" in text
    assert "Mila" not in text


def test_without_a_planned_meeting_there_is_no_agenda(shell: Shell) -> None:
    shell("nieuw", "veldtafel", "West-Friesland")
    refused = shell("verslag", "west", "--voor", "agenda")
    assert (refused.code, refused.out) == (1, "")
    assert "geen bijeenkomst gepland" in refused.err


def test_minutes_go_into_the_current_folder(held: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (path,) = written(held("verslag", "kop"))
    assert (tmp_path / path).exists()


def test_several_pages_of_html_do_not_go_to_the_screen(held: Shell) -> None:
    refused = held("verslag", "kop", "--sessie", "alle", "--vorm", "html", "--uit", "-")
    assert (refused.code, refused.out) == (1, "")
    assert "--vorm md" in refused.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["bestaat-niet"], "geen reeks"),
        (["kop", "--sessie", "9"], "9"),
        (["kop", "--uit", "{file}"], "map"),
    ],
)
def test_minutes_that_cannot_be_made_are_refused_in_one_message(held: Shell, words: list[str], told: str) -> None:
    refused = held("verslag", *(word.replace("{file}", str(held.folder / f"{SLUG}.json")) for word in words))
    assert (refused.code, refused.out) == (1, "")
    *names, message = refused.err.splitlines()
    assert told in message
    assert all(line.startswith(("Naam", "Namen")) for line in names)


def test_a_series_without_a_meeting_that_was_started_has_no_minutes(shell: Shell) -> None:
    shell("nieuw", "veldtafel", "West-Friesland")
    refused = shell("verslag", "west")
    assert refused.code == 1
    assert "nog geen bijeenkomst" in refused.err


# Names and what left


def who_had_it(shell: Shell) -> list[tuple[int, int, str, str, str]]:
    """Return what was noted: meeting, version, reader (or kind of reader), form and ground."""
    with Archive(shell.folder).read(SLUG) as file:
        return [(one.session, one.version, one.reader or one.audience, one.form, one.ground) for one in who_had(file)]


def test_names_stand_on_stderr_and_what_was_made_is_noted(held: Shell, tmp_path: Path) -> None:
    said = held("verslag", "kop", "--voor", "partners", "--sessie", "1", "--uit", tmp_path / "uit")
    assert said.err.splitlines() == ["Naam vervangen: Mila -> J-07  (Woonstichting Zeewijk)"]
    (path,) = (Path(line) for line in said.out.splitlines())
    assert "schrijft J-07 in" in path.read_text(encoding="utf-8")
    assert who_had_it(held) == [
        (
            1,
            1,
            "Woonstichting Zeewijk",
            "md",
            "J-07: alleen de acties van uw organisatie; meer is niet afgesproken",
        )
    ]


def test_to_the_screen_too(held: Shell) -> None:
    said = held("verslag", "kop", "--voor", "jongere", "--uit", "-")
    assert said.err == "Namen nagekeken: er is er geen vervangen.\n"
    assert said.out.startswith("# Voor Mila")
    assert who_had_it(held) == [(2, 0, "J-07", "scherm", "eigen blad van de jongere")]


def test_what_is_not_written_is_not_noted(held: Shell) -> None:
    held("verslag", "kop", "--uit", held.folder / f"{SLUG}.json")
    assert who_had_it(held) == []


def test_noting_what_was_written_makes_no_reserve_copy(held: Shell, tmp_path: Path) -> None:
    kept = Archive(held.folder).backups(SLUG)
    for _ in range(3):
        held("verslag", "kop", "--uit", tmp_path)
    assert len(who_had_it(held)) == 3
    assert Archive(held.folder).backups(SLUG) == kept


def test_while_another_window_has_the_series_it_is_written_and_told(held: Shell, tmp_path: Path) -> None:
    with Archive(held.folder).open(SLUG):
        said = held("verslag", "kop", "--uit", tmp_path)
    assert said.code == 0
    assert Path(said.out.strip()).exists()
    assert "Het is gemaakt, maar niet genoteerd bij ‘wie kreeg wat’." in said.err
    assert who_had_it(held) == []


def test_in_a_folder_that_may_only_be_read_it_is_printed_and_told(held: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    (held.folder / f".{SLUG}.lock").unlink()
    refuse_new_files(monkeypatch)
    said = held("verslag", "kop", "--uit", "-")
    assert said.code == 0
    assert "keer 2" in said.out
    assert "maar niet genoteerd" in said.err


def test_what_was_withdrawn_since_gets_a_file_of_its_own_beside_the_old_one(held: Shell, tmp_path: Path) -> None:
    words = ("verslag", "kop", "--voor", "partners", "--sessie", "1", "--uit", tmp_path)
    held(*words)
    with Archive(held.folder).open(SLUG) as file:
        agree_sharing(file, 1, 1, Scope.ALL)
        day = file.today().isoformat()
    said = held(*words)
    assert said.code == 0
    assert said.out.strip().endswith(f"woonstichting-zeewijk-gewijzigd-{day}.md")
    assert len(list(tmp_path.glob("*zeewijk*.md"))) == 2


# The app


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, bool, tuple[str, ...]]]:
    """Somebody at a terminal; holds which archive was opened, whether as a demo, and the series in it."""
    opened: list[tuple[Path, bool, tuple[str, ...]]] = []

    def run_app(folder: Path, *, demo: bool = False) -> int:
        opened.append((folder, demo, Archive(folder).slugs()))
        return 0

    monkeypatch.setattr("tafel.app.run_app", run_app)
    monkeypatch.setattr("tafel.command_line.shared.at_terminal", lambda: True)
    return opened


def test_without_a_command_the_app_opens_on_the_archive(
    held: Shell, at_a_terminal: list[tuple[Path, bool, tuple[str, ...]]]
) -> None:
    assert held().code == 0
    assert at_a_terminal == [(held.folder, False, (SLUG,))]


def test_the_demo_opens_on_an_archive_that_is_thrown_away(
    shell: Shell, at_a_terminal: list[tuple[Path, bool, tuple[str, ...]]]
) -> None:
    assert shell("demo").code == 0
    ((folder, demo, slugs),) = at_a_terminal
    assert demo
    assert slugs == ()
    assert folder != shell.folder
    assert not folder.exists()
    assert not shell.folder.exists()


def test_the_app_needs_a_terminal(shell: Shell) -> None:
    refused = shell()
    assert refused.code == 1
    assert "terminalvenster" in refused.err


# Trouble


def test_an_error_in_the_program_is_one_sentence_and_a_line_without_contents(
    held: Shell, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(_archive: Archive) -> None:
        raise ZeroDivisionError("Mila woont bij oma")

    monkeypatch.setattr("sessions.acts.survey.survey", break_down)
    said = held("lijst")
    assert said.code == 70
    assert said.out == ""
    assert str(log) in said.err
    assert "Traceback" not in said.err
    line = log.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in line
    assert "cli.py" in line
    assert "oma" not in line


def test_ctrl_c_is_told_calmly(held: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_archive: Archive) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sessions.acts.survey.survey", interrupt)
    said = held("lijst")
    assert said.code == 130
    assert said.err.strip().startswith("Afgebroken.")


def run_apart(held: Shell, *words: str, stdout: int = subprocess.PIPE, **environment: str) -> tuple[bytes, bytes]:
    """Run `python -m tafel` as a process of its own; return what it wrote as bytes."""
    done = subprocess.run(
        [sys.executable, "-m", "tafel", "--archief", str(held.folder), *words],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
        check=False,
    )
    return done.stdout, done.stderr


def test_what_is_printed_is_utf_8_whatever_the_console_says(held: Shell) -> None:
    with Archive(held.folder).open(SLUG) as file, file.change("naam"):
        file.save_series(file.series.changed(name="Łódź aan ’t Spaarne"))
    for words in (["lijst"], ["verslag", "knh", "--sessie", "2", "--uit", "-"]):
        out, err = run_apart(held, *words, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
        assert all(line.startswith((b"Naam", b"Namen")) for line in err.splitlines())
        assert "Łódź aan ’t Spaarne" in out.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
def test_a_reader_that_stops_reading_is_no_trouble(held: Shell) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        assert run_apart(held, "lijst", stdout=writing)[1] == b""
    finally:
        os.close(writing)
