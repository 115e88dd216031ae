"""The turn of one jongere at the table: welcome, consent, not come, who was there for whom, and how it ended.

In every act `place.traject` says which jongere it is about; an act at a step without one raises InvalidInput.
"""

import datetime as dt

from sessions.acts.at_work import session_at_work
from sessions.acts.gather import gather_record
from sessions.acts.newcomers import came_by_turn, referred
from sessions.acts.question import save_consented
from sessions.consents import Consent, Consenter, ConsentSubject, who_consents
from sessions.days.ages import months_until
from sessions.days.dates import day_and_month
from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.meetings import Adoption, Session, SessionStatus
from sessions.people import Person, same_name
from sessions.place import Place
from sessions.store.documents import SeriesDocuments
from sessions.store.series_file import SeriesFile
from sessions.text import clean_line
from sessions.trajects import Traject
from sessions.turns import Course, Heard, Turn, TurnStart

# How it stood


def begin_turn(file: SeriesFile, session: int, traject: int) -> None:
    """Keep how things stand at the start of a jongere's turn, once, and outside undo.

    Nothing in a meeting that is closed. Raises what `SeriesFile.change` raises.
    """
    with file.change("begin van een beurt bewaard", undoable=False):
        keep_start(file, session, traject)


def keep_start(file: SeriesFile, session: int, traject: int) -> None:
    """Inside a change outside undo: do what `begin_turn` does."""
    if file.sessions.get(session).status == SessionStatus.CLOSED or start_of(file, session, traject):
        return
    file.starts.add(start_now(file, session, traject, file.now()))


def start_of(documents: SeriesDocuments, session: int, traject: int) -> TurnStart | None:
    """Return how things stood when this turn began, or None where that is not kept (any more)."""
    found = documents.starts.where(
        lambda start: (start.session, start.traject) == (session, traject) and not start.stopped
    )
    return found[-1] if found else None


def start_now(documents: SeriesDocuments, session: int, traject: int, now: dt.datetime) -> TurnStart:
    """Return how things stand for a jongere at this moment."""
    people = documents.people.all()
    return TurnStart(
        session=session,
        traject=traject,
        began=now,
        before=documents.trajects.get(traject).at_table(),
        actions=documents.actions.where(lambda action: action.traject == traject),
        guests=tuple(person for person in people if person.guest),
        newest_person=people[-1].number if people else 0,
    )


# Welcome


def welcome(file: SeriesFile, place: Place) -> Session:
    """Welcome a jongere: he or she is at the table, with everyone in the room who may be named beside him or her.

    Who was noted at the table already stays as noted. Also the way back for who stopped, came after all, or said no
    by mistake: it is the chair's own decision to begin (again).
    """
    session = session_at_work(file, place)
    turn = _turn(session, place)
    begin_turn(file, place.session, turn.traject)
    return _save_turn(file, place, "welkom", turn.changed(course=Course.HERE, here=_at_table(file, place, turn)))


def set_at_table(file: SeriesFile, place: Place, person: int, *, here: bool) -> Session:
    """Note that somebody is at the table for this jongere, or is not. Raises Missing when there is no such person."""
    turn = _turn(session_at_work(file, place), place)
    known = turn.changed(here=_at_table(file, place, turn))
    changed = known.with_person(file.people.get(person).number, here=here)
    return _save_turn(file, place, "wie er aan tafel zit", changed)


def call_by(file: SeriesFile, place: Place, roepnaam: str) -> Traject:
    """Note how a jongere wants to be called. Raises InvalidInput when nothing is typed."""
    session_at_work(file, place)
    changed = _jongere(file, place).changed(roepnaam=roepnaam)
    with file.change("roepnaam genoteerd", place=place):
        return file.trajects.save(changed)


def not_come(file: SeriesFile, place: Place, *, brought_in: bool) -> Session:
    """Note that a jongere did not come: to the next table, or brought in by the youth worker.

    Only where the jongere agreed to that beforehand: who calls this asks. Who sits there for whom is then noted too.
    """
    turn = _turn(session_at_work(file, place), place)
    if brought_in:
        here = _at_table(file, place, turn)
        return _save_turn(file, place, "ingebracht", turn.changed(course=Course.BROUGHT_IN, here=here))
    return _save_turn(file, place, "niet gekomen", turn.changed(course=Course.NEXT_TABLE, here=None))


