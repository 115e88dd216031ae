"""Asking whether a closed meeting is opened again, and telling who had the version that then changes."""

from typing import Any

from textual.screen import Screen

from sessions.acts.opening import SeriesFile
from sessions.acts.sharing import who_had
from sessions.days.dates import long_date
from tafel.dialogs.confirm import ConfirmDialog
from tafel.outgoing.leaving import had_words


async def ask_reopen(screen: Screen[Any], file: SeriesFile, number: int) -> bool:
    """Ask whether to open this meeting again. Names nobody: organisations and codes only."""
    session, today = file.sessions.get(number), file.today()
    kept = (
        f"Versie {session.version} van het verslag blijft bewaard. Als u opnieuw afsluit, ontstaat versie "
        f"{session.version + 1}."
    )
    had = had_words([sent for sent in who_had(file, session=number) if sent.version == session.version], today)
    again = f"\nDeze versie kregen al: {had}. Zij hebben de nieuwe versie dan ook nodig." if had else ""
    question = ConfirmDialog(
        f"De bijeenkomst van {long_date(session.date, today)} heropenen?", f"{kept}{again}", names=False
    )
    return await screen.app.push_screen_wait(question) is True
