"""A field for the name of somebody or something that may be known: a beginning that fits only one takes that one.

A semicolon says it outright: `Els;` is somebody who is called Els and no more, `Els; Zeewijk` the one of Zeewijk.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sessions.errors import InvalidInput
from sessions.text import clean_line, fold
from tafel.forms.field import FormField

SHOWN = 3
"""So many names are told where more than one begins so."""


@dataclass(frozen=True)
class Known:
    """A name that is known, and small print to tell two of the same name apart (the organisation)."""

    name: str
    detail: str = ""

    @property
    def words(self) -> str:
        """The name with its small print."""
        return f"{self.name} ({self.detail})" if self.detail else self.name


class Names:
    """The names that are known, for one field with this label; `new` says what happens with a name that is not."""

    def __init__(self, label: str, known: Sequence[Known], new: str) -> None:
        self._label = label
        self._known = tuple(known)
        self._new = new

    def echo(self, text: str) -> str:
        """Say who a text means. Raises InvalidInput where it may mean more than one."""
        name, outright, detail = (clean_line(part) for part in text.partition(";"))
        exact = [one for one in self._known if fold(one.name) == fold(name)]
        if outright:
            # Nothing behind the semicolon is who has no small print, where two have the same name.
            exact = [one for one in exact if fold(one.detail) == fold(detail)] or ([] if detail else exact)
        self._refuse_many(exact)
        if exact:
            return f"✓ {exact[0].words if exact[0].detail else 'bekend'}"
        begun = [] if outright else self._begun(name)
        self._refuse_many(begun)
        if begun:
            return f"Enter neemt {begun[0].words}. Een ander? Zet ; achter de naam."
        return self._new

    def complete(self, text: str) -> str:
        """Return the known name that a text is the beginning of, else the text. Raises as `echo` does."""
        name, outright, _ = text.partition(";")
        if outright or any(fold(one.name) == fold(name) for one in self._known):
            return text
        begun = self._begun(name)
        self._refuse_many(begun)
        return begun[0].name if begun else text

    def _begun(self, name: str) -> list[Known]:
        return [one for one in self._known if fold(one.name).startswith(fold(name))]

    def _refuse_many(self, found: Sequence[Known]) -> None:
        if len(found) < 2:
            return
        told = ", ".join(one.words for one in found[:SHOWN])
        more = " of nog iemand" if len(found) > SHOWN else ""
        way = "Zet achter de naam ; en de organisatie." if _same(found) else "Typ nog een paar letters."
        raise InvalidInput(f"Wie bedoelt u: {told}{more}? {way}", field=fold(self._label))


def _same(found: Sequence[Known]) -> bool:
    return len({fold(one.name) for one in found}) == 1


def known_field(
    key: str,
    label: str,
    known: Sequence[Known],
    *,
    hint: str = "naam",
    value: str = "",
    new: str = "nieuw: wordt toegevoegd",
) -> FormField:
    """Return a field for one of these names, or for a new one."""
    names = Names(label, known, new)
    return FormField(
        key,
        label,
        hint,
        value,
        echo=names.echo,
        complete=names.complete,
        names=tuple(dict.fromkeys(one.name for one in known)),
    )


def word_field(key: str, label: str, words: Sequence[str], *, hint: str = "", value: str = "") -> FormField:
    """Return a field for a free text that is often one of these words: a beginning only proposes."""

    def echo(typed: str) -> str:
        begun = next((word for word in words if fold(word).startswith(fold(typed)) and fold(word) != fold(typed)), "")
        return f"pijl rechts neemt over: {begun}" if begun else ""

    return FormField(key, label, hint, value, echo=echo, names=tuple(words))


def name_in(text: str) -> str:
    """Return the name in a text that may say outright what is meant (`Els;`)."""
    return clean_line(text.partition(";")[0])
