"""Names in free text: whose name becomes what, for which reader.

Source: domain.md section 5. A roepnaam becomes a code everywhere but in the jongere's own copy, and so does the name of
somebody around a jongere become the role. Rather one word too many is replaced than a name too few.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from exports.privacy.around import names_of_companion, names_of_guest
from sessions.erasing.replacing import Names, plain_name
from sessions.people import Person
from sessions.record import Record
from sessions.trajects import Traject

__all__ = [
    "Names",
    "home_of",
    "is_professional",
    "name_of",
    "names_for_block",
    "names_for_jongere",
    "names_for_partner",
]

SOMEBODY = "een jongere"
"""Stands for a roepnaam that more than one jongere has, where the text does not say which."""
SOMEBODY_ELSE = "een andere jongere"
"""Stands for another jongere in somebody's own copy."""
SOMEBODY_NEAR = "iemand uit de omgeving"
"""Stands for a name that several people around jongeren have, where the text does not say which."""
SOMEBODY_NEAR_ANOTHER = "iemand anders"
"""Stands for somebody around another jongere in somebody's own copy."""

Replacements = dict[str, str | None]
"""What a name becomes, by plain name; None where it stays."""


def names_for_block(record: Record, traject: int | None) -> Names:
    """Return the names for a part of a document that uses codes: that of one jongere, or (None) of the meeting.

    A roepnaam that several jongeren have is, in the block of one of them, that one; elsewhere `een jongere`. Of the
    people around this jongere stands the role (`oma`), of those around another one whose (`oma van J-08`).
    """
    return Names(_for_block(record, traject))


def names_for_partner(record: Record, traject: int | None) -> Names:
    """Return the names for such a part of a document for a partner, in which guests of no organisation have no name.

    A guest who is called after a jongere (`moeder van Sem`) is called after the code.
    """
    codes = Names(_codes(record, traject))
    guests = (person for person in record.people if person.guest and record.partner(person.partner) is None)
    called = {
        plain_name(name): codes.replace(role)[1]
        for guest in guests
        for name, role in names_of_guest(guest).items()
        if not codes.replace(name)[0]
    }
    return Names({**called, **_for_block(record, traject)})


def names_for_jongere(record: Record, traject: int) -> Names:
    """Return the names for a jongere's own copy: the own names stay, names and codes of others do not."""
    others: Replacements = {}
    own: Replacements = {}
    for name, codes in _roepnamen(record).items():
        (own if traject in codes else others)[name] = None if traject in codes else SOMEBODY_ELSE
        telling = [code for number, code in codes.items() if number != traject and _is_telling(code)]
        others |= dict.fromkeys(map(plain_name, telling), SOMEBODY_ELSE)
    near = dict.fromkeys(_around(record, lambda jongere: jongere.number == traject))
    elsewhere = dict.fromkeys(_around(record, lambda jongere: jongere.number != traject), SOMEBODY_NEAR_ANOTHER)
    return Names({**elsewhere, **_kept_names(record), **others, **near, **own})


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


def _for_block(record: Record, traject: int | None) -> Replacements:
    """Return what names become in a block: the own jongere counts before the people around, those before others."""
    codes = _codes(record, traject)
    roepnamen = _roepnamen(record)
    own = {name: code for name, code in codes.items() if traject in roepnamen[name]}
    coded = Names(codes)
    near = _called(record, lambda jongere: jongere.number == traject, lambda _, role: coded.replace(role)[1])
    elsewhere = _called(
        record,
        lambda jongere: jongere.number != traject,
        lambda jongere, role: f"{coded.replace(role)[1]} van {jongere.code}",
    )
    kept = _kept_names(record)
    near = {name: role for name, role in near.items() if name not in kept}
    return {**elsewhere, **kept, **codes, **near, **own}


def _codes(record: Record, traject: int | None) -> Replacements:
    """Return per roepnaam the code that stands for it in the block of this jongere."""
    return {
        name: codes[traject] if traject in codes else SOMEBODY if len(codes) > 1 else next(iter(codes.values()))
        for name, codes in _roepnamen(record).items()
    }


def _called(
    record: Record, which: Callable[[Traject], bool], words: Callable[[Traject, str], str]
) -> dict[str, str | None]:
    """Return per name of somebody around these jongeren what it becomes; `words` says so for one of them."""
    called: dict[str, set[str]] = defaultdict(set)
    for name, jongere, role in _around_each(record, which):
        called[name].add(words(jongere, role))
    return {name: next(iter(said)) if len(said) == 1 else SOMEBODY_NEAR for name, said in called.items()}


def _around(record: Record, which: Callable[[Traject], bool]) -> Iterable[str]:
    return (name for name, _, _ in _around_each(record, which))


def _around_each(record: Record, which: Callable[[Traject], bool]) -> Iterable[tuple[str, Traject, str]]:
    """Yield every name by which somebody around these jongeren is spoken of, whose he or she is, and the role."""
    for jongere in filter(which, record.trajects):
        for companion in jongere.around:
            for name, role in names_of_companion(companion).items():
                yield plain_name(name), jongere, role


def _roepnamen(record: Record) -> dict[str, dict[int, str]]:
    """Return per roepnaam, folded, the codes of the jongeren who have it, by traject."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for alias in record.aliases:
        found[plain_name(alias.roepnaam)][alias.traject] = alias.code
    for traject in record.trajects:
        found[plain_name(traject.roepnaam)][traject.number] = traject.code
    return found


def _kept_names(record: Record) -> Replacements:
    """Names of professionals that look like another's: full names (`Mila Bos`), and `Jos` where a jongere is Jo."""
    professionals = [person for person in record.people if is_professional(record, person)]
    full = {person.name for person in professionals if person.name != person.first_name}
    return dict.fromkeys(map(plain_name, full | {person.first_name for person in professionals}), None)


def _is_telling(code: str) -> bool:
    """Whether a code can be found in running text: `J-07` can, a code that might be a word or a number cannot."""
    return any(char.isdigit() for char in code) and any(char.isalpha() for char in code)
