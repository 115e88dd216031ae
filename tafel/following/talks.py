"""What is asked before something is done to actions: a reason, a note, a day; and what is then done, and told."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.app import App
from textual.content import Content

from sessions.actions import Action, Firmness, Status
from sessions.acts import following
from sessions.acts.opening import SeriesFile
from sessions.counting import counted
from sessions.days.dates import short_date
from sessions.days.deadlines import DeadlineContext, read_deadline
from sessions.following.followed import Followed
from sessions.following.rules import becomes_signal, read_reason
from sessions.meetings import Signal
from tafel.dialogs.base import Answer
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.line import LineDialog
from tafel.following.keys import DEADLINE_HINT, WHY_DROPPED
from tafel.following.ledger import Act
from tafel.wording import deadline_echo


@dataclass(frozen=True)
class Plan:
    """What is to be done to actions, and how that is told: `bezig`."""

    act: Act
    told: str


@dataclass(frozen=True)
class _Until:
    """A day that was asked for, or None for at once."""

    day: dt.date | None


def which(lines: Sequence[Followed]) -> str:
    """Return what actions are called together: `KNH-12`, or how many they are."""
    return lines[0].reference if len(lines) == 1 else counted(len(lines), "actie", "acties")


def stand(status: Status) -> Plan:
    """Say how actions stand."""
    return Plan(partial(following.set_statuses, status=status), str(status))


async def drop(app: App[Any]) -> Plan | None:
    """Ask why actions lapse; None for who goes back, as with all of these."""
    reason = await _ask(app, WHY_DROPPED, read_reason)
    if reason is None:
        return None
    return Plan(partial(following.set_statuses, status=Status.DROPPED, reason=reason), str(Status.DROPPED))


async def note(app: App[Any], lines: Sequence[Followed]) -> Plan | None:
    """Ask for a note."""
    text = await _ask(app, f"Notitie bij {which(lines)}", str)
    return None if text is None else Plan(partial(following.note_on, note=text), "notitie erbij")


async def move(app: App[Any], lines: Sequence[Followed]) -> Plan | None:
    """Ask for a new deadline. It is read per series: *volgende tafel* is another day in each."""
    contexts = {line.slug: _context(line, lines) for line in lines}

    def read(text: str) -> str:
        for context in contexts.values():
            read_deadline(text, context)
        return text

    title, echo = f"Nieuwe termijn voor {which(lines)}", partial(deadline_echo, context=_context(lines[0], lines))
    text = await _ask(app, title, read, hint=DEADLINE_HINT, echo=echo)
    if text is None:
        return None
    typed: str = text
    return Plan(
        lambda file, numbers: following.move_deadlines(file, numbers, read_deadline(typed, contexts[file.slug])),
        "nieuwe termijn",
    )


async def put_aside(app: App[Any], lines: Sequence[Followed]) -> Plan | None:
    """Ask until when actions stay out of sight; an empty line brings back what is out of sight now."""
    today = lines[0].today
    hidden = any(line.action.hidden_until for line in lines)

    def read(text: str) -> _Until:
        return _Until(None) if hidden and not text else _day(text, today)

    hint = f"{DEADLINE_HINT}; leeg: weer in zicht" if hidden else DEADLINE_HINT
    until = await _ask(app, f"Uit zicht tot wanneer: {which(lines)}?", read, hint=hint, echo=_echo(today))
    if until is None:
        return None
    told = f"uit zicht tot {short_date(until.day, today)}" if until.day else "weer in zicht"
    return Plan(partial(following.hide_until, day=until.day), told)


async def answer(app: App[Any], line: Followed, *, given: bool) -> Plan | None:
    """Take the answer of who was promised for, or of whose permission was awaited; a no asks why."""
    if line.action.firmness == Firmness.CONDITIONAL:
        return await _permission(app, given=given)
    if given:
        return _on_one(following.confirm, "bevestigd, toegezegd")
    reason = await _ask(app, "Waarom niet?", read_reason)
    return None if reason is None else _on_one(partial(following.decline, reason=reason), "niet bevestigd, vervallen")


async def _permission(app: App[Any], *, given: bool) -> Plan | None:
    """Without permission it lapses, or it is stuck: somebody else may still do it."""
    if given:
        return _on_one(partial(following.answer_permission, given=True), "de toestemming is er, toegezegd")
    choices = [
        Choice(Status.DROPPED, "vervallen", "dit gaat niet door"),
        Choice(Status.STUCK, "loopt vast", "het moet op een andere manier"),
    ]
    status = await app.push_screen_wait(ChoiceDialog("Geen toestemming. Wat nu?", choices, names=False))
    reason = await _ask(app, "Waarom niet?", read_reason) if status else None
    if status is None or reason is None:
        return None
    refuse = partial(following.answer_permission, given=False, reason=reason, status=status)
    return _on_one(refuse, f"geen toestemming, {status}")


async def expect(app: App[Any], line: Followed) -> Plan | None:
    """Ask before when there is an answer to a voorbehoud."""
    title = f"Vóór wanneer is er antwoord op {line.reference}?"
    until = await _ask(app, title, lambda text: _day(text, line.today), hint=DEADLINE_HINT, echo=_echo(line.today))
    if until is None or until.day is None:
        return None
    told = f"antwoord vóór {short_date(until.day, line.today)}"
    return _on_one(partial(following.expect_answer, day=until.day), told)


async def step_up(app: App[Any], line: Followed) -> Plan | None:
    """Take the step of the route that is offered; the beleidstafel is told what is the matter."""
    step = line.offer
    if not becomes_signal(step):
        return _on_one(partial(following.take_route, step=step), f"nieuwe actie voor {step}, nog te bevestigen")
    text = await _ask(app, f"Signaal voor de {step}: wat lukt niet? Zonder namen", str)
    return (
        None
        if text is None
        else _on_one(partial(following.take_route, step=step, text=text), f"signaal voor de {step}")
    )


def _on_one(act: Callable[[SeriesFile, int], Action | Signal], told: str) -> Plan:
    return Plan(lambda file, numbers: act(file, numbers[0]), told)


def _day(text: str, today: dt.date) -> _Until:
    return _Until(read_deadline(text, DeadlineContext(today)).day)


def _echo(today: dt.date) -> Callable[[str], Content]:
    return partial(deadline_echo, context=DeadlineContext(today))


def _context(line: Followed, lines: Sequence[Followed]) -> DeadlineContext:
    """Return what a deadline is read against; a birthday is known only where all actions are of one jongere."""
    one = len({(other.slug, other.action.traject) for other in lines}) == 1
    return DeadlineContext(line.today, line.birth_month if one else "", line.next_table)


async def _ask(
    app: App[Any],
    title: str,
    read: Callable[[str], Answer],
    *,
    hint: str = "",
    echo: Callable[[str], Content] | None = None,
) -> Answer | None:
    """Ask for a line; what one types is seen while it is typed, also where names are veiled."""
    return await app.push_screen_wait(LineDialog(title, read, hint=hint, echo=echo, names=False))
