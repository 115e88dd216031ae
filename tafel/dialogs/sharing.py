"""Wie leest wat: agreeing with one jongere, partner by partner, what each may read. Names no other jongere."""

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Label, OptionList

from sessions.acts.opening import SeriesFile
from sessions.acts.sharing import JONGERE, agree_sharing, partners_to_agree_on, who_had
from sessions.consents import Consenter
from sessions.days.dates import day_and_month
from sessions.leefgebieden import Leefgebied
from sessions.people import Partner
from sessions.place import Place
from sessions.sharing import SENSITIVE, Scope, Sharing, agreed_with, is_narrower
from sessions.trajects import Traject
from tafel.commands import Command, bindings
from tafel.dialogs.base import GO_BACK, Dialog
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.sent import SentDialog
from tafel.widgets.named_rows import NamedRows, below, beside, private

ALL = Command("agree('alles')", "alles", "Deze partner leest alles wat hieronder bij alles staat", ("1",))
OWN = Command("agree('alleen eigen acties')", "eigen", "Deze partner leest alleen de eigen acties", ("2",))
NOTHING = Command("agree('niets')", "niets", "Deze partner leest niets, ook niet de eigen acties", ("3",))
WHO = Command("who", "wie", "Wie dit afspreekt; zonder keuze is dat de jongere zelf", ("a",))
DONE = Command("go_back", "klaar", "Terug; alles is bewaard", ("escape",), stays=True)

SWITCH = Command("switch", "wel of niet", "Zet het onderwerp dat oplicht aan of uit", ("space",), first=True)
DIGITS = tuple(
    Command(f"switch({digit})", str(digit), f"Zet onderwerp {digit} aan of uit", (str(digit),), shown=False)
    for digit in range(1, len(SENSITIVE) + 1)
)
KEEP = Command("keep", "klaar", "Leg vast welke onderwerpen erbij horen", ("enter",), first=True)

EXPLANATION = (
    "Alles: wat goed gaat, de vraag, de cijfers, de eigen verklaring en de acties, ook als daar iets gevoeligs in "
    "staat. Psychisch, verslaving, gezondheid en geld gaan alleen mee als de jongere die erbij noemt. Notities nooit."
)
ALSO = "Wat de jongere hier niet bij noemt, leest deze partner niet. Enter zonder keuze: geen van deze."
NO_PARTNERS = "Deze reeks heeft nog geen partners. Voeg ze toe in het scherm van de reeks, met p."
HAD_MORE = (
    "Wat al is gegeven, haalt tafel niet terug. Vraag deze partner om het weg te doen. In wat u vanaf nu maakt, staat "
    "het niet meer."
)
WITH_WORKER = "de jeugdhulpverlener, met de jongere"
BY = tuple(Choice(who, who) for who in (*map(str, Consenter), WITH_WORKER))
"""Who can agree: never a name, for it stands in documents."""

WIDE = 60
"""From this many columns a partner and what it reads stand beside each other."""


async def share(screen: Screen[Any], file: SeriesFile, traject: int, place: Place | None = None) -> None:
    """Let be agreed what each partner reads of a jongere; every choice is kept at once. Await it in a talk."""
    await screen.app.push_screen_wait(SharingDialog(file, traject, place))


