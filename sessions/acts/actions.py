"""Actions: promised at the table, changed, followed up, and read back to the jongere."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sessions.actions import Action, ActionEvent, Deadline, Firmness, Owner, ReadBack, Status, answered
from sessions.acts.at_work import turn_at_work
from sessions.acts.guests import seat_guest
from sessions.addiction import check_recordable
from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.following.rules import reason_for
from sessions.leefgebieden import Leefgebied
from sessions.meetings import Session
from sessions.place import Place
from sessions.store.series_file import SeriesFile
from sessions.text import clean_line
from sessions.trajects import Statement, Traject


@dataclass(frozen=True)
class Promise:
    """What is agreed: who does what, before when, with which result; `waits_for` names whose permission is awaited.

    `answer_by` is the day before which that answer is there, None where nobody said.
    `guest` is the name of somebody at the table who is not on the list yet: who becomes a guest, and the owner.
    """

    what: str
    owner: Owner | None = None
    deadline: Deadline | None = None
    leefgebied: Leefgebied | None = None
    result: str = ""
    waits_for: str = ""
    answer_by: dt.date | None = None
    guest: str = ""


def promise_action(file: SeriesFile, place: Place, promise: Promise) -> Action:
    """Record an action that was agreed at the table; an owner who is not in the room still has to confirm it.

    Raises InvalidInput when there is nothing to do in it, and then leaves no guest behind either.
    """
    turn_at_work(file, place)
    made_here = {"session": place.session, "traject": place.traject, "first_deadline": promise.deadline}
    with file.change("actie vastgelegd", place=place):
        return file.actions.add(validated(Action, {**_values(file, place, promise), **made_here}))


def change_action(file: SeriesFile, place: Place, number: int, promise: Promise) -> Action:
    """Change an action: it is to be read back again, also after a no. A deadline that has passed may stay.

    In the meeting that made it the first deadline changes too. Raises InvalidInput when there is nothing to do in it.
    """
    turn_at_work(file, place)
    action = file.actions.get(number)
    first = promise.deadline if action.session == place.session else action.first_deadline
    with file.change(f"actie {number} gewijzigd", place=place):
        values = _values(file, place, promise)
        return file.actions.save(answered(action, ReadBack.NOT_YET).changed(**values, first_deadline=first))


def await_permission(file: SeriesFile, place: Place, number: int, who: str, answer_by: dt.date | None = None) -> Action:
    """Note whose permission an action waits for, and the day before which there is an answer, None where not said.

    Empty takes the voorbehoud away. It is to be read back again.

    Without voorbehoud it is as firm as if it were promised now. Saying what stands already changes nothing.
    """
    session = turn_at_work(file, place)
    action = file.actions.get(number)
    if (clean_line(who), answer_by) == (action.waits_for, action.answer_by):
        return action
    firmness = _firmness(session, place, action.owner, who)
    changed = answered(action, ReadBack.NOT_YET).changed(waits_for=who, answer_by=answer_by, firmness=firmness)
    with file.change(f"voorbehoud bij actie {number}", place=place):
        return file.actions.save(changed)


def take_back_action(file: SeriesFile, place: Place, number: int) -> None:
    """Take away an action that was typed by mistake in this meeting. Raises InvalidInput for an older one."""
    turn_at_work(file, place)
    if file.actions.get(number).session != place.session:
        raise InvalidInput(
            f"Actie {number} is in een eerdere bijeenkomst afgesproken en blijft bewaard. "
            "Kies vervallen, met een reden."
        )
    with file.change(f"actie {number} weggehaald", place=place):
        file.actions.remove(number)


def set_status(file: SeriesFile, place: Place, number: int, status: Status, reason: str = "") -> Action:
    """Note how an action stands. Raises InvalidInput when it lapses without a reason."""
    reason = reason_for(status, reason)
    values = {"status": status, "reason": reason}
    return _follow_up(file, place, number, f"actie {number} {status}", values, status=status, note=reason)


def note_progress(file: SeriesFile, place: Place, number: int, note: str) -> Action:
    """Add a note to an action's history. Raises InvalidInput when it is empty."""
    if not clean_line(note):
        raise InvalidInput("Er is nog niets opgeschreven.", field="notitie")
    return _follow_up(file, place, number, f"notitie bij actie {number}", {}, note=note)


def move_deadline(file: SeriesFile, place: Place, number: int, deadline: Deadline) -> Action:
    """Give an action a new deadline; the first one stays, and an action without one gets its first."""
    first = file.actions.get(number).first_deadline or deadline
    values = {"deadline": deadline, "first_deadline": first}
    return _follow_up(file, place, number, f"termijn van actie {number} verzet", values, deadline=deadline)


