"""Writing an action back as a quick line, so that it can be edited in the line in which it was typed."""

from sessions.actions import Action, Deadline, Owner
from sessions.days.dates import number_date
from sessions.quickline.marks import escape, find_marks, quoted
from sessions.quickline.naming import Nameable
from sessions.quickline.reading import LineContext, read_line


def as_line(action: Action, context: LineContext) -> str:
    """Return the line that says this action outright: `what @Karin de Wit 27-11-2026 #wonen =resultaat`.

    `read_line` reads the same what, owner, deadline, leefgebied and result from it. The owner is found back in
    `context.people` by number (or as the jongere); one who is not there is written by name, and read as unknown. A
    deadline that has passed is left out, because it cannot be typed: the chair is asked for a new one.
    """
    owner, date = _handle(action.owner, context), _date(action.deadline, context)
    parts = [escape(action.what), owner, date if owner or not date else f"+{date}"]
    if action.leefgebied:
        parts.append(f"#{action.leefgebied}")
    if action.result:
        parts.append(f"={escape(action.result)}")
    line = " ".join(part for part in parts if part)
    reading = read_line(line, context)
    # Words of the action that end in a date would be read as its deadline; a lone + says that there is none.
    return f"{line} +" if not date and (reading.deadline or reading.refusal) else line


def _date(deadline: Deadline | None, context: LineContext) -> str:
    if deadline is None:
        return ""
    if deadline.next_table:
        return "volgende tafel"
    passed = deadline.day is None or deadline.day < context.deadlines.today
    return "" if passed or deadline.day is None else number_date(deadline.day)


def _handle(owner: Owner | None, context: LineContext) -> str:
    """Return the shortest handle that is read as this owner and nobody else; empty when there is no name to write."""
    if owner is None:
        return ""
    who = next((known for known in context.people if _is_same(known, owner)), None)
    name, organisation = (who.name, who.organisation) if who else (owner.name, owner.organisation)
    if not name:
        return ""
    exact = quoted(name)
    for handle in (f"@{name}", exact):
        if _reads_as(handle, who, name, context):
            return handle
    return quoted(f"{name}, {organisation}") if who and organisation else exact


def _is_same(known: Nameable, owner: Owner) -> bool:
    if owner.jongere or owner.person is not None:
        return known.jongere == owner.jongere and known.person == owner.person
    return known.as_owner() == owner


def _reads_as(handle: str, who: Nameable | None, name: str, context: LineContext) -> bool:
    """True when the whole handle is one mark that means this person, or this unknown name."""
    marks = find_marks(handle, context.people, context.deadlines)
    if len(marks) != 1 or (marks[0].start, marks[0].end) != (0, len(handle)):
        return False
    match = marks[0].match
    if who is None or match is None:
        return who is None and match is None and marks[0].name == name
    return match.sure == who
