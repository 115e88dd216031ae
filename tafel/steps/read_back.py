"""Teruglezen: each action large, laid out and never conjugated; then the jongere's own statement."""

from collections import Counter
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from sessions.actions import Action, ReadBack
from sessions.acts.actions import agree_action, declare, read_later, refuse_action
from sessions.days.dates import long_date
from tafel.commands import Command, bindings
from tafel.desk import Desk
from tafel.steps.action_line import ActionLine
from tafel.steps.base import TYPE, StepView
from tafel.steps.line_task import Ask
from tafel.wording import firmness_text, owner_text, read_back_text

AGREED = Command("agree", "klopt", "Het klopt", ("k",))
OTHERWISE = Command("change", "anders", "Wijzig de actie en lees haar daarna opnieuw voor", ("a",))
REFUSED = Command("refuse", "nee", "De jongere zegt nee: de actie vervalt en het nee blijft in het verslag", ("n",))
LATER = Command("later", "later", "Lees deze actie later terug, met iemand die de jongere vertrouwt", ("l",))
ALL_LATER = Command("all_later", "rest later", "Lees alle overgebleven acties later terug", ("r",))
STATEMENT = Command("statement", "eigen verklaring", "Wat de jongere zelf in het verslag wil", ("v",))
UP = Command("turn(-1)", "vorige actie", "De actie ervoor", ("up", "left"), shown=False)
DOWN = Command("turn(1)", "volgende actie", "De actie erna", ("down", "right"), shown=False)


