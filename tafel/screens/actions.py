"""Acties opvolgen: all actions over all series, what needs attention first; done to them with the keys of Terugblik."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, Label, OptionList

from sessions.actions import Firmness, Status
from sessions.acts import following
from sessions.acts.opening import SeriesFile, read_series
from sessions.days.dates import short_date
from sessions.days.deadlines import DeadlineContext, read_deadline
from sessions.follow_up import Need, becomes_signal, read_reason
from sessions.followed import ActionFilter, Facet, Followed, Key, Stays
from sessions.text import clean_line
from tafel.commands import Command, bindings
from tafel.dialogs.action import ActionDialog
from tafel.dialogs.base import Answer
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.line import LineDialog
from tafel.following.choosing import NAMES, ask_filter, value_label
from tafel.following.keys import DEADLINE, DEADLINE_HINT, NOTE, STATUS_COMMANDS, WHY_DROPPED
from tafel.following.ledger import Act, Ledger
from tafel.following.rows import followed_row
from tafel.following.words import NEEDS
from tafel.screens.base import TafelScreen
from tafel.screens.overview_rows import heading, note
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import NamedRows, only_veiled
from tafel.widgets.notice import Notice
from tafel.widgets.painting import paint
from tafel.widgets.search_field import SearchField
from tafel.wording import deadline_echo

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


@dataclass(frozen=True)
class _Until:
    """A day, or None for at once."""

    day: dt.date | None


class ActionsScreen(TafelScreen):
    """Shows the actions of the archive, or with `held` those of one open series, which its opener closes.

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

    def __init__(self, held: SeriesFile | None = None) -> None:
        super().__init__()
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
        self.show_actions()
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
        parts += [f"{len(self._marked)} gemarkeerd"] if self._marked else []
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
        if line is None or not line.action.open:
            return False
        if action == "route":
            return bool(line.offer)
        if action == "answer_by":
            return line.action.firmness == Firmness.CONDITIONAL
        return line.action.firmness != Firmness.PROMISED

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

    def _do(self, lines: list[Followed], act: Act, told: str) -> None:
        """Do something to actions, in each series by itself, and tell what came of it."""
        outcome = self._ledger.do(lines, act)
        self._touched |= set(outcome.changed)
        self._marked -= set(outcome.changed)
        which = lines[0].reference if len(lines) == 1 else _counted(len(set(outcome.changed)))
        self.show_actions()
        self.tell(outcome.told(f"{which}: {told}."), trouble=bool(outcome.refused))

    def action_status(self, name: str) -> None:
        """Note how the lit or marked actions stand, and go on to the next; vervallen asks why."""
        lines, status = self._chosen, Status[name]
        if not lines:
            return
        if status == Status.DROPPED:
            self.converse(self._drop(lines))
            return
        one = not self._marked
        self._do(lines, lambda file, numbers: following.set_statuses(file, numbers, status), str(status))
        if one:
            self.query_one(NamedRows).go(1)

    async def _drop(self, lines: list[Followed]) -> None:
        reason = await self._ask(WHY_DROPPED, read_reason)
        if reason is not None:
            drop = partial(following.set_statuses, status=Status.DROPPED, reason=reason)
            self._do(lines, drop, "vervallen")

    def action_note(self) -> None:
        """Ask for a note with the lit or marked actions."""
        if lines := self._chosen:
            self.converse(self._note(lines))

    async def _note(self, lines: list[Followed]) -> None:
        text = await self._ask(f"Notitie bij {_which(lines)}", str)
        if text is not None:
            self._do(lines, partial(following.note_on, note=text), "notitie erbij")

    def action_deadline(self) -> None:
        """Ask for a new deadline for the lit or marked actions."""
        if lines := self._chosen:
            self.converse(self._move(lines))

    async def _move(self, lines: list[Followed]) -> None:
        """The phrase is read per series: *volgende tafel* is another day in each."""
        contexts = {line.slug: _context(line, lines) for line in lines}

        def read(text: str) -> str:
            for context in contexts.values():
                read_deadline(text, context)
            return text

        echo = partial(deadline_echo, context=_context(lines[0], lines))
        text = await self._ask(f"Nieuwe termijn voor {_which(lines)}", read, hint=DEADLINE_HINT, echo=echo)
        if text is not None:
            self._do(
                lines,
                lambda file, numbers: following.move_deadlines(file, numbers, read_deadline(text, contexts[file.slug])),
                "nieuwe termijn",
            )

    def action_aside(self) -> None:
        """Ask until when the lit or marked actions stay out of sight."""
        if lines := self._chosen:
            self.converse(self._put_aside(lines))

    async def _put_aside(self, lines: list[Followed]) -> None:
        context = DeadlineContext(today=lines[0].today)
        hidden = any(line.action.hidden_until for line in lines)
        hint = f"{DEADLINE_HINT}; leeg: weer in zicht" if hidden else DEADLINE_HINT

        def read(text: str) -> _Until:
            return _Until(None) if hidden and not text else _Until(read_deadline(text, context).day)

        echo = partial(deadline_echo, context=context)
        until = await self._ask(f"Uit zicht tot wanneer: {_which(lines)}?", read, hint=hint, echo=echo)
        if until is not None:
            day = short_date(until.day, lines[0].today) if until.day else ""
            told = f"uit zicht tot {day}" if day else "weer in zicht"
            self._do(lines, partial(following.hide_until, day=until.day), told)

    def action_answer(self, given: bool) -> None:
        """Note the answer to what was not firm yet: of who was promised for, or of whose permission was awaited."""
        line = self._lit
        if line is None:
            return
        conditional = line.action.firmness == Firmness.CONDITIONAL
        if not given:
            self.converse(self._refuse(line, conditional=conditional))
        elif conditional:
            self._do_one(line, partial(following.answer_permission, given=True), "de toestemming is er, toegezegd")
        else:
            self._do_one(line, following.confirm, "bevestigd, toegezegd")

    async def _refuse(self, line: Followed, *, conditional: bool) -> None:
        """A no lets the action lapse; without permission somebody else may still do it, and then it is stuck."""
        status: Status | None = Status.DROPPED
        if conditional:
            choices = [
                Choice(Status.DROPPED, "vervallen", "dit gaat niet door"),
                Choice(Status.STUCK, "loopt vast", "het moet op een andere manier"),
            ]
            status = await self.app.push_screen_wait(ChoiceDialog("Geen toestemming. Wat nu?", choices, names=False))
        if status is None:
            return
        reason = await self._ask("Waarom niet?", read_reason)
        if reason is None:
            return
        if conditional:
            refuse = partial(following.answer_permission, given=False, reason=reason, status=status)
            self._do_one(line, refuse, f"geen toestemming, {status}")
        else:
            self._do_one(line, partial(following.decline, reason=reason), "niet bevestigd, vervallen")

    def action_answer_by(self) -> None:
        """Ask before when there is an answer to the voorbehoud of the lit action."""
        if line := self._lit:
            self.converse(self._expect(line))

    async def _expect(self, line: Followed) -> None:
        context = DeadlineContext(today=line.today)
        until = await self._ask(
            f"Vóór wanneer is er antwoord op {line.reference}?",
            lambda text: _Until(read_deadline(text, context).day),
            hint=DEADLINE_HINT,
            echo=partial(deadline_echo, context=context),
        )
        if until is not None and until.day is not None:
            told = f"antwoord vóór {short_date(until.day, line.today)}"
            self._do_one(line, partial(following.expect_answer, day=until.day), told)

    def action_route(self) -> None:
        """Take the next step of the escalation route for the lit action; the beleidstafel gets a signal."""
        line = self._lit
        if line is None or not line.offer:
            return
        if becomes_signal(line.offer):
            self.converse(self._signal(line))
        else:
            made = f"nieuwe actie voor {line.offer}, nog te bevestigen"
            self._do_one(line, partial(following.take_route, step=line.offer), made)

    async def _signal(self, line: Followed) -> None:
        text = await self._ask(f"Signaal voor de {line.offer}: wat lukt niet? Zonder namen", str)
        if text is not None:
            made = f"signaal voor de {line.offer}"
            self._do_one(line, partial(following.take_route, step=line.offer, text=text), made)

    def _do_one(self, line: Followed, act: Callable[[SeriesFile, int], object], told: str) -> None:
        self._do([line], lambda file, numbers: act(file, numbers[0]), told)

    async def _ask(
        self, title: str, read: Callable[[str], Answer], *, hint: str = "", echo: Callable[[str], Content] | None = None
    ) -> Answer | None:
        """Ask for a line; what one types is seen while it is typed, also where names are veiled."""
        return await self.app.push_screen_wait(LineDialog(title, read, hint=hint, echo=echo, names=False))

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
        found = self._ledger.find(lit) if lit else None
        where = f" ({found.series})" if found else ""
        self.tell(outcome.told(f"Ongedaan gemaakt: {outcome.label}{where}."), trouble=bool(outcome.refused))


def _row_id(key: Key) -> str:
    slug, number = key
    return f"{slug}/{number}"


def _counted(count: int) -> str:
    return "1 actie" if count == 1 else f"{count} acties"


def _which(lines: list[Followed]) -> str:
    return lines[0].reference if len(lines) == 1 else _counted(len(lines))


def _context(line: Followed, lines: list[Followed]) -> DeadlineContext:
    """Return what a deadline is read against; a birthday is known only where all actions are of one jongere."""
    one = len({(other.slug, other.action.traject) for other in lines}) == 1
    return DeadlineContext(today=line.today, birth_month=line.birth_month if one else "", next_table=line.next_table)
