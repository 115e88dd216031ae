"""Themes, roles and homework of a community of practice, on disk and with undo."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from movable_clock import MovableClock

from sessions.actions import Status
from sessions.acts.actions import Promise, promise_action, set_status
from sessions.acts.focus import choose_focus, take_part_as
from sessions.acts.gather import gather_record
from sessions.acts.meeting import close_meeting, enter_meeting, welcome_guest
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import create_series
from sessions.acts.proposing import propose_meeting
from sessions.acts.themes import add_theme, keep_theme_notes, rename_theme
from sessions.acts.tips import collect_tip
from sessions.errors import InvalidInput, Refusal
from sessions.formats import plan_steps
from sessions.meetings import StepKind
from sessions.missing import gaps
from sessions.place import Place
from sessions.roles import Role, find_role
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile

HERE = Place(session=1)


@pytest.fixture
def community(tmp_path: Path) -> Iterator[SeriesFile]:
    """A community of practice with a meeting that is at work."""
    with create_series(Archive(tmp_path, clock=MovableClock()), SeriesKind.COP, "Samen aan tafel") as file:
        plan_meeting(file, day=file.today())
        enter_meeting(file, 1)
        yield file


def told(file: SeriesFile) -> list[tuple[str, str]]:
    return [(theme.title, theme.notes) for theme in file.sessions.get(1).themes]


def test_a_theme_is_added_renamed_and_written_about(community: SeriesFile) -> None:
    add_theme(community, HERE, " goed luisteren ")
    add_theme(community, HERE, "na afloop")
    keep_theme_notes(community, HERE, 1, "Een kaart na een week.", visit="a")
    rename_theme(community, HERE, 1, "na het gesprek")
    assert told(community) == [("goed luisteren", ""), ("na het gesprek", "Een kaart na een week.")]


def test_one_visit_to_a_theme_is_one_step_of_undo(community: SeriesFile) -> None:
    add_theme(community, HERE, "bejegening")
    for text in ("Koffie", "Koffie helpt", "Koffie helpt."):
        keep_theme_notes(community, HERE, 0, text, visit="a")
    community.undo()
    assert told(community) == [("bejegening", "")]
    community.undo()
    keep_theme_notes(community, HERE, 0, "te laat", visit="a")
    assert told(community) == []


@pytest.mark.parametrize("title", ["", "  ", "Bejegening"])
def test_a_theme_needs_a_title_of_its_own(community: SeriesFile, title: str) -> None:
    add_theme(community, HERE, "bejegening")
    with pytest.raises(InvalidInput):
        add_theme(community, HERE, title)
    rename_theme(community, HERE, 0, "Bejegening")
    assert told(community) == [("Bejegening", "")]


def test_a_closed_meeting_keeps_its_themes_as_they_are(community: SeriesFile) -> None:
    add_theme(community, HERE, "bejegening")
    close_meeting(community, 1)
    with pytest.raises(Refusal):
        keep_theme_notes(community, HERE, 0, "nog iets", visit="a")


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("Ouders", Role.PARENT),
        ("moeder", Role.PARENT),
        ("JONGEREN", Role.JONGERE),
        ("ander", Role.OTHER),
        ("oma", None),
    ],
)
def test_a_role_is_known_by_its_word(typed: str, role: Role | None) -> None:
    assert find_role(typed) == role


def test_a_role_stands_behind_the_name_or_in_the_sixth_part() -> None:
    read = read_people("Hanna Vos; ouder\nIna Bos; ; ; i@example.nl; 06; onderzoeker\nJan; Zeewijk", roles=True)
    assert [(one.name, one.organisation, one.role) for one in read.people] == [
        ("Hanna Vos", "", Role.PARENT),
        ("Ina Bos", "", Role.RESEARCHER),
        ("Jan", "Zeewijk", None),
    ]
    assert not read.problems
    wrong = read_people("Jan; ; ; ; ; baas\nPiet; ; ; ; ; ouder; nog iets", roles=True)
    assert "baas" in wrong.problems[0]
    assert "zes" in wrong.problems[1]


def test_pasting_again_keeps_a_role_that_was_set(community: SeriesFile) -> None:
    (hanna,) = add_people(community, read_people("Hanna Vos; ouder", roles=True))
    add_people(community, read_people("Hanna Vos; ; ; h@example.nl", roles=True))
    assert community.people.get(hanna.number).role == Role.PARENT
    take_part_as(community, hanna.number, None, HERE)
    assert community.people.get(hanna.number).role is None


def test_a_guest_comes_in_with_a_role(community: SeriesFile) -> None:
    welcome_guest(community, HERE, "Riet; jongere")
    welcome_guest(community, HERE, "Ans; Zeewijk; ouder")
    assert [(one.name, one.role, one.function) for one in community.people.all()] == [
        ("Riet", Role.JONGERE, ""),
        ("Ans", Role.PARENT, "Zeewijk"),
    ]


def test_homework_comes_back_until_it_is_done(community: SeriesFile) -> None:
    promise_action(community, HERE, Promise("belt een school"))
    promise_action(community, HERE, Promise("schrijft een brief"))
    set_status(community, HERE, 2, Status.DONE)
    close_meeting(community, 1)
    for number, week in ((2, 1), (3, 2)):
        plan_meeting(community, day=community.today() + dt.timedelta(weeks=week))
        enter_meeting(community, number)
    assert [action.number for action in gather_record(community, 2).brought_along(None)] == [1]
    set_status(community, Place(session=2), 1, Status.DONE)
    assert [action.number for action in gather_record(community, 2).brought_along(None)] == [1]
    assert gather_record(community, 3).brought_along(None) == ()
    assert gather_record(community, 2).made_here(None) == ()


def test_the_professionals_have_steps_of_their_own() -> None:
    steps = plan_steps("cop", ())
    assert [step.title for step in steps if not step.shared] == ["Voorbespreking", "Nabespreking"]
    assert [step.title for step in (steps[0], steps[-1])] == ["Voorbespreking", "Nabespreking"]


def test_a_first_meeting_is_proposed_without_looking_back(tmp_path: Path) -> None:
    with create_series(Archive(tmp_path, clock=MovableClock()), SeriesKind.COP, "Samen aan tafel") as file:
        without = propose_meeting(file).without
        assert "Terugblik" in without
        assert not {"Voorbespreking", "Tips verzamelen", "Nabespreking"} & set(without)
        plan_meeting(file, day=file.today(), without=("Ervaringen",))
        assert propose_meeting(file).without == {"Ervaringen"}


def test_what_a_community_misses_is_pointed_out(community: SeriesFile) -> None:
    steps = {step.kind: step.id for step in community.sessions.get(1).steps}
    collect_tip(community, HERE, "Bel eerst even.")
    collect_tip(community, HERE, "Zeg hoe lang het duurt.", (Role.PARENT,))
    promise_action(community, HERE, Promise("schrijft een brief"))
    assert [(gap.text, gap.step) for gap in gaps(gather_record(community, 1))] == [
        ("er is nog geen focus gekozen", steps[StepKind.FOCUS]),
        ("1 tip heeft nog geen bron", steps[StepKind.COLLECT]),
        ("actie 1 heeft nog geen eigenaar", steps[StepKind.ACTIONS]),
        ("actie 1 heeft nog geen termijn", steps[StepKind.ACTIONS]),
    ]
    choose_focus(community, "Hoe komt er vertrouwen?", HERE)
    assert "focus" not in gaps(gather_record(community, 1))[0].text
