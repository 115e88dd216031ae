"""The fixed words of tips (bron, doelgroep, moment) as people type them: in full, in the plural, or how they begin."""

from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from sessions.roles import Role, find_role
from sessions.text import fold

Word = TypeVar("Word", bound=StrEnum)


@lru_cache(maxsize=256)
def roles_meant(typed: str) -> tuple[Role, ...]:
    """Return which roles are meant, as `words_meant` does; `moeder` is a parent too."""
    role = find_role(typed)
    return (role,) if role else words_meant(Role, typed)


def words_meant(words: type[Word], typed: str) -> tuple[Word, ...]:
    """Return which of these words are meant: one where it is clear, several where more begin so, none for another.

    `ouders` means the role ouder, `ouder` the public ouders, and `hulp` is enough for hulpverlener.
    """
    return tuple(words(word) for word in _meant(words, typed))


@lru_cache(maxsize=256)
def _meant(words: type[StrEnum], typed: str) -> tuple[str, ...]:
    """Return the same as plain words; a file of a thousand tips has few different cells."""
    wanted = fold(typed)
    if not wanted:
        return ()
    exact = [word for word in words if wanted in {fold(word), f"{fold(word)}s", f"{fold(word)}n"}]
    return tuple(exact or (word for word in words if fold(word).startswith(wanted)))
