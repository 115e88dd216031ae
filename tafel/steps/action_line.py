"""A typed line on its way to an action: read while it is typed, asked about at Enter, and then on disk."""

from collections.abc import Callable
from dataclasses import replace

from textual.content import Content

from sessions.actions import Action
from sessions.acts.actions import Promise, change_action, promise_action
from sessions.leefgebieden import Leefgebied
from sessions.quickline.naming import Nameable
from sessions.quickline.permission import Permission
from sessions.quickline.reading import LineContext, Reading, read_line
from sessions.quickline.writing import as_line
from tafel.steps.asking import ask_deadline, ask_owner
from tafel.steps.base import StepView
from tafel.steps.line_task import LineTask
from tafel.steps.reading import reading_echo


class ActionLine(LineTask):
    """A new action, or the one that is being changed, in the leefgebied where the walk is.

    Tab accepts what is proposed, for as long as the line is about this.
    """

    def __init__(
        self,
        view: StepView,
        words: str,
        *,
        leefgebied: Leefgebied | None = None,
        change: Action | None = None,
        on_empty: Callable[[], object] | None = None,
        hint: str = "",
    ) -> None:
        self._view = view
        self._leefgebied = leefgebied
        self._change = change
        self._on_empty = on_empty
        self._hint = hint
        self._accepted = False
        self.permission = Permission(change.waits_for, change.answer_by) if change else Permission()
        super().__init__(words, as_line(change, self._context()) if change else "")

    def keep(self, text: str) -> None:
        """Record the action, asking for what is not said; an empty line goes on."""
        if text:
            self._view.converse(self._record(text))
        elif self._on_empty is not None:
            self._on_empty()

    def echo(self, text: str) -> Content:
        """Show what is understood: said outright, or proposed with the key that takes it over."""
        if not text.strip():
            self._accepted = False
            return Content.from_markup("[$muted]$hint[/]", hint=self._hint)
        return reading_echo(self._read(text), self._view.desk.record.today, self.permission.line)

    def proposes(self, text: str) -> bool:
        """Return whether an owner or a day is proposed."""
        reading = self._read(text)
        return bool(reading.proposed_owner or reading.proposed_deadline)

    def take_over(self, text: str) -> None:
        """Accept the owner and the day that are proposed."""
        self._accepted = True

    def _read(self, text: str) -> Reading:
        reading = read_line(text, self._context())
        return reading.accepted() if self._accepted else reading

    def _context(self) -> LineContext:
        """What a line is read against; somebody by name only, who owns the action, is known while it is changed."""
        context = self._view.desk.line_context(self._leefgebied)
        owner = self._change.owner if self._change else None
        if owner is None or owner.jongere or owner.person is not None:
            return context
        return replace(context, people=(*context.people, Nameable(None, owner.name, in_room=False)))

    async def _record(self, text: str) -> None:
        """Put the action on disk, asking for what the line does not say; what stays open keeps what it was."""
        reading = await self._settle_deadline(await self._settle_owner(self._read(text)))
        before, person = self._change, reading.owner
        guest = person.name if person and person.is_new_guest else ""
        owner = person.as_owner() if person and not guest else None
        promise = Promise(
            what=reading.what,
            owner=owner or (before.owner if before and not guest else None),
            deadline=reading.deadline or (before.deadline if before else None),
            leefgebied=reading.leefgebied,
            result=reading.result,
            waits_for=self.permission.who,
            answer_by=self.permission.answer_by,
            guest=guest,
        )
        file, place = self._view.file, self._view.place
        if before is None:
            self._view.kept(f"Actie {promise_action(file, place, promise).number} staat vast.")
        else:
            change_action(file, place, before.number, promise)
            self._view.kept(f"Actie {before.number} is gewijzigd.")

    async def _settle_owner(self, reading: Reading) -> Reading:
        """Return the reading with who was said, or who is chosen; unchanged when that is left open."""
        if reading.owner is not None:
            return reading
        proposed = reading.proposed_owner or next(iter(reading.candidates), None)
        people = dict.fromkeys((*reading.candidates, *self._view.desk.nameables()))
        chosen = await ask_owner(
            self._view.app, tuple(people), what=reading.what, proposed=proposed, typed=reading.unknown_owner
        )
        return reading.with_owner(chosen) if chosen else reading

    async def _settle_deadline(self, reading: Reading) -> Reading:
        """Return the reading with when was said, or what is chosen; unchanged when that is left open."""
        if reading.deadline is not None:
            return reading
        deadline = await ask_deadline(
            self._view.app,
            self._view.desk.deadline_context(),
            proposed=reading.proposed_deadline,
            problem=reading.refusal,
        )
        return reading.with_deadline(deadline) if deadline else reading
