"""The leefgebieden (life domains), their states and outcomes: the fixed vocabulary, in one table.

Source: the outcome lists of the TWIN-H final report (2014); `netwerk`, `overig` and the states are our own.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from sessions.text import fold


class Leefgebied(StrEnum):
    """The key of a life domain, as it is stored."""

    WONEN = "wonen"
    WERK = "werk"
    ONDERWIJS = "onderwijs"
    PSYCHISCH = "psychisch"
    FINANCIEN = "financien"
    LICHAMELIJK = "lichamelijk"
    VERSLAVING = "verslaving"
    NETWERK = "netwerk"
    OVERIG = "overig"

    @property
    def label(self) -> str:
        """What professionals call it."""
        return VOCABULARY[self].label

    @property
    def to_jongere(self) -> str:
        """What it is called towards the jongere."""
        return VOCABULARY[self].to_jongere


class DomainState(StrEnum):
    """Where the question in one leefgebied stands. `NOT_HERE` never stands in a document for others."""

    NOT_DISCUSSED = "niet besproken"
    QUESTION = "vraag"
    NO_QUESTION = "geen vraag"
    NOT_HERE = "niet aan deze tafel"


@dataclass(frozen=True)
class Outcome:
    """A result at the end of a traject; `reached` says whether it counts as reached."""

    word: str
    reached: bool


@dataclass(frozen=True)
class Entry:
    """One line of the vocabulary."""

    label: str
    to_jongere: str
    outcomes: tuple[Outcome, ...]


def _outcomes(*words: str) -> tuple[Outcome, ...]:
    """Read outcome words; a leading `+` marks one that counts as reached."""
    return tuple(Outcome(word.removeprefix("+"), word.startswith("+")) for word in words)


_HELP = _outcomes("+hulp", "geen hulp")

VOCABULARY: dict[Leefgebied, Entry] = {
    Leefgebied.WONEN: Entry(
        "Wonen",
        "Wonen",
        _outcomes("+woont thuis", "+eigen woonruimte", "+tijdelijke woonruimte", "geen woonruimte"),
    ),
    Leefgebied.WERK: Entry(
        "Werk en dagbesteding",
        "Werk of dagbesteding",
        _outcomes("+werk", "+tijdelijk werk", "+stage", "+vrijwilligerswerk", "geen werk", "geen dagbesteding"),
    ),
    Leefgebied.ONDERWIJS: Entry("Onderwijs", "School", _outcomes("+mbo", "+vo", "leerwerktraject", "anders")),
    Leefgebied.PSYCHISCH: Entry("Psychische hulp", "Hoe het met je gaat", _HELP),
    Leefgebied.FINANCIEN: Entry("Financiën", "Geld", _HELP),
    Leefgebied.LICHAMELIJK: Entry("Lichamelijke gezondheid", "Je gezondheid", _HELP),
    Leefgebied.VERSLAVING: Entry("Verslaving", "Drank, drugs, gamen, gokken", _HELP),
    Leefgebied.NETWERK: Entry("Sociaal netwerk", "Mensen om je heen", _outcomes("+steun", "geen steun")),
    Leefgebied.OVERIG: Entry("Overig", "Iets anders", _outcomes("+opgelost", "niet opgelost")),
}

_NICKNAMES = {
    "school": Leefgebied.ONDERWIJS,
    "opleiding": Leefgebied.ONDERWIJS,
    "geld": Leefgebied.FINANCIEN,
    "schulden": Leefgebied.FINANCIEN,
    "dagbesteding": Leefgebied.WERK,
    "gezondheid": Leefgebied.LICHAMELIJK,
    "huisvesting": Leefgebied.WONEN,
    "sociaal netwerk": Leefgebied.NETWERK,
    "iets anders": Leefgebied.OVERIG,
}


def find_leefgebied(word: str) -> Leefgebied | None:
    """Return the leefgebied that a word or its beginning names, or None when it names none or more than one.

    Keys and labels come before everyday words, so that `we` is Werk and `sc` is still Onderwijs.
    """
    wanted = fold(word)
    if not wanted:
        return None
    for names in ({fold(name): key for key in Leefgebied for name in (key, key.label)}, _NICKNAMES):
        if wanted in names:
            return names[wanted]
        found = {key for name, key in names.items() if name.startswith(wanted)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def read_leefgebieden(text: str) -> tuple[tuple[Leefgebied, ...], tuple[str, ...]]:
    """Return the leefgebieden that a typed line names, in its order, and the words that name none.

    They are named by (the beginning of) a word, or by their place in the vocabulary: `wonen, geld`, `1 5`, `135`.
    """
    found: dict[Leefgebied, None] = {}
    unknown: list[str] = []
    for part in re.split(r"[,;/+]", text):
        whole = find_leefgebied(part)
        for word in [part] if whole else part.split():
            named = [whole] if whole else _named(word)
            found.update(dict.fromkeys(key for key in named if key))
            if None in named and fold(word) != "en":
                unknown.append(word)
    return tuple(found), tuple(unknown)


def _named(word: str) -> list[Leefgebied | None]:
    """Return the leefgebieden of the digits in a word, or the one that a word names; None for what names none."""
    keys = list(Leefgebied)
    if word.isdecimal():
        return [keys[int(digit) - 1] if digit != "0" else None for digit in word]
    return [find_leefgebied(word)]
