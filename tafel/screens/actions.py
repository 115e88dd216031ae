"""Acties opvolgen: all actions over all series, what needs attention first; done to them with the keys of Terugblik."""

import datetime as dt
from collections import Counter
from collections.abc import Awaitable, Iterator
from dataclasses import replace
from functools import cached_property

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, Label, OptionList

from sessions.actions import Firmness, Status
from sessions.acts.opening import SeriesFile, read_series
from sessions.counting import counted
from sessions.following.followed import ActionFilter, Facet, Followed, Key, Stays
from sessions.following.rules import Need, answer_awaited
from sessions.text import clean_line
from tafel.commands import Command, bindings
from tafel.dialogs.action import ActionDialog
from tafel.following import talks
from tafel.following.choosing import NAMES, ask_filter, value_label
from tafel.following.keys import DEADLINE, NOTE, STATUS_COMMANDS
from tafel.following.ledger import Ledger, Outcome
from tafel.following.rows import followed_row
from tafel.following.words import NEEDS
from tafel.screens.base import TafelScreen
from tafel.screens.overview_rows import heading, note
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import NamedRows, only_veiled
from tafel.widgets.notice import Notice
from tafel.widgets.painting import paint
from tafel.widgets.search_field import SearchField

ASIDE = Command("aside", "uit zicht", "Uit zicht tot een dag die u kiest; die dag komt de actie vanzelf terug", ("z",))
YES = Command(
    "answer(True)", "bevestigd", "Het ja is er: van wie het zou doen, of van wie toestemming moest geven", ("b",)
)
NO = Command(
    "answer(False)", "wil niet", "Het antwoord is nee: van wie het zou doen, of van wie ja moest zeggen", ("w",)
)
ANSWER_BY = Command("answer_by", "antwoord vóór", "Vóór wanneer het antwoord op het voorbehoud er is", ("v",))
ROUTE = Command("route", "volgende stap", "Neem de volgende stap van de escalatieroute voor deze actie", ("e",))
MARK = Command("mark", "markeren", "Markeer de actie die oplicht, om er meer tegelijk te wijzigen", ("space",))
MARK_ALL = Command("mark_all", "alles markeren", "Markeer alles wat in de lijst staat, of haal alle merken weg", ("m",))
WHOLE = Command("whole", "hele actie", "Toon de actie die oplicht, met alles wat ermee gebeurde", ("enter",))
FILTER = Command("narrow", "filter", "Alleen bepaalde acties: wie, organisatie, jongere, status, te laat", ("f",))
SEARCH = Command("search", "zoeken", "Toon alleen de acties met deze woorden, of met dit nummer", ("slash",))
LATE = Command("late", "te laat", "Alleen wat te laat is, of weer alles", ("l",))
UNDO = Command("undo", "ongedaan", "Maak ongedaan wat u hier het laatst deed", ("ctrl+z",), shown=False)
LEAVE = Command("leave", "terug", "Terug naar waar u was; een filter gaat eerst weg", ("escape",), words="sluiten")
TO_LIST = Command("to_list", "naar de lijst", "Kies uit de acties die gevonden zijn", ("enter", "down"), first=True)

PAGE = 100
"""So many actions are listed at first, and so many more each time that one asks."""
MORE = "more"
NOTHING = "Er zijn geen acties die aandacht vragen of nog openstaan."
NOT_FOUND = "Geen actie past bij dit filter. Esc toont weer alle open acties."


