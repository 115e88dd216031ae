"""A typed line on its way to an action: read while it is typed, asked about at Enter, and then on disk."""

from sessions.quickline import Reading, as_line, read_line
from textual.content import Content

from sessions.actions import Action, Deadline, Owner
from sessions.acts.actions import Promise, change_action, promise_action
from sessions.acts.meeting import welcome_guest
from sessions.leefgebieden import Leefgebied
from tafel.steps.asking import as_owner, ask_deadline, ask_owner
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
        jongere = self._view.jongere
        line = as_line(action, jongere=jongere.roepnaam if jongere else "")
        return Prompt(f"Actie {action.number} wijzigen", line)

    def read(self, text: str) -> Reading:
        """Return what a line says now."""
        reading = read_line(text, self._view.desk.line_context(self.leefgebied))
        return reading.accepted() if self._accepted else reading

    def echo(self, text: str) -> Content:
        """Show what is understood: said outright, or proposed with the key that takes it over."""
        if not text.strip():
            self._accepted = False
            return Content("")
        return reading_echo(self.read(text), self._view.desk.record.today, self.waits_for)

    async def record(self, text: str) -> str:
        """Put the action on disk, asking for what the line does not say; return what to tell."""
        reading = self.read(text)
        owner = await self._owner(reading)
        deadline = await self._deadline(reading)
        promise = Promise(
            what=reading.what_with(owner=owner is not None, deadline=deadline is not None),
            owner=owner,
            deadline=deadline,
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

    async def _owner(self, reading: Reading) -> Owner | None:
        """Who was said, or who is chosen; a guest who is typed is at the table from then on."""
        if reading.owner is not None and reading.owner_explicit:
            return as_owner(reading.owner)
        owner, guest = await ask_owner(
            self._view.app,
            self._view.desk.nameables(),
            proposed=reading.owner,
            typed=reading.unknown_owner,
        )
        if not guest:
            return owner
        session = welcome_guest(self._view.file, self._view.place, guest)
        person = self._view.file.people.get(session.attendance[-1].person)
        return Owner(person=person.number, name=person.name)

    async def _deadline(self, reading: Reading) -> Deadline | None:
        """When was said, or what is chosen."""
        if reading.deadline is not None and reading.deadline_explicit:
            return reading.deadline
        return await ask_deadline(
            self._view.app,
            self._view.desk.deadline_context(),
            proposed=reading.deadline,
            problem=reading.deadline_problem,
        )
