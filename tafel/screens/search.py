"""Looking for a jongere, a person or an action in every series at once."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, OptionList

from sessions.acts.search import Entry, Index, Kind, read_index
from sessions.text import clean_line
from tafel.commands import Command, bindings
from tafel.screens.base import TafelScreen
from tafel.screens.overview_rows import WIDEST, heading, note
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import NamedRows, below, only_veiled, private
from tafel.widgets.notice import Notice
from tafel.widgets.search_field import SearchField

OPEN = Command("open", "openen", "Ga naar wat oplicht, in zijn reeks", ("enter",), first=True)
UP = Command("go(-1)", "omhoog", "Een regel omhoog", ("up",), shown=False, first=True)
DOWN = Command("go(1)", "omlaag", "Een regel omlaag", ("down",), shown=False, first=True)
LEAVE = Command("leave", "terug", "Terug naar het overzicht", ("escape",), first=True)

HEADINGS = {Kind.JONGERE: "Jongeren", Kind.PERSON: "Mensen", Kind.ACTION: "Acties"}
LIMIT = 60
"""So many of each kind are shown; the rest is counted."""


class SearchScreen(TafelScreen):
    """One field, and below it what is found. `chosen` is what the user wants to see, None after going back."""

    CSS_PATH = "search.tcss"
    AUTO_FOCUS = "SearchField"
    OFFERS = (OPEN, UP, DOWN, LEAVE)
    BINDINGS = bindings(*OFFERS)
    PURPOSE = (
        "Hier zoekt u in al uw reeksen tegelijk: een jongere op code of roepnaam, iemand op naam of organisatie, een "
        "actie op nummer (KNH-12) of op een woord eruit. Het begin van een woord is genoeg."
    )

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.words = words
        self.chosen: Entry | None = None
        self._index = Index((), ())
        self._found: tuple[Entry, ...] = ()

    def compose_middle(self) -> ComposeResult:
        """The field, and what is found."""
        yield SearchField(self.words, placeholder="code, naam, of woord uit een actie", select_on_focus=False)
        yield NamedRows(narrows=False)

    def on_mount(self) -> None:
        """Read every series once. What is told here names nobody."""
        self.query_one(Notice).remove_class("private")
        self.query_one(NamedRows).can_focus = False
        self.show_where("Zoeken in alle reeksen")
        self._index = read_index(self.tafel.archive)
        self._show()
        if self._index.unread:
            self.tell(f"Niet te lezen, dus niet doorzocht: {', '.join(self._index.unread)}.", trouble=True)

    def on_resize(self, _: Resize) -> None:
        """Lay out the list for the new width."""
        self.call_after_refresh(self._show)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.words = clean_line(event.value)
        self._show()

    def _show(self) -> None:
        self._found = self._index.find(self.words)
        rows = self.query_one(NamedRows)
        rows.show_rows(list(_rows(self._found, self.words, min(rows.room, WIDEST))))
        rows.highlighted = 1 if self._found else None

    # What a user does

    def action_go(self, offset: int) -> None:
        """Light the next or the previous thing that was found."""
        self.query_one(NamedRows).go(offset)

    @on(OptionList.OptionSelected)
    def action_open(self) -> None:
        """Give back what is lit."""
        lit = self.query_one(NamedRows).lit
        if lit is not None:
            self.chosen = self._found[int(lit)]
            self.dismiss()

    def action_leave(self) -> None:
        """Back, with nothing chosen."""
        self.dismiss()


def _rows(found: tuple[Entry, ...], words: str, width: int) -> Iterator[Row]:
    """Yield what was found, each kind under its heading; the id of a row is its place."""
    if not found:
        yield note(
            "Niets gevonden. Haal letters weg, of probeer een ander woord."
            if words
            else "Typ een code (J-07), een naam, een nummer (KNH-12) of een woord uit een actie.",
            width,
        )
    hint: Content | None = only_veiled(Content.from_markup("[$muted](namen verborgen: F8 toont ze)[/]"))
    for kind in Kind:
        places = [place for place, entry in enumerate(found) if entry.kind == kind]
        if not places:
            continue
        yield heading(f"{HEADINGS[kind]}: {len(places)}", hint)
        hint = None
        for place in places[:LIMIT]:
            yield (str(place), _row(found[place], width))
        if len(places) > LIMIT:
            yield note(f"… en nog {len(places) - LIMIT}. Typ meer letters.", width)


def _row(entry: Entry, width: int) -> Content:
    """Return what was found on one line, and below it where it stands and how."""
    what = Content.from_markup("[b]$called[/b]  ", called=entry.called) + private(Content(entry.about))
    series = dict.fromkeys(spot.title for spot in entry.spots)
    where = " · ".join(part for part in (*series, entry.detail) if part)
    return below([what, Content.from_markup("[$muted]$where[/]", where=where)], width)
