"""What holds on every screen: veiled it names nobody, it speaks Dutch, and every text can be read in both themes."""

import re
from pathlib import Path

import pytest
from contrast import LEAST, contrast
from movable_clock import MovableClock
from secrets_of import Run, all_runs, secrets_of
from walk import OPENERS, Ink, Look, Way, screens_of_the_app, visiting, walks

from sessions.store.archive import Archive

ENGLISH = re.compile(
    r"\b(the|this|and|with|for|found|find|search|select|cancel|yes|close|quit|press|must|invalid|value|matches|clear|"
    r"next|previous|scroll|submit|delete|copy|paste|undo|redo|toggle|show|hide|screen|empty|loading|options?|none|"
    r"true|false|between|required|please|dismiss|move|enable|disable|page|column|row|theme|command|palette)\b",
    re.IGNORECASE,
)
"""Words that Textual says by itself and that are no Dutch words."""
DECORATION = re.compile(r"[\s│─╭╮╰╯▁▂▃▄▅▆▇█▊▎▔▌▐╸╺━┃╹╻]*")
"""Lines, borders and bars are not read: for these a contrast of less is enough."""
NAMES_NOBODY = {
    "AlsoDialog",
    "BoardScreen",
    "HandOverForm",
    "FirstKeyScreen",
    "OverviewScreen",
    "PartnerDialog",
    "PassphraseDialog",
    "PauseScreen",
    "ReportScreen",
    "ReadingDialog",
    "SentDialog",
    "SeriesDialog",
    "SettingsScreen",
    "StopDialog",
    "SureDialog",
    "TipProductDialog",
    "TipsPreview",
    "TryVeilDialog",
    "UnlockScreen",
    "WordsDialog",
    "WhichTipDialog",
    "WipeDialog",
    "step wissel",
}
"""Screens on which nobody stands, veiled or not: codes, places and organisations only."""


@pytest.fixture(scope="module")
def secrets(filled_demo: Path) -> set[Run]:
    """What may not be read on a veiled screen of the demo."""
    return secrets_of(Archive(filled_demo, clock=MovableClock()))


@pytest.mark.parametrize(("screen", "way"), walks(), ids=str)
async def test_it_keeps_secrets_speaks_dutch_and_can_be_read(
    screen: str, way: Way, demo_folder: Path, tmp_path: Path, secrets: set[Run]
) -> None:
    assert screen in OPENERS, f"say in tests/support/walk.py how to come on {screen}"
    async with visiting(demo_folder, tmp_path / "instellingen", way) as visit:
        await OPENERS[screen](visit)
    looks: list[Look] = visit.looks
    if screen in {kind.__name__ for kind in screens_of_the_app()}:
        assert screen in {look.screen for look in looks}, f"{screen} was not seen"
    told = {look.where: all_runs(look.open) & secrets for look in looks}
    if looks and way.deep and screen not in NAMES_NOBODY:
        assert any(told.values()), "nothing to hide was seen: the test does not bite"
    assert {look.where: names for look in looks if (names := all_runs(look.veiled) & secrets)} == {}
    assert {look.where: words for look in looks if (words := english_on(look))} == {}
    assert {look.where: faint for look in looks if (faint := hard_to_read(look))} == {}


def english_on(look: Look) -> set[str]:
    """Return the English words on a screen, and those of its fields and commands."""
    return {word.lower() for text in (*look.open, *look.words) for word in ENGLISH.findall(text)}


def hard_to_read(look: Look) -> set[str]:
    """Return the texts on a screen of which the contrast is too low, each with its colours."""
    return {
        f"{ink.text.strip()[:20]!r} {ink.colour.hex} on {ink.behind.hex}" for ink in look.inks if not _is_readable(ink)
    }


def _is_readable(ink: Ink) -> bool:
    return DECORATION.fullmatch(ink.text) is not None or contrast(ink.colour, ink.behind) >= LEAST
