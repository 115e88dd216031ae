"""The two questions after Enter: who does it, and before when; numbered choices, Esc leaves it open."""

from collections.abc import Sequence

from textual.app import App

from sessions.actions import Deadline
from sessions.days.deadlines import DeadlineContext, read_deadline
from sessions.errors import Refusal
from sessions.quickline.naming import Nameable
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.line import LineDialog
from tafel.wording import deadline_echo, deadline_text

PROPOSALS = ("vrijdag", "over een week", "over twee weken", "volgende tafel")
"""The deadlines that are offered by number; the fifth is a date that is typed."""
A_DATE = "een datum"
"""The answer that asks for a date to be typed."""


async def ask_owner(
    app: App[object],
    people: Sequence[Nameable],
    *,
    what: str = "",
    proposed: Nameable | None = None,
    typed: str = "",
) -> Nameable | None:
    """Ask who does `what`; None is left open. A guest who is typed has no `person` yet, and is `in_room` when here.

    `proposed` is lit at the start, `typed` is a name that nobody here has.
    """

    def unknown(name: str) -> list[Choice[Nameable]]:
        if not name:
            return []
        return [
            Choice(Nameable(None, name, in_room=False), name, "is hier niet: nog te bevestigen"),
            Choice(Nameable(None, name, in_room=True), name, "zit aan tafel als gast"),
        ]

    def choice(person: Nameable) -> Choice[Nameable]:
        absent = "" if person.in_room else "is er niet: nog te bevestigen"
        detail = ", ".join(part for part in (person.organisation, absent) if part)
        return Choice(person, person.name, detail)

    dialog: ChoiceDialog[Nameable] = ChoiceDialog(
        f"Wie doet dit?  {what}",
        [choice(person) for person in people if person != proposed],
        hint="cijfer, of letters van de naam; Esc: nog open",
        typed=typed,
        zero=choice(proposed) if proposed else None,
        other=unknown,
    )
    return await app.push_screen_wait(dialog)


async def ask_deadline(
    app: App[object], context: DeadlineContext, *, proposed: Deadline | None = None, problem: str = ""
) -> Deadline | None:
    """Ask before when; None is left open. `proposed` is lit at the start, `problem` says why it is asked again."""

    def typed_date(text: str) -> list[Choice[Deadline | str]]:
        try:
            deadline = read_deadline(text, context)
        except Refusal:
            return []
        return [Choice(deadline, text, deadline_text(deadline, context.today))]

    choices: list[Choice[Deadline | str]] = []
    for phrase in PROPOSALS:
        deadline = read_deadline(phrase, context)
        detail = "datum volgt" if deadline.day is None else deadline_text(Deadline(day=deadline.day), context.today)
        choices.append(Choice(deadline, phrase, detail))
    choices.append(Choice(A_DATE, "datum", "12-12, eind van de maand, voor kerst"))
    while True:
        dialog: ChoiceDialog[Deadline | str] = ChoiceDialog(
            problem or "Vóór wanneer?",
            choices,
            hint="cijfer en Enter, of een dag: dinsdag, 12-12; Esc: nog open",
            zero=Choice(proposed, deadline_text(proposed, context.today), "uit de zin") if proposed else None,
            other=typed_date,
            words_in_details=False,
            digits_choose=False,
        )
        chosen = await app.push_screen_wait(dialog)
        if not isinstance(chosen, str):
            return chosen
        line: LineDialog[Deadline] = LineDialog(
            "Vóór welke datum?",
            lambda text: read_deadline(text, context),
            hint="bijvoorbeeld 12-12, 3 dec, eind van de maand",
            echo=lambda text: deadline_echo(text, context),
        )
        typed: Deadline | None = await app.push_screen_wait(line)
        if typed is not None:
            return typed
