"""The marks of the quick line, which say a part outright: `@owner`, `#leefgebied`, `=resultaat` and `+datum`.

A mark stands at the beginning of a word and is glued to what it marks; each counts once, the first of its kind. An
`=` takes all words up to the next mark. `@"..."` holds a name of any shape, with `""` for a quote. A `+` stands before
any date (`+vr`, `+12-12`, `+2w`); alone at the end of the line it says that there is no date. What is not such a part
stays text: `e-mail@adres.nl`, `#7`, `a = b`, `1 + 1`. A backslash before one (`\\@karin`) makes it text too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sessions.days.deadlines import DeadlineContext, Found, Refused, date_phrase_at
from sessions.leefgebieden import Leefgebied, find_leefgebied
from sessions.quickline.naming import Match, Nameable, match_exactly, match_handle


class PartKind(StrEnum):
    """The parts of an action that a line can name."""

    OWNER = "wie"
    DEADLINE = "wanneer"
    LEEFGEBIED = "leefgebied"
    RESULT = "resultaat"


@dataclass(frozen=True, slots=True)
class Mark:
    """A part said outright, `text[start:end]`; only the fields of its kind are filled.

    `name` is what stands after the @ when it matches nobody, and `match` is None then. `date` is None for a lone `+`.
    """

    kind: PartKind
    start: int
    end: int
    match: Match | None = None
    name: str = ""
    leefgebied: Leefgebied | None = None
    date: Found | Refused | None = None


_SYMBOL = re.compile(r"(?<!\S)[@#=+]")
_QUOTED = re.compile(r'@"((?:[^"]|"")+)"(?![\w"])')
_HANDLE = re.compile(r"@([^\W_](?:[\w'’.&/-]*\w)?)")
_TAG = re.compile(r"#([^\W\d_][\w-]*)")
_RESULT = re.compile(r"=(?![\s=>])")
_LONE_PLUS = re.compile(r"\+\s*\Z")
_PAUSE = re.compile(r"[.,;:](?!\S)")
_LONGEST_DATE = 80
"""How many characters after a + are looked at; no phrase for a date is longer."""

_ESCAPED = re.compile(r"(?<!\S)\\(?=\\*[@#=+>])")
_TO_ESCAPE = re.compile(r"(?<!\S)(?=\\*[@#=+>])")


def unescape(text: str) -> str:
    """Return text as it was meant: one backslash less before each symbol that begins a word."""
    return _ESCAPED.sub("", text)


def escape(text: str) -> str:
    """Return text in which nothing is a mark; `unescape` gives it back."""
    return _TO_ESCAPE.sub(r"\\", text)


def quoted(name: str) -> str:
    """Return the handle for a name of any shape: `@"oma Truus"`."""
    return '@"' + name.replace('"', '""') + '"'


def find_marks(text: str, people: tuple[Nameable, ...], deadlines: DeadlineContext) -> tuple[Mark, ...]:
    """Return the marks in a line from left to right, at most one of each kind."""
    marks = list(_marks(text, people, deadlines))
    return tuple(
        _until(mark, marks[index + 1].start if index + 1 < len(marks) else len(text))
        if mark.kind is PartKind.RESULT
        else mark
        for index, mark in enumerate(marks)
    )


def _until(mark: Mark, end: int) -> Mark:
    return Mark(mark.kind, mark.start, end)


def _marks(text: str, people: tuple[Nameable, ...], deadlines: DeadlineContext) -> Iterator[Mark]:
    seen: set[PartKind] = set()
    past = 0
    for symbol in _SYMBOL.finditer(text):
        start = symbol.start()
        kind = _KINDS[symbol[0]]
        if start < past or kind in seen:
            continue
        mark = _mark(kind, text, start, people, deadlines)
        if mark:
            seen.add(kind)
            past = mark.end
            yield mark


_KINDS = {"@": PartKind.OWNER, "#": PartKind.LEEFGEBIED, "=": PartKind.RESULT, "+": PartKind.DEADLINE}


def _mark(
    kind: PartKind, text: str, start: int, people: tuple[Nameable, ...], deadlines: DeadlineContext
) -> Mark | None:
    match kind:
        case PartKind.OWNER:
            return _owner(text, start, people, deadlines)
        case PartKind.LEEFGEBIED:
            return _leefgebied(text, start)
        case PartKind.DEADLINE:
            return _date(text, start, deadlines)
        case _:
            return Mark(kind, start, start + 1) if _RESULT.match(text, start) else None


def _owner(text: str, start: int, people: tuple[Nameable, ...], deadlines: DeadlineContext) -> Mark | None:
    if found := _QUOTED.match(text, start):
        name = found[1].replace('""', '"')
        match = match_exactly(name, found.end(), people)
    elif found := _HANDLE.match(text, start):
        name = found[1]
        match = match_handle(text, *found.span(1), people, lambda end: _only_a_date_follows(text, end, deadlines))
    else:
        return None
    end = with_pause(text, match.end if match else found.end())
    return Mark(PartKind.OWNER, start, end, match=match, name="" if match else name)


def _only_a_date_follows(text: str, end: int, deadlines: DeadlineContext) -> bool:
    """Whether nothing stands between this place and the next mark, or the end of the line, but perhaps a date."""
    mark = _SYMBOL.search(text, end)
    between = text[end : mark.start() if mark else len(text)].strip(" .,;:")
    date = date_phrase_at(between, 0, deadlines) if between else None
    return not between or (date is not None and date.end == len(between))


@lru_cache(maxsize=256)
def _leefgebied_of(word: str) -> Leefgebied | None:
    return find_leefgebied(word)


def _leefgebied(text: str, start: int) -> Mark | None:
    found = _TAG.match(text, start)
    leefgebied = _leefgebied_of(found[1]) if found else None
    if found is None or leefgebied is None:
        return None
    return Mark(PartKind.LEEFGEBIED, start, with_pause(text, found.end()), leefgebied=leefgebied)


def _date(text: str, start: int, deadlines: DeadlineContext) -> Mark | None:
    if _LONE_PLUS.match(text, start):
        return Mark(PartKind.DEADLINE, start, start + 1)
    nearby = text[start : start + _LONGEST_DATE]
    # A two-letter day is only read as a last word; after a + it is meant, whatever follows.
    word = nearby.split(maxsplit=1)[0]
    for typed, place in ((nearby, 0), (nearby, 1), (word, 1)):
        date = date_phrase_at(typed, place, deadlines)
        if date:
            return Mark(PartKind.DEADLINE, start, with_pause(text, start + date.end), date=date)
    return None


def with_pause(text: str, end: int) -> int:
    """Return the end of a mark, past the comma or full stop behind it: that belongs to no other words."""
    return end + 1 if _PAUSE.match(text, end) else end
