"""The reserve copies of a series: to look at one, or to go back to it; and the way out for a file that is damaged."""

from abc import abstractmethod
from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList, Static

from sessions.acts.opening import Archive, DamagedFile, SeriesFile, read_copy
from sessions.acts.restoring import ReserveCopy, Restored, go_back_to, reserve_copies, restore_copy
from sessions.acts.versions import Newer, compare, version_of
from tafel.commands import Command, bindings
from tafel.dialogs.confirm import ConfirmDialog
from tafel.screens.base import TafelScreen
from tafel.versions import age_words, copy_line, loss_words, moment_words, newer_words, saved_words
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import NamedRows, below, beside
from tafel.widgets.notice import Notice

LOOK = Command("look", "bekijken", "Bekijk de kopie die oplicht; er verandert niets", ("enter",))
PUT_BACK = Command("put_back", "terugzetten", "Zet de kopie die oplicht terug, na een vraag", ("t",))
LEAVE = Command("leave", "terug", "Terug; er verandert niets", ("escape",), stays=True)

BROAD = 76
"""From this many columns a copy is one line."""


class CopiesScreen(TafelScreen):
    """A list of reserve copies, the newest first; `told` is what to say where the user goes on from here.

    It shows counts and no names, so it can be read while names are veiled.
    """

    AUTO_FOCUS = "NamedRows"
    OFFERS = (LOOK, PUT_BACK, LEAVE)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = """
    CopiesScreen #story { height: auto; max-height: 8; padding: 0 1; margin-top: 1; }
    CopiesScreen NamedRows { height: 1fr; margin-top: 1; }
    CopiesScreen #about { height: auto; max-height: 5; padding: 0 1; color: $muted; }
    CopiesScreen.-low #story, CopiesScreen.-low NamedRows { margin-top: 0; }
    CopiesScreen.-low #story { max-height: 5; }
    CopiesScreen.-low #about { max-height: 3; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]

    def __init__(self, archive: Archive, slug: str) -> None:
        super().__init__()
        self._archive = archive
        self._slug = slug
        self._copies = reserve_copies(archive, slug)
        self.told = ""

    def compose_middle(self) -> ComposeResult:
        """What this is about, the copies, and what is known of the one that is lit."""
        yield Static("", id="story", markup=False)
        yield NamedRows(narrows=False)
        yield Static("", id="about", markup=False)

    def on_mount(self) -> None:
        """Paint it; what is told here names nobody."""
        self.query_one(Notice).remove_class("private")
        self.show_copies()

    def on_resize(self, event: Resize) -> None:
        """Lay the list out for the new width."""
        self.call_after_refresh(self.show_copies)

    def veil_changed(self) -> None:
        """Leave out who saved what, or say it again."""
        self.show_copies()

    @abstractmethod
    def story(self) -> Content:
        """Return what this is about."""

    @abstractmethod
    def about(self, copy: ReserveCopy) -> str:
        """Return what there is to know of a copy."""

    @abstractmethod
    def restore(self, copy: ReserveCopy) -> Restored:
        """Put this copy in place."""

    def show_copies(self) -> None:
        """Paint everything as it stands."""
        self.query_one("#story", Static).update(self.story())
        rows = self.query_one(NamedRows)
        rows.show_rows(list(self._rows(rows.room)))
        self._show_lit()

    def _rows(self, width: int) -> Sequence[Row]:
        if not self._copies:
            nothing = "Er is nog geen reservekopie. tafel maakt er een bij het openen en bij het afsluiten."
            return [(None, below([Content(nothing)], width, indent=1))]
        return [(str(copy.backup.order), self._row(copy, width)) for copy in self._copies]

    def _row(self, copy: ReserveCopy, width: int) -> Content:
        moment, reason, holds = copy_line(copy)
        when = Content.from_markup("[b]$moment[/b]", moment=moment)
        style = "b $error" if copy.version is None else "$foreground"
        what = Content.from_markup(f"[{style}]$holds[/]", holds=holds)
        if width >= BROAD:
            return beside((when, 16), (Content(reason), 15), (what, width - 1 - 16 - 15 - 2 * 2), indent=1)
        return below([when + Content(f"  {reason}"), what], width, indent=1)

    @property
    def lit(self) -> ReserveCopy | None:
        """The copy under the cursor."""
        order = self.query_one(NamedRows).lit
        return next((copy for copy in self._copies if str(copy.backup.order) == order), None)

    @on(OptionList.OptionHighlighted)
    def _show_lit(self) -> None:
        about = self.about(self.lit) if self.lit else ""
        self.query_one("#about", Static).update(Content(about))

    # What a user does

    @on(OptionList.OptionSelected)
    def action_look(self) -> None:
        """Show the copy that is lit, to read."""
        if self.lit is not None:
            self.converse(self._look(self.lit))

    async def _look(self, copy: ReserveCopy) -> None:
        from tafel.screens.series_copy import CopyScreen

        with read_copy(self._archive, copy.path) as file:
            file.check()
            when = moment_words(copy.made, self.tafel.clock())
            await self.app.push_screen_wait(CopyScreen(file, f"van {when}"))

    def action_put_back(self) -> None:
        """Put the copy that is lit back, after asking."""
        if self.lit is not None and self.lit.version is None:
            self.tell("Deze kopie is zelf beschadigd. Kies een andere.", trouble=True)
        elif self.lit is not None:
            self.converse(self._put_back(self.lit))

    async def _put_back(self, copy: ReserveCopy) -> None:
        when = moment_words(copy.made, self.tafel.clock())
        question = ConfirmDialog(f"De kopie van {when} terugzetten?", self.question(copy), names=False)
        if not await self.app.push_screen_wait(question):
            return
        restored = self.restore(copy)
        aside = f" Wat er stond, is bewaard als {restored.replaced.name}." if restored.replaced else ""
        self.told = f"De reservekopie van {when} is teruggezet.{aside} Kijk na of alles erin staat."
        self.dismiss()

    @abstractmethod
    def question(self, copy: ReserveCopy) -> str:
        """Return what to weigh before this copy is put back."""

    def action_leave(self) -> None:
        """Back; nothing changes."""
        self.dismiss()


class BackupsScreen(CopiesScreen):
    """The copies of a series that is open and in order."""

    PURPOSE = (
        "tafel maakt een reservekopie als u een reeks opent en als u een bijeenkomst afsluit. Hier bekijkt u er een "
        "of gaat u ernaar terug. Wat er nu staat, gaat daarbij niet weg: het blijft als bestand staan."
    )

    def __init__(self, archive: Archive, file: SeriesFile) -> None:
        super().__init__(archive, file.slug)
        self._file = file
        self._now = version_of(file)

    def story(self) -> Content:
        """What stands now."""
        self.show_where(self._file.series.title, "reservekopieën")
        names = not self.tafel.has_class("veiled")
        return Content(f"Wat er nu staat: {saved_words(self._now, self._file.now(), names=names)}.")

    def about(self, copy: ReserveCopy) -> str:
        """How it compares with what stands now."""
        if copy.version is None:
            return "Deze kopie is niet te lezen."
        comparison = compare(self._now, copy.version)
        newer = newer_words(comparison, "De huidige reeks", "De kopie")
        return f"{newer} {loss_words(comparison, self._file.now())}"

    def question(self, copy: ReserveCopy) -> str:
        """What is lost, and what stays."""
        assert copy.version is not None
        lost = loss_words(compare(self._now, copy.version), self._file.now())
        return f"{lost} Wat er nu staat, blijft in dezelfde map bewaard onder een andere naam."

    def restore(self, copy: ReserveCopy) -> Restored:
        """Go back to it in this window."""
        return go_back_to(self._file, copy)

    def action_put_back(self) -> None:
        """Refuse at once where another window writes, or where the file is in trouble."""
        if self._file.read_only:
            self.tell(f"{self._file.read_only} Terugzetten kan hier nu niet.", trouble=True)
        elif self.lit and self.lit.version and compare(self._now, self.lit.version).newer == Newer.SAME:
            self.tell("Deze kopie is gelijk aan wat er nu staat: er is niets terug te zetten.")
        else:
            super().action_put_back()


class DamageScreen(CopiesScreen):
    """The way out for a series that cannot be read."""

    PURPOSE = (
        "Het bestand van deze reeks is niet te lezen. tafel raakt het niet aan. U kunt een goede reservekopie bekijken "
        "en terugzetten; het beschadigde bestand blijft dan onder een andere naam bewaard."
    )

    def __init__(self, archive: Archive, slug: str, damaged: DamagedFile) -> None:
        super().__init__(archive, slug)
        self._copies = tuple(copy for copy in self._copies if copy.version is not None)
        self._damaged = damaged

    def story(self) -> Content:
        """What is wrong, that nothing was touched, and how old the newest good copy is."""
        self.show_where(self._slug, "niet te lezen")
        told = Content.from_markup("[b $error]$told[/]", told=str(self._damaged))
        if not self._copies:
            return told
        newest = self._copies[0]
        age = age_words(newest.made, self.tafel.clock())
        return told + Content(f"\nDe bovenste kopie is {age}; t zet de kopie terug die oplicht.")

    def _rows(self, width: int) -> Sequence[Row]:
        if not self._copies:
            return [(None, below([Content("Er is geen goede reservekopie van deze reeks.")], width, indent=1))]
        return super()._rows(width)

    def about(self, copy: ReserveCopy) -> str:
        """How old it is, and when something was last kept in it."""
        assert copy.version is not None
        names = not self.tafel.has_class("veiled")
        now = self.tafel.clock()
        return f"Deze kopie is {age_words(copy.made, now)}; daarin is {saved_words(copy.version, now, names=names)}."

    def question(self, copy: ReserveCopy) -> str:
        """What happens to the file that is there."""
        return (
            f"De reeks staat dan zoals toen, {age_words(copy.made, self.tafel.clock())}. Het beschadigde bestand "
            "blijft in dezelfde map bewaard onder een andere naam."
        )

    def restore(self, copy: ReserveCopy) -> Restored:
        """Put it in the place of the damaged file."""
        return restore_copy(self._archive, self._slug, copy)
