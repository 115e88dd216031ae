"""Acties: walks through the leefgebieden with a question; a typed sentence becomes who does what before when."""

from collections.abc import Iterator
from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label

from sessions.actions import Action
from sessions.acts.actions import await_permission, take_back_action
from sessions.leefgebieden import Leefgebied
from sessions.missing import carries_most, standing, without_action
from sessions.quickline.permission import Permission, read_permission
from tafel.commands import Command, bindings
from tafel.desk import Desk
from tafel.dialogs.line import LineDialog
from tafel.steps.action_line import ActionLine
from tafel.steps.base import LIST, TYPE, StepView
from tafel.steps.line_task import LineTask
from tafel.widgets.hung import Hung
from tafel.widgets.lists import Rows
from tafel.wording import deadline_text, firmness_text, owner_text, read_back_text

EDIT = Command("edit", "wijzigen", "Zet de gekozen actie terug in de regel", ("enter",))
TAKE_BACK = Command("take_back", "weghalen", "Haal een verkeerd getypte actie weg", ("delete",))
CONDITION = Command(
    "condition",
    "voorbehoud",
    "Deze actie is onder voorbehoud: wie moet er nog ja zeggen?",
    ("ctrl+r", "f4"),
    first=True,
)


class ActionsStep(StepView):
    """What is agreed. The arrows walk through the leefgebieden; Enter in an empty line goes to the next."""

    OPEN_LINE = True
    OFFERS = (CONDITION, EDIT, TAKE_BACK, LIST, TYPE)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = """
    ActionsStep Rows { height: 1fr; }
    ActionsStep #balance { color: $warning; width: 100%; display: none; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        # The walk starts at the first leefgebied that nobody does anything about yet.
        self._walk = self._places()
        self._at = next((place for place in self._walk if place and not self._actions_in(place)), self._walk[0])
        self._painted: dict[int, tuple[Action, Content]] = {}

    def compose_work(self) -> ComposeResult:
        """The actions per leefgebied, and a word when the jongere carries the most."""
        yield Rows()
        yield Label("", id="balance", classes="private", markup=False)

    def _places(self) -> tuple[Leefgebied | None, ...]:
        """The leefgebieden that are walked through; None where there is none, as in a meeting without jongeren."""
        jongere = self.jongere
        asked = jongere.asked if jongere else ()
        used = tuple(action.leefgebied for action in self._standing() if action.leefgebied not in asked)
        return tuple(dict.fromkeys((*asked, *used))) or (None,)

    def _standing(self) -> tuple[Action, ...]:
        return standing(self.desk.record, self.step.traject)

    def _actions_in(self, leefgebied: Leefgebied | None) -> list[Action]:
        return [action for action in self._standing() if action.leefgebied == leefgebied]

    # Painting

    def show(self) -> None:
        """Paint the leefgebieden with their actions."""
        self._walk = self._places()
        if self._at not in self._walk:
            self._at = self._walk[0]
        rows = self.query_one(Rows)
        rows.show_rows(list(self._rows()), lit=None if rows.has_focus else self._walk_row())
        balance = self.query_one("#balance", Label)
        traject = self.step.traject
        balance.display = traject is not None and carries_most(self.desk.record, traject)
        if balance.display and self.jongere:
            balance.update(Content(f"{self.jongere.roepnaam} heeft de meeste acties. Kan iemand er een overnemen?"))

    def _walk_row(self) -> str | None:
        """The row of the leefgebied where the walk is."""
        return f"domain-{self._at}" if self._at is not None else None

    def _rows(self) -> Iterator[tuple[str | None, Content]]:
        for leefgebied in self._walk:
            if leefgebied is not None:
                yield f"domain-{leefgebied}", self._heading(leefgebied)
            for action in self._actions_in(leefgebied):
                yield f"action-{action.number}", self._row(action)

    def _heading(self, leefgebied: Leefgebied) -> Content:
        question = self.jongere.question_in(leefgebied) if self.jongere else None
        here = leefgebied == self._at
        line = Content.from_markup(
            "[b $primary]$mark $label[/]" if here else "[b]$mark $label[/b]",
            mark="▸" if here else " ",
            label=leefgebied.label,
        )
        if question and question.score_now is not None:
            scores = f"  nu {question.score_now}" + (
                f"  straks {question.score_goal}" if question.score_goal is not None else ""
            )
            line += Content.from_markup("[$muted]$scores[/]", scores=scores)
        if question and question.words:
            line += Content.from_markup("  [$muted]“$words”[/]", words=question.words)
        if self.step.traject is not None and leefgebied in without_action(self.desk.record, self.step.traject):
            line += Content.from_markup("  [$warning]nog geen actie[/]")
        elif not self._actions_in(leefgebied):
            line += Content.from_markup("  [$muted]er loopt al een actie[/]")
        return Hung(line, hang=4)

    def _row(self, action: Action) -> Content:
        """Return an action as a row; what did not change since the last time is not laid out again."""
        painted = self._painted.get(action.number)
        if painted is None or painted[0] is not action:
            painted = self._painted[action.number] = (action, self._laid_out(action))
        return painted[1]

    def _laid_out(self, action: Action) -> Content:
        row = Content.from_markup(
            "[$muted]$number[/]  [b]$owner[/b]  $what  [$secondary]$deadline[/]",
            number=f"{action.number:>4}",
            owner=owner_text(action.owner, self.jongere),
            what=action.what,
            deadline=deadline_text(action.deadline, self.desk.record.today),
        )
        extra = [
            f"= {action.result}" if action.result else "",
            firmness_text(action, self.desk.record.today),
            read_back_text(action),
        ]
        small = "   ".join(part for part in extra if part)
        return Hung(row + Content.from_markup("\n        [$muted]$small[/]", small=small) if small else row)

    # The line

    def prompt(self) -> LineTask:
        """Ask for an action in the leefgebied where the walk is; an empty line goes on."""
        where = f"{self._at.label}: wie" if self._at else "Wie"
        return ActionLine(
            self, f"{where} doet wat, vóór wanneer?", leefgebied=self._at, on_empty=self._go_on, hint=self._hint()
        )

    def _hint(self) -> str:
        place = self._walk.index(self._at)
        if place + 1 < len(self._walk):
            following = self._walk[place + 1]
            return f"Enter in een lege regel: naar {following.label if following else 'de volgende'}"
        return "Enter in een lege regel: door naar de volgende stap"

    def move(self, offset: int) -> None:
        """Walk to another leefgebied."""
        place = self._walk.index(self._at) + offset
        self._at = self._walk[max(0, min(place, len(self._walk) - 1))]
        self.show()

    def _go_on(self) -> None:
        if self._at == self._walk[-1]:
            self.post_message(self.Next())
        else:
            self.move(1)
            self.kept()

    # The list

    def light(self, action: int) -> None:
        """Walk to the leefgebied of this action and light it."""
        found = self.file.actions.find(action)
        if found and found.leefgebied in self._walk:
            self._at = found.leefgebied
            self.show()
            self.close_line()
        self.focus_work()
        rows = self.query_one(Rows)
        rows.show_rows(list(self._rows()), lit=f"action-{action}")

    def focus_work(self) -> None:
        """The list takes the focus when the line is not open."""
        self.screen.set_focus(self.query_one(Rows))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done to a row works while the list has the focus."""
        if action in {"edit", "take_back"} and self.is_mounted:
            return self.query_one(Rows).has_focus
        return super().check_action(action, parameters)

    def action_to_list(self) -> None:
        """Go to the list, to the action that was made last."""
        last = next(iter(reversed(self._standing())), None)
        rows = self.query_one(Rows)
        if last is not None:
            rows.highlighted = rows.get_option_index(f"action-{last.number}")
        self.focus_work()

    def _lit_action(self) -> Action | None:
        lit = self.query_one(Rows).lit or ""
        return self.file.actions.get(int(lit.removeprefix("action-"))) if lit.startswith("action-") else None

    def on_option_list_option_selected(self) -> None:
        """Enter or a click on a row: an action comes back in the line, a leefgebied becomes where the walk is."""
        lit = self.query_one(Rows).lit or ""
        if lit.startswith("domain-"):
            self._at = Leefgebied(lit.removeprefix("domain-"))
            self.acted()
        else:
            self.action_edit()

    def action_edit(self) -> None:
        """Put the lit action back in the line."""
        action = self._lit_action()
        if action is None:
            return
        self._at = action.leefgebied if action.leefgebied in self._walk else self._at
        words = f"Actie {action.number} wijzigen"
        self.want_line(ActionLine(self, words, leefgebied=action.leefgebied, change=action))

    def action_take_back(self) -> None:
        """Take away the lit action; undo brings it back."""
        if action := self._lit_action():
            take_back_action(self.file, self.place, action.number)
            self.acted(f"Actie {action.number} is weggehaald. Ctrl+Z zet haar terug.")

    def action_condition(self) -> None:
        """Ask whose permission is awaited: for the line that is being typed, else for the last action."""
        self.converse(self._condition())

    async def _condition(self) -> None:
        task = self.line_task if isinstance(self.line_task, ActionLine) and self.line.text.strip() else None
        action = self._lit_action() or next(iter(reversed(self._standing())), None)
        if task is None and action is None:
            return
        before = Permission(action.waits_for, action.answer_by) if action else Permission()
        dialog = LineDialog(
            "Onder voorbehoud van wie? En vóór wanneer is er antwoord?",
            partial(read_permission, context=self.desk.deadline_context()),
            value=(task.permission if task else before).line or "leidinggevende",
            hint="wie, en een dag: leidinggevende, vrijdag; leeg: geen voorbehoud",
        )
        awaited = await self.app.push_screen_wait(dialog)
        if awaited is None:
            return
        if task is not None:
            task.permission = awaited
            self.show_echo()
        elif action is not None:
            await_permission(self.file, self.place, action.number, awaited.who, awaited.answer_by)
            self.acted(f"Actie {action.number} is onder voorbehoud." if awaited.who else "Het voorbehoud is eraf.")
