"""The names in a document before it leaves: which were replaced by what, and which words may still be somebody's name.

The second is a guess, so it only warns: a word with a capital in the middle of a sentence that is no known person,
organisation or place, and does not follow a word that comes before a place or a thing (`in Alkmaar`, `de Action`).
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Concatenate, ParamSpec

from exports.blocks import Document, NamesCheck
from sessions.days.dates import MONTHS, WEEKDAYS
from sessions.erasing.replacing import Noted, Replaced, noting_names, plain_name
from sessions.leefgebieden import Leefgebied
from sessions.record import Record

Making = ParamSpec("Making")

_WORD = re.compile(r"[^\W\d_][^\W\d_]*(?:['’-][^\W\d_]+)*")
_BEGINS_A_SENTENCE = frozenset(".!?:;…\n\"'“”‘’(/•–—-")
_TITLES = ("dhr.", "mevr.", "mw.")
"""What ends in a full stop and ends no sentence."""
_SHORTEST = 3


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE_NO_NAME = _words("""
    de den der een gemeente het in omgeving plein provincie regio school stichting straat 't te uit vanuit
""")
"""What stands before a place or a thing."""
_KNOWN = _words("""
    action aldi arabisch brijder digid duits engels europa europees facebook frans gamma google halt hema holland
    instagram jeugdwet jeugdzorg jumbo kerst kruidvat lidl marktplaats marokkaans nederland nederlands netflix noord
    oost pasen pinksteren pools ramadan sinterklaas snapchat somalisch spaans suikerfeest surinaams syrisch teams tiktok
    turks wajong west whatsapp youtube zuid
""")
"""Everyday words with a capital that name nobody."""
_CALENDAR = (*WEEKDAYS, *MONTHS, *(key.label for key in Leefgebied))


def names_noted(
    make: Callable[Concatenate[Record, Making], Document],
) -> Callable[Concatenate[Record, Making], Document]:
    """Let a function that makes a document of a record say in it which names were replaced while it was made."""

    @wraps(make)
    def noted_making(record: Record, /, *arguments: Making.args, **named: Making.kwargs) -> Document:
        return with_names_noted(lambda: make(record, *arguments, **named), known_texts(record))

    return noted_making


def with_names_noted(make: Callable[[], Document], known: Iterable[str]) -> Document:
    """Return the document that is made, which says what names were replaced in it; `known` are names that may stay."""
    with noting_names() as noted:
        document = make()
    return dataclasses.replace(document, names=_check(noted, _KNOWN.union(*map(_parts, (*known, *_CALENDAR)))))


def _check(noted: Noted, known: frozenset[str]) -> NamesCheck:
    """Return each replaced name once, as it was first typed, and each unsure word once."""
    replaced: dict[tuple[str, str], Replaced] = {}
    for one in noted.replaced:
        replaced.setdefault((plain_name(one.name), plain_name(one.becomes)), one)
    unsure = (word for text in noted.texts for word in _unsure_words(text, known))
    return NamesCheck(tuple(replaced.values()), tuple(dict.fromkeys(unsure)))


def _unsure_words(text: str, known: frozenset[str]) -> Iterator[str]:
    """Yield the words in a text that look like a name and are not known; words side by side are one name."""
    name, end = "", 0
    for found in _WORD.finditer(text):
        word = found[0]
        if name and text[end : found.start()] == " " and _is_capitalised(word):
            name, end = f"{name} {word}", found.end()
            continue
        if name:
            yield name
        name, end = (word, found.end()) if _looks_like_a_name(text, found.start(), word, known) else ("", 0)
    if name:
        yield name


def _looks_like_a_name(text: str, start: int, word: str, known: frozenset[str]) -> bool:
    if not _is_capitalised(word) or len(word) < _SHORTEST or not known.isdisjoint(_parts(word)):
        return False
    before = text[:start].rstrip(" ")
    if before.casefold().endswith(_TITLES):
        return True
    previous = before.split()[-1:]
    return bool(before) and before[-1] not in _BEGINS_A_SENTENCE and previous[0].casefold() not in _BEFORE_NO_NAME


def _is_capitalised(word: str) -> bool:
    """Whether only the first letter of a word, or of each of its parts, is a capital: no `ID` and no `DigiD`."""
    return word[:1].isupper() and all(part[1:].islower() or len(part) == 1 for part in re.split("['’-]", word))


def known_texts(record: Record) -> list[str]:
    """Return what names a known person, organisation or place in a record."""
    texts: list[str] = [record.series.title, record.series.region, record.series.place, record.session.place]
    texts += [partner.name for partner in record.partners] + [person.name for person in record.people]
    for traject in record.trajects:
        texts += [traject.gemeente, traject.care_organisation, traject.put_forward_by, traject.code]
        # Whoever may not be named was replaced; a name that stands is the jongere's own, in the own copy.
        texts += [traject.roepnaam, *(companion.name for companion in traject.around)]
        texts += [traject.closing.coach.name] if traject.closing and traject.closing.coach else []
    return texts + [action.owner.organisation for action in record.actions if action.owner]


def _parts(text: str) -> Iterable[str]:
    """Return the words of a text as they are compared, also without a possessive s."""
    words = re.split(r"[^\w]+", plain_name(text))
    return {word for word in words if word} | {word.removesuffix("s") for word in words if len(word) > _SHORTEST}
