"""Telling in the app, once per folder, that it is copied to other places or stands on a network."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from textual.app import App

from tafel.whereabouts import Kept, told_once

if TYPE_CHECKING:
    from tafel.app import TafelApp

_SECONDS = 30
"""How long the toast stays: it is told once, and asks to think of something."""


def tell_place(app: App[Any], folder: Path, what: Kept) -> None:
    """Show in a toast what it means that this is kept in that folder; nothing where it is just here."""
    told = told_once(folder, what, cast("TafelApp", app).settings)
    if told:
        app.notify(told, severity="warning", timeout=_SECONDS, markup=False)
