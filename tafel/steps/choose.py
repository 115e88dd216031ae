"""Sorteren ronde 2: of the usable tips the room chooses its toptips, with dots or directly, and puts them in order."""

from collections.abc import Collection, Iterator
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label, OptionList

from sessions.acts.choosing import (
    aim_tip,
    count_hands,
    declare_toptip,
    give_dots,
    move_toptip,
    set_ballot,
    to_choose_from,
    vote_anew,
)
from sessions.acts.tips import note_use
from sessions.tips.tip import Public, Sorter, Tip
from sessions.tips.voting import budget_left, by_dots, dots_given_by, voters_of
from tafel.commands import Command, bindings
from tafel.desk import Desk
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.steps.base import TYPE, StepView
from tafel.steps.line_task import Ask
from tafel.tips.paint import TOP_MARK, dots_count, large_tip, public_words, tip_facts
from tafel.widgets.hung import Hung
from tafel.widgets.lists import Row, Rows
from tafel.widgets.tip_card import TipCard

LIST = Command("turn_view", "lijst of groot", "Alle bruikbare tips als lijst, of één tip groot", ("l",))
TOP = Command("top", "toptip", "Maak deze tip toptip, of neem dat terug", ("t",))
UP = Command("shift(-1)", "hoger", "Zet deze toptip één plaats hoger", ("plus", "equals_sign", "shift+up"))
DOWN = Command("shift(1)", "lager", "Zet deze toptip één plaats lager", ("minus", "shift+down"))
NEXT_TIP = Command("turn(1)", "volgende tip", "Naar de volgende tip, zonder stippen", ("right",), shown=False)
LAST_TIP = Command("turn(-1)", "vorige tip", "Naar de vorige tip", ("left",), shown=False)
KEEP = Command("keep_dots", "stippen vastleggen", "Leg de getypte stippen vast; de volgende tip komt", ("enter",))
ERASE = Command("erase", "cijfer weg", "Haal het laatste cijfer weg", ("backspace",), shown=False)
DIGITS = tuple(
    Command(f"digit('{digit}')", digit, "Typ hoeveel stippen de tip krijgt", (digit,), shown=False)
    for digit in "0123456789"
)
AIM = Command("aim", "voor wie", "Zeg voor wie deze tip is", ("v",))
USE = Command("use", "gedaan", "Noteer wat er met deze toptip gedaan is, en door wie", ("g",))
BALLOT = Command("ballot", "hoeveel stippen", "Stel in hoeveel mensen stemmen en hoeveel stippen ieder heeft", ("b",))
TURN = Command("whose_turn", "wie stemt", "Handopsteken, of om de beurt per sorteerder", ("w",))
ANEW = Command("anew", "opnieuw stemmen", "Wis alle stippen, om opnieuw te stemmen", (), words="leeg begin")

MOST_DIGITS = 3
NOTHING_YET = (
    "Er zijn nog geen bruikbare tips om uit te kiezen. Merk ze eerst bij het sorteren, of op het bord (Ctrl+F): "
    "spatie maakt een tip bruikbaar."
)
OF_A_TOPTIP = {"shift", "use"}
OF_A_TIP = {"turn_view", "top", "aim", "keep_dots", "digit", "erase", "turn", "whose_turn", "anew"}
EVERYBODY = 0
"""What choosing a show of hands gives back, for no sorter has this number."""


