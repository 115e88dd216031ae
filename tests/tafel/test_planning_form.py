"""Planning a meeting by keys: the proposal, the four pages, changing the plan, calling it off, and the agenda."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from movable_clock import MovableClock
from room import meeting_room
from screens import BEAMER, EDGES, fill_in, read, shown, type_in
from textual.pilot import Pilot

from sessions.acts.opening import SeriesFile, open_series
from sessions.acts.people import add_people, read_people
from sessions.acts.prepare import add_jongere, create_series
from sessions.acts.sharing import who_had
from sessions.meetings import SessionStatus
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from tafel.app import TafelApp
from tafel.dialogs.meeting_plan import MeetingPlanDialog
from tafel.screens.overview import OverviewScreen
from tafel.screens.series import SeriesScreen

SLUG = "veldtafel-kop-van-noord-holland"


@asynccontextmanager
async def planning(
    app: TafelApp, size: tuple[int, int] = (80, 24), number: int | None = None
) -> AsyncIterator[tuple[Pilot[None], SeriesFile]]:
    """Open the form, for a new meeting or for the plan of this one."""
    with open_series(app.archive, SLUG) as file:
        async with app.run_test(size=size) as pilot:
            app.remove_class("veiled")
            await app.push_screen(MeetingPlanDialog(file, number))
            await pilot.pause()
            yield pilot, file


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until the app is idle after each."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


@pytest.mark.parametrize("size", [BEAMER])
async def test_the_proposal_is_accepted_with_one_key(app: TafelApp, size: tuple[int, int]) -> None:
    async with planning(app, size) as (pilot, file):
        await press(pilot, "ctrl+s")
        planned, last = file.sessions.get(3), file.sessions.get(2)
        assert planned.date == last.date + dt.timedelta(weeks=6)
        assert (planned.start, planned.place, planned.chair) == ("13:30", "Den Helder", last.chair)
        assert planned.agenda == (1,), "only Mila has an open action, and Sem is on an agenda already"
        assert {entry.person for entry in planned.attendance} == {entry.person for entry in last.attendance}


@pytest.mark.parametrize("size", EDGES)
async def test_enter_flows_through_every_page_and_keeps_on_the_last(app: TafelApp, size: tuple[int, int]) -> None:
    async with planning(app, size) as (pilot, file):
        seen = []
        for _ in range(8):
            seen.append(read(app))
            await press(pilot, "enter")
        assert "donderdag 7 januari 2027" in seen[0]
        assert "J-07 Mila 1 actie open, 1 te laat" in seen[5]
        assert "Anna Smit" in seen[6]
        assert "Karin de Wit" in seen[6]
        assert "Aanwezigheid" in seen[7]
        assert "per jongere" in seen[7]
        assert all("13:30 tot ±" in text for text in seen)
        assert len(file.sessions.all()) == 3


async def test_a_date_is_shown_with_its_weekday_and_a_past_one_asked_again(app: TafelApp) -> None:
    async with planning(app) as (pilot, _):
        await press(pilot, "ctrl+u")
        await type_in(pilot, "12-12")
        assert "zaterdag 12 december" in shown(app)
        await press(pilot, "ctrl+u")
        await fill_in(pilot, "gisteren")
        assert app.screen.focused.value == "gisteren"


async def test_a_time_without_a_colon_is_understood_and_moves_the_expected_end(app: TafelApp) -> None:
    async with planning(app) as (pilot, file):
        await press(pilot, "enter", "ctrl+u")
        await fill_in(pilot, "1430")
        assert app.screen.row("start").text == "14:30"
        before = read(app)
        assert "14:30 tot ± 15:" in before
        await press(pilot, "ctrl+n", "down", "space")
        assert "14:30 tot ± 15:" in read(app)
        assert read(app) != before
        await press(pilot, "ctrl+s")
        assert file.sessions.get(3).start == "14:30"


async def test_jongeren_are_put_in_order_and_given_minutes(app: TafelApp) -> None:
    async with planning(app) as (pilot, file):
        await press(pilot, "ctrl+n", "down", "space")
        assert "● 2e" in shown(app)
        assert "J-08 Sem" in read(app)
        await press(pilot, "e", "2")
        assert "Hoeveel minuten voor Sem (J-08)?" in read(app)
        await press(pilot, "enter")
        assert "Typ een getal van" in read(app)
        await press(pilot, "0", "enter")
        assert "● 1e 20 min J-08 Sem" in read(app)
        await press(pilot, "ctrl+s")
        planned = file.sessions.get(3)
        assert planned.agenda == (2, 1)
        assert sum(step.minutes for step in planned.steps if step.traject == 2) == 20


async def test_all_fields_of_the_first_page_stand_in_view(app: TafelApp) -> None:
    async with planning(app):
        assert all(label in shown(app) for label in ("Datum", "Tijd", "Plaats", "Voorzitter", "Notulist"))


async def test_the_keys_below_are_those_of_the_row_that_is_lit(app: TafelApp) -> None:
    async with planning(app) as (pilot, _):
        await press(pilot, "ctrl+n")
        assert "e eerder l later" in read(app)
        await press(pilot, "space")
        assert "eerder" not in read(app), "who is not on the agenda has no place in it"
        await press(pilot, "space")
        assert "e eerder l later" in read(app)
        assert "Esc terug" in read(app), "the way back stays, however many keys there are"
        assert "Ctrl+N volgend blad" in read(app)


async def test_who_is_not_expected_and_what_is_left_out_is_chosen_with_space(app: TafelApp) -> None:
    async with planning(app) as (pilot, file):
        await press(pilot, "ctrl+n", "ctrl+n", "space")
        assert "is er altijd bij" in read(app)
        await press(pilot, "end", "space", "ctrl+n", "down", "space")
        assert "daar vraagt u de jongere aan tafel om toestemming" in read(app)
        await press(pilot, "down", "space", "ctrl+s")
        planned = file.sessions.get(3)
        names = {file.people.get(entry.person).name for entry in planned.attendance}
        assert names == {"Anna Smit", "Els Bakker", "Youssef Amrani"}
        assert "Terugblik" not in {step.title for step in planned.steps}


async def test_somebody_is_found_by_a_word(app: TafelApp) -> None:
    with open_series(app.archive, SLUG) as file:
        add_people(file, read_people("\n".join(f"Persoon {letter}; Organisatie {letter}" for letter in "ABCDEF")))
    async with planning(app) as (pilot, file):
        await press(pilot, "ctrl+n", "ctrl+n", "slash", *"karin", "enter", "space", "ctrl+s")
        planned = file.sessions.get(3)
        assert "Karin de Wit" not in {file.people.get(entry.person).name for entry in planned.attendance}
        assert len(planned.attendance) == 9


async def test_a_table_without_jongeren_is_planned_only_when_that_is_meant(app: TafelApp) -> None:
    async with planning(app) as (pilot, file):
        await press(pilot, "ctrl+n", "space", "ctrl+s")
        assert "Zonder jongeren plannen?" in shown(app)
        await press(pilot, "n")
        assert len(file.sessions.all()) == 2
        await press(pilot, "ctrl+s", "j")
        assert file.sessions.get(3).agenda == ()


async def test_what_was_chosen_is_thrown_away_only_after_asking(app: TafelApp) -> None:
    async with planning(app) as (pilot, file):
        await press(pilot, "ctrl+n", "down", "space", "escape")
        assert "Weggooien wat u typte?" in shown(app)
        await press(pilot, "n")
        assert "● 2e" in shown(app)
        await press(pilot, "escape", "j")
        assert isinstance(app.screen, OverviewScreen)
        assert len(file.sessions.all()) == 2


async def test_an_unread_date_brings_its_page_back(app: TafelApp) -> None:
    async with planning(app) as (pilot, file):
        await press(pilot, "ctrl+u", "ctrl+n", "ctrl+s")
        assert "Typ de datum" in read(app)
        assert app.screen.focused is app.screen.row("day").input
        assert len(file.sessions.all()) == 2


async def test_a_page_is_chosen_with_the_mouse_as_well(app: TafelApp) -> None:
    async with planning(app) as (pilot, _):
        await pilot.click("PageTab:last-of-type")
        await pilot.pause()
        assert "Afronden" in read(app)
        await pilot.click("StepRows", offset=(3, 0))
        await pilot.pause()
        assert "○ 5 min Aanwezigheid" in read(app)


@pytest.mark.parametrize("size", EDGES)
async def test_many_jongeren_with_long_names_can_all_be_reached(
    tmp_path: Path, clock: MovableClock, size: tuple[int, int]
) -> None:
    name = "Jayden-Christopher van Oudshoorn-Konstantinopel"
    with create_series(Archive(tmp_path, clock=clock), SeriesKind.VELDTAFEL, "Kop van Noord-Holland") as file:
        for number in range(1, 13):
            add_jongere(file, code=f"J-{number:02d}", roepnaam=name)
    app = TafelApp(tmp_path, clock=clock, strict=True)
    async with planning(app, size) as (pilot, file):
        await type_in(pilot, "vrijdag")
        await press(pilot, "ctrl+n", "end", "space")
        assert "6e" in shown(app)
        assert "Oudshoorn-Konstantinopel" in read(app)
        await press(pilot, "ctrl+s")
        assert file.sessions.get(1).agenda == (1, 2, 3, 4, 5, 12)


# On the screen of a series


@asynccontextmanager
async def series(app: TafelApp, clock: MovableClock) -> AsyncIterator[Pilot[None]]:
    """Open the series the day before its meeting, with that meeting lit."""
    clock.forward(days=-1)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        assert isinstance(app.screen, SeriesScreen)
        yield pilot


async def test_a_plan_is_changed_from_the_list(app: TafelApp, clock: MovableClock) -> None:
    async with series(app, clock) as pilot:
        await press(pilot, "w")
        assert "Planning wijzigen" in shown(app)
        await press(pilot, "enter", "ctrl+u")
        await fill_in(pilot, "930")
        await press(pilot, "ctrl+n", "l", "ctrl+s")
        assert "is gewijzigd" in shown(app)
        assert "09:30" in shown(app)
        await press(pilot, "ctrl+z")
        assert "13:30" in shown(app)


async def test_what_was_told_of_a_plan_is_gone_after_the_meeting(app: TafelApp, clock: MovableClock) -> None:
    async with series(app, clock) as pilot:
        await press(pilot, "w", "ctrl+s")
        assert "is gewijzigd" in shown(app)
        await press(pilot, "enter", "j", "escape", "escape")
        assert isinstance(app.screen, SeriesScreen)
        assert "is gewijzigd" not in shown(app)


async def test_a_meeting_is_called_off_after_asking_and_comes_back_with_undo(
    app: TafelApp, clock: MovableClock
) -> None:
    async with series(app, clock) as pilot:
        await press(pilot, "x")
        assert "De bijeenkomst van donderdag 26 november afzeggen?" in read(app)
        await press(pilot, "n")
        assert "gepland" in shown(app)
        await press(pilot, "x", "j")
        assert "is afgezegd" in read(app)
        assert "gepland" not in shown(app)
        await press(pilot, "ctrl+z")
        assert "gepland" in shown(app)


async def test_a_closed_meeting_offers_no_planning(app: TafelApp, clock: MovableClock) -> None:
    async with series(app, clock) as pilot:
        await press(pilot, "down", "x", "w")
        assert isinstance(app.screen, SeriesScreen)
        with open_series(Archive(app.folder, clock=clock), SLUG) as file:
            assert file.sessions.get(1).status == SessionStatus.CLOSED


async def test_the_agenda_is_made_and_that_is_kept(
    app: TafelApp, clock: MovableClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(tmp_path / "documenten"))
    async with series(app, clock) as pilot:
        await press(pilot, "g", "2")
        assert "De agenda staat in" in read(app)
        (made,) = (tmp_path / "documenten" / "tafel").glob("*.md")
        text = made.read_text()
        assert "J-07" in text
        assert "Mila" not in text
        await press(pilot, "x", "j")
        assert "De agenda was al gemaakt" in read(app)
    with open_series(app.archive, SLUG) as file:
        (sent,) = who_had(file, session=2)
        assert (sent.audience, sent.form) == ("agenda", "md")


async def test_a_jongere_who_comes_at_the_last_minute_is_put_on_the_agenda_by_code(tmp_path: Path) -> None:
    async with meeting_room(tmp_path) as room:
        add_jongere(room.file, code="J-09", roepnaam="Tygo")
        await room.press("ctrl+p")
        await room.enter("jongere agenda")
        text = room.seen()
        assert "Wie komt er nog aan tafel?" in text
        assert "J-09" in text
        assert "Tygo" not in text
        await room.press("enter")
        assert "J-09 staat op de agenda" in room.seen()
        assert room.file.sessions.get(1).agenda == (1, 2, 3)
        assert [step.traject for step in room.desk.steps if step.kind == "vraag"] == [1, 2, 3]
        await room.press("ctrl+z")
        assert room.file.sessions.get(1).agenda == (1, 2)
