"""How the tables of a series become the bytes of its file, and back: the one place that knows the file format."""

from typing import Any, cast

import orjson

Raw = dict[str, Any]
"""One document as it stands in the file: JSON values only. Never changed in place once it is in a table."""
Tables = dict[str, dict[str, Raw]]
"""Table name -> number as text -> document, as TinyDB keeps them."""


class Unreadable(ValueError):
    """These bytes are not the tables of a series."""


def to_bytes(tables: Tables) -> bytes:
    """Return the bytes of a file with these tables."""
    return orjson.dumps(tables)


def from_bytes(data: bytes) -> Tables:
    """Return the tables in these bytes. Raises Unreadable when they are anything else, or hold no series."""
    try:
        tables = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise Unreadable(str(error)) from error
    if not _are_tables(tables) or set(tables.get("series", ())) != {"1"}:
        raise Unreadable("no tables of a series")
    return cast(Tables, tables)


def _are_tables(found: object) -> bool:
    return isinstance(found, dict) and all(
        isinstance(table, dict)
        and all(number.isdecimal() and isinstance(document, dict) for number, document in table.items())
        for table in found.values()
    )
