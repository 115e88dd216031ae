"""Making the trajectplan from a jongere's page: to print, in Word or as plain text, after a look at the names."""

from exports.rendering.files import Form
from sessions.acts.opening import SeriesFile
from tafel.commands import Command
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.names_check import check_names
from tafel.outgoing.dressing import print_dressed, write_dressed
from tafel.outgoing.leaving import PRINTED, note_sent
from tafel.outgoing.plans import plan_document
from tafel.paths import documents_folder
from tafel.screens.base import TafelScreen
from tafel.screens.preparing import Prepared

PLAN = Command(
    "plan",
    "plan",
    "Maak het trajectplan: een blad voor de jongere, met alle afspraken van alle bijeenkomsten",
    ("p",),
    words="trajectplan afdrukken word",
)

_FORMS = (
    Choice(Form.HTML, "afdrukken", "opent in de browser; daar kunt u er ook een pdf van maken"),
    Choice(Form.WORD, "Word", "docx, om aan te vullen en mee te geven"),
    Choice(Form.MARKDOWN, "platte tekst", "md, om te bewerken of te kopiëren"),
)


async def make_plan(screen: TafelScreen, file: SeriesFile, traject: int) -> Prepared | None:
    """Make the plan of a jongere and keep that it was made; None when the user went back.

    Raises Missing where there may be no plan, and WriteRefusal for what the disk does not allow.
    """
    document = plan_document(file, traject)
    form = await screen.app.push_screen_wait(ChoiceDialog("Het trajectplan, in welke vorm?", _FORMS, names=False))
    if form is None or not await check_names(screen, [document]):
        return None
    if form == Form.HTML:
        path = print_dressed(screen.app, document)
        told = f"Het plan opent in de browser; druk daar Ctrl+P. Opent er niets? Het staat in {path}"
    else:
        (path,) = await write_dressed(screen.app, [document], form, documents_folder())
        told = f"Het plan staat in {path}"
    trouble = note_sent(file, [document], PRINTED if form == Form.HTML else form)
    return Prepared("", "\n".join(filter(None, (trouble, told))), trouble=bool(trouble))
