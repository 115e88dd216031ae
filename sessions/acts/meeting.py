"""Running a meeting as a whole: start, steps, who is there, next date, closing and re-opening."""

import datetime as dt
from collections.abc import Callable

from sessions.actions import Action, Deadline
from sessions.acts.at_work import session_at_work
from sessions.acts.gather import gather_record, progress_of
from sessions.acts.guests import seat_guest, with_person_there
from sessions.acts.present import goes_on_as
from sessions.acts.stopping import finish_stopping
from sessions.acts.turns import keep_start
from sessions.clock import local_day
from sessions.document import validated
from sessions.errors import InvalidInput, Missing
from sessions.formats import in_the_place_of
from sessions.guide import moved, paused, resumed, shown_steps
from sessions.meetings import Progress, Session, SessionStatus
from sessions.people import Attendance, Presence
from sessions.place import Place
from sessions.record import Snapshot
from sessions.roles import find_role
from sessions.series import SeriesKind
from sessions.store.series_file import SeriesFile


def enter_meeting(file: SeriesFile, session_number: int) -> Progress:
    """Start a planned meeting, or go on with a running one on the step where it was; return where it is.

    The clock of that step starts now: the time since the app was left does not count. A closed meeting, or one in a
    window that may only read, is shown as it stands and nothing is written.
    """
    session = file.sessions.get(session_number)
    file.who = _who_holds(file, session)
    kept = progress_of(file, session_number)
    progress = kept or _at_first_step(file, session_number)
    if file.read_only or session.status == SessionStatus.CLOSED:
        return progress
    label = "bijeenkomst begonnen" if session.status == SessionStatus.PLANNED else "bijeenkomst hervat"
    with file.change(label, undoable=False):
        file.sessions.save(session.changed(status=SessionStatus.RUNNING))
        _begin_turn_at(file, session, progress.step)
        progress = file.progress.save(kept.changed(entered=file.now())) if kept else file.progress.add(progress)
    file.warning = finish_stopping(file).warning or file.warning
    return progress


def _at_first_step(file: SeriesFile, session_number: int) -> Progress:
    first = shown_steps(gather_record(file, session_number))[0]
    return Progress(session=session_number, step=first.id, entered=file.now())


def leave_meeting(file: SeriesFile, session_number: int) -> None:
    """Add up the time of the step that a running meeting is left in; nothing in a window that may only read.

    Raises what `SeriesFile.change` raises.
    """
    progress = progress_of(file, session_number)
    running = file.sessions.get(session_number).status == SessionStatus.RUNNING
    if file.read_only or not running or progress is None:
        return
    with file.change("bijeenkomst verlaten", undoable=False):
        file.progress.save(moved(progress, progress.step, file.now()))


def pause_meeting(file: SeriesFile, session_number: int) -> None:
    """Stop the clock of a running meeting until `resume_meeting`, also while it is left or the app is restarted.

    Nothing where it does not run, or in a window that may only read. Raises what `SeriesFile.change` raises.
    """
    _turn_clock(file, session_number, "bijeenkomst gepauzeerd", paused)


def resume_meeting(file: SeriesFile, session_number: int) -> None:
    """Let the clock of a paused meeting run again. Raises what `SeriesFile.change` raises."""
    _turn_clock(file, session_number, "pauze voorbij", resumed)


def _turn_clock(
    file: SeriesFile, session_number: int, label: str, turn: Callable[[Progress, dt.datetime], Progress]
) -> None:
    progress = progress_of(file, session_number)
    running = file.sessions.get(session_number).status == SessionStatus.RUNNING
    if file.read_only or not running or progress is None:
        return
    with file.change(label, undoable=False):
        file.progress.save(turn(progress, file.now()))


