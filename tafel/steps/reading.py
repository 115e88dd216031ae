"""How a line is understood, painted under it while it is typed."""

import datetime as dt
from collections.abc import Iterator

from textual.content import Content

from sessions.quickline.reading import Reading
from tafel.wording import deadline_text


def reading_echo(reading: Reading, today: dt.date, waits_for: str = "") -> Content:
    """Return owner, deadline, leefgebied and result as understood: bold when said, with `?` when only proposed."""
    parts = [*_owner_parts(reading), *_deadline_parts(reading, today)]
    if reading.leefgebied is not None:
        parts.append(_part(reading.leefgebied.label, said=True))
    if reading.result:
        parts.append(_part(f"= {reading.result}", said=True))
    if waits_for:
        parts.append(_note(f"onder voorbehoud van {waits_for}"))
    if reading.proposed_owner or reading.proposed_deadline:
        parts.append(Content.from_markup("[$muted]Tab neemt over[/]"))
    return Content(" · ").join(parts)


def _owner_parts(reading: Reading) -> Iterator[Content]:
    person = reading.owner or reading.proposed_owner
    if person is not None:
        yield _part(", ".join(filter(None, (person.name, person.organisation))), said=reading.owner is not None)
        if not person.in_room:
            yield _note("nog te bevestigen")
    elif reading.candidates:
        yield _note(f"wie van de {len(reading.candidates)}?")
    elif reading.unknown_owner:
        yield _note(f"“{reading.unknown_owner}” staat niet op de lijst")


def _deadline_parts(reading: Reading, today: dt.date) -> Iterator[Content]:
    deadline = reading.deadline or reading.proposed_deadline
    if deadline is not None:
        yield _part(deadline_text(deadline, today), said=reading.deadline is not None)
    elif reading.refusal:
        yield _note(reading.refusal)


def _part(text: str, *, said: bool) -> Content:
    if said:
        return Content.from_markup("[b $success]$text[/]", text=text)
    return Content.from_markup("[$accent]$text?[/]", text=text)


def _note(text: str) -> Content:
    return Content.from_markup("[$warning]$text[/]", text=text)
