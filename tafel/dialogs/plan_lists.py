"""The lists of a plan: jongeren in their order, who is expected, and which steps; space puts a row in or out."""

from abc import abstractmethod

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from sessions.formats import FormatStep
from sessions.people import Person
from tafel.commands import Command, bindings
from tafel.dialogs.line import LineDialog
from tafel.dialogs.plan_draft import PlanDraft
from tafel.seam import Guarded
from tafel.widgets.lists import Row, Rows
from tafel.widgets.named_rows import beside

TOGGLE = Command("put_in_or_out", "erbij of eraf", "Zet de regel die oplicht erbij of haal die eraf", ("space",))
EARLIER = Command("move(-1)", "eerder", "Laat deze jongere eerder aan tafel komen", ("e", "minus", "ctrl+up"))
LATER = Command("move(1)", "later", "Laat deze jongere later aan tafel komen", ("l", "plus", "ctrl+down"))
MINUTES = Command("minutes", "minuten", "Hoeveel minuten deze jongere krijgt; een cijfer typen mag ook", ("m",))
DIGITS = tuple(
    Command(f"minutes('{digit}')", digit, f"Typ het aantal minuten: {digit}", (digit,), shown=False)
    for digit in "123456789"
)

IN, OUT = "●", "○"


class PlanRows(Guarded, Rows):
    """A list of a plan; `Changed` says that something was put in or out. Ids of rows are made of numbers only."""

    class Changed(Message):
        """The plan is not what it was."""

    OFFERS = (TOGGLE, *Rows.OFFERS)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = "PlanRows { height: 1fr; scrollbar-gutter: stable; }"
    EMPTY = ""
    """What is said where there is nothing to choose."""

    def __init__(self, draft: PlanDraft, *, narrows: bool = False) -> None:
        super().__init__(narrows=narrows)
        self._draft = draft

    def on_mount(self) -> None:
        """Paint the list."""
        self.paint()

    def on_resize(self) -> None:
        """Lay the rows out for the new width."""
        self.paint()

    def paint(self) -> None:
        """Paint everything as it stands now; the cursor stays on its row, which may take other keys than before."""
        self.show_rows(self.rows() or [(None, Content(self.EMPTY))])
        self.screen.refresh_bindings()

    @abstractmethod
    def rows(self) -> list[Row]:
        """Return the rows as they stand now."""

    @abstractmethod
    def put(self, number: int) -> str:
        """Put the row with this number in or out; return why that cannot be, or empty."""

    def row(self, *cells: tuple[Content, int], rest: Content) -> Content:
        """Return cells of these widths beside each other; the rest takes what room there is."""
        room = max(20, self.scrollable_content_region.width or self.app.size.width - 8)
        return beside(*cells, (rest, room - sum(width + 2 for _, width in cells)))

    @property
    def number(self) -> int | None:
        """The number of the row that is lit, or None."""
        return int(self.lit.partition("-")[2]) if self.lit else None

    @on(OptionList.OptionHighlighted)
    def _lit_another(self) -> None:
        self.screen.refresh_bindings()

    @on(OptionList.OptionSelected)
    def action_put_in_or_out(self) -> None:
        """Put the lit row in or out."""
        if self.number is not None:
            why_not = self.put(self.number)
            self.paint()
            self.post_message(self.Changed())
            self.tafel.tell(why_not)


class AgendaRows(PlanRows):
    """The jongeren: those on the agenda in the order of the table, and below them who else there is."""

    OFFERS = (TOGGLE, EARLIER, LATER, MINUTES)
    BINDINGS = bindings(*OFFERS, *DIGITS)
    EMPTY = "Er staan nog geen jongeren in deze reeks. Voeg ze eerst toe: ga terug met Esc, en kies j."

    def rows(self) -> list[Row]:
        """Return each jongere with the place on the agenda, the minutes, and what speaks for a turn."""
        return [(f"jongere-{number}", self._jongere(number)) for number in self._draft.jongeren]

    def put(self, number: int) -> str:
        """Put a jongere on the agenda, or off it."""
        self._draft.toggle_jongere(number)
        return ""

    def _jongere(self, number: int) -> Content:
        on_agenda = number in self._draft.agenda
        turn = f"{IN} {self._draft.agenda.index(number) + 1}e" if on_agenda else OUT
        minutes = f"{self._draft.minutes_of(number)} min" if on_agenda else ""
        code, name, words = self._draft.about(number)
        return self.row(
            (Content(turn), 5),
            (Content(minutes), 7),
            rest=Content.from_markup("[b]$code[/b]  $name  [$muted]$words[/]", code=code, name=name, words=words),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Order and minutes are for who is on the agenda."""
        if action in {"move", "minutes"}:
            return self.number in self._draft.agenda
        return super().check_action(action, parameters)

    def action_move(self, offset: int) -> None:
        """Let the lit jongere come earlier (-1) or later (1)."""
        if self.number is not None:
            self._draft.move(self.number, offset)
            self.paint()
            self.post_message(self.Changed())

    def action_minutes(self, typed: str = "") -> None:
        """Ask how many minutes the lit jongere gets; a digit that was typed is the first of them."""
        if self.number is not None:
            self.converse(self._ask_minutes(self.number, typed))

    async def _ask_minutes(self, number: int, typed: str) -> None:
        code, name, _ = self._draft.about(number)
        question = LineDialog(
            f"Hoeveel minuten voor {name} ({code})?",
            self._draft.read_minutes,
            hint=f"nu {self._draft.minutes_of(number)}; leeg wordt {self._draft.usual_minutes}, zoals gewoonlijk",
            value=typed,
            begun=True,
        )
        minutes = await self.app.push_screen_wait(question)
        if minutes is not None:
            self._draft.set_minutes(number, minutes)
            self.paint()
            self.post_message(self.Changed())


class ExpectedRows(PlanRows):
    """Who is expected, of all who can be."""

    EMPTY = "Er staan nog geen mensen in deze reeks. Voeg ze toe: ga terug met Esc, en kies p."

    def __init__(self, draft: PlanDraft) -> None:
        super().__init__(draft, narrows=True)

    def rows(self) -> list[Row]:
        """Return everyone with where he or she comes from."""
        expected = set(self._draft.expected)
        return [
            (f"person-{person.number}", self._person(person, person.number in expected))
            for person in self._draft.people
        ]

    def put(self, number: int) -> str:
        """Expect somebody, or no longer."""
        return self._draft.toggle_person(number)

    def _person(self, person: Person, comes: bool) -> Content:
        return self.row(
            (Content(IN if comes else OUT), 1),
            rest=Content.from_markup(
                "[b]$name[/b]  [$muted]$home[/]", name=person.name, home=self._draft.home_of(person)
            ),
        )


class StepRows(PlanRows):
    """The steps of the format, with their minutes."""

    def rows(self) -> list[Row]:
        """Return each step with its minutes, and how often it comes."""
        return [(f"step-{place}", self._step(step, often)) for place, (step, often) in enumerate(self._draft.steps)]

    def put(self, number: int) -> str:
        """Leave a step out, or put it back in."""
        step, _ = self._draft.steps[number]
        return self._draft.toggle_step(step)

    def _step(self, step: FormatStep, often: str) -> Content:
        return self.row(
            (Content(OUT if step.title in self._draft.left_out else IN), 1),
            (Content(f"{step.minutes} min" if step.minutes else ""), 6),
            rest=Content.from_markup("[b]$title[/b]  [$muted]$often[/]", title=step.title, often=often),
        )