def go_to_step(file: SeriesFile, session_number: int, step_id: str) -> Progress:
    """Go to a step; where the meeting is, is kept outside undo. One that was closed unstarted is only shown there.

    Raises Missing when the meeting was never started or has no such step, and what `SeriesFile.change` raises.
    """
    session = file.sessions.get(session_number)
    if all(step.id != step_id for step in session.steps):
        raise Missing("Deze stap is er niet in deze bijeenkomst. Kies een stap uit de lijst.")
    progress = progress_of(file, session_number)
    if progress is None and session.status == SessionStatus.CLOSED:
        return _at_first_step(file, session_number).changed(step=step_id)
    if progress is None:
        raise Missing("Deze bijeenkomst is nog niet begonnen.")
    if progress.step == step_id:
        return progress
    with file.change("naar een andere stap", undoable=False):
        _begin_turn_at(file, session, step_id)
        return file.progress.save(moved(progress, step_id, file.now()))


def _begin_turn_at(file: SeriesFile, session: Session, step_id: str) -> None:
    """Inside a change: keep how things stand before anything is typed in the block of this step."""
    traject = session.step(step_id).traject
    if traject is not None:
        keep_start(file, session.number, traject)


def mark_all_present(file: SeriesFile, place: Place) -> Session:
    """Set everyone who is expected present; who was noted otherwise stays as noted."""
    session = session_at_work(file, place)
    attendance = tuple(
        entry.changed(presence=Presence.PRESENT) if entry.presence == Presence.EXPECTED else entry
        for entry in session.attendance
    )
    with file.change("iedereen aanwezig", place=place):
        return file.sessions.save(session.changed(attendance=attendance))


def note_presence(file: SeriesFile, place: Place, person: int, presence: Presence) -> Session:
    """Note for one person whether he or she is there; somebody not yet on the list is added.

    In a jongere's block it also says who is at the table for that jongere.
    """
    session = session_at_work(file, place)
    known = any(entry.person == person for entry in session.attendance)
    attendance = tuple(
        entry.changed(presence=presence) if entry.person == person else entry for entry in session.attendance
    )
    if not known:
        attendance = (*attendance, Attendance(person=person, presence=presence))
    session = with_person_there(session.changed(attendance=attendance), place, person, here=presence.in_room)
    with file.change("aanwezigheid genoteerd", place=place):
        return file.sessions.save(session)


def welcome_guest(file: SeriesFile, place: Place, line: str) -> Session:
    """Add a guest who is at the table, typed as `naam` or `naam; organisatie`; return the meeting.

    In a community of practice the role may stand there too: `naam; ouder`. In a jongere's block it is a guest of that
    jongere. Raises InvalidInput when there is no name.
    """
    name, *about = line.split(";")
    roles = [role for part in about if file.series.kind == SeriesKind.COP and (role := find_role(part))]
    organisation = next((part for part in about if not (roles and find_role(part))), "")
    session_at_work(file, place)
    with file.change("gast toegevoegd", place=place):
        session, guest = seat_guest(file, place, name, organisation)
        if roles:
            file.people.save(guest.changed(role=roles[0]))
        return session


def note_lesson(file: SeriesFile, place: Place, *, keep: str | None = None, change: str | None = None) -> Session:
    """Note the one thing to keep or the one thing to change."""
    session = session_at_work(file, place)
    values = {name: text for name, text in (("keep", keep), ("change", change)) if text is not None}
    with file.change("evaluatie genoteerd", place=place):
        return file.sessions.save(session.changed(**values))


def set_next_date(file: SeriesFile, place: Place, day: dt.date | None) -> Session:
    """Set the date of the next table (None: not known); deadlines `volgende tafel` of this meeting move along."""
    session = session_at_work(file, place)
    if day is not None and day <= session.date:
        raise InvalidInput("De volgende datum ligt niet na deze bijeenkomst. Kies een latere datum.", field="datum")
    with file.change("volgende datum gezet", place=place):
        session = file.sessions.save(session.changed(next_date=day))
        follow_next_table(file, session.number, day)
        return session


def follow_next_table(
    file: SeriesFile, session_number: int, day: dt.date | None, *, instead_of: dt.date | None = None
) -> None:
    """Inside a change: move every open deadline `volgende tafel` that was agreed in this meeting to that table.

    With `instead_of` only those that point to that day, when the table of that day is moved or called off.
    """
    for action in file.actions.all():
        deadline = action.deadline
        if not (action.open and deadline and deadline.next_table and _agreed_in(file, action, session_number)):
            continue
        if instead_of is not None and deadline.day != instead_of:
            continue
        there = Deadline(day=day, next_table=True)
        first = there if action.first_deadline == deadline else action.first_deadline
        file.actions.save(action.changed(deadline=there, first_deadline=first))


