"""`tafel wis`, `opschonen` and `bewaartermijn` as somebody meets them who types them."""

from pathlib import Path

import pytest
from movable_clock import MovableClock
from room import furnish

from sessions.acts.ending import stop_traject
from sessions.acts.opening import Archive, open_series, read_series
from sessions.acts.prepare import add_jongere
from sessions.acts.sending import record_sent
from sessions.closing import StopReason
from sessions.sent import Sent
from tafel import cli
from tafel.command_line import keeping, shared

SLUG = "veldtafel-kop-van-noord-holland"


class Shell:
    """Types commands on one archive, and gives these answers to what is asked."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._capture = capture
        self._patch = monkeypatch

    def __call__(self, *words: str, answers: tuple[str, ...] = ()) -> tuple[str, str, int]:
        """Return what was printed, what was told on stderr, and the exit code."""
        left = iter(answers)
        if answers:
            self._patch.setattr(keeping, "at_terminal", lambda: True)
            self._patch.setattr("click.prompt", lambda *_, **__: next(left))
        with pytest.raises(SystemExit) as ended:
            cli.main(["--archief", str(self.folder), *words])
        return (*self._capture.readouterr(), int(ended.value.code or 0))

    def codes(self) -> list[str]:
        """Return the jongeren that stand in the series now."""
        with read_series(Archive(self.folder), SLUG) as file:
            return [traject.code for traject in file.trajects.all()]


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setattr("tafel.wiping.erase_prints", lambda: ())
    furnish(tmp_path)
    return Shell(tmp_path, capsys, monkeypatch)


def test_what_goes_is_shown_and_asked_twice(shell: Shell) -> None:
    out, err, code = shell("wis", "knh", "j-07", answers=("ja", "J-07"))
    assert "alles over J-07" in out
    assert "Had documenten: niemand" in out
    assert out.splitlines()[-1] == "De jongere is gewist."
    assert "Mila" not in out
    assert (err, code, shell.codes()) == ("", 0, ["J-08"])


def test_who_had_documents_is_told_first(shell: Shell, tmp_path: Path) -> None:
    with open_series(Archive(shell.folder), SLUG) as file:
        made = Sent(audience="partners", reader="Woonstichting Zeewijk", trajects=(1,), made=file.now())
        record_sent(file, [made, made.changed(audience="jongere", reader="J-07")])
    place = tmp_path / "berichten"
    out, _, code = shell("wis", "knh", "J-07", "--berichten", str(place), answers=("ja", "J-07"))
    assert "Had documenten: Woonstichting Zeewijk" in out
    assert [path.suffix for path in place.iterdir()] == [".docx"]
    assert (code, shell.codes()) == (0, ["J-08"])


@pytest.mark.parametrize("answers", [("nee",), ("",), ("ja", "J-08"), ("ja", "")])
def test_whoever_is_not_sure_erases_nothing(shell: Shell, answers: tuple[str, ...]) -> None:
    out, err, _ = shell("wis", "knh", "J-07", answers=answers)
    assert "Er is niets gewist." in out + err
    assert shell.codes() == ["J-07", "J-08"]


def test_nothing_is_erased_where_nobody_can_be_asked(shell: Shell) -> None:
    out, err, code = shell("wis", "knh", "J-07")
    assert "alles over J-07" in out
    assert "alleen in een terminalvenster" in err
    assert (code, shell.codes()) == (1, ["J-07", "J-08"])


def test_an_unknown_code_is_refused(shell: Shell) -> None:
    _, err, code = shell("wis", "knh", "X-99")
    assert ("geen jongere met de code X-99" in err, code) == (True, 1)


@pytest.fixture
def expired(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> MovableClock:
    """A clock at which one traject has expired, in a series that is still worked in."""
    clock = MovableClock()
    with open_series(Archive(shell.folder, clock=clock), SLUG) as file:
        stop_traject(file, 1, file.today(), StopReason.MOVED)
        clock.forward(days=400)
        add_jongere(file, code="J-09", roepnaam="Noor")
    monkeypatch.setattr(shared, "closed_archive_of", lambda _: Archive(shell.folder, clock=clock))
    return clock


@pytest.mark.usefixtures("expired")
def test_what_expired_is_listed_and_only_erased_when_asked(shell: Shell) -> None:
    out, _, code = shell("opschonen", "--proef")
    assert "KNH  J-07  verlopen op 26-11-2027" in out
    assert (code, len(shell.codes())) == (0, 3)
    shell("opschonen", answers=("nee",))
    assert len(shell.codes()) == 3
    shell("opschonen", answers=("ja", "J-07"))
    assert shell.codes() == ["J-08", "J-09"]
    assert "Er is niets verlopen." in shell("opschonen")[0]


def test_a_clock_that_is_wrong_offers_nothing(shell: Shell, expired: MovableClock) -> None:
    expired.forward(days=-3)
    out, err, code = shell("opschonen", answers=("ja", "J-07"))
    assert "J-07" not in out
    assert "Zet de klok goed" in err
    assert (code, len(shell.codes())) == (1, 3)


def test_a_series_has_its_own_term_with_a_reason(shell: Shell) -> None:
    assert "12 maanden" in shell("bewaartermijn", "knh")[0]
    assert "waarom" in shell("bewaartermijn", "knh", "--maanden", "6")[1]
    out, _, code = shell("bewaartermijn", "knh", "--maanden", "6", "--uiterlijk", "12", "--reden", "afspraak")
    assert ("6 maanden" in out, "Reden: afspraak" in out, code) == (True, True, 0)
