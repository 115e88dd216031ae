"""Names of jongeren in free text: a roepnaam becomes a code everywhere but in the jongere's own copy.

Source: domain.md section 5. A name is found as a word, in any case, with or without its accents, and with a
possessive s (`Mila's`, `Milas`). Rather one word too many is replaced than a name too few.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from sessions.people import Person
from sessions.record import Record

SOMEBODY = "een jongere"
"""Stands for a roepnaam that more than one jongere has, where the text does not say which."""
SOMEBODY_ELSE = "een andere jongere"
"""Stands for another jongere in somebody's own copy."""

_ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
"""Letters and apostrophes that Unicode does not take apart, as they are typed on a plain keyboard."""


class Names:
    """Replaces the names of jongeren in free text for one reader and one part of a document."""

    def __init__(self, replacements: dict[str, str | None]) -> None:
        """Take per name what it becomes; None keeps a name as it stands (the longest name at a place counts)."""
        self._replacements = {_plain(name): new for name, new in replacements.items() if _plain(name)}
        self._pattern = _pattern_of(self._replacements)

    def __call__(self, text: str) -> str:
        """Return the text with every name replaced."""
        if self._pattern is None or not text:
            return text
        plain, places = _aligned(text)
        pieces, done = [], 0
        for found in self._pattern.finditer(plain):
            new = self._replacements[_plain(found["name"])]
            if new is None:
                continue
            end = places[found.end()]
            follows_digit = text[end : end + 1].isdigit()
            pieces += [text[done : places[found.start()]], new, _possessive(new) if found["s"] else ""]
            pieces.append(" " if follows_digit else "")
            done = end
        return "".join((*pieces, text[done:]))


def names_for_block(record: Record, traject: int | None) -> Names:
    """Return the names for a part of a document that uses codes: that of one jongere, or (None) of the meeting.

    A roepnaam that several jongeren have is, in the block of one of them, that one; elsewhere `een jongere`.
    """
    return Names(
        _kept_names(record)
        | {
            name: codes[traject] if traject in codes else SOMEBODY if len(codes) > 1 else next(iter(codes.values()))
            for name, codes in _roepnamen(record).items()
        }
    )


def names_for_jongere(record: Record, traject: int) -> Names:
    """Return the names for a jongere's own copy: the own roepnaam stays, names and codes of others do not."""
    others: dict[str, str | None] = {}
    own: dict[str, str | None] = {}
    for name, codes in _roepnamen(record).items():
        (own if traject in codes else others)[name] = None if traject in codes else SOMEBODY_ELSE
        telling = [code for number, code in codes.items() if number != traject and _is_telling(code)]
        others |= dict.fromkeys(map(_plain, telling), SOMEBODY_ELSE)
    return Names(_kept_names(record) | others | own)


def name_of(record: Record, person: Person, names: Names) -> str:
    """Return how a person is called in a document.

    Whoever comes for an organisation keeps the own name, also where a jongere is called the same; of anybody else,
    and of every guest (typed as `oma van ...`), the name is free text like any other.
    """
    return person.name if is_professional(record, person) else names(person.name)


def home_of(record: Record, person: Person, names: Names) -> str:
    """Return where a person comes from in a document: an organisation, or how a guest was introduced, or empty."""
    partner = record.partner(person.partner)
    return partner.name if partner else names(person.function)


def is_professional(record: Record, person: Person) -> bool:
    """Whether a person comes for an organisation, and is no guest."""
    return record.partner(person.partner) is not None and not person.guest


def _roepnamen(record: Record) -> dict[str, dict[int, str]]:
    """Return per roepnaam, folded, the codes of the jongeren who have it, by traject."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for alias in record.aliases:
        found[_plain(alias.roepnaam)][alias.traject] = alias.code
    for traject in record.trajects:
        found[_plain(traject.roepnaam)][traject.number] = traject.code
    return found


def _kept_names(record: Record) -> dict[str, str | None]:
    """Names of professionals that look like a jongere's: full names (`Mila Bos`), and `Jos` where a jongere is Jo."""
    professionals = [person for person in record.people if is_professional(record, person)]
    full = {person.name for person in professionals if person.name != person.first_name}
    return dict.fromkeys(map(_plain, full | {person.first_name for person in professionals}), None)


def _is_telling(code: str) -> bool:
    """Whether a code can be found in running text: `J-07` can, a code that might be a word or a number cannot."""
    return any(char.isdigit() for char in code) and any(char.isalpha() for char in code)


def _possessive(name: str) -> str:
    return "s" if name in {SOMEBODY, SOMEBODY_ELSE} else "'s"


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


def _plain(name: str) -> str:
    """Return a name as the pattern knows it: folded, its parts with one blank between them."""
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
