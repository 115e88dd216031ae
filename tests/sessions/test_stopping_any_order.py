"""Whatever is done in a block, in any order: after the stop the jongere is as at the start."""

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
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

Act = Callable[[SeriesFile, Place], object]

EARLIER = 1
"""An action of an earlier table; the numbers after 2 are those of actions made in the turn."""
numbers = st.integers(EARLIER, 5)
yes_or_no = st.booleans()


def act(do: Callable[..., object], *values: object, **named: object) -> Act:
    """Return an act with all but the file and the place filled in."""
    return lambda file, place: do(file, place, *values, **named)


acts: st.SearchStrategy[Act] = st.one_of(
    st.sampled_from([
        act(welcome),
        act(came_after_all),
        act(call_by, SECRET),
        act(word_question, SECRET),
        act(note_going_well, SECRET),
        act(declare, SECRET),
        act(open_leefgebied, Leefgebied.OVERIG),
        act(open_leefgebied, Leefgebied.VERSLAVING),
        act(answer_question, Leefgebied.WONEN, words=SECRET, score_now=2),
        act(answer_question, Leefgebied.VERSLAVING, words=SECRET),
        act(keep_notes, visit="", notes=SECRET),
        act(keep_notes, visit="", private_notes=SECRET),
        act(promise_action, Promise(what=SECRET)),
        act(promise_action, Promise(what=SECRET, leefgebied=Leefgebied.VERSLAVING)),
        act(promise_action, Promise(what=SECRET, guest=SECRET)),
        act(welcome_guest, f"oma; van {SECRET}"),
        act(welcome_guest, f"Truus; van {SECRET}"),
        act(confirm_contact, SECRET),
        act(confirm_contact, f"Nel {SECRET}"),
        act(note_heard, Heard.NO),
        act(note_presence, 1, Presence.LEFT),
        lambda file, _: file.back_up("tussendoor"),
        lambda file, _: file.undo(),
        lambda file, _: file.redo(),
        lambda file, place: close_and_open_again(file, place),
        lambda file, place: enter_meeting(file, place.session),
        lambda file, place: go_to_step(file, place.session, place.step),
    ]),
    st.builds(partial(act, not_come), brought_in=yes_or_no),
    st.builds(partial(act, note_consent, given=True), st.sampled_from(ConsentSubject)),
    st.builds(partial(act, set_at_table), st.integers(1, 3), here=yes_or_no),
    st.builds(partial(act, note_progress, note=SECRET), numbers),
    st.builds(partial(act, await_permission, who=SECRET), numbers),
    st.builds(partial(act, change_action, promise=Promise(what=SECRET)), numbers),
    st.builds(partial(act, take_back_action), numbers),
    st.builds(partial(act, agree_action), numbers),
    st.builds(partial(act, refuse_action), numbers),
    st.builds(lambda number: act(read_later, (number,)), numbers),
    st.builds(partial(act, set_status, reason=SECRET), numbers, st.sampled_from(Status)),
)


def close_and_open_again(file: SeriesFile, place: Place) -> None:
    """Close the meeting, which freezes all of it, and go on."""
    close_meeting(file, place.session)
    reopen_meeting(file, place.session)


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


@settings(max_examples=40)
@given(st.lists(acts, max_size=14))
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
