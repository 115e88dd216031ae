"""Consent said outside a meeting: given, or withdrawn, at any moment."""

from sessions.acts.question import save_consented
from sessions.acts.retention import check_not_past
from sessions.consents import Consent, Consenter, ConsentSubject
from sessions.errors import InvalidInput
from sessions.meetings import SessionStatus
from sessions.place import Place
from sessions.store.series_file import SeriesFile
from sessions.trajects import Traject


def say_consent(
    file: SeriesFile, traject: int, subject: ConsentSubject, *, given: bool, by: Consenter = Consenter.JONGERE
) -> Traject:
    """Keep an answer that was given outside a meeting; saying the same again today adds nothing.

    A no to writing down verslaving erases the question in it, words and scores included, and takes the label verslaving
    off every action; undo brings that back. Raises InvalidInput while a meeting with this jongere is at work: there it
    belongs to the turn.
    """
    check_not_past(file, traject)
    jongere = file.trajects.get(traject)
    running = file.sessions.where(lambda session: session.status == SessionStatus.RUNNING)
    if any(traject in session.agenda for session in running):
        raise InvalidInput(
            "Er is een bijeenkomst bezig met deze jongere. Leg het daar vast, bij Welkom. Er is niets veranderd."
        )
    standing = jongere.consent_to(subject)
    answer = Consent(subject=subject, given=given, by=by, recorded=file.today()).on_the_basis_of(standing)
    if standing == answer:
        return jongere
    with file.change("toestemming genoteerd", place=Place(session=0, traject=traject)):
        return save_consented(file, jongere.changed(consents=(*jongere.consents, answer)))
