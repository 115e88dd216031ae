"""A jongere stops: what was typed in the turn is erased, from the file and from its copies; only the fact remains.

What goes is a rule on models (`erasing/turn.py`); here it is applied to the documents of a series, of the file that
is open and then of every copy of it on this disk.
"""

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sessions.acts.at_work import session_at_work
from sessions.acts.newcomers import came_by_turn, referred
from sessions.acts.turns import keep_start, start_now, start_of
from sessions.erasing.turn import (
    Erasure,
    actions_without,
    guest_without,
    session_without,
    traject_without,
)
from sessions.errors import InvalidInput, StoreRefusal
from sessions.meetings import Session
from sessions.people import Person
from sessions.place import Place
from sessions.store.documents import SeriesDocuments
from sessions.store.series_file import SeriesFile
from sessions.trajects import Traject
from sessions.turns import TurnStart


@dataclass(frozen=True)
class Stopped:
    """That a turn was erased. `left` are the copies on disk that could not be cleaned and may still hold it."""

    left: tuple[Path, ...] = ()

    @property
    def warning(self) -> str:
        """What to do about the copies that are left, in Dutch, or ""."""
        if not self.left:
            return ""
        names = ", ".join(str(path) for path in self.left)
        return (
            "Gewist uit het bestand, maar deze kopieën waren niet schoon te maken en kunnen het nog bevatten: "
            f"{names}. Verwijder ze zelf. tafel probeert het ook opnieuw zodra u de bijeenkomst weer opent."
        )


def stop_turn(file: SeriesFile, place: Place) -> Stopped:
    """Erase what was typed in this turn; nothing of it, nor anything before it, can be undone any more.

    First the file, in one durable write; then its backups and the copies beside it. Doing it again tries the copies
    once more. Raises InvalidInput at a step without a jongere, MeetingClosed, and what `SeriesFile.change` raises:
    then nothing was erased.
    """
    session_at_work(file, place)
    if place.traject is None:
        raise InvalidInput("Bij deze stap hoort geen jongere.")
    with file.change("gestopt", undoable=False, place=place):
        start = start_of(file, place.session, place.traject)
        if start is None:
            start = file.starts.add(start_now(file, place.session, place.traject, file.now()))
        _erase(file, start)
        start = file.starts.save(start.changed(stopped=True))
        # Whatever is typed from here on, after a new welcome, can be taken back as well.
        keep_start(file, place.session, place.traject)
    file.forget_history()
    return _clean_copies(file, start)


def finish_stopping(file: SeriesFile) -> Stopped:
    """Clean the copies of turns that were erased when the app was ended, or a copy was busy, before that was done."""
    stopped = file.starts.where(lambda start: start.stopped)
    return Stopped(tuple({path: None for start in stopped for path in _clean_copies(file, start).left}))


def _clean_copies(file: SeriesFile, start: TurnStart) -> Stopped:
    """Erase a turn from the copies; once that is done nothing has to be remembered of how it began."""
    left = file.clean_copies(partial(_erase_from_copy, start), since=start.began)
    if not left:
        # The turn is erased also when this cannot be saved; it is done when the meeting is entered again.
        with suppress(StoreRefusal), file.change("kopieën opgeschoond", undoable=False):
            file.starts.remove(start.number)
    return Stopped(left)


def _erase_from_copy(stopped: TurnStart, documents: SeriesDocuments) -> None:
    """Erase a turn from a copy, by how it began there; a copy from before the turn has no such beginning."""
    start = start_of(documents, stopped.session, stopped.traject)
    if start is not None:
        _erase(documents, start)
        documents.starts.remove(start.number)


# What goes, inside a batch


def _erase(documents: SeriesDocuments, start: TurnStart) -> None:
    now = documents.trajects.get(start.traject)
    traject = documents.trajects.save(traject_without(start, now))
    _erase_actions(documents, start, traject)
    session = documents.sessions.get(start.session)
    documents.sessions.save(session_without(start, session))
    people = _erase_people(documents, start, {*_guests_of(session, start.traject), now.contact})
    _erase_elsewhere(documents, Erasure(start, now.roepnaam, traject.at_table(), people))


def _erase_actions(documents: SeriesDocuments, start: TurnStart, traject: Traject) -> None:
    before = documents.actions.all()
    after = {action.number: action for action in actions_without(start, before, traject)}
    for action in before:
        if action.number not in after:
            documents.actions.remove(action.number)
        elif after[action.number] != action:
            documents.actions.save(after[action.number])


def _guests_of(session: Session, traject: int) -> set[int]:
    return {entry.person for entry in session.attendance if entry.traject == traject}


def _erase_people(
    documents: SeriesDocuments, start: TurnStart, came: set[int | None]
) -> dict[int, tuple[Person, Person]]:
    """Take out who came in by this turn and is referred to nowhere else; return `Erasure.people`.

    `came` are the guests of the turn, and the contact person who was named in it.
    """
    unknown = came - set(referred(documents))
    known = {}
    for person in documents.people.all():
        if person.number in unknown and came_by_turn(start, person):
            documents.people.remove(person.number)
        else:
            before = guest_without(start, person)
            known[person.number] = (person, person if before == person else documents.people.save(before))
    return known


def _erase_elsewhere(documents: SeriesDocuments, erasure: Erasure) -> None:
    """Take the turn out of what was frozen of meetings, and out of how other turns began."""
    for snapshot in documents.snapshots.all():
        record = erasure.record_without(snapshot.record)
        if record != snapshot.record:
            documents.snapshots.save(snapshot.changed(record=record))
    for other in documents.starts.where(lambda other: other.number != erasure.start.number):
        changed = erasure.start_without(other)
        if changed != other:
            documents.starts.save(changed)
