"""In the jongere's own copy: who sat at the table, what was agreed to, and who reads what of him or her.

Source: domain.md section 5. Chair and vaste contactpersoon read all that was written down, so that is said too.
"""

from collections.abc import Iterable

from exports.blocks import Block, Bullets, Fields, Heading, Paragraph
from exports.privacy.names import Names
from exports.wording import full_date, joined, person_words
from sessions.consents import Consent, Consenter, ConsentSubject
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.people import Partner, same_name
from sessions.record import Record
from sessions.sharing import SENSITIVE, Scope, agreed_with, scope_for
from sessions.trajects import Traject
from sessions.turns import Heard

_AGREED = {
    Consenter.JONGERE: "Je vond het goed",
    Consenter.PARENTS: "Je ouders of voogd vonden het goed",
    Consenter.BOTH: "Jij en je ouders of voogd vonden het goed",
}
_TO_WHAT = {
    ConsentSubject.TABLE: "dat we aan deze tafel over je praten en dat opschrijven",
    ConsentSubject.ADDICTION: "dat we opschrijven wat je zegt over drank, drugs, gamen of gokken",
}
_MAY_CHANGE = "Dit mag je altijd veranderen."


def at_table(record: Record, traject: Traject, names: Names) -> tuple[Block, ...]:
    """Return who sat at the table for this jongere, where that was noted."""
    here = record.session.turn(traject.number).here
    if not here:
        return ()
    people = ", ".join(person_words(record, number, names) for number in here)
    return (Fields((("Aan tafel zaten", people),)),)


def choices(record: Record, traject: Traject) -> tuple[Block, ...]:
    """Return what was agreed to and who reads what; nothing where neither was ever talked about."""
    consents = [traject.consent_to(subject) for subject in ConsentSubject]
    agreed = tuple(_agreed(record, consent) for consent in consents if consent and consent.given)
    if not agreed and not traject.sharing:
        return ()
    return (
        Heading("Waar je ja op zei, en wie wat van je leest"),
        Bullets((*agreed, *_who_reads(record, traject))),
        Paragraph(_MAY_CHANGE),
    )


def heard(record: Record, traject: Traject) -> tuple[Block, ...]:
    """Return what the jongere answered to whether he or she was talked with; nothing where that was left open."""
    answer = record.session.turn(traject.number).heard
    if answer is None or answer == Heard.RATHER_NOT:
        return ()
    return (Paragraph(f"Is er mét jou gepraat? Jij zei: {answer}."),)


def _agreed(record: Record, consent: Consent) -> str:
    when = "" if consent.session == record.session.number else f" (gezegd op {full_date(consent.recorded)})"
    return f"{_AGREED[consent.by]} {_TO_WHAT[consent.subject]}{when}."


def _who_reads(record: Record, traject: Traject) -> Iterable[str]:
    """Yield in plain words who reads what; those who read what is the default are not named one by one."""
    yield "De voorzitter en je vaste contactpersoon lezen alles."
    partners = _concerned(record, traject)
    by_scope = {
        scope: [partner for partner in partners if scope_for(traject.sharing, partner.number) == scope]
        for scope in Scope
    }
    for partner in by_scope[Scope.ALL]:
        yield f"{partner.name} leest alles{_limits(traject, partner)}."
    for partner in by_scope[Scope.NOTHING]:
        yield f"{partner.name} leest niets."
    if by_scope[Scope.OWN]:
        others = "De andere organisaties" if len(by_scope[Scope.OWN]) < len(partners) else "De organisaties aan tafel"
        yield f"{others} lezen alleen hun eigen acties."


def _limits(traject: Traject, partner: Partner) -> str:
    """Return what `alles` is not about: of what the jongere brought, the leefgebieden that are agreed one by one."""
    sharing = agreed_with(traject.sharing, partner.number)
    also = sharing.also if sharing else ()
    brought = [
        question.leefgebied
        for question in traject.questions
        if question.leefgebied in SENSITIVE and question.state != DomainState.NOT_HERE
    ]
    with_these = joined([_about(each) for each in brought if each in also])
    without = joined([_about(each) for each in brought if each not in also])
    return f"{f', ook over {with_these}' if with_these else ''}{f', maar niet over {without}' if without else ''}"


def _about(leefgebied: Leefgebied) -> str:
    return leefgebied.to_jongere[:1].lower() + leefgebied.to_jongere[1:]


def _concerned(record: Record, traject: Traject) -> tuple[Partner, ...]:
    """Return the partners with whom something was agreed, who sat at the table or who do something."""
    agreed = {sharing.partner for sharing in traject.sharing}
    people = (record.person(number) for number in record.session.turn(traject.number).here or ())
    homes = {person.partner for person in people if person}
    owners = {action.owner.organisation for action in record.actions_of(traject.number) if action.owner}
    return tuple(
        partner
        for partner in record.partners
        if partner.number in agreed | homes or any(same_name(partner.name, owner) for owner in owners)
    )