def agree_action(file: SeriesFile, place: Place, number: int) -> Action:
    """The jongere heard the action and says that it is right. Raises InvalidInput when he or she is not there."""
    return _answer(file, place, number, ReadBack.AGREED)


def refuse_action(file: SeriesFile, place: Place, number: int) -> Action:
    """The jongere heard the action and says no: it lapses, and the no stays in the minutes.

    Raises as `agree_action` does.
    """
    return _answer(file, place, number, ReadBack.REFUSED)


def read_later(file: SeriesFile, place: Place, numbers: tuple[int, ...]) -> None:
    """These actions are read back afterwards, with somebody whom the jongere trusts. Raises as `agree_action`."""
    _check_listening(file, place)
    with file.change("later teruglezen", place=place):
        for number in numbers:
            _save_answer(file, place, number, ReadBack.LATER)


def declare(file: SeriesFile, place: Place, text: str) -> Traject:
    """Keep the jongere's own statement beside its earlier wordings; saying the same once more adds nothing."""
    turn_at_work(file, place)
    traject = file.trajects.get(place.traject or 0)
    if clean_line(text) == clean_line(traject.statement):
        return traject
    said = validated(Statement, {"text": text, "session": place.session, "recorded": file.today()})
    with file.change("eigen verklaring genoteerd", place=place):
        return file.trajects.save(traject.changed(statements=(*traject.statements, said)))


def _values(file: SeriesFile, place: Place, promise: Promise) -> dict[str, object]:
    """Inside a change: return what a promise says of an action; the guest in it takes a seat at the table."""
    if not clean_line(promise.what):
        raise InvalidInput("Schrijf op wat er gaat gebeuren.", field="actie")
    if place.traject is not None:
        check_recordable(file.trajects.get(place.traject), promise.leefgebied)
    session, owner = file.sessions.get(place.session), promise.owner
    if clean_line(promise.guest):
        session, guest = seat_guest(file, place, promise.guest)
        partner = file.partners.find(guest.partner or 0)
        owner = Owner(person=guest.number, name=guest.name, organisation=partner.name if partner else "")
    return {
        "what": promise.what,
        "owner": owner,
        "deadline": promise.deadline,
        "leefgebied": promise.leefgebied,
        "result": promise.result,
        "waits_for": promise.waits_for,
        "answer_by": promise.answer_by,
        "firmness": _firmness(session, place, owner, promise.waits_for),
    }


def _firmness(session: Session, place: Place, owner: Owner | None, waits_for: str) -> Firmness:
    """How firm a promise is: who must ask first is onder voorbehoud, who is not here still has to confirm.

    Once it is noted who is at the table for a jongere, those are here; before that everyone who is in the room.
    """
    if clean_line(waits_for):
        return Firmness.CONDITIONAL
    if owner is None or owner.jongere:
        return Firmness.PROMISED
    here = session.turn(place.traject).here if place.traject is not None else None
    if here is None:
        here = tuple(entry.person for entry in session.attendance if entry.presence.in_room)
    return Firmness.PROMISED if owner.person in here else Firmness.UNCONFIRMED


def _follow_up(
    file: SeriesFile, place: Place, number: int, label: str, values: Mapping[str, object], **event: object
) -> Action:
    """Change an action and add the line to its history."""
    turn_at_work(file, place)
    action = file.actions.get(number)
    line = validated(ActionEvent, {"when": file.now(), "session": place.session, **event})
    changed = action.changed(**values, history=(*action.history, line))
    with file.change(label, place=place):
        return file.actions.save(changed)


def _answer(file: SeriesFile, place: Place, number: int, answer: ReadBack) -> Action:
    _check_listening(file, place)
    with file.change(f"actie {number} teruggelezen", place=place):
        return _save_answer(file, place, number, answer)


def _save_answer(file: SeriesFile, place: Place, number: int, answer: ReadBack) -> Action:
    """Inside a change: keep what the jongere said; of an action from an earlier table its history tells it too.

    Without that line a no to an older action would be in no minutes, because such an action is not open any more.
    """
    action = file.actions.get(number)
    changed = answered(action, answer)
    if action.session == place.session:
        return file.actions.save(changed)
    line = ActionEvent(
        when=file.now(),
        session=place.session,
        status=changed.status if changed.status != action.status else None,
        read_back=answer,
    )
    return file.actions.save(changed.changed(history=(*action.history, line)))


def _check_listening(file: SeriesFile, place: Place) -> None:
    """Raise InvalidInput where nothing can be read back, because the jongere is not at the table."""
    session = turn_at_work(file, place)
    if place.traject is not None and not session.turn(place.traject).course.jongere_here:
        raise InvalidInput(
            "De jongere zit niet aan tafel, dus er kan nu niets teruggelezen worden. Er is niets gewijzigd. "
            "De acties komen terug bij Teruglezen als de jongere er weer bij is."
        )
