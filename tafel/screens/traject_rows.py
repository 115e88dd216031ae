"""The rows of the page of one jongere, for a wide or a narrow screen; what tells something of him or her is private.

The id of a row says what Enter does there: `form/gemeente` changes that field, `sharing/2`, `sent` and `meeting/3` open
that, and `said/...` is changed at the table only.
"""

from collections.abc import Iterator

from textual.content import Content

from sessions.actions import Action
from sessions.acts.opening import SeriesFile
from sessions.acts.people import organisation_name
from sessions.acts.sharing import who_had
from sessions.acts.turns import consent_advice
from sessions.companions import companion_words
from sessions.consents import ConsentSubject
from sessions.days.ages import age_in_years
from sessions.days.dates import day_and_month, short_date
from sessions.days.months import month_words
from sessions.leefgebieden import DomainState
from sessions.meetings import Session, SessionStatus
from sessions.sharing import agreed_with
from sessions.text import fold
from sessions.trajects import Question, Traject
from sessions.turns import Course
from tafel.dialogs.sharing import scope_words
from tafel.leaving import had_words
from tafel.screens.ending_rows import ending_rows
from tafel.screens.overview_rows import WIDE, WIDEST, heading, note
from tafel.screens.series_rows import veiled_hint
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import beside, private
from tafel.wording import deadline_text, owner_text, status_text

LABEL = 22
"""Columns for what a row is about; on a narrow screen a few less."""
UNKNOWN = "–"
"""What stands where nothing is known yet."""


def traject_rows(file: SeriesFile, traject: Traject, width: int) -> list[Row]:
    """Return the rows of a jongere's page."""
    width = min(width, WIDEST)
    parts = (
        _profile(file, traject, width),
        ending_rows(traject, file.today(), width),
        _consents(file, traject, width),
        _sharing(file, traject, width),
        _sent(file, traject, width),
        _question(traject, width),
        _actions(file, traject, width),
        _meetings(file, traject, width),
    )
    rows: list[Row] = []
    for part in parts:
        if told := list(part):
            rows += [*told, (None, Content(""))]
    return rows[:-1]


def _row(row_id: str, label: str, value: str, width: int, *, telling: bool = False) -> Row:
    """Return a row of a label with what is known, blanked by the privacy key; a `telling` label too."""
    room = LABEL if width >= WIDE else LABEL - 2
    said = private(Content(value)) if value else Content.from_markup("[$muted]$nothing[/]", nothing=UNKNOWN)
    named = Content.from_markup("[$muted]$label[/]", label=label)
    if telling:
        named = private(named)
    return (row_id, beside((named, room), (said, width - room - 4), indent=2))


def _profile(file: SeriesFile, traject: Traject, width: int) -> Iterator[Row]:
    age = age_in_years(traject.birth_month, file.today())
    born = f"{month_words(traject.birth_month)}, {age} jaar" if traject.birth_month else ""
    qualified = {True: "ja", False: "nee", None: ""}[traject.start_qualification]
    by = " ".join(part for part in (traject.put_forward_by, "(extern)" if traject.external else "") if part)
    yield heading(f"Jongere {traject.code}", veiled_hint())
    yield _row("form/roepnaam", "Roepnaam", traject.roepnaam, width)
    yield _row("form/birth_month", "Geboortemaand", born, width)
    yield _row("form/youth_worker", "Jeugdhulpverlener", _person(file, traject.youth_worker), width)
    yield _row("form/contact", "Vaste contactpersoon", _person(file, traject.contact), width)
    yield _row("form/around", "Mensen eromheen", ", ".join(companion_words(one) for one in traject.around), width)
    yield _row("form/sex", "Geslacht", str(traject.sex or ""), width)
    yield _row("form/start_qualification", "Startkwalificatie", qualified, width)
    yield _row("form/gemeente", "Gemeente", traject.gemeente, width)
    yield _row("form/care_organisation", "Jeugdhulporganisatie", traject.care_organisation, width)
    yield _row("form/put_forward_by", "Aangemeld door", by, width)


def _person(file: SeriesFile, number: int | None) -> str:
    person = file.people.find(number) if number else None
    if person is None:
        return ""
    organisation = organisation_name(file, person)
    return f"{person.name} ({organisation})" if organisation else person.name


