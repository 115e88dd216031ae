"""The rows of one series: meetings, jongeren, and partners with their people, for a wide or a narrow screen."""

from collections.abc import Iterator

from textual.content import Content

from sessions.acts.opening import SeriesFile
from sessions.acts.present import present_trajects
from sessions.acts.retention import expiry_in
from sessions.acts.survey import tips_line
from sessions.days.ages import age_in_years
from sessions.days.dates import long_date, short_date
from sessions.leefgebieden import Leefgebied
from sessions.meetings import Session, SessionStatus
from sessions.people import Person
from sessions.series import SeriesKind
from sessions.text import fold
from sessions.trajects import Stage, Traject
from tafel.screens.overview_rows import WIDE, WIDEST, counted_if_any, heading, note
from tafel.tips.sentences import tips_words
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import below, beside, only_veiled, private

BROAD = 100
"""From this many columns there is room for written out days and for five columns."""
VEILED_HINT = "(namen verborgen: F8 toont ze)"
MOST = 200
"""So many jongeren are listed, those at work first: a series with years of imported trajecten has thousands."""
_IN_CARE = {Stage.APPLIED: 0, Stage.RUNNING: 0, Stage.FINISHED: 1, Stage.STOPPED: 1}


def series_rows(file: SeriesFile, width: int) -> list[Row]:
    """Return the rows of a series; ids are made of numbers only."""
    width = min(width, WIDEST)
    empty: Row = (None, Content(""))
    rows = [*_meetings(file, width), empty]
    rows += [*(_tips(file, width) if file.series.kind == SeriesKind.COP else _jongeren(file, width)), empty]
    return [*rows, *_people(file, width)]


def veiled_hint() -> Content:
    """Return what says how to see the names, while they are not seen."""
    return only_veiled(Content.from_markup("[$muted]$hint[/]", hint=VEILED_HINT))


# Meetings


def _meetings(file: SeriesFile, width: int) -> Iterator[Row]:
    yield heading("Bijeenkomsten")
    sessions = sorted(file.sessions.all(), key=lambda session: (session.date, session.start, session.number))
    if not sessions:
        yield note("Nog geen bijeenkomst. b plant er een.", width)
    open_ones = [session for session in sessions if session.status != SessionStatus.CLOSED]
    closed = [session for session in sessions if session.status == SessionStatus.CLOSED]
    for session in [*open_ones, *reversed(closed)]:
        yield (f"meeting/{session.number}", _meeting(file, session, width))


def _meeting(file: SeriesFile, session: Session, width: int) -> Content:
    broad = width >= BROAD
    words = (long_date if broad else short_date)(session.date, file.today())
    day = Content.from_markup("[b]$day[/b]  $start", day=words, start=session.start)
    jongeren = Content(counted_if_any(len(session.agenda), "jongere", "jongeren"))
    status = Content(_status(file, session))
    if width >= WIDE:
        when = 34 if broad else 22
        place = width - 2 - when - 11 - 21 - 3 * 2
        return beside((day, when), (Content(session.place), place), (jongeren, 11), (status, 21), indent=2)
    details = [part for part in (Content(session.place), jongeren, status) if part.plain]
    return below([day, Content("   ").join(details)], width)


def _status(file: SeriesFile, session: Session) -> str:
    match session.status:
        case SessionStatus.RUNNING:
            return "bezig"
        case SessionStatus.CLOSED:
            return f"afgesloten, versie {session.version}"
        case _:
            return "niet begonnen" if session.date < file.today() else "gepland"


# Tips


def _tips(file: SeriesFile, width: int) -> Iterator[Row]:
    tips = tips_line(file)
    yield heading("Tips")
    if not tips.total:
        yield note("Nog geen tips. Verzamel ze in een bijeenkomst, of lees een bestand in.", width)
        return
    columns = [f"{moment.value.split()[0]} {count}" for moment, count in tips.columns]
    numbers = Content(" · ".join([*columns, f"bruikbaar {tips.usable}", f"toptips {tips.top}"]))
    first = Content.from_markup("[b]$words[/b]   [$muted]Enter, of t: het bord[/]", words=tips_words(tips))
    yield ("tips/0", below([first, numbers], width))


