"""The talks about a plan: making and changing it, calling a meeting off, one jongere more, and the agenda to send."""

from dataclasses import dataclass

from textual.app import App

from exports.agenda import agenda_of
from exports.rendering.files import Form
from sessions.acts.gather import gather_record
from sessions.acts.opening import SeriesFile
from sessions.acts.planning import call_off, put_on_agenda
from sessions.acts.proposing import candidates
from sessions.acts.sharing import who_had
from sessions.days.dates import long_date
from sessions.meetings import Session
from sessions.place import Place
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.confirm import ConfirmDialog
from tafel.dialogs.meeting_plan import MeetingPlanDialog
from tafel.dialogs.names_check import check_names
from tafel.forms.form import fill_in
from tafel.outgoing.dressing import print_dressed, write_dressed
from tafel.outgoing.leaving import PRINTED, note_sent
from tafel.paths import documents_folder

AGENDA_FORMS = (
    Choice(Form.HTML, "afdrukken", "opent in de browser; daar kunt u er ook een pdf van maken"),
    Choice(Form.MARKDOWN, "platte tekst", "een bestand om in een e-mail te plakken"),
    Choice(Form.WORD, "Word", "docx, met de stijlen van Word"),
)


@dataclass(frozen=True)
class Outcome:
    """What a talk came to: the sentence to tell, and the meeting to light (0: none)."""

    told: str
    meeting: int = 0


async def plan(app: App[None], file: SeriesFile) -> Outcome | None:
    """Plan a meeting; None when the user went back."""
    session = await fill_in(app, MeetingPlanDialog(file))
    if session is None:
        return None
    return Outcome(
        f"Gepland op {_day(file, session)}. Enter begint de bijeenkomst; w wijzigt de planning.", session.number
    )


async def change(app: App[None], file: SeriesFile, number: int) -> Outcome | None:
    """Change the plan of a meeting that has not begun; who had the agenda already is told."""
    session = await fill_in(app, MeetingPlanDialog(file, number))
    if session is None:
        return None
    return Outcome(f"De planning van {_day(file, session)} is gewijzigd.{_who_knows(file, number)}", number)


async def call_meeting_off(app: App[None], file: SeriesFile, number: int) -> Outcome | None:
    """Call a planned meeting off, after asking."""
    session = file.sessions.get(number)
    question = ConfirmDialog(
        f"De bijeenkomst van {_day(file, session)} afzeggen?",
        "Zij verdwijnt uit de lijst. Acties met de termijn ‘volgende tafel’ gaan naar de bijeenkomst die daarna komt; "
        "is die er niet, dan is hun datum weer onbekend. Met Ctrl+Z maakt u het ongedaan.",
        names=False,
    )
    if not await app.push_screen_wait(question):
        return None
    knows = _who_knows(file, number)
    call_off(file, number)
    return Outcome(f"De bijeenkomst van {_day(file, session)} is afgezegd.{knows} Ctrl+Z maakt het ongedaan.")


async def one_more(app: App[None], file: SeriesFile, place: Place) -> Outcome | None:
    """Put a jongere on the agenda of a meeting at work. They are chosen by code: somebody else may be at the table."""
    agenda = file.sessions.get(place.session).agenda
    free = [one.traject for one in candidates(file) if one.traject.number not in agenda]
    if not free:
        return Outcome("Alle jongeren van deze reeks staan al op de agenda.")
    choices = [Choice(traject, traject.code) for traject in sorted(free, key=lambda traject: traject.code)]
    traject = await app.push_screen_wait(ChoiceDialog("Wie komt er nog aan tafel?", choices, names=False))
    if traject is None:
        return None
    put_on_agenda(file, place, traject.number)
    return Outcome(f"{traject.code} staat op de agenda, na de andere jongeren.", place.session)


async def hand_out_agenda(app: App[None], file: SeriesFile, number: int) -> Outcome | None:
    """Make the agenda of a meeting, to print or to send, after a look at the names; keep that it was made."""
    form = await app.push_screen_wait(ChoiceDialog("De agenda, in welke vorm?", AGENDA_FORMS, names=False))
    documents = [agenda_of(gather_record(file, number))]
    if form is None or not await check_names(app.screen, documents):
        return None
    if form == Form.HTML:
        path = print_dressed(app, documents[0])
        told = f"De agenda opent in de browser; druk daar Ctrl+P. Opent er niets? Zij staat in {path}"
    else:
        (path,) = await write_dressed(app, documents, form, documents_folder())
        told = f"De agenda staat in {path}"
    trouble = note_sent(file, documents, PRINTED if form == Form.HTML else form)
    return Outcome(f"{told}\n{trouble}" if trouble else told, number)


def _day(file: SeriesFile, session: Session) -> str:
    return long_date(session.date, file.today())


def _who_knows(file: SeriesFile, number: int) -> str:
    """Return, where the agenda was made already, that people are to be told."""
    made = who_had(file, session=number)
    return " De agenda was al gemaakt: laat de mensen weten dat er iets verandert." if made else ""