def _agreed_in(file: SeriesFile, action: Action, session_number: int) -> bool:
    """Whether the deadline an action has now was agreed in this meeting, or after it and before the next one."""
    moves = [event for event in action.history if event.deadline is not None]
    number = moves[-1].session if moves else action.session or None
    day = local_day(moves[-1].when) if moves else action.agreed
    return (_last_table(file, day) if number is None and day is not None else number) == session_number


def _last_table(file: SeriesFile, day: dt.date) -> int | None:
    """Return the number of the last meeting before a day, or of the one that was closed that day."""
    held = file.sessions.where(
        lambda session: session.date < day or (session.date == day and session.status == SessionStatus.CLOSED)
    )
    return max(held, key=lambda session: session.when).number if held else None


def close_meeting(file: SeriesFile, session_number: int) -> Session:
    """Close a meeting: the next version, with a frozen record of what its documents show; undo is emptied.

    Raises InvalidInput when it is closed already.
    """
    session = file.sessions.get(session_number)
    if session.status == SessionStatus.CLOSED:
        raise InvalidInput("Deze bijeenkomst is al afgesloten. U kunt haar heropenen.")
    with file.change("bijeenkomst afgesloten", undoable=False):
        session = file.sessions.save(
            session.changed(status=SessionStatus.CLOSED, version=session.version + 1, closed_at=file.now())
        )
        for number in gather_record(file, session_number).discussed:
            file.trajects.save(file.trajects.get(number).changed(discussed=True))
        _forget_older_starts(file, session_number)
        record = gather_record(file, session_number)
        file.snapshots.add(
            validated(
                Snapshot,
                {"session": session_number, "version": session.version, "closed": file.now(), "record": record},
            )
        )
    file.forget_history()
    file.back_up("afgesloten")
    return session


def _forget_older_starts(file: SeriesFile, session_number: int) -> None:
    """Inside a change: who had a turn at an older closed meeting can no longer take back what was typed then.

    The last closed meeting keeps how its turns began, so that a jongere can still stop after it is opened again.
    """
    for start in file.starts.where(lambda start: start.session != session_number and not start.stopped):
        if file.sessions.get(start.session).status == SessionStatus.CLOSED:
            file.starts.remove(start.number)


def reopen_meeting(file: SeriesFile, session_number: int) -> Session:
    """Open a closed meeting again to mend it; closing it then makes the next version, the older ones stay.

    The clock of its step starts now. Who was merged into another jongere since is there as that one. Raises
    InvalidInput when it is not closed.
    """
    session = file.sessions.get(session_number)
    if session.status != SessionStatus.CLOSED:
        raise InvalidInput("Deze bijeenkomst is niet afgesloten.")
    progress = progress_of(file, session_number)
    with file.change("bijeenkomst heropend", undoable=False):
        session = _with_merged(file, session)
        session = file.sessions.save(session.changed(status=SessionStatus.RUNNING, closed_at=None))
        if progress:
            # A block that went into that of another took its steps along.
            still_there = any(step.id == progress.step for step in session.steps)
            step = progress.step if still_there else session.steps[-1].id
            file.progress.save(progress.changed(step=step, entered=file.now()))
            _begin_turn_at(file, session, step)
        return session


def _with_merged(file: SeriesFile, session: Session) -> Session:
    """Return a meeting with each jongere who was merged since in the place of the one in whom he or she goes on."""
    for number in session.agenda:
        jongere = goes_on_as(file, number)
        if jongere is not None and jongere.number != number:
            session = in_the_place_of(session, number, jongere.number)
    return session


def _who_holds(file: SeriesFile, session: Session) -> str:
    """Who stands in the log for this meeting: the minute taker, else the chair."""
    person = file.people.find(session.minute_taker or session.chair or 0)
    return person.name if person else ""
