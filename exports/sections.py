"""The minutes step by step: what stands on the screen beside a meeting, and in the document for intern use."""

from exports.blocks import Block, Fields, Heading, Paragraph
from exports.ending import ending_to_professionals
from exports.parts import PARTS
from exports.parts.notes import step_notes
from exports.parts.scene import Scene
from exports.privacy.names import Names, names_for_block
from exports.privacy.taking_part import names_for_sharing
from exports.privacy.told import course_of, is_withheld, told
from exports.wording import is_final, person_words
from sessions.meetings import Step, StepKind
from sessions.record import Record
from sessions.series import SeriesKind
from sessions.trajects import Traject
from sessions.turns import Course

_OF_A_BLOCK = {
    StepKind.WELCOME: "Welkom",
    StepKind.REVIEW: "Terugblik",
    StepKind.QUESTION: "De vraag",
    StepKind.ACTIONS: "Acties",
    StepKind.READ_BACK: "Teruglezen",
    StepKind.PARTING: "Afscheid",
}
_OF_A_MEETING = {
    StepKind.ATTENDANCE: "Aanwezigheid",
    StepKind.ACTIONS: "Acties van de bijeenkomst",
    StepKind.SIGNALS: "Signalen",
    StepKind.CLOSING: "Afronden",
}
"""What is told even where a meeting has no step for it: the quick line opens anywhere, and nothing may get lost."""


def block_minutes(record: Record, traject_number: int, *, private: bool = False) -> tuple[Block, ...]:
    """Return the minutes of one jongere's block, and nothing of another; empty when he or she is not on the agenda.

    `private` adds what only the chair and the vaste contactpersoon read: not for a screen that the room can see.
    """
    record = told(record)
    traject = record.traject(traject_number)
    if traject is None:
        return ()
    names = names_for_block(record, traject_number)
    sections = _sections(record, traject_number, names, private=private)
    begun = course_of(record, traject_number) != Course.OPEN
    if is_final(record) and not begun and traject_number not in record.discussed:
        sections = (Paragraph("Niet besproken in deze bijeenkomst."), *sections)
    return (
        Heading(traject.code, new_page=True),
        *(_around(record, traject, names) if private and not is_withheld(record, traject_number) else ()),
        *(sections or (Paragraph("Er is nog niets vastgelegd."),)),
        *(ending_to_professionals(traject, names) if private else ()),
    )


def meeting_minutes(record: Record, *, private: bool = False) -> tuple[Block, ...]:
    """Return the minutes of a meeting without anything of a jongere: of those elsewhere a number, no more.

    Those of a community of practice name nobody who takes part, unless `private`.
    """
    record = told(record)
    is_for_everybody = record.series.kind == SeriesKind.COP and not private
    names = names_for_sharing(record) if is_for_everybody else names_for_block(record, None)
    sections = _sections(record, None, names, private=private)
    return (*sections, *_elsewhere(record.elsewhere))


def _sections(record: Record, traject: int | None, names: Names, *, private: bool) -> tuple[Block, ...]:
    """Return a section for every step that left something; what a kind of step tells is told once."""
    blocks: list[Block] = []
    done: set[StepKind] = set()
    for step in _steps(record, traject):
        scene = Scene(record, step, names, private)
        body = () if step.kind in done else PARTS[step.kind](scene)
        body += step_notes(scene)
        done.add(step.kind)
        if body:
            blocks += [Heading(step.title, level=2 if traject is None else 3), *body]
    return tuple(blocks)


def _steps(record: Record, traject: int | None) -> tuple[Step, ...]:
    """Return the steps of a block (None: of the meeting), completed with those that may never be left out."""
    planned = tuple(step for step in record.session.steps if step.traject == traject)
    kinds = {step.kind for step in planned}
    needed = _OF_A_MEETING if traject is None else _OF_A_BLOCK
    added = [
        Step(id=kind, kind=kind, title=title, traject=traject) for kind, title in needed.items() if kind not in kinds
    ]
    welcome = (step for step in added if step.kind == StepKind.WELCOME)
    return (*welcome, *planned, *(step for step in added if step.kind != StepKind.WELCOME))


def _around(record: Record, traject: Traject, names: Names) -> tuple[Block, ...]:
    people = (("Jeugdhulpverlener", traject.youth_worker), ("Vaste contactpersoon", traject.contact))
    return (Fields(tuple((label, person_words(record, number, names, phone=True)) for label, number in people)),)


def _elsewhere(count: int) -> tuple[Block, ...]:
    if not count:
        return ()
    actions = "is nog 1 actie" if count == 1 else f"zijn nog {count} acties"
    return (
        Paragraph(f"Van jongeren die niet op de agenda stonden {actions} open. De vaste contactpersoon volgt die."),
    )