def came_after_all(file: SeriesFile, place: Place) -> Session:
    """Take back that a jongere did not come: the turn begins with the welcome. Nothing for who was not missed."""
    session = session_at_work(file, place)
    turn = _turn(session, place)
    if turn.course not in {Course.NEXT_TABLE, Course.BROUGHT_IN}:
        return session
    return _save_turn(file, place, "toch gekomen", turn.changed(course=Course.OPEN, here=None))


# Consent


def note_consent(
    file: SeriesFile, place: Place, subject: ConsentSubject, *, given: bool, by: Consenter = Consenter.JONGERE
) -> Traject:
    """Keep the answer that was said aloud; saying the same once more in this meeting adds nothing.

    To talking at the table: a no ends the turn (no consent given), and a yes brings a turn that was not begun, or ended
    by a no, to the table. For who stopped or did not come a yes is kept and changes nothing else: such a turn begins
    again with a welcome only. To writing down verslaving: a no erases the question in it, words and scores included,
    and takes the label verslaving off every action; one undo brings it all back, for a key can be hit by mistake.
    """
    session = session_at_work(file, place)
    turn, traject = _turn(session, place), _jongere(file, place)
    standing = traject.consent_to(subject)
    said = Consent(subject=subject, given=given, by=by, session=place.session, recorded=file.today())
    if standing != (answer := said.on_the_basis_of(standing)):
        traject = traject.changed(consents=(*traject.consents, answer))
    course = _course_after(turn.course, given) if subject == ConsentSubject.TABLE else turn.course
    here = _at_table(file, place, turn) if course == Course.HERE else turn.here
    with file.change("toestemming genoteerd", place=place):
        _put_turn(file, session, turn.changed(course=course, here=here))
        return save_consented(file, traject)


def _course_after(course: Course, given: bool) -> Course:
    if given:
        return Course.HERE if course in {Course.OPEN, Course.NO_CONSENT} else course
    return course if course == Course.STOPPED else Course.NO_CONSENT


def consent_advice(traject: Traject, today: dt.date) -> str:
    """Return, in one sentence, whose consent the age rule proposes, or what is not sure about it; it never decides.

    Below 12 the parents, from 12 to 15 both, from 16 the jongere; around a birthday the month alone does not tell
    (domain.md section 5). Empty from 18, when there is nothing to weigh.
    """
    proposed = who_consents(traject.birth_month, today)
    if proposed is None:
        return "De geboortemaand is niet bekend; vraag na wie er toestemming geeft."
    for age in (12, 16):
        if months_until(traject.birth_month, age, today) == 0:
            return (
                f"De jongere wordt deze maand {age} of is dat net; zeker is dat pas op {_next_first(today)}. "
                f"Tot dan stelt tafel voor: toestemming van {proposed}."
            )
    left = months_until(traject.birth_month, 18, today)
    if proposed == Consenter.JONGERE:
        return "" if left is not None and left < 0 else "Vanaf 16 jaar geeft de jongere zelf toestemming."
    ages = "Onder 12 jaar geven" if proposed == Consenter.PARENTS else "Van 12 tot 16 jaar geven"
    together = " samen" if proposed == Consenter.BOTH else ""
    return f"{ages} {proposed}{together} toestemming."