class ActionsScreen(TafelScreen):
    """Shows the actions of the archive, or with `held` those of one open series, which its opener closes.

    It begins at the action `lit`, else at the first.

    It starts veiled, whatever stood in front before: all jongeren are in it at once.
    """

    CSS_PATH = "actions.tcss"
    AUTO_FOCUS = "NamedRows"
    OFFERS = (
        ROUTE,
        YES,
        NO,
        ANSWER_BY,
        *STATUS_COMMANDS,
        NOTE,
        DEADLINE,
        ASIDE,
        MARK,
        MARK_ALL,
        WHOLE,
        FILTER,
        SEARCH,
        LATE,
        UNDO,
        LEAVE,
        TO_LIST,
    )
    BINDINGS = bindings(*OFFERS)
    WORDS = ("actie", "te laat", "onder voorbehoud", "nog te bevestigen", "escalatieroute", "privé")
    PURPOSE = (
        "Hier volgt u de acties van al uw reeksen op; wat aandacht vraagt staat bovenaan. De toetsen zijn die van "
        "Terugblik. Met spatie markeert u er meer, en dan geldt een toets voor allemaal. Wat u klaar meldt, blijft "
        "staan tot u weggaat, zodat u het nog ziet. Namen zijn verborgen: F8 toont ze. Acties van wie klaar of "
        "gestopt is, vragen geen aandacht meer; het filter toont ze."
    )

    def __init__(self, held: SeriesFile | None = None, *, lit: Key | None = None) -> None:
        super().__init__()
        self._begin_at = lit
        self._held = held
        self._filter = ActionFilter()
        self._listed: list[Followed] = []
        self._limit = PAGE
        self._marked: set[Key] = set()
        self._touched: set[Key] = set()
        self._shown: dict[str, Followed] = {}
        self._made: dict[Key, tuple[Followed, tuple[int, bool, bool], Content]] = {}

    @cached_property
    def _ledger(self) -> Ledger:
        return Ledger(self.tafel.archive, self._held)

    def compose_middle(self) -> ComposeResult:
        """What it is narrowed down to, the list, and the field to look for words."""
        yield Label("", id="narrowed", markup=False)
        yield Label("", id="named", classes="private", markup=False)
        yield NamedRows(narrows=False)
        yield SearchField(id="search", placeholder="woord uit een actie, naam, of nummer; Enter: naar de lijst")

    def on_mount(self) -> None:
        """Read every series once. What is told here names nobody."""
        self.app.add_class("veiled")
        self.query_one(Notice).remove_class("private")
        self.query_one(SearchField).display = False
        self._ledger.read()
        self.show_actions(self._begin_at)
        if self._ledger.unread:
            slugs = ", ".join(slug for slug, _ in self._ledger.unread)
            self.tell(
                f"Niet te lezen, dus niet in deze lijst: {slugs}. Open die reeks: daar staat wat u kunt doen.",
                trouble=True,
            )
        elif self._ledger.read_only:
            self.tell(self._ledger.read_only)

    def on_resize(self, _: Resize) -> None:
        """Lay out the list for the new width."""
        self.call_after_refresh(self.show_actions)

    def veil_changed(self) -> None:
        """By a roepnaam an action is found only while names are shown."""
        self.show_actions()

    # What is shown

    def show_actions(self, lit: Key | None = None) -> None:
        """Paint what is listed; the cursor goes to the action `lit`, else stays."""
        names, touched = not self.app.has_class("veiled"), frozenset(self._touched)
        self._listed = self._filter.of(self._ledger.lines, names=names, touched=touched)
        if lit is not None:
            place = next((place for place, line in enumerate(self._listed) if line.key == lit), 0)
            self._limit = max(self._limit, place + 1)
        rows = self.query_one(NamedRows)
        rows.show_rows(list(self._rows(rows.room)), lit=_row_id(lit) if lit else None)
        self._show_top()
        self.refresh_bindings()

    def _show_top(self) -> None:
        """Say how many actions there are, and what they are narrowed down to; whom on a line that can be hidden."""
        total = len(self._ledger.lines)
        title = f"Acties opvolgen · {self._held.series.title}" if self._held else "Acties opvolgen"
        self.show_where(title, f"{len(self._listed)} van {total}")
        words = [str(self._filter.stays)] if self._filter.stays != Stays.OPEN else []
        words += ["te laat"] if self._filter.late else []
        labels = {facet: self._chosen_label(facet) for facet, _ in self._filter.chosen}
        words += [f"{facet} {label}" for facet, label in labels.items() if facet not in NAMES]
        parts = [f"filter: {', '.join(words)}"] if words else []
        hidden = len(self._marked - {line.key for line in self._listed}) if self._marked else 0
        aside = f", waarvan {hidden} niet in beeld" if hidden else ""
        parts += [f"{len(self._marked)} gemarkeerd{aside}"] if self._marked else []
        line, named = self.query_one("#narrowed", Label), self.query_one("#named", Label)
        line.display = bool(parts)
        paint(line, Content.from_markup("[b $primary]$words[/]", words=" · ".join(parts)))
        who = [label for facet, label in labels.items() if facet in NAMES]
        named.display = bool(who)
        paint(named, Content(f"filter: {', '.join(who)}"))

    def _chosen_label(self, facet: Facet) -> str:
        """Return what the chosen value is called: as in the first action that has it."""
        value = self._filter.value(facet)
        found = next((line for line in self._ledger.lines if (facet.of(line),) == value), None)
        return value_label(facet, found, names=False) if found else ""

    def _rows(self, width: int) -> Iterator[Row]:
        if not self._listed:
            yield note(NOTHING if self._filter.is_open else NOT_FOUND, width)
        hint: Content | None = only_veiled(Content.from_markup("[$muted](namen verborgen: F8 toont ze)[/]"))
        counts = Counter(line.need for line in self._listed)
        above: Need | None = None
        self._shown = {_row_id(line.key): line for line in self._listed[: self._limit]}
        for row_id, line in self._shown.items():
            if line.need != above:
                above = line.need
                yield heading(f"{NEEDS[above]}: {counts[above]}", hint)
                hint = None
            yield (row_id, self._row(line, width))
        left = len(self._listed) - self._limit
        if left > 0:
            more = f"… en nog {left} acties. Enter toont er {min(PAGE, left)} meer; f en / zoeken gericht."
            yield (MORE, Content.from_markup("[$muted]$more[/]", more=more))

    def _row(self, line: Followed, width: int) -> Content:
        """Return the row of an action; it is made once, for most keys change none or one."""
        look = (width, line.key in self._marked, not self.app.has_class("veiled"))
        known = self._made.get(line.key)
        if known is None or known[0] is not line or known[1] != look:
            known = (line, look, followed_row(line, width, marked=look[1], names=look[2]))
            self._made[line.key] = known
        return known[2]

    @property
    def _lit(self) -> Followed | None:
        """The action under the cursor."""
        lit = next((rows.lit for rows in self.query(NamedRows)), None)
        return self._shown.get(lit) if lit else None

    @property
    def _chosen(self) -> list[Followed]:
        """What a key is about: what is marked, also where a filter hides it now, else the action under the cursor."""
        if self._marked:
            return [line for line in self._ledger.lines if line.key in self._marked]
        lit = self._lit
        return [lit] if lit else []

    @property
    def _is_typing(self) -> bool:
        return isinstance(self.focused, SearchField)

    @on(OptionList.OptionHighlighted)
    def _lit_another(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done to what is lit or marked; nothing is changed where the file may only be read."""
        if not self.is_mounted:
            return super().check_action(action, parameters)
        if action == TO_LIST.action:
            return self._is_typing
        if action == "undo":
            return self._ledger.can_undo
        if action in {"whole", "mark"}:
            return not self._is_typing
        if action in {"status", "note", "deadline", "aside"}:
            return bool(self._marked or self._lit) and not self._ledger.read_only
        if action in {"answer", "answer_by", "route"}:
            return not (self._marked or self._ledger.read_only) and self._asks(action)
        return super().check_action(action, parameters)

    def _asks(self, action: str) -> bool:
        """Whether the lit action waits for this answer, or is offered the next step."""
        line = self._lit
        if line is None:
            return False
        if action == "route":
            return bool(line.offer)
        awaited = answer_awaited(line.action)
        return awaited == Firmness.CONDITIONAL if action == "answer_by" else awaited is not None

    # Narrowing down

    def action_narrow(self) -> None:
        """Ask what to show."""
        self.converse(self._narrow())

    async def _narrow(self) -> None:
        one = self._held is not None
        wanted = await ask_filter(self.app, self._ledger.lines, self._filter, one_series=one)
        if wanted is not None:
            self._see(wanted)

    def _see(self, wanted: ActionFilter) -> None:
        """Show what fits this filter, from its beginning."""
        self._filter, self._limit = wanted, PAGE
        self.show_actions()

    def action_late(self) -> None:
        """Show only what is late, or everything again."""
        self._see(replace(self._filter, late=not self._filter.late))

    def action_search(self) -> None:
        """Ask which words to look for."""
        field = self.query_one(SearchField)
        field.display = True
        self.set_focus(field)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        typed = clean_line(event.value)
        if typed != self._filter.typed:
            self._see(replace(self._filter, typed=typed))

    def action_to_list(self) -> None:
        """Go to what was found; an empty field goes away."""
        if not self._filter.typed:
            self.query_one(SearchField).display = False
        self.set_focus(self.query_one(NamedRows))

    def action_leave(self) -> None:
        """Show every open action again, and then go back to where the user was."""
        field = self.query_one(SearchField)
        if self._filter.is_open and not field.display:
            self.dismiss()
            return
        self._drop_filter()
        self.show_actions()
        self.set_focus(self.query_one(NamedRows))

    def _drop_filter(self) -> None:
        field = self.query_one(SearchField)
        with self.prevent(Input.Changed):
            field.value = ""
        field.display = False
        self._filter, self._limit = ActionFilter(), PAGE

    # Several at once, and one looked at

    def action_mark(self) -> None:
        """Mark the lit action or take its mark away, and go on to the next."""
        if line := self._lit:
            self._marked ^= {line.key}
            self.show_actions()
            self.query_one(NamedRows).go(1)

    def action_mark_all(self) -> None:
        """Mark all that is listed; where anything is marked, take every mark away."""
        self._marked = set() if self._marked else {line.key for line in self._listed}
        self.show_actions()

    @on(OptionList.OptionSelected)
    def action_whole(self) -> None:
        """Show the lit action with its history; on the last row, show more actions."""
        if self.query_one(NamedRows).lit == MORE:
            self._limit += PAGE
            self.show_actions(self._listed[self._limit - PAGE].key)
        elif line := self._lit:
            self.app.push_screen(ActionDialog(line, self._meetings(line)))

    def _meetings(self, line: Followed) -> dict[int, dt.date]:
        """Return the day of every meeting of the series of an action."""
        if self._held is not None:
            return {session.number: session.date for session in self._held.sessions.all()}
        with read_series(self.tafel.archive, line.slug) as file:
            return {session.number: session.date for session in file.sessions.all()}

    # What is done to actions

    def _do(self, lines: list[Followed], plan: talks.Plan) -> None:
        """Do something to actions, in each series by itself, and tell what came of it."""
        outcome = self._ledger.do(lines, plan.act)
        changed = set(outcome.changed)
        self._touched |= changed
        self._marked -= changed
        called = lines[0].reference if len(lines) == 1 else counted(len(changed), "actie", "acties")
        self.show_actions()
        self.tell(outcome.told(f"{called}: {plan.told}."), trouble=bool(outcome.refused))

    async def _ask_and_do(self, lines: list[Followed], talk: Awaitable[talks.Plan | None]) -> None:
        plan = await talk
        if plan is not None:
            self._do(lines, plan)

    def action_status(self, name: str) -> None:
        """Note how the lit or marked actions stand, and go on to the next; vervallen asks why."""
        lines, status = self._chosen, Status[name]
        if not lines:
            return
        if status == Status.DROPPED:
            self.converse(self._ask_and_do(lines, talks.drop(self.app)))
            return
        one = not self._marked
        self._do(lines, talks.stand(status))
        if one:
            self.query_one(NamedRows).go(1)

    def action_note(self) -> None:
        """Ask for a note with the lit or marked actions."""
        if lines := self._chosen:
            self.converse(self._ask_and_do(lines, talks.note(self.app, lines)))

    def action_deadline(self) -> None:
        """Ask for a new deadline for the lit or marked actions."""
        if lines := self._chosen:
            self.converse(self._ask_and_do(lines, talks.move(self.app, lines)))

    def action_aside(self) -> None:
        """Ask until when the lit or marked actions stay out of sight."""
        if lines := self._chosen:
            self.converse(self._ask_and_do(lines, talks.put_aside(self.app, lines)))

    def action_answer(self, given: bool) -> None:
        """Note the answer to what was not firm yet: of who was promised for, or of whose permission was awaited."""
        if line := self._lit:
            self.converse(self._ask_and_do([line], talks.answer(self.app, line, given=given)))

    def action_answer_by(self) -> None:
        """Ask before when there is an answer to the voorbehoud of the lit action."""
        if line := self._lit:
            self.converse(self._ask_and_do([line], talks.expect(self.app, line)))

    def action_route(self) -> None:
        """Take the next step of the escalation route for the lit action; the beleidstafel gets a signal."""
        if line := self._lit:
            self.converse(self._ask_and_do([line], talks.step_up(self.app, line)))

    def action_undo(self) -> None:
        """Take back what was done here last, in every series where it was done, and light it."""
        outcome = self._ledger.undo()
        if outcome is None:
            self.tell("Er is niets om ongedaan te maken.")
            return
        self._touched |= set(outcome.changed)
        lit = next((key for key in outcome.changed if self._ledger.find(key)), None)
        self.show_actions(lit)
        if lit is not None and all(line.key != lit for line in self._listed):
            self._drop_filter()
            self.show_actions(lit)
        self.tell(outcome.told(f"Ongedaan gemaakt: {self._undone(outcome)}."), trouble=bool(outcome.refused))

    def _undone(self, outcome: Outcome) -> str:
        """Return in Dutch what was taken back: the act and its series, or over how many series it went."""
        series = {slug for slug, _ in outcome.changed}
        if len(series) > 1:
            return f"{counted(len(outcome.changed), 'actie', 'acties')} in {len(series)} reeksen"
        found = self._ledger.find(outcome.changed[0]) if outcome.changed else None
        return f"{outcome.label} ({found.series})" if found else outcome.label


def _row_id(key: Key) -> str:
    slug, number = key
    return f"{slug}/{number}"
