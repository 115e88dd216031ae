"""The handleiding is held to the app: the keys it lists do what it says, and what it quotes is what the app says.

Read from the code alone, so that it costs nothing. Its pictures are held by `test_pictures.py`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tafel.app import TafelApp
from tafel.commands import Command
from tafel.dialogs.choice import ChoiceDialog
from tafel.dialogs.confirm import ConfirmDialog
from tafel.dialogs.meeting_plan import PAGE_BACK, PAGE_ON
from tafel.dialogs.names_check import NamesCheckDialog
from tafel.dialogs.plan_lists import AgendaRows
from tafel.dialogs.sharing import SharingDialog
from tafel.forms.form import Form
from tafel.handing.choosing import ChoosingScreen
from tafel.screens.actions import ActionsScreen
from tafel.screens.crossroads import CrossroadsScreen
from tafel.screens.ending import EndingScreen
from tafel.screens.meeting import MeetingScreen
from tafel.screens.minutes import MinutesScreen
from tafel.screens.overview import OverviewScreen
from tafel.screens.pause import PauseScreen
from tafel.screens.preparation import PreparationScreen
from tafel.screens.report import ReportScreen
from tafel.screens.reserve_copies import CopiesScreen
from tafel.screens.search import SearchScreen
from tafel.screens.series import SeriesScreen
from tafel.screens.topic import TopicScreen
from tafel.screens.traject import TrajectScreen
from tafel.screens.with_file import SORT_OUT, TAKE_OVER
from tafel.steps.actions import ActionsStep
from tafel.steps.attendance import AttendanceStep
from tafel.steps.notes import NotesStep
from tafel.steps.question import QuestionStep
from tafel.steps.read_back import ReadBackStep
from tafel.steps.review import ReviewStep
from tafel.steps.signals import SignalsStep
from tafel.steps.welcome import WelcomeStep
from tafel.widgets.lists import Rows
from tafel.widgets.quick_line import QuickLine

ROOT = Path(__file__).parents[1]
BOOK = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
KEYS = BOOK[BOOK.index("## Toetsen op een rij") :]

WITHOUT_KEY = tuple(
    command for place in (TafelApp, MeetingScreen, MinutesScreen) for command in place.OFFERS if not command.keys
)
PLACES: dict[str, tuple[Command, ...]] = {
    "Overal": TafelApp.OFFERS,
    "In een bijeenkomst": TafelApp.OFFERS,
    "In een lijst": Rows.OFFERS,
    "In een formulier": Form.OFFERS,
    "In een keuze": ChoiceDialog.OFFERS,
    "Bij ja of nee": ConfirmDialog.OFFERS,
    "Zonder toets, met Ctrl+P": WITHOUT_KEY,
    "Overzicht": OverviewScreen.OFFERS,
    "Acties opvolgen": ActionsScreen.OFFERS,
    "Rapport": ReportScreen.OFFERS,
    "Twee versies van een reeks": ChoosingScreen.OFFERS,
    "Zoeken": SearchScreen.OFFERS,
    "Een reeks": SeriesScreen.OFFERS,
    "Een jongere": TrajectScreen.OFFERS,
    "De vraag voorbereiden": PreparationScreen.OFFERS,
    "Eén onderwerp": TopicScreen.OFFERS,
    "Een traject afronden": EndingScreen.OFFERS,
    "Plannen": (PAGE_ON, PAGE_BACK, *AgendaRows.OFFERS),
    "Verslag": MinutesScreen.OFFERS,
    "Namen nakijken": NamesCheckDialog.OFFERS,
    "Wie leest wat": SharingDialog.OFFERS,
    "Elke stap": MeetingScreen.OFFERS,
    "De laatste stap": MeetingScreen.OFFERS,
    "De regel": QuickLine.OFFERS,
    "Aanwezigheid": AttendanceStep.OFFERS,
    "Welkom": WelcomeStep.OFFERS,
    "Terugblik": ReviewStep.OFFERS,
    "De vraag": QuestionStep.OFFERS,
    "Verheldering en aanbod": NotesStep.OFFERS,
    "Acties": ActionsStep.OFFERS,
    "Teruglezen": ReadBackStep.OFFERS,
    "Signalen": SignalsStep.OFFERS,
    "Pauze": PauseScreen.OFFERS,
    "Alleen lezen": (TAKE_OVER,),
    "Het bestand is gewijzigd of weg": (SORT_OUT,),
    "Twee versies": CrossroadsScreen.OFFERS,
    "Reservekopieën": CopiesScreen.OFFERS,
}
"""Per row of the tables of keys the commands that are on offer there."""

OF_A_COMMUNITY = {
    "bord",
    "tips",
    "tips importeren",
    "mensen erbij",
    "rol",
    "ouder",
    "jongere",
    "hulpverlener",
    "onderzoeker",
    "ander",
    "opnieuw stemmen",
}
"""What a table with jongeren does not have; the chapter on the community of practice tells of it."""


def listed(commands: tuple[Command, ...]) -> set[str]:
    """Return commands as the book lists them: `F8 of Ctrl+L privé`, or their name where they have no key."""
    return {f"{command.key_text} {command.label}".strip() for command in commands}


def rows() -> dict[str, set[str]]:
    """Return the rows of the tables of keys: where one is, and what is listed there."""
    found = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", KEYS, re.MULTILINE)
    return {
        place: set(keys.split(" · ")) for place, keys in found if place != "Waar u bent" and not place.startswith("---")
    }


def test_every_place_has_its_row() -> None:
    assert set(rows()) == set(PLACES)


@pytest.mark.parametrize("place", PLACES)
def test_every_key_that_is_listed_does_what_the_book_says(place: str) -> None:
    assert rows()[place] - listed(PLACES[place]) == set()


def test_every_key_of_a_table_with_jongeren_is_listed() -> None:
    told = set().union(*rows().values())
    missing = {
        f"{place}: {entry}"
        for place, commands in PLACES.items()
        for entry in listed(tuple(command for command in commands if command.label not in OF_A_COMMUNITY))
        if entry not in told
    }
    assert missing == set()


# What is quoted

QUOTED = re.compile(r"(?<![*\w])\*(?!\s)([^*|`]+?)(?<!\s)\*(?![*\w])")
VALUE = "\0"
"""What stands for a value in an f-string."""


def said_by_the_app() -> Iterator[str]:
    """Yield every text in the code of the app, but not what explains the code, and in its formats."""
    for folder in ("tafel", "exports", "sessions"):
        for path in (ROOT / folder).rglob("*.py"):
            nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
            docstrings = {node.value for node in nodes if isinstance(node, ast.Expr)}
            for node in nodes:
                if node in docstrings:
                    continue
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
                elif isinstance(node, ast.JoinedStr):
                    yield "".join(str(part.value) if isinstance(part, ast.Constant) else VALUE for part in node.values)
    for path in (ROOT / "sessions" / "formats").glob("*.toml"):
        yield path.read_text(encoding="utf-8")


def plain(text: str) -> str:
    """Return a text without marks, on one line, in small letters."""
    return " ".join(re.sub(r"\[/?[^\]]*\]", "", text).split()).casefold()


def could_say(text: str, quote: str) -> bool:
    """Whether a text of the app, with its values filled in, has this quote in it."""
    if quote in text:
        return True
    parts = [part for part in text.split(VALUE) if part.strip()]
    return VALUE in text and sum(map(len, parts)) > len(quote) // 2 and bool(re.fullmatch(pattern_of(text), quote))


def pattern_of(text: str) -> str:
    """Return a pattern for what an f-string can say."""
    return ".+".join(map(re.escape, text.split(VALUE)))


def test_what_the_book_quotes_is_what_the_app_says() -> None:
    said = {plain(text) for text in said_by_the_app()}
    prose = re.sub(r"```.*?```", "", BOOK, flags=re.DOTALL)
    quotes = {plain(quote) for quote in QUOTED.findall(prose)}
    assert len(quotes) > 30
    assert {quote for quote in quotes if not any(could_say(text, quote) for text in said)} == set()
