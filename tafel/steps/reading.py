"""How a line is understood, painted under it while it is typed."""

import datetime as dt

from sessions.quickline import Reading
from textual.content import Content

from tafel.wording import deadline_text


def reading_echo(reading: Reading, today: dt.date, waits_for: str = "") -> Content:
    """Return owner, deadline, leefgebied and result as understood: bold when said, with `?` when only proposed."""
    parts: list[Content] = []
    proposed = False
    if reading.owner is not None:
        person = reading.owner
        parts.append(_part(", ".join(filter(None, (person.name, person.organisation))), said=reading.owner_explicit))
        proposed = not reading.owner_explicit
        if not person.in_room:
            parts.append(_note("nog te bevestigen"))
    elif reading.unknown_owner:
        parts.append(_note(f"“{reading.unknown_owner}” staat niet op de lijst"))
    if reading.deadline is not None:
        parts.append(_part(deadline_text(reading.deadline, today), said=reading.deadline_explicit))
        proposed = proposed or not reading.deadline_explicit
    elif reading.deadline_problem:
        parts.append(_note(reading.deadline_problem))
    if reading.leefgebied is not None:
        parts.append(_part(reading.leefgebied.label, said=True))
    if reading.result:
        parts.append(_part(f"= {reading.result}", said=True))
    if waits_for:
        parts.append(_note(f"onder voorbehoud van {waits_for}"))
    if proposed:
        parts.append(Content.from_markup("[$muted]Tab neemt over[/]"))
    return Content(" · ").join(parts)


def _part(text: str, *, said: bool) -> Content:
    if said:
        return Content.from_markup("[b $success]$text[/]", text=text)
    return Content.from_markup("[$accent]$text?[/]", text=text)


def _note(text: str) -> Content:
    return Content.from_markup("[$warning]$text[/]", text=text)
