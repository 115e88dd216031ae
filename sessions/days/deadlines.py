"""Reading deadlines: a Dutch phrase, alone or inside a sentence, becomes a day or is refused, never guessed.

The phrases themselves, and what `voor vrijdag` means, are in `deadline_phrases`; the rules of the calendar in
`deadline_days`. Both readings below go through one pattern, so that nothing is ever read as two different dates.
"""

import re
from dataclasses import dataclass
from functools import cache

from sessions.actions import Deadline
from sessions.days.deadline_days import (
    EXAMPLES,
    DeadlineContext,
    DeadlineRefusal,
    NotADate,
    PastDeadline,
    WrongDate,
    still_to_come,
)
from sessions.days.deadline_patterns import Phrase
from sessions.days.deadline_phrases import BEFORE, DAYS
from sessions.flattening import flatten
from sessions.text import clean_line

__all__ = [
    "DeadlineContext",
    "DeadlineRefusal",
    "Found",
    "NotADate",
    "PastDeadline",
    "Refused",
    "WrongDate",
    "date_phrase_at",
    "date_phrases",
    "find_deadlines",
    "read_deadline",
]

_SHOWN = 40
"""How many characters of an unreadable phrase a refusal repeats."""

_BEGIN = r"(?=[a-z0-9+])(?<![\w/'@#=-])(?<![0-9][.,:])"
"""A phrase begins where a word begins: not inside `e-mail@vrijdag`, `3-4 dec` or `1.5 dec`."""
_AT_LATEST = r"(?:(?:uiterlijk|op\s+(?:zijn|z'n)\s+laatst|niet\s+later\s+dan)\s+)?"
_NO_DEADLINE = (
    r"(?P<no_deadline>(?:na|sinds|vanaf|van|per|tot|t/m|tot\s+en\s+met|tegen|rond|rondom|omstreeks|ongeveer|tussen|"
    r"elke|iedere|vorige|afgelopen|naar|eerste|tweede|derde|vierde|laatste|goede|witte|hele|heel|behalve)\s+"
    r"(?:(?:de|het)\s+)?)?"
)
"""Words before a date with which it is no deadline: `na vrijdag`, `elke maandag`, `goede morgen`."""
_BEFORE = {f"before{index}": rule for index, rule in enumerate(BEFORE.rules)}
_DAYS = {f"day{index}": rule for index, rule in enumerate(DAYS.rules)}
_RULES = _BEFORE | _DAYS


def _any_of(rules: dict[str, Phrase]) -> str:
    """Return one pattern that tries these rules in their order, each as a group of its name."""
    return "|".join(f"(?P<{name}>{rule.groupless})" for name, rule in rules.items())


@cache
def _phrase() -> re.Pattern[str]:
    """Return the pattern of every phrase; compiling it takes some 20 ms, so not before the first line is read."""
    return re.compile(
        f"{_BEGIN}(?:{_AT_LATEST}(?:{_any_of(_BEFORE)})"
        rf"|{_NO_DEADLINE}{_AT_LATEST}(?:(?:voor|op)\s+)?(?:{_any_of(_DAYS)}))"
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A deadline in a sentence: `sentence[start:end]` is `phrase`.

    `says_more` is true where the phrase tells more than its date (`vrijdagmiddag`), so that it must stay in the text.
    """

    start: int
    end: int
    phrase: str
    deadline: Deadline
    says_more: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A phrase in a sentence, `sentence[start:end]`, that is about days but cannot be a deadline, and why."""

    start: int
    end: int
    phrase: str
    refusal: DeadlineRefusal


def read_deadline(phrase: str, context: DeadlineContext) -> Deadline:
    """Return the deadline that a whole phrase means; case, accents and extra spaces do not matter.

    Raises a DeadlineRefusal with a Dutch message: NotADate when no single day can be read in it, WrongDate when the
    date does not exist, contradicts its weekday or cannot be known, PastDeadline when it has been.
    """
    typed = clean_line(phrase).strip(" .,;:!?")
    flat = flatten(typed)
    match = _phrase().match(flat)
    if match is None or match.end() != len(flat):
        raise _not_understood(typed)
    return _read(match, context)


def find_deadlines(sentence: str, context: DeadlineContext) -> tuple[Found, ...]:
    """Return every deadline in a sentence, from left to right; what `read_deadline` refuses is left out."""
    return tuple(found for found in date_phrases(sentence, context) if isinstance(found, Found))


def date_phrases(sentence: str, context: DeadlineContext) -> tuple[Found | Refused, ...]:
    """Return every phrase in a sentence that is about days, from left to right, with its deadline or its refusal."""
    return tuple(_outcome(match, sentence, context) for match in _phrase().finditer(flatten(sentence)))


def date_phrase_at(sentence: str, start: int, context: DeadlineContext) -> Found | Refused | None:
    """Return the phrase that begins at this place of a sentence, or None when none does."""
    match = _phrase().match(flatten(sentence), start)
    return _outcome(match, sentence, context) if match else None


def _outcome(match: re.Match[str], sentence: str, context: DeadlineContext) -> Found | Refused:
    start, end = match.span()
    try:
        return Found(start, end, sentence[start:end], _read(match, context), _rule(match).says_more)
    except DeadlineRefusal as refusal:
        return Refused(start, end, sentence[start:end], refusal)


def _rule(match: re.Match[str]) -> Phrase:
    return _RULES[str(match.lastgroup)]


def _read(match: re.Match[str], context: DeadlineContext) -> Deadline:
    """Return the deadline of a match; its rule matches again at the same place, now with its own groups."""
    if match["no_deadline"]:
        raise _not_understood(match[0])
    rule = _rule(match)
    groups = rule.compiled.match(match.string, match.start(str(match.lastgroup)))
    if groups is None:
        raise _not_understood(match[0])
    read = rule.read(groups, context)
    return read if isinstance(read, Deadline) else Deadline(day=still_to_come(read, context.today))


def _not_understood(phrase: str) -> NotADate:
    if not phrase:
        return NotADate(f"Er staat nog geen datum. {EXAMPLES}")
    shown = phrase if len(phrase) <= _SHOWN else f"{phrase[:_SHOWN]}…"
    return NotADate(f"„{shown}” is geen datum die hier te lezen is. {EXAMPLES}")
