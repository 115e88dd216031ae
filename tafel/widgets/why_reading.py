"""Why nothing can be changed now, and what a window that may only read is good for."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

READS_ALONG = "Dit venster leest vanzelf mee. U kunt alles bekijken en verslagen maken."
FREE = "Het andere venster is dicht. Ctrl+W neemt over: dan kunt u hier schrijven."
IN_TROUBLE = "U kunt lezen, en kiezen hoe u verder gaat: Ctrl+W laat zien wat er is en wat u kunt doen."
LENT = "Uitgeleend. t op het overzicht ontvangt haar terug; o in de reeks neemt haar terug, na een waarschuwing."
LOW = 20
"""Below this many lines the top line has to do for the first one."""


class WhyReading(Vertical):
    """The box on top of a series that may only be read; who has it is a name, and blanked by the privacy key."""

    DEFAULT_CSS = """
    WhyReading { height: auto; padding: 0 1; margin-top: 1; display: none; }
    WhyReading Label { width: 100%; }
    WhyReading #reading, WhyReading #why { color: $error; text-style: bold; }
    """

    def compose(self) -> ComposeResult:
        """Three lines: that it is so, why, and what can be done."""
        yield Label("U kunt deze reeks nu alleen lezen.", id="reading")
        yield Label("", id="why", classes="private", markup=False)
        yield Label("", id="what-then", markup=False)

    def say(self, why: str, then: str) -> None:
        """Say why, and what can be done; with neither the box goes away. A low screen does without the first line."""
        self.display = bool(why or then)
        self.query_one("#reading").display = bool(why) and self.screen.size.height >= LOW
        self.query_one("#why").display = bool(why)
        self.query_one("#why", Label).update(Content(why))
        self.query_one("#what-then", Label).update(Content(then))
        self.query_one("#what-then").display = bool(then)
