"""Receiving a series in the app: which file, a look at what stands on it, and choosing where both went on."""

from typing import Any

from textual.screen import Screen

from sessions.acts.opening import Archive
from sessions.acts.receiving import Incoming, Received, Standing, look_at, receive
from tafel.dialogs.confirm import ConfirmDialog
from tafel.dialogs.line import LineDialog
from tafel.handing.choosing import ChoosingScreen
from tafel.handing.places import typed_path
from tafel.handing.words import incoming_words
from tafel.unveiling import unveiled


async def receive_series(screen: Screen[Any], archive: Archive) -> Received | None:
    """Ask for the file and take over what is in it; None when the user went back."""
    with unveiled(screen.app):
        dialog: LineDialog[Incoming] = LineDialog(
            "Welk bestand wilt u ontvangen?",
            lambda name: look_at(archive, typed_path(name)),
            hint="bijvoorbeeld ~/Downloads/kop-overdracht.tafel",
        )
        incoming = await screen.app.push_screen_wait(dialog)
        if incoming is None:
            return None
        if incoming.standing != Standing.APART:
            question = ConfirmDialog(f"{incoming.label.title} ontvangen?", incoming_words(incoming))
            if not await screen.app.push_screen_wait(question):
                return None
    if incoming.standing != Standing.APART:
        return receive(archive, incoming)
    choosing = ChoosingScreen(incoming)
    await screen.app.push_screen_wait(choosing)
    return None if choosing.choices is None else receive(archive, incoming, choosing.choices)
