"""Asking to which step of a meeting to go: all of them, with the jongeren numbered and never named."""

from typing import Any

from textual.app import App

from sessions.meetings import StepKind
from tafel.desk import Desk
from tafel.dialogs.choice import Choice, ChoiceDialog


async def ask_step(app: App[Any], desk: Desk) -> str | None:
    """Ask for a step; return its id, None when the user went back."""
    agenda, current = desk.record.session.agenda, desk.step.traject
    steps = [step for step in desk.steps if step.kind != StepKind.WISSEL]
    # Who types a few letters and Enter means this jongere, never another one who may not be here.
    steps.sort(key=lambda step: (step.traject != current, step.traject is not None))
    choices = [Choice(step.id, step.title, _whose(step.traject, agenda, current)) for step in steps]
    return await app.push_screen_wait(ChoiceDialog("Naar welke stap?", choices, names=False))


def _whose(traject: int | None, agenda: tuple[int, ...], current: int | None) -> str:
    if traject is None:
        return ""
    return "nu aan tafel" if traject == current else f"jongere {agenda.index(traject) + 1}"
