"""Every text can be read: in both themes each pair of text and background that a screen uses has contrast 4.5."""

import re
from itertools import product
from pathlib import Path

import pytest
from contrast import LEAST, contrast
from textual.app import App
from textual.color import Color
from textual.theme import Theme

from tafel.theme import DARK, LIGHT

APP = Path(__file__).parents[2] / "tafel"
BACKGROUNDS = ("background", "surface", "panel", "block-cursor-background", "block-cursor-blurred-background")
"""On which texts stand: screens, dialogs, bars and fields, and the row under the cursor."""
PAIRS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("foreground", "input-selection-background"),
)
"""Texts that stand on a background of their own."""


def words_with_a_colour() -> set[str]:
    """Return the variables that may colour a text: in stylesheets, and in the markup of the app's own words."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in APP.rglob("*") if path.suffix in {".py", ".tcss"})
    in_styles = re.findall(r"(?<![-\w])color:\s*\$([\w-]+)", code)
    in_markup = re.findall(r"\[(?:[a-z]+ )*\$([\w-]+)", code)
    in_spans = re.findall(r'"(?:[a-z]+ )*\$([\w-]+)"', code)
    return {*in_styles, *in_markup, *in_spans}


def colours(theme: Theme) -> dict[str, str]:
    """Return the variables of a theme as its stylesheets know them."""
    app = App[None]()
    app.register_theme(theme)
    app.theme = theme.name
    return app.get_css_variables()


def focused_field(values: dict[str, str]) -> Color:
    """Return the background of a field with the focus: the panel with a tint."""
    return Color.parse(values["panel"]).blend(Color.parse(values["primary"]), 0.10)


def inks(values: dict[str, str]) -> list[str]:
    """Return those of them that are colours of the theme; the others in markup are texts to fill in."""
    return sorted(words_with_a_colour() & values.keys())


def test_the_check_finds_what_the_app_uses() -> None:
    assert {"foreground", "primary", "muted", "error", "success", "demo"} <= set(inks(colours(LIGHT)))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_background(theme: Theme) -> None:
    values = colours(theme)
    grounds = {name: Color.parse(values[name]) for name in BACKGROUNDS} | {"focused field": focused_field(values)}
    measured = {
        (ink, ground): round(contrast(Color.parse(values[ink]), colour), 2)
        for ink, (ground, colour) in product(inks(values), grounds.items())
    }
    measured |= {
        (ink, ground): contrast(Color.parse(values[ink]), Color.parse(values[ground])) for ink, ground in PAIRS
    }
    assert {pair: value for pair, value in measured.items() if value < LEAST} == {}
