"""Ervaringen: what was told per theme, good and bad, without names; a name that stands there is pointed out."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Label

from exports.privacy.taking_part import names_for_sharing
from sessions.acts.themes import PROPOSED, add_theme, keep_theme_notes, rename_theme
from sessions.meetings import Theme
from sessions.people import same_name
from tafel.commands import Command, bindings
from tafel.desk import Desk
from tafel.forms.choice import numbered
from tafel.steps.line_task import Ask, LineTask
from tafel.steps.writing import WritingStep
from tafel.widgets.notes_area import NotesArea

ADD = Command("open_line", "thema erbij", "Voeg een thema toe, of kies een van de voorstellen", ("ctrl+o", "f2"))
RENAME = Command("rename", "hernoemen", "Noem het thema waar u in typt anders", ("ctrl+r", "f4"), first=True)
ON = Command("go_theme(1)", "volgend thema", "Naar het volgende thema", ("tab",))
BACK = Command("go_theme(-1)", "vorig thema", "Naar het vorige thema", ("shift+tab",), shown=False)

NO_NAMES = "Geen namen van mensen of organisaties."


class ExperiencesStep(WritingStep):
    """A field per theme; Tab goes to the next."""

    OPEN_LINE = True
    OFFERS = (ADD, RENAME, ON, BACK)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = """
    ExperiencesStep #no-names { width: 100%; color: $secondary; }
    ExperiencesStep #themes { height: 1fr; }
    ExperiencesStep .title { text-style: bold; width: 100%; }
    ExperiencesStep NotesArea { height: auto; min-height: 5; max-height: 16; }
    ExperiencesStep #named { width: 100%; color: $warning; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._at = 0

    def compose_work(self) -> ComposeResult:
        """The reminder, a field for each theme, and room to point out a name."""
        yield Label(NO_NAMES, id="no-names", markup=False)
        with VerticalScroll(id="themes", can_focus=False):
            for place, theme in enumerate(self._themes):
                yield from self._field(place, theme)
        yield Label("", id="named", classes="private", markup=False)

    @property
    def _themes(self) -> tuple[Theme, ...]:
        return self.desk.record.session.themes

    def _field(self, place: int, theme: Theme) -> tuple[Label, NotesArea]:
        """Return the title of a theme and the field for what is told of it."""
        title = Label(Content(theme.title), classes="private title", markup=False)
        return title, self.notes(f"theme-{place}", "Wat ging goed, wat niet? Een voorbeeld, zonder namen.")

    def stands(self, field: str) -> str:
        """Return what was noted of a theme; of one that was undone nothing."""
        place = _place_of(field)
        return self._themes[place].notes if place < len(self._themes) else ""

    def write(self, field: str, text: str, visit: str) -> None:
        """Keep what was told of a theme."""
        keep_theme_notes(self.file, self.place, _place_of(field), text, visit=visit)

    # Painting

    def show(self) -> None:
        """Paint the themes there are, and the names that stand in them."""
        themes, titles, areas = self._themes, self.query(".title").results(Label), self.query(NotesArea)
        shown = len(areas)
        for gone in (*self.query(".title")[len(themes) :], *areas[len(themes) :]):
            gone.remove()
        for title, theme in zip(titles, themes, strict=False):
            title.update(Content(theme.title))
        for place in range(shown, len(themes)):
            # Mounted side by side and not in a box of their own: what is in a box comes too late to get the focus.
            self.query_one("#themes").mount(*self._field(place, themes[place]))
        self._at = max(0, min(self._at, len(themes) - 1))
        named = self.query_one("#named", Label)
        words = self._named_words()
        named.display = bool(words)
        named.update(Content(words))
        super().show()

    def _named_words(self) -> str:
        """Point out, quietly, whose names stand in what was noted; empty where there are none."""
        names = names_for_sharing(self.desk.record)
        found = dict.fromkeys(
            one.name for theme in self._themes for text in (theme.title, theme.notes) for one in names.replace(text)[0]
        )
        if not found:
            return ""
        return f"Namen die in het verslag voor iedereen worden vervangen: {', '.join(found)}."

    # The line

    def prompt(self) -> LineTask | None:
        """Without a theme the line asks for the first one."""
        return None if self._themes else self.spare_task()

    def spare_task(self) -> LineTask:
        """Ask for a theme."""
        return Ask("Welk thema? Typ het, of kies een cijfer", self._add, echo=self._echo)

    @property
    def _proposed(self) -> list[str]:
        return [title for title in PROPOSED if not any(same_name(title, theme.title) for theme in self._themes)]

    def _meant(self, text: str) -> str:
        """Return the theme that is meant: a proposal by its number, or what was typed."""
        proposed = self._proposed
        return proposed[int(text) - 1] if text.isdecimal() and 1 <= int(text) <= len(proposed) else text

    def _echo(self, text: str) -> Content:
        words = self._meant(text.strip()) if text.strip() else numbered(self._proposed)
        return Content.from_markup("[$muted]$words[/]", words="" if words == text.strip() else words)

    def _add(self, text: str) -> None:
        if text:
            session = add_theme(self.file, self.place, self._meant(text))
            self._at = len(session.themes) - 1
        elif not self._themes:
            self.post_message(self.Next())
        self.kept()

    def action_rename(self) -> None:
        """Put the title of the theme in the line."""
        title = self._themes[self._at].title
        self.want_line(Ask("Thema hernoemen", partial(self._rename, self._at), title))

    def _rename(self, place: int, title: str) -> None:
        rename_theme(self.file, self.place, place, title)
        self.kept("Het thema is hernoemd.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a theme there is nothing to rename or to go to."""
        if action in {"rename", "go_theme"} and self.is_mounted:
            return bool(self._themes) and not self.line.has_focus
        return super().check_action(action, parameters)

    # Moving

    @on(DescendantFocus)
    def _came(self, event: DescendantFocus) -> None:
        if isinstance(event.widget, NotesArea):
            self._at = _place_of(event.widget.field)

    def action_go_theme(self, offset: int) -> None:
        """Go to another theme; after the last comes the first."""
        self._at = (self._at + offset) % len(self._themes)
        self.focus_work()

    def focus_work(self) -> None:
        """Typing in the theme that was chosen last is the work here."""
        if not self._themes:
            return
        area = self.query_one(f"#theme-{self._at}", NotesArea)
        if not area.has_focus:
            self.screen.set_focus(area)
            # Where it was just mounted there is no place to scroll to before it is laid out.
            self.call_after_refresh(area.scroll_visible, animate=False)


def _place_of(field: str) -> int:
    """Return the place of the theme, from 0, that a field is of."""
    return int(field.removeprefix("theme-"))
