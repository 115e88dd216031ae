"""`tafel plan` as somebody meets it who types it: who gets one, who does not, and what is kept of it."""

from pathlib import Path

import pytest
from movable_clock import MovableClock

from sessions.acts.ending import close_traject, stop_traject
from sessions.acts.meeting import enter_meeting
from sessions.acts.opening import Archive, open_series, read_series
from sessions.acts.question import answer_question, open_leefgebied
from sessions.acts.sharing import who_had
from sessions.acts.stopping import stop_turn
from sessions.acts.turns import note_consent
from sessions.closing import Closing, StopReason
from sessions.consents import ConsentSubject
from sessions.leefgebieden import Leefgebied
from sessions.place import Place
from tafel.cli import main

SLUG = "veldtafel-kop-van-noord-holland"
MILA = Place(session=2, traject=1)


class Shell:
    """Types `tafel plan kop` on the small archive."""

    def __init__(self, folder: Path, clock: MovableClock, capture: pytest.CaptureFixture[str]) -> None:
        self.archive = Archive(folder, clock=clock)
        self._capture = capture

    def __call__(self, *words: str | Path) -> tuple[str, str, int]:
        """Return what was printed, what was told on stderr, and the exit code."""
        with pytest.raises(SystemExit) as ended:
            main(["--archief", str(self.archive.folder), "plan", "kop", *map(str, words)])
        return (*self._capture.readouterr(), int(ended.value.code or 0))


@pytest.fixture
def shell(
    folder: Path, clock: MovableClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    """The small archive, at its own time."""
    typed = Shell(folder, clock, capsys)
    monkeypatch.setattr("sessions.acts.opening.open_archive", lambda _: typed.archive)
    return typed


def test_it_is_one_page_for_each_with_the_code_in_the_name_and_it_is_noted(shell: Shell, tmp_path: Path) -> None:
    out, told, code = shell("--uit", tmp_path / "uit")
    (path,) = (Path(line) for line in out.splitlines())
    assert (path.name, code) == (f"2026-11-26-{SLUG}-plan-j-07.md", 0)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Het plan van Mila\n")
    assert "zoekt een kamer" in text
    assert "Dit is later dan we hadden afgesproken." in text
    assert "Els Bakker" in text
    assert "Donderdag 26 november 2026." in text, "the meeting of today, that she is expected at"
    assert "Geen plan: Van J-08 is nog geen vraag en geen afspraak vastgelegd" in told
    with read_series(shell.archive, SLUG) as file:
        (sent,) = who_had(file)
    assert (sent.document, sent.session, sent.reader, sent.form) == ("trajectplan", 0, "J-07", "md")
    assert (sent.trajects, sent.ground) == ((1,), "eigen plan van de jongere")


def test_one_jongere_is_named_by_code(shell: Shell) -> None:
    assert shell("--jongere", "j-07", "--uit", "-")[0].startswith("# Het plan van Mila")
    out, told, code = shell("--jongere", "J-99")
    assert (out, code) == ("", 1)
    assert told == "Er is in deze reeks geen jongere met de code J-99. Dit zijn ze: J-07, J-08.\n"


def test_without_consent_there_is_none(shell: Shell) -> None:
    with open_series(shell.archive, SLUG) as file:
        enter_meeting(file, 2)
        note_consent(file, MILA, ConsentSubject.TABLE, given=False)
    out, told, code = shell("--jongere", "J-07")
    assert (out, code) == ("", 1)
    assert "Zonder ja maken we geen plan" in told


def test_of_addiction_it_tells_only_while_that_was_agreed(shell: Shell) -> None:
    words = "Ik wil stoppen met blowen."
    with open_series(shell.archive, SLUG) as file:
        enter_meeting(file, 2)
        note_consent(file, MILA, ConsentSubject.TABLE, given=True)
        note_consent(file, MILA, ConsentSubject.ADDICTION, given=True)
        open_leefgebied(file, MILA, Leefgebied.VERSLAVING)
        answer_question(file, MILA, Leefgebied.VERSLAVING, words=words)
    assert words in shell("--jongere", "J-07", "--uit", "-")[0]
    with open_series(shell.archive, SLUG) as file:
        note_consent(file, MILA, ConsentSubject.ADDICTION, given=False)
    assert words not in shell("--jongere", "J-07", "--uit", "-")[0]


def test_who_stopped_at_the_table_has_none(shell: Shell) -> None:
    with open_series(shell.archive, SLUG) as file:
        enter_meeting(file, 2)
        stop_turn(file, MILA)
    out, told, code = shell()
    assert (out, code) == ("", 1)
    assert "J-07 is aan tafel gestopt" in told


def test_a_traject_that_stopped_early_has_none_and_one_that_was_finished_tells_how(shell: Shell) -> None:
    with open_series(shell.archive, SLUG) as file:
        close_traject(file, 1, file.today(), Closing(grade=7))
        stop_traject(file, 2, file.today(), StopReason.MOVED)
    assert "**Jouw cijfer:** 7" in shell("--jongere", "J-07", "--uit", "-")[0]
    assert "Het traject van J-08 is gestopt (verhuizing)" in shell("--jongere", "J-08")[1]
    assert shell()[2] == 1, "nobody's traject runs, and there is no aftercare"
