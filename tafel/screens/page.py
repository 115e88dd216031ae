"""A page of an open series: one list of rows, painted anew after every change, with undo of what belongs to it."""

from collections.abc import Awaitable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.events import Resize

from sessions.acts.undo import redo_act, undo_act
from sessions.place import Place
from tafel.commands import Command
from tafel.screens.preparing import Prepared
from tafel.screens.with_file import FileScreen
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import NamedRows
from tafel.widgets.notice import Notice
from tafel.widgets.why_reading import WhyReading

UNDO = Command("undo", "ongedaan", "Maak de laatste wijziging ongedaan", ("ctrl+z",), shown=False)
REDO = Command("redo", "opnieuw", "Voer opnieuw uit wat ongedaan is gemaakt", ("ctrl+y",), shown=False)
READING_ONLY = "In dit venster kunt u alleen lezen; wijzigen kan hier nu niet."


class PageScreen(FileScreen):
    """Shows an open series, or one thing of it, as rows. Who opened the file closes it.

    `here` is where the user is, for undo; `CHANGES` are the actions that a window that may only read does not offer.
    """

    AUTO_FOCUS = "NamedRows"
    CHANGES: ClassVar[frozenset[str]] = frozenset({"undo", "redo"})
    here = Place(session=0)

    def rows(self, width: int) -> Sequence[Row] | None:
        """Return what stands on the page for a list of this width; None when there is nothing left to show."""
        raise NotImplementedError

    def show_top(self) -> None:
        """Say in the top line where the user is."""
        raise NotImplementedError

    def compose_middle(self) -> ComposeResult:
        """Why nothing can be changed, where that is so, and the list."""
        yield WhyReading()
        yield NamedRows()

    def on_mount(self) -> None:
        """Paint the page. What is told here names no jongere."""
        self.query_one(Notice).remove_class("private")
        self.show_page()

    def on_resize(self, event: Resize) -> None:
        """Lay out the page for the new width."""
        self.call_after_refresh(self.show_page)

    def on_screen_resume(self) -> None:
        """Paint what changed while another screen was in front."""
        self.show_page()

    async def show_file(self) -> None:
        """Paint the page as it was read again."""
        self.show_page()

    def show_page(self, lit: str = "") -> None:
        """Paint everything as it stands now, with the row of this id lit; without anything to show the page closes."""
        listed = self.query_one(NamedRows)
        rows = self.rows(listed.room)
        if rows is None:
            self.dismiss()
            return
        self.show_top()
        self.query_one(WhyReading).say(self.why_reading, self.what_then)
        listed.show_rows(rows, lit=lit or None)
        self.refresh_bindings()

    @property
    def lit(self) -> str:
        """The id of the row that is lit, or empty."""
        return self.query_one(NamedRows).lit or ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no changes where the file may only be read."""
        if action in self.CHANGES and self._file.read_only:
            return False
        return super().check_action(action, parameters)

    async def show_prepared(self, talk: Awaitable[Prepared | None]) -> None:
        """Await a talk that changes something; then show that, and tell what came of it."""
        prepared = await talk
        if prepared:
            self.show_page(prepared.lit)
            self.tell(prepared.told, trouble=prepared.trouble)

    def action_undo(self) -> None:
        """Undo the last change that belongs here."""
        self._turn(undo_act(self._file, self.here).told)

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self._turn(redo_act(self._file, self.here).told)

    def _turn(self, told: str) -> None:
        self.show_page()
        self.tell(told)

    def action_leave(self) -> None:
        """Back to where the user was."""
        self.dismiss()
