"""Text that is meant to break something, in the domain: it is cleaned once, and from then on it is text."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

from hostile_archive import LINES
from hypothesis import given, settings
from hypothesis import strategies as st
from movable_clock import MovableClock
from nasty_strings import KINDS, NASTY, obeyed

from sessions.acts.people import add_people, read_people
from sessions.acts.prepare import add_jongere, create_series
from sessions.acts.search import read_index
from sessions.days.deadlines import DeadlineContext
from sessions.errors import Refusal
from sessions.meetings import Step, StepKind
from sessions.quickline.naming import Nameable
from sessions.quickline.reading import LineContext, read_line
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.text import clean_line, clean_prose
from sessions.tips.line import read_tip_line

PEOPLE = tuple(Nameable(number, clean_line(name), clean_line(name)) for number, name in enumerate(LINES[::25]))
CONTEXT = LineContext(PEOPLE, DeadlineContext(today=dt.date(2026, 11, 26)))


def test_the_corpus_is_large_and_bites() -> None:
    assert len(NASTY) >= 300
    assert len({text for text in NASTY if obeyed(text)}) >= 80
    assert len(KINDS) >= 12


def test_what_is_kept_is_clean_and_cleaning_it_again_changes_nothing() -> None:
    for text in NASTY:
        for clean in (clean_line, clean_prose):
            kept = clean(text)
            assert not obeyed(kept), repr(text)
            assert clean(kept) == kept, repr(text)
        step = Step(id="1", kind=StepKind.NOTES, title="Aanbod", notes=text)
        assert step.notes == clean_prose(text)


def test_a_line_and_a_tip_read_whatever_is_typed() -> None:
    for text in NASTY:
        reading = read_line(text, CONTEXT)
        assert all(0 <= part.start <= part.end <= len(text) for part in reading.spans), repr(text)
        read_tip_line(text)


def test_pasted_people_and_searching_take_whatever_is_typed(tmp_path: Path) -> None:
    archive = Archive(tmp_path, clock=MovableClock())
    with create_series(archive, SeriesKind.VELDTAFEL, "Zee") as file:
        pasted = "\n".join(f"{clean_line(text)}; {clean_line(text)}" for text in NASTY)
        with suppress(Refusal):
            add_people(file, read_people(pasted))
        for number, text in enumerate(LINES[:60]):
            add_jongere(file, code=f"J-{number:02}", roepnaam=text, brings=[])
        assert [one.roepnaam for one in file.trajects.all()] == [clean_line(text) for text in LINES[:60]]
    index = read_index(archive)
    for text in NASTY:
        index.find(text)


@settings(max_examples=40)
@given(st.text())
def test_no_text_at_all_keeps_what_a_terminal_obeys(text: str) -> None:
    assert not obeyed(clean_prose(text))
    assert clean_line(clean_prose(text)) == clean_line(text)
