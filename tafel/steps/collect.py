"""Tips verzamelen: a line a tip, with above it from whom and for whom the next one is; below that the newest on top."""

from collections.abc import Iterator
from functools import partial
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from sessions.acts.tips import collect_tip, collect_tips, correct_tip, describe_tip, take_back_tip
from sessions.roles import Role
from sessions.tips.doubles import already_there
from sessions.tips.importing import read_tip_lines
from sessions.tips.line import TipReading
from sessions.tips.tip import Public, Tip
from tafel.commands import Command, bindings
from tafel.desk import Desk
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.tip_import import IMPORT, import_tips
from tafel.dialogs.tips_preview import TipsPreview
from tafel.steps.base import LIST, TYPE, StepView
from tafel.steps.tip_line import TipLine
from tafel.tips.sentences import kept_words, labels, origin_words
from tafel.widgets.hung import Hung
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import NamedRows
from tafel.widgets.quick_line import QuickLine

SOURCE = Command(
    "choose_source",
    "bron",
    "Van wie de volgende tips komen; op de lijst: van wie de gekozen tip komt",
    ("ctrl+s", "f4"),
    first=True,
    words="ouder jongere hulpverlener wie",
)
PUBLIC = Command(
    "choose_public",
    "doelgroep",
    "Voor wie de volgende tips zijn; op de lijst: voor wie de gekozen tip is",
    ("ctrl+d", "f10"),
    first=True,
    words="ouders jongeren hulpverleners organisaties wie",
)
EDIT = Command("edit", "wijzigen", "Zet de gekozen tip terug in de regel", ("enter",))
TAKE_BACK = Command("take_back", "weghalen", "Haal een verkeerd getypte tip weg", ("delete",))

NOT_SAID = "niet gezegd"

Word = TypeVar("Word", Role, Public)


