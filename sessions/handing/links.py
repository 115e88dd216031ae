"""Which numbers in a document point at another one, and documents of which those numbers change.

Inside a series documents point at each other by number. When two versions of a series come together, two documents can
have one number; then one of them gets another, and all that points at it follows.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from sessions.actions import Action, ActionEvent, Owner
from sessions.consents import Consent
from sessions.document import Document, Frozen
from sessions.erasing.erased import Counted, Erased
from sessions.meetings import Adoption, Progress, Seat, Session, Signal, Step
from sessions.people import Attendance, Partner, Person
from sessions.record import Agreements, Alias, Record, Snapshot
from sessions.sent import Sent
from sessions.sharing import Sharing
from sessions.tips.tip import Dots, Sorter, Tip, Verdict
from sessions.trajects import Statement, Traject
from sessions.turns import Turn, TurnStart

ModelT = TypeVar("ModelT", bound=Frozen)
Link = tuple[str, int]
"""A table and a number in it."""
NewNumbers = Mapping[Link, int]
"""What a document is called now, by its table and its number until now; who is not in it keeps its number."""

TABLES: Mapping[type[Document], str] = {
    Partner: "partners",
    Person: "people",
    Session: "sessions",
    Traject: "trajects",
    Action: "actions",
    Signal: "signals",
    Progress: "progress",
    Snapshot: "snapshots",
    Sent: "sent",
    TurnStart: "starts",
    Tip: "tips",
    Sorter: "sorters",
    Erased: "erased",
    Counted: "counted",
}
"""The table of each document whose number may change; a copy of one, in what was frozen, follows."""

LINKS: Mapping[type[Frozen], Mapping[str, str]] = {
    Action: {"session": "sessions", "traject": "trajects", "after": "actions"},
    ActionEvent: {"session": "sessions"},
    Adoption: {"session": "sessions"},
    Agreements: {"traject": "trajects"},
    Alias: {"traject": "trajects"},
    Attendance: {"person": "people", "traject": "trajects"},
    Consent: {"session": "sessions"},
    Dots: {"sorter": "sorters"},
    Owner: {"person": "people"},
    Person: {"partner": "partners"},
    Progress: {"session": "sessions"},
    Record: {"discussed": "trajects"},
    Seat: {"sorter": "sorters"},
    Sent: {"session": "sessions", "partner": "partners", "trajects": "trajects"},
    Session: {"chair": "people", "minute_taker": "people", "not_expected": "people", "agenda": "trajects"},
    Sharing: {"partner": "partners"},
    Signal: {"session": "sessions", "after": "actions"},
    Snapshot: {"session": "sessions"},
    Sorter: {"share": "tips"},
    Statement: {"session": "sessions"},
    Step: {"traject": "trajects"},
    Tip: {"session": "sessions", "sorted_in": "sessions", "merged_into": "tips"},
    Traject: {"youth_worker": "people", "contact": "people", "merged_into": "trajects"},
    Turn: {"traject": "trajects", "here": "people"},
    TurnStart: {"session": "sessions", "traject": "trajects"},
    Verdict: {"sorter": "sorters"},
}
"""The fields that hold the number of another document, or several, and its table; 0 and None point at nothing."""


def links_of(model: Frozen) -> Iterator[Link]:
    """Yield every document that this one points at, in all that it holds."""
    pointing = LINKS.get(type(model), {})
    for name in type(model).model_fields:
        value = getattr(model, name)
        if table := pointing.get(name):
            yield from ((table, number) for number in _numbers(value))
        else:
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, Frozen):
                    yield from links_of(part)


def renumbered(model: ModelT, numbers: NewNumbers) -> ModelT:
    """Return this document, and all that it holds, with the new numbers; itself where none of them is in it."""
    own = TABLES.get(type(model)) if isinstance(model, Document) else None
    pointing = {**LINKS.get(type(model), {}), **({"number": own} if own else {})}
    changed: dict[str, Any] = {}
    for name in type(model).model_fields:
        before = getattr(model, name)
        after = _followed(before, pointing[name], numbers) if name in pointing else _inside(before, numbers)
        if after is not before:
            changed[name] = after
    return model.model_copy(update=changed) if changed else model


def _numbers(value: Any) -> tuple[int, ...]:
    numbers = value if isinstance(value, tuple) else (value,)
    return tuple(number for number in numbers if number)


def _followed(value: Any, table: str, numbers: NewNumbers) -> Any:
    if isinstance(value, tuple):
        after = tuple(numbers.get((table, number), number) for number in value)
        return value if after == value else after
    return numbers.get((table, value), value)


def _inside(value: Any, numbers: NewNumbers) -> Any:
    if isinstance(value, Frozen):
        return renumbered(value, numbers)
    if isinstance(value, tuple) and any(isinstance(part, BaseModel) for part in value):
        after = tuple(_inside(part, numbers) for part in value)
        return value if all(new is old for new, old in zip(after, value, strict=True)) else after
    return value
