"""Help and the list of commands: everything a user can do here can be found, in Dutch."""

import re
from pathlib import Path

import pytest
from room import meeting_room
from screens import SIZES, read, shown, type_in
from walk import screens_of_the_app

from sessions.acts.actions import Promise, promise_action
from sessions.meetings import StepKind
from sessions.place import Place
from tafel.app import TafelApp
from tafel.glossary import EVERYWHERE, OF_STEP, WORDS, explained
from tafel.screens.minutes import MinutesScreen
from tafel.screens.overview import OverviewScreen


@pytest.mark.parametrize("size", [SIZES[0], SIZES[-1]])
async def test_help_tells_what_the_screen_is_for_its_keys_and_the_words(app: TafelApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("f1")
        await pilot.pause()
        seen = read(app)
        for _ in range(10):
            await pilot.press("pagedown")
            seen += " " + read(app)
        assert "Hier begint u." in seen
        for words in ("Enter", "n", "nieuwe reeks", "F8 of Ctrl+L", "licht of donker", "Reeks", "Te laat"):
            assert words in seen
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, OverviewScreen)


async def test_help_in_a_meeting_is_about_the_step_on_the_table(app: TafelApp) -> None:
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("f1")
        await pilot.pause()
        text = read(app)
        assert "Aanwezigheid" in text
        assert "Iedereen die nog verwacht wordt, is aanwezig" in text
        assert "Ctrl+N of F6" in text


async def test_help_in_a_step_explains_the_words_of_that_step(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(120, 200)) as room:
        promise_action(room.file, Place(1, "5-acties", 1), Promise("belt"))
        for step in {step.kind: step for step in room.desk.steps}.values():
            await room.meeting._go_to(step.id)
            await room.press("f1")
            seen = read(room.app)
            for word, meaning in explained(OF_STEP[step.kind]):
                assert word in seen
                assert meaning in seen
            others = {key for key in WORDS if key not in OF_STEP[step.kind]}
            assert not [key for key in others if WORDS[key][1] in seen]
            await room.press("escape")


def test_every_word_is_explained_somewhere_and_none_twice_in_one_place() -> None:
    used = [*OF_STEP.values(), EVERYWHERE, *(getattr(screen, "WORDS", ()) for screen in screens_of_the_app())]
    assert {key for keys in used for key in keys} == set(WORDS)
    assert all(len(set(keys)) == len(keys) for keys in used)
    assert set(OF_STEP) == set(StepKind)


OTHER_WORDS = (
    ("donker", "licht of donker"),
    ("kleuren", "licht of donker"),
    ("afdrukken", "verslag"),
    ("printen", "verslag"),
    ("terug", "vorige"),
    ("herstellen", "ongedaan"),
    ("klok", "tijd"),
    ("koffie", "pauze"),
    ("verbergen", "privé"),
    ("sluiten", "stoppen"),
    ("springen", "naar stap"),
    ("oefenen", "privétoets proberen"),
    ("uitleg", "hulp"),
)


async def test_a_command_is_found_by_other_words_too(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(120, 50)) as room:
        for typed, label in OTHER_WORDS:
            await room.press("ctrl+p")
            await room.type(typed)
            found = read(room.app).split(typed, 1)[1]
            assert f" {label} " in found
            await room.press("escape")


async def test_a_command_that_is_called_so_stands_first(tmp_path: Path) -> None:
    async with meeting_room(tmp_path, size=(120, 50)) as room:
        await room.press("ctrl+p")
        await room.type("stap")
        assert re.search(r"1 +naar stap", room.seen())


async def test_a_command_is_found_by_a_dutch_word_and_runs_where_the_user_is(app: TafelApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert "Wat wilt u doen?" in shown(app)
        await type_in(pilot, "afdruk")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MinutesScreen)


async def test_a_command_without_a_key_is_found_too(app: TafelApp) -> None:
    async with app.run_test(size=(50, 15)) as pilot:
        await pilot.pause()
        theme = app.theme
        await pilot.press("ctrl+p")
        await pilot.pause()
        await type_in(pilot, "donker")
        await pilot.press("enter")
        await pilot.pause()
        assert app.theme != theme


async def test_a_word_that_fits_nothing_says_so(app: TafelApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause()
        await type_in(pilot, "xyz")
        await pilot.press("f8")
        await pilot.pause()
        assert "Niets gevonden." in read(app)
