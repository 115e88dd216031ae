"""Who sort, couples or single people, and what they made of it: a line or a spreadsheet each, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, OptionList

from sessions.acts.sorting import (
    add_sorter,
    can_be_placed,
    deal_tips,
    judged_by,
    keep_batch,
    keep_placings,
    remove_sorter,
    rename_sorter,
)
from sessions.roles import Role
from sessions.tips.agreement import Outcome, agreement, roles_differ, said_by
from sessions.tips.sort_queue import agreed_tips, tally
from sessions.tips.tip import Sorter, Tip
from sessions.tips.verdict_file import read_verdict_file
from tafel.bringing.files import bytes_at
from tafel.commands import Command, bindings
from tafel.dialogs.confirm import ConfirmDialog
from tafel.seam import Guarded
from tafel.steps.line_task import Ask
from tafel.steps.sorter_words import batch_echo, judged_words, read_sorter, sorter_echo
from tafel.tips.paint import tips_count
from tafel.widgets.hung import Hung
from tafel.widgets.lists import Row, Rows

if TYPE_CHECKING:
    from tafel.steps.sort import SortStep

BATCH = Command("type_batch", "rij typen", "Typ wat deze sorteerder vond: 12v 13n 14t*", ("enter", "r"))
ADD = Command("add_sorter", "nieuw", "Voeg een koppel of iemand toe: koppel 1; ouder, hulpverlener", ("n",))
RENAME = Command("rename_sorter", "naam", "Verbeter de naam of de rollen van wie oplicht", ("h",), words="hernoemen")
REMOVE = Command("remove_sorter", "weghalen", "Haal weg wie oplicht, met wat die van de tips vond", ("delete",))
DEAL = Command("deal", "verdelen", "Verdeel de tips die nog geen plek hebben over wie er sorteren", ("v",))
FROM_FILE = Command("from_file", "bestand", "Lees wat deze sorteerder vond uit een CSV-bestand", ("f",))
TAKE_SEAT = Command("take_seat", "aan de beurt", "Deze sorteerder sorteert nu zelf, met dezelfde toetsen", ("w",))
PER_TIP = Command("per_tip", "per tip", "Per tip: waar is men het over eens? Nog eens t: wie er sorteren", ("t",))
BY_ROLE = Command(
    "by_role", "ouders en hulpverleners", "De tips waarover ouders en hulpverleners anders denken", ("p",)
)
SETTLE = Command(
    "settle_here", "plaats wat eens is", "Plaats alle tips waar iedereen of de meesten het eens zijn", ("e",)
)

ROOM = "room"
"""The row of the room together."""
OF_A_SORTER = {"type_batch", "from_file", "rename_sorter", "remove_sorter"}
"""What can be done only with one of who sort under the cursor."""
CHANGES = {*OF_A_SORTER, "add_sorter", "deal", "settle_here"}


class SortersPane(Guarded, Vertical):
    """A list of who sort, or (`per_tip`, `by_role`) of what they made of each tip."""

    OFFERS = (BATCH, ADD, DEAL, TAKE_SEAT, FROM_FILE, PER_TIP, BY_ROLE, SETTLE, RENAME, REMOVE)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = """
    SortersPane { height: 1fr; }
    SortersPane Label { width: 100%; padding: 0 1; text-style: bold; color: $primary; }
    SortersPane Rows { height: 1fr; }
    """

    def __init__(self, step: SortStep) -> None:
        super().__init__()
        self._step = step
        self._list_of = "sorters"

    def compose(self) -> ComposeResult:
        """A title and the list."""
        yield Label("", markup=False)
        yield Rows()

    @property
    def list(self) -> Rows:
        """The list, that its keys work on."""
        return self.query_one(Rows)

    # Painting

    def show(self) -> None:
        """Paint the list."""
        title, rows = {
            "sorters": ("Wie sorteren er?", self._sorter_rows),
            "tips": ("Waar is men het over eens?", self._tip_rows),
            "roles": ("Waar denken ouders en hulpverleners anders?", self._role_rows),
        }[self._list_of]
        self.query_one(Label).update(Content(title))
        self.list.show_rows(list(rows()))
        self.refresh_bindings()

    def _sorter_rows(self) -> Iterator[Row]:
        tips = self._step.file.tips.all()
        found = tally(tips, None)
        yield (
            ROOM,
            self._row("de hele groep samen", "", f"{found.placed} van {found.total}", now=self._step.sorter is None),
        )
        for sorter in self._sorters:
            found = tally(tips, sorter)
            done = f"{found.placed} van {found.total}" + (" (eigen stapel)" if sorter.share else "")
            now = self._step.sorter == sorter
            yield f"sorter-{sorter.number}", self._row(sorter.name, ", ".join(sorter.roles), done, now=now)
        if not self._sorters:
            yield None, Content("")
            yield None, Content("n: voeg toe wie er sorteren, koppels of mensen alleen. v verdeelt daarna de tips.")

    @staticmethod
    def _row(name: str, roles: str, done: str, *, now: bool) -> Content:
        return Hung(
            Content.from_markup(
                "$mark [b]$name[/b]  [$muted]$roles[/]  $done",
                mark="▸" if now else " ",
                name=name,
                roles=roles,
                done=done,
            ),
            hang=2,
        )

    def _tip_rows(self) -> Iterator[Row]:
        judged = [
            (tip, agreement(tip)) for tip in self._step.file.tips.all() if tip.verdicts and tip.merged_into is None
        ]
        if not judged:
            yield None, Content("Nog niemand heeft gesorteerd. Kies iemand in de lijst en druk r, f of w.")
        for outcome in (Outcome.DIVIDED, Outcome.MAJORITY, Outcome.UNANIMOUS):
            some = [(tip, found) for tip, found in judged if found.outcome == outcome]
            if some:
                yield None, Content.from_markup("[b]$outcome[/b]  $count", outcome=str(outcome), count=str(len(some)))
            for tip, found in some:
                yield f"tip-{tip.number}", judged_words(tip, found)

    def _role_rows(self) -> Iterator[Row]:
        sorters = self._sorters
        tips = roles_differ(self._step.file.tips.all(), sorters)
        if not tips:
            yield (
                None,
                Content(
                    "Nergens, voor zover bekend. Alleen wie in één rol sorteert, telt hier mee: een koppel "
                    "spreekt voor allebei."
                ),
            )
        for tip in tips:
            yield (
                f"tip-{tip.number}",
                Hung(
                    Content.from_markup(
                        "[b $primary]$label[/]  $text  [$muted]ouders: $parents · hulpverleners: $others[/]",
                        label=tip.label,
                        text=tip.text,
                        parents=str(said_by(Role.PARENT, tip, sorters)),
                        others=str(said_by(Role.PROFESSIONAL, tip, sorters)),
                    ),
                    hang=6,
                ),
            )

    # Keys

    @property
    def _sorters(self) -> tuple[Sorter, ...]:
        return self._step.file.sorters.all()

    @property
    def _lit(self) -> Sorter | None:
        lit = self.list.lit or ""
        return self._step.file.sorters.find(int(lit.removeprefix("sorter-"))) if lit.startswith("sorter-") else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who sorts is chosen in the list of sorters; without any of them there is nothing to deal or compare."""
        if not self.is_mounted:
            return super().check_action(action, parameters)
        if action in CHANGES and not self._step.writes:
            return False
        if action in OF_A_SORTER:
            return self._lit is not None
        if action == "take_seat":
            return self._list_of == "sorters"
        if action in {"deal", "per_tip", "by_role"}:
            return bool(self._sorters)
        if action == "settle_here":
            return bool(agreed_tips(self._step.file.tips.all()))
        return super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        """Enter on who sorts opens a line, on a tip goes to that tip."""
        event.stop()
        kind, _, number = (event.option_id or "").partition("-")
        if kind == "tip":
            self._step.go_to(int(number))
        elif kind == ROOM:
            self._step.let_sort(None)
        else:
            self.action_type_batch()

    def action_per_tip(self) -> None:
        """Show what they made of each tip, or who they are."""
        self._show_list("tips")

    def action_by_role(self) -> None:
        """Show where parents and professionals differ, or who sort."""
        self._show_list("roles")

    def _show_list(self, of: str) -> None:
        self._list_of = "sorters" if self._list_of == of else of
        self.show()
        self._step.post_message(self._step.Told(""))

    def action_take_seat(self) -> None:
        """Let the lit sorter sort at this laptop; the room together when that is lit."""
        self._step.let_sort(self._lit.number if self._lit else None)

    def action_settle_here(self) -> None:
        """Place all that was agreed."""
        self._step.action_settle()

    def action_add_sorter(self) -> None:
        """Ask who sorts."""
        words = "Wie sorteert? koppel 1, of: Hanna; ouder"
        self._step.want_line(Ask(words, self._add, echo=sorter_echo))

    def _add(self, text: str) -> None:
        if text:
            name, roles = read_sorter(text)
            sorter = add_sorter(self._step.file, self._step.place, name, roles)
            # Whoever comes last is who is asked about next.
            self.list.show_rows(list(self._sorter_rows()), lit=f"sorter-{sorter.number}")
        self._step.kept("Toegevoegd. n voor de volgende, v verdeelt de tips." if text else "")

    def action_rename_sorter(self) -> None:
        """Open the line with the name and the roles of who is lit."""
        if sorter := self._lit:
            now = "; ".join(filter(None, (sorter.name, ", ".join(sorter.roles))))
            keep = partial(self._rename, sorter)
            self._step.want_line(Ask("Naam; rollen", keep, now, echo=sorter_echo))

    def _rename(self, sorter: Sorter, text: str) -> None:
        name, roles = read_sorter(text)
        rename_sorter(self._step.file, self._step.place, sorter.number, name, roles)
        self._step.kept("Gewijzigd.")

    def action_remove_sorter(self) -> None:
        """Take away who is lit."""
        if sorter := self._lit:
            self.converse(self._remove(sorter))

    async def _remove(self, sorter: Sorter) -> None:
        """Take a sorter away; where there is work of theirs, that is asked first."""
        judged = len(judged_by(self._step.file, sorter.number))
        question = ConfirmDialog(
            f"{sorter.name} weghalen?",
            f"Wat {sorter.name} van {tips_count(judged)} vond, gaat mee weg. Waar de tips nu staan, verandert niet. "
            "Ctrl+Z zet alles terug.",
        )
        if judged and not await self.app.push_screen_wait(question):
            return
        remove_sorter(self._step.file, self._step.place, sorter.number)
        dealt_anew = " v verdeelt de tips opnieuw." if sorter.share else ""
        self._step.acted(f"Weggehaald. Ctrl+Z zet terug.{dealt_anew}")

    def action_deal(self) -> None:
        """Deal the tips that have no place."""
        open_tips = [tip.number for tip in self._step.file.tips.all() if tip.moment is None and tip.merged_into is None]
        dealt = deal_tips(self._step.file, self._step.place, open_tips)
        self._step.acted(f"{tips_count(len(open_tips))} verdeeld over {len(dealt)}. w: wie begint?")

    def action_type_batch(self) -> None:
        """Open the line for what the lit sorter wrote down."""
        if sorter := self._lit:
            known = can_be_placed(self._step.file)
            self._step.want_line(
                Ask(
                    f"{sorter.name}: bijvoorbeeld 12v 13n 14t*",
                    lambda text: self._keep_batch(sorter, text),
                    echo=lambda text: batch_echo(text, known),
                )
            )

    def _keep_batch(self, sorter: Sorter, text: str) -> None:
        kept = keep_batch(self._step.file, self._step.place, sorter.number, text) if text else ()
        self._step.kept(f"{tips_count(len(kept))} van {sorter.name} bewaard." if kept else "")

    def action_from_file(self) -> None:
        """Ask which file holds what the lit sorter filled in."""
        if sorter := self._lit:
            words = "Welk CSV-bestand? Kolommen: nummer, moment, bruikbaar"
            self._step.want_line(Ask(words, lambda text: self._keep_file(sorter, text)))

    def _keep_file(self, sorter: Sorter, name: str) -> None:
        kept: tuple[Tip, ...] = ()
        if name:
            placings = read_verdict_file(bytes_at(name), can_be_placed(self._step.file))
            kept = keep_placings(self._step.file, self._step.place, sorter.number, placings)
        self._step.kept(f"{tips_count(len(kept))} van {sorter.name} bewaard." if kept else "")
