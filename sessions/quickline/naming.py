"""Naming people in a typed line: with a handle (`@kar`), or by a first name in a plain sentence."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sessions.actions import Owner
from sessions.flattening import flatten
from sessions.text import clean_line


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


COMMON_WORDS = _words("""
    april augustus bas beer ben bloem door els fee floor hoop iris jet joost juli juni lente lief linde lot mag mees mei
    merel mies mus noor per pip rein roos rust sam ster sterre storm toon vos wil wind wolf wout zon zus
""")
"""First names that are everyday words too: without a capital they count only after an @."""
SHORTEST_BARE_NAME = 3
"""A first name of two letters (Bo, Jo, An) needs its capital too."""

_NOT_A_SUBJECT_AFTER = _words("""
    aan achter als bij binnen de door een haar het in jouw langs mijn met naar naast namens om onder op over per samen
    sinds tegen tot tussen uit van vanuit via volgens voor wegens zijn zonder
""")
"""A name after one of these is not who does it: `met Karin`, `namens Karin`, `de roos`."""
_SUBJECTS = _words("hij iemand ik je jij jullie men u we wij ze zij")
"""Words that are who does it themselves, so that a name further on is not."""
_OPENERS = _words("dan dat dhr dus en maar mevr mevrouw meneer mijnheer mw of ook want")
"""Words before which nothing is lost: the name after one of these still opens the sentence."""
_WORD = re.compile(r"(?<![\w@#=+\\/.'’-])[^\W\d_][\w'’-]*")
_JOINT = re.compile(r"\s*(?:,|&|\ben\b|\bof\b)\s*")
_PUNCTUATION = ".,;:!?)"


@dataclass(frozen=True, slots=True)
class Nameable:
    """Somebody who can own an action: a Person (`person` is its number), the jongere, or somebody by name only.

    `name` is the full name, or the roepnaam of the jongere; `in_room` whether he or she is at the table now.
    """

    person: int | None
    name: str
    organisation: str = ""
    jongere: bool = False
    in_room: bool = True

    @property
    def is_new_guest(self) -> bool:
        """Whether this is somebody at the table who is not on the list yet."""
        return self.in_room and self.person is None and not self.jongere

    def as_owner(self) -> Owner:
        """Return what is stored; of the jongere no name: the screen shows the roepnaam, documents the code."""
        if self.jongere:
            return Owner(jongere=True)
        return Owner(person=self.person, name=self.name, organisation=self.organisation)


@dataclass(frozen=True, slots=True)
class Match:
    """Who is meant by what stands before `end`: `sure`, or None with all `candidates`, the likeliest first."""

    end: int
    sure: Nameable | None
    candidates: tuple[Nameable, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence, `sentence[start:end]`; `before` is the number of words that stand before it.

    `joint` marks several names side by side (`Karin en Youssef`).
    """

    start: int
    end: int
    match: Match
    before: int
    joint: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """The names of one person, flattened: the words of the name and of the organisation, and all their parts."""

    who: Nameable
    name: tuple[str, ...]
    organisation: tuple[str, ...]
    parts: frozenset[str]


@lru_cache(maxsize=16)
def _entries(people: tuple[Nameable, ...]) -> tuple[_Entry, ...]:
    return tuple(_entry(who) for who in people)


def _entry(who: Nameable) -> _Entry:
    name, organisation = (tuple(flatten(clean_line(text)).split()) for text in (who.name, who.organisation))
    words = (*name, *organisation)
    return _Entry(who, name, organisation, frozenset(words).union(*(word.split("-") for word in words)))


@lru_cache(maxsize=16)
def _by_first_name(people: tuple[Nameable, ...]) -> dict[str, tuple[_Entry, ...]]:
    found: dict[str, tuple[_Entry, ...]] = {}
    for entry in _entries(people):
        if entry.name:
            found[entry.name[0]] = (*found.get(entry.name[0], ()), entry)
    return found


def match_handle(
    text: str, start: int, end: int, people: tuple[Nameable, ...], closes: Callable[[int], bool]
) -> Match | None:
    """Return who is meant by the word `text[start:end]`, and by the words after it where they complete a name.

    A word names somebody when it begins a word of the first name, last name or organisation. A whole word comes before
    a beginning. Of those, somebody is sure who is the only one, or whom nobody else equals in both being in the room
    and being called so by the first name. None when it names nobody.

    Words that only begin the rest of a name (`@Marloes ter`) go with it too where no more words come after them:
    `closes` says so of a place in the text. Elsewhere they may as well be the action (`@Marloes ter beschikking`).
    """
    matches = [entry for entry in _entries(people) if _begins(entry, flatten(text[start:end]))]
    following = _Following(text, start)
    longest, named = _named_on(matches, following.end_of)
    if not longest:
        longest, named = _named_on(matches, following.end_of_begun)
        if not longest or not closes(longest):
            longest, named = end, matches
    return _decide(longest, named, flatten(text[start:end])) if named else None


def match_exactly(name: str, end: int, people: tuple[Nameable, ...]) -> Match | None:
    """Return who is called exactly this: a full name, or a full name, a comma and the organisation."""
    wanted = flatten(clean_line(name))
    matches = [
        entry
        for entry in _entries(people)
        if wanted in {" ".join(entry.name), f"{' '.join(entry.name)}, {' '.join(entry.organisation)}"}
    ]
    return _decide(end, matches, "") if matches else None


