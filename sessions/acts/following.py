"""Following up outside a meeting: what is done to actions between two tables, several of one series at once.

An act is about one series. Undoing reaches over series: see `sessions.acts.retracing`.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping

from sessions.actions import Action, ActionEvent, Deadline, Firmness, Owner, Status
from sessions.acts.retention import check_not_past
from sessions.addiction import check_recordable
from sessions.days.dates import number_date
from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.following.rules import CONTACT_STEP, answer_awaited, becomes_signal, read_reason, reason_for, steps_taken
from sessions.meetings import Signal
from sessions.people import Person
from sessions.store.series_file import SeriesFile
from sessions.text import LINE_LIMIT, clean_line, fold, mentions
from sessions.trajects import Traject

STEP_DAYS = 7
"""Days that whoever is next on the route has for a first step, until another day is agreed (ours)."""
GOES_ON = "zoekt uit hoe dit verder kan"
"""What whoever is next on the route does."""


def set_statuses(file: SeriesFile, numbers: Collection[int], status: Status, reason: str = "") -> tuple[Action, ...]:
    """Note how actions stand. Raises InvalidInput when they lapse without a reason."""
    reason = reason_for(status, reason)

    def standing(action: Action) -> Action:
        return _noted(file, action, {"status": status, "reason": reason}, status=status, note=reason)

    return _on_each(file, numbers, str(status), standing)


def note_on(file: SeriesFile, numbers: Collection[int], note: str) -> tuple[Action, ...]:
    """Add a note to the history of actions. Raises InvalidInput when it is empty."""
    if not clean_line(note):
        raise InvalidInput("Er is nog niets opgeschreven.", field="notitie")
    return _on_each(file, numbers, "notitie erbij", lambda action: _noted(file, action, {}, note=note))


def move_deadlines(file: SeriesFile, numbers: Collection[int], deadline: Deadline) -> tuple[Action, ...]:
    """Give actions a new deadline; the first one stays, and an action without one gets its first."""

    def moved(action: Action) -> Action:
        values = {"deadline": deadline, "first_deadline": action.first_deadline or deadline}
        return _noted(file, action, values, deadline=deadline)

    return _on_each(file, numbers, "nieuwe termijn", moved)


def hide_until(file: SeriesFile, numbers: Collection[int], day: dt.date | None) -> tuple[Action, ...]:
    """Keep actions out of sight until a day, on which they come back; None brings them back now.

    Raises InvalidInput when that day is not to come.
    """
    today = file.today()
    if day is not None and day <= today:
        raise InvalidInput("Kies een dag die nog komt. Er is niets veranderd.", field="uit zicht tot")
    label = "uit zicht" if day else "weer in zicht"
    return _on_each(
        file, numbers, label, lambda action: _noted(file, action, {"hidden_until": day}, hidden_until=day or today)
    )


def confirm(file: SeriesFile, number: int) -> Action:
    """Who was promised for in his or her absence says yes. Raises InvalidInput where no such answer is awaited."""
    _check_unconfirmed(file, number)
    return _settled(file, number, "bevestigd", {"firmness": Firmness.PROMISED})


def decline(file: SeriesFile, number: int, reason: str) -> Action:
    """Who was promised for says no: the action lapses. Raises InvalidInput as `confirm` does, and without a reason."""
    _check_unconfirmed(file, number)
    reason = read_reason(reason)
    values = {"status": Status.DROPPED, "reason": reason}
    return _settled(file, number, "niet bevestigd", values, status=Status.DROPPED, note=reason)


def answer_permission(
    file: SeriesFile, number: int, given: bool, reason: str = "", *, status: Status = Status.DROPPED
) -> Action:
    """Note the answer of whose permission was awaited: a yes makes the promise firm.

    A no lets the action lapse; with `status` loopt vast it stays, for somebody else to promise. Raises InvalidInput
    where no permission is awaited, and for a no without a reason.
    """
    _check_conditional(file, number)
    if given:
        values: dict[str, object] = {"firmness": Firmness.PROMISED, "waits_for": "", "answer_by": None}
        return _settled(file, number, "toestemming", values)
    reason = read_reason(reason)
    values = {"status": status, "reason": reason, "answer_by": None}
    if status.open:
        values |= {"firmness": Firmness.UNCONFIRMED, "waits_for": "", "reason": ""}
    return _settled(file, number, "geen toestemming", values, status=status, note=reason)


def expect_answer(file: SeriesFile, number: int, day: dt.date) -> Action:
    """Note before when there is an answer to what is onder voorbehoud. Raises InvalidInput for another action."""
    _check_conditional(file, number)
    return _settled(file, number, "antwoord verwacht", {"answer_by": day}, note=f"antwoord vóór {number_date(day)}")


def take_route(file: SeriesFile, number: int, step: str, text: str = "") -> Action | Signal:
    """Take a stuck action to a step of the series' route; its history tells so.

    The beleidstafel gets a signal with this `text`; anybody else an action of his or her own, to be confirmed, due in
    a week, in which `text` may say what to do. Raises InvalidInput when the step is not on the route or was taken for
    this action already, when the action is not open, and when a signal is empty or names the jongere.
    """
    if step not in file.series.escalation:
        raise InvalidInput(f"‘{step}’ staat niet in de escalatieroute van deze reeks. Er is niets veranderd.")
    action = file.actions.get(number)
    if not action.open:
        raise InvalidInput(f"Actie {number} staat niet meer open. Er is niets veranderd.")
    if step in steps_taken(action, {other.number: other for other in file.actions.all()}):
        raise InvalidInput(f"De stap ‘{step}’ is voor actie {number} al genomen. Er is niets veranderd.")
    traject = file.trajects.find(action.traject or 0)
    with file.change(f"actie {number} naar de volgende stap"):
        made: Action | Signal
        if becomes_signal(step):
            made = file.signals.add(_signal(action, traject, text))
            note = f"signaal {made.number}"
        else:
            made = file.actions.add(_next_action(file, action, traject, step, text))
            note = f"actie {made.number}"
        file.actions.save(_noted(file, action, {}, route=step, note=note))
    return made


def _check_conditional(file: SeriesFile, number: int) -> None:
    if answer_awaited(file.actions.get(number)) != Firmness.CONDITIONAL:
        raise InvalidInput(f"Actie {number} wacht op geen toestemming. Er is niets veranderd.")


def _check_unconfirmed(file: SeriesFile, number: int) -> None:
    if answer_awaited(file.actions.get(number)) != Firmness.UNCONFIRMED:
        raise InvalidInput(f"Actie {number} hoeft niet meer te worden bevestigd. Er is niets veranderd.")


def _signal(action: Action, traject: Traject | None, text: str) -> Signal:
    if traject is not None and (mentions(text, traject.roepnaam) or mentions(text, traject.code)):
        raise InvalidInput("Een signaal noemt geen jongere. Schrijf het zonder roepnaam en zonder code.", field="tekst")
    return validated(Signal, {"text": text, "after": action.number})


def _next_action(file: SeriesFile, action: Action, traject: Traject | None, step: str, text: str) -> Action:
    """Return what the next on the route is asked to do about an action."""
    if traject is not None:
        check_recordable(traject, action.leefgebied)
    deadline = Deadline(day=file.today() + dt.timedelta(days=STEP_DAYS))
    what = clean_line(text) or f"{GOES_ON}: {action.what}"[:LINE_LIMIT]
    values = {
        "what": what,
        "agreed": file.today(),
        "after": action.number,
        "traject": action.traject,
        "owner": _owner_at(file, action, traject, step),
        "deadline": deadline,
        "first_deadline": deadline,
        "result": action.result,
        "leefgebied": action.leefgebied,
        "firmness": Firmness.UNCONFIRMED,
    }
    return validated(Action, values)


def _owner_at(file: SeriesFile, action: Action, traject: Traject | None, step: str) -> Owner:
    """Return who stands at a step of the route; by the name of the step where the series knows nobody there."""
    organisation = action.owner.organisation if action.owner else ""
    if fold(step) == fold(CONTACT_STEP):
        contact = file.people.find(traject.contact or 0) if traject else None
        return _as_owner(file, contact) if contact else Owner(name=step)
    # What a guest is called by is free text that may name a jongere, and a guest comes for one jongere only.
    people = file.people.where(lambda person: bool(person.function) and not person.guest)
    known = [person for person in people if mentions(step, person.function)]
    of_partner = [person for person in known if _organisation(file, person) == organisation]
    if mentions(step, "partner"):
        return _as_owner(file, of_partner[0]) if of_partner else Owner(name=step, organisation=organisation)
    return _as_owner(file, known[0]) if known else Owner(name=step)


def _as_owner(file: SeriesFile, person: Person) -> Owner:
    return Owner(person=person.number, name=person.name, organisation=_organisation(file, person))


def _organisation(file: SeriesFile, person: Person) -> str:
    partner = file.partners.find(person.partner or 0)
    return partner.name if partner else ""


def _settled(file: SeriesFile, number: int, label: str, values: Mapping[str, object], **event: object) -> Action:
    """Change one action whose promise was not firm yet."""
    told = {"firmness": values["firmness"]} if "firmness" in values else {}
    (action,) = _on_each(file, (number,), label, lambda action: _noted(file, action, values, **told, **event))
    return action


def _on_each(
    file: SeriesFile, numbers: Collection[int], label: str, change: Callable[[Action], Action]
) -> tuple[Action, ...]:
    """Change actions of one series in one act. Raises Missing, and then changes none."""
    which = f"actie {next(iter(numbers))}" if len(numbers) == 1 else f"{len(numbers)} acties"
    with file.change(f"{which}: {label}"):
        for number in numbers:
            _check_kept(file, file.actions.get(number))
        return tuple(file.actions.save(change(file.actions.get(number))) for number in numbers)


def _check_kept(file: SeriesFile, action: Action) -> None:
    """Raise PastHardStop for an action of a jongere whose traject can only be viewed or erased any more."""
    if action.traject is not None and file.trajects.find(action.traject):
        check_not_past(file, action.traject)


def _noted(file: SeriesFile, action: Action, values: Mapping[str, object], **event: object) -> Action:
    """Return an action with these values, and the line of its history that tells of it."""
    line = validated(ActionEvent, {"when": file.now(), **event})
    return action.changed(**values, history=(*action.history, line))
