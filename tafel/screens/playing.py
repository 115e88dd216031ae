"""Running a meeting from a screen that offers it: names are shown while it is played, and veiled after as before.

Before the first meeting ever the privacy key can be tried.
"""

from sessions.acts.opening import SeriesFile
from tafel.desk import Desk
from tafel.dialogs.try_veil import try_veil
from tafel.screens.base import TafelScreen
from tafel.screens.meeting import MeetingScreen
from tafel.screens.minutes import MinutesScreen
from tafel.unveiling import unveiled


async def play_meeting(screen: TafelScreen, file: SeriesFile, session: int) -> None:
    """Play a planned or running meeting until the user comes back; who may only read is told why."""
    app = screen.tafel
    if not (app.demo or app.settings.now.veil_tried):
        await try_veil(app)
    meeting = MeetingScreen(Desk(file, session))
    if file.read_only:
        meeting.call_after_refresh(meeting.tell, file.read_only, trouble=True)
    with unveiled(app):
        await app.push_screen_wait(meeting)


def show_minutes(screen: TafelScreen, file: SeriesFile, session: int, *, about: int | None = None) -> None:
    """Show the minutes of a meeting, or what is in them `about` one jongere (a Traject number).

    Nothing changes about which names are shown.
    """
    screen.app.push_screen(MinutesScreen(Desk(file, session), at_table=False, about=about))
