"""Replacing names in free text, and telling which were replaced to whoever checks a document before it leaves.

A name is found as a word, in any case, with or without its accents, and with a possessive s (`Mila's`, `Milas`).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache

_ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
"""Letters and apostrophes that Unicode does not take apart, as they are typed on a plain keyboard."""

_SENTENCE_END = re.compile(r"""(?:^|\n|[!?…]["'”’)\]]*\s|(?P<word>\w*)\.["'”’)\]]*\s)[\s"'“‘„(\[•*-]*$""")
"""What a sentence comes after, at the end of a text: nothing, a new line, or the end of another sentence."""
_SHORTENED = {"bijv", "dhr", "dr", "drs", "ds", "ir", "mevr", "mr", "mw", "nr", "prof", "st"}


@dataclass(frozen=True)
class Replaced:
    """A name as it was typed, and what stands in its place."""

    name: str
    becomes: str


@dataclass
class Noted:
    """What went through the replacing of names: every name that was replaced, and every text as it came out."""

    replaced: list[Replaced] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


_noted: ContextVar[Noted | None] = ContextVar("noted", default=None)


@contextmanager
def noting_names() -> Iterator[Noted]:
    """Note which names are replaced while a document is made. It only listens: the document comes out the same."""
    noted = Noted()
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


class Names:
    """Replaces names in free text for one reader and one part of a document."""

    def __init__(self, replacements: dict[str, str | None]) -> None:
        """Take per name what it becomes; None keeps a name as it stands (the longest name at a place counts)."""
        self._replacements = {plain_name(name): new for name, new in replacements.items() if plain_name(name)}
        self._pattern = _pattern_of(self._replacements)

    def __call__(self, text: str) -> str:
        """Return the text with every name replaced."""
        if not text:
            return text
        replaced, new = self.replace(text)
        noted = _noted.get()
        if noted is not None:
            noted.replaced += replaced
            noted.texts.append(new)
        return new

    def replace(self, text: str) -> tuple[list[Replaced], str]:
        """Return which names were replaced, and the text that came of it; nobody is told."""
        if self._pattern is None:
            return [], text
        plain, places = _aligned(text)
        replaced: list[Replaced] = []
        pieces, done = [], 0
        for found in self._pattern.finditer(plain):
            new = self._replacements[plain_name(found["name"])]
            if new is None:
                continue
            start, end = places[found.start()], places[found.end()]
            typed = text[start : places[found.end("name")]]
            new = _begun_as(typed, new)
            replaced.append(Replaced(typed, new))
            if typed[0].isupper() and text[end:].strip() and _begins_sentence(text[:start]):
                new = new[0].upper() + new[1:]
            follows_digit = text[end : end + 1].isdigit()
            pieces += [text[done:start], new, _possessive(new) if found["s"] else ""]
            pieces.append(" " if follows_digit else "")
            done = end
        return replaced, "".join((*pieces, text[done:]))


def _begins_sentence(before: str) -> bool:
    """Whether what comes after this text begins a sentence; a dot after `dhr` ends none."""
    found = _SENTENCE_END.search(before)
    return found is not None and (found["word"] or "").lower() not in _SHORTENED


def _begun_as(typed: str, new: str) -> str:
    """Return the new words with the capitals that they had where the name begins with them (`Oma Riet`: `Oma`)."""
    same = typed[: len(new)]
    return same if plain_name(same) == plain_name(new) else new


def _possessive(words: str) -> str:
    """Return what makes the new words possessive: `een jongeres`, `zus'`, `oma's`, and of a code `J-07's`."""
    last = words[-1]
    if last in "sxz":
        return "'"
    return "s" if last.islower() and last not in "aiouy" else "'s"


def _pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern over aligned text; parts of a name may stand apart by blanks or dashes. None without names."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    if not longest_first:
        return None
    either = "|".join(map(_words_pattern, longest_first))
    return re.compile(rf"(?<![^\W\d_])(?P<name>{either})(?P<s>'?s)?(?![^\W\d_])")


def _words_pattern(name: str) -> str:
    """Return the pattern of one name; one that ends in a digit (a code) does not go on in another digit."""
    return r"[\s-]+".join(map(re.escape, name.split())) + (r"(?!\d)" if name[-1].isdigit() else "")


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """Return a name as `Names` compares it: folded, its parts with one blank between them."""
    return " ".join(_aligned(name)[0].replace("-", " ").split())


def _aligned(text: str) -> tuple[str, Sequence[int]]:
    """Return the text folded, and for every place in it (and its end) the place in the text where it comes from."""
    if text.isascii():
        return text.lower().replace("`", "'"), range(len(text) + 1)
    letters = [_bare(char) for char in text]
    places = [place for place, bare in enumerate(letters) for _ in bare]
    return "".join(letters), [*places, len(text)]


@cache
def _bare(char: str) -> str:
    """Return a letter without case and accent; some become two (`ß`) or none (an accent)."""
    parts = unicodedata.normalize("NFKD", char.casefold().translate(_ALIKE))
    return "".join(part for part in parts if not unicodedata.combining(part))
