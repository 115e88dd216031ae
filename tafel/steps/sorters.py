"""Who sort, couples or single people, and what they made of it: a line or a spreadsheet each, and where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, OptionList

from sessions.acts.sorting import add_sorter, can_be_placed, deal_tips, keep_batch, keep_placings
from sessions.agreement import Agreement, Outcome, agreement, roles_differ, said_by
from sessions.batch_line import Fault, read_batch
from sessions.errors import InvalidInput
from sessions.roles import Role
from sessions.sort_queue import agreed_tips, tally
from sessions.text import fold
from sessions.tip_words import roles_meant
from sessions.tips import Moment, Sorter, Tip
from sessions.verdict_file import read_verdict_file
from tafel.commands import Command, bindings
from tafel.seam import Guarded
from tafel.steps.line_task import Ask
from tafel.tip_files import bytes_at
from tafel.tip_paint import tips_count
from tafel.widgets.hung import Hung
from tafel.widgets.lists import Row, Rows

if TYPE_CHECKING:
    from tafel.steps.sort import SortStep

BATCH = Command("type_batch", "rij typen", "Typ wat deze sorteerder vond: 12v 13n 14t*", ("enter", "r"))
ADD = Command("add_sorter", "nieuw", "Voeg een koppel of iemand toe: koppel 1; ouder, hulpverlener", ("n",))
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
COUPLE = (Role.PARENT, Role.PROFESSIONAL)
"""What a koppel is, where nothing else is said (domain.md section 2)."""


class SortersPane(Guarded, Vertical):
    """A list of who sort, or (`per_tip`, `by_role`) of what they made of each tip."""

    OFFERS = (BATCH, ADD, DEAL, FROM_FILE, TAKE_SEAT, PER_TIP, BY_ROLE, SETTLE)
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
            done = f"{found.placed} van {found.total}" + ("" if sorter.share else " (alles)")
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
                yield f"tip-{tip.number}", Hung(_judged_words(tip, found), hang=6)

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
        changes = action in {"type_batch", "add_sorter", "deal", "from_file", "settle_here"}
        if changes and not self._step.writes:
            return False
        if action in {"type_batch", "from_file"}:
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

    def action_take_seat(self) -> None:
        """Let the lit sorter sort at this laptop; the room together when that is lit."""
        self._step.let_sort(self._lit.number if self._lit else None)

    def action_settle_here(self) -> None:
        """Place all that was agreed."""
        self._step.action_settle()

    def action_add_sorter(self) -> None:
        """Ask who sorts."""
        words = "Wie sorteert? koppel 1, of: Hanna; ouder"
        self._step.want_line(Ask(words, self._add, echo=_sorter_echo))

    def _add(self, text: str) -> None:
        if text:
            name, roles = _read_sorter(text)
            add_sorter(self._step.file, self._step.place, name, roles)
        self._step.kept("Toegevoegd. n voor de volgende, v verdeelt de tips." if text else "")

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
                    echo=lambda text: _batch_echo(text, known),
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


def _read_sorter(text: str) -> tuple[str, tuple[Role, ...]]:
    """Return the name and the roles in a line: `Hanna; ouder`. A koppel is a parent and a professional.

    Raises InvalidInput for a role that does not exist.
    """
    name, _, said = text.partition(";")
    roles = []
    for word in filter(None, (part.strip() for part in said.replace(" en ", ",").split(","))):
        meant = roles_meant(word)
        if len(meant) != 1:
            raise InvalidInput(f"De rol “{word}” is niet bekend. Kies uit: {', '.join(Role)}.", field="rol")
        roles.append(meant[0])
    if not roles and fold(name).startswith("koppel"):
        return name.strip(), COUPLE
    return name.strip(), tuple(dict.fromkeys(roles))


def _sorter_echo(text: str) -> Content:
    if not text.strip():
        return Content("")
    try:
        name, roles = _read_sorter(text)
    except InvalidInput as refusal:
        return Content.from_markup("[$warning]$why[/]", why=str(refusal))
    return Content.from_markup("[b $success]$name[/]  $roles", name=name, roles=", ".join(roles))


def _batch_echo(text: str, known: frozenset[int]) -> Content:
    """Return the line once more with what is wrong marked where it stands, and what is wrong with the first."""
    if not text.strip():
        return Content.from_markup("[$muted]v voor, t tijdens, n na; * is bruikbaar[/]")
    batch = read_batch(text, known)
    if not batch.faults:
        return Content.from_markup("[$success]$count, zonder fouten[/]", count=tips_count(len(batch.placings)))
    line = Content(text.replace("\n", " "))
    for fault in batch.faults:
        line = line.stylize("bold underline $error", fault.start, fault.end)
    return Content("\n").join([line, Content.from_markup("[$error]$why[/]", why=_why(batch.faults))])


def _why(faults: tuple[Fault, ...]) -> str:
    more = f" En nog {len(faults) - 1}." if len(faults) > 1 else ""
    return f"{faults[0].message}{more} Er is nog niets bewaard."


def _judged_words(tip: Tip, found: Agreement) -> Content:
    """Return a tip with how many put it where, and how far they agree on whether it is bruikbaar."""
    counts = Counter(said.moment for said in tip.verdicts)
    usable = sum(said.usable for said in tip.verdicts)
    return Content.from_markup(
        "[b $primary]$label[/]  $counts  [$muted]bruikbaar: $usable van $judged, $how$placed[/]  $text",
        label=tip.label,
        counts=" ".join(f"{counts[moment]} {moment.letter}" for moment in Moment if counts[moment]),
        usable=str(usable),
        judged=str(len(tip.verdicts)),
        how=str(found.on_usable),
        placed=f", staat onder {tip.moment}" if tip.moment else "",
        text=tip.text,
    )
