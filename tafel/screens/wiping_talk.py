"""The talk from a jongere's page by which everything about him or her is erased."""

from sessions.acts.erasing import erase_jongere, what_goes
from sessions.acts.opening import SeriesFile
from tafel.commands import Command
from tafel.dialogs.wiping import SureDialog, WipeDialog
from tafel.screens.base import TafelScreen
from tafel.wiping import told

WIPE = Command(
    "wipe",
    "wissen",
    "Wis alles over deze jongere, ook uit de kopieën; er wordt twee keer gevraagd",
    ("x",),
    shown=False,
    words="verwijderen vergeten avg verlopen",
)


async def wipe(screen: TafelScreen, file: SeriesFile, traject: int) -> str:
    """Show what goes, ask twice, and erase; return what came of it, "" when the user went back.

    Raises CannotErase while the jongere is at the table, ReadOnlyFile, and what `SeriesFile.change` raises.
    """
    archive = screen.tafel.archive
    goes = what_goes(archive, file, traject)
    counted = await screen.app.push_screen_wait(WipeDialog(goes, file.today()))
    if counted is None or not await screen.app.push_screen_wait(SureDialog(goes.traject.code)):
        return ""
    return told(erase_jongere(archive, file, traject, counted=counted))
