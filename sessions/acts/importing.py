"""Bringing in a table of trajecten, partners or acties: all of it in one act, or nothing.

The long part, the reading, touches nothing and may be stopped; the act itself is short.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Generic, TypeVar

from sessions.actions import Action
from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.importing.actions import Known, read_actions
from sessions.importing.findings import Findings, Watch
from sessions.importing.partners import PartnerLine, read_partners
from sessions.importing.trajects import read_trajects
from sessions.people import Partner, Person
from sessions.series import SeriesKind
from sessions.store.series_file import SeriesFile
from sessions.store.tables import gc_held
from sessions.text import fold
from sessions.trajects import Traject

Found = TypeVar("Found")


class ImportKind(StrEnum):
    """What a table holds."""

    TRAJECTS = "trajecten"
    PARTNERS = "partners"
    ACTIONS = "acties"


@dataclass(frozen=True)
class Import(Generic[Found]):
    """What was read, and what keeps it; `keep` runs inside a change."""

    kind: ImportKind
    findings: Findings[Found]
    keep: Callable[[SeriesFile], None]


AnyImport = Import[Traject] | Import[PartnerLine] | Import[Action]
Reader = Callable[[bytes, Watch], AnyImport]


def import_reader(file: SeriesFile, kind: ImportKind) -> Reader:
    """Return what reads the bytes of a file against what the series has now; it may run in another thread.

    It raises InvalidInput where the file cannot be read as a whole or there is nothing in it, and whatever the watch
    raises. Raises InvalidInput where this kind of series has no such thing.
    """
    reader = _reader(file, kind)

    def read(data: bytes, watch: Watch) -> AnyImport:
        with gc_held():
            return reader(data, watch)

    return read


def _reader(file: SeriesFile, kind: ImportKind) -> Reader:
    if kind == ImportKind.TRAJECTS:
        _check_has_jongeren(file)
        taken = frozenset(traject.code for traject in file.trajects.all())
        return partial(_trajects, today=file.today(), taken=taken)
    if kind == ImportKind.PARTNERS:
        return partial(_partners, known=frozenset(fold(partner.name) for partner in file.partners.all()))
    known = Known(file.trajects.all(), file.people.all(), file.partners.all(), file.actions.all())
    return partial(_actions, now=file.now(), today=file.today(), known=known)


def keep_import(file: SeriesFile, imported: AnyImport) -> None:
    """Keep all that was read in one act. Raises InvalidInput with the first problem; then nothing is kept."""
    findings = imported.findings
    if findings.problems:
        raise InvalidInput(str(findings.problems[0]))
    label = f"{len(findings.found)} regels met {imported.kind} ingelezen"
    with gc_held(), file.change(label):
        imported.keep(file)


def _check_has_jongeren(file: SeriesFile) -> None:
    if file.series.kind == SeriesKind.COP:
        raise InvalidInput(
            f"{file.series.title} is een community of practice en heeft dus geen trajecten. Er is niets ingelezen. "
            "Kies een andere reeks."
        )


def _trajects(data: bytes, watch: Watch, *, today: dt.date, taken: frozenset[str]) -> Import[Traject]:
    findings = _some(read_trajects(data, today=today, taken=taken, watch=watch))
    return Import(ImportKind.TRAJECTS, findings, lambda file: file.trajects.add_all(findings.found))


def _actions(data: bytes, watch: Watch, *, now: dt.datetime, today: dt.date, known: Known) -> Import[Action]:
    findings = _some(read_actions(data, now=now, today=today, known=known, watch=watch))
    return Import(ImportKind.ACTIONS, findings, lambda file: file.actions.add_all(findings.found))


def _partners(data: bytes, watch: Watch, *, known: frozenset[str]) -> Import[PartnerLine]:
    findings = _some(read_partners(data, known=known, watch=watch))
    return Import(ImportKind.PARTNERS, findings, partial(_keep_partners, lines=findings.found))


def _some(findings: Findings[Found]) -> Findings[Found]:
    """Return findings that hold something. Raises InvalidInput where a table has a header and no lines."""
    if not findings.found and not findings.problems:
        raise InvalidInput("Er staat geen regel onder de kop van dit bestand. Er is niets ingelezen.")
    return findings


def _keep_partners(file: SeriesFile, lines: Iterable[PartnerLine]) -> None:
    """Inside a change: add organisations and their contact persons, or what is new about those who are there."""
    partners = {fold(partner.name): partner for partner in file.partners.all()}
    people = {(fold(person.name), person.partner): person for person in file.people.all() if not person.guest}
    for line in lines:
        name = fold(line.name)
        partner = partners.get(name) or file.partners.add(Partner(name=line.name))
        leefgebieden = tuple(dict.fromkeys((*partner.leefgebieden, *line.leefgebieden)))
        if leefgebieden != partner.leefgebieden:
            partner = file.partners.save(partner.changed(leefgebieden=leefgebieden))
        partners[name] = partner
        if line.contact:
            _keep_contact(file, line, partner.number, people)


def _keep_contact(
    file: SeriesFile, line: PartnerLine, partner: int, people: dict[tuple[str, int | None], Person]
) -> None:
    """Add a contact person, or add to one: who was known by name only belongs to this organisation from now on."""
    name = fold(line.contact)
    known = people.get((name, partner)) or people.pop((name, None), None)
    told = {"function": line.function, "email": line.email, "phone": line.phone, "may_decide": line.may_decide}
    values = {field: value for field, value in told.items() if value not in {"", None}}
    if known:
        people[name, partner] = file.people.save(known.changed(partner=partner, **values))
    else:
        people[name, partner] = file.people.add(validated(Person, {"name": line.contact, "partner": partner, **values}))
