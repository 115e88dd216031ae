"""Gathers everything that a series holds about one jongere."""

from collections.abc import Iterator

from sessions.access import Access, Mention
from sessions.acts.sharing import who_had
from sessions.document import Document
from sessions.erasing.replacing import Names
from sessions.erasing.text_fields import with_texts
from sessions.erasing.wiping import SOMEBODY, Jongere, jongere_with, names_of, signals_of
from sessions.store.series_file import SeriesFile
from sessions.trajects import Traject

_SEARCHED = {"sessions": "bijeenkomst", "actions": "actie", "signals": "signaal", "trajects": "traject van een ander"}
"""The tables with texts of others in which a jongere may be named, and what one of them is called."""


def gather_access(file: SeriesFile, number: int) -> Access:
    """Return everything about this jongere. Raises Missing when there is none with this number."""
    documents = file.documents
    jongere = jongere_with(documents, file.trajects.get(number).uid)
    assert jongere is not None
    sessions = file.sessions.where(lambda session: not jongere.numbers.isdisjoint(session.agenda))
    sent = {one.number: one for traject in jongere.trajects for one in who_had(file, traject=traject.number)}
    return Access(
        series=file.series,
        trajects=jongere.trajects,
        actions=jongere.actions,
        sessions=tuple(sorted(sessions, key=lambda session: session.when)),
        signals=signals_of(documents, jongere),
        sent=tuple(sent.values()),
        mentions=tuple(_mentions(file, jongere)),
        log=tuple((line.when, line.kind) for line in file.log() if _is_about(line.documents, jongere)),
        versions=tuple((session.date, session.version) for session in sessions if session.version),
        people=file.people.all(),
        partners=file.partners.all(),
        days={session.number: session.date for session in file.sessions.all()},
        others=file.trajects.where(lambda traject: traject.number not in jongere.numbers),
        today=file.today(),
    )


def _is_about(documents: dict[str, tuple[str, ...]], jongere: Jongere) -> bool:
    about = {f"trajects {number}" for number in jongere.numbers}
    about |= {f"actions {number}" for number in jongere.action_numbers}
    return not about.isdisjoint(documents)


def _mentions(file: SeriesFile, jongere: Jongere) -> Iterator[Mention]:
    """Yield the texts of others in which this jongere is named."""
    names = Names({name: SOMEBODY for traject in jongere.trajects for name in names_of(traject)})
    for table, called in _SEARCHED.items():
        for document in file.collections[table].all():
            if not _is_own(document, jongere):
                for text in _texts_elsewhere(document, jongere):
                    if names.replace(text)[0]:
                        yield Mention(f"{called} {document.number}", text)


def _is_own(document: Document, jongere: Jongere) -> bool:
    if isinstance(document, Traject):
        return document.number in jongere.numbers
    return getattr(document, "traject", None) in jongere.numbers


def _texts_elsewhere(document: Document, jongere: Jongere) -> list[str]:
    """Return the texts of a document outside the blocks of this jongere."""
    steps = getattr(document, "steps", None)
    if steps is not None:
        left = tuple(step for step in steps if step.traject not in jongere.numbers)
        document = document.model_copy(update={"steps": left})
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    with_texts(document, note)
    return found
