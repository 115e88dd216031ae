"""Whatever is done in a block, in any order: after the stop the jongere is as at the start."""

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from movable_clock import MovableClock

from sessions.actions import Status
from sessions.acts.actions import (
    Promise,
    agree_action,
    await_permission,
    change_action,
    declare,
    note_progress,
    promise_action,
    read_later,
    refuse_action,
    set_status,
    take_back_action,
)
from sessions.acts.meeting import close_meeting, enter_meeting, go_to_step, note_presence, reopen_meeting, welcome_guest
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere, create_series
from sessions.acts.question import answer_question, keep_notes, note_going_well, open_leefgebied, word_question
from sessions.acts.stopping import stop_turn
from sessions.acts.turns import (
    call_by,
    came_after_all,
    confirm_contact,
    not_come,
    note_consent,
    note_heard,
    set_at_table,
    welcome,
)
from sessions.consents import ConsentSubject
from sessions.errors import Refusal
from sessions.leefgebieden import Leefgebied
from sessions.meetings import StepKind
from sessions.people import Presence
from sessions.place import Place
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from sessions.turns import Course, Heard, Turn

SECRET = "zwanenbloem"
DAYS = (dt.date(2026, 11, 26), dt.date(2027, 1, 7))

EARLIER = 1
"""The first of two actions of an earlier table."""
FIRST_HERE = 3
"""The first action that is made in the turn."""


class Act:
    """Something that is done in the block, with all but the file and the place filled in."""

    def __init__(self, do: Callable[..., object], *values: object, **named: object) -> None:
        self._do = do
        self._values = values
        self._named = named

    def __call__(self, file: SeriesFile, place: Place) -> None:
        self._do(file, place, *self._values, **self._named)

    def __repr__(self) -> str:
        return f"{self._do.__name__} {self._values} {self._named}"


TYPING = (
    Act(call_by, SECRET),
    Act(word_question, SECRET),
    Act(note_going_well, SECRET),
    Act(declare, SECRET),
    Act(open_leefgebied, Leefgebied.OVERIG),
    Act(open_leefgebied, Leefgebied.VERSLAVING),
    Act(answer_question, Leefgebied.WONEN, words=SECRET, score_now=2),
    Act(answer_question, Leefgebied.VERSLAVING, words=SECRET),
    Act(keep_notes, visit="", notes=SECRET),
    Act(keep_notes, visit="", private_notes=SECRET),
    Act(promise_action, Promise(what=SECRET)),
    Act(promise_action, Promise(what=SECRET, leefgebied=Leefgebied.VERSLAVING)),
    Act(promise_action, Promise(what=SECRET, guest=SECRET)),
    Act(welcome_guest, f"oma; van {SECRET}"),
    Act(welcome_guest, f"Truus; van {SECRET}"),
    Act(confirm_contact, SECRET),
    Act(confirm_contact, f"Nel {SECRET}"),
)
TURNING = (
    Act(welcome),
    Act(came_after_all),
    Act(not_come, brought_in=False),
    Act(not_come, brought_in=True),
    Act(note_consent, ConsentSubject.TABLE, given=True),
    Act(note_consent, ConsentSubject.ADDICTION, given=True),
    Act(set_at_table, 1, here=False),
    Act(set_at_table, 3, here=True),
    Act(note_presence, 1, Presence.LEFT),
    Act(note_heard, Heard.NO),
)
ON_ACTIONS = tuple(
    follow_up
    for number in (EARLIER, EARLIER + 1, FIRST_HERE)
    for follow_up in (
        Act(note_progress, number, SECRET),
        Act(await_permission, number, SECRET),
        Act(change_action, number, Promise(what=SECRET)),
        Act(take_back_action, number),
        Act(agree_action, number),
        Act(refuse_action, number),
        Act(read_later, (number,)),
        Act(set_status, number, Status.BUSY, SECRET),
        Act(set_status, number, Status.DROPPED, SECRET),
    )
)


def back_up(file: SeriesFile, _: Place) -> None:
    """Make a backup, as closing a meeting does."""
    file.back_up("tussendoor")


def undo(file: SeriesFile, _: Place) -> None:
    """Take the last act back."""
    file.undo()


def redo(file: SeriesFile, _: Place) -> None:
    """Do it again."""
    file.redo()


def close_and_open_again(file: SeriesFile, place: Place) -> None:
    """Close the meeting, which freezes all of it, and go on."""
    close_meeting(file, place.session)
    reopen_meeting(file, place.session)


AROUND = (Act(back_up), Act(undo), Act(redo), Act(close_and_open_again))


@contextmanager
def at_the_second_table() -> Iterator[tuple[SeriesFile, Place]]:
    """A jongere with an action from an earlier table, a guest who came along then, and a turn that has just begun."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder), clock=MovableClock(), sleep=lambda _: None)
        with create_series(archive, SeriesKind.VELDTAFEL, "Kop van Noord-Holland") as file:
            add_people(file, read_people("Karin de Wit; Woonstichting Zeewijk; wonen"))
            add_jongere(file, code="J-07", roepnaam="Mila", contact="Els Bakker", brings=[Leefgebied.WONEN])
            for day in DAYS:
                plan_meeting(file, day=day, agenda=[1])
            enter_meeting(file, 1)
            first = at(file, 1)
            promise_action(file, first, Promise(what="belt", leefgebied=Leefgebied.WONEN))
            promise_action(file, first, Promise(what="bewaart de post", guest="Truus"))
            close_meeting(file, 1)
            enter_meeting(file, 2)
            place = at(file, 2)
            go_to_step(file, 2, place.step)
            yield file, place


def at(file: SeriesFile, session: int) -> Place:
    """The place of the jongere's Acties."""
    steps = file.sessions.get(session).steps
    return Place(session, next(step.id for step in steps if step.kind == StepKind.ACTIONS), 1)


acts = st.one_of(*(st.sampled_from(kind) for kind in (TYPING, TYPING, TURNING, ON_ACTIONS, AROUND)))


@settings(max_examples=40)
@given(st.lists(acts, min_size=3, max_size=25))
def test_any_acts_in_a_block_are_gone_after_the_stop(done: list[Act]) -> None:
    with at_the_second_table() as (file, place):
        before = (file.trajects.all(), file.actions.all(), file.people.all())
        for do in done:
            with suppress(Refusal):
                do(file, place)
        assert stop_turn(file, place).left == ()
        assert (file.trajects.all(), file.actions.all(), file.people.all()) == before
        assert file.sessions.get(2).turns == (Turn(traject=1, course=Course.STOPPED),)
        files = [path for path in file.path.parent.rglob("*") if path.is_file()]
        assert not [path.name for path in files if SECRET.encode() in path.read_bytes()]
        file.check()
