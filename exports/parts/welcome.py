"""Welkom in the minutes: who sat there for this jongere, who consented; or why he or she was not at the table."""

from exports.blocks import Block, Fields, Paragraph
from exports.parts.scene import Scene
from exports.privacy.names import Names, home_of, is_professional, name_of
from exports.wording import full_date, sentence, with_organisation
from sessions.consents import Consent, ConsentSubject
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.people import Person
from sessions.record import Record
from sessions.trajects import Traject
from sessions.turns import Course, Turn

COURSES = {
    Course.NEXT_TABLE: "Niet gekomen en daarom niet besproken. De volgende keer is deze jongere weer aan de beurt.",
    Course.BROUGHT_IN: (
        "Niet gekomen. De jeugdhulpverlener heeft de vraag ingebracht; dat vond de jongere vooraf goed. "
        "Elke actie moet nog worden teruggelezen."
    ),
    Course.NO_CONSENT: "Geen toestemming gegeven. Over deze jongere is niets vastgelegd.",
    Course.STOPPED: "Gestopt. Van dit gesprek staat hier niets.",
}
"""What is told of a jongere who was not at the table as planned."""


def welcome_part(scene: Scene) -> tuple[Block, ...]:
    """Return who was at the table for this jongere and the consent that was given, or the course in words.

    Nothing while the turn has not begun; consent to recording verslaving only where private.
    """
    traject = scene.traject
    if traject is None:
        return ()
    turn = scene.record.session.turn(traject.number)
    if turn.course == Course.OPEN:
        return ()
    why = (Paragraph(COURSES[turn.course]),) if turn.course in COURSES else ()
    if not turn.course.talked_about:
        return why
    rows = (*_at_table(scene.record, turn, scene.names), *_consents(scene, traject))
    return (*why, Fields(rows)) if rows else why


def _at_table(record: Record, turn: Turn, names: Names) -> tuple[tuple[str, str], ...]:
    if turn.here is None:
        return ()
    people = [_called(record, person, names) for number in turn.here if (person := record.person(number))]
    return (("Aan tafel bij deze jongere", ", ".join(people) or "niemand genoteerd"),)


def _called(record: Record, person: Person, names: Names) -> str:
    """Return the name of a professional, whose organisation Aanwezigheid tells, and of a guest how he or she came."""
    name = name_of(record, person, names)
    return name if is_professional(record, person) else with_organisation(name, home_of(record, person, names))


def _consents(scene: Scene, traject: Traject) -> tuple[tuple[str, str], ...]:
    """Return the answers that stand. Of verslaving only a yes, and only where that leefgebied may be told at all."""
    rows = []
    if table := traject.consent_to(ConsentSubject.TABLE):
        rows.append(("Toestemming", _answer(scene.record, table)))
    addiction, question = traject.consent_to(ConsentSubject.ADDICTION), traject.question_in(Leefgebied.VERSLAVING)
    kept_away = question is not None and question.state == DomainState.NOT_HERE
    if scene.private and addiction and addiction.given and not kept_away:
        rows.append(("Toestemming om verslaving op te schrijven", _answer(scene.record, addiction)))
    return tuple(rows)


def _answer(record: Record, consent: Consent) -> str:
    here = consent.session == record.session.number
    when = "aan deze tafel" if here else f"op {full_date(consent.recorded)}"
    return sentence(f"{'ja' if consent.given else 'nee'}, van {consent.by}, {when}")
