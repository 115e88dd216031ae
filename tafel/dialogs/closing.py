"""Asking whether a meeting is closed, with how much of it still stands open."""

from typing import Any

from textual.screen import Screen

from sessions.missing import gaps
from sessions.record import Record
from tafel.dialogs.confirm import ConfirmDialog

CLOSED = "Afgesloten: versie {version}. Ctrl+G: verslag bekijken, afdrukken en versturen."
"""What is told once a meeting is closed."""


async def ask_close(screen: Screen[Any], record: Record) -> bool:
    """Ask whether to close this meeting as it stands."""
    missing = len(gaps(record))
    still = f"Er {'staat' if missing == 1 else 'staan'} nog {missing} open. " if missing else ""
    question = ConfirmDialog(
        "De bijeenkomst afsluiten?",
        f"{still}Het verslag staat daarna vast. Heropenen kan altijd en maakt een nieuwe versie.",
        names=False,
    )
    return await screen.app.push_screen_wait(question) is True
