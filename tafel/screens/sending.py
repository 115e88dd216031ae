"""The talk about sending: what is wanted, whether the names are right, and then it is written and kept as sent."""

from asyncio import to_thread
from pathlib import Path

from sessions.acts.opening import SeriesFile
from tafel.commands import Command
from tafel.dialogs.confirm import ConfirmDialog
from tafel.dialogs.names_check import check_names
from tafel.dialogs.replacing import write_asking
from tafel.dialogs.sending import SendDialog
from tafel.forms.form import fill_in
from tafel.outgoing.dressing import house_for
from tafel.outgoing.leaving import NONE_REPLACED, names_to_check, note_all_sent
from tafel.paths import proposed_folder
from tafel.placing import tell_place
from tafel.screens.base import TafelScreen
from tafel.screens.report import ReportScreen
from tafel.sending.making import Made, make
from tafel.sending.order import What
from tafel.sending.packages import KINDS, write_package
from tafel.whereabouts import Kept

SEND = Command(
    "send",
    "versturen",
    "Maak wat u verstuurt: het pakket van een bijeenkomst, een verslag, een actielijst of een kalender",
    ("v",),
    words="mailen pakket verslag actielijst kalender excel word exporteren",
)


async def send(screen: TafelScreen, file: SeriesFile, meeting: int | None = None) -> None:
    """Ask what to send, of this meeting where one is meant; make it, and keep for whom.

    What another window withdrew meanwhile is in none of it.
    """
    settings = screen.tafel.settings
    order = await fill_in(screen.app, SendDialog(file, proposed_folder(settings.now), meeting))
    if order is None:
        return
    if order.what == What.REPORT:
        await screen.app.push_screen_wait(ReportScreen())
        return
    file.reload()
    whole = order.what == What.PACKAGE
    house = house_for(screen.app, KINDS if whole else [order.what], order.form, mail=whole)
    made = make(file, order, house)
    if not await check_names(screen, made.documents) or not await _may_use(screen, order.folder):
        return
    written = await _write(screen, made, order.folder)
    settings.change(folder=str(order.folder))
    trouble = note_all_sent(file, made.sent)
    checked = NONE_REPLACED if made.documents and not names_to_check(made.documents) else ""
    # What went wrong comes first, for a notice has room for a few lines.
    screen.tell("\n".join(filter(None, (trouble, written, made.told, checked))), trouble=bool(trouble))


async def _may_use(screen: TafelScreen, folder: Path) -> bool:
    """Ask whether a folder that is not there may be made."""
    if folder.exists():
        return True
    question = ConfirmDialog("Deze map maken?", f"{folder} is er nog niet.", names=False)
    return await screen.app.push_screen_wait(question) is True


async def _write(screen: TafelScreen, made: Made, folder: Path) -> str:
    """Write it, and return where it is in a sentence. The screen goes on meanwhile: many pages of Word take seconds."""
    screen.tell("Even geduld: de stukken worden gemaakt.")
    if made.package:
        place = await to_thread(write_package, made.package, folder)
        tell_place(screen.app, folder, Kept.DOCUMENTS)
        return f"Het pakket staat in {place}. Begin bij 0-wat-is-voor-wie."
    paths = await write_asking(screen.app, await to_thread(made.files), folder)
    return f"Het staat in {paths[0]}" if len(paths) == 1 else f"{len(paths)} bestanden staan in {folder}"