# Jongeren


def _jongeren(file: SeriesFile, width: int) -> Iterator[Row]:
    trajects = sorted(present_trajects(file), key=lambda traject: (_IN_CARE[traject.stage], traject.code))
    yield heading("Jongeren", veiled_hint() if trajects else None)
    if not trajects:
        yield note("Nog geen jongeren. j voegt er een toe.", width)
    for traject in trajects[:MOST]:
        yield (f"jongere/{traject.number}", _jongere(file, traject, width))
    if len(trajects) > MOST:
        yield note(f"En nog {len(trajects) - MOST}. U vindt ze in het overzicht, met / en de code.", width)


def _jongere(file: SeriesFile, traject: Traject, width: int) -> Content:
    age = age_in_years(traject.birth_month, file.today())
    who = Content.from_markup("[b]$name[/b]  $age", name=traject.roepnaam, age=f"{age} jaar" if age is not None else "")
    code = Content.from_markup("[b]$code[/b]", code=traject.code)
    about = private(Content(_labels(traject.asked)))
    actions = _actions(file, traject)
    stage = _stage(file, traject)
    if width >= BROAD:
        rest = width - 2 - 7 - 24 - 10 - 26 - 4 * 2
        cells = ((code, 7), (private(who), 24), (stage, 10), (actions, 26), (about, rest))
        return beside(*cells, indent=2)
    first = code + Content("  ") + private(who)
    return below([first, stage + Content("   ") + actions, about], width)


def _stage(file: SeriesFile, traject: Traject) -> Content:
    """Return how far a jongere is; of who ended long ago that it was kept long enough."""
    expiry = expiry_in(file, traject)
    if expiry and expiry.has_come(file.today()):
        return Content.from_markup("[b $warning]verlopen[/]")
    return Content(str(traject.stage))


def _labels(leefgebieden: tuple[Leefgebied, ...]) -> str:
    return ", ".join(key.label for key in leefgebieden)


def _actions(file: SeriesFile, traject: Traject) -> Content:
    actions = file.actions.where(lambda action: action.open and action.traject == traject.number)
    late = sum(action.is_late(file.today()) for action in actions)
    words = Content(counted_if_any(len(actions), "actie open", "acties open"))
    return words + Content.from_markup(", [b $error]$late te laat[/]", late=str(late)) if late else words


# Partners and people


def _people(file: SeriesFile, width: int) -> Iterator[Row]:
    people = file.people.all()
    is_cop = file.series.kind == SeriesKind.COP
    yield heading("Wie meedoen" if is_cop else "Partners en contactpersonen", veiled_hint() if people else None)
    if not people:
        whom = "toe wie meedoen, met hun rol" if is_cop else "partners en hun contactpersonen toe"
        yield note(f"Nog niemand. p voegt {whom}.", width)
    for partner in sorted(file.partners.all(), key=lambda partner: fold(partner.name)):
        name = Content.from_markup(
            "[b]$name[/b]   [$muted]$labels[/]", name=partner.name, labels=_labels(partner.leefgebieden)
        )
        yield (f"partner/{partner.number}", below([name], width))
        yield from _persons([person for person in people if person.partner == partner.number], width)
    alone = [person for person in people if person.partner is None]
    if alone:
        yield (None, below([Content.from_markup("[b]Zonder organisatie[/b]")], width))
        yield from _persons(alone, width)


def _persons(people: list[Person], width: int) -> Iterator[Row]:
    for person in sorted(people, key=lambda person: fold(person.name)):
        reach = "   ".join(part for part in (person.phone, person.email, "gast" if person.guest else "") if part)
        name = Content(person.name)
        if width >= BROAD:
            yield (f"person/{person.number}", private(beside((name, 32), (Content(reach), width - 38), indent=4)))
        else:
            yield (f"person/{person.number}", private(below([name, Content(reach)], width, indent=3)))
