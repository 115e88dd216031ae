"""The people around a jongere: by which names they are spoken of, and by which role a document calls them instead."""

from collections.abc import Iterator

from sessions.people import Person
from sessions.trajects import Companion

GUEST = "een gast"
"""Stands for a guest of whom nothing but a name is known."""

_TITLES = ("meneer", "mevrouw", "de heer", "dhr.", "dhr", "mevr.", "mevr", "mw.", "mw")
_PARTICLES = {
    "de",
    "den",
    "der",
    "van",
    "von",
    "het",
    "'t",
    "ten",
    "ter",
    "te",
    "la",
    "le",
    "el",
    "al",
    "du",
    "di",
    "da",
}
"""Words that begin a family name, and are no first name by themselves."""
_SHORTEST = 2
"""A first name of fewer letters is not looked for by itself: it may be an initial."""


def names_of_companion(companion: Companion) -> dict[str, str]:
    """Return the names that somebody around a jongere is spoken of by, with the role that stands for each.

    `oma Riet`, `Riet Bos` and `Riet` are all `oma`; a family name counts with a title before it, and never by itself.
    """
    return dict.fromkeys(_spoken(companion.name, companion.role), companion.role)


def names_of_guest(guest: Person) -> dict[str, str]:
    """Return the same of a guest: the role is what stands before the name (`oma Truus`), else the function."""
    words = guest.name.partition(",")[0].split()
    first = next((place for place, word in enumerate(words) if word[:1].isupper()), len(words))
    role, name = " ".join(words[:first]), " ".join(words[first:])
    return dict.fromkeys(_spoken(name, role), role or guest.function or GUEST)


def spoken_names(name: str) -> Iterator[str]:
    """Yield the ways in which somebody with this name is spoken of: `Carla Smit`, `Carla`, `mevrouw Smit`."""
    name = name.partition(",")[0]
    yield from _spoken(name, "")
    family = " ".join(_without_title(name.split())[0][1:])
    if family:
        yield from (f"{title} {family}" for title in _TITLES)


def _spoken(name: str, role: str) -> Iterator[str]:
    """Yield the ways in which somebody with this name and role is spoken of."""
    words, title = _without_title(_without_role(name.split(), role.split()))
    if not words:
        return
    whole, first = " ".join(words), words[0]
    called = [f"{other} {whole}" for other in _TITLES] if title else [whole]
    if not title and first.casefold() not in _PARTICLES and len(first.rstrip(".")) >= _SHORTEST:
        called.append(first)
    for one in called:
        yield one
        if role:
            yield f"{role} {one}"


def _without_role(words: list[str], role: list[str]) -> list[str]:
    """Return the words of a name without the role, where that was typed before it."""
    same = [word.casefold() for word in words[: len(role)]] == [word.casefold() for word in role]
    return words[len(role) :] if same else words


def _without_title(words: list[str]) -> tuple[list[str], bool]:
    """Return the words of a name without a title, and whether there was one."""
    said = " ".join(words).casefold()
    title = next((title for title in _TITLES if said.startswith(f"{title} ")), "")
    return words[len(title.split()) :], bool(title)