class ReadBackStep(StepView):
    """One action at a time; after an answer the next comes by itself."""

    OFFERS = (AGREED, OTHERWISE, REFUSED, LATER, ALL_LATER, STATEMENT, UP, DOWN, TYPE)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = """
    ReadBackStep > #work { align: center middle; }
    MeetingScreen.-low ReadBackStep > #work { align: left top; }
    ReadBackStep #card { width: 100%; max-width: 70; height: auto; padding: 0 2; }
    """
    can_focus = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._at = self._first_unread()

    def compose_work(self) -> ComposeResult:
        """The card with one action, or the statement when all were read."""
        yield Static("", id="card", classes="private")

    def _actions(self) -> tuple[Action, ...]:
        """What was agreed in this meeting, and what no earlier table read back; a no stays in sight."""
        return self.desk.record.to_read_back(self.step.traject) if self.step.traject is not None else ()

    def _first_unread(self) -> int:
        unread = [place for place, action in enumerate(self._actions()) if self.desk.record.waits_for_reading(action)]
        return unread[0] if unread else len(self._actions())

    @property
    def _current(self) -> Action | None:
        actions = self._actions()
        return actions[self._at] if 0 <= self._at < len(actions) else None

    # Painting

    def show(self) -> None:
        """Paint the action that is read, or the end."""
        action = self._current
        self.query_one("#card", Static).update(self._card(action) if action else self._end())
        self.refresh_bindings()

    def _card(self, action: Action) -> Content:
        actions, deadline = self._actions(), action.deadline
        name = self.jongere.roepnaam if self.jongere else ""
        until = ""
        if deadline is not None:
            day = long_date(deadline.day, today=self.desk.record.today) if deadline.day else ""
            until = f"uiterlijk {day}" if day else "uiterlijk op de volgende tafel"
            if deadline.next_table and day:
                until += " (volgende tafel)"
        lines = [
            Content.from_markup(
                "[b $primary]$owner[/]   [$secondary]$organisation[/]",
                owner=owner_text(action.owner, self.jongere),
                organisation=action.owner.organisation if action.owner else "",
            ),
            Content.from_markup("[b]$what[/b]", what=action.what),
            Content(until or "nog geen termijn"),
        ]
        if action.session != self.desk.session:
            lines.append(Content.from_markup("[$muted]afgesproken aan een eerdere tafel[/]"))
        if action.result:
            lines.append(Content.from_markup("[$muted]met als resultaat[/] $result", result=action.result))
        if firmness := firmness_text(action, self.desk.record.today):
            lines.append(Content.from_markup("[b $warning]$firmness[/]", firmness=firmness))
        answer = "" if self.desk.record.waits_for_reading(action) else read_back_text(action)
        lines.append(Content(""))
        lines.append(
            Content.from_markup(
                "Klopt dit, $name?  [b $success]$answer[/]   [$muted]$place van $count[/]",
                name=name,
                answer=answer,
                place=str(self._at + 1),
                count=str(len(actions)),
            )
        )
        return Content("\n").join(lines)

    def _end(self) -> Content:
        name = self.jongere.roepnaam if self.jongere else "de jongere"
        actions = self._actions()
        told = _how_it_went(actions)
        statement = self.jongere.statement if self.jongere else ""
        lines = [Content.from_markup("[b]$told[/b]", told=told), Content("")]
        if statement:
            lines.append(Content.from_markup("$name zegt: “$statement”", name=name, statement=statement))
            lines.append(Content.from_markup("[$muted]v: de verklaring wijzigen[/]"))
        else:
            lines.append(Content.from_markup("Wil $name er zelf nog iets bij zeggen?  [b $primary]v[/]", name=name))
        return Content("\n").join(lines)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is asked of an action works only while there is one on the card."""
        if action in {"agree", "change", "refuse", "later", "all_later"} and self.is_mounted:
            return self._current is not None
        return super().check_action(action, parameters)

    def light(self, action: int) -> None:
        """Put this action on the card."""
        numbers = [made.number for made in self._actions()]
        if action in numbers:
            self._at = numbers.index(action)
            self.show()

    def focus_work(self) -> None:
        """The keys work on the card."""
        self.screen.set_focus(self)

    def action_agree(self) -> None:
        """The jongere says that it is right."""
        if action := self._current:
            agree_action(self.file, self.place, action.number)
            self._next(f"Actie {action.number}: klopt.")

    def action_refuse(self) -> None:
        """The jongere says no."""
        if action := self._current:
            refuse_action(self.file, self.place, action.number)
            self._next(f"Actie {action.number} vervalt. Het nee staat in het verslag.")

    def action_later(self) -> None:
        """This one is read back afterwards."""
        if action := self._current:
            read_later(self.file, self.place, (action.number,))
            self._next(f"Actie {action.number}: later teruglezen.")

    def action_all_later(self) -> None:
        """All that was not read yet is read back afterwards."""
        rest = tuple(action.number for action in self._actions() if self.desk.record.waits_for_reading(action))
        if rest:
            read_later(self.file, self.place, rest)
            self._next(f"{len(rest)} later teruglezen, met iemand die de jongere vertrouwt.")

    def action_change(self) -> None:
        """Put the action in the line; when it is kept it is read again."""
        if action := self._current:
            self.want_line(
                ActionLine(self, f"Actie {action.number} wijzigen", leefgebied=action.leefgebied, change=action)
            )

    def action_turn(self, offset: int) -> None:
        """Go to another action; after the last comes the statement."""
        self._at = max(0, min(self._at + offset, len(self._actions())))
        self.show()

    def action_statement(self) -> None:
        """Open the line for the own statement."""
        if self.jongere:
            words = f"Wat wil {self.jongere.roepnaam} zelf zeggen? In eigen woorden"
            said = self.jongere.statements[-1] if self.jongere.statements else None
            # What was said at an earlier table stays; now the line is empty for what is said today.
            here = said.text if said and said.session == self.desk.session else ""
            self.want_line(Ask(words, self._declare, here))

    def _declare(self, text: str) -> None:
        if text:
            declare(self.file, self.place, text)
        self.kept("De eigen verklaring staat in het verslag." if text else "")

    def _next(self, told: str) -> None:
        self.desk.refresh()
        self._at = self._first_unread()
        self.acted(told)


def _how_it_went(actions: Sequence[Action]) -> str:
    """Return in one line what the jongere said to the actions that were read back."""
    if not actions:
        return "Er zijn geen nieuwe acties."
    counts = Counter(action.read_back for action in actions)
    words = {
        ReadBack.AGREED: "klopt",
        ReadBack.REFUSED: "nee",
        ReadBack.LATER: "later teruglezen",
        ReadBack.NOT_YET: "nog niet teruggelezen",
    }
    return ", ".join(f"{counts[answer]} {word}" for answer, word in words.items() if counts[answer]) + "."
