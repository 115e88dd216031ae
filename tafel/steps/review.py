"""Terugblik: the open actions from earlier meetings, the late ones first; one key says how each one stands."""

from functools import partial

from textual.app import ComposeResult
from textual.content import Content

from sessions.actions import Action, Status, by_urgency
from sessions.acts.actions import move_deadline, note_progress, set_status
from sessions.days.deadlines import read_deadline
from tafel.commands import bindings
from tafel.following.keys import DEADLINE, DEADLINE_HINT, NOTE, STATUS_COMMANDS, WHY_DROPPED
from tafel.following.words import last_said
from tafel.steps.base import TYPE, StepView
from tafel.steps.line_task import Ask
from tafel.widgets.hung import Hung
from tafel.widgets.lists import Row, Rows
from tafel.wording import deadline_echo, deadline_text, owner_text, status_text


class ReviewStep(StepView):
    """What was agreed before, and how it went."""

    OFFERS = (*STATUS_COMMANDS, NOTE, DEADLINE, TYPE)
    BINDINGS = bindings(*OFFERS)
    DEFAULT_CSS = "ReviewStep Rows { height: 1fr; }"

    def compose_work(self) -> ComposeResult:
        """The list."""
        yield Rows()

    def show(self) -> None:
        """Paint the actions by their first deadline, so that none jumps away under the cursor when it is answered."""
        self.query_one(Rows).show_rows(self.rows())

    def rows(self) -> list[Row]:
        """Return what there is to look back on."""
        actions = sorted(self.desk.record.brought_along(self.step.traject), key=by_urgency)
        return [(f"action-{action.number}", self._row(action)) for action in actions]

    def _row(self, action: Action) -> Content:
        today = self.desk.record.today
        late = "  te laat" if action.is_late(today) else ""
        row = Content.from_markup(
            "[$muted]$number[/]  [b]$owner[/b]  $what",
            number=f"{action.number:>3}",
            owner=owner_text(action.owner, self.jongere),
            what=action.what,
        )
        second = Content.from_markup(
            "\n     $status[$muted]   $deadline[/][b $warning]$late[/][$muted]$unread[/]",
            status=status_text(action.status),
            deadline=deadline_text(action.deadline, today),
            late=late,
            unread="  nog niet teruggelezen" if self.desk.record.waits_for_reading(action) else "",
        )
        said = last_said(action)
        last = Content.from_markup("\n     [$muted]“$note”[/]", note=said) if said else Content("")
        return Hung(row + second + last)

    def focus_work(self) -> None:
        """The keys work on the list."""
        self.screen.set_focus(self.query_one(Rows))

    def _lit(self) -> Action | None:
        lit = self.query_one(Rows).lit or ""
        return self.file.actions.get(int(lit.removeprefix("action-"))) if lit.startswith("action-") else None

    def action_status(self, name: str) -> None:
        """Note how the lit action stands, and go on to the next; vervallen asks why."""
        action, status = self._lit(), Status[name]
        if action is None:
            return
        if status == Status.DROPPED:
            self.want_line(Ask(WHY_DROPPED, partial(self._drop, action.number)))
            return
        set_status(self.file, self.place, action.number, status)
        self.query_one(Rows).go(1)
        self.acted(f"Actie {action.number}: {status}.")

    def action_note(self) -> None:
        """Ask for a note with the lit action."""
        if action := self._lit():
            self.want_line(Ask(f"Notitie bij actie {action.number}", partial(self._note, action.number)))

    def action_deadline(self) -> None:
        """Ask for a new deadline for the lit action."""
        if action := self._lit():
            words = f"Nieuwe termijn voor actie {action.number}: {DEADLINE_HINT}"
            context = self.desk.deadline_context()
            echo = partial(deadline_echo, context=context)
            self.want_line(Ask(words, partial(self._move, action.number), echo=echo))

    def _drop(self, number: int, text: str) -> None:
        set_status(self.file, self.place, number, Status.DROPPED, text)
        self.query_one(Rows).go(1)
        self.kept(f"Actie {number} is vervallen.")

    def _note(self, number: int, text: str) -> None:
        note_progress(self.file, self.place, number, text)
        self.kept(f"Actie {number} is bijgewerkt.")

    def _move(self, number: int, text: str) -> None:
        move_deadline(self.file, self.place, number, read_deadline(text, self.desk.deadline_context()))
        self.kept(f"Actie {number} is bijgewerkt.")
