"""The talks at the end of a traject, from a jongere's page: ending it, opening it again, asking how it goes after."""

from sessions.acts.ending import note_check_in, reopen_traject
from sessions.acts.opening import SeriesFile
from sessions.days.dates import day_and_month
from sessions.endings import counts_as_again, open_check_ins
from sessions.errors import InvalidInput
from sessions.trajects import Traject
from tafel.commands import Command
from tafel.dialogs.confirm import ConfirmDialog
from tafel.dialogs.line import LineDialog
from tafel.screens.base import TafelScreen
from tafel.screens.ending import EndingScreen
from tafel.screens.preparation import PREPARE
from tafel.screens.preparing import Prepared
from tafel.unveiling import unveiled

END = Command(
    "end",
    "afronden",
    "Rond het traject af met de jongere, of leg vast waarom het stopte",
    ("a",),
    words="sluiten einde",
)
REOPEN = Command("reopen", "weer openen", "De jongere is terug: open het traject weer", ("o",), words="heropenen")
CHECK_IN = Command("check_in", "nazorg", "Leg vast dat u vroeg hoe het gaat", ("n",), words="contact nabellen")


def offered(action: str, traject: Traject | None) -> bool:
    """Whether a command is on offer for a jongere, as far as it depends on whether he or she has left."""
    if action not in {END.action, PREPARE.action, REOPEN.action, CHECK_IN.action}:
        return True
    if traject is None or traject.gone:
        return False
    if action == CHECK_IN.action:
        return bool(open_check_ins(traject))
    return (traject.ended is not None) == (action == REOPEN.action)


async def end_traject(screen: TafelScreen, file: SeriesFile, traject: int) -> Prepared | None:
    """Have the closing talk; None when the user went back."""
    talk = EndingScreen(file, traject)
    with unveiled(screen.app):
        await screen.app.push_screen_wait(talk)
    return Prepared("ended/day", talk.told) if talk.told else None


async def reopen(screen: TafelScreen, file: SeriesFile, traject: int) -> Prepared | None:
    """Open a traject again, after a question; None when the user said no."""
    jongere, today = file.trajects.get(traject), file.today()
    if jongere.ended is None:
        raise InvalidInput("Dit traject loopt nog.")
    how = (
        "Dat is binnen een jaar: het telt als opnieuw gestart."
        if counts_as_again(jongere.ended, today)
        else "Dat is langer dan een jaar geleden: het telt als een nieuwe start."
    )
    ended = (
        f"Het traject is {jongere.stage} op {day_and_month(jongere.ended, today)}. {how} De afronding blijft bewaard."
    )
    if not await screen.app.push_screen_wait(ConfirmDialog("Traject weer openen?", ended, names=False)):
        return None
    reopen_traject(file, traject, today)
    return Prepared("", "Het traject is weer open. Ctrl+Z maakt dat ongedaan.")


async def check_in(screen: TafelScreen, file: SeriesFile, traject: int, day: str = "") -> Prepared | None:
    """Note that somebody asked how it goes: at the moment of this `day`, else the first that is open."""
    waiting = open_check_ins(file.trajects.get(traject))
    moment = next((one for one in waiting if one.day.isoformat() == day), next(iter(waiting), None))
    if moment is None:
        raise InvalidInput("Er staat geen moment van nazorg open.")
    title = f"Nazorg van {day_and_month(moment.day, file.today())}: hoe gaat het?"
    with unveiled(screen.app, alone=True):
        note = await screen.app.push_screen_wait(LineDialog(title, str, hint="kort; Enter zonder tekst mag ook"))
    if note is None:
        return None
    note_check_in(file, traject, moment.day, note)
    return Prepared(f"ended/asked-{moment.day.isoformat()}", _next_words(file, traject))


def _next_words(file: SeriesFile, traject: int) -> str:
    """Tell that it is noted, and when the next moment is."""
    today = file.today()
    following = next(iter(open_check_ins(file.trajects.get(traject))), None)
    then = f" De volgende keer is op {day_and_month(following.day, today)}." if following else ""
    return f"Genoteerd.{then}"
