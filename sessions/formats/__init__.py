"""Meeting formats as data: one TOML file a kind of meeting, and the loader that copies its steps into a plan."""

import tomllib
from functools import cache
from importlib import resources

from sessions.document import Frozen
from sessions.meetings import Step, StepKind
from sessions.text import Name, Prose


class FormatStep(Frozen):
    """One step as a format describes it: `minutes` is the time planned for it, `help` one line for the chair.

    `reading` is what is read aloud, where a step has such a text.
    """

    kind: StepKind
    title: Name
    help: Prose = ""
    reading: Prose = ""
    minutes: int = 0


class Format(Frozen):
    """How a kind of meeting goes: `opening` once, `block` for each jongere with `between` in between, `ending` once."""

    title: Name
    opening: tuple[FormatStep, ...] = ()
    block: tuple[FormatStep, ...] = ()
    between: FormatStep | None = None
    ending: tuple[FormatStep, ...] = ()


@cache
def load_format(kind: str) -> Format:
    """Return the format of this kind of meeting (the name of a TOML file beside this module)."""
    text = resources.files(__name__).joinpath(f"{kind}.toml").read_text(encoding="utf-8")
    return Format.model_validate(tomllib.loads(text))


def plan_steps(kind: str, agenda: tuple[int, ...]) -> tuple[Step, ...]:
    """Return the steps of a meeting of this kind with these jongeren (Traject numbers), each with an id of its own.

    The steps are copies: a format that changes later leaves a planned meeting as it was.
    """
    meeting_format = load_format(kind)
    plan: list[tuple[FormatStep, int | None]] = [(step, None) for step in meeting_format.opening]
    for place, traject in enumerate(agenda if meeting_format.block else ()):
        if place and meeting_format.between:
            plan.append((meeting_format.between, None))
        plan.extend((step, traject) for step in meeting_format.block)
    plan.extend((step, None) for step in meeting_format.ending)
    return tuple(
        Step(
            id=f"{number}-{step.kind}",
            kind=step.kind,
            title=step.title,
            help=step.help,
            reading=step.reading,
            minutes=step.minutes,
            traject=traject,
        )
        for number, (step, traject) in enumerate(plan, start=1)
    )
