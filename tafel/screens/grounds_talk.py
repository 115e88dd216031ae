"""The talk from a jongere's page about the legal basis of what was agreed."""

import datetime as dt
from collections.abc import Iterator
from functools import partial

from sessions.acts.grounds import Agreed, note_ground
from sessions.acts.opening import SeriesFile
from sessions.consents import ConsentSubject
from sessions.days.past_days import read_past_day
from sessions.errors import InvalidInput
from sessions.sharing import agreed_with
from sessions.text import clean_line
from sessions.trajects import Traject
from tafel.commands import Command
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.line import LineDialog
from tafel.screens.base import TafelScreen
from tafel.screens.preparing import Prepared

GROUND = Command(
    "ground",
    "grondslag",
    "Leg vast op welke grondslag iets is afgesproken, en wanneer dat is uitgelegd",
    ("g",),
    shown=False,
    words="avg toestemming delen geïnformeerd",
)


async def ground(screen: TafelScreen, file: SeriesFile, traject: int) -> Prepared | None:
    """Choose what was agreed, its legal basis, and the day on which it was explained; None when the user went back.

    Raises InvalidInput where nothing was agreed yet.
    """
    choices = list(_agreed(file, file.trajects.get(traject)))
    if not choices:
        raise InvalidInput("Er is nog geen toestemming gevraagd en niets afgesproken over delen. Doe dat eerst.")
    agreed = await screen.app.push_screen_wait(ChoiceDialog("Grondslag waarvan?", choices, names=False))
    if agreed is None:
        return None
    grounds = [Choice(one, one, "de gewone" if place == 0 else "") for place, one in enumerate(file.series.grounds)]
    chosen = await screen.app.push_screen_wait(ChoiceDialog("Op welke grondslag?", grounds, names=False))
    if chosen is None:
        return None
    title = "Wanneer is dat uitgelegd? Leeg: nog niet."
    keep = partial(_keep, file, traject, agreed, chosen)
    kept = await screen.app.push_screen_wait(LineDialog(title, keep, hint="zoals vandaag of 22-11", names=False))
    row = f"consent/{agreed.name}" if isinstance(agreed, ConsentSubject) else f"sharing/{agreed}"
    return Prepared(row, f"Bewaard: {chosen}. Ctrl+Z maakt dat ongedaan.") if kept else None


def _agreed(file: SeriesFile, jongere: Traject) -> Iterator[Choice[Agreed]]:
    for subject in ConsentSubject:
        if jongere.consent_to(subject):
            yield Choice(subject, f"toestemming: {subject}")
    for partner in file.partners.all():
        if agreed_with(jongere.sharing, partner.number):
            yield Choice(partner.number, f"delen met {partner.name}")


def _keep(file: SeriesFile, traject: int, agreed: Agreed, chosen: str, typed: str) -> Traject:
    day: dt.date | None = read_past_day(typed, file.today()) if clean_line(typed) else None
    return note_ground(file, traject, agreed, chosen, day)
