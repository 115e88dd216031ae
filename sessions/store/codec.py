"""How the tables of a series become the bytes of its file, and back: the one place that knows the file format."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

import orjson

Raw = dict[str, Any]
"""One document as it stands in the file: JSON values only. Never changed in place once it is in a table."""
Tables = dict[str, dict[str, Raw]]
"""Table name -> number as text -> document, as TinyDB keeps them."""
Key = tuple[str, int]
"""A table name and the number of a document in it."""
Pages = dict[str, dict[int, bytes]]
"""Table name -> page -> the encoded documents of PAGE consecutive numbers: what need not be encoded again."""

PAGE = 32
"""How many numbers share a page: few, so that little is encoded again; not so few that a file has many pieces."""
_LONGEST = 15
"""Most digits of a number: more is none of ours, and thousands of them cannot be read as one."""
Content = tuple[bytes, ...]
"""The bytes of a file in pieces, so that two versions share what is the same: to copy a whole file into fresh memory
takes longer than to encode what changed."""

_UNDER_A_KEY = b'":{'
"""What stands before every document. Where one bit of a number turned, two can have the same key, and one would go."""


class Unreadable(ValueError):
    """These bytes are not the tables of a series."""


def to_bytes(tables: Tables, pages: Pages | None = None, touched: Iterable[Key] = ()) -> tuple[Content, Pages]:
    """Return the bytes of a file with these tables, and the pages to hand in next time.

    With `pages`, the result of the time before, only what was `touched` since is encoded: a save has thousands of
    documents, of which an act changes two.
    """
    known = pages or {}
    anew: dict[str, set[int]] = {name: set() for name, _ in touched}
    for name, number in touched:
        anew[name].add(number // PAGE)
    result = {
        name: _encoded_again(table, known[name], anew.get(name, ())) if name in known else _encoded(table)
        for name, table in tables.items()
    }
    return tuple(_pieces(result)), result


def from_bytes(data: bytes) -> Tables:
    """Return the tables in these bytes. Raises Unreadable when they are anything else, or hold no series."""
    try:
        tables = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise Unreadable(str(error)) from error
    if not _are_tables(tables) or set(tables.get("series", ())) != {"1"}:
        raise Unreadable("no tables of a series")
    try:
        written = orjson.dumps(tables)
    except orjson.JSONEncodeError as error:
        raise Unreadable("nested deeper than can be written again") from error
    if data.count(_UNDER_A_KEY) > written.count(_UNDER_A_KEY):
        raise Unreadable("two documents with one number")
    return cast(Tables, tables)


def _pieces(pages: Pages) -> Iterator[bytes]:
    """Yield a file piece by piece. Only the first page of a table is copied, to go on after the table's name."""
    before = b"{"
    for name, table in pages.items():
        first, *others = table.values() or [b""]
        yield before + orjson.dumps(name) + b":{" + first[1:]
        yield from others
        before = b"},"
    yield b"}}"


def _are_tables(found: object) -> bool:
    return isinstance(found, dict) and all(
        isinstance(table, dict)
        and all(len(number) <= _LONGEST and number.isdecimal() and str(int(number)) == number for number in table)
        and all(isinstance(document, dict) for document in table.values())
        for table in found.values()
    )


def _page(documents: dict[str, Raw]) -> bytes:
    """Return these documents without braces, and with a comma before them."""
    return b"," + orjson.dumps(documents)[1:-1]


def _encoded(table: dict[str, Raw]) -> dict[int, bytes]:
    """Return all pages of a table, each without the braces around it."""
    pages: dict[int, dict[str, Raw]] = {}
    for number, document in table.items():
        pages.setdefault(int(number) // PAGE, {})[number] = document
    return {page: _page(documents) for page, documents in sorted(pages.items())}


def _encoded_again(table: dict[str, Raw], known: dict[int, bytes], pages: Iterable[int]) -> dict[int, bytes]:
    """Return the pages of a table of which these must be encoded again; an empty page is left out."""
    result = dict(known)
    for page in pages:
        numbers = map(str, range(page * PAGE, (page + 1) * PAGE))
        documents = {number: table[number] for number in numbers if number in table}
        if documents:
            result[page] = _page(documents)
        else:
            result.pop(page, None)
    return result
