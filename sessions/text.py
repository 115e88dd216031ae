"""Cleaning of every string that comes in: typed, pasted, imported or read from a file.

Control characters, bidi overrides, zero-width characters and variation selectors never get past this module: on a
terminal they move the cursor, reverse the line or break the borders.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

LINE_LIMIT = 500
"""Longest single line (a name, what somebody does) in characters."""
PROSE_LIMIT = 20_000
"""Longest text of several lines (notes, a statement) in characters."""

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_UNSEEN = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]")
"""Variation selectors, and letters and marks without a form: Unicode does not call them invisible, but a terminal
gives them no room, so that everything behind them shifts."""


def clean_prose(text: str) -> str:
    """Return text of several lines in NFC, with `\\n` as its only control character and no blanks at either end."""
    # Nearly every text is clean already, and a file of thousands of documents is read through here.
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    text = _UNSEEN.sub("", text)
    text = "\n".join(_visible(line) for line in text.split("\n"))
    lines = (line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return "\n".join(lines).strip()


def _visible(line: str) -> str:
    """Return a line without its invisible characters."""
    if line.isprintable():
        return line
    return "".join(char for char in line if unicodedata.category(char) not in _INVISIBLE)


def clean_line(text: str) -> str:
    """Return text as one line: cleaned like prose, every run of blanks and line ends made one space."""
    return " ".join(clean_prose(text).split())


def fold(text: str) -> str:
    """Return text for comparing: cleaned, without case and without accents (`Zoë` equals `zoe`)."""
    bare = unicodedata.normalize("NFKD", clean_line(text).casefold())
    return "".join(char for char in bare if not unicodedata.combining(char))


def mentions(text: str, name: str) -> bool:
    """True when a name stands in a text as a word, also with a possessive s (`Sems`); case and accents do not count."""
    words, wanted = (re.sub(r"[\W_]+", " ", fold(part)).strip() for part in (text, name))
    return bool(wanted) and re.search(rf"(?<![^\W\d_]){wanted}s?(?![^\W\d_])", words) is not None


def words_in(text: str) -> frozenset[str]:
    """Return every word of a text, folded: as it stands between blanks (`knh-12`), and its parts (`knh`, `12`)."""
    plain = fold(text)
    return frozenset(plain.split()) | frozenset(re.findall(r"\w+", plain))


def begins_words(typed: str, words: frozenset[str]) -> bool:
    """True when every word that was typed begins one of these words: how lists are narrowed and things are found."""
    return all(any(word.startswith(part) for word in words) for part in fold(typed).split())


def _cleaned(clean: Callable[[str], str], limit: int) -> BeforeValidator:
    """Return what cleans a string and holds it to a limit; in one call, for a meeting has hundreds of strings."""

    def check(value: object) -> object:
        if not isinstance(value, str) or not value:
            return value
        text = clean(value)
        if len(text) > limit:
            raise PydanticCustomError(
                "too_long",
                "de tekst is te lang: {length} tekens, er passen er {limit}",
                {"length": len(text), "limit": limit},
            )
        return text

    return BeforeValidator(check)


def _not_empty(text: str) -> str:
    if not text:
        raise PydanticCustomError("empty", "er is nog niets ingevuld")
    return text


Line = Annotated[str, _cleaned(clean_line, LINE_LIMIT)]
"""One cleaned line of text; may be empty."""
Name = Annotated[Line, AfterValidator(_not_empty)]
"""One cleaned line of text that is not empty."""
Prose = Annotated[str, _cleaned(clean_prose, PROSE_LIMIT)]
"""Cleaned text of several lines; may be empty."""
SomeProse = Annotated[Prose, AfterValidator(_not_empty)]
"""Cleaned text of several lines that is not empty."""