class CollectStep(StepView):
    """What the room has for tips. From whom and for whom holds for every next tip, until it is said otherwise."""

    OPEN_LINE = True
    OFFERS = (SOURCE, PUBLIC, EDIT, TAKE_BACK, LIST, IMPORT, TYPE)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = """
    CollectStep NamedRows { height: 1fr; }
    CollectStep #origin { width: 100%; height: auto; padding: 1 0 0 0; }
    .-low CollectStep #origin { padding: 0; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        newest = max(desk.record.tips.collected, key=lambda tip: tip.number, default=None) if desk.record.tips else None
        self._sources = newest.sources if newest else ()
        self._public = newest.public if newest else None
        self._painted: dict[int, tuple[Tip, Content]] = {}

    def compose_work(self) -> ComposeResult:
        """The tips, and from whom and for whom the next one is."""
        yield NamedRows()
        yield Static("", id="origin", markup=False)

    # Painting

    def show(self) -> None:
        """Paint the tips, and what holds for the next."""
        rows = self.query_one(NamedRows)
        tips = self.file.tips.all()
        newest = f"tip-{tips[-1].number}" if tips and not rows.has_focus else None
        rows.show_rows(list(self._rows(tips)), lit=newest)
        self._show_origin()

    def _show_origin(self) -> None:
        self.query_one("#origin", Static).update(
            Content.from_markup(
                "Bron [b $primary]$source[/]   Doelgroep [b $primary]$public[/]",
                source=", ".join(self._sources) or NOT_SAID,
                public=self._public or NOT_SAID,
            )
        )

    def _rows(self, tips: tuple[Tip, ...]) -> Iterator[Row]:
        here = self.desk.session
        earlier = [tip for tip in tips if tip.session != here]
        for tip in reversed(tips):
            if tip.session == here:
                yield f"tip-{tip.number}", self._row(tip)
        if not tips:
            yield None, Content.from_markup("[$muted]Nog geen tips. Typ er een, of plak er veel tegelijk.[/]")
        elif earlier:
            yield None, Content.from_markup("[$muted]Eerder verzameld[/]")
        for tip in reversed(earlier):
            yield f"tip-{tip.number}", self._row(tip)

    def _row(self, tip: Tip) -> Content:
        """Return a tip as a row; what did not change since the last time is not laid out again."""
        painted = self._painted.get(tip.number)
        if painted is None or painted[0] is not tip:
            painted = self._painted[tip.number] = (tip, _laid_out(tip))
        return painted[1]

    # The line

    def prompt(self) -> TipLine:
        """Ask for a tip; an empty line goes on to the next step."""
        return TipLine("Typ een tip, of plak er meer", self._collect)

    def _collect(self, said: TipReading) -> None:
        """Keep a tip; a line that only says from whom or for whom holds for what comes."""
        if not said.text and not said.says_more:
            self.post_message(self.Next())
            return
        sources, public = said.sources or self._sources, said.public or self._public
        if not said.text:
            self._hold(sources, public)
            self.kept("Dat geldt voor de volgende tips.")
            return
        there = already_there((said.text,), self.file.tips.all())
        tip = collect_tip(self.file, self.place, said.text, sources, public)
        self._hold(sources, public)
        self.kept(f"{kept_words((tip,))}. Dezelfde tekst staat er al: {labels(there)}." if there else "")

    def _correct(self, number: int, said: TipReading) -> None:
        tip = correct_tip(self.file, self.place, number, said.text, sources=said.sources, public=said.public)
        self.kept(f"{tip.label} is gewijzigd.")

    def _hold(self, sources: tuple[Role, ...], public: Public | None) -> None:
        """Let this hold for the next tips."""
        self._sources, self._public = sources, public

    @on(QuickLine.LinesPasted)
    def _pasted(self, event: QuickLine.LinesPasted) -> None:
        self.converse(self._collect_lines(event.text))

    async def _collect_lines(self, text: str) -> None:
        """Show what was pasted, and keep all of it in one act."""
        read = read_tip_lines(text, self._sources, self._public)
        if not await self.app.push_screen_wait(TipsPreview(read, self.file)):
            return
        tips = collect_tips(self.file, read, self.place)
        self._hold(tips[-1].sources, tips[-1].public)
        self.acted(f"{kept_words(tips)}. Ctrl+Z haalt ze weer weg.")

    def action_import_tips(self) -> None:
        """Bring in tips from a file."""
        self.converse(self._import())

    async def _import(self) -> None:
        if told := await import_tips(self.screen, self.file, self.place):
            self.acted(told)

    # From whom and for whom

    def action_choose_source(self) -> None:
        """Choose from whom the next tips come, or the lit one."""
        self.converse(self._choose_source(self._lit()))

    async def _choose_source(self, tip: Tip | None) -> None:
        title = f"Van wie komt {tip.label}?" if tip else "Van wie komen de volgende tips?"
        chosen = await self._choose(title, Role)
        if chosen is None:
            return
        if tip:
            describe_tip(self.file, self.place, tip.number, sources=chosen, public=tip.public)
            self.acted(f"{tip.label}: bron {', '.join(chosen) or NOT_SAID}.")
        else:
            self._hold(chosen, self._public)
            self._show_origin()

    def action_choose_public(self) -> None:
        """Choose for whom the next tips are, or the lit one."""
        self.converse(self._choose_public(self._lit()))

    async def _choose_public(self, tip: Tip | None) -> None:
        title = f"Voor wie is {tip.label}?" if tip else "Voor wie zijn de volgende tips?"
        chosen = await self._choose(title, Public)
        if chosen is None:
            return
        public = chosen[0] if chosen else None
        if tip:
            describe_tip(self.file, self.place, tip.number, sources=tip.sources, public=public)
            self.acted(f"{tip.label}: doelgroep {public or NOT_SAID}.")
        else:
            self._hold(self._sources, public)
            self._show_origin()

    async def _choose(self, title: str, words: type[Word]) -> tuple[Word, ...] | None:
        """Ask for one of these words by its digit; empty for `niet gezegd`, None for who goes back."""
        nothing: Choice[tuple[Word, ...]] = Choice((), NOT_SAID)
        choices: list[Choice[tuple[Word, ...]]] = [Choice((word,), str(word)) for word in words]
        return await self.app.push_screen_wait(ChoiceDialog(title, choices, zero=nothing, names=False))

    # The list

    def repaint(self, *, line_kept: bool) -> None:
        """After an act on the list stay there: often it is a row of tips that were said by somebody else."""
        on_list = self.query_one(NamedRows).has_focus
        super().repaint(line_kept=line_kept)
        if on_list:
            self.focus_work()

    def focus_work(self) -> None:
        """The list takes the focus when the line is not open."""
        self.screen.set_focus(self.query_one(NamedRows))

    def action_to_list(self) -> None:
        """Go to the list, to the newest tip."""
        self.focus_work()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done to a row works while the list has the focus."""
        if action in {"edit", "take_back"} and self.is_mounted:
            return self._lit() is not None
        return super().check_action(action, parameters)

    def _lit(self) -> Tip | None:
        """The tip under the cursor, while the list has the focus."""
        rows = self.query_one(NamedRows)
        return self.file.tips.find(int(rows.lit.removeprefix("tip-"))) if rows.has_focus and rows.lit else None

    def on_option_list_option_selected(self) -> None:
        """Enter or a click on a tip puts it back in the line."""
        self.action_edit()

    def action_edit(self) -> None:
        """Put the lit tip back in the line, with from whom and for whom it is."""
        if tip := self._lit():
            self.want_line(TipLine(f"{tip.label} wijzigen", partial(self._correct, tip.number), tip))

    def action_take_back(self) -> None:
        """Take away the lit tip; undo brings it back."""
        if tip := self._lit():
            take_back_tip(self.file, self.place, tip.number)
            self.acted(f"{tip.label} is weggehaald. Ctrl+Z zet hem terug.")


def _laid_out(tip: Tip) -> Content:
    """Return a tip as a row: its number, its text, from whom and for whom."""
    more = [origin_words(tip.sources, tip.public)]
    if tip.merged_into:
        more.append(f"opgenomen in T{tip.merged_into}")
    row = Content.from_markup(
        "[b]$label[/b]  $text  [$secondary]$more[/]",
        label=tip.label,
        text=tip.text,
        more=" · ".join(filter(None, more)),
    )
    return Hung(row, hang=len(tip.label) + 2)