def _next_first(today: dt.date) -> str:
    """Return the first of the next month, in words."""
    first = (today.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    return day_and_month(first, today)


# The end of a block


def confirm_contact(file: SeriesFile, place: Place, name: str) -> Traject:
    """Note who is the vaste contactpersoon, by name; somebody new is added, and goes again when it was a slip.

    Raises InvalidInput when it is empty.
    """
    if not clean_line(name):
        raise InvalidInput("Typ de naam van de vaste contactpersoon.", field="naam")
    session = session_at_work(file, place)
    traject = _jongere(file, place)
    with file.change("vaste contactpersoon bevestigd", place=place):
        contact = _contact_called(file, place, name)
        _put_turn(file, session, _turn(session, place).changed(contact_confirmed=True))
        confirmed = file.trajects.save(traject.changed(contact=contact.number))
        _let_go_of_slip(file, place, traject.contact)
        return confirmed


def _let_go_of_slip(file: SeriesFile, place: Place, person: int | None) -> None:
    """Inside a change: take out a contact person who came in by this turn, once nothing refers to him or her."""
    start, slip = start_of(file, place.session, _number(place)), file.people.find(person or 0)
    if start and slip and came_by_turn(start, slip) and slip.number not in referred(file):
        file.people.remove(slip.number)


def _contact_called(file: SeriesFile, place: Place, name: str) -> Person:
    """Return who has this name: a professional, or else somebody who may be named here; added when not yet there."""
    known = file.people.where(lambda person: same_name(person.name, name))
    if professional := next((person for person in known if not person.guest), None):
        return professional
    company = {person.number for person in gather_record(file, place.session).company(place.traject)}
    if guest := next((person for person in known if person.number in company), None):
        return guest
    return file.people.add(validated(Person, {"name": name}))


def note_heard(file: SeriesFile, place: Place, heard: Heard | None) -> Session:
    """Note the answer to `is er mét jou gepraat?`; None takes it away."""
    turn = _turn(session_at_work(file, place), place)
    return _save_turn(file, place, "antwoord van de jongere genoteerd", turn.changed(heard=heard))


# The minutes of the time before


def minutes_to_adopt(file: SeriesFile, session: int) -> Session | None:
    """Return the last closed meeting before this one, or None when that version of its minutes was adopted."""
    here = file.sessions.get(session)
    earlier = file.sessions.where(lambda other: other.status == SessionStatus.CLOSED and other.when < here.when)
    if not earlier:
        return None
    last = max(earlier, key=lambda other: other.when)
    adopted = (other.adopted for other in file.sessions.all() if other.adopted)
    if any((adoption.session, adoption.version) == (last.number, last.version) for adoption in adopted):
        return None
    return last


def adopt_minutes(file: SeriesFile, place: Place, remark: str = "") -> Session:
    """Note that the minutes of the time before are vastgesteld, with what was said of them; again: another remark.

    Raises InvalidInput when there are no minutes to adopt.
    """
    session = session_at_work(file, place)
    last = minutes_to_adopt(file, place.session)
    if last:
        adoption = validated(Adoption, {"session": last.number, "version": last.version, "remark": remark})
    elif session.adopted:
        adoption = session.adopted.changed(remark=remark)
    else:
        raise InvalidInput("Er is geen eerder verslag dat nog vastgesteld moet worden.")
    with file.change("verslag vastgesteld", place=place):
        return file.sessions.save(session.changed(adopted=adoption))


# Shared


def _jongere(file: SeriesFile, place: Place) -> Traject:
    return file.trajects.get(_number(place))


def _turn(session: Session, place: Place) -> Turn:
    return session.turn(_number(place))


def _number(place: Place) -> int:
    if place.traject is None:
        raise InvalidInput("Bij deze stap hoort geen jongere.")
    return place.traject


def _at_table(file: SeriesFile, place: Place, turn: Turn) -> tuple[int, ...]:
    """Return who is at the table for this jongere: as noted, else everyone in the room who may be named here."""
    if turn.here is not None:
        return turn.here
    record = gather_record(file, place.session)
    in_room = {entry.person for entry in record.session.attendance if entry.presence.in_room}
    return tuple(person.number for person in record.company(turn.traject) if person.number in in_room)


def _save_turn(file: SeriesFile, place: Place, label: str, turn: Turn) -> Session:
    with file.change(label, place=place):
        return _put_turn(file, file.sessions.get(place.session), turn)


def _put_turn(file: SeriesFile, session: Session, turn: Turn) -> Session:
    """Inside a change: keep a turn where it says anything new."""
    if session.turn(turn.traject) == turn:
        return session
    return file.sessions.save(session.with_turn(turn))
