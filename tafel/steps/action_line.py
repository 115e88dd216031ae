"""A typed line on its way to an action: read while it is typed, asked about at Enter, and then on disk."""

from dataclasses import replace

from textual.content import Content

from sessions.actions import Action, Owner
from sessions.acts.actions import Promise, change_action, promise_action
from sessions.acts.meeting import welcome_guest
from sessions.leefgebieden import Leefgebied
from sessions.naming import Nameable
from sessions.quickline import LineContext, Reading, read_line
from sessions.quickline_writing import as_line
from tafel.steps.asking import ask_deadline, ask_owner
from tafel.steps.base import Prompt, StepView
from tafel.steps.reading import reading_echo


class ActionLine:
    """What one line of a step is about: a new action, or the one that is being changed.

    `leefgebied` is where the walk is. Tab accepts what is proposed, until the line is empty again.
    """

    def __init__(self, view: StepView) -> None:
        self._view = view
        self.leefgebied: Leefgebied | None = None
        self.editing: int | None = None
        self.waits_for = ""
        self.typing = False
        self._accepted = False

    def forget(self) -> None:
        """The line is for a new action again."""
        self.editing = None
        self.waits_for = ""
        self._accepted = False

    def take_over(self) -> None:
        """Accept the owner and the day that are proposed."""
        self._accepted = True

    def edit(self, action: Action) -> Prompt:
        """Start changing an action: return the line that it reads as."""
        self.editing, self.waits_for = action.number, action.waits_for
        line = as_line(action, self._context())
        return Prompt(f"Actie {action.number} wijzigen", line)

    def read(self, text: str) -> Reading:
        """Return what a line says now."""
        reading = read_line(text, self._context())
        return reading.accepted() if self._accepted else reading

    def _context(self) -> LineContext:
        """What a line is read against; somebody by name only, who owns the action, is known while it is changed."""
        context = self._view.desk.line_context(self.leefgebied)
        action = self._view.file.actions.find(self.editing or 0)
        if action is None or action.owner is None or action.owner.jongere or action.owner.person is not None:
            return context
        return replace(context, people=(*context.people, Nameable(None, action.owner.name, in_room=False)))

    def echo(self, text: str) -> Content:
        """Show what is understood: said outright, or proposed with the key that takes it over."""
        self.typing = bool(text.strip())
        if not self.typing:
            self._accepted = False
            return Content("")
        return reading_echo(self.read(text), self._view.desk.record.today, self.waits_for)

    async def record(self, text: str) -> str:
        """Put the action on disk, asking for what the line does not say; return what to tell."""
        reading = await self._settle_deadline(await self._settle_owner(self.read(text)))
        promise = Promise(
            what=reading.what,
            owner=self._as_owner(reading.owner),
            deadline=reading.deadline,
            leefgebied=reading.leefgebied,
            result=reading.result,
            waits_for=self.waits_for,
        )
        file, place, editing = self._view.file, self._view.place, self.editing
        if editing is None:
            told = f"Actie {promise_action(file, place, promise).number} staat vast."
        else:
            told = f"Actie {change_action(file, place, editing, promise).number} is gewijzigd."
        self.forget()
        return told

    async def _settle_owner(self, reading: Reading) -> Reading:
        """Return the reading with who was said, or who is chosen; unchanged when that is left open."""
        if reading.owner is not None:
            return reading
        proposed = reading.proposed_owner or next(iter(reading.candidates), None)
        people = dict.fromkeys((*reading.candidates, *self._view.desk.nameables()))
        chosen = await ask_owner(self._view.app, tuple(people), proposed=proposed, typed=reading.unknown_owner)
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

    def _as_owner(self, person: Nameable | None) -> Owner | None:
        """Return the owner that this person is; a guest at the table becomes one of the people first."""
        if person is None:
            return None
        if person.person is None and person.in_room and not person.jongere:
            session = welcome_guest(self._view.file, self._view.place, person.name)
            return Owner(person=session.attendance[-1].person, name=person.name)
        return person.as_owner()
