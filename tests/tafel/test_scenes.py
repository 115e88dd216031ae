"""The scenes of the pictures in the handleiding, played once each: they still come where they are meant to come."""

from pathlib import Path

import pytest
from make_pictures import MOMENT, SCENES, play, without_references
from movable_clock import NOON
from screens import read

from tafel.app import TafelApp


def test_the_pictures_are_taken_when_the_demo_of_the_tests_is() -> None:
    assert MOMENT == NOON


@pytest.mark.parametrize("name", SCENES)
async def test_a_scene_shows_what_its_picture_is_for(name: str, demo_folder: Path) -> None:
    seen: list[str] = []

    def look(app: TafelApp) -> None:
        seen.append(read(app))
        without_references(app.export_screenshot())

    await play(SCENES[name], demo_folder, look)
    assert SCENES[name].shows in seen[0]