def _consents(file: SeriesFile, traject: Traject, width: int) -> Iterator[Row]:
    yield heading("Toestemming")
    for subject in ConsentSubject:
        consent = traject.consent_to(subject)
        said = "nog niet gevraagd"
        if consent:
            answer = "ja" if consent.given else "nee"
            said = f"{answer}, gezegd door {consent.by} op {day_and_month(consent.recorded, file.today())}"
        yield _row(f"said/{subject.name}", str(subject).capitalize(), said, width)
    advice = consent_advice(traject, file.today())
    if advice:
        yield (None, private(note(advice, width)[1]))


def _sharing(file: SeriesFile, traject: Traject, width: int) -> Iterator[Row]:
    yield heading("Wie leest wat")
    partners = sorted(file.partners.all(), key=lambda partner: fold(partner.name))
    if not partners:
        yield note("Er zijn nog geen partners in deze reeks.", width)
    for partner in partners:
        agreed = agreed_with(traject.sharing, partner.number)
        since = f" (afgesproken op {day_and_month(agreed.agreed, file.today())} door {agreed.by})" if agreed else ""
        yield _row(f"sharing/{partner.number}", partner.name, f"{scope_words(agreed)}{since}", width)


def _sent(file: SeriesFile, traject: Traject, width: int) -> Iterator[Row]:
    """Yield how many documents there are out, and the last of them; all of them stand behind Enter."""
    yield heading("Wie kreeg wat")
    sent = who_had(file, traject=traject.number)
    if not sent:
        yield note("Er is nog geen document gemaakt.", width)
        return
    documents = "1 document" if len(sent) == 1 else f"{len(sent)} documenten"
    last = had_words(sent[-1:], file.today())
    yield _row("sent", documents, f"het laatst: {last}", width)


def _question(traject: Traject, width: int) -> Iterator[Row]:
    yield heading("De vraag")
    for key, label, words in (
        ("well", "Wat goed gaat", traject.going_well),
        ("question", "In eigen woorden", traject.question),
        ("statement", "Verklaring", traject.statement),
    ):
        yield _row(f"said/{key}", label, words, width)
    for question in traject.questions:
        where = "form/brings" if question.state == DomainState.QUESTION else "said"
        said = _question_words(question)
        yield _row(f"{where}/{question.leefgebied}", question.leefgebied.label, said, width, telling=True)


def _question_words(question: Question) -> str:
    scores = " → ".join("?" if score is None else str(score) for score in (question.score_now, question.score_goal))
    parts = [
        str(question.state),
        f"nu en straks {scores}" if question.answered and scores != "? → ?" else "",
        f"“{question.words}”" if question.words else "",
        f"eigen netwerk: {question.own_network}" if question.own_network else "",
    ]
    return ", ".join(part for part in parts if part)


def _actions(file: SeriesFile, traject: Traject, width: int) -> Iterator[Row]:
    yield heading("Open acties")
    actions = file.actions.where(lambda action: action.open and action.traject == traject.number)
    if not actions:
        yield note("Er staan geen acties open.", width)
    for action in actions:
        yield (f"said/action-{action.number}", _action(file, traject, action, width))


def _action(file: SeriesFile, traject: Traject, action: Action, width: int) -> Content:
    today = file.today()
    late = Content.from_markup("  [b $error]te laat[/]") if action.is_late(today) else Content("")
    number = Content.from_markup("[b]$number[/]", number=str(action.number))
    what = private(Content(f"{owner_text(action.owner, traject)}: {action.what}"))
    when = Content(f"{deadline_text(action.deadline, today)}, {status_text(action.status)}") + late
    return beside((number, 4), (Content("\n").join([what, when]), width - 8), indent=2)


def _meetings(file: SeriesFile, traject: Traject, width: int) -> Iterator[Row]:
    yield heading("Bijeenkomsten")
    sessions = [session for session in file.sessions.all() if traject.number in session.agenda]
    if not sessions:
        yield note("Nog geen bijeenkomst.", width)
    for session in sorted(sessions, key=lambda session: session.when, reverse=True):
        day = Content.from_markup("[b]$day[/]", day=short_date(session.date, file.today()))
        came = Content(_course_words(session, traject))
        yield (f"meeting/{session.number}", beside((day, LABEL - 2), (came, width - LABEL - 2), indent=2))


def _course_words(session: Session, traject: Traject) -> str:
    """Return how the turn of this jongere went, or when nothing of that is known whether it is still to come."""
    course = session.turn(traject.number).course
    if course != Course.OPEN:
        return str(course)
    return "aan tafel" if session.status == SessionStatus.CLOSED else str(session.status)
