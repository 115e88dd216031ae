"""Which documents `tafel verslag` makes: the meetings that are meant, and their minutes or agenda."""

from collections.abc import Sequence

from exports.audiences import Audience
from exports.blocks import Document
from exports.house import PLAIN, House
from exports.minutes import minutes_for
from exports.rendering.files import Form, as_text
from sessions.acts.finding import find_series
from sessions.acts.gather import record_of
from sessions.acts.opening import Archive, SeriesFile, read_series
from sessions.errors import InvalidInput, Missing
from sessions.meetings import SessionStatus
from tafel.outgoing.leaving import note_in_passing

NOBODY = {
    Audience.PARTNERS: "Er was geen organisatie bij en geen enkele heeft een actie, dus er is niets voor partners.",
    Audience.PARTICIPANTS: "Alleen een community of practice heeft één verslag voor alle deelnemers. "
    "Kies partners, jongere of intern.",
    Audience.JONGERE: "Er is geen jongere voor wie een blad te maken is. Wie stopt of geen ja zegt, krijgt er geen.",
}


def documents_of(archive: Archive, series: str, meeting: int | str, audience: Audience) -> tuple[Document, ...]:
    """Return the documents for one audience.

    `series` is a slug, mark or name, or the beginning of one; `meeting` a number, `laatste` (the last that was
    started) or `alle` (all that were). An agenda is of a meeting to come: there `laatste` is the next that is planned,
    and `alle` are all of those. Raises a Refusal when there is no such series or meeting, or nothing in it for
    this audience.
    """
    with read_series(archive, find_series(archive, series)) as file:
        records = [record_of(file, number) for number in meetings_meant(file, meeting, audience)]
    documents = tuple(document for record in records for document in minutes_for(record, audience))
    if not documents:
        raise Missing(NOBODY[audience])
    return documents


def joined_text(documents: Sequence[Document], form: Form, house: House = PLAIN) -> str:
    """Return documents as one text for the screen or a pipe.

    Raises InvalidInput for more than one page of HTML, and for a form that is no text.
    """
    if not form.is_text:
        raise InvalidInput(
            "Een Word-bestand past niet op het scherm. Er is niets geschreven. "
            "Geef een map met --uit MAP, of kies --vorm md."
        )
    if form == Form.HTML and len(documents) > 1:
        raise InvalidInput(
            f"Dit zijn {len(documents)} losse HTML-bestanden; die passen niet achter elkaar. "
            "Er is niets geschreven. Geef een map met --uit MAP, of kies --vorm md."
        )
    return "\n".join(as_text(document, form, house) for document in documents)


def note_made(archive: Archive, series: str, documents: tuple[Document, ...], form: str) -> str:
    """Keep that these documents were made, in a series that is opened only for that.

    Return "" or, in Dutch, why it could not be noted: another window has the series, or the folder is read-only.
    """
    return note_in_passing(archive, find_series(archive, series), ((document, form) for document in documents))


def meetings_meant(file: SeriesFile, meeting: int | str, audience: Audience) -> list[int]:
    """Return the numbers of the meetings that are meant, the earliest first."""
    if isinstance(meeting, int):
        return [file.sessions.get(meeting).number]
    if audience == Audience.AGENDA:
        return _planned(file)[: None if meeting == "alle" else 1]
    held = file.sessions.where(lambda session: session.status != SessionStatus.PLANNED)
    if not held:
        raise Missing("In deze reeks is nog geen bijeenkomst begonnen, dus er is nog geen verslag.")
    numbers = [session.number for session in sorted(held, key=lambda session: (session.date, session.number))]
    return numbers if meeting == "alle" else numbers[-1:]


def _planned(file: SeriesFile) -> list[int]:
    """Return the numbers of the meetings to come, the next one first. Raises Missing without any."""
    coming = file.sessions.where(lambda session: session.is_to_come(file.today()))
    if not coming:
        raise Missing("In deze reeks is geen bijeenkomst gepland, dus er is geen agenda. Plan eerst een bijeenkomst.")
    return [session.number for session in sorted(coming, key=lambda session: session.when)]
