"""The rows of a jongere's page that tell how it goes: the question with its scores, actions, statements, meetings."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from textual.content import Content

from sessions.actions import Action, by_urgency
from sessions.acts.opening import SeriesFile
from sessions.acts.present import numbers_on_agenda
from sessions.acts.scores_over_time import Scored, scores_over_time
from sessions.days.dates import short_date
from sessions.leefgebieden import DomainState
from sessions.meetings import Session, SessionStatus
from sessions.trajects import Question, Traject
from sessions.turns import Course
from tafel.screens.labelled import labelled
from tafel.screens.overview_rows import counted_if_any, heading, note
from tafel.screens.score_chart import LEGEND, score_chart
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import below, beside, private
from tafel.wording import deadline_text, owner_text, status_text


def question_rows(file: SeriesFile, traject: Traject, width: int) -> Iterator[Row]:
    """Yield the question: what goes well, own words, and per leefgebied how it stands and how the scores went."""
    yield heading("De vraag")
    yield labelled("said/well", "Wat goed gaat", traject.going_well, width)
    yield labelled("said/question", "In eigen woorden", traject.question, width)
    scores = scores_over_time(file, traject.number)
    if scores:
        yield note(LEGEND, width)
    for question in traject.questions:
        yield _leefgebied(question, scores.get(question.leefgebied, ()), file.today(), width)


def _leefgebied(question: Question, points: Sequence[Scored], today: dt.date, width: int) -> Row:
    where = "form/brings" if question.state == DomainState.QUESTION else "said"
    label = Content.from_markup("[b]$label[/b]", label=question.leefgebied.label)
    words = (
        f"“{question.words}”" if question.words else "",
        f"eigen netwerk: {question.own_network}" if question.own_network else "",
    )
    known = (
        Content(", ".join(part for part in (str(question.state), *words) if part)),
        *score_chart(points, today, width),
    )
    return (f"{where}/{question.leefgebied}", private(below([label, *known], width)))


def action_rows(file: SeriesFile, traject: Traject, width: int) -> Iterator[Row]:
    """Yield the actions: first what is open, the most urgent on top, then what is done or lapsed, the last on top."""
    actions = file.actions.where(lambda action: action.traject == traject.number)
    yield heading("Acties")
    waiting = sorted((action for action in actions if action.open), key=by_urgency)
    if not waiting:
        yield note("Er staan geen acties open.", width)
    over = [action for action in reversed(actions) if not action.open]
    for action in (*waiting, *over):
        yield (f"action/{action.number}", _action(action, traject, file.today(), width))


def _action(action: Action, traject: Traject, today: dt.date, width: int) -> Content:
    late = Content.from_markup("  [b $error]te laat[/]") if action.is_late(today) else Content("")
    number = Content.from_markup("[b]$number[/]" if action.open else "[$muted]$number[/]", number=str(action.number))
    what = private(Content(f"{owner_text(action.owner, traject)}: {action.what}"))
    when = f"{deadline_text(action.deadline, today)}, " if action.open else ""
    status = Content(f"{when}{status_text(action.status)}") + late
    if action.reason:
        status += private(Content(f": {action.reason}"))
    return beside((number, 4), (Content("\n").join([what, status]), width - 8), indent=2)


def statement_rows(file: SeriesFile, traject: Traject, width: int) -> Iterator[Row]:
    """Yield what the jongere said in his or her own words, with the meeting it was said at; the last on top."""
    if not traject.statements:
        return
    yield heading("Eigen verklaringen")
    for place, said in reversed(tuple(enumerate(traject.statements))):
        label = short_date(said.recorded, file.today())
        yield labelled(f"said/statement-{place}", label, f"“{said.text}”", width)


def meeting_rows(file: SeriesFile, traject: Traject, width: int) -> Iterator[Row]:
    """Yield the meetings at which this jongere was on the agenda, the last on top, and how the turn went."""
    yield heading("Bijeenkomsten")
    attended = [(session, number) for session in file.sessions.all() if (number := on_agenda(file, session, traject))]
    if not attended:
        yield note("Nog geen bijeenkomst.", width)
    made = Counter(action.session for action in file.actions.all() if action.traject == traject.number)
    for session, number in sorted(attended, key=lambda one: one[0].when, reverse=True):
        actions = counted_if_any(made[session.number], "actie", "acties")
        told = ", ".join(part for part in (_course_words(session, number), actions) if part)
        day = Content.from_markup("[b]$day[/]", day=short_date(session.date, file.today()))
        yield (f"meeting/{session.number}", beside((day, 18), (Content(told), width - 22), indent=2))


def on_agenda(file: SeriesFile, session: Session, traject: Traject) -> int | None:
    """Return under which number this jongere was on the agenda: another one before a merge; None when not there."""
    return next(iter(numbers_on_agenda(file, session, traject.number)), None)


def _course_words(session: Session, traject: int) -> str:
    """Return how the turn of a jongere went, or when nothing of that is known whether it is still to come."""
    course = session.turn(traject).course
    if course != Course.OPEN:
        return str(course)
    return "aan tafel" if session.status == SessionStatus.CLOSED else str(session.status)
