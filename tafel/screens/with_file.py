"""A screen on an open series: it reads along while another window writes, and offers the ways on in trouble."""

from typing import ClassVar

from textual import on
from textual.events import Mount, ScreenResume

from sessions.acts.opening import SeriesFile
from sessions.errors import FileTrouble, Refusal
from tafel.commands import Command
from tafel.handing.words import lent_words
from tafel.screens.base import TafelScreen
from tafel.widgets.why_reading import FREE, IN_TROUBLE, LENT, READS_ALONG

TAKE_OVER = Command(
    "take_over_file",
    "overnemen om te schrijven",
    "Het andere venster is dicht: ga hier verder, en schrijf in dit venster",
    ("ctrl+w", "f12"),
    first=True,
    stays=True,
)
SORT_OUT = Command(
    "sort_out",
    "wat nu?",
    "Het bestand is door iets anders gewijzigd of weg: bekijk wat er is, en kies hoe u verder gaat",
    ("ctrl+w", "f12"),
    first=True,
    stays=True,
)
FOLLOW_SECONDS = 5
"""How often a window that may only read looks whether the file changed, and whether it came free."""


class FileScreen(TafelScreen):
    """Shows something of an open series; a subclass says in `show_file` how. Who opened the file closes it.

    `LEAVES` are the actions by which a document leaves. A copy of a series offers none of them: consent and sharing may
    have been withdrawn since it was made.
    """

    LEAVES: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, file: SeriesFile) -> None:
        super().__init__()
        self._file = file
        self._loads = file.loads
        self._free = False
        self._heeded: FileTrouble | None = None
        self._sorting_out = False

    async def show_file(self) -> None:
        """Paint anew all that comes from the file: it was read again, or another version came in its place."""

    @on(Mount)
    def _follow_from_now(self) -> None:
        """Follow the file while another window has it."""
        if self._file.waits:
            self.set_interval(FOLLOW_SECONDS, self._follow)

    @on(ScreenResume)
    def _come_back(self) -> None:
        """Catch up with what happened while another screen was in front."""
        if not self._sorting_out:
            self.call_later(self._catch_up)
            self.call_later(self.heed_trouble)

    def _follow(self) -> None:
        """Read along; only the screen in front does. It stands outside the seam, so what it finds is shown later."""
        if self.app.screen is not self or not self._file.waits:
            return
        try:
            self._file.reload()
            free = self._file.is_free()
        except Refusal as refusal:
            self.tell(str(refusal), trouble=True)
            return
        self.call_later(self._catch_up, free=free)

    async def _catch_up(self, *, free: bool | None = None) -> None:
        """Paint anew when the file was read again, or when it came free or not."""
        came_free = bool(free) and not self._free
        changed = free is not None and free != self._free
        self._free = self._free if free is None else free
        if self._loads != self._file.loads or changed:
            self._loads = self._file.loads
            await self.show_file()
            self.refresh_bindings()
        if came_free:
            self.tell(FREE)

    @property
    def is_lent(self) -> bool:
        """Whether the series is with somebody else."""
        return self._file.series.lent is not None and not self._file.is_copy

    @property
    def why_reading(self) -> str:
        """Why nothing can be changed, in a sentence that names who has it; empty where it can."""
        lent = self._file.series.lent
        return f"Deze reeks is {lent_words(lent)}." if lent and self.is_lent else self._file.read_only

    @property
    def what_then(self) -> str:
        """What can be done in a window that may only read."""
        if self._file.trouble:
            return IN_TROUBLE
        if self.is_lent:
            return LENT
        if self._free:
            return FREE
        return READS_ALONG if self._file.waits else ""

    @property
    def standing(self) -> str:
        """A few words for the top line: empty, or that nothing can be written and which key helps."""
        if self._file.trouble:
            return "Ctrl+W: wat nu?"
        if self._free and self._file.waits:
            return "Ctrl+W: overnemen"
        if self.is_lent:
            return "uitgeleend"
        return "alleen lezen" if self._file.read_only else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Taking over is offered when the file came free, sorting out while something is wrong with it."""
        if action in self.LEAVES and self._file.is_copy:
            return False
        if action == TAKE_OVER.action:
            return self._free and self._file.waits
        if action == SORT_OUT.action:
            return self._file.trouble is not None
        return super().check_action(action, parameters)

    async def action_take_over_file(self) -> None:
        """Write in this window from now on, with what is on disk."""
        self._file.take_over()
        await self._catch_up(free=False)
        self.tell("U schrijft nu in dit venster. Wat het andere venster vastlegde, staat erin.")

    # When the file was changed by something else, or has gone

    def file_trouble(self, refusal: FileTrouble) -> None:
        """Tell it, and show what there is to choose."""
        self.tell(str(refusal), trouble=True)
        self.heed_trouble()

    def heed_trouble(self) -> None:
        """Open the screen with the ways on, once for everything that happened to the file."""
        if self._file.trouble is not None and self._file.trouble is not self._heeded:
            self.action_sort_out()

    def action_sort_out(self) -> None:
        """Show what is on disk, what is ours, and the ways on."""
        if not self._sorting_out:
            self._sorting_out = True
            self._heeded = self._file.trouble
            self.converse(self._sort_out())

    async def _sort_out(self) -> None:
        from tafel.screens.conflict import screen_for

        try:
            choosing = screen_for(self.tafel.archive, self._file)
            await self.app.push_screen_wait(choosing)
            self.tell("")
            self._loads = self._file.loads
            await self.show_file()
            self.refresh_bindings()
        finally:
            self._sorting_out = False
        if choosing.told and self in self.app.screen_stack:
            self.tell(choosing.told)
