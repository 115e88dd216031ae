"""What is said about erasing a jongere, on a screen and on a terminal: what goes, what stays, who had documents."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from sessions.acts.erasing import Goes, Gone
from tafel.outgoing.leaving import had_words
from tafel.outgoing.printing import erase_prints

FOR_GOOD = "Dit kan niet ongedaan gemaakt worden."
OUTSIDE = (
    "Wat al buiten tafel staat, haalt tafel niet terug: gemaakte documenten, e-mail, back-ups van uw organisatie, een "
    "laptop waaraan de reeks is overgedragen (daar wordt de jongere gewist zodra die dit bestand ontvangt)."
)
ROW = "alleen een telregel voor rapporten: kwartaal, leeftijdsgroep, geslacht en uitkomsten. Geen code, geen tekst."
NO_ROW = "niets: de jongere telt ook in rapporten niet meer mee."


def goes_lines(goes: Goes, today: dt.date, *, counted: bool) -> Iterator[tuple[str, str]]:
    """Yield what erasing does, each line with its word in front."""
    yield "Gewist", ", ".join(_parts(goes)) + ". Ook uit alle kopieën in dit archief."
    yield "In teksten van anderen", "de roepnaam en de code worden ‘een jongere’."
    if goes.elsewhere:
        yield "Ook in", ", ".join(goes.elsewhere)
    yield "Blijft", ROW if counted else NO_ROW
    yield "Had documenten", had_words(goes.sent, today) if goes.sent else "niemand, voor zover tafel weet."


def _parts(goes: Goes) -> Iterator[str]:
    yield f"alles over {goes.traject.code}"
    for count, one, more in (
        (goes.actions, "actie", "acties"),
        (goes.statements, "verklaring", "verklaringen"),
        (goes.meetings, "blok in een bijeenkomst", "blokken in bijeenkomsten"),
        (goes.signals, "signaal dat daaruit kwam", "signalen die daaruit kwamen"),
        (
            goes.people,
            "gast of naaste die alleen hierdoor bekend is",
            "gasten of naasten die alleen hierdoor bekend zijn",
        ),
    ):
        if count:
            yield f"{count} {one if count == 1 else more}"


def told(gone: Gone) -> str:
    """Return what came of it, when pages that were opened to print are taken away too."""
    left: tuple[Path, ...] = erase_prints()
    pages = (
        f"Deze bladzijden om af te drukken staan er nog: {', '.join(map(str, left))}. Verwijder ze zelf."
        if left
        else ""
    )
    return " ".join(filter(None, ("De jongere is gewist.", gone.warning, pages)))
