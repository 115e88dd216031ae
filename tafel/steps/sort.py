"""Sorteren, ronde 1: one tip, large; a key puts it in its place and the next comes by itself."""

from collections.abc import Collection

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from sessions.acts.sorting import judge_tip, mark_tip, place_tip, settle_agreed
from sessions.acts.tips import merge_tips, remark_tip, reword_tip
from sessions.errors import InvalidInput
from sessions.meetings import SessionStatus
from sessions.text import clean_line
from sessions.tips.sort_queue import agreed_tips, next_tip, spot_of, tally, tips_asked
from sessions.tips.tip import Moment, Remark, Sorter, Tip
from tafel.commands import Command, bindings
from tafel.desk import Desk
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.which_tip import WhichTipDialog
from tafel.steps.base import TYPE, StepView
from tafel.steps.line_task import Ask
from tafel.steps.sort_words import columns_line, last_line, progress_words, said_words, settled_words, tip_words
from tafel.steps.sorters import SortersPane
from tafel.tips.paint import tips_count
from tafel.widgets.painting import paint
from tafel.widgets.tip_card import TipCard

PLACES = (
    *(
        Command(f"place('{moment.name}', False)", str(moment), f"Zet de tip onder {moment}", (str(key),), shown=False)
        for key, moment in enumerate(Moment, start=1)
    ),
    *(
        Command(
            f"place('{moment.name}', True)",
            f"{moment}, bruikbaar",
            f"Zet de tip onder {moment}, en merk hem als bruikbaar",
            (str(key),),
            shown=False,
        )
        for key, moment in enumerate(Moment, start=4)
    ),
)
MARK = Command("mark", "bruikbaar", "Merk deze tip als bruikbaar, of haal dat weg", ("space",))
SKIP = Command("skip", "overslaan", "Sla deze tip over; hij komt aan het einde terug", ("s",))
BACK = Command("take_back", "terug", "Maak de laatste handeling ongedaan en ga terug naar die tip", ("u",))
REMARK = Command("remark", "opmerking", "Zet een opmerking bij de tip, of haal haar weg", ("o",))
DOUBLE = Command("double", "dubbel", "Deze tip zegt hetzelfde als een andere: voeg ze samen", ("d",))
REWORD = Command("reword", "herformuleren", "Zeg de tip in andere woorden; de eerste blijven bewaard", ("h",))
MARK_LAST = Command("mark_last", "vorige bruikbaar", "Merk de tip die net geplaatst is, of haal het merk weg", ("m",))
GO_TO = Command("go_to_tip", "naar tip", "Ga naar een tip: g, het nummer, Enter", ("g",))
SOURCE = Command("source", "bron", "Laat zien van wie deze tip komt, of verberg het weer", ("b",))
SORTERS = Command("sorters", "koppels", "Wie sorteren er, wat vonden zij, en wie is aan de beurt?", ("k",))
SETTLE = Command("settle", "plaats wat eens is", "Plaats alle tips waar iedereen of de meesten het eens zijn", ("e",))
GO_ON = Command("go_on", "verder", "Alles is gesorteerd: door naar de volgende stap", ("enter",))

ON_A_TIP = {"place", "mark", "skip", "remark", "double", "reword", "source"}
"""What can be done only while a tip is in view."""
CHANGES = {"place", "mark", "skip", "take_back", "remark", "double", "reword", "mark_last", "settle"}
"""What changes something, and so not in a meeting that is closed or a window that may only read."""