class ChooseStep(StepView):
    """One tip large, to vote on; or all of them in a list, the toptips on top in their order and then by dots."""

    OFFERS = (KEEP, TOP, LIST, UP, DOWN, AIM, USE, BALLOT, TURN, NEXT_TIP, LAST_TIP, ERASE, *DIGITS, ANEW, TYPE)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = """
    ChooseStep Rows { height: 1fr; display: none; }
    ChooseStep.-list Rows { display: block; }
    ChooseStep.-list TipCard { display: none; }
    ChooseStep #votes { width: 100%; height: auto; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._tips: dict[int, Tip] = {}
        self._number = 0
        self._digits = ""

    def compose_work(self) -> ComposeResult:
        """The tip in view, the list, and how the vote goes."""
        yield TipCard()
        yield Rows()
        yield Label("", id="votes", markup=False)

    def on_mount(self) -> None:
        """Tips are for the wall: the privacy key leaves them."""
        self.query_one(Rows).remove_class("private")

    # Painting

    def show(self) -> None:
        """Paint the tip in view or the list, and how many dots there are left."""
        self._know()
        if self._is_list:
            self.query_one(Rows).show_rows(list(self._rows()), lit=f"tip/{self._number}")
        else:
            self._put_card()
        self._show_votes()
        self.refresh_bindings()

    def _know(self) -> None:
        """Read the tips again; the one in view stays, or else the next one comes in view."""
        self._tips = {tip.number: tip for tip in to_choose_from(self.file)}
        if self._number not in self._tips:
            later = (number for number in self._tips if number > self._number)
            self._number = next(later, next(iter(self._tips), 0))

    @property
    def _is_list(self) -> bool:
        return self.has_class("-list")

    @property
    def _tip(self) -> Tip | None:
        return self._tips.get(self._number)

    def _put_card(self) -> None:
        tip = self._tip
        self.query_one(TipCard).put(large_tip(tip, tip_facts(tip)) if tip else Content(NOTHING_YET))

    def _rows(self) -> Iterator[Row]:
        """Yield the toptips for each public in their order, then the others, most dots first."""
        if not self._tips:
            yield (None, Content(NOTHING_YET))
        for public in (*Public, None):
            chosen = [tip for tip in self._tips.values() if tip.is_toptip and tip.public == public]
            if chosen:
                yield _heading(f"Toptips {public_words(public)}")
            for place, tip in enumerate(sorted(chosen, key=lambda tip: (tip.rank or 0, tip.number)), start=1):
                yield _row(tip, f"{TOP_MARK} {place}  ")
        others = by_dots(tip for tip in self._tips.values() if not tip.is_toptip)
        if others:
            yield _heading("Bruikbaar, de meeste stippen eerst" if others[0].dots else "Bruikbaar")
        yield from (_row(tip, "") for tip in others)

    def _show_votes(self) -> None:
        """Say what is typed, whose turn it is and what is left of the dots."""
        typed = Content.from_markup(
            "[b $primary]$typed▏[/]  [$muted]Enter legt vast[/]\n", typed=f"{self._number_words}: {self._digits}"
        )
        place = list(self._tips).index(self._number) + 1 if self._tips else 0
        left = Content.from_markup(
            "[$muted]tip $place van $count ·[/] $budget",
            place=str(place),
            count=str(len(self._tips)),
            budget=self._budget,
        )
        hint = Content.from_markup("[$muted]Typ het aantal stippen en Enter.[/]\n")
        votes = self.query_one("#votes", Label)
        votes.set_class(self._voter is not None, "private")
        votes.update((typed if self._digits else hint if self._tips else Content("")) + left)

    @property
    def _number_words(self) -> str:
        tip = self._tip
        return f"stippen voor {tip.label}" if tip else "stippen"

    @property
    def _budget(self) -> str:
        """Say how many dots are left; more than there are is told, and not refused."""
        ballot = self.desk.record.session.ballot
        sorter = self._voter
        if sorter is not None:
            total = ballot.dots_each
            left = total - dots_given_by(self._tips.values(), sorter.number)
            whose = f"{sorter.name}: "
        else:
            total = voters_of(self.desk.record.session) * ballot.dots_each
            left = budget_left(self._tips.values(), voters_of(self.desk.record.session), ballot.dots_each)
            whose = ""
        if left < 0:
            return f"{whose}{dots_count(-left)} te veel: er zijn er {total}. Tel nog eens, of b past het aantal aan."
        return f"{whose}nog {left} van {dots_count(total)}"

    @property
    def _voter(self) -> Sorter | None:
        """The sorter whose turn it is to vote; None: everybody by a show of hands."""
        return self.desk.sorter_at(self._step_id)

    def focus_work(self) -> None:
        """The keys work on the tip in view, or on the list."""
        self.screen.set_focus(self.query_one(Rows) if self._is_list else self.query_one(TipCard))

    def go_back(self) -> bool:
        """Esc takes back typed digits first, and then goes from the list to the tip."""
        if self._digits:
            self._digits = ""
            self._show_votes()
            return True
        return super().go_back()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a toptip has an order and something that was done with it; without tips there is nothing to do."""
        name = action.partition("(")[0]
        if self.is_mounted and name in OF_A_TOPTIP:
            return self._tip is not None and self._tip.is_toptip
        if self.is_mounted and name in OF_A_TIP:
            return bool(self._tips) and (name != "whose_turn" or bool(self.file.sorters.all()))
        return super().check_action(action, parameters)

    # Going from tip to tip

    def took_back(self, changed: Collection[tuple[str, int]]) -> None:
        """Bring the tip in view of which something was undone."""
        self._number = next((number for table, number in changed if table == "tips"), self._number)
        self._digits = ""

    def bring(self, number: int) -> None:
        """Bring a tip in view."""
        if number in self._tips:
            self._number = number
            self._digits = ""
            self.show()

    def action_turn(self, offset: int) -> None:
        """Bring the next or the previous tip in view."""
        if self._is_list:
            self.query_one(Rows).go(offset)
        else:
            numbers = list(self._tips)
            there = numbers.index(self._number) + offset
            if 0 <= there < len(numbers):
                self.bring(numbers[there])

    def action_turn_view(self) -> None:
        """Go from one tip to the list, and back."""
        self.toggle_class("-list")
        self._digits = ""
        self.show()
        self.settle_focus()

    @on(OptionList.OptionHighlighted)
    def _lit(self, event: OptionList.OptionHighlighted) -> None:
        """The tip that is lit is the one that keys are about."""
        kind, _, number = (event.option_id or "").partition("/")
        if kind == "tip" and int(number) != self._number:
            self._number = int(number)
            self._digits = ""
            self._show_votes()
            self.refresh_bindings()

    @on(OptionList.OptionSelected)
    async def _chosen(self) -> None:
        """Enter in the list keeps typed dots; otherwise it shows the tip large."""
        if self._digits:
            self.action_keep_dots()
        else:
            self.action_turn_view()

    # Dots

    def action_digit(self, digit: str) -> None:
        """Type one digit of the number of dots."""
        self._digits = (self._digits + digit)[:MOST_DIGITS]
        self._show_votes()

    def action_erase(self) -> None:
        """Take the last digit back."""
        self._digits = self._digits[:-1]
        self._show_votes()

    def action_keep_dots(self) -> None:
        """Keep the typed dots, and bring the next tip in view; after the last one the list comes, by dots."""
        tip = self._tip
        if tip is None:
            return
        typed, self._digits = self._digits, ""
        if typed:
            if self._voter is not None:
                give_dots(self.file, self.place, tip.number, self._voter.number, int(typed))
            else:
                count_hands(self.file, self.place, tip.number, int(typed))
        numbers = list(self._tips)
        place = numbers.index(tip.number)
        if self._is_list:
            self.query_one(Rows).go(1)
        elif place + 1 < len(numbers):
            self._number = numbers[place + 1]
        else:
            self._end_of_vote()
        if typed:
            self.acted(f"{tip.label}: {dots_count(self.file.tips.get(tip.number).dots)}.")
        else:
            self.show()

    def _end_of_vote(self) -> None:
        """All tips were in view: show what came of it, the most dots first."""
        self.add_class("-list")
        self._know()
        first = next((tip for tip in by_dots(self._tips.values()) if not tip.is_toptip), None)
        self._number = first.number if first else self._number
        self.settle_focus()

    def action_ballot(self) -> None:
        """Ask how many people vote and how many dots each has."""
        session = self.desk.record.session
        now = f"{voters_of(session)} x {session.ballot.dots_each}"
        words = "Hoeveel mensen, en hoeveel stippen ieder? Bijvoorbeeld 10 x 3. Leeg: wie er aanwezig is"
        self.want_line(Ask(words, self._set_ballot, now, replaces=True))

    def _set_ballot(self, text: str) -> None:
        session = set_ballot(self.file, self.place, text)
        self.kept(f"{voters_of(session)} mensen met ieder {dots_count(session.ballot.dots_each)}.")

    def action_whose_turn(self) -> None:
        """Ask who votes: everybody by a show of hands, or one sorter."""
        self.converse(self._ask_whose_turn())

    async def _ask_whose_turn(self) -> None:
        everybody = Choice(EVERYBODY, "handopsteken", "één getal per tip, voor iedereen samen")
        choices = [Choice(sorter.number, sorter.name) for sorter in self.file.sorters.all()]
        chosen = await self.app.push_screen_wait(ChoiceDialog("Wie stemt nu?", choices, zero=everybody))
        if chosen is not None:
            self.desk.seat(self.place, chosen or None)
            self.bring(next(iter(self._tips)))

    def action_anew(self) -> None:
        """Take all dots away, to vote once more."""
        vote_anew(self.file, self.place)
        self.acted("Alle stippen zijn gewist. Ctrl+Z zet ze terug.")

    # Toptips

    def action_top(self) -> None:
        """Make the tip in view a toptip, or take that back; for whom it is, is asked where nobody said so."""
        tip = self._tip
        if tip is not None and tip.public is None and not tip.is_toptip:
            self.converse(self._aim_and_choose(tip))
        elif tip is not None:
            self._declare(tip)

    async def _aim_and_choose(self, tip: Tip) -> None:
        if await self._aim(tip):
            self._declare(tip)

    def _declare(self, tip: Tip) -> None:
        # In the list the tip goes to its place among the toptips, or back: what stood below it comes under the cursor.
        if self._is_list:
            self.query_one(Rows).go(1)
        chosen = declare_toptip(self.file, self.place, tip.number)
        words = f"is toptip {public_words(chosen.public)}" if chosen.is_toptip else "is geen toptip meer"
        self.acted(f"{tip.label} {words}.")

    def action_shift(self, offset: int) -> None:
        """Move the toptip in view one place up or down."""
        tip = self._tip
        if tip is not None:
            moved = move_toptip(self.file, self.place, tip.number, offset)
            self.acted(f"{tip.label} is toptip {moved.rank} {public_words(moved.public)}.")

    def action_aim(self) -> None:
        """Ask for whom the tip in view is."""
        if self._tip is not None:
            self.converse(self._ask_aim(self._tip))

    async def _ask_aim(self, tip: Tip) -> None:
        await self._aim(tip)

    async def _aim(self, tip: Tip) -> bool:
        """Ask for whom a tip is; return whether that was answered."""
        choices = [Choice[str](public, public) for public in Public]
        zero = Choice("", "voor niemand in het bijzonder")
        title = f"Voor wie is {tip.label}?"
        answer = await self.app.push_screen_wait(ChoiceDialog(title, choices, zero=zero, names=False))
        if answer is None:
            return False
        aimed = aim_tip(self.file, self.place, tip.number, Public(answer) if answer else None)
        self.acted(f"{aimed.label} is {public_words(aimed.public)}.")
        return True

    def action_use(self) -> None:
        """Ask what was done with the toptip in view."""
        tip = self._tip
        if tip is not None:
            words = f"Wat is er gedaan met {tip.label}; door wie? Bijvoorbeeld: staat in de folder; de werkgroep"
            self.want_line(Ask(words, partial(self._note_use, tip.number)))

    def _note_use(self, number: int, text: str) -> None:
        what, _, by = text.partition(";")
        note_use(self.file, number, what, by, self.place)
        self.kept(f"Genoteerd bij T{number}.")


def _heading(text: str) -> Row:
    return (None, Content.from_markup("[b $primary]$text[/]", text=text))


def _row(tip: Tip, place: str) -> Row:
    dots = Content.from_markup("  [$muted]$dots[/]", dots=dots_count(tip.dots)) if tip.dots else Content("")
    # Labels of two, three and four characters: the texts stand under each other.
    start = Content.from_markup("[b]$place$label[/b] ", place=place, label=tip.label.ljust(4))
    words = Content(" ".join(tip.text.split()))
    return (f"tip/{tip.number}", Hung(start + words + dots, start.cell_length))
