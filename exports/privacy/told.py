"""What of a meeting may be told at all, to any reader: every document is made from a record that went through here.

Of who stopped or gave no consent nothing is told but that fact, also where data is left. Of who did not come, only
what was noted and agreed about that: nobody is talked about behind his or her back (domain.md sections 1 and 5).
"""

from sessions.actions import Action
from sessions.meetings import Session
from sessions.people import Attendance
from sessions.record import Record
from sessions.text import mentions
from sessions.trajects import Traject
from sessions.turns import Course, Turn

WITHHELD = {Course.NO_CONSENT, Course.STOPPED}
"""The courses of a turn of which only the fact is told."""


def course_of(record: Record, traject: int) -> Course:
    """Return how the turn of a jongere went at this meeting."""
    return record.session.turn(traject).course


def is_withheld(record: Record, traject: int) -> bool:
    """Whether nothing is told of a jongere but the fact: then there is no document for or about him or her either."""
    return course_of(record, traject) in WITHHELD


def told(record: Record) -> Record:
    """Return the record without what may not be told; the record itself where all of it may."""
    silent = {turn.traject: turn for turn in record.session.turns if not turn.course.talked_about}
    if not silent:
        return record
    withheld = {number for number, turn in silent.items() if turn.course in WITHHELD}
    # What is left out cannot make a good record bad, so it is not checked again: screens ask for this at every act.
    return record.model_copy(
        update={
            "session": _session(record, withheld),
            "trajects": tuple(
                _bare(traject)
                if traject.number in withheld
                else _absent(traject)
                if traject.number in silent
                else traject
                for traject in record.trajects
            ),
            "actions": tuple(action for action in record.actions if _is_told(record, action, set(silent), withheld)),
        }
    )


def _is_told(record: Record, action: Action, silent: set[int], withheld: set[int]) -> bool:
    if action.traject in withheld:
        return False
    return action.traject not in silent or action.session == record.session.number


def _session(record: Record, withheld: set[int]) -> Session:
    """Return the meeting without notes in the blocks that are withheld, and without the guests of those blocks."""
    session = record.session
    steps = (
        step.model_copy(update={"notes": "", "private_notes": ""}) if step.traject in withheld else step
        for step in session.steps
    )
    turns = (
        Turn(traject=turn.traject, course=turn.course) if turn.traject in withheld else turn for turn in session.turns
    )
    attendance = (entry for entry in session.attendance if not _came_for(record, entry, withheld))
    return session.model_copy(update={"steps": tuple(steps), "turns": tuple(turns), "attendance": tuple(attendance)})


def _came_for(record: Record, entry: Attendance, withheld: set[int]) -> bool:
    """Whether somebody is a guest of a jongere of whom nothing is told: welcomed in that block, or introduced so."""
    person = record.person(entry.person)
    if person is None or not person.guest:
        return False
    introduced = f"{person.name} {person.function}"
    roepnamen = (traject.roepnaam for traject in record.trajects if traject.number in withheld)
    return entry.traject in withheld or any(mentions(introduced, roepnaam) for roepnaam in roepnamen)


def _bare(traject: Traject) -> Traject:
    """Return a jongere of whom only the code is told; the names are kept, to be replaced wherever they stand."""
    return Traject(
        number=traject.number,
        uid=traject.uid,
        code=traject.code,
        roepnaam=traject.roepnaam,
        around=traject.around,
        started=traject.started,
    )


def _absent(traject: Traject) -> Traject:
    """Return a jongere without what was said at earlier meetings: that is not told again without him or her."""
    return traject.model_copy(
        update={"going_well": "", "question": "", "questions": (), "statements": (), "closing": None}
    )
