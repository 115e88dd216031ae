"""Locking: what is open is put on disk and closed, the key is forgotten, and the passphrase brings one back to it."""

import asyncio
import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tafel.dialogs.base import Dialog
from tafel.locking.unlock import UnlockScreen
from tafel.screens.base import TafelScreen
from tafel.screens.meeting import MeetingScreen
from tafel.screens.overview import OverviewScreen

if TYPE_CHECKING:
    from tafel.app import TafelApp

CLOSE_AT_MOST = 50
"""So many screens are closed at most: a talk may bring the one before back first."""
COVERED = "Er staat nog tekst die u niet had vastgelegd. Die staat er weer als u opent."


@dataclass(frozen=True)
class WayBack:
    """The meeting that was open when the app was locked, to go on with."""

    slug: str
    meeting: int


async def lock(app: "TafelApp", overview: OverviewScreen, why: str) -> WayBack | None:
    """Lock the app until the passphrase is given; return the meeting to go back to, None where that is not needed.

    Everything that is open is closed, so that what was read leaves memory as far as Python lets go of it. Where typed
    text would be lost by that, the screens stay, behind a screen that shows nothing of them; only the key is forgotten.
    """
    stays = [screen for screen in app.screen_stack if isinstance(screen, TafelScreen | Dialog)]
    if not all(screen.may_leave() for screen in stays):
        app.archive.keys.lock()
        await app.push_screen_wait(UnlockScreen(app.archive.keys, f"{why} {COVERED}"))
        return None
    meeting = next((screen for screen in stays if isinstance(screen, MeetingScreen)), None)
    back = WayBack(meeting.desk.file.slug, meeting.desk.session) if meeting else None
    await _close_all(app)
    app.archive.keys.lock()
    overview.forget()
    gc.collect()
    await app.push_screen_wait(UnlockScreen(app.archive.keys, why))
    return back


async def _close_all(app: "TafelApp") -> None:
    """Close every screen but the first, from the front; each ends what it was opened for."""
    for _ in range(CLOSE_AT_MOST):
        if len(app.screen_stack) == 1:
            return
        front = app.screen
        front.dismiss(None)
        while front in app.screen_stack:
            await asyncio.sleep(0)
