"""Receiving a series in the app: which file, a look at what stands on it, and choosing where both went on."""

import asyncio
from pathlib import Path
from typing import Any

from textual.screen import Screen

from sessions.acts.handing import NeedsWords
from sessions.acts.opening import Archive
from sessions.acts.receiving import Incoming, Received, Relation, look_at, receive
from tafel.dialogs.confirm import ConfirmDialog
from tafel.dialogs.line import LineDialog
from tafel.handing.choosing import ChoosingScreen
from tafel.handing.words import incoming_words
from tafel.locking.passphrase import WordsDialog
from tafel.paths import typed_path
from tafel.unveiling import unveiled


def _looked_at(archive: Archive, path: Path) -> Incoming | Path:
    """Return what is in a file; the file itself where a passphrase is asked before."""
    try:
        return look_at(archive, path)
    except NeedsWords:
        return path


async def _opened(screen: Screen[Any], archive: Archive, path: Path) -> Incoming | None:
    words = await screen.app.push_screen_wait(WordsDialog("De wachtwoordzin van dit bestand"))
    return None if words is None else await asyncio.to_thread(look_at, archive, path, words)


async def receive_series(screen: Screen[Any], archive: Archive) -> Received | None:
    """Ask for the file and take over what is in it; None when the user went back."""
    with unveiled(screen.app, alone=True):
        dialog: LineDialog[Incoming | Path] = LineDialog(
            "Welk bestand wilt u ontvangen?",
            lambda name: _looked_at(archive, typed_path(name)),
            hint="bijvoorbeeld ~/Downloads/kop-overdracht.tafel",
        )
        found = await screen.app.push_screen_wait(dialog)
        incoming = await _opened(screen, archive, found) if isinstance(found, Path) else found
        if incoming is None:
            return None
        if incoming.relation != Relation.APART:
            question = ConfirmDialog(f"{incoming.label.title} ontvangen?", incoming_words(incoming))
            if not await screen.app.push_screen_wait(question):
                return None
    if incoming.relation != Relation.APART:
        return receive(archive, incoming)
    choosing = ChoosingScreen(incoming)
    await screen.app.push_screen_wait(choosing)
    return None if choosing.choices is None else receive(archive, incoming, choosing.choices)