class SortStep(StepView):
    """The room sorts together, or one sorter at a time (`SortersPane` says who) what was dealt to them."""

    OFFERS = (
        *PLACES,
        MARK,
        SKIP,
        BACK,
        REMARK,
        DOUBLE,
        REWORD,
        MARK_LAST,
        SETTLE,
        GO_ON,
        GO_TO,
        SOURCE,
        SORTERS,
        TYPE,
    )
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = """
    SortStep #sorting { height: 1fr; }
    SortStep #head { height: auto; padding: 0 2; }
    SortStep Digits { width: 16; color: $primary; text-style: bold; }
    SortStep #label { display: none; width: 8; color: $primary; text-style: bold; }
    SortStep #progress { width: 1fr; text-align: right; color: $secondary; }
    SortStep #said, SortStep #last { height: auto; min-height: 1; width: 100%; color: $muted; padding: 0 2; }
    SortStep #columns { height: auto; width: 100%; padding: 1 2; }
    SortStep SortersPane { display: none; }
    SortStep.-sorters #sorting { display: none; }
    SortStep.-sorters SortersPane { display: block; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._skipped: list[int] = []
        self._number: int | None = None
        self._called = False
        self._marked = False
        self._told_source = False
        self._last: int | None = None

    def compose_work(self) -> ComposeResult:
        """The tip with its number and how far the room is, the columns, and the tip before it; or who sorts."""
        with Vertical(id="sorting"):
            with Horizontal(id="head"):
                yield Digits("")
                yield Static("", id="label")
                yield Static("", id="progress")
            yield TipCard()
            yield Static("", id="said", classes="private")
            yield Static("", id="columns")
            yield Static("", id="last")
        yield SortersPane(self)

    # What stands

    @property
    def sorter(self) -> Sorter | None:
        """Who sorts now; None for the room together."""
        return self.desk.sorter_at(self._step_id)

    @property
    def _tip(self) -> Tip | None:
        return self.file.tips.find(self._number) if self._number is not None else None

    def _choose(self) -> None:
        """Keep the tip in view while it is to be sorted or was called for; else take the next."""
        tip = self._tip
        stays = tip is not None and tip.merged_into is None and (self._called or self._is_asked(tip))
        if not stays:
            found = next_tip(self.file.tips.all(), self.sorter, self._skipped)
            self._bring(found.number if found else None)

    def _is_asked(self, tip: Tip) -> bool:
        return any(tips_asked([tip], self.sorter))

    def _bring(self, number: int | None, *, called: bool = False) -> None:
        """Put a tip in view (None: whichever comes next); one that is `called` stays, also when it has a place."""
        self._number, self._called = number, called
        tip = self._tip
        self._marked = tip is not None and self.sorter is None and tip.usable
        self._told_source = False

    # Painting

    def show(self) -> None:
        """Paint the tip in view, or that all is sorted; or who sort."""
        if self.has_class("-sorters"):
            self.query_one(SortersPane).show()
        else:
            self._choose()
            self._show_tip()
        self.refresh_bindings()

    def _show_tip(self) -> None:
        tip, tips, sorter = self._tip, self.file.tips.all(), self.sorter
        found = tally(tips, sorter)
        self.query_one(Digits).update(str(tip.number) if tip else "")
        self._paint("label", Content(tip.label if tip else ""))
        self._paint("progress", progress_words(found, usable=tip is not None and self._is_usable(tip)))
        sorters = self.file.sorters.all()
        card = tip_words(tip, tips, sorter, source=self._told_source) if tip else settled_words(tips, sorter, sorters)
        self.query_one(TipCard).put(card)
        self._paint("said", said_words(tip, sorter, sorters))
        self._paint("columns", columns_line(found, self.content_size.width))
        last = self.file.tips.find(self._last) if self._last is not None else None
        self._paint("last", last_line(last, sorter))

    def _paint(self, where: str, content: Content) -> None:
        static = self.query_one(f"#{where}", Static)
        if static.display:
            paint(static, content)

    def on_resize(self) -> None:
        """On a wide screen the columns are called by their full names, on a low one the number is small."""
        self.call_after_refresh(self.show)

    def _is_usable(self, tip: Tip) -> bool:
        spot = spot_of(tip, self.sorter)
        return spot.usable if spot else self._marked

    def took_back(self, changed: Collection[tuple[str, int]]) -> None:
        """Go back to the tip that lost its place; where none did, the one that changed is the last tip."""
        found = [tip for table, number in changed if table == "tips" and (tip := self.file.tips.find(number))]
        loose = next((tip for tip in found if tip.merged_into is None and spot_of(tip, self.sorter) is None), None)
        if loose:
            self._bring(loose.number, called=not self._is_asked(loose))
            self._last = None
        elif found:
            self._last = found[0].number

    # Keys

    def focus_work(self) -> None:
        """The keys work on the tip, or on the list of who sort."""
        pane = self.query_one(SortersPane)
        self.screen.set_focus(pane.list if self.has_class("-sorters") else self.query_one(TipCard))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits: a tip in view, nothing left to sort, or the list of who sort."""
        if not self.is_mounted:
            return super().check_action(action, parameters)
        name = action.partition("(")[0]
        if name in CHANGES and not self.writes:
            return False
        if self.has_class("-sorters"):
            return super().check_action(action, parameters) if name in {"open_line", "sorters"} else False
        if name in ON_A_TIP:
            return self._tip is not None
        if name == "mark_last":
            return self._last is not None
        if name in {"settle", "go_on"}:
            # Looking for what is agreed goes through all tips, so only when nothing else is left.
            left = self._tip is None and self.sorter is None and bool(agreed_tips(self.file.tips.all()))
            return left if name == "settle" else self._tip is None and not left
        return super().check_action(action, parameters)

    @property
    def writes(self) -> bool:
        """Whether anything can be changed here."""
        return not self.file.read_only and self.desk.record.session.status != SessionStatus.CLOSED

    def action_place(self, moment: str, usable: bool) -> None:
        """Put the tip in its place; the next comes by itself."""
        if tip := self._tip:
            self._put(tip, Moment[moment], usable=usable or self._is_usable(tip))
            self._last = tip.number
            self._bring(None)
            self.acted()

    def _put(self, tip: Tip, moment: Moment, *, usable: bool) -> None:
        if sorter := self.sorter:
            judge_tip(self.file, self.place, tip.number, sorter.number, moment, usable=usable)
        else:
            place_tip(self.file, self.place, tip.number, moment, usable=usable)

    def action_mark(self) -> None:
        """Mark the tip in view; one that has no place yet is marked when it gets one."""
        if tip := self._tip:
            if spot_of(tip, self.sorter) is None:
                self._marked = not self._marked
                self._show_tip()
            else:
                self._turn_mark(tip)

    def action_mark_last(self) -> None:
        """Change the mark of the tip that was placed last."""
        if self._last is not None:
            self._turn_mark(self.file.tips.get(self._last))

    def _turn_mark(self, tip: Tip) -> None:
        spot = spot_of(tip, self.sorter)
        if spot is None:
            return
        if self.sorter is None:
            mark_tip(self.file, self.place, tip.number, usable=not spot.usable)
        else:
            self._put(tip, spot.moment, usable=not spot.usable)
        self.acted()

    def action_skip(self) -> None:
        """Leave the tip for later; the next comes."""
        tip = self._tip
        if tip is None:
            return
        self._skipped = [number for number in self._skipped if number != tip.number]
        if spot_of(tip, self.sorter) is None:
            self._skipped.append(tip.number)
        self._bring(None)
        self.show()
        if self._number == tip.number:
            self.post_message(self.Told("Dit is de laatste tip die nog geen plek heeft."))

    def action_take_back(self) -> None:
        """Undo, as Ctrl+Z does."""
        self.screen.call_later(self.screen.run_action, "undo")

    def action_source(self) -> None:
        """Show from whom this tip came, or hide it again."""
        self._told_source = not self._told_source
        self._show_tip()

    def action_settle(self) -> None:
        """Place all that was agreed."""
        settled = settle_agreed(self.file, self.place)
        self._last = None
        self.acted(f"{tips_count(len(settled))} geplaatst waar men het eens was. Ctrl+Z maakt dat ongedaan.")

    def action_go_on(self) -> None:
        """On to the next step."""
        self.post_message(self.Next())

    # Which tip

    def action_go_to_tip(self) -> None:
        """Ask for a number."""
        self.want_line(Ask("Naar welke tip? Typ het nummer", self._go_to))

    def _go_to(self, text: str) -> None:
        if text:
            tip = self._called_by(text)
            self._bring(tip.number, called=True)
        self.kept()

    def _called_by(self, text: str) -> Tip:
        """Return the tip with this number, or the one that took it in. Raises InvalidInput when there is none."""
        typed = text.lstrip("Tt")
        tip = self.file.tips.find(int(typed)) if typed.isdecimal() and len(typed) < 7 else None
        if tip is None:
            raise InvalidInput(f"Tip {text} is er niet. Typ het nummer van een tip; Ctrl+U en Esc sluiten de regel.")
        while tip.merged_into is not None:
            tip = self.file.tips.get(tip.merged_into)
        return tip

    # What is said of a tip

    def action_remark(self) -> None:
        """Choose a remark by its digit."""
        if tip := self._tip:
            self.converse(self._remark(tip))

    async def _remark(self, tip: Tip) -> None:
        choices = [Choice(remark, str(remark), "staat erbij" if remark in tip.remarks else "") for remark in Remark]
        dialog: ChoiceDialog[Remark] = ChoiceDialog(f"Wat is er met {tip.label}?", choices, names=False)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen:
            remark_tip(self.file, self.place, tip.number, chosen)
            self.acted()

    def action_reword(self) -> None:
        """Open the line with the tip in it, to be put in other words."""
        if tip := self._tip:
            self.want_line(Ask(f"{tip.label} in andere woorden", lambda text: self._reword(tip, text), tip.text))

    def _reword(self, tip: Tip, text: str) -> None:
        if text != clean_line(tip.text):
            reword_tip(self.file, self.place, tip.number, text)
        self.kept()

    def action_double(self) -> None:
        """Ask which tip says the same."""
        if tip := self._tip:
            self.converse(self._merge(tip))

    async def _merge(self, tip: Tip) -> None:
        keep = await self.app.push_screen_wait(WhichTipDialog(f"{tip.label} is dubbel met welke tip?", tip, self.file))
        if keep is not None:
            merge_tips(self.file, self.place, keep, tip.number)
            self._bring(None)
            self.acted(f"{tip.label} is samengevoegd met T{keep}. De bron van allebei is bewaard.")

    # Who sort

    def action_sorters(self) -> None:
        """Show who sort and what they made of it, or go back to the tip."""
        if self.has_text:
            return
        self._show_sorters(not self.has_class("-sorters"))

    def _show_sorters(self, shown: bool) -> None:
        self.set_class(shown, "-sorters")
        self.show()
        self.focus_work()
        self.post_message(self.Told(""))

    def go_back(self) -> bool:
        """Esc in the list of who sort goes back to the tip."""
        if super().go_back():
            return True
        if not self.has_class("-sorters"):
            return False
        self._show_sorters(False)
        return True

    def let_sort(self, sorter: int | None) -> None:
        """Let one sorter sort (None: the room together), beginning with what comes first for them."""
        self.desk.seat(self.place, sorter)
        self._skipped, self._last = [], None
        self.go_to(None)

    def go_to(self, number: int | None) -> None:
        """Show this tip, or (None) whichever comes next, in the place of the list of who sort."""
        self._bring(number, called=number is not None)
        self._show_sorters(False)