class SharingDialog(Dialog[None]):
    """The partners of a series with what each reads; a digit changes that for the one that is lit."""

    DEFAULT_CSS = """
    SharingDialog > #frame { width: 90; height: 100%; }
    SharingDialog #title { margin-bottom: 0; }
    SharingDialog NamedRows { height: 1fr; border: none; padding: 0; background: $surface; margin-top: 1; }
    SharingDialog Label { width: 100%; }
    SharingDialog #by { color: $secondary; }
    SharingDialog #explanation { color: $muted; margin-top: 1; }
    SharingDialog.-low > #frame { border: none; padding: 0 1; }
    SharingDialog.-low NamedRows { margin-top: 0; }
    SharingDialog.-low #explanation { display: none; }
    """
    OFFERS = (ALL, OWN, NOTHING, DONE, WHO)
    BINDINGS = bindings(ALL, OWN, NOTHING, WHO)
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (20, "-high")]

    def __init__(self, file: SeriesFile, traject: int, place: Place | None) -> None:
        super().__init__(f"Wie leest wat van {file.trajects.get(traject).roepnaam}?")
        self._file = file
        self._number = traject
        self._place = place
        self._by = JONGERE

    def compose_middle(self) -> ComposeResult:
        """Who agrees, the partners, and what the words mean."""
        yield Label("", id="by", markup=False)
        yield NamedRows(narrows=False)
        yield Label(EXPLANATION, id="explanation", markup=False)

    def on_mount(self) -> None:
        """Paint the partners, the first of them lit."""
        self._paint()
        self.set_focus(self.query_one(NamedRows))
        if self._file.read_only:
            self.tell(self._file.read_only, trouble=True)
        elif not self._partners:
            self.tell(NO_PARTNERS)

    def on_resize(self, event: Resize) -> None:
        """Lay out the partners for the new width."""
        self.call_after_refresh(self._paint)

    @property
    def _jongere(self) -> Traject:
        return self._file.trajects.get(self._number)

    @property
    def _partners(self) -> tuple[Partner, ...]:
        return partners_to_agree_on(self._file, self._number, self._place.session if self._place else None)

    @property
    def _lit(self) -> Partner | None:
        lit = self.query_one(NamedRows).lit
        return self._file.partners.find(int(lit.partition("/")[2])) if lit else None

    def _paint(self) -> None:
        self.query_one("#by", Label).update(Content(f"Afgesproken door: {self._by}"))
        rows = self.query_one(NamedRows)
        rows.show_rows([(f"partner/{one.number}", self._row(one, rows.room)) for one in self._partners])

    def _row(self, partner: Partner, width: int) -> Content:
        agreed = agreed_with(self._jongere.sharing, partner.number)
        name = Content.from_markup("[b]$name[/b]", name=partner.name)
        reads = Content.from_markup(
            "[b $primary]$scope[/]  [$muted]$since[/]", scope=scope_words(agreed), since=self._since(agreed)
        )
        if width < WIDE:
            return below([name, private(reads)], width, indent=1)
        left = (width - 3) * 2 // 5
        return beside((name, left), (private(reads), width - 3 - left), indent=1)

    def _since(self, agreed: Sharing | None) -> str:
        """Return since when and by whom; nothing where nothing was agreed."""
        return f"{day_and_month(agreed.agreed, self._file.today())}, {agreed.by}" if agreed else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no changes in a window that may only read."""
        if action == "who" or action.startswith("agree"):
            return not self._file.read_only
        return super().check_action(action, parameters)

    def action_who(self) -> None:
        """Ask who agrees, for what is agreed from here on."""
        self.converse(self._ask_who())

    async def _ask_who(self) -> None:
        by = await self.app.push_screen_wait(ChoiceDialog("Wie spreekt dit af?", BY, names=False))
        if by is not None:
            self._by = by
            self._paint()

    def action_agree(self, scope: str) -> None:
        """Keep what the partner that is lit reads from now on."""
        partner = self._lit
        if partner is not None:
            self.converse(self._agree(partner, Scope(scope)))

    async def _agree(self, partner: Partner, scope: Scope) -> None:
        before = agreed_with(self._jongere.sharing, partner.number)
        also = await self._ask_also(partner, before) if scope == Scope.ALL else ()
        if also is None:
            return
        jongere = agree_sharing(
            self._file, self._number, partner.number, scope, also=also, by=self._by, place=self._place
        )
        self._paint()
        agreed = agreed_with(jongere.sharing, partner.number)
        self.tell(f"Bewaard: {partner.name} leest {scope_words(agreed)}.")
        had = who_had(self._file, traject=self._number, partner=partner.number)
        if had and agreed and is_narrower(agreed, before):
            title = f"Dit had {partner.name} al"
            await self.app.push_screen_wait(
                SentDialog(self._file, title, had, about=self._number, explanation=HAD_MORE)
            )

    async def _ask_also(self, partner: Partner, before: Sharing | None) -> tuple[Leefgebied, ...] | None:
        """Ask which sensitive leefgebieden go along, where the jongere has a question in one; None to stop."""
        asked = tuple(key for key in self._jongere.asked if key in SENSITIVE)
        if not asked:
            return ()
        chosen = tuple(key for key in asked if before and key in before.also)
        return await self.app.push_screen_wait(AlsoDialog(partner.name, asked, chosen))

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a partner says which keys there are."""
        event.stop()
        if not self._file.read_only:
            self.tell("Druk 1 voor alles, 2 voor alleen eigen acties, 3 voor niets.")


class AlsoDialog(Dialog[tuple[Leefgebied, ...]]):
    """Asks which sensitive leefgebieden a partner also reads; none by itself."""

    DEFAULT_CSS = """
    AlsoDialog NamedRows { height: auto; max-height: 1fr; border: none; padding: 0; background: $surface; }
    AlsoDialog #explanation { width: 100%; color: $muted; margin-bottom: 1; }
    """
    OFFERS = (SWITCH, *DIGITS, KEEP, GO_BACK)
    BINDINGS = bindings(SWITCH, *DIGITS, KEEP)

    def __init__(self, partner: str, asked: tuple[Leefgebied, ...], chosen: tuple[Leefgebied, ...]) -> None:
        super().__init__(f"Leest {partner} ook mee over:", names=False)
        self._asked = asked
        self._chosen = set(chosen)

    def compose_middle(self) -> ComposeResult:
        """What leaving one out means, and the leefgebieden."""
        yield Label(ALSO, id="explanation", markup=False)
        yield NamedRows(narrows=False)

    def on_mount(self) -> None:
        """Paint the leefgebieden, the first of them lit."""
        self._paint()
        self.set_focus(self.query_one(NamedRows))

    def _paint(self) -> None:
        rows = [(f"leefgebied/{place}", self._row(place, key)) for place, key in enumerate(self._asked, start=1)]
        self.query_one(NamedRows).show_rows(rows)

    def _row(self, place: int, key: Leefgebied) -> Content:
        mark = "✓ ja " if key in self._chosen else "– nee"
        row = Content.from_markup("[b $primary]$place[/]  $mark  $label", place=str(place), mark=mark, label=key.label)
        return private(row)

    def action_switch(self, place: int | None = None) -> None:
        """Turn one leefgebied on or off: with this digit, or the one that is lit."""
        lit = self.query_one(NamedRows).lit
        chosen = place or (int(lit.partition("/")[2]) if lit else 0)
        if 0 < chosen <= len(self._asked):
            self._chosen ^= {self._asked[chosen - 1]}
            self._paint()

    def action_keep(self) -> None:
        """Give what was turned on."""
        self.dismiss(tuple(key for key in self._asked if key in self._chosen))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        """A click turns a leefgebied on or off."""
        event.stop()
        self.action_switch(event.option_index + 1)


def scope_words(agreed: Sharing | None) -> str:
    """Return what a partner reads, with the sensitive leefgebieden that were named."""
    if agreed is None:
        return str(Scope.OWN)
    also = f", ook {', '.join(key.label.lower() for key in agreed.also)}" if agreed.also else ""
    return f"{agreed.scope}{also}"
