"""Terugblik of a community of practice: the homework with its keys, and what was done with the toptips."""

from functools import partial

from textual.content import Content

from sessions.acts.tips import note_use
from sessions.days.dates import short_date
from sessions.tips.tip import Tip, Use
from tafel.commands import Command, bindings
from tafel.following.keys import DEADLINE, NOTE, STATUS_COMMANDS
from tafel.steps.base import TYPE
from tafel.steps.line_task import Ask
from tafel.steps.review import ReviewStep
from tafel.widgets.hung import Hung
from tafel.widgets.lists import Row, Rows

DONE_WITH = Command("done_with", "gedaan met", "Noteer wat er met deze toptip gedaan is, en door wie", ("g",))

NOTHING = "Er is nog geen huiswerk en er zijn nog geen toptips. Door naar de volgende stap: F6."


class LookBackStep(ReviewStep):
    """What became of the homework, and whether the tips lead to something."""

    OFFERS = (*STATUS_COMMANDS, NOTE, DEADLINE, DONE_WITH, TYPE)
    BINDINGS = bindings(*OFFERS)

    def rows(self) -> list[Row]:
        """Return the homework, and below it the toptips with what was done with each."""
        homework, told = super().rows(), self.desk.record.tips
        toptips: list[Row] = [(f"tip-{tip.number}", self._tip(tip)) for tip in (told.toptips if told else ())]
        if not homework and not toptips:
            return [(None, Content.from_markup("[$muted]$words[/]", words=NOTHING))]
        return [*_under("Huiswerk", homework), *_under("Wat is er met de toptips gedaan?", toptips)]

    def _tip(self, tip: Tip) -> Content:
        row = Content.from_markup(
            "[$muted]$label[/]  $text  [$muted]$public[/]",
            label=f"{tip.label:>4}",
            text=tip.text,
            public=f"voor {tip.public}" if tip.public else "",
        )
        for use in tip.uses:
            row += Content.from_markup("\n      [$secondary]$use[/]", use=self._use_words(use))
        return Hung(row)

    def _use_words(self, use: Use) -> str:
        by = f", {use.by}" if use.by else ""
        return f"✓ {use.what}{by}, {short_date(use.when, today=self.desk.record.today)}"

    def action_done_with(self) -> None:
        """Ask what was done with the lit toptip."""
        lit = self.query_one(Rows).lit or ""
        if not lit.startswith("tip-"):
            self.post_message(self.Told("Zet de cursor op een toptip; dan noteert g wat ermee gedaan is."))
            return
        number = int(lit.removeprefix("tip-"))
        self.want_line(Ask(f"Wat is er met T{number} gedaan? Typ: wat; door wie", partial(self._note_use, number)))

    def _note_use(self, number: int, text: str) -> None:
        what, _, by = text.partition(";")
        note_use(self.file, number, what, by, self.place)
        self.kept(f"Genoteerd bij T{number}.")


def _under(title: str, rows: list[Row]) -> list[Row]:
    return [(None, Content.from_markup("[b]$title[/b]", title=title)), *rows] if rows else []