def mentions(sentence: str, people: tuple[Nameable, ...]) -> Iterator[Mention]:
    """Yield the people whose first name stands in a sentence, from left to right.

    Only whole words count. Without a capital a name counts when it has three letters or more and is no everyday word.
    """
    first_names = _by_first_name(people)
    flat = flatten(sentence)
    past = 0
    for before, word in enumerate(_WORD.finditer(sentence)):
        start, end = word.span()
        entries = first_names.get(flat[start:end])
        if start >= past and entries and (sentence[start].isupper() or _counts_bare(flat[start:end])):
            match = _in_full(sentence, start, end, entries)
            yield Mention(start, match.end, match, before)
            past = match.end


def subject(sentence: str, named: Sequence[Mention]) -> Mention | None:
    """Return the first of the mentions in a sentence that can be who does it, or None.

    That is not a name after a preposition or an article (`met Karin`), nor after a subject (`zij belt Karin`), nor the
    second word, which is who is called in `belt Karin terug`. Names side by side (`Karin en Youssef bellen`) are
    returned as one mention with all of them as candidates: an action has one owner.
    """
    words = [flatten(word[0]) for word in _WORD.finditer(sentence)] if named else []
    for index, mention in enumerate(named):
        earlier = words[: mention.before]
        if not _SUBJECTS.isdisjoint(earlier):
            return None
        if earlier and (earlier[-1] in _NOT_A_SUBJECT_AFTER or (len(earlier) == 1 and earlier[0] not in _OPENERS)):
            continue
        return _with_companions(sentence, named[index:])
    return None


def _with_companions(sentence: str, named: Sequence[Mention]) -> Mention:
    """Return the first mention, joined with those that stand directly beside it."""
    first, *others = named
    end, candidates = first.end, first.match.candidates
    for other in others:
        if not _JOINT.fullmatch(sentence, end, other.start):
            break
        end, candidates = other.end, candidates + other.match.candidates
    if end == first.end:
        return first
    return Mention(first.start, end, Match(end, None, tuple(dict.fromkeys(candidates))), first.before, joint=True)


def _named_on(matches: Sequence[_Entry], end_of: Callable[[tuple[str, ...]], int]) -> tuple[int, Sequence[_Entry]]:
    """Return how far a text goes on with the name or organisation of one of these (0: it does not), and of whom."""
    ends = [max(end_of(entry.name), end_of(entry.organisation)) for entry in matches]
    furthest = max(ends, default=0)
    return furthest, [entry for entry, end in zip(matches, ends, strict=True) if end == furthest]


def _counts_bare(word: str) -> bool:
    return len(word) >= SHORTEST_BARE_NAME and word not in COMMON_WORDS


def _begins(entry: _Entry, handle: str) -> bool:
    return any(part.startswith(handle) for part in entry.parts)


def _in_full(sentence: str, start: int, end: int, entries: Sequence[_Entry]) -> Match:
    """Return who a first name means, and where the full name ends when that stands there."""
    following = _Following(sentence, start)
    longest = max(end, *(following.end_of(entry.name) for entry in entries))
    full = [entry for entry in entries if following.end_of(entry.name) == longest]
    return _decide(longest, full or entries, "")


class _Following:
    """The words of a text from some place on, read only as far as a name asks for."""

    def __init__(self, text: str, start: int) -> None:
        self._upcoming = re.compile(r"\S+").finditer(text, start)
        self._words: list[tuple[str, int]] = []

    def end_of(self, name: tuple[str, ...]) -> int:
        """Return where the last words of this name end when the text goes on with them, two or more; else 0."""
        first = self._word(0)
        for index, word in enumerate(name[:-1]):
            rest = name[index:]
            if word == first[0] and all(self._word(place)[0] == part for place, part in enumerate(rest)):
                return self._word(len(rest) - 1)[1]
        return 0

    def end_of_begun(self, name: tuple[str, ...]) -> int:
        """Return where the beginning of this name ends, two words at least, the last perhaps half typed; else 0."""
        for index, word in enumerate(name[:-1]):
            if word == self._word(0)[0]:
                rest = name[index:]
                return max(self._end_of_some(rest[:count]) for count in range(2, len(rest) + 1))
        return 0

    def _end_of_some(self, words: tuple[str, ...]) -> int:
        """Return where these words end when the text goes on with them and the beginning of the last; else 0."""
        *whole, last = words
        typed, end = self._word(len(whole))
        goes_on = all(self._word(place)[0] == part for place, part in enumerate(whole))
        return end if typed and goes_on and last.startswith(typed) else 0

    def _word(self, place: int) -> tuple[str, int]:
        """Return the flattened word at a place, without punctuation behind it, and where it ends."""
        while len(self._words) <= place:
            word = next(self._upcoming, None)
            bare = word[0].rstrip(_PUNCTUATION) if word else ""
            self._words.append((flatten(bare), word.start() + len(bare) if word else 0))
        return self._words[place]


def _decide(end: int, matches: Sequence[_Entry], handle: str) -> Match:
    """Return one match for several people: sure when one is at least as likely as every other in each respect."""
    exact = [entry for entry in matches if handle in entry.parts]
    ranked = sorted(exact or matches, key=lambda entry: _likeliness(entry, handle), reverse=True)
    best = _likeliness(ranked[0], handle)
    sure = all(
        best != other and all(ours >= theirs for ours, theirs in zip(best, other, strict=True))
        for other in (_likeliness(entry, handle) for entry in ranked[1:])
    )
    candidates = tuple(entry.who for entry in ranked)
    return Match(end, candidates[0] if sure else None, candidates)


def _likeliness(entry: _Entry, handle: str) -> tuple[bool, bool]:
    return bool(entry.name) and entry.name[0].startswith(handle), entry.who.in_room
