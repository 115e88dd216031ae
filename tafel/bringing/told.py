"""What is told of a file that was brought in: how much of what, or what is wrong in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sessions.actions import Action, Status
from sessions.acts.importing import AnyImport
from sessions.counting import counted
from sessions.errors import Refusal
from sessions.importing.findings import Problem
from sessions.importing.partners import PartnerLine
from sessions.text import fold
from sessions.trajects import Stage, Traject

MOST = 50
"""So many problems are told at the terminal; of the others how many there are."""


@dataclass(frozen=True)
class Brought:
    """What was done, in a sentence, and what was pointed out: a line each."""

    told: str
    notes: tuple[str, ...]


class TableWrong(Refusal):
    """Something in a file is wrong, so that none of it was kept."""


def contents_words(imported: AnyImport) -> str:
    """Return what is in a table: `120 trajecten (80 lopend, 40 afgerond)`."""
    found = imported.findings.found
    partners = [line for line in found if isinstance(line, PartnerLine)]
    if partners:
        organisations = len({fold(line.name) for line in partners})
        contacts = sum(bool(line.contact) for line in partners)
        people = counted(contacts, "contactpersoon", "contactpersonen")
        return f"{counted(organisations, 'organisatie', 'organisaties')} en {people}"
    stages: Counter[str] = Counter(document.stage for document in found if isinstance(document, Traject))
    if stages:
        return f"{counted(len(found), 'traject', 'trajecten')} ({_each(stages, Stage)})"
    statuses: Counter[str] = Counter(document.status for document in found if isinstance(document, Action))
    return f"{counted(len(found), 'actie', 'acties')} ({_each(statuses, Status)})"


def how_many_wrong(problems: tuple[Problem, ...]) -> str:
    """Return how much is wrong, and that nothing happened."""
    where = "Op 1 plaats" if len(problems) == 1 else f"Op {len(problems)} plaatsen"
    return f"{where} klopt dit bestand niet. Er is niets ingelezen."


def wrong_lines(problems: tuple[Problem, ...]) -> str:
    """Return what is wrong, a line each after the first; no more of them than can be read."""
    lines = [how_many_wrong(problems), *map(str, problems[:MOST])]
    if len(problems) > MOST:
        lines.append(f"en nog {len(problems) - MOST}")
    return "\n".join(lines)


def _each(counts: Counter[str], order: Iterable[str]) -> str:
    return ", ".join(f"{counts[word]} {word}" for word in order if counts[word])
