"""Two themes of our own: light for the beamer and by day, dark for the evening; every text pair at contrast 4.5.

The row under a cursor is a tint and never turned around: rows hold words in several colours, and each must be readable
on it.
"""

import datetime as dt

from textual.theme import Theme

LIGHT = Theme(
    name="tafel-licht",
    primary="#0b5563",
    secondary="#3d4f5c",
    accent="#8a3b00",
    warning="#7a4f00",
    error="#a01522",
    success="#1b5e20",
    foreground="#1a1f24",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e8e5de",
    dark=False,
    variables={
        "muted": "#4d5862",
        "block-cursor-foreground": "#1a1f24",
        "block-cursor-background": "#bfdce1",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": "#1a1f24",
        "block-cursor-blurred-background": "#e2edee",
        "block-cursor-blurred-text-style": "none",
        "input-cursor-background": "#0b5563",
        "input-cursor-foreground": "#ffffff",
        "input-selection-background": "#b9d7dc",
        "border": "#0b5563",
        "border-blurred": "#b5b1a8",
        "demo": "#6b2d8f",
    },
)

DARK = Theme(
    name="tafel-donker",
    primary="#7cc7d4",
    secondary="#a9bac6",
    accent="#ffb877",
    warning="#f2c46d",
    error="#ff9a9a",
    success="#8fd694",
    foreground="#e9e6df",
    background="#14181b",
    surface="#1b2125",
    panel="#262d32",
    dark=True,
    variables={
        "muted": "#aeb8c0",
        "block-cursor-foreground": "#e9e6df",
        "block-cursor-background": "#27484f",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": "#e9e6df",
        "block-cursor-blurred-background": "#213338",
        "block-cursor-blurred-text-style": "none",
        "input-cursor-background": "#7cc7d4",
        "input-cursor-foreground": "#10262a",
        "input-selection-background": "#2f5a63",
        "border": "#7cc7d4",
        "border-blurred": "#4a545b",
        "demo": "#d7a8f0",
    },
)


def theme_for(moment: dt.datetime) -> str:
    """Return the name of the theme that fits the local time of this moment: light from 7 to 19, dark after."""
    return LIGHT.name if 7 <= moment.astimezone().hour < 19 else DARK.name
