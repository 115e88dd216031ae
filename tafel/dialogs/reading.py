"""While a large file is read: how far it is, and Esc to stop with nothing changed."""

import asyncio
from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import ProgressBar

from sessions.acts.importing import AnyImport
from sessions.errors import Refusal
from sessions.importing.findings import Watch
from tafel.commands import Command
from tafel.dialogs.base import Dialog

STOP = Command("go_back", "stoppen", "Stop met lezen; er wordt niets ingelezen", ("escape",), stays=True)
LOOK = 0.1
"""Seconds between two looks at how far it is."""


class _Stopped(Exception):
    """The user wants no more of it."""


class ReadingDialog(Dialog[AnyImport]):
    """Reads in another thread, so that keys and the bar go on; the answer is what was read, None when stopped.

    `read` gets a watch to tell how far it is. A refusal is told here.
    """

    DEFAULT_CSS = """
    ReadingDialog ProgressBar { width: 100%; }
    ReadingDialog Bar { width: 1fr; }
    """
    OFFERS = (STOP,)

    def __init__(self, read: Callable[[Watch], AnyImport]) -> None:
        super().__init__("Het bestand wordt gelezen", names=False)
        self._read = read
        self._share = 0.0
        self._stopped = False

    def compose_middle(self) -> ComposeResult:
        """How far it is."""
        yield ProgressBar(total=1.0, show_eta=False)

    def on_mount(self) -> None:
        """Begin to read."""
        self.set_interval(LOOK, self._show)
        self.run_worker(self._read_on())

    def on_unmount(self) -> None:
        """Let the thread end: nobody waits for it any more."""
        self._stopped = True

    async def _read_on(self) -> None:
        try:
            self.dismiss(await asyncio.to_thread(self._read, self._watch))
        except _Stopped:
            self.dismiss(None)
        except Refusal as refusal:
            self._stopped = True
            self.tell(str(refusal), trouble=True)
        except Exception as error:  # the seam, for what runs in a thread
            self.dismiss(None)
            self.tafel.tell_trouble(error)

    def _watch(self, share: float) -> None:
        """Note in the other thread how far it is, and stop there where that is wanted."""
        if self._stopped:
            raise _Stopped
        self._share = share

    def _show(self) -> None:
        self.query_one(ProgressBar).update(progress=self._share)

    def action_go_back(self) -> None:
        """Stop; the dialog goes when the reading has ended, and at once where it has."""
        if self._stopped:
            self.dismiss(None)
        self._stopped = True
