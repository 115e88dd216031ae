"""The frame of a community of practice by keys: who takes part, looking back, the focus, and experiences per theme."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from movable_clock import MovableClock
from room import Room, meeting_room
from screens import BEAMER, EDGES

from sessions.actions import Deadline, Owner, Status
from sessions.acts.actions import Promise, promise_action
from sessions.acts.meeting import close_meeting, enter_meeting
from sessions.acts.opening import Archive
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import create_series
from sessions.acts.tips import collect_tips
from sessions.meetings import SessionStatus
from sessions.place import Place
from sessions.roles import Role
from sessions.series import SeriesKind
from sessions.tips.importing import NewTip, TipsRead
from sessions.tips.tip import Public
from tafel.cli import tafel
from tafel.dialogs.meeting_plan import MeetingPlanDialog
from tafel.dialogs.people import PeopleDialog
from tafel.dialogs.person import PersonDialog
from tafel.dialogs.plan_lists import StepRows
from tafel.dialogs.series import SeriesDialog

PEOPLE = """
Hanna Vos; ouder
Carla Smit
Pieter Blom; Jeugdhulp Duinrand; ; ; ; hulpverlener
"""


@asynccontextmanager
async def community(folder: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Room]:
    """The second meeting of a community of practice, with homework and a toptip of the first."""
    clock = MovableClock()
    with create_series(Archive(folder, clock=clock), SeriesKind.COP, "Samen aan tafel") as file:
        add_people(file, read_people(PEOPLE, roles=True))
        plan_meeting(file, day=file.today() - dt.timedelta(weeks=1))
        enter_meeting(file, 1)
        due = Deadline(day=file.today() - dt.timedelta(days=1))
        homework = Promise("schrijft een brief", owner=Owner(person=3, name="Pieter Blom"), deadline=due)
        promise_action(file, Place(session=1), homework)
        collect_tips(file, TipsRead((NewTip("Bel eerst even.", (), Public.PROFESSIONALS, rank=1),)), Place(session=1))
        close_meeting(file, 1)
        plan_meeting(file, day=file.today())
    async with meeting_room(folder, size, clock) as room:
        yield room


@pytest.mark.parametrize("size", [BEAMER])
async def test_each_person_gets_a_role_with_one_key(tmp_path: Path, size: tuple[int, int]) -> None:
    async with community(tmp_path, size) as room:
        await room.go_to("aanwezigheid")
        await room.press("down", "o")
        await room.press("r", "4")
        roles = [person.role for person in room.file.people.all()]
        assert roles == [Role.PARENT, Role.PARENT, Role.RESEARCHER]
        assert "Carla Smit  ouder" in room.seen()
        await room.press("ctrl+z")
        assert room.file.people.get(3).role == Role.PROFESSIONAL


async def test_a_guest_comes_with_a_role(tmp_path: Path) -> None:
    async with community(tmp_path) as room:
        await room.go_to("aanwezigheid")
        await room.press("f2")
        assert "naam; rol" in room.seen()
        await room.enter("Riet; jongere")
        assert "Riet  jongere (gast)" in room.seen()


async def test_a_veldtafel_asks_for_no_role(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        await room.press("o", "r")
        assert all(person.role is None for person in room.file.people.all())
        assert room.app.screen is room.meeting


@pytest.mark.parametrize("size", EDGES)
async def test_homework_and_toptips_are_looked_back_on(tmp_path: Path, size: tuple[int, int]) -> None:
    async with community(tmp_path, size) as room:
        await room.go_to("terugkijken")
        assert "schrijft een brief" in room.seen()
        await room.press("1")
        assert room.file.actions.get(1).status == Status.DONE
        await room.press("g")
        await room.enter("in een les gebruikt; de docent")
        (use,) = room.file.tips.get(1).uses
        assert (use.what, use.by, use.when) == ("in een les gebruikt", "de docent", room.file.today())
        assert "in een les gebruikt, de docent" in " ".join(room.seen().split())


async def test_what_is_for_an_action_does_nothing_to_a_toptip(tmp_path: Path) -> None:
    async with community(tmp_path) as room:
        await room.go_to("terugkijken")
        await room.press("g")
        assert "Zet de cursor op een toptip" in room.seen()
        await room.press("down", "1", "n", "t")
        assert room.file.actions.get(1).status == Status.NOT_STARTED


@pytest.mark.parametrize("size", [BEAMER])
async def test_typing_sets_the_focus_and_the_notes_are_below(tmp_path: Path, size: tuple[int, int]) -> None:
    async with community(tmp_path, size) as room:
        await room.go_to("focus")
        await room.enter("Waar lopen we tegenaan?")
        await room.enter("Hoe komt er [/vertrouwen]?")
        assert [one.question for one in room.file.series.focuses] == [
            "Waar lopen we tegenaan?",
            "Hoe komt er [/vertrouwen]?",
        ]
        assert "Hoe komt er [/vertrouwen]?" in room.seen()
        await room.press("down")
        await room.type("Veel verhalen")
        room.meeting._view.keep_notes()  # type: ignore[union-attr]
        await room.pilot.pause()
        await room.type(" over de eerste keer.")
        await room.press("escape")
        assert room.file.sessions.get(2).step(room.desk.step.id).notes == "Veel verhalen over de eerste keer."
        await room.press("enter")
        assert room.step == "ervaringen"


@pytest.mark.parametrize("size", EDGES)
async def test_experiences_are_written_per_theme(tmp_path: Path, size: tuple[int, int]) -> None:
    async with community(tmp_path, size) as room:
        await room.go_to("ervaringen")
        assert "Geen namen" in room.seen()
        await room.enter("2")
        await room.type("Zeggen hoeveel tijd er is.")
        await room.press("f2")
        await room.enter("de wachtkamer [x]")
        assert "de wachtkamer [x]" in room.seen()
        await room.type("Koffie.")
        await room.press("tab")
        await room.type(" En luisteren.")
        await room.press("f4", "ctrl+u")
        await room.enter("luisteren")
        await room.press("f6")
        themes = [(theme.title, theme.notes) for theme in room.file.sessions.get(2).themes]
        assert themes == [
            ("luisteren", "Zeggen hoeveel tijd er is. En luisteren."),
            ("de wachtkamer [x]", "Koffie."),
        ]


async def test_a_theme_that_is_undone_goes_and_comes_back(tmp_path: Path) -> None:
    async with community(tmp_path) as room:
        await room.go_to("ervaringen")
        await room.enter("bejegening")
        await room.press("ctrl+z")
        assert room.file.sessions.get(2).themes == ()
        assert "Welk thema?" in room.seen()
        await room.press("ctrl+y")
        await room.type("Warm.")
        await room.press("f6")
        assert [theme.notes for theme in room.file.sessions.get(2).themes] == ["Warm."]


async def test_a_name_in_an_experience_is_pointed_out_and_kept(tmp_path: Path) -> None:
    async with community(tmp_path, (120, 40)) as room:
        await room.go_to("ervaringen")
        await room.enter("1")
        await room.type("Bij Duinrand was het koud, zei Carla.")
        assert "worden vervangen" not in room.seen()
        room.meeting._view.keep_notes()  # type: ignore[union-attr]
        await room.pilot.pause()
        assert "Carla." in room.seen().split("vervangen:")[1]
        assert "Carla" in room.file.sessions.get(2).themes[0].notes


async def test_what_professionals_say_is_not_beside_the_meeting_nor_in_its_minutes(tmp_path: Path) -> None:
    async with community(tmp_path, (160, 50)) as room:
        await room.type("Pas op bij gezin X.")
        assert "Alleen voor de professionals" in room.seen()
        await room.press("f6")
        assert room.file.sessions.get(2).step("1-notities").notes == "Pas op bij gezin X."
        assert "gezin X" not in room.seen()
        await room.press("f3")
        assert "gezin X" not in room.seen()
        assert "Het verslag voor alle deelnemers" in room.seen()


@pytest.mark.parametrize("size", [BEAMER])
async def test_the_meeting_is_closed_after_what_the_professionals_still_say(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with community(tmp_path, size) as room:
        await room.go_to("afronden")
        await room.enter("Koffie vooraf.")
        await room.press("enter", "enter")
        await room.press("enter")
        assert room.desk.step.title == "Nabespreking"
        assert "Ctrl+N afsluiten" in room.seen()
        await room.type("Het liep stroef.")
        await room.press("ctrl+n")
        assert "De bijeenkomst afsluiten?" in room.seen()
        await room.press("j")
        session = room.file.sessions.get(2)
        assert session.status == SessionStatus.CLOSED
        assert session.steps[-1].notes == "Het liep stroef."
        assert "Afgesloten: versie 1" in room.seen()
        await room.type("Nog iets.")
        assert room.file.sessions.get(2).steps[-1].notes == "Het liep stroef."


async def test_saying_no_to_closing_leaves_the_last_step_as_it_is(tmp_path: Path) -> None:
    async with community(tmp_path) as room:
        await room.go_to("notities", 1)
        await room.press("f6", "n")
        assert room.file.sessions.get(2).status == SessionStatus.RUNNING
        await room.type("Toch nog iets.")
        assert "Toch nog iets." in room.seen()


async def test_the_form_of_the_series_shows_the_focus_and_changes_it(tmp_path: Path) -> None:
    async with community(tmp_path) as room:
        form = SeriesDialog(room.app.archive, SeriesKind.COP, room.file)
        room.app.push_screen(form)
        await room.pilot.pause()
        assert "Focus" in room.seen()
        assert "Escalatieroute" not in room.seen()
        form.keep({**form.values, "focus": "Wat helpt ons?"})
        form.keep({**form.values, "focus": ""})
        assert room.file.series.focus == "Wat helpt ons?"


async def test_a_person_is_asked_for_a_role_in_a_community_only(tmp_path: Path) -> None:
    async with community(tmp_path) as room:
        form = PersonDialog(room.app.archive, room.file, 2)
        room.app.push_screen(form)
        await room.pilot.pause()
        assert "Doet mee als" in room.seen()
        form.keep({**form.values, "role": "ouder"})
        assert room.file.people.get(2).role == Role.PARENT
    async with meeting_room(tmp_path / "veldtafel") as room:
        room.app.push_screen(PersonDialog(room.app.archive, room.file, 1))
        await room.pilot.pause()
        assert "Doet mee als" not in room.seen()


@pytest.mark.parametrize("size", [BEAMER])
async def test_the_facilitator_chooses_the_steps_but_closing_stays(tmp_path: Path, size: tuple[int, int]) -> None:
    async with community(tmp_path, size) as room:
        plan = MeetingPlanDialog(room.file)
        room.app.push_screen(plan)
        await room.pilot.pause()
        await room.press("f6", "f6")
        assert "Voorbespreking" in room.seen()
        steps = plan.query_one(StepRows)
        titles = [step.title for step, _ in plan._draft.steps]
        for title in titles:
            steps.highlighted = steps.get_option_index(f"step-{titles.index(title)}")
            await room.press("space")
        assert [title for title in titles if title not in plan._draft.left_out] == ["Afsluiten"]


async def test_pasted_lines_explain_and_show_the_role(tmp_path: Path) -> None:
    async with community(tmp_path) as room:
        room.app.push_screen(PeopleDialog(room.file))
        await room.pilot.pause()
        assert "De rol" in room.seen()
        await room.type("Ina Bos; ouder")
        assert "Ina Bos  ouder" in room.seen()
        await room.press("ctrl+s")
        assert room.file.people.all()[-1].role == Role.PARENT


@pytest.mark.parametrize("audience", ["deelnemers", "partners"])
def test_the_command_line_gives_everybody_the_same_minutes(tmp_path: Path, audience: str) -> None:
    with create_series(Archive(tmp_path, clock=MovableClock()), SeriesKind.COP, "Samen aan tafel") as file:
        add_people(file, read_people(PEOPLE, roles=True))
        plan_meeting(file, day=file.today())
        enter_meeting(file, 1)
        promise_action(file, Place(session=1), Promise("belt Hanna Vos", owner=Owner(person=1, name="Hanna Vos")))
    command = ["--archief", str(tmp_path), "verslag", "samen", "--voor", audience, "--uit", "-"]
    result = CliRunner().invoke(tafel, command)
    assert "belt iemand" in result.stdout
    assert "Hanna" not in result.stdout
