"""Which tables a series has, which model each holds, and how raw documents become models."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from sessions.actions import Action
from sessions.document import Document
from sessions.erasing.erased import Counted, Erased
from sessions.lending import HandOver
from sessions.meetings import Progress, Session, Signal
from sessions.people import Partner, Person
from sessions.record import Snapshot
from sessions.sent import Sent
from sessions.series import Series
from sessions.store.codec import Raw, Tables, Unreadable, from_bytes
from sessions.store.migrations import migrate
from sessions.tips.tip import Sorter, Tip
from sessions.trajects import Traject
from sessions.turns import TurnStart

D = TypeVar("D", bound=Document)

MODELS: dict[str, type[Document]] = {
    "series": Series,
    "partners": Partner,
    "people": Person,
    "sessions": Session,
    "trajects": Traject,
    "actions": Action,
    "signals": Signal,
    "progress": Progress,
    "snapshots": Snapshot,
    "sent": Sent,
    "starts": TurnStart,
    "tips": Tip,
    "sorters": Sorter,
    "handovers": HandOver,
    "erased": Erased,
    "counted": Counted,
}
"""Table name -> model of its documents. `numbers` and `log` stand beside them and hold no models."""

NUMBERS = "numbers"
LOG = "log"


def read_tables(data: bytes) -> Tables:
    """Return the tables in the bytes of a file, in today's schema. Raises Unreadable and NewerSchema."""
    with gc_held():
        tables = from_bytes(data)
    _refuse_lost_tables(tables)
    migrate(tables)
    typed(Series, tables["series"])
    tables[NUMBERS] = {"1": highest_given(tables)}
    return tables


def _refuse_lost_tables(tables: Tables) -> None:
    """Raise Unreadable where a table has another name, by a bit that turned: it would read as an empty one.

    A table that this tafel does not know is carried along: a later one gave its numbers too.
    """
    written = tables.get(NUMBERS, {}).get("1", {})
    expected = {NUMBERS, *(name for name, number in written.items() if number)}
    if tables.keys() - MODELS.keys() - written.keys() - {NUMBERS, LOG} and expected - tables.keys():
        raise Unreadable("a table under another name")


def highest_given(tables: Tables) -> dict[str, int]:
    """Return the highest number per table: as written down, or as found where the documents go beyond it."""
    written = tables.get(NUMBERS, {}).get("1", {})
    highest = {name: max(map(int, tables.get(name, ())), default=0) for name in (*MODELS, LOG)}
    if not all(isinstance(number, int) for number in written.values()):
        raise Unreadable("numbers")
    return {**written, **{name: max(number, written.get(name, 0)) for name, number in highest.items()}}


def check_tables(tables: Tables) -> None:
    """Validate every document of every table; raises Unreadable at the first that does not fit."""
    for name, model in MODELS.items():
        typed(model, tables.get(name, {}))


def typed(model: type[D], table: dict[str, Raw]) -> dict[int, D]:
    """Return the models of a table by number. Raises Unreadable when a document does not fit its model."""
    try:
        with gc_held():
            documents = _adapter(model).validate_python(table)
    except ValidationError as error:
        raise Unreadable(f"{model.__name__} {error.errors(include_url=False, include_input=False)[0]['loc']}") from None
    if any(number != document.number for number, document in documents.items()):
        raise Unreadable(f"{model.__name__}: a number does not match")
    return documents


@contextmanager
def gc_held() -> Iterator[None]:
    """Hold the garbage collector off while many objects are made at once, none of which is garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@cache
def _adapter(model: type[D]) -> TypeAdapter[dict[int, D]]:
    return TypeAdapter(dict[int, model])  # type: ignore[valid-type]
