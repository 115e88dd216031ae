"""A list of actions for a spreadsheet, and for other programs."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from exports.action_list.document import OF_MEETING, contacts_in, grouped
from exports.action_list.lines import Contact, Line
from exports.action_list.wanted import Wanted
from exports.rendering.sheet import Sheet
from sessions.actions import Action, Deadline

_WORK = ("Nr", "Jongere", "Wie", "Organisatie", "Wat", "Uiterlijk", "Eerst", "Beoogd resultaat", "Stand")
_COLUMNS = (*_WORK, "Te laat", "Van")
_INSIDE = ("Leefgebied",)
_OUTSIDE = ("Laat weten aan",)


def list_sheet(lines: Sequence[Line], wanted: Wanted) -> Sheet:
    """Return the list as one table; one for others has on every line whom to tell how it goes."""
    if wanted.per:
        lines = [line for _, found in grouped(lines, wanted.per) for line in found]
    return Sheet(
        "Acties",
        (*_COLUMNS, *(_OUTSIDE if wanted.for_others else _INSIDE)),
        tuple(
            (
                line.reference,
                line.code,
                line.owner,
                line.organisation,
                line.what,
                _day(line.action.deadline) or line.due.replace("\n", ", "),
                _first_day(line.action),
                line.result,
                line.standing.replace("\n", ", "),
                "ja" if line.late else "",
                line.series,
                line.contact.words if wanted.for_others else line.leefgebied,
            )
            for line in lines
        ),
    )


def list_workbook(lines: Sequence[Line], wanted: Wanted) -> tuple[Sheet, ...]:
    """Return the sheets of the list as a workbook; one for others ends with whom to tell how it goes."""
    sheet = list_sheet(lines, wanted)
    if not wanted.for_others:
        return (sheet,)
    rows = tuple((one.of or OF_MEETING, one.name, one.phone, one.email) for one in contacts_in(lines))
    return (sheet, Sheet("Laat het weten aan", ("Over", "Aan wie", "Telefoon", "E-mail"), rows))


def list_json(lines: Sequence[Line], wanted: Wanted, reader: str, today: dt.date) -> str:
    """Return the list as JSON, with days as `2026-11-27` and null for what is not known.

    `reader` is what its reader may be called, empty for chair and coordinator.
    """
    content = {
        "made": today.isoformat(),
        "for": reader or None,
        "only": str(wanted.only),
        "actions": [_object(line, wanted) for line in lines],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _object(line: Line, wanted: Wanted) -> dict[str, Any]:
    action = line.action
    first = _day(action.first_deadline)
    due = _day(action.deadline)
    return {
        "reference": line.reference,
        "series": line.slug,
        "number": action.number,
        "code": line.code or None,
        "owner": line.owner,
        "organisation": line.organisation or None,
        "what": line.what,
        "deadline": due.isoformat() if due else None,
        "next_table": bool(action.deadline and action.deadline.next_table),
        "first_deadline": first.isoformat() if first else None,
        "late": line.late,
        "status": str(action.status),
        "firmness": str(action.firmness),
        "result": line.result or None,
        "leefgebied": line.leefgebied or None,
        "tell": _contact(line.contact) if wanted.for_others else None,
    }


def _contact(contact: Contact) -> dict[str, str | None]:
    return {"name": contact.name, "phone": contact.phone or None, "email": contact.email or None}


def _first_day(action: Action) -> dt.date | None:
    """Return the first deadline where that was moved, for an action is late from there; None where it was not."""
    first = _day(action.first_deadline)
    return first if first != _day(action.deadline) else None


def _day(deadline: Deadline | None) -> dt.date | None:
    return deadline.day if deadline else None
